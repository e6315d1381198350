/**
 * What was found, and where: in which words, in both languages?
 */

/** Where something is: what is known of record, number in its chain, day, field, line of the file. */
export interface At {
  readonly record?: number;
  readonly chain?: string;
  readonly seq?: number;
  readonly day?: string;
  readonly field?: string;
  readonly line?: number;
}

const SENTENCES = {
  'no-file': ['This is no evidence file: it has no manifest.', '这不是存证文件：没有清单。'],
  end: ['What follows the manifest is not as every file ends.', '清单之后的内容与规定的结尾不符。'],
  manifest: [
    'The manifest or its signature was changed: the signature does not fit.',
    '清单或其签名被改动：签名不符。',
  ],
  'unknown-key': [
    'It is signed by a key that the file does not hold or that was not published.',
    '签名所用的密钥不在文件中或未经公布。',
  ],
  bytes: ['The content is not what was signed.', '内容与签名时不一致。'],
  changed: ['A line was changed.', '有一行被改动。'],
  'back-dated': ['The day was changed.', '日期被改动（倒签）。'],
  deleted: ['Something was deleted here.', '此处有内容被删除。'],
  inserted: ['Something was inserted here.', '此处被插入了内容。'],
  moved: ['Records or lines are not in their order.', '记录或行的顺序被改动。'],
  unreadable: ['The records cannot be read.', '记录部分无法读取。'],
  number: ['A record does not bear the next number.', '记录编号不连续。'],
  sequence: ['A record of the chain is missing, or stands twice.', '链中缺少一条记录，或有重复。'],
  order: ['A record is dated before the one it follows.', '记录的日期早于其前一条。'],
  hash: ['A record is not what was hashed, or follows another one.', '记录与其哈希不符，或前后衔接被改动。'],
  opening: ['A text is not the one that the chain commits to.', '文本与链中的承诺值不符。'],
  answer: ["The gate's answer is not the one whose digest is in the chain.", '闸门的判断与链中摘要不符。'],
  law: ['The law is not the one whose digest is named.', '法规文本与所引摘要不符。'],
  inclusion: [
    'The chain as of this day is not in the seal: a record was added, dropped or dated back afterwards.',
    '该日的链不在当日封印之内：事后有记录被增加、删除或倒签。',
  ],
  'not-included': ['A record of a sealed day is in no seal.', '已封印日期的记录未被任何封印覆盖。'],
  seal: ['A seal is not what was signed.', '封印与其签名不符。'],
  previous: ['A seal does not name the one before it.', '封印未衔接其前一封印。'],
  key: ['A key is not vouched for by the one before it.', '密钥未获前一密钥担保。'],
  stamp: ['A timestamp is about something else.', '时间戳所指并非此封印。'],
  exhibit: ['An exhibit is not the one that the index names.', '证据与目录所列不符。'],
  index: ['The index and the exhibits are not the same.', '目录与证据不一致。'],
  checklist: ['What the checklist says is there or missing is not so.', '清单所载的齐全或缺失与实际不符。'],
  head: ['The exhibits were made from other records than these.', '证据所依据的记录与本文件不符。'],
  readable: ['The readable part says something else than the records.', '可读部分与记录不一致。'],
  published: ['The seal is not the published one.', '封印与公布的不一致。'],
} as const;

export type FindingCode = keyof typeof SENTENCES;

/** One thing that is wrong. */
export interface Found {
  readonly code: FindingCode;
  readonly at: At;
  readonly en: string;
  readonly zh: string;
}

/** A finding with its sentences. `more` stands behind them in both. */
export function found(code: FindingCode, at: At, more?: { readonly en: string; readonly zh: string }): Found {
  const [en, zh] = SENTENCES[code];
  const where = placeText(at);
  return {
    code,
    at,
    en: [where.en, en, more?.en].filter((part) => part !== undefined && part !== '').join(' '),
    zh: [where.zh, zh, more?.zh].filter((part) => part !== undefined && part !== '').join(''),
  };
}

function placeText({ record, chain, seq, day, field, line }: At): { en: string; zh: string } {
  const en: string[] = [];
  const zh: string[] = [];
  const add = (what: unknown, english: string, chinese: string) => {
    if (what === undefined) return;
    en.push(english);
    zh.push(chinese);
  };
  add(record, `record ${record}`, `记录 ${record}`);
  add(
    seq,
    `number ${seq}${chain === undefined ? '' : ` of ${chain}`}`,
    `${chain === undefined ? '' : `${chain} `}第 ${seq} 条`,
  );
  add(day, day ?? '', day ?? '');
  add(field, `field “${field}”`, `字段“${field}”`);
  add(line, `line ${line}`, `第 ${line} 行`);
  return en.length === 0 ? { en: '', zh: '' } : { en: `${en.join(', ')}:`, zh: `${zh.join('，')}：` };
}
