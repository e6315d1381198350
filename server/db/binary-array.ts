/**
 * How is a list handed to a statement as one parameter, without a text for every element?
 *
 * As PostgreSQL's binary array (`array_send` in its source, arrayfuncs.c): number of dimensions, whether there are nulls, type of the
 * element, length, lower bound, then each element as length and bytes, all big-endian. The driver would look at every element for
 * its kind, quote it, and the server would read it back: in batches of five hundred a fifth of our own processor time.
 */
import type { Day } from '../../rules/days.ts';

const HEAD = 20;
const NULL = -1;
/** PostgreSQL counts days from 2000-01-01, we from 1970-01-01. */
const EPOCH = 10_957;
/** Numbers of the types, fixed in PostgreSQL's catalogue. */
const TYPES = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, text: 25, date: 1082 } as const;

let bytes = Buffer.allocUnsafeSlow(1 << 16);
let view = new DataView(bytes.buffer);

function room(until: number): void {
  if (until <= bytes.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(2 * bytes.length, until));
  bytes.copy(larger);
  bytes = larger;
  view = new DataView(bytes.buffer);
}

/** Writes an element at a place and returns where it ends. */
type Put<T> = (element: T, at: number) => number;

function arrayOf<T>(
  type: keyof typeof TYPES,
  list: readonly (T | null)[],
  most: number,
  put: Put<T>,
): Buffer {
  let hasNull = 0;
  let at = HEAD;
  for (const element of list) {
    room(at + 4 + most);
    if (element === null) {
      view.setInt32(at, NULL);
      hasNull = 1;
      at += 4;
    } else {
      const end = put(element, at + 4);
      view.setInt32(at, end - at - 4);
      at = end;
    }
  }
  view.setInt32(0, list.length === 0 ? 0 : 1);
  view.setInt32(4, hasNull);
  view.setInt32(8, TYPES[type]);
  // An empty array has no dimension, and so neither length nor bound.
  if (list.length === 0) return Buffer.from(bytes.subarray(0, 12));
  view.setInt32(12, list.length);
  view.setInt32(16, 1);
  return Buffer.from(bytes.subarray(0, at));
}

export function int2s(list: readonly (number | null)[]): Buffer {
  return arrayOf('int2', list, 2, (one, at) => {
    view.setInt16(at, one);
    return at + 2;
  });
}

export function int4s(list: readonly (number | null)[]): Buffer {
  return arrayOf('int4', list, 4, (one, at) => {
    view.setInt32(at, one);
    return at + 4;
  });
}

export function int8s(list: readonly (bigint | null)[]): Buffer {
  return arrayOf('int8', list, 8, (one, at) => {
    view.setBigInt64(at, one);
    return at + 8;
  });
}

export function dates(list: readonly (Day | null)[]): Buffer {
  return arrayOf('date', list, 4, (one, at) => {
    view.setInt32(at, one - EPOCH);
    return at + 4;
  });
}

export function bools(list: readonly (boolean | null)[]): Buffer {
  return arrayOf('bool', list, 1, (one, at) => {
    view.setInt8(at, one ? 1 : 0);
    return at + 1;
  });
}

export function texts(list: readonly (string | null)[]): Buffer {
  return arrayOf('text', list, 0, (one, at) => {
    room(at + one.length * 3);
    return at + bytes.write(one, at);
  });
}

export function byteas(list: readonly (Uint8Array | null)[]): Buffer {
  return arrayOf('bytea', list, 0, (one, at) => {
    room(at + one.length);
    bytes.set(one, at);
    return at + one.length;
  });
}
