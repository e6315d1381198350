/**
 * Into how many messages does a text fall, and where may it be cut?
 *
 * A short message holds 140 octets: 160 letters of the small alphabet or 70 units of UCS-2. A longer text goes out in parts that a
 * header of six octets (3GPP TS 23.040 §9.2.3.24.1) lets the phone join again: 153 and 67. No part ends within an escape pair or a
 * surrogate pair: some phones show each part as it comes.
 */
import { fitsGsm, gsmOctets, gsmText, placesOf } from './gsm-alphabet.ts';

/** Values of data_coding (SMPP 3.4 §5.2.19) that we send or can read. */
export const CODING = { gsm: 0, ascii: 1, latin: 3, ucs2: 8 } as const;

const WHOLE = { gsm: 160, ucs2: 70 } as const;
const PART = { gsm: 153, ucs2: 67 } as const;
const MOST_PARTS = 255;
/** Octets of the header of a part. */
const HEADER = 6;

/** One short message: what stands in `short_message`, header included. */
export interface TextPart {
  readonly coding: number;
  /** The octets begin with a header that says which part of what this is. */
  readonly headed: boolean;
  readonly octets: Buffer;
}

/** Where a part stands in its whole. `reference` is the sender's own number for the whole, 8 or 16 bits. */
export interface Place {
  readonly reference: number;
  readonly total: number;
  readonly sequence: number;
}

/** The pieces of a text, none of which the phone's alphabet would tear; one when it fits whole. Joined they are the text. */
export function cutText(text: string): string[] {
  return piecesOf(text, fitsGsm(text));
}

/** `small`: it fits the small alphabet. */
function piecesOf(text: string, small: boolean): string[] {
  // What fits whole without its pairs and escapes being counted need not be walked through.
  if (!small && text.length <= WHOLE.ucs2) return [text];
  return small
    ? cut(text, WHOLE.gsm, PART.gsm, (at) => placesOf(text.charCodeAt(at)), 1)
    : cut(text, WHOLE.ucs2, PART.ucs2, (at) => (isPair(text, at) ? 2 : 1));
}

/** How many messages a text is paid as. */
export function countParts(text: string): number {
  return cutText(text).length;
}

/**
 * The short messages of a text; null when it would need more than the header can count (255).
 * `reference` 0–255 tells this text from others to the same number.
 */
export function partsOf(text: string, reference: number): TextPart[] | null {
  const small = fitsGsm(text);
  const coding = small ? CODING.gsm : CODING.ucs2;
  const pieces = piecesOf(text, small);
  if (pieces.length > MOST_PARTS) return null;
  const octetsOf = small ? gsmOctets : ucs2Octets;
  if (pieces.length === 1) return [{ coding, headed: false, octets: octetsOf(text) }];
  return pieces.map((piece, place) => {
    const body = octetsOf(piece);
    const octets = Buffer.allocUnsafe(HEADER + body.length);
    octets[0] = 5;
    octets[1] = 0;
    octets[2] = 3;
    octets[3] = reference & 0xff;
    octets[4] = pieces.length;
    octets[5] = place + 1;
    octets.set(body, HEADER);
    return { coding, headed: true, octets };
  });
}

/** The text of octets under a data_coding; unknown codings are read as the small alphabet, which costs letters, not the message. */
export function textOf(coding: number, octets: Buffer): string {
  const group = coding & 0xf0;
  // 3GPP TS 23.038 §4: general data coding carries its alphabet in bits 2 and 3; 0xE_ is message waiting in UCS-2.
  const alphabet =
    group === 0 ? coding & 0x0f : group === 0xe0 ? CODING.ucs2 : group === 0xf0 ? 0 : coding & 0x0c;
  if (alphabet === CODING.ucs2) return ucs2Text(octets);
  if (alphabet === CODING.ascii || alphabet === CODING.latin) return octets.toString('latin1');
  return gsmText(octets);
}

/** A message with header taken apart; `place` null when the header speaks of something else. null: no header in these octets. */
export function headOf(octets: Buffer): { place: Place | null; body: Buffer } | null {
  const length = octets[0];
  if (length === undefined || length + 1 > octets.length) return null;
  let place: Place | null = null;
  for (let at = 1; at + 1 < length + 1; ) {
    const kind = octets[at]!;
    const size = octets[at + 1]!;
    if (at + 2 + size > length + 1) return null;
    const [a = 0, b = 0, c = 0, d = 0] = octets.subarray(at + 2, at + 2 + size);
    if (kind === 0 && size === 3) place = { reference: a, total: b, sequence: c };
    if (kind === 8 && size === 4) place = { reference: (a << 8) | b, total: c, sequence: d };
    at += 2 + size;
  }
  // TS 23.040: a part that counts itself out of its whole is to be read as if the element were not there.
  const sound = place !== null && place.sequence >= 1 && place.sequence <= place.total;
  return { place: sound ? place : null, body: octets.subarray(length + 1) };
}

/** UTF-16, high octet first. */
export function ucs2Octets(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** An odd last octet is dropped. */
export function ucs2Text(octets: Buffer): string {
  return Buffer.from(octets.subarray(0, octets.length & ~1))
    .swap16()
    .toString('utf16le');
}

function isPair(text: string, at: number): boolean {
  const [high, low] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

/** `weigh` says what stands at a unit: its weight in the message, which is also its length in units where none is given. */
function cut(
  text: string,
  whole: number,
  part: number,
  weigh: (at: number) => number,
  length?: number,
): string[] {
  const pieces: string[] = [];
  let from = 0;
  let inPiece = 0;
  let inAll = 0;
  for (let at = 0; at < text.length; ) {
    const weight = weigh(at);
    if (inPiece + weight > part) {
      pieces.push(text.slice(from, at));
      from = at;
      inPiece = 0;
    }
    inPiece += weight;
    inAll += weight;
    at += length ?? weight;
  }
  return inAll <= whole ? [text] : [...pieces, text.slice(from)];
}
