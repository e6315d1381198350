/**
 * What does somebody want who writes back: to be left alone, to say that the number is not his, or something that a person must read?
 *
 * Words that carriers and regulators name as a stop count in any width, case, quotation and punctuation, alone or said twice. A
 * longer text that holds a wish to be left alone is both: people read it, and meanwhile it counts as said. Careful on the side of
 * the one who writes: who is silenced by mistake can be asked again, the other way round not. Pure.
 */

/** `stop`: nothing else is said. `stop-in-words`: it is one wish among other words, or not certain. */
export type Meaning = 'stop' | 'stop-in-words' | 'wrong-number' | 'words';

/** What was heard. `all`: every way, not only the one by which it was said. */
export interface Understood {
  readonly meaning: Meaning;
  readonly all: boolean;
}

/** Words that say stop when they stand alone, as CTIA's guidelines and Chinese carriers name them. */
const STOPS = new Set([
  'stop',
  'stopall',
  'end',
  'quit',
  'cancel',
  'unsubscribe',
  'revoke',
  'optout',
  'remove',
  't',
  'td',
  'tui',
  '退订',
  '退訂',
  '拒收',
  '停止',
  '取消',
]);
/** Of these, those that mean every way. */
const ALL = new Set(['stopall', 'revoke', 'optout']);

/** A wish to be left alone inside a longer text. */
const STOP_INSIDE =
  /\bstop\b|\bstopall\b|\bunsubscribe\b|\bopt(ing)?[ -]?out\b|\bremove me\b|\bleave (me|us) alone\b|\b(do not|don'?t|never|no more|quit|cease)\b.{0,20}\b(contact|call|text|messag|e-?mail|writ|ring|bother|harass|sms)|退订|退訂|拒收|(不要|别|勿|停止|禁止|拒绝|不想|不许|不准|不得).{0,6}(联系|联络|打电话|打扰|骚扰|发(短信|信息|消息|送|了|给)|再发|再打|催)/iu;

const WRONG_NUMBER =
  /\bwrong (number|person|guy|man|woman)\b|\b(not|isn'?t) (my|his|her) (number|phone|account|debt)\b|\byou have the wrong\b|\bi am not (him|her|this person|that person)\b|打错(了|电话)?|发错(了|人|号)?|号码(是)?错(了|的)?|错号|不是(本人|他|她|我的(号|账|帐|贷))|(我)?不是这个人|找错人|你找谁/iu;

/** Words that may stand around a stop without changing it: "reply T", "please stop", "回复退订". */
const AROUND = /^(please|pls|plz|reply|send|text|thanks|thx|now|sms|请|请回复|回复|回|谢谢|短信)$/u;

/** What a reply says. */
export function understood(text: string): Understood {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u200b-\u200d\ufeff]/g, '');
  const words = wordsIn(plain);
  const left = words.filter((word) => !AROUND.test(word));
  const joined = left.join('');
  if (
    left.length > 0 &&
    (STOPS.has(joined) || left.every((word) => STOPS.has(word) || /^t{2,5}$/.test(word)))
  )
    return { meaning: 'stop', all: ALL.has(joined) || left.some((word) => ALL.has(word)) };
  const all = /\ball\b|\bany (way|kind)|全部|一切|所有/u.test(plain);
  if (STOP_INSIDE.test(plain)) return { meaning: 'stop-in-words', all };
  if (WRONG_NUMBER.test(plain)) return { meaning: 'wrong-number', all: false };
  return { meaning: 'words', all: false };
}

/** Latin words and runs of Chinese, without anything between; "回复t" comes apart. */
function wordsIn(plain: string): string[] {
  const runs = plain.match(/[a-z0-9']+|\p{Script=Han}+/gu) ?? [];
  return runs
    .map((run) => run.replaceAll("'", ''))
    .filter((run) => run !== '')
    .flatMap((run) => {
      const led = AROUND.test(run) ? null : /^(?:请回复|回复|请|回)(.+)$/u.exec(run);
      return led === null ? [run] : [led[1]!];
    });
}
