/**
 * Which lines were changed, deleted, inserted or moved, and to which record and field do they belong?
 *
 * The marks of the lines as signed are laid beside those of the lines as they are. A signature says *that*, this says *where*. For a day that
 * was changed the day before the change is found again: the only one near it whose line bears the signed mark.
 */
import { formatDay, parseDay } from '../../../rules/days.ts';
import { markOf, RECORDS_TAG } from './file-parts.ts';
import { type At, type Found, found } from './finding-words.ts';

/** The most findings that are named one by one. */
const MOST = 50;
/** Years around a changed day in which the true one is looked for. */
const DAYS_AROUND = 4_000;

/** What differs between the lines that were signed (their marks) and the lines that are there. */
export function lineFindings(lines: readonly string[], marks: Int32Array, signed: Int32Array): Found[] {
  let from = 0;
  while (from < marks.length && from < signed.length && marks[from] === signed[from]) from += 1;
  let [end, signedEnd] = [marks.length, signed.length];
  while (end > from && signedEnd > from && marks[end - 1] === signed[signedEnd - 1]) {
    end -= 1;
    signedEnd -= 1;
  }
  const is = marks.subarray(from, end);
  const was = signed.subarray(from, signedEnd);
  if (is.length === 0 && was.length === 0) return [];
  const text = new Lines(lines);
  if (is.length === 0) return text.deleted(from);
  if (was.length === 0) return text.inserted(from, end);
  if (sameMarks(is, was)) return text.moved(from, end);
  if (is.length === was.length) {
    const changed = [...is.keys()].filter((place) => is[place] !== was[place]).slice(0, MOST);
    return changed.map((place) => text.changed(from + place, was[place]!));
  }
  return is.length < was.length ? text.deleted(from) : text.inserted(from, end);
}

function sameMarks(one: Int32Array, other: Int32Array): boolean {
  if (one.length !== other.length) return false;
  const [a, b] = [one.slice().sort(), other.slice().sort()];
  return a.every((mark, place) => mark === b[place]);
}

/** Lines of a file, and whose they are. */
class Lines {
  readonly #lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  changed(line: number, signed: number): Found {
    const at = this.#at(line);
    const day = /^"day":"(\d{4}-\d\d-\d\d)"(,?)$/.exec(this.#lines[line] ?? '');
    const now = day === null ? null : parseDay(day[1]!);
    if (at.field === 'day' && day !== null && now !== null)
      for (let away = 1; away <= DAYS_AROUND; away += 1)
        for (const near of [now + away, now - away]) {
          if (markOf(`"day":"${formatDay(near)}"${day[2]}`) !== signed) continue;
          const [was, is] = [formatDay(near), day[1]];
          return found('back-dated', at, {
            en: `It was ${was} and says ${is}.`,
            zh: `原为 ${was}，现为 ${is}。`,
          });
        }
    return found('changed', at);
  }

  /** Something is gone before line `line`: which records, if whole ones are. */
  deleted(line: number): Found[] {
    const before = this.#numberAbove(line - 1);
    const after = this.#numberBelow(line);
    if (before !== null && after !== null && after > before + 1)
      return Array.from({ length: Math.min(MOST, after - before - 1) }, (_, place) =>
        found('deleted', { record: before + 1 + place, line: line + 1 }),
      );
    if (before !== null && after === null && /^\},?$/.test(this.#lines[line - 1] ?? ''))
      return [found('deleted', { record: before + 1, line: line + 1 })];
    return [found('deleted', this.#at(line))];
  }

  inserted(from: number, end: number): Found[] {
    const numbers = this.#numbers(from, end);
    if (numbers.length > 0) return numbers.slice(0, MOST).map(([line]) => found('inserted', this.#at(line)));
    return [found('inserted', this.#at(from))];
  }

  moved(from: number, end: number): Found[] {
    const numbers = this.#numbers(from, end);
    const low = Math.min(...numbers.map(([, number]) => number));
    const wrong = numbers.filter(([, number], place) => number !== low + place);
    if (wrong.length > 0) return wrong.slice(0, MOST).map(([line]) => found('moved', this.#at(line)));
    return [found('moved', this.#at(from)), found('moved', this.#at(end - 1))];
  }

  #numbers(from: number, end: number): (readonly [line: number, number: number])[] {
    const numbers: [number, number][] = [];
    for (let line = from; line < end; line += 1) {
      const number = numberIn(this.#lines[line]);
      if (number !== null) numbers.push([line, number]);
    }
    return numbers;
  }

  /** The number of the record that begins above; -1 before the first of them, null in the readable part. */
  #numberAbove(line: number): number | null {
    for (let at = line; at >= 0; at -= 1) {
      if (this.#lines[at] === RECORDS_TAG) return -1;
      const number = numberIn(this.#lines[at]);
      if (number !== null) return number;
    }
    return null;
  }

  #numberBelow(line: number): number | null {
    for (let at = line; at < this.#lines.length; at += 1) {
      const number = numberIn(this.#lines[at]);
      if (number !== null) return number;
    }
    return null;
  }

  /** Where a line is: in a record by its fields, in the readable part by the record that its section is about. */
  #at(line: number): At {
    const where: { -readonly [Name in keyof At]: At[Name] } = { line: line + 1 };
    const field = /^"(\w+)":/.exec(this.#lines[line] ?? '')?.[1];
    const number = this.#lines[line] === '{' ? numberIn(this.#lines[line + 1]) : this.#numberAbove(line);
    if (number === null || number === -1) {
      const section = this.#sectionOf(line);
      return {
        ...where,
        ...(section === null ? {} : { record: section }),
        field: number === null ? 'readable part' : 'records',
      };
    }
    where.record = number;
    if (field !== undefined) where.field = field;
    for (let at = this.#lines[line] === '{' ? line + 1 : line; at >= 0 && this.#lines[at] !== '{'; at -= 1)
      this.#read(at, where);
    for (let at = line + 1; at < this.#lines.length && !/^\}/.test(this.#lines[at]!); at += 1)
      this.#read(at, where);
    return where;
  }

  #read(line: number, where: { -readonly [Name in keyof At]: At[Name] }): void {
    const day = /^"day":"([^"]*)"/.exec(this.#lines[line]!)?.[1];
    if (day !== undefined) where.day = day;
    const seq = /^"seq":(\d+)/.exec(this.#lines[line]!)?.[1];
    if (seq !== undefined) where.seq = Number(seq);
  }

  #sectionOf(line: number): number | null {
    for (let at = line; at >= 0; at -= 1) {
      const number = /<(?:section|tr) id="r(\d+)"/.exec(this.#lines[at] ?? '')?.[1];
      if (number !== undefined) return Number(number);
    }
    return null;
  }
}

function numberIn(line: string | undefined): number | null {
  const number = /^"record":(\d+),$/.exec(line ?? '')?.[1];
  return number === undefined ? null : Number(number);
}
