/**
 * Does every kept decision come out the same after the law has changed?
 *
 * Permits and refusals of many people are decided under one law and then under another; all are made again from what was kept.
 * So that the comparison itself is known to see something, those of the first law are also made again under the second, where
 * the two must part.
 */
import type { Law } from '../../rules/gate/gate.ts';
import type { Attempt, Situation } from '../../rules/gate/situation.ts';
import { decisionsAfter, type KeptDecision } from '../../server/db/gate/decision-read.ts';
import type { Pool } from '../../server/db/pool.ts';
import { judged } from '../../server/gate/kept-judgement.ts';
import { decide } from '../../server/gate/permit-desk.ts';
import { Replay } from '../../server/gate/replay-decision.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { storedText, valueIn } from '../../server/gate/stored-text.ts';
import { tellOfPeople } from '../../server/gate/tell-person.ts';
import { chanceOf } from './chance.ts';
import { NOON, type Rehearsed, rehearsedHouse, rehearsedLaw, textAbout } from './gate-scene.ts';

/** What came of replaying. `parted`: decisions that the later law would have made otherwise. */
export interface Replayed {
  readonly decisions: number;
  readonly refusals: number;
  readonly parted: number;
  readonly faults: readonly string[];
}

const BATCH = 20;
const PAGE = 500;

/** Decides about everybody under two laws, at random minutes of two days, and makes every kept decision again. */
export async function replayAll(pool: Pool, people: readonly Rehearsed[], seed: number): Promise<Replayed> {
  const chance = chanceOf(seed);
  const clock = { at: NOON };
  const [first, second] = [rehearsedLaw('of yesterday', '08:00'), rehearsedLaw('of today', '14:00')];
  for (const law of [first, second])
    for (let from = 0; from < people.length; from += BATCH) {
      const some = people.slice(from, from + BATCH);
      clock.at = NOON + Math.floor(chance() * 2880);
      await tellOfPeople(
        pool,
        some.filter(() => chance() < 0.5).map(({ key }) => agreement(key, clock.at, chance)),
        knownAt(clock.at),
      );
      const asks = some.map((person) => ({ key: person.key, attempt: textAbout(person) }));
      await decide(pool, asks, rehearsedHouse(clock, law));
    }
  return compareAll(pool, second);
}

function agreement(key: Rehearsed['key'], at: number, chance: () => number) {
  const from = 60 * Math.floor(chance() * 20);
  const times = [{ from, to: from + 120 }];
  const fact = {
    type: 'consent',
    scope: 'time',
    directly: true,
    debts: null,
    address: null,
    days: null,
    times,
    way: null,
  } as const;
  return { key, at: at - 1, fact };
}

/** Makes every decision in the book again. `later` is a law under which some of them must come out otherwise. */
export async function compareAll(pool: Pool, later: Law): Promise<Replayed> {
  const replay = new Replay(pool);
  const faults: string[] = [];
  let [decisions, refusals, parted] = [0, 0, 0];
  for (let last: KeptDecision | null = null; ; ) {
    const page: KeptDecision[] = await decisionsAfter(pool, last, PAGE);
    for (const kept of page) {
      const differences = await replay.differences(kept);
      if (differences.length > 0 && faults.length < 20)
        faults.push(
          `decision ${kept.borrower}-${kept.seq} differs at ${differences.map(({ at }) => at).join(', ')}`,
        );
      decisions += 1;
      if (kept.result.startsWith('refuse')) refusals += 1;
      if (underLaw(kept, later) !== kept.answer) parted += 1;
    }
    last = page.at(-1) ?? null;
    if (last === null) return { decisions, refusals, parted, faults };
  }
}

function underLaw({ inputs }: KeptDecision, law: Law): string {
  const { attempt, situation } = valueIn(inputs) as { attempt: Attempt; situation: Situation };
  return storedText(judged(attempt, situation, law));
}
