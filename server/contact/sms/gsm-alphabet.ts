/**
 * Which letters fit the small alphabet of mobile phones, and as what?
 *
 * The default alphabet of 3GPP TS 23.038 §6.2.1 has 128 places; ten more characters cost two each, behind an escape. One octet a place,
 * unpacked: the message centre packs seven bits for the air. Everything else, Chinese above all, goes out as UCS-2.
 */

const ESCAPE = 0x1b;

/** In the order of their codes; the escape itself stands for no character. */
const PLACES =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u0000ÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Behind the escape. */
const EXTENSION: readonly (readonly [number, string])[] = [
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
];

const NONE = 0xffff;

/** By UTF-16 unit: the code, or 0x1b00 + the code behind the escape, or NONE. */
const CODES = new Uint16Array(0x10000).fill(NONE);
for (let place = 0; place < PLACES.length; place += 1) {
  if (place !== ESCAPE) CODES[PLACES.charCodeAt(place)] = place;
}
for (const [code, character] of EXTENSION) CODES[character.charCodeAt(0)] = (ESCAPE << 8) | code;

const BEHIND_ESCAPE = new Map(EXTENSION);

/** Octets of one UTF-16 unit in this alphabet: 1, 2 behind the escape, 0 when it has no place. */
export function placesOf(unit: number): 0 | 1 | 2 {
  const code = CODES[unit]!;
  if (code === NONE) return 0;
  return code > 0xff ? 2 : 1;
}

/** Whether every character of a text has a place. */
export function fitsGsm(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (CODES[text.charCodeAt(at)] === NONE) return false;
  }
  return true;
}

/** The octets of a text that fits (`fitsGsm`); a character without a place is a bug of the caller. */
export function gsmOctets(text: string): Buffer {
  const octets = Buffer.allocUnsafe(text.length * 2);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = CODES[text.charCodeAt(at)]!;
    if (code === NONE) throw new RangeError('a character that has no place in the alphabet');
    if (code > 0xff) octets[length++] = ESCAPE;
    octets[length++] = code & 0xff;
  }
  return octets.subarray(0, length);
}

/** The text of octets. An octet above 127 has no meaning: U+FFFD. An unknown one behind the escape is read without it (§6.2.1.1). */
export function gsmText(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += 1) {
    const octet = octets[at]!;
    if (octet > 0x7f) text += '\ufffd';
    else if (octet !== ESCAPE) text += PLACES[octet];
    else if (at + 1 === octets.length) text += ' ';
    else {
      at += 1;
      const behind = octets[at]!;
      text +=
        BEHIND_ESCAPE.get(behind) ?? (behind > 0x7f ? '\ufffd' : behind === ESCAPE ? ' ' : PLACES[behind]);
    }
  }
  return text;
}
