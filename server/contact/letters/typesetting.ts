/**
 * How does a letter become a PDF, the same bytes each time?
 *
 * Typst sets it with fonts that come with the product and nothing of this machine's. What it does not say itself is checked here: that
 * every character has a sign, that the address fits the window in every position of the sheet, and that nothing which the
 * window may show tells of a debt. The time in the file is the letter's day. One compiler for many letters: it caches, so
 * whoever sets many does it in a thread that is thrown away (`letter-press.ts`).
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import QRCode from 'qrcode';
import { FIRST_LEXICON, wordBookOf } from '../../../policy/words/word-packs.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { contentsIn } from '../../../rules/words/lexicon.ts';
import { plainText } from '../../../rules/words/plain-text.ts';
import { codePoint, type HouseFonts, houseFonts, missingIn, secondFontWords } from './glyphs.ts';
import type { Letter, SetLetter, Unset } from './letter.ts';
import { ENVELOPES, possiblySeen, surelySeen } from './window-envelope.ts';

/** Rests of letters older than so many stay cached; more is memory that never comes back. */
const KEPT = 10;
const SHEET = readFileSync(join(import.meta.dirname, 'letter.typ'), 'utf8');

/** Tenths of a millimetre that stay free above and below the address, as the sheet places it. */
const AIR = 5;

/** What the sheet says by itself. */
const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    number: '信函编号',
    date: '日期',
    check: '核验码',
    checkHere: '不确定是不是我们？请扫码或在官方页面输入核验码。',
    page: '第 {x} 页，共 {y} 页',
    attachments: '附件',
    seal: '签字或盖章',
    talk: '电话',
    complain: '投诉',
    lawyer: '执业证号',
    signed: '电子签名',
  },
  en: {
    number: 'Letter',
    date: 'Date',
    check: 'Check code',
    checkHere: 'Not sure this is us? Scan this, or enter the check code at the official page.',
    page: 'Page {x} of {y}',
    attachments: 'Attachments',
    seal: 'Signature or seal',
    talk: 'Telephone',
    complain: 'Complaints',
    lawyer: 'Practising number',
    signed: 'Signed electronically',
  },
};

/** Sets letters with one compiler. */
export class Typesetter {
  readonly #compiler: NodeCompiler;
  readonly #fonts: HouseFonts = houseFonts();

  constructor() {
    this.#compiler = NodeCompiler.create({
      fontArgs: [{ fontBlobs: [...this.#fonts.blobs] }],
      workspace: import.meta.dirname,
    });
  }

  /** Sets one letter, or says why not. */
  async set(letter: Letter): Promise<SetLetter | Unset> {
    const fault = this.#faultIn(letter);
    if (fault !== null) return fault;
    const done = this.#compiler.compile({
      mainFileContent: SHEET,
      inputs: { letter: await sheetOf(letter, secondFontWords(textsOf(letter), this.#fonts)) },
    });
    try {
      const document = done.result;
      if (document === null || done.hasError()) return { refused: 'not-set', what: complaintOf(done) };
      const [address] = this.#compiler.query(document, {
        selector: '<address>',
        field: 'value',
      }) as Address[];
      const squeezed = outsideWindow(address, letter);
      if (squeezed !== null) return squeezed;
      // The letter's own day, so that the same letter is the same bytes.
      const creationTimestamp = Date.parse(`${letter.paper.day}T00:00:00Z`) / 1000;
      const pdf = this.#compiler.pdf(document, { creationTimestamp, pdfStandard: 'a-2b' });
      return { pdf, pages: document.numOfPages, digest: createHash('sha256').update(pdf).digest('hex') };
    } finally {
      this.#compiler.evictCache(KEPT);
    }
  }

  #faultIn(letter: Letter): Unset | null {
    if (letter.recipient.length < 2) return { refused: 'empty', what: 'recipient' };
    if (letter.paragraphs.length === 0) return { refused: 'empty', what: 'paragraphs' };
    for (const text of textsOf(letter)) {
      const sign = missingIn(text, this.#fonts.all);
      if (sign !== null) return { refused: 'no-sign-for', what: signName(sign) };
    }
    return debtSeen(letter);
  }
}

interface Address {
  readonly height: number;
  readonly widths: readonly number[];
}

/** Every text that is printed. */
function textsOf({ number, sender, recipient, mark, paper, paragraphs, signature }: Letter): string[] {
  return [
    ...(signature === undefined ? [] : Object.values(signature)),
    number,
    sender.name,
    sender.returnLine,
    ...sender.address,
    sender.phone,
    sender.complaint,
    sender.signer,
    sender.office,
    ...recipient,
    mark ?? '',
    paper.code,
    paper.checkPage,
    paper.day,
    paper.subject,
    ...paper.figures.flat(),
    ...paper.attachments,
    ...paragraphs,
  ];
}

function signName(sign: string): string {
  return `"${sign}" (${codePoint(sign)})`;
}

/** What the window shows must not tell of a debt: the house's rule for everything that is seen unopened. */
function debtSeen({ sender, recipient, mark }: Letter): Unset | null {
  const { outside } = wordBookOf([]);
  for (const line of [sender.returnLine, mark ?? '', ...recipient]) {
    const told = contentsIn(line, plainText(line), FIRST_LEXICON).find(({ content }) =>
      outside.contents.includes(content),
    );
    if (told !== undefined) return { refused: 'debt-can-be-seen', what: `"${told.words}" (${outside.id})` };
  }
  return null;
}

/** Whether the address stays within the window however the sheet slides. */
function outsideWindow(address: Address | undefined, { sender, recipient }: Letter): Unset | null {
  if (address === undefined) throw new Error('the sheet does not say how large its address is');
  const { left, right, top, bottom } = surelySeen(ENVELOPES[sender.envelope]);
  const lines = [sender.returnLine, ...recipient];
  const wide = address.widths.findIndex((width) => width > right - left);
  if (wide >= 0) return { refused: 'address-too-wide', what: lines[wide]! };
  if (address.height + 2 * AIR > bottom - top)
    return { refused: 'address-too-long', what: `${recipient.length} lines` };
  return null;
}

async function sheetOf(letter: Letter, second: string | null): Promise<string> {
  const { language, number, sender, recipient, mark, paper, paragraphs, signature } = letter;
  const envelope = ENVELOPES[sender.envelope];
  const qr = await QRCode.toString(paper.checkPage, {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 1,
  });
  const folds = sender.envelope === 'DL' ? [envelope.panel, envelope.panel * 2] : [envelope.panel];
  return JSON.stringify({
    language,
    number,
    sender,
    recipient,
    mark,
    paper,
    paragraphs,
    signature: signature ?? null,
    qr,
    folds,
    window: surelySeen(envelope),
    seen: possiblySeen(envelope),
    words: WORDS[language],
    second,
  });
}

type Compiled = ReturnType<NodeCompiler['compile']>;

function complaintOf(done: Compiled): string {
  const told = done.takeDiagnostics()?.shortDiagnostics ?? [];
  return JSON.stringify(told).slice(0, 500);
}
