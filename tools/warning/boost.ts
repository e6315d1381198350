/**
 * How are the points of an early warning found?
 *
 * Boosting of an additive model, in turn over the facts: each step splits one fact in two where that explains most, moves both sides by
 * a twentieth of what would fit best, and is left out where it would go against the direction in which the fact may count. Then the
 * pairs of facts that explain most of what is left get tables of their own. Several models from different samples are averaged,
 * which an additive model allows: the mean of tables is a table. The same seed, rows and machine give the same model.
 */

import { WARNING_FACTS } from '../../rules/warning/warning-facts.ts';
import {
  type FactTable,
  type PairTable,
  rangeOf,
  type WarningModel,
} from '../../rules/warning/warning-model.ts';

/** What is learnt from: a column of values for each fact, and the outcomes. Null: not known. */
export interface Lessons {
  readonly columns: readonly (readonly (number | null)[])[];
  readonly outcomes: readonly boolean[];
}

/** How it is learnt. */
export interface Manner {
  readonly seed: number;
  /** Models that are averaged. */
  readonly models: number;
  /** Turns over all facts, then over the pairs. */
  readonly rounds: number;
  readonly pairRounds: number;
  readonly pairs: number;
  readonly step: number;
  /** Share of the rows that each turn looks at. */
  readonly sample: number;
  /** Weight of "no effect", in rows' worth of evidence: for facts, for pairs. */
  readonly calm: number;
  readonly pairCalm: number;
  readonly ranges: number;
  readonly pairRanges: number;
}

export const MANNER: Manner = {
  seed: 20261122,
  models: 4,
  rounds: 100,
  pairRounds: 20,
  pairs: 10,
  step: 0.05,
  sample: 0.7,
  calm: 20,
  pairCalm: 60,
  ranges: 24,
  pairRanges: 9,
};

/** The part of a model that is learnt. */
export type Learnt = Pick<WarningModel, 'basePoints' | 'facts' | 'pairs' | 'knots'>;

/** No range: the value is not known. */
const NOWHERE = 255;
const POINTS = 1_000_000;
/** Fewer rows' worth of evidence than this on one side make no split. */
const LEAST_SIDE = 10;

interface Column {
  readonly cuts: readonly number[];
  readonly ranges: Uint8Array;
}

/** Learns from the rows `from` of the lessons. */
export function learn(lessons: Lessons, from: readonly number[], manner: Manner = MANNER): Learnt {
  const take = (most: number): Column[] => lessons.columns.map((column) => cutColumn(column, from, most));
  const [fine, coarse] = [take(manner.ranges), take(manner.pairRanges)];
  const share = from.filter((row) => lessons.outcomes[row]).length / from.length;
  const base = Math.log(share / (1 - share));
  const facts = fine.map(({ cuts }) => new Float64Array(cuts.length + 1));
  let pairs: Pair[] = [];
  for (let model = 0; model < manner.models; model += 1) {
    const state = new State(lessons, from, base, manner, manner.seed + model);
    boostFacts(state, fine, facts);
    // The first model chooses the pairs; the others learn their tables too.
    if (model === 0) pairs = bestPairs(state, coarse, manner.pairs);
    boostPairs(state, coarse, pairs);
  }
  return rounded(base, facts, fine, pairs, coarse, from, manner.models);
}

/** Where everything stands while one model is learnt. */
class State {
  readonly outcomes: Float64Array;
  readonly from: readonly number[];
  readonly manner: Manner;
  /** Log-odds of every row of `from`, by place. */
  readonly now: Float64Array;
  readonly slope: Float64Array;
  readonly weight: Float64Array;
  #dice: number;

  constructor({ outcomes }: Lessons, from: readonly number[], base: number, manner: Manner, seed: number) {
    this.from = from;
    this.manner = manner;
    this.outcomes = Float64Array.from(from, (row) => (outcomes[row] ? 1 : 0));
    this.now = new Float64Array(from.length).fill(base);
    this.slope = new Float64Array(from.length);
    this.weight = new Float64Array(from.length);
    this.#dice = seed >>> 0;
  }

  /** What is not explained yet, at every row; rows that are not in this turn's sample weigh nothing. */
  look(sample: number): void {
    for (let place = 0; place < this.from.length; place += 1) {
      const taken = sample >= 1 || this.#toss() < sample;
      const chance = 1 / (1 + Math.exp(-this.now[place]!));
      this.slope[place] = taken ? this.outcomes[place]! - chance : 0;
      this.weight[place] = taken ? chance * (1 - chance) : 0;
    }
  }

  #toss(): number {
    this.#dice = (this.#dice + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#dice ^ (this.#dice >>> 15), this.#dice | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}

function boostFacts(state: State, columns: readonly Column[], tables: readonly Float64Array[]): void {
  const { rounds, sample, step } = state.manner;
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, column] of columns.entries()) {
      state.look(sample);
      const split = bestSplit(state, column, WARNING_FACTS[place]!.worse);
      if (split === null) continue;
      const table = tables[place]!;
      for (let range = 0; range < table.length; range += 1)
        table[range]! += step * (range <= split.at ? split.below : split.above);
      for (let row = 0; row < state.from.length; row += 1) {
        const range = column.ranges[row]!;
        if (range !== NOWHERE) state.now[row]! += step * (range <= split.at ? split.below : split.above);
      }
    }
  }
}

interface Split {
  readonly at: number;
  readonly below: number;
  readonly above: number;
}

function bestSplit(state: State, { cuts, ranges }: Column, worse: number): Split | null {
  const { calm } = state.manner;
  const slopes = new Float64Array(cuts.length + 1);
  const weights = new Float64Array(cuts.length + 1);
  for (let row = 0; row < ranges.length; row += 1) {
    const range = ranges[row]!;
    if (range === NOWHERE) continue;
    slopes[range]! += state.slope[row]!;
    weights[range]! += state.weight[row]!;
  }
  const allSlope = slopes.reduce((a, b) => a + b, 0);
  const allWeight = weights.reduce((a, b) => a + b, 0);
  let best: Split | null = null;
  let most = 0;
  let slope = 0;
  let weight = 0;
  for (let at = 0; at < cuts.length; at += 1) {
    slope += slopes[at]!;
    weight += weights[at]!;
    const [restSlope, restWeight] = [allSlope - slope, allWeight - weight];
    if (weight < LEAST_SIDE || restWeight < LEAST_SIDE) continue;
    const [below, above] = [slope / (weight + calm), restSlope / (restWeight + calm)];
    if ((above - below) * worse < 0) continue;
    const gain = slope * below + restSlope * above - (allSlope * allSlope) / (allWeight + calm);
    if (gain > most) {
      most = gain;
      best = { at, below, above };
    }
  }
  return best;
}

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly table: Float64Array;
}

/** The pairs of facts whose ranges together explain most of what is left. */
function bestPairs(state: State, columns: readonly Column[], count: number): Pair[] {
  state.look(1);
  const found: { readonly gain: number; readonly first: number; readonly second: number }[] = [];
  for (let first = 0; first < columns.length; first += 1)
    for (let second = first + 1; second < columns.length; second += 1) {
      const { slopes, weights } = cellsOf(state, columns[first]!, columns[second]!);
      let gain = 0;
      for (let cell = 0; cell < slopes.length; cell += 1)
        gain += slopes[cell]! ** 2 / (weights[cell]! + state.manner.pairCalm / 2);
      found.push({ gain, first, second });
    }
  return found
    .sort((a, b) => b.gain - a.gain || a.first - b.first || a.second - b.second)
    .slice(0, count)
    .map(({ first, second }) => ({
      first,
      second,
      table: new Float64Array((columns[first]!.cuts.length + 1) * (columns[second]!.cuts.length + 1)),
    }));
}

function cellsOf(
  state: State,
  first: Column,
  second: Column,
): { slopes: Float64Array; weights: Float64Array } {
  const wide = second.cuts.length + 1;
  const slopes = new Float64Array((first.cuts.length + 1) * wide);
  const weights = new Float64Array(slopes.length);
  for (let row = 0; row < first.ranges.length; row += 1) {
    if (first.ranges[row] === NOWHERE || second.ranges[row] === NOWHERE) continue;
    const cell = first.ranges[row]! * wide + second.ranges[row]!;
    slopes[cell]! += state.slope[row]!;
    weights[cell]! += state.weight[row]!;
  }
  return { slopes, weights };
}

function boostPairs(state: State, columns: readonly Column[], pairs: readonly Pair[]): void {
  const { pairRounds, sample, step, pairCalm } = state.manner;
  for (let round = 0; round < pairRounds; round += 1)
    for (const { first, second, table } of pairs) {
      const [one, two] = [columns[first]!, columns[second]!];
      state.look(sample);
      const { slopes, weights } = cellsOf(state, one, two);
      const moves = slopes.map((slope, cell) => (step * slope) / (weights[cell]! + pairCalm));
      for (let cell = 0; cell < table.length; cell += 1) table[cell]! += moves[cell]!;
      const wide = two.cuts.length + 1;
      for (let row = 0; row < state.from.length; row += 1)
        if (one.ranges[row] !== NOWHERE && two.ranges[row] !== NOWHERE)
          state.now[row]! += moves[one.ranges[row]! * wide + two.ranges[row]!]!;
    }
}

/** Cuts a column where equally many rows lie between, at most `most` ranges. */
function cutColumn(column: readonly (number | null)[], from: readonly number[], most: number): Column {
  const known = from.flatMap((row) => column[row] ?? []).sort((a, b) => a - b);
  const distinct = [...new Set(known)];
  const cuts =
    distinct.length <= most
      ? distinct.slice(0, -1)
      : [
          ...new Set(
            Array.from(
              { length: most - 1 },
              (_, part) => known[Math.floor(((part + 1) * known.length) / most)]!,
            ),
          ),
        ].filter((cut) => cut < distinct.at(-1)!);
  const ranges = Uint8Array.from(from, (row) => {
    const value = column[row] ?? null;
    return value === null ? NOWHERE : rangeOf(cuts, value);
  });
  return { cuts, ranges };
}

/** Tables as whole points, each with mean nothing over the rows learnt from: what is not known then counts as the average. */
function rounded(
  base: number,
  facts: readonly Float64Array[],
  fine: readonly Column[],
  pairs: readonly Pair[],
  coarse: readonly Column[],
  from: readonly number[],
  models: number,
): Learnt {
  let middle = base;
  const centre = (table: Float64Array, cellOf: (row: number) => number | null): number[] => {
    const cells = from.flatMap((_, row) => cellOf(row) ?? []);
    const mean = cells.reduce((sum, cell) => sum + table[cell]!, 0) / models / Math.max(1, cells.length);
    middle += mean;
    return Array.from(table, (points) => Math.round((points / models - mean) * POINTS) || 0);
  };
  const rangeAt = ({ ranges }: Column, row: number): number | null =>
    ranges[row] === NOWHERE ? null : ranges[row]!;
  const factTables = facts.map(
    (table, place): FactTable => ({
      fact: WARNING_FACTS[place]!.name,
      cuts: fine[place]!.cuts,
      points: centre(table, (row) => rangeAt(fine[place]!, row)),
    }),
  );
  const pairTables = pairs.map(({ first, second, table }): PairTable => {
    const wide = coarse[second]!.cuts.length + 1;
    const points = centre(table, (row) => {
      const [one, two] = [rangeAt(coarse[first]!, row), rangeAt(coarse[second]!, row)];
      return one === null || two === null ? null : one * wide + two;
    });
    return {
      facts: [WARNING_FACTS[first]!.name, WARNING_FACTS[second]!.name],
      cuts: [coarse[first]!.cuts, coarse[second]!.cuts],
      points: Array.from({ length: table.length / wide }, (_, row) =>
        points.slice(row * wide, (row + 1) * wide),
      ),
    };
  });
  return {
    basePoints: Math.round(middle * POINTS),
    facts: factTables.filter(({ points }) => points.some((one) => one !== 0)),
    pairs: pairTables,
    knots: oddsKnots(),
  };
}

/** The way from log-odds to parts per million, as knots a tenth apart. */
function oddsKnots(): WarningModel['knots'] {
  const tenths = Array.from({ length: 121 }, (_, place) => place - 60);
  return {
    points: tenths.map((tenth) => (tenth * POINTS) / 10),
    ppm: tenths.map((tenth) => Math.round(1_000_000 / (1 + Math.exp(-tenth / 10)))),
  };
}
