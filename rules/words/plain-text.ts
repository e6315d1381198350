/**
 * Which letters does a text really have, and where did each stand?
 *
 * Words are found in a plain form: one width, lower case, simplified characters, no invisible signs, no blanks beside Chinese
 * characters ("11 月"), and nothing put between two of them to hide them from a list ("坐*牢"). Every letter remembers its place
 * in the text as written.
 */

/** A text in plain form. `at[i]` is where its letter `i` stood; one more entry holds the end. */
export interface PlainText {
  readonly plain: string;
  readonly at: readonly number[];
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/u;
const HIDES = /[\s·•*_|~^-]/u;
const HAN = /\p{Script=Han}/u;

/** Traditional characters of the words that are looked for, with their simplified ones. */
const TRADITIONAL =
  '還还警警訴诉傳传單单親亲屬属聯联繫系賣卖債债貸贷執执強强師师檢检獄狱騙骗詐诈產产業业員员門门鄰邻會会們们對对將将來来後后訟讼償偿額额賬账帳账號号銀银費费須须應应當当現现剛刚請请電电話话領领導导單单絕绝終终從从這这個个機机構构讓让為为無无臉脸丟丢賴赖壞坏紀纪錄录徵征學学參参軍军車车飛飞險险貼贴開开發发張张報报網网絡络財财凍冻結结押押壓压認认識识誰谁說说證证異异議议訂订複复復复閱阅讀读處处與与裡里點点鐘钟時时間间過过還还';
const SIMPLE: ReadonlyMap<string, string> = new Map(
  Array.from({ length: TRADITIONAL.length / 2 }, (_, place) => [
    TRADITIONAL[place * 2]!,
    TRADITIONAL[place * 2 + 1]!,
  ]),
);

export function plainText(text: string): PlainText {
  const letters: string[] = [];
  const places: number[] = [];
  let place = 0;
  for (const letter of text) {
    const plain = plainLetter(letter);
    if (plain !== null) {
      letters.push(plain);
      places.push(place);
    } else if (!INVISIBLE.test(letter))
      for (const one of letter.normalize('NFKC').toLowerCase()) {
        letters.push(SIMPLE.get(one) ?? (/\s/u.test(one) ? ' ' : one));
        places.push(place);
      }
    place += letter.length;
  }
  const kept = letters.map((letter, here) => !HIDES.test(letter) || !isBesideHan(letters, here));
  let plain = '';
  const at: number[] = [];
  letters.forEach((letter, here) => {
    if (!kept[here]) return;
    for (let unit = 0; unit < letter.length; unit += 1) at.push(places[here]!);
    plain += letter;
  });
  return { plain, at: [...at, text.length] };
}

/** A Chinese character with the traditional ones that are read as it. */
export function formsOfHan(letter: string): string[] {
  const others = [...SIMPLE].flatMap(([traditional, simple]) => (simple === letter ? [traditional] : []));
  return [letter, ...others];
}

/** Most letters by themselves: plain Latin ones, figures, blanks, and Chinese characters, whose only other form is the simple one. */
function plainLetter(letter: string): string | null {
  const code = letter.charCodeAt(0);
  if (code === 32 || (code >= 9 && code <= 13)) return ' ';
  if (code < 128) return code >= 65 && code <= 90 ? letter.toLowerCase() : letter;
  return code >= 0x4e00 && code <= 0x9fff ? (SIMPLE.get(letter) ?? letter) : null;
}

/** A blank beside a Chinese character says nothing; any other sign only where it stands between two of them. */
function isBesideHan(letters: readonly string[], here: number): boolean {
  let before = here - 1;
  while (before >= 0 && HIDES.test(letters[before]!)) before -= 1;
  let after = here + 1;
  while (after < letters.length && HIDES.test(letters[after]!)) after += 1;
  const [left, right] = [HAN.test(letters[before] ?? ''), HAN.test(letters[after] ?? '')];
  return letters[here] === ' ' ? left || right : left && right;
}
