/**
 * How likely is it that the next payment will be missed, and which facts say so, how much each?
 *
 * A sum of tables: each fact has whole-number points for each range of its value, some pairs of facts have points for each
 * pair of ranges, and a line of knots turns the sum into parts per million. Whole numbers all the way, so every machine gets
 * the same answer, and the trainer measures with this very file. Reasons are the summands: nothing is explained after the fact.
 */
import type { Behaviour } from './card-behaviour.ts';
import { FACT_BY_NAME, type Told } from './warning-facts.ts';

/** Points of one fact: of the first range up to and including `cuts[0]`, of the next … and of all above the last. */
export interface FactTable {
  readonly fact: string;
  readonly cuts: readonly number[];
  readonly points: readonly number[];
}

/** Points of two facts together: a row for each range of the first. Nothing where either is unknown. */
export interface PairTable {
  readonly facts: readonly string[];
  readonly cuts: readonly (readonly number[])[];
  readonly points: readonly (readonly number[])[];
}

/** What makes scores: a small file with its version and date. Points are millionths of log-odds. */
export interface WarningModel {
  readonly version: string;
  readonly date: string;
  readonly basePoints: number;
  readonly facts: readonly FactTable[];
  readonly pairs: readonly PairTable[];
  /** Knots from points to parts per million, both ascending: straight between them, level outside. */
  readonly knots: { readonly points: readonly number[]; readonly ppm: readonly number[] };
  /** At or above this many parts per million help is offered. */
  readonly helpFromPpm: number;
  /** The median bill of the book it was made from, in whole units of `currency`. */
  readonly typicalBill: number;
  readonly currency: string;
}

/** What one fact, or two together, add: in points and in parts per million, signed. */
export interface ScoreReason {
  readonly name: string;
  readonly points: number;
  readonly ppm: number;
  readonly told: Told;
}

/**
 * A score with its reasons, the heaviest first. `basePoints` and the points of the reasons sum to `points`, `basePpm` and their
 * parts per million to `ppm`, exactly.
 */
export interface Score {
  readonly model: string;
  readonly ppm: number;
  readonly points: number;
  readonly basePoints: number;
  readonly basePpm: number;
  readonly reasons: readonly ScoreReason[];
}

/** The score of a behaviour. A fact that is not known adds nothing. */
export function scoreOf(model: WarningModel, behaviour: Behaviour): Score {
  const values = new Map<string, number | null>();
  const measured = (name: string): number | null => {
    const known = values.get(name);
    if (known !== undefined) return known;
    const fact = FACT_BY_NAME.get(name);
    if (fact === undefined) throw new Error(`the model weighs "${name}", which is no fact`);
    const value = fact.measure(behaviour);
    values.set(name, value);
    return value;
  };
  const weighed = [
    ...model.facts.map((table) => weigh(table.fact, [measured(table.fact)], factPoints(table, measured))),
    ...model.pairs.map((table) =>
      weigh(table.facts.join(' & '), table.facts.map(measured), pairPoints(table, measured)),
    ),
  ].filter(({ points }) => points !== 0);
  return summed(model, weighed);
}

interface Weighed {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly points: number;
}

const weigh = (name: string, values: readonly (number | null)[], points: number): Weighed => ({
  name,
  values,
  points,
});

/** The range a value falls into: how many cuts lie below it. */
export function rangeOf(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > cuts[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

function factPoints({ fact, cuts, points }: FactTable, measured: (name: string) => number | null): number {
  const value = measured(fact);
  return value === null ? 0 : points[rangeOf(cuts, value)]!;
}

function pairPoints({ facts, cuts, points }: PairTable, measured: (name: string) => number | null): number {
  const [first, second] = [measured(facts[0]!), measured(facts[1]!)];
  if (first === null || second === null) return 0;
  return points[rangeOf(cuts[0]!, first)]![rangeOf(cuts[1]!, second)]!;
}

/** Reasons in order of weight; each takes the parts per million by which the sum moves when it is added. */
function summed(model: WarningModel, weighed: readonly Weighed[]): Score {
  const ordered = [...weighed].sort(
    (a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.name < b.name ? -1 : 1),
  );
  const basePpm = ppmAt(model, model.basePoints);
  let points = model.basePoints;
  let ppm = basePpm;
  const reasons = ordered.map((one): ScoreReason => {
    points += one.points;
    const before = ppm;
    ppm = ppmAt(model, points);
    return { name: one.name, points: one.points, ppm: ppm - before, told: toldOf(one) };
  });
  return { model: model.version, ppm, points, basePoints: model.basePoints, basePpm, reasons };
}

function toldOf({ name, values }: Weighed): Told {
  const parts = name.split(' & ').map((fact, place) => FACT_BY_NAME.get(fact)!.tell(values[place]!));
  return {
    en: parts.map(({ en }) => en).join(', together with '),
    zh: parts.map(({ zh }) => zh).join('，同时'),
  };
}

/** Parts per million at a number of points. */
export function ppmAt({ knots }: Pick<WarningModel, 'knots'>, points: number): number {
  const { points: at, ppm } = knots;
  const place = rangeOf(at, points);
  if (place === 0) return ppm[0]!;
  if (place === at.length) return ppm[at.length - 1]!;
  const [left, right] = [at[place - 1]!, at[place]!];
  const [from, to] = [ppm[place - 1]!, ppm[place]!];
  return from + Math.floor(((to - from) * (points - left)) / (right - left));
}
