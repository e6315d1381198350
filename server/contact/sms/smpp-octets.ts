/**
 * How are numbers and texts laid out in a message of SMPP?
 *
 * Integers with the high octet first, texts closed by a zero octet (SMPP 3.4 §3.1). The writer appends to large pieces of memory that
 * go to the socket as they are; the reader never leaves its message: what is cut short makes it `torn`, and nothing throws.
 */

import type { Tlv } from './smpp-parameters.ts';

const PIECE = 1 << 16;

/** Collects what is to be sent. `take` hands over what was written since the last time. */
export class OctetWriter {
  #memory = Buffer.allocUnsafeSlow(PIECE);
  #from = 0;
  #at = 0;
  #head = 0;

  /** Octets not yet taken. */
  get waiting(): number {
    return this.#at - this.#from;
  }

  /** Begins a message of at most `most` octets. */
  begin(command: number, status: number, sequence: number, most: number): void {
    if (this.#at + most > this.#memory.length) {
      const kept = this.#memory.subarray(this.#from, this.#at);
      this.#memory = Buffer.allocUnsafeSlow(Math.max(PIECE, kept.length + most));
      kept.copy(this.#memory);
      this.#at = kept.length;
      this.#from = 0;
    }
    this.#head = this.#at;
    this.#at += 4;
    this.long(command);
    this.long(status);
    this.long(sequence);
  }

  /** Ends the message: its length is known now. */
  end(): void {
    this.#memory.writeUInt32BE(this.#at - this.#head, this.#head);
  }

  octet(value: number): void {
    this.#memory[this.#at++] = value;
  }

  short(value: number): void {
    this.octet((value >>> 8) & 0xff);
    this.octet(value & 0xff);
  }

  long(value: number): void {
    this.short(value >>> 16);
    this.short(value & 0xffff);
  }

  /** A text of at most `most` octets with its closing zero; whoever passes a longer one has not looked. */
  text(value: string, most: number): void {
    if (value.length >= most) throw new RangeError(`a text of ${value.length} octets where ${most - 1} fit`);
    this.#at += this.#memory.write(value, this.#at, 'latin1');
    this.#memory[this.#at++] = 0;
  }

  octets(value: Uint8Array): void {
    this.#memory.set(value, this.#at);
    this.#at += value.length;
  }

  tlvs(values: readonly Tlv[]): void {
    for (const { tag, value } of values) {
      this.short(tag);
      this.short(value.length);
      this.octets(value);
    }
  }

  take(): Buffer {
    const taken = this.#memory.subarray(this.#from, this.#at);
    this.#from = this.#at;
    return taken;
  }
}

/** Reads one message. */
export class OctetReader {
  /** Something was cut short or not closed. */
  torn = false;
  readonly #octets: Buffer;
  readonly #end: number;
  #at: number;

  constructor(octets: Buffer, from: number, end: number) {
    this.#octets = octets;
    this.#at = from;
    this.#end = end;
  }

  get left(): number {
    return this.#end - this.#at;
  }

  octet(): number {
    if (this.#at < this.#end) return this.#octets[this.#at++]!;
    this.torn = true;
    return 0;
  }

  short(): number {
    return (this.octet() << 8) | this.octet();
  }

  text(): string {
    const close = this.#octets.indexOf(0, this.#at);
    if (close === -1 || close >= this.#end) {
      this.torn = true;
      this.#at = this.#end;
      return '';
    }
    const value = this.#octets.toString('latin1', this.#at, close);
    this.#at = close + 1;
    return value;
  }

  /** Octets in memory of their own: the piece that was read may be large and is let go. */
  octets(length: number): Buffer {
    if (length > this.left) this.torn = true;
    const end = Math.min(this.#at + length, this.#end);
    const value = Buffer.from(this.#octets.subarray(this.#at, end));
    this.#at = end;
    return value;
  }

  tlvs(): Tlv[] {
    const values: Tlv[] = [];
    while (this.left > 0) {
      const tag = this.short();
      const value = this.octets(this.short());
      if (this.torn) break;
      values.push({ tag, value });
    }
    return values;
  }
}
