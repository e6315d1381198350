/**
 * How is a table written and read as PostgreSQL's binary COPY, without an object for every field?
 *
 * Format: 19 bytes of header, then for each row the number of its fields and each field as length and bytes, all big-endian;
 * −1 as a length is null, −1 as the number of fields is the end (PostgreSQL manual, "COPY", binary format). A writer is a
 * buffer that grows and is used again; a reader takes the stream in any pieces and hands out whole rows.
 */
import type { Day } from '../../rules/days.ts';

const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** PostgreSQL counts days from 2000-01-01, we from 1970-01-01. */
const EPOCH = 10_957;
const NULL = -1;

/** Writes rows into a buffer of its own. Call `row` with the number of fields, then one method for each field. */
export class CopyWriter {
  rows = 0;
  #buffer: Buffer;
  #view: DataView;
  #at = 0;
  #markedAt = 0;
  #markedRows = 0;

  constructor(bytes = 65_536) {
    this.#buffer = Buffer.allocUnsafeSlow(Math.max(bytes, HEADER.length));
    this.#view = viewOf(this.#buffer);
    this.clear();
  }

  /** Begins anew in the same memory. */
  clear(): void {
    this.rows = 0;
    this.#at = HEADER.copy(this.#buffer);
  }

  row(fields: number): void {
    this.#room(2);
    this.#view.setInt16(this.#at, fields);
    this.#at += 2;
    this.rows += 1;
  }

  int2(value: number | null): void {
    if (value === null) this.#null();
    else {
      this.#length(2);
      this.#view.setInt16(this.#at, value);
      this.#at += 2;
    }
  }

  int4(value: number | null): void {
    if (value === null) this.#null();
    else {
      this.#length(4);
      this.#view.setInt32(this.#at, value);
      this.#at += 4;
    }
  }

  int8(value: bigint | null): void {
    if (value === null) this.#null();
    else {
      this.#length(8);
      this.#view.setBigInt64(this.#at, value);
      this.#at += 8;
    }
  }

  date(value: Day | null): void {
    this.int4(value === null ? null : value - EPOCH);
  }

  bool(value: boolean): void {
    this.#length(1);
    this.#view.setInt8(this.#at, value ? 1 : 0);
    this.#at += 1;
  }

  text(value: string | null): void {
    if (value === null) this.#null();
    else {
      this.#room(4 + value.length * 3);
      const bytes = this.#buffer.write(value, this.#at + 4);
      this.#view.setInt32(this.#at, bytes);
      this.#at += 4 + bytes;
    }
  }

  bytes(value: Uint8Array): void {
    this.#length(value.length);
    this.#buffer.set(value, this.#at);
    this.#at += value.length;
  }

  /** Bytes written so far, header included. */
  get size(): number {
    return this.#at;
  }

  /** Remembers this place: `undo` takes back everything written after it. */
  mark(): void {
    this.#markedAt = this.#at;
    this.#markedRows = this.rows;
  }

  /** Takes back what was written since `mark`: an account that turned out to be broken leaves nothing behind. */
  undo(): void {
    this.#at = this.#markedAt;
    this.rows = this.#markedRows;
  }

  /** Everything written, with the end mark. Valid until the next `clear`. */
  finish(): Buffer {
    this.#room(2);
    this.#view.setInt16(this.#at, -1);
    return this.#buffer.subarray(0, this.#at + 2);
  }

  /** The fields of each row as they are sent, for a statement whose parameters they are. Valid until the next `clear`. */
  fields(): (Buffer | null)[][] {
    const found: (Buffer | null)[][] = [];
    let at = HEADER.length;
    while (at < this.#at) {
      const row: (Buffer | null)[] = [];
      const fields = this.#view.getInt16(at);
      at += 2;
      while (row.length < fields) {
        const length = this.#view.getInt32(at);
        const end = at + 4 + Math.max(0, length);
        row.push(length === NULL ? null : this.#buffer.subarray(at + 4, end));
        at = end;
      }
      found.push(row);
    }
    return found;
  }

  #length(bytes: number): void {
    this.#room(4 + bytes);
    this.#view.setInt32(this.#at, bytes);
    this.#at += 4;
  }

  #null(): void {
    this.#room(4);
    this.#view.setInt32(this.#at, NULL);
    this.#at += 4;
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, this.#at + bytes));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
    this.#view = viewOf(larger);
  }
}

/**
 * Reads a binary COPY that arrives in pieces. `onRow` is called for every whole row and must read its fields in order;
 * fields it leaves unread are passed over.
 */
export class CopyReader {
  rows = 0;
  /** Time spent reading rows, in milliseconds, what `onRow` does included. */
  busyMs = 0;
  readonly #onRow: (row: CopyReader) => void;
  #rest: Buffer = Buffer.alloc(0);
  #view: DataView = viewOf(this.#rest);
  #at = 0;
  #begun = false;
  #ended = false;

  constructor(onRow: (row: CopyReader) => void) {
    this.#onRow = onRow;
  }

  push(piece: Buffer): void {
    const began = performance.now();
    this.#read(piece);
    this.busyMs += performance.now() - began;
  }

  #read(piece: Buffer): void {
    this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    this.#view = viewOf(this.#rest);
    let from = 0;
    if (!this.#begun) {
      if (this.#rest.length < HEADER.length) return;
      if (!HEADER.subarray(0, 11).equals(this.#rest.subarray(0, 11))) throw new Error('not a binary COPY');
      from = HEADER.length + this.#view.getInt32(15);
      this.#begun = true;
    }
    for (let end = this.#endOfRow(from); end !== -1; end = this.#endOfRow(from)) {
      this.rows += 1;
      this.#at = from + 2;
      this.#onRow(this);
      from = end;
    }
    this.#rest = this.#rest.subarray(from);
  }

  /** Call after the last piece: a stream that was cut off is an error. */
  end(): void {
    if (!this.#ended) throw new Error('the binary COPY broke off before its end mark');
  }

  int2(): number {
    this.#at += 6;
    return this.#view.getInt16(this.#at - 2);
  }

  int2OrNull(): number | null {
    return this.#isNull() ? null : this.int2();
  }

  int4(): number {
    this.#at += 8;
    return this.#view.getInt32(this.#at - 4);
  }

  int4OrNull(): number | null {
    return this.#isNull() ? null : this.int4();
  }

  int8(): bigint {
    this.#at += 12;
    return this.#view.getBigInt64(this.#at - 8);
  }

  int8OrNull(): bigint | null {
    return this.#isNull() ? null : this.int8();
  }

  date(): Day {
    return this.int4() + EPOCH;
  }

  dateOrNull(): Day | null {
    return this.#isNull() ? null : this.date();
  }

  bool(): boolean {
    this.#at += 5;
    return this.#view.getInt8(this.#at - 1) !== 0;
  }

  text(): string {
    const length = this.#view.getInt32(this.#at);
    this.#at += 4 + length;
    return this.#rest.toString('utf8', this.#at - length, this.#at);
  }

  textOrNull(): string | null {
    return this.#isNull() ? null : this.text();
  }

  /** A copy of the bytes. */
  bytes(): Buffer {
    const length = this.#view.getInt32(this.#at);
    this.#at += 4 + length;
    return Buffer.from(this.#rest.subarray(this.#at - length, this.#at));
  }

  #isNull(): boolean {
    if (this.#view.getInt32(this.#at) !== NULL) return false;
    this.#at += 4;
    return true;
  }

  /** Offset behind the row that begins at `from`; −1 while it is not all there, or at the end mark. */
  #endOfRow(from: number): number {
    const { length } = this.#rest;
    if (this.#ended || from + 2 > length) return -1;
    const fields = this.#view.getInt16(from);
    if (fields === -1) {
      this.#ended = true;
      return -1;
    }
    let at = from + 2;
    for (let field = 0; field < fields; field += 1) {
      if (at + 4 > length) return -1;
      const bytes = this.#view.getInt32(at);
      at += bytes === NULL ? 4 : 4 + bytes;
    }
    return at > length ? -1 : at;
  }
}

/**
 * Hands rows that came as one value each (`record_send` in a statement's list) to `onRow`, as if they were of a COPY: number of fields, and
 * each field as its type, length and bytes. A statement that is planned once costs a few rows less than a COPY, which is planned each time.
 */
export function rowsOfRecords(records: readonly Buffer[], onRow: (row: CopyReader) => void): void {
  const reader = new CopyReader(onRow);
  const whole: Uint8Array[] = [HEADER];
  for (const record of records) {
    const fields = Buffer.allocUnsafe(2);
    fields.writeInt16BE(record.readInt32BE(0));
    whole.push(fields);
    for (let at = 4; at < record.length; ) {
      const length = record.readInt32BE(at + 4);
      const end = at + 8 + Math.max(0, length);
      whole.push(record.subarray(at + 4, end));
      at = end;
    }
  }
  whole.push(END);
  reader.push(Buffer.concat(whole));
  reader.end();
}

const END = Buffer.from([0xff, 0xff]);

function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
}
