/**
 * Does a decision of the past come out the same when it is made again from what was kept?
 *
 * Its inputs and the law it was made under are read back from their texts, the gate is asked again, and the answers are
 * compared as texts, bit for bit. The law of today plays no part. What differs is named by its path.
 */
import type { Law } from '../../rules/gate/gate.ts';
import type { Attempt, Situation } from '../../rules/gate/situation.ts';
import { type KeptDecision, readLaw } from '../db/gate/decision-read.ts';
import type { Queryable } from '../db/pool.ts';
import { judged } from './kept-judgement.ts';
import { storedText, valueIn } from './stored-text.ts';

/** A place at which the answer of then and the answer of now say different things, as JSON; null: nothing stands there. */
export interface Difference {
  readonly at: string;
  readonly was: string | null;
  readonly is: string | null;
}

/** Recomputes kept decisions; reads each state of the law once. */
export class Replay {
  readonly #db: Queryable;
  readonly #laws: Map<string, Law>;

  /** `laws`: those that were read before, by digest; a kept law never changes. */
  constructor(db: Queryable, laws = new Map<string, Law>()) {
    this.#db = db;
    this.#laws = laws;
  }

  /** The differences; none when the decision replays. Throws when the law it was made under was not kept. */
  async differences(kept: KeptDecision): Promise<Difference[]> {
    const law = await this.law(kept.law);
    const { attempt, situation } = valueIn(kept.inputs) as { attempt: Attempt; situation: Situation };
    const now = storedText(judged(attempt, situation, law));
    if (now === kept.answer) return [];
    const found = [...differencesOf('', JSON.parse(kept.answer), JSON.parse(now))];
    return found.length > 0 ? found : [{ at: 'order of the fields', was: kept.answer, is: now }];
  }

  /** The law of a decision as it was then. */
  async law(digest: string): Promise<Law> {
    let law = this.#laws.get(digest);
    if (law === undefined) {
      const text = await readLaw(this.#db, digest);
      if (text === null) throw new Error(`the law ${digest} was not kept`);
      law = valueIn(text) as Law;
      this.#laws.set(digest, law);
    }
    return law;
  }
}

function* differencesOf(at: string, then: unknown, now: unknown): Generator<Difference> {
  if (isObject(then) && isObject(now)) {
    for (const name of new Set([...Object.keys(then), ...Object.keys(now)]))
      yield* differencesOf(at === '' ? name : `${at}.${name}`, then[name], now[name]);
    return;
  }
  const [before, after] = [textOf(then), textOf(now)];
  if (before !== after) yield { at, was: before, is: after };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const textOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
