/**
 * How is a verdict on one message told, and what does each line of its evidence say?
 *
 * One sentence in both languages for each verdict, doubt and reason why a message is not ours, and for each line that a verdict rests
 * on; the reasons of the gate keep their own sentences (`rules/telling/gate-sentences.ts`). Plain words, no blame, no "but".
 */
import { type Day, formatDay } from '../days.ts';
import type { Minute } from '../gate/local-time.ts';
import { REASON_SENTENCES, type Sentence } from '../telling/gate-sentences.ts';
import type { Doubt, Foreign, Verdict } from './message-verdict.ts';

/** One thing that a verdict rests on, with where it stands in the record. Instants in milliseconds since 1970. */
export type EvidenceLine =
  | {
      readonly of: 'contact';
      readonly permit: number;
      readonly at: Minute;
      readonly way: string;
      readonly sender: string;
      readonly instant: number;
    }
  | {
      readonly of: 'decision';
      readonly decision: number;
      readonly law: string;
      /** It was made under the law as it is dated today. */
      readonly inForce: boolean;
      readonly replays: boolean;
    }
  | { readonly of: 'proof'; readonly proof: number }
  | {
      readonly of: 'carrier';
      readonly state: string | null;
      readonly carrier: string | null;
      readonly handedAt: number | null;
      readonly outcome: string | null;
    }
  | {
      readonly of: 'crossing';
      readonly silence: number;
      readonly at: Minute;
      readonly knownAt: number;
      readonly silencedAt: number;
      readonly handedAt: number | null;
      readonly why: string;
    }
  | {
      readonly of: 'fact';
      readonly account: string | null;
      readonly seq: number;
      readonly type: string;
      readonly at: Minute | null;
      readonly day: Day | null;
      readonly instant: number | null;
    }
  | { readonly of: 'rule'; readonly rule: string; readonly reasons: readonly string[] }
  | { readonly of: 'told'; readonly what: string; readonly found: string }
  | { readonly of: 'doubt'; readonly doubt: Doubt };

/** What each verdict says, in one sentence. */
export const VERDICT_SENTENCES: Readonly<Record<Verdict, Sentence>> = {
  right: {
    en: 'This contact was right: nothing that was known when it left stood against it.',
    zh: '这次联系没有问题：发出时已知的一切都不妨碍联系。',
  },
  wrong: {
    en: 'This contact was wrong. What stood against it was known before it left. We are sorry.',
    zh: '这次联系不对。妨碍联系的情况在发出之前已经知道。对不起。',
  },
  crossed: {
    en: 'It was on its way already when we heard of it: the two crossed. We are sorry.',
    zh: '我们得知时它已在途中，两者交叉了。对不起。',
  },
  regretted: {
    en: 'By what was known then it was right. We learnt later that it should not have been made. We are sorry.',
    zh: '按当时所知没有问题；后来得知本不应联系。对不起。',
  },
  'not-ours': {
    en: 'This did not come from us. Somebody may be using our name: do not pay, do not call back, do not open links.',
    zh: '这不是我们发出的，可能有人冒用我们的名义：请勿付款、回拨或点击链接。',
  },
  unclear: {
    en: 'The record alone does not answer this. A person looks at it and tells you the answer.',
    zh: '仅凭记录无法判断，将由工作人员核查并答复您。',
  },
};

/** Why the record does not answer. */
export const DOUBT_SENTENCES: Readonly<Record<Doubt, Sentence>> = {
  'chain-broken': { en: 'The chain of the record is broken.', zh: '记录链不完整。' },
  'not-proven': {
    en: 'The chain does not hold the proof of this contact.',
    zh: '证据链中没有这次联系的证明。',
  },
  'does-not-replay': {
    en: 'Made again, the decision does not come out as it was kept.',
    zh: '重新推算的结果与当时留存的决定不一致。',
  },
  'no-decision': { en: 'There is no record of such a contact.', zh: '没有这次联系的记录。' },
  'other-place': {
    en: 'The file names another place now than the sender went by.',
    zh: '档案中的所在地与发送时所依据的不同。',
  },
  'order-unknown': {
    en: 'Something was entered on the same day, and its hour was not kept.',
    zh: '同一天有登记事项，但未留存时刻。',
  },
  'not-sent': { en: 'By our record it never left the house.', zh: '按记录它从未发出。' },
  erased: { en: 'The personal data were erased at the person’s wish.', zh: '个人资料已应本人要求删除。' },
  'words-differ': { en: 'These are not the words that we sent.', zh: '内容与我们发出的不一致。' },
  'nothing-then': { en: 'We find no contact at that time.', zh: '该时间没有联系记录。' },
  'too-little-told': { en: 'There is too little to find it by.', zh: '线索不足，无法查找。' },
  'several-then': { en: 'More than one contact could be meant.', zh: '可能指多次联系中的一次。' },
  'own-code-other-time': {
    en: 'The code is from another time than this message.',
    zh: '核验码与该信息的时间不符。',
  },
  'what-was-said': {
    en: 'That contact was allowed; how it was said must be heard by a person.',
    zh: '当时可以联系；说了什么须由人核听。',
  },
  'denies-identity': {
    en: 'Whether it reached the right person must be looked at by a person.',
    zh: '是否联系到本人须由人核查。',
  },
};

/** Why a message is none of ours. */
export const FOREIGN_SENTENCES: Readonly<Record<Foreign, Sentence>> = {
  'code-unknown': { en: 'We never gave this check code.', zh: '我们从未发出这个核验码。' },
  'code-unused': { en: 'Nothing was ever sent under this check code.', zh: '没有任何信息使用过这个核验码。' },
  'code-of-another': { en: 'This check code is not one of yours.', zh: '这个核验码不属于您。' },
  'number-unknown': { en: 'This number does not speak for us.', zh: '这个号码不代表我们。' },
  'number-ended': { en: 'This number no longer speaks for us.', zh: '这个号码已不再代表我们。' },
};

/** Reasons of the house's own that the gate does not have. */
const OWN_REASONS: Readonly<Record<string, Sentence>> = {
  not_past_due: { en: 'Nothing was past due any more.', zh: '当时已没有逾期款项。' },
  sender_ended: { en: 'The sender no longer spoke for us.', zh: '发送方已不再代表我们。' },
  handed_late: { en: 'It was handed over after its permit had run out.', zh: '交付时许可已过期。' },
  handed_after_silence: { en: 'It was handed over after we had been told.', zh: '在我们得知之后才交付。' },
  missing_fact: { en: 'Something that had to be known was not.', zh: '缺少必须知道的情况。' },
};

/** The sentence of a reason code. */
export function reasonSentence(code: string): Sentence {
  const foreign = (FOREIGN_SENTENCES as Readonly<Record<string, Sentence>>)[code];
  return REASON_SENTENCES[code] ?? OWN_REASONS[code] ?? foreign ?? { en: code, zh: code };
}

/** An instant as a person reads it, to the second: "2026-11-22 14:03:07 UTC". */
function instantOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  return `${formatDay(day)} ${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)} UTC`;
}

/** What a fact was, in a word or two. */
const FACTS: Readonly<Record<string, Sentence>> = {
  paid: { en: 'a payment', zh: '一笔还款' },
  paused: { en: 'a pause', zh: '一次暂停' },
  resumed: { en: 'the end of a pause', zh: '暂停结束' },
  agreed: { en: 'an agreement', zh: '一项协议' },
  reversed: { en: 'a payment undone', zh: '还款冲正' },
  waived: { en: 'a waiver', zh: '一次减免' },
  'opt-out': { en: 'a way you had closed', zh: '您关闭了联系方式' },
  said: { en: 'something you said', zh: '您的表示' },
  dispute: { en: 'a dispute', zh: '一项异议' },
  hold: { en: 'a hold', zh: '一项暂停催收' },
  person: { en: 'something about the person', zh: '关于本人的情况' },
  complaint: { en: 'a complaint', zh: '一次投诉' },
  preference: { en: 'the hours you had named', zh: '您指定的时段' },
  'cease-received': { en: 'your stop', zh: '您的停止要求' },
};

/** One line of evidence as a sentence. */
export function tellLine(line: EvidenceLine): Sentence {
  switch (line.of) {
    case 'contact':
      return {
        en: `Contact ${line.permit} was committed at ${instantOf(line.instant)}.`,
        zh: `第 ${line.permit} 号联系于 ${instantOf(line.instant)} 落定。`,
      };
    case 'decision':
      return line.replays
        ? {
            en: `Decision ${line.decision}, made again from what was kept, is the same, bit for bit (law ${line.law.slice(0, 8)}).`,
            zh: `第 ${line.decision} 号决定按留存内容重新推算，逐位一致（规则 ${line.law.slice(0, 8)}）。`,
          }
        : {
            en: `Decision ${line.decision} does not come out the same when it is made again.`,
            zh: `第 ${line.decision} 号决定重新推算后不一致。`,
          };
    case 'proof':
      return { en: `It is proof ${line.proof} of your chain.`, zh: `它是您的证据链第 ${line.proof} 条。` };
    case 'carrier':
      return carried(line);
    case 'crossing':
      return {
        en: `We heard at ${instantOf(line.knownAt)}${line.handedAt === null ? '' : `; it had been handed over at ${instantOf(line.handedAt)}`}.`,
        zh: `我们于 ${instantOf(line.knownAt)} 得知${line.handedAt === null ? '' : `；它已于 ${instantOf(line.handedAt)} 交出`}。`,
      };
    case 'fact':
      return factTold(line);
    case 'rule': {
      const said = line.reasons.length === 0 ? [reasonSentence(line.rule)] : line.reasons.map(reasonSentence);
      return { en: said.map(({ en }) => en).join(' '), zh: said.map(({ zh }) => zh).join('') };
    }
    case 'told':
      return { en: `You told: ${line.what} (${line.found}).`, zh: `您提供：${line.what}（${line.found}）。` };
    case 'doubt':
      return DOUBT_SENTENCES[line.doubt];
    default:
      return line satisfies never;
  }
}

function carried({ handedAt, carrier, outcome }: Extract<EvidenceLine, { of: 'carrier' }>): Sentence {
  if (handedAt === null)
    return { en: `What became of it: ${outcome ?? 'nobody knows'}.`, zh: `结果：${outcome ?? '不详'}。` };
  return {
    en: `${carrier ?? 'The carrier'} had it at ${instantOf(handedAt)}; what became of it: ${outcome ?? 'not told yet'}.`,
    zh: `${carrier ?? '渠道'}于 ${instantOf(handedAt)} 收到；结果：${outcome ?? '尚无回报'}。`,
  };
}

function factTold({ type, seq, account, day, instant }: Extract<EvidenceLine, { of: 'fact' }>): Sentence {
  const what = FACTS[type] ?? { en: type, zh: type };
  const where = account === null ? `f${seq}` : `${account}/${seq}`;
  const of = day === null ? { en: '', zh: '' } : { en: ` of ${formatDay(day)}`, zh: ` ${formatDay(day)}` };
  const known = instant === null ? null : instantOf(instant);
  return {
    en: `Recorded${of.en}: ${what.en} (${where})${known === null ? '' : `, known to us at ${known}`}.`,
    zh: `记录：${what.zh}${of.zh}（${where}）${known === null ? '' : `，我们于 ${known} 得知`}。`,
  };
}
