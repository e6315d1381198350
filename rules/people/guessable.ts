/**
 * Would a machine that knows how people make passwords guess this one soon?
 *
 * Such machines join known pieces: a word that everybody takes, a walk over the keys, a run of the alphabet, a year, the same again, with
 * signs in the place of letters. What is known counts as one letter, whatever its length; a password needs enough that is not. It stands
 * beside a list of passwords that became known, which a house brings itself.
 */

/** Words that stand in a great many passwords, and those of this field and house. */
const WORDS =
  `password passwort passw0rd letmein welcome administrator admin master login access secret default changeme change guest
user root test temp pass word dragon monkey football baseball basketball soccer hockey shadow sunshine princess superman batman michael
jordan jennifer thomas charlie daniel andrew matthew ashley jessica hello freedom whatever trustno starwars computer internet samsung
google facebook apple orange banana cookie chocolate flower butterfly summer winter spring autumn january february march april june july
august september october november december monday tuesday wednesday thursday friday saturday sunday love iloveyou forever family money
happy lucky angel killer ninja mustang ferrari mercedes pokemon minecraft naruto china beijing shanghai shenzhen hangzhou guangzhou
woaini aini wangyi taobao alipay zhifubao huabei jiebei anhuan huankuan jiekuan collection collections agent agency lender borrower loan
company office security`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);

/** Walks over the keys and runs of the alphabet, both ways. */
const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qazwsxedcrfvtgbyhnujm',
  '1qaz2wsx3edc4rfv5tgb',
];
const RUNS = ROWS.flatMap((row) => [row, [...row].reverse().join('')]);
/** Numbers that are words: "for life", "I love you". */
const NUMBERS = /1314520|5201314|1314|520|666+|888+|19\d\d|20[0-4]\d/g;

/** Signs that stand for letters. */
const SIGNS: Readonly<Record<string, string>> = {
  '@': 'a',
  $: 's',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '!': 'i',
};

const LEAST_RUN = 4;
/** Letters, known pieces counting as one each. */
const ENOUGH = 7;
const PIECE = '\u0000';

/** How many letters of it nobody knows beforehand; a known piece counts as one. */
export function unknownLetters(password: string): number {
  const low = password.toLowerCase();
  const read = [...low].map((letter) => SIGNS[letter] ?? letter).join('');
  return Math.min(counted(low), counted(read));
}

/** Whether it would be guessed soon. */
export function isGuessable(password: string): boolean {
  return unknownLetters(password) < ENOUGH;
}

function counted(text: string): number {
  let rest = text.replace(NUMBERS, PIECE);
  for (const word of WORDS) rest = rest.replaceAll(word, PIECE);
  rest = withoutRuns(rest);
  // The same again, one letter or many, is no news.
  rest = rest.replace(/(.+?)\1+/gs, '$1');
  return [...rest].length;
}

function withoutRuns(text: string): string {
  let rest = text;
  for (let from = 0; from + LEAST_RUN <= rest.length; from += 1) {
    let length = LEAST_RUN;
    if (!isRun(rest.slice(from, from + length))) continue;
    while (from + length < rest.length && isRun(rest.slice(from, from + length + 1))) length += 1;
    rest = rest.slice(0, from) + PIECE + rest.slice(from + length);
  }
  return rest;
}

const isRun = (piece: string) => RUNS.some((run) => run.includes(piece));
