/**
 * What does a timestamp token (RFC 3161) say: the digest of what, stamped when?
 *
 * Only what is signed by the authority is read out of it, byte by byte (DER); whether its signature and certificate are good is for
 * `openssl ts -verify` with the authority's own certificate, which no file of ours can vouch for.
 */

/** What the authority signed. `imprint`: the digest it was shown (SHA-256); `at`: "20261122120000Z". */
export interface Stamp {
  readonly imprint: Uint8Array;
  readonly at: string;
}

interface Part {
  readonly tag: number;
  readonly body: Uint8Array;
}

const [SEQUENCE, OCTETS, TIME, EXPLICIT] = [0x30, 0x04, 0x18, 0xa0];

/** Reads a token; null when it is none. */
export function readStamp(token: Uint8Array): Stamp | null {
  const signed = within(within(within(part(token, SEQUENCE), 1, EXPLICIT), 0, SEQUENCE), 2, SEQUENCE);
  const info = part(within(within(signed, 1, EXPLICIT), 0, OCTETS)?.body, SEQUENCE);
  const imprint = within(within(info, 2, SEQUENCE), 1, OCTETS)?.body;
  const at = within(info, 4, TIME)?.body;
  if (imprint === undefined || at === undefined) return null;
  return { imprint, at: new TextDecoder().decode(at) };
}

function part(bytes: Uint8Array | undefined, tag: number): Part | undefined {
  if (bytes === undefined) return undefined;
  const [first] = partsOf(bytes);
  return first?.tag === tag ? first : undefined;
}

function within(whole: Part | undefined, place: number, tag: number): Part | undefined {
  if (whole === undefined) return undefined;
  const found = partsOf(whole.body)[place];
  return found?.tag === tag ? found : undefined;
}

/** The values that stand one after another; none where a length does not fit. */
function partsOf(bytes: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at + 2 <= bytes.length; ) {
    const tag = bytes[at]!;
    let length = bytes[at + 1]!;
    at += 2;
    if (length > 0x84) return [];
    if (length > 0x80) {
      const digits = length - 0x80;
      length = 0;
      for (let n = 0; n < digits; n += 1) length = length * 256 + (bytes[at + n] ?? 0);
      at += digits;
    }
    if (at + length > bytes.length) return [];
    parts.push({ tag, body: bytes.subarray(at, at + length) });
    at += length;
  }
  return parts;
}
