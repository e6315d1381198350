/**
 * Where does one message end and the next begin on a stream of octets?
 *
 * Each message states its length first (SMPP 3.4 §3.2). A length that no message can have means that we no longer know where we are:
 * the stream is `lost` and only a new connection helps.
 */
import { HEAD, LONGEST, type Pdu, readPdu } from './smpp-pdu.ts';

export class FrameReader {
  #rest: Buffer | null = null;

  /** Hands each whole message to `each`; false when the stream is lost. `each` may say false to stop. */
  read(chunk: Buffer, each: (pdu: Pdu) => boolean): boolean {
    const octets = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#rest = null;
    let at = 0;
    while (octets.length - at >= 4) {
      const length = octets.readUInt32BE(at);
      if (length < HEAD || length > LONGEST) return false;
      if (octets.length - at < length) break;
      if (!each(readPdu(octets, at, at + length))) return true;
      at += length;
    }
    if (at < octets.length) this.#rest = octets.subarray(at);
    return true;
  }
}
