/**
 * Do a hundred thousand walks over the rungs find a way past a precondition, and is each of them missed when it is gone?
 *
 * First over the rules alone, each guard then taken away in turn; then through the whole system (`house-walks.ts`). A rung that walks
 * hardly reach proves nothing: the counts stand beside the result, and too few of them fail it.
 */
import type { Result } from '../rehearse.ts';
import { ALL_RULES, noticed, REMOVED } from './guards-removed.ts';
import { shortest, type Walked, walk } from './rung-walks.ts';

type RungResult = Omit<Result, 'part'>;

/** Of a hundred walks at least so many reach each of these. */
const LEAST_SHARE = 0.01;
const RUNGS = ['message', 'call', 'letter', 'visit', 'court'] as const;
/** Walks in which a missing guard must have been named. */
const MOST_UNNOTICED = 50_000;
/** Failures that are told in full. */
const TOLD = 3;

/** What many walks came to. */
export interface Walks {
  readonly reached: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, number>;
  /** The first failures, shortest walk each. */
  readonly faults: readonly string[];
}

/** Walks so many walks over all rules. */
export function manyWalks(walks: number, seed: number): Walks {
  const [reached, refused] = [new Map<string, number>(), new Map<string, number>()];
  const faults: string[] = [];
  const count = (counts: Map<string, number>, names: ReadonlySet<string>) => {
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  for (let number = 0; number < walks; number += 1) {
    const walked: Walked = walk(seed, number, ALL_RULES);
    count(reached, walked.reached);
    count(refused, walked.refused);
    const [fault] = walked.faults;
    if (fault === undefined) continue;
    if (faults.length < TOLD)
      faults.push(
        [
          `seed ${seed}, walk ${number}: ${fault.name}`,
          ...shortest(seed, number, ALL_RULES, fault.name).told,
        ].join('; '),
      );
    else faults.push(`seed ${seed}, walk ${number}: ${fault.name}`);
  }
  return { reached, refused, faults };
}

/** Rungs that fewer walks reached than must. */
export function seldom({ reached }: Pick<Walks, 'reached'>, walks: number): string[] {
  return RUNGS.filter((rung) => (reached.get(rung) ?? 0) < walks * LEAST_SHARE);
}

/** Counts in words, the largest first. */
export function countsOf(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

/** Walks over the rules alone, and every guard taken away. */
export function rehearseRungs(
  { seed, events }: { readonly seed: number; readonly events: number },
  tell: (result: RungResult) => void,
): void {
  let began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const walks = manyWalks(events, seed);
  const few = seldom(walks, events);
  tell({
    what: 'no walk over the rules reaches a call before a message, a letter before a call, a visit before a letter, a court before its approval, or one of them without its preconditions',
    runs: `${events} walks`,
    holds: walks.faults.length === 0 && few.length === 0,
    note: [
      `reached: ${countsOf(walks.reached)}`,
      `refused at least once by: ${countsOf(walks.refused)}`,
      ...few.map((rung) => `too few walks reach: ${rung}`),
      ...walks.faults.slice(0, 20),
    ].join('; '),
    seconds: seconds(),
  });
  began = performance.now();
  const found = REMOVED.map((one) => noticed(one, seed, MOST_UNNOTICED));
  const unnoticed = found.filter(({ after }) => after === null);
  tell({
    what: 'each precondition that is taken out of the rules is noticed, by its name',
    runs: `${found.length} preconditions, each without a guard of its own`,
    holds: unnoticed.length === 0,
    note: [
      `noticed after so many walks: ${found.map(({ name, after }) => `${name} ${after ?? 'never'}`).join(', ')}`,
    ].join('; '),
    seconds: seconds(),
  });
}
