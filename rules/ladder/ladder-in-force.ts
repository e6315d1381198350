/**
 * Which version of the ladder is walked on a night?
 *
 * A version is put into force from a night on, and what was said last counts: a later word replaces what was planned before for the
 * nights after it. The answer is a function of the rows alone, so a past night has today the version that it had then. Who is in the
 * middle of his arrears when a version begins keeps his place: what he had passed lies behind him, a step that moved is not had twice.
 */
import type { Day } from '../days.ts';
import { compileStrategy, type Had, type Ladder, type Strategy } from '../strategy.ts';

/** "From this night on, this version": in the order in which it was said. */
export interface Scheduled {
  readonly seq: number;
  readonly from: Day;
  readonly strategy: Strategy;
}

/** The word that counts on a night; null where none was said yet. */
export function inForceOn<S extends { readonly seq: number; readonly from: Day }>(
  said: readonly S[],
  night: Day,
): S | null {
  let last: S | null = null;
  for (const one of said) if (one.from <= night && (last === null || one.seq > last.seq)) last = one;
  return last;
}

/** A version while it was in force, up to the night before the next one began. */
export interface Reign<S> {
  readonly said: S;
  readonly from: Day;
  /** The last night; null while no other follows. */
  readonly to: Day | null;
}

/** All reigns up to a night, the first one first. The same version twice in a row is one reign. */
export function reignsTo<S extends { readonly seq: number; readonly from: Day; readonly strategy: Strategy }>(
  said: readonly S[],
  night: Day,
): Reign<S>[] {
  const turns = [...new Set(said.map(({ from }) => from).filter((from) => from <= night))].sort(
    (a, b) => a - b,
  );
  const reigns: Reign<S>[] = [];
  for (const from of turns) {
    const now = inForceOn(said, from)!;
    const before = reigns.at(-1);
    if (before !== undefined && sameVersion(before.said.strategy, now.strategy)) continue;
    if (before !== undefined) reigns[reigns.length - 1] = { ...before, to: from - 1 };
    reigns.push({ said: now, from, to: null });
  }
  return reigns;
}

/** The ladder that a night walks, with what versions before it leave behind; null where no version was ever put into force. */
export function ladderOn(said: readonly Scheduled[], night: Day): Ladder | null {
  const reigns = reignsTo(said, night);
  const now = reigns.at(-1);
  if (now === undefined) return null;
  const compiled = compileStrategy(now.said.strategy);
  if ('refused' in compiled) throw new Error(`a ladder in force is wrong: ${compiled.refused.join('; ')}`);
  return following(compiled.ladder, reigns.slice(0, -1), now.from);
}

/**
 * A ladder that takes over from others on the night `since`. `before`: the reigns that ended. A step that is had once, and stood
 * earlier in one of them, is not had again by whoever had passed it there.
 */
export function following(
  ladder: Ladder,
  before: readonly Pick<Reign<Scheduled>, 'said' | 'to'>[],
  since: Day,
): Ladder {
  if (before.length === 0) return ladder;
  const rungs = ladder.rungs.map((rung) => {
    const { id, channel, every } = rung.step;
    if (every !== undefined) return rung;
    const had = before.flatMap(({ said, to }): Had[] =>
      said.strategy.steps
        .filter((old) => old.id === id && old.channel === channel && old.day < rung.day)
        .map(({ day }) => ({ until: (to ?? since - 1) + 1, day })),
    );
    return had.length === 0 ? rung : { ...rung, had };
  });
  return { ...ladder, rungs, since };
}

const sameVersion = (a: Strategy, b: Strategy): boolean => a.id === b.id && a.version === b.version;
