import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type PostFault, type PostOffice, startPostOffice } from '../../../tools/peers/post-office.ts';
import type { Carrier, News, Parcel } from '../carrier.ts';
import type { Sender } from '../letters/letter.ts';
import { LetterPress } from '../letters/letter-press.ts';
import { type LetterKeeper, openPost, type PostConfig } from './post-carrier.ts';
import type { PostState } from './post-port.ts';

const SENDER: Sender = {
  name: '安还消费金融',
  returnLine: '安还，杭州市西湖区文三路 1 号，310012',
  address: ['杭州市西湖区文三路 1 号'],
  phone: '400-000-0000',
  complaint: '400-000-0001',
  signer: '王芳',
  office: '贷后服务部',
  envelope: 'DL',
};
const PARCEL: Parcel = {
  key: '17-1000023-4',
  to: '李小明 先生\n浙江省杭州市余杭区五常街道\n西溪路 556 号\n310023',
  language: 'zh-CN',
  outer: '李小明 亲启',
  body: '李小明：应还 ¥1,053.10。\n您可以申请分期。',
  html: null,
  unsubscribe: null,
  secondsToLive: 86_400,
  paper: {
    code: '7K4Q2DM9',
    checkPage: 'https://verify.example/7K4Q2DM9',
    day: '2026-11-22',
    subject: '关于您的账户',
    figures: [],
    attachments: [],
  },
};
const LONG = 20_000;

/** Everything that the carrier tells and keeps, and a way to wait for it. */
class Ear {
  readonly news: News[] = [];
  readonly made: string[] = [];
  readonly moved: { state: PostState; scan: string | null }[] = [];
  deaf = 0;

  readonly hear = async (news: readonly News[]): Promise<void> => {
    if (this.deaf > 0) {
      this.deaf -= 1;
      throw new Error('the database is away');
    }
    this.news.push(...news);
  };
  readonly keep: LetterKeeper = {
    made: async (key, { digest, number, pages }) => {
      this.made.push(`${key} ${number} ${pages} ${digest}`);
    },
    moved: async (_, state, scan) => {
      this.moved.push({ state, scan: scan?.digest ?? null });
    },
  };
}

let office: PostOffice;
let ear: Ear;
let post: Carrier;
const opened: Carrier[] = [];
const press = new LetterPress();
afterAll(() => press.close());

async function open(address: string, keep: LetterKeeper = ear.keep): Promise<Carrier> {
  const config: PostConfig = {
    name: 'post',
    address,
    token: 'secret',
    sender: { 'zh-CN': SENDER, en: SENDER },
    perSecond: 5,
    costOfLetter: 35_000,
    rank: 0,
    waitSeconds: 30,
  };
  const carrier = await openPost(config, ear.hear, keep, press);
  opened.push(carrier);
  return carrier;
}

beforeEach(async () => {
  office = await startPostOffice({ token: 'secret' });
  ear = new Ear();
  post = await open(office.address);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((carrier) => carrier.close()));
  await office.close();
});

async function order(): Promise<string> {
  const [answer] = await post.hand([PARCEL], LONG);
  if (answer?.state !== 'taken' || answer.reference === null) throw new Error(JSON.stringify(answer));
  return answer.reference;
}

describe('an order', () => {
  test('is the page, kept before it went, under the number that the page shows', async () => {
    const reference = await order();
    const letter = office.inbox.get(reference)!;
    expect(letter).toMatchObject({ key: PARCEL.key, envelope: 'DL' });
    expect(letter.pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const digest = createHash('sha256').update(letter.pdf).digest('hex');
    expect(ear.made).toEqual([
      expect.stringMatching(new RegExp(`^17-1000023-4 L17-1000023-4-.. 1 ${digest}$`)),
    ]);
  });

  test('twice under one key is one letter', async () => {
    const first = await order();
    expect(await order()).toBe(first);
    expect(office.inbox.size).toBe(1);
  });

  test('with another page under the same key stays the first one', async () => {
    const first = await order();
    const [answer] = await post.hand([{ ...PARCEL, body: 'Another day, another check code.' }], LONG);
    expect(answer).toEqual({ state: 'taken', reference: first, parts: 1 });
    expect(office.inbox.size).toBe(1);
  });

  test('many at once are answered each in its place', async () => {
    const parcels = Array.from({ length: 12 }, (_, place) => ({ ...PARCEL, key: `1-2-${place + 1}` }));
    const bad = { ...PARCEL, key: '1-2-99', to: '李𨭎\n浙江' };
    const answers = await post.hand([...parcels.slice(0, 5), bad, ...parcels.slice(5)], LONG);
    expect(answers[5]).toEqual({ state: 'no', why: 'no-sign-for: "𨭎" (U+28B4E)', again: false });
    for (const [place, parcel] of [...parcels.slice(0, 5), bad, ...parcels.slice(5)].entries()) {
      const answer = answers[place]!;
      if (answer.state === 'taken') expect(office.inbox.get(answer.reference!)!.key).toBe(parcel.key);
    }
    expect(office.inbox.size).toBe(12);
  });

  test('without a check code is none', async () => {
    const { paper: _, ...bare } = PARCEL;
    expect(await post.hand([bare], LONG)).toEqual([
      { state: 'no', why: expect.stringContaining('check code'), again: false },
    ]);
    expect(office.asked).toBe(0);
  });

  test('whose page cannot be kept is not placed', async () => {
    const other = await open(office.address, {
      ...ear.keep,
      made: async () => {
        throw new Error('the disk is full');
      },
    });
    expect(await other.hand([PARCEL], LONG)).toEqual([
      { state: 'no', why: expect.stringContaining('disk is full'), again: true },
    ]);
    expect(office.asked).toBe(0);
  });
});

describe('when the provider', () => {
  test.each([
    ['is busy', 'busy', { state: 'no', again: true }],
    ['refuses the page', 'refuses', { state: 'no', again: false }],
    ['makes a mistake', 'broken', { state: 'unknown' }],
    ['talks garbage', 'garbage', { state: 'unknown' }],
    ['is gone after taking it', 'gone-after', { state: 'unknown' }],
  ] as [string, PostFault, object][])('%s, nothing is lost or doubled', async (_, fault, expected) => {
    office.fault = fault;
    expect(await post.hand([PARCEL], LONG)).toMatchObject([expected]);
    const known = await post.ask!(null, PARCEL.key);
    expect(known).toBeNull();
    office.fault = 'none';
    await order();
    expect(office.inbox.size).toBe(1);
  });

  test('says nothing, the answer comes in time and says that it is not known', async () => {
    office.fault = 'silent';
    const [answer] = await post.hand([PARCEL], 700);
    expect(answer).toMatchObject({ state: 'unknown', why: expect.stringContaining('Timeout') });
  });

  test('is not there, it certainly has nothing, and another carrier is used', async () => {
    const { address } = office;
    await office.close();
    expect(post.isUp()).toBe(true);
    expect(await post.hand([PARCEL], LONG)).toMatchObject([{ state: 'no', again: true }]);
    expect(post.isUp()).toBe(false);
    office = await startPostOffice({ token: 'secret' });
    expect(office.address).not.toBe(address);
  });

  test('does not know us, that is a no for good', async () => {
    await office.close();
    office = await startPostOffice({ token: 'another' });
    post = await open(office.address);
    expect(await post.hand([PARCEL], LONG)).toMatchObject([
      { state: 'no', again: false, why: expect.stringContaining('401') },
    ]);
  });

  test('sends an answer without end, it is cut', async () => {
    const endless = createServer((_, response) => {
      response.writeHead(201, { 'content-type': 'application/json' });
      const fill = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', fill);
      };
      response.on('error', () => {});
      fill();
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const other = await open(`http://127.0.0.1:${(endless.address() as AddressInfo).port}`);
    expect(await other.hand([PARCEL], LONG)).toMatchObject([{ state: 'unknown' }]);
    await other.close();
    endless.closeAllConnections();
    await new Promise<void>((resolve) => endless.close(() => resolve()));
  });
});

describe('what became of it', () => {
  test('a delivered letter is a receipt, its way is kept', async () => {
    const reference = await order();
    for (const state of ['posted', 'in-transit', 'delivered'] as const) office.move(reference, state);
    await office.heard();
    expect(ear.moved.map(({ state: { state } }) => state)).toEqual(['posted', 'in-transit', 'delivered']);
    expect(ear.news).toEqual([
      expect.objectContaining({
        type: 'receipt',
        reference,
        key: PARCEL.key,
        outcome: 'delivered',
        addressDead: false,
      }),
    ]);
    expect(ear.moved[0]!.state.tracking).toMatch(/^RR\d+CN$/);
    expect(await post.ask!(reference, PARCEL.key)).toMatchObject({ outcome: 'delivered' });
    expect(await post.ask!(null, PARCEL.key)).toMatchObject({ outcome: 'delivered' });
  });

  test.each([
    ['unknown-address', true],
    ['no-such-person', true],
    ['moved', true],
    ['unclaimed', false],
    ['other', false],
  ] as const)(
    'returned because %s: address dead is %s, with the picture of the envelope',
    async (reason, dead) => {
      const reference = await order();
      const scan = Buffer.from('the envelope that came back');
      office.move(reference, 'posted');
      office.move(reference, 'returned', { reason, scan });
      await office.heard();
      expect(ear.news).toEqual([
        expect.objectContaining({
          outcome: 'bounced',
          addressDead: dead,
          detail: expect.stringContaining(reason),
        }),
      ]);
      expect(ear.moved.at(-1)!.scan).toBe(createHash('sha256').update(scan).digest('hex'));
    },
  );

  test('refused at the door is bounced, and the address lives', async () => {
    office.move(await order(), 'refused');
    await office.heard();
    expect(ear.news).toEqual([expect.objectContaining({ outcome: 'bounced', addressDead: false })]);
  });

  test('is not acknowledged before it is kept', async () => {
    const reference = await order();
    ear.deaf = 2;
    office.move(reference, 'delivered');
    await office.heard();
    expect(ear.news).toHaveLength(1);
    expect(ear.moved.length).toBe(3);
  });

  test('told again, it says the same again under the same key', async () => {
    const reference = await order();
    office.move(reference, 'delivered');
    await office.heard();
    office.repeat();
    await office.heard();
    expect(ear.news).toHaveLength(2);
    expect(ear.news[1]).toEqual(ear.news[0]);
  });

  test('happened while nobody listened, it is heard by the next who does', async () => {
    const reference = await order();
    await post.close();
    office.move(reference, 'returned', { reason: 'moved' });
    expect(office.unheard).toBe(1);
    await open(office.address);
    await office.heard();
    expect(ear.news).toEqual([
      expect.objectContaining({ key: PARCEL.key, outcome: 'bounced', addressDead: true }),
    ]);
  });
});

describe('a recall', () => {
  test('works until it is posted', async () => {
    const reference = await order();
    expect(await post.recall!(reference)).toBe(true);
    await office.heard();
    expect(ear.news).toEqual([expect.objectContaining({ outcome: 'recalled' })]);
    expect(await post.recall!(reference)).toBe(true);
  });

  test('is too late after, and says so', async () => {
    const reference = await order();
    office.move(reference, 'posted');
    expect(await post.recall!(reference)).toBe(false);
    expect(await post.recall!('P-nowhere')).toBe(false);
    expect(office.inbox.get(reference)!.state.state).toBe('posted');
  });
});
