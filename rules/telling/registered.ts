/**
 * What did somebody type who wants to know whether a caller, a card or a message is genuine?
 *
 * One form for each thing, so that the same number finds the same row however it is written: a telephone number is its digits
 * without the country's own prefix, a staff or agency number or a card is its letters and digits in capitals. And what people
 * can say about where a message reached them: the last four digits of a number, or the end of a mailbox's name.
 */

/** A staff or agency number or a card as it is registered; null when it cannot be one. */
export function readNumber(typed: string): string | null {
  const number = typed
    .normalize('NFKC')
    .replace(/[\s\-–—·./]/g, '')
    .toUpperCase();
  return /^[0-9A-Z]{3,32}$/.test(number) ? number : null;
}

/** The digits of a line: "+86 10 8888 0000", "0086-10-88880000" and "010 88880000" are one; null when it is no number. */
export function readLine(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(/[\s\-–—·.()/]/g, '');
  if (!/^\+?[0-9]{3,20}$/.test(text)) return null;
  const digits = text.replace(/^\+|^00/, '');
  const abroad = digits !== text;
  return (abroad && digits.startsWith('86') ? digits.slice(2) : digits).replace(/^0/, '');
}

/** Signs by which somebody shows where a message reached him. */
const ENDING = 4;

/** What was typed as an ending, in the form of `endingsOf`. */
export function readEnding(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toLowerCase().slice(-ENDING);
}

/** The ending of a number (its last four digits) or of a mailbox (the last four signs before the @). */
export function endingOf(address: string): string | null {
  const text = address.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const at = text.lastIndexOf('@');
  if (at > 0) return text.slice(0, at).slice(-ENDING);
  const digits = text.replace(/\D/g, '');
  return digits.length < ENDING ? null : digits.slice(-ENDING);
}
