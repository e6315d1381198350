import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyOfLetter, type Letter, letterNumber, type SetLetter } from './letter.ts';
import { LetterPress } from './letter-press.ts';
import { Typesetter } from './typesetting.ts';
import { ENVELOPES, possiblySeen, surelySeen } from './window-envelope.ts';

const ZH: Letter = {
  language: 'zh-CN',
  number: letterNumber('17-1000023-4'),
  sender: {
    name: '安还消费金融',
    returnLine: '安还，杭州市西湖区文三路 1 号，310012',
    address: ['杭州市西湖区文三路 1 号', '310012'],
    phone: '400-000-0000',
    complaint: '400-000-0001',
    signer: '王芳',
    office: '贷后服务部',
    envelope: 'DL',
  },
  recipient: ['李小䶮 先生', '浙江省杭州市余杭区五常街道', '西溪路 556 号 3 幢 1201 室', '310023'],
  mark: '本人亲启',
  paper: {
    code: '7K4Q2DM9',
    checkPage: 'https://verify.example/7K4Q2DM9',
    day: '2026-11-22',
    subject: '关于您的账户',
    figures: [
      ['应还本金', '¥1,000.00'],
      ['罚息（每天增加 ¥0.62）', '¥18.60'],
    ],
    attachments: ['逾期明细'],
  },
  paragraphs: [
    '李小䶮：根据您与安还消费金融签订的合同（合同编号 2025-0011），2026年10月8日应还款项 ¥1,053.10 至今未收到，逾期 45 天。',
    '您可以先还一部分、选择延期，或申请分期，大约需要 3 分钟。',
  ],
};
const EN: Letter = {
  ...ZH,
  language: 'en',
  recipient: ['Mr Tom Brown', '221B Baker Street', 'London', 'NW1 6XE'],
  mark: 'Private and confidential',
  sender: { ...ZH.sender, name: 'Anhuan', returnLine: 'Anhuan, 1 Wensan Road, Hangzhou' },
  paragraphs: ['¥1,053.10 was due on 8 October 2026 and has not arrived.'],
};

let setter: Typesetter;
beforeAll(() => {
  setter = new Typesetter();
});

async function set(letter: Letter): Promise<SetLetter> {
  const done = await setter.set(letter);
  if ('refused' in done) throw new Error(`${done.refused}: ${done.what}`);
  return done;
}

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;

/** The words of a page with their places in tenths of a millimetre, and the lines of the text. */
function read(pdf: Uint8Array): { words: { text: string; box: number[] }[]; lines: string[] } {
  const file = join(mkdtempSync(join(tmpdir(), 'anhuan-letter-')), 'letter.pdf');
  writeFileSync(file, pdf);
  const boxes = execFileSync('pdftotext', ['-bbox', '-l', '1', file, '-'], { encoding: 'utf8' });
  const words = [...boxes.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</g)].map(
    ([, ...parts]) => ({
      text: parts[4]!,
      box: parts.slice(0, 4).map((points) => (Number(points) * 254) / 72),
    }),
  );
  const lines = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\n');
  return { words, lines: lines.map((line) => line.trim()).filter((line) => line !== '') };
}

describe('a letter', () => {
  test.each([
    ['Chinese', ZH],
    ['English', EN],
  ])('in %s is one A4 page, the same bytes each time, by any setter', async (_, letter) => {
    const first = await set(letter);
    expect(first.pages).toBe(1);
    expect(Buffer.from(first.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect((await set(letter)).digest).toBe(first.digest);
    const other = await new Typesetter().set(letter);
    expect(other).toEqual(first);
  });

  test('is another file when one character differs', async () => {
    const changed = { ...ZH, paragraphs: ZH.paragraphs.map((text) => text.replace('1,053.10', '1,053.11')) };
    expect((await set(changed)).digest).not.toBe((await set(ZH)).digest);
  });

  test('says on each of its pages which it is, of how many', async () => {
    const long = { ...ZH, paragraphs: Array.from({ length: 60 }, () => ZH.paragraphs[0]!) };
    const { pages, pdf } = await set(long);
    expect(pages).toBeGreaterThan(2);
    if (!poppler) return;
    const { lines } = read(pdf);
    for (let page = 1; page <= pages; page += 1)
      expect(lines.filter((line) => line.includes(`第 ${page} 页，共 ${pages} 页`))).toHaveLength(1);
  });

  test('takes texts as they are: no markup is read from them', async () => {
    const sharp = '#panic("x") *bold* $x$ <address> @ref `raw` \\ #d.name(';
    const { pdf } = await set({ ...EN, paragraphs: [sharp] });
    if (poppler) expect(read(pdf).lines.join(' ')).toContain('#panic("x") *bold* $x$ <address> @ref');
  });

  test.each(['Łukasz Čapek', 'İpek Ġorġ', 'Їжакевич Юрій', 'Γιώργος Παπαδόπουλος', 'प्रिया शर्मा'])(
    'has every sign of %s, each word in one font',
    async (name) => {
      const { pdf, pages } = await set({ ...EN, recipient: [name, ...EN.recipient.slice(1)] });
      expect(pages).toBe(1);
      if (poppler && !/\p{Script=Devanagari}/u.test(name)) expect(read(pdf).lines.join(' ')).toContain(name);
    },
  );

  test.each([
    '阿卜杜热合曼·麦麦提明·吾买尔江·艾尼瓦尔',
    'María José Fernández de la Cruz y Gutiérrez-Castillo',
  ])('takes the long name %s smaller, and over two lines, within the window', async (name) => {
    const { pdf } = await set({ ...ZH, mark: null, recipient: [name, ...ZH.recipient.slice(1)] });
    if (!poppler) return;
    const room = surelySeen(ENVELOPES.DL);
    const inWindow = read(pdf).words.filter(
      ({ box }) => box[1]! > room.top && box[3]! < room.bottom && box[0]! < room.right,
    );
    expect(inWindow.map(({ text }) => text).join('')).toContain(name.replaceAll(' ', ''));
    for (const { box } of inWindow) expect(box[2]).toBeLessThanOrEqual(room.right);
  });

  test.each([
    [
      'a character without a sign',
      { ...ZH, recipient: ['李𨭎', ...ZH.recipient.slice(1)] },
      'no-sign-for',
      /𨭎.*U\+28B4E/,
    ],
    ['a control character', { ...ZH, paragraphs: ['a\u0007b'] }, 'no-sign-for', /U\+0007/],
    [
      'an emoji in a figure',
      { ...ZH, paper: { ...ZH.paper, figures: [['🙂', '1']] } },
      'no-sign-for',
      /U\+1F642/,
    ],
    [
      'an address wider than the window',
      { ...ZH, recipient: ['李', '浙'.repeat(40)] },
      'address-too-wide',
      /浙/,
    ],
    [
      'an address longer than the window',
      { ...ZH, recipient: Array.from({ length: 12 }, () => '浙') },
      'address-too-long',
      /12/,
    ],
    ['a debt in the window', { ...ZH, mark: '逾期欠款催收' }, 'debt-can-be-seen', /HOUSE-WORDS-OUTSIDE/],
    [
      'a return line that gives it away',
      { ...EN, sender: { ...EN.sender, returnLine: 'Debt Collection Department' } },
      'debt-can-be-seen',
      /./,
    ],
    ['nobody to send it to', { ...ZH, recipient: [] }, 'empty', /recipient/],
    ['nothing to say', { ...ZH, paragraphs: [] }, 'empty', /paragraphs/],
  ] as [string, Letter, string, RegExp][])('is refused by name: %s', async (_, letter, refused, what) => {
    const done = await setter.set(letter);
    expect(done).toMatchObject({ refused });
    expect((done as { what: string }).what).toMatch(what);
  });

  test('is not refused for any common character of a name', async () => {
    // The first level of the table of general standard characters is in there, as are those of names.
    const names = '䶮堃喆翀奡玥婳彧昉昶晟暄瑀祎禛筱芃芮茜莙蕲薇謦邶郃鄢釴钰铎锜镕阚韫頔颢飔馥骁鸢麒黛';
    expect(await setter.set({ ...ZH, paragraphs: [names] })).toMatchObject({ pages: 1 });
  });
});

describe.skipIf(!poppler)('on the page', () => {
  test.each([
    ['DL', ZH],
    ['DL', EN],
    ['C5', ZH],
    ['C5', EN],
  ] as const)('%s: the window shows the address and nothing else', async (envelope, letter) => {
    const { pdf } = await set({ ...letter, sender: { ...letter.sender, envelope } });
    const [sure, possible] = [surelySeen(ENVELOPES[envelope]), possiblySeen(ENVELOPES[envelope])];
    const { words } = read(pdf);
    const shown = words.filter(
      ({ box: [left, top, right, bottom] }) =>
        right! > possible.left && left! < possible.right && bottom! > possible.top && top! < possible.bottom,
    );
    const allowed = [letter.sender.returnLine, letter.mark ?? '', ...letter.recipient].join(' ');
    for (const { text } of shown) expect(allowed).toContain(text.replaceAll('&amp;', '&'));
    expect(shown.map(({ text }) => text).join('')).toContain(letter.recipient.at(-1)!.split(' ').at(-1));
    for (const { box } of shown) {
      expect(box[0]).toBeGreaterThanOrEqual(sure.left - 1);
      expect(box[1]).toBeGreaterThanOrEqual(sure.top - 1);
      expect(box[2]).toBeLessThanOrEqual(sure.right + 1);
      expect(box[3]).toBeLessThanOrEqual(sure.bottom + 1);
    }
  });

  test('no line begins with a closing mark or ends with an opening one', async () => {
    const closing = /^[，。；：、！？）】》”’%]/;
    const opening = /[（【《“‘¥]$/;
    // 20261122 is the seed of every property here.
    const piece = fc.constantFrom(
      '还款',
      '（',
      '）',
      '。',
      '，',
      '“安还”',
      '¥1,234.50',
      '《合同》',
      '2026年11月22日',
      '明细',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 60, maxLength: 120 }), async (pieces) => {
        const text = `还${pieces.join('款')}款。`;
        const { pdf } = await set({
          ...ZH,
          paragraphs: [text],
          paper: { ...ZH.paper, figures: [], attachments: [] },
        });
        const { lines } = read(pdf);
        const from = lines.findIndex((line) => line.startsWith('关于您的账户')) + 1;
        const to = lines.findIndex((line) => line.includes('贷后服务部'));
        const body = lines.slice(from, to - 1);
        expect(body.length).toBeGreaterThan(2);
        for (const line of body) {
          expect(line).not.toMatch(closing);
          expect(line).not.toMatch(opening);
        }
      }),
      { seed: 20261122, numRuns: 15 },
    );
  });
});

describe('the number of a letter', () => {
  test('leads back to its message, and a slip of the pen to none', () => {
    const number = letterNumber('17-1000023-4');
    expect(keyOfLetter(number)).toBe('17-1000023-4');
    expect(keyOfLetter(number.toLowerCase())).toBe('17-1000023-4');
    expect(keyOfLetter(number.replace('1000023', '1000032'))).toBeNull();
    expect(keyOfLetter('L17-1000023-4')).toBeNull();
  });
});

describe('the press', () => {
  const press = new LetterPress();
  afterAll(() => press.close());

  test('sets as one setter does, in a thread', async () => {
    const [one, two] = await Promise.all([press.set(ZH), press.set(EN)]);
    expect((one as SetLetter).digest).toBe((await set(ZH)).digest);
    expect((two as SetLetter).digest).toBe((await set(EN)).digest);
  });

  test('passes a refusal on, and goes on', async () => {
    expect(await press.set({ ...ZH, recipient: ['𨭎', 'x'] })).toMatchObject({ refused: 'no-sign-for' });
    expect(await press.set(ZH)).toMatchObject({ pages: 1 });
  });

  test('closed, it answers instead of waiting', async () => {
    const other = new LetterPress();
    const late = other.set(ZH);
    await other.close();
    expect(await late).toMatchObject({ refused: 'not-set' });
    expect(await other.set(ZH)).toMatchObject({ refused: 'not-set' });
  });
});

test('the sheet is data beside the code', () => {
  expect(readFileSync(join(import.meta.dirname, 'letter.typ'), 'utf8')).toContain('fallback: false');
});
