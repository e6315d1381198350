/**
 * How good is a model on rows it has not seen, and is it as good to every group?
 *
 * Five folds by the digest of a row's own features, so that equal rows never stand on both sides. Each fold is scored with the
 * product's own `scoreOf` by a model learnt from the other four. Personal columns are read here and nowhere else.
 */
import type { Behaviour } from '../../rules/warning/card-behaviour.ts';
import { WARNING_FACTS } from '../../rules/warning/warning-facts.ts';
import { scoreOf, type WarningModel } from '../../rules/warning/warning-model.ts';
import { Trouble } from '../../server/trouble.ts';
import { type Lessons, learn, MANNER } from './boost.ts';
import { behaviourOf, type CardRow, type Personal } from './card-file.ts';
import { plainChances } from './plain-regression.ts';
import { type Quality, qualityOf, type Scored, type Threshold, thresholdOf } from './score-quality.ts';

export const FOLDS = 5;
/** Fewer of either outcome than this teach nothing. */
const LEAST_EACH = 50;

/** The fold of a row. */
export function foldOf({ digest }: CardRow): number {
  return Number.parseInt(digest.slice(0, 8), 16) % FOLDS;
}

/** Behaviours, columns of facts and outcomes of rows; every row must say its outcome. */
export function lessonsOf(
  rows: readonly CardRow[],
  typicalBill: number,
): Lessons & { readonly behaviours: readonly Behaviour[] } {
  const without = rows.find(({ outcome }) => outcome === null);
  if (without !== undefined)
    throw new Trouble(
      `Row ${without.id} says no outcome.`,
      'Learning needs the column default.payment.next.month, 0 or 1 in every row.',
    );
  const missed = rows.filter(({ outcome }) => outcome).length;
  if (Math.min(missed, rows.length - missed) < LEAST_EACH)
    throw new Trouble(
      `${missed} of ${rows.length} rows were missed: too few of one kind to learn from.`,
      `At least ${LEAST_EACH} of each are needed.`,
    );
  const behaviours = rows.map((row) => behaviourOf(row, typicalBill));
  return {
    behaviours,
    columns: WARNING_FACTS.map((fact) => behaviours.map((one) => fact.measure(one))),
    outcomes: rows.map(({ outcome }) => outcome === true),
  };
}

export interface CrossChecked {
  /** Every row, scored by a model that has not seen it, in order of the file. */
  readonly scored: readonly Scored[];
  readonly quality: Quality;
  readonly plain: Quality;
  readonly foldAuc: readonly number[];
}

/** Scores every row by a model of the other folds. `model` gives what is not learnt. */
export function crossCheck(
  rows: readonly CardRow[],
  typicalBill: number,
  head: Omit<WarningModel, 'basePoints' | 'facts' | 'pairs' | 'knots'>,
  onFold: (fold: number) => void = () => {},
): CrossChecked {
  const { behaviours, ...lessons } = lessonsOf(rows, typicalBill);
  const scored = new Array<Scored>(rows.length);
  const plain = new Array<Scored>(rows.length);
  const foldAuc: number[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inFold = rows.flatMap((row, place) => (foldOf(row) === fold ? [place] : []));
    const others = rows.flatMap((row, place) => (foldOf(row) === fold ? [] : [place]));
    const model: WarningModel = { ...head, ...learn(lessons, others, MANNER) };
    const chances = plainChances(lessons.columns, lessons.outcomes, others);
    for (const place of inFold) {
      const missed = lessons.outcomes[place]!;
      scored[place] = { ppm: scoreOf(model, behaviours[place]!).ppm, missed };
      plain[place] = { ppm: Math.round(chances[place]! * 1e6), missed };
    }
    foldAuc.push(qualityOf(inFold.map((place) => scored[place]!)).auc);
    onFold(fold + 1);
  }
  return { scored, quality: qualityOf(scored), plain: qualityOf(plain), foldAuc };
}

/** What the scores are to one group. */
export interface GroupQuality {
  readonly trait: string;
  readonly group: string;
  readonly quality: Quality;
  readonly at: Threshold;
  /** Mean of what was said, and what came. */
  readonly said: number;
  readonly came: number;
}

const AGES: readonly (readonly [from: number, to: number])[] = [
  [18, 25],
  [26, 35],
  [36, 45],
  [46, 55],
  [56, 120],
];
const NAMES: Readonly<Record<Exclude<Personal, 'AGE'>, Readonly<Record<number, string>>>> = {
  SEX: { 1: 'men', 2: 'women' },
  EDUCATION: { 1: 'graduate school', 2: 'university', 3: 'high school', 4: 'other' },
  MARRIAGE: { 1: 'married', 2: 'single', 3: 'other' },
};
const TRAITS = { SEX: 'sex', AGE: 'age', EDUCATION: 'schooling', MARRIAGE: 'marriage' } as const;
/** Groups with fewer rows are not told apart: their figures would be chance. */
const LEAST_GROUP = 100;

function groupOf({ group }: CardRow, trait: Personal): string {
  const value = group[trait];
  if (trait !== 'AGE') return (value === null ? undefined : NAMES[trait][value]) ?? 'not documented';
  const band = AGES.find(([from, to]) => value !== null && value >= from && value <= to);
  return band === undefined ? 'not documented' : `${band[0]}–${band[1] > 100 ? '' : band[1]}`;
}

/** Quality and false alarms by group, of every trait the file has. */
export function byGroup(
  rows: readonly CardRow[],
  scored: readonly Scored[],
  helpFromPpm: number,
): GroupQuality[] {
  return (Object.keys(TRAITS) as Personal[]).flatMap((trait) => {
    const groups = Map.groupBy(
      rows.map((_, place) => place),
      (place) => groupOf(rows[place]!, trait),
    );
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([, places]) => places.length >= LEAST_GROUP)
      .map(([group, places]): GroupQuality => {
        const own = places.map((place) => scored[place]!);
        const said = own.reduce((sum, { ppm }) => sum + ppm / 1e6, 0) / own.length;
        const quality = qualityOf(own);
        return {
          trait: TRAITS[trait],
          group,
          quality,
          at: thresholdOf(own, helpFromPpm),
          said,
          came: quality.missed / own.length,
        };
      });
  });
}
