/**
 * How many re-used texts are flagged, and how many honest ones?
 *
 * Texts come in one after the other, as they would: honest people, and between them the members of forged families of two to thirty. Each is
 * judged by the same code as in the product against everything that came before. The first member of a family has nobody to be like and
 * is counted as honest; every later one must be flagged. A flag on an honest text is a false alarm, whoever it points to.
 */

import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { COMMON_TEXTS } from '../../../policy/house/shared-phrases.ts';
import { commonMarks, type MarkKey, textMarks } from '../../../rules/review/text-marks.ts';
import { csvRows } from '../../../server/intake/tape/csv-rows.ts';
import { nearTexts } from '../../../server/review/look-alike.ts';
import { chanceOf } from '../chance.ts';
import {
  type Chance,
  type Draft,
  familyDraft,
  forgedText,
  honestText,
  TEXT_EDITS,
  type TextEdit,
} from './made-texts.ts';
import { MarkShelf } from './mark-shelf.ts';

/** A key as a house would have one; any other gives the same picture. */
export const REHEARSED_KEY: MarkKey = { a: 0x5eed1234, b: 0x0badcafe };

/** Of so many: how many were flagged. */
export interface Flagged {
  readonly of: number;
  readonly flagged: number;
}

export interface TextFigures {
  readonly honest: Flagged;
  readonly forged: ReadonlyMap<TextEdit, Flagged>;
  /** Milliseconds to judge one text, in the middle and of the slowest hundredth. */
  readonly milliseconds: { readonly p50: number; readonly p99: number };
  /** Honest texts that were flagged, for the eye. */
  readonly alarms: readonly string[];
}

interface Handed {
  readonly text: string;
  readonly edit: TextEdit | null;
}

const FORGED_SHARE = 0.2;

/** Texts in the order in which they come in. */
export function* handedTexts(count: number, chance: Chance): Generator<Handed> {
  const open: { draft: Draft; left: number; begun: boolean }[] = [];
  for (let done = 0; done < count; done += 1) {
    if (chance() >= FORGED_SHARE) {
      yield { text: honestText(chance), edit: null };
      continue;
    }
    if (open.length === 0 || chance() < 0.15)
      open.push({ draft: familyDraft(chance), left: 2 + Math.floor(chance() * 29), begun: false });
    const at = Math.floor(chance() * open.length);
    const family = open[at]!;
    const edit = TEXT_EDITS[Math.floor(chance() * TEXT_EDITS.length)]!;
    yield { text: forgedText(family.draft, edit, chance), edit: family.begun ? edit : null };
    family.begun = true;
    family.left -= 1;
    if (family.left === 0) open.splice(at, 1);
  }
}

/** Judges `count` made-up texts. */
export async function rehearseTexts(count: number, seed: number): Promise<TextFigures> {
  return judgeTexts(handedTexts(count, chanceOf(seed)));
}

async function judgeTexts(texts: Iterable<Handed>): Promise<TextFigures> {
  const shelf = new MarkShelf();
  const without = commonMarks(COMMON_TEXTS, REHEARSED_KEY);
  const honest = { of: 0, flagged: 0 };
  const forged = new Map(TEXT_EDITS.map((edit) => [edit, { of: 0, flagged: 0 }]));
  const times: number[] = [];
  const alarms: string[] = [];
  let person = 0;
  for (const { text, edit } of texts) {
    person += 1;
    const began = performance.now();
    const marks = textMarks(text, REHEARSED_KEY, without);
    const near = await nearTexts(String(person), marks, shelf.lookup, shelf.marksOf);
    times.push(performance.now() - began);
    const tally = edit === null ? honest : forged.get(edit)!;
    tally.of += 1;
    if (near.length > 0) {
      tally.flagged += 1;
      if (edit === null && alarms.length < 20) alarms.push(text);
    }
    shelf.add(
      String(person),
      String(person),
      marks.map(({ mark }) => mark),
    );
  }
  times.sort((a, b) => a - b);
  const part = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { honest, forged, milliseconds: { p50: part(0.5), p99: part(0.99) }, alarms };
}

/** Real complaints (CFPB, narrative column): how many are flagged against one another. They hold real template letters. */
export async function judgeNarratives(
  path: string,
): Promise<{ readonly figures: TextFigures; readonly pairs: readonly [string, string][] }> {
  const texts = await narrativesIn(path);
  const shelf = new MarkShelf();
  const honest = { of: 0, flagged: 0 };
  const pairs: [string, string][] = [];
  const times: number[] = [];
  for (const [person, text] of texts.entries()) {
    const began = performance.now();
    const marks = textMarks(text, REHEARSED_KEY);
    const [near] = await nearTexts(String(person), marks, shelf.lookup, shelf.marksOf);
    times.push(performance.now() - began);
    honest.of += 1;
    if (near !== undefined) {
      honest.flagged += 1;
      pairs.push([texts[Number(near.item)]!, text]);
    }
    shelf.add(
      String(person),
      String(person),
      marks.map(({ mark }) => mark),
    );
  }
  times.sort((a, b) => a - b);
  const part = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const milliseconds = { p50: part(0.5), p99: part(0.99) };
  return { figures: { honest, forged: new Map(), milliseconds, alarms: [] }, pairs };
}

async function narrativesIn(path: string): Promise<string[]> {
  const pieces = createReadStream(path).pipe(createGunzip()).setEncoding('utf8');
  const texts: string[] = [];
  let column = -1;
  for await (const rows of csvRows(pieces, { separator: ',', openEnd: true, longest: 1_000_000 }, path))
    for (const { cells } of rows) {
      if (column < 0) column = cells.indexOf('Consumer complaint narrative');
      else if ((cells[column] ?? '').length > 0) texts.push(cells[column]!);
    }
  return texts;
}
