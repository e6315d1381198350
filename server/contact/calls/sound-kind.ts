/**
 * What kind of sound is a file, by how it begins?
 *
 * By its first bytes and not by what is said of it, as a browser finds out too (WHATWG MIME Sniffing Standard, §6.2): what begins as
 * nothing that can be played is not kept. Only the container is known by this; whether all of it can be played is not looked at.
 */

/** What a recording may be. */
export const SOUNDS = ['audio/wav', 'audio/mpeg', 'audio/ogg', 'audio/webm', 'audio/mp4'] as const;
export type Sound = (typeof SOUNDS)[number];

/** So many first bytes tell the kind. */
export const HEAD_BYTES = 64;

const text = (head: Uint8Array, from: number, to: number) =>
  Buffer.from(head.subarray(from, to)).toString('latin1');

/** A frame of MPEG audio, layer III: eleven bits set, and no field with a value that is reserved (ISO/IEC 11172-3, 2.4.1.3 and 2.4.2.3). */
function isFrame([sync = 0, about = 0, rates = 0]: Uint8Array): boolean {
  const [version, layer] = [(about >> 3) & 3, (about >> 1) & 3];
  const [bitRate, samplingRate] = [rates >> 4, (rates >> 2) & 3];
  return (
    sync === 0xff &&
    about >> 5 === 7 &&
    version !== 1 &&
    layer === 1 &&
    bitRate > 0 &&
    bitRate < 15 &&
    samplingRate < 3
  );
}

/** How each kind begins. */
const BEGINS: Readonly<Record<Sound, (head: Uint8Array) => boolean>> = {
  // RIFF, a length, WAVE (Multimedia Programming Interface and Data Specifications 1.0); RF64 where it is long (EBU Tech 3306).
  'audio/wav': (head) => ['RIFF', 'RF64'].includes(text(head, 0, 4)) && text(head, 8, 12) === 'WAVE',
  // An ID3v2 tag in front (id3.org, ID3v2.4.0 §3.1), or a frame.
  'audio/mpeg': (head) => text(head, 0, 3) === 'ID3' || isFrame(head),
  // The capture pattern of a page, version 0 (RFC 3533 §6).
  'audio/ogg': (head) => text(head, 0, 5) === 'OggS\0',
  // An EBML header whose kind of document is named in it (RFC 8794 §11.2, RFC 9559 §4.5).
  'audio/webm': (head) =>
    text(head, 0, 4) === '\x1aE\xdf\xa3' && /\x42\x82.(?:webm|matroska)/s.test(text(head, 4, HEAD_BYTES)),
  // The first box says which file type it is (ISO/IEC 14496-12 §4.3).
  'audio/mp4': (head) => text(head, 4, 8) === 'ftyp',
};

/** The kind of a file that begins so; null: none that is known here. */
export const soundOf = (head: Uint8Array): Sound | null =>
  SOUNDS.find((sound) => BEGINS[sound](head)) ?? null;
