/**
 * How do recovery, its cost, cures and the life of agreements look?
 *
 * Pure: counted rows in, a figure out.
 */
import type { PlanKind } from '../../rules/plan/agreed-plan.ts';
import { KIND_WORDS } from '../../rules/plan/plan-words.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { Made } from '../db/figures/figure-read.ts';
import { partsText } from './draw-passages.ts';
import { cureFinding, planFinding, recoveryFinding } from './figure-finding.ts';
import {
  type Cell,
  CURRENT,
  type Drawing,
  type Figure,
  majorOf,
  moneyText,
  shareOf,
} from './figure-shape.ts';
import { COLUMN_WORDS, WAY_NAMES } from './figure-words.ts';
import { type SurvivalPoint, survivalAt, survivalOf } from './plan-survival.ts';

/** Ten-thousandths of a minor unit in a minor unit. */
const PARTS = 10_000n;

export const wayName = (way: string, language: Language): string => WAY_NAMES[way]?.[language] ?? way;

type Received = {
  readonly bucket: string;
  readonly channel: string;
  readonly payments: number;
  readonly amount: bigint;
};

/** Minor units that 100 units of what was received cost; null where nothing was received. */
export function costPerHundred(cost: bigint, received: bigint): bigint | null {
  return received <= 0n ? null : (cost * 100n * 100n) / PARTS / received;
}

/** Recovery on past-due accounts by bucket and last contact, with what the contacts cost. */
export function drawRecovery(received: readonly Received[], made: readonly Made[], drawing: Drawing): Figure {
  const { language, buckets, currency } = drawing;
  const words = COLUMN_WORDS[language];
  const late = received.filter(({ bucket }) => bucket !== CURRENT);
  const all = sum(late);
  const alone = sum(late.filter(({ channel }) => channel === 'none'));
  const channels = [
    ...new Set([...late.map(({ channel }) => channel), ...made.map(({ way }) => way)]),
  ].toSorted((a, b) => Number(b === 'none') - Number(a === 'none') || (a < b ? -1 : 1));
  const costs = made.reduce((total, { cost }) => total + cost, 0n);
  const there = buckets.filter((bucket) => late.some((one) => one.bucket === bucket));
  const share = all > 0n ? shareOf(Number(alone), Number(all)) : null;
  const each = costPerHundred(costs, all - alone);
  return {
    figure: 'recovery',
    finding: recoveryFinding(
      {
        received: moneyText(all, currency),
        uncontacted: share,
        perHundred: each === null ? null : moneyText(each, currency),
      },
      language,
    ),
    chart: {
      kind: 'stacks',
      unit: 'money',
      axis: words.bucket,
      along: there,
      series: channels
        .filter((channel) => late.some((one) => one.channel === channel))
        .map((channel) => ({
          name: wayName(channel, language),
          ...(channel === 'none' ? { baseline: true } : {}),
          values: there.map((bucket) =>
            majorOf(sum(late.filter((one) => one.bucket === bucket && one.channel === channel)), currency),
          ),
        })),
    },
    columns: [
      { name: words.channel, kind: 'text' },
      ...there.map((bucket) => ({ name: bucket, kind: 'money' as const })),
      { name: words.received, kind: 'money' },
      { name: words.payments, kind: 'count' },
      { name: words.contacts, kind: 'count' },
      { name: words.cost, kind: 'money' },
      { name: words.perHundred, kind: 'money' },
    ],
    rows: channels.map((channel) =>
      recoveryRow(
        channel,
        late.filter((one) => one.channel === channel),
        made.filter(({ way }) => way === channel),
        there,
        language,
      ),
    ),
  };
}

const sum = (some: readonly Received[]): bigint => some.reduce((all, { amount }) => all + amount, 0n);

/** What came after one kind of contact, bucket by bucket, and what those contacts cost. */
function recoveryRow(
  channel: string,
  own: readonly Received[],
  made: readonly Made[],
  there: readonly string[],
  language: Language,
): Cell[] {
  const cost = made.reduce((total, one) => total + one.cost, 0n);
  const contacts = made.reduce((total, one) => total + one.attempts, 0);
  const none = channel === 'none';
  return [
    { value: wayName(channel, language) },
    ...there.map((bucket): Cell => {
      const here = own.filter((one) => one.bucket === bucket);
      const value = sum(here);
      return here.length > 0 ? { value, of: partsText(bucket, channel) } : { value };
    }),
    { value: sum(own) },
    { value: own.reduce((total, { payments }) => total + payments, 0) },
    { value: none ? null : contacts },
    { value: none ? null : cost / PARTS },
    { value: none ? null : costPerHundred(cost, sum(own)) },
  ];
}

type Cured = {
  readonly bucket: string;
  readonly contacted: boolean;
  readonly accounts: number;
  readonly lateDays: number;
};

/** Cures by the bucket they left, with and without a contact. */
export function drawCure(cured: readonly Cured[], { language, buckets }: Drawing): Figure {
  const words = COLUMN_WORDS[language];
  const there = buckets.filter((bucket) => cured.some((one) => one.bucket === bucket));
  const count = (bucket: string | null, contacted: boolean | null) =>
    cured
      .filter(
        (one) =>
          (bucket === null || one.bucket === bucket) && (contacted === null || one.contacted === contacted),
      )
      .reduce((sum, { accounts }) => sum + accounts, 0);
  const all = count(null, null);
  const cell = (bucket: string, contacted: boolean): Cell => {
    const value = count(bucket, contacted);
    return value === 0 ? { value } : { value, of: partsText(bucket, contacted ? 'contacted' : 'alone') };
  };
  return {
    figure: 'cure',
    finding: cureFinding({ cured: all, alone: shareOf(count(null, false), all) }, language),
    chart:
      all === 0
        ? null
        : {
            kind: 'stacks',
            unit: 'count',
            axis: words.bucket,
            along: there,
            series: [
              {
                name: words.withoutContact,
                baseline: true,
                values: there.map((bucket) => count(bucket, false)),
              },
              { name: words.afterContact, values: there.map((bucket) => count(bucket, true)) },
            ],
          },
    columns: [
      { name: words.bucket, kind: 'text' },
      { name: words.withoutContact, kind: 'count' },
      { name: words.afterContact, kind: 'count' },
      { name: `${words.withoutContact}, ${words.share}`, kind: 'share' },
      { name: words.lateDays, kind: 'number' },
    ],
    rows: there.map((bucket) => {
      const days = cured
        .filter((one) => one.bucket === bucket)
        .reduce((sum, { lateDays }) => sum + lateDays, 0);
      return [
        { value: bucket },
        cell(bucket, false),
        cell(bucket, true),
        { value: shareOf(count(bucket, false), count(bucket, null)) },
        { value: Math.round((10 * days) / count(bucket, null)) / 10 },
      ];
    }),
  };
}

type PlanRow = {
  readonly kind: string;
  readonly days: number;
  readonly ended: string | null;
  readonly plans: number;
};

/** Days at which the table reads the curves. */
const READ_AT = [30, 90] as const;

const lived = (plans: readonly PlanRow[]): SurvivalPoint[] =>
  survivalOf(
    plans.map(({ days, ended, plans: count }) => ({ days, broken: ended === 'broken', plans: count })),
  );

/** The day at which a sentence reads the curve: the latest at which a third is still followed, at most the thirtieth. */
export function readingDay(points: readonly SurvivalPoint[]): number {
  const all = points[0]?.atRisk ?? 0;
  const far = points.findLast(({ atRisk }) => atRisk * 3 >= all)?.days ?? 0;
  return Math.min(30, far);
}

/** The life of agreements by kind. */
export function drawPlans(plans: readonly PlanRow[], { language }: Drawing): Figure {
  const words = COLUMN_WORDS[language];
  const kinds = [...new Set(plans.map(({ kind }) => kind))].sort();
  const nameOf = (kind: string) => KIND_WORDS[kind as PlanKind]?.[language === 'en' ? 0 : 1] ?? kind;
  const curve = lived(plans);
  const longest = Math.max(0, ...plans.map(({ days }) => days));
  const along = Array.from({ length: longest + 1 }, (_, day) => day);
  const all = curve[0]?.atRisk ?? 0;
  const day = readingDay(curve);
  const there = survivalAt(curve, day);
  const groups = [
    { kind: null, own: plans },
    ...kinds.map((kind) => ({ kind, own: plans.filter((one) => one.kind === kind) })),
  ];
  const count = (own: readonly PlanRow[], ended: (how: string | null) => boolean) =>
    own.filter((one) => ended(one.ended)).reduce((sum, one) => sum + one.plans, 0);
  return {
    figure: 'plans',
    finding: planFinding(
      all === 0 || there === null
        ? null
        : { plans: all, days: day, kept: there.keptPpm, atRisk: there.atRisk },
      language,
    ),
    chart:
      all === 0
        ? null
        : {
            kind: 'steps',
            unit: 'share',
            axis: words.day,
            along: along.map(String),
            series: (kinds.length > 1 ? groups : groups.slice(1)).map(({ kind, own }) => {
              const points = lived(own);
              return {
                name: kind === null ? words.all : nameOf(kind),
                values: along.map((at) => survivalAt(points, at)?.keptPpm ?? null),
              };
            }),
          },
    columns: [
      { name: words.kind, kind: 'text' },
      { name: words.plans, kind: 'count' },
      { name: words.broken, kind: 'count' },
      { name: words.completed, kind: 'count' },
      { name: words.alive, kind: 'count' },
      ...READ_AT.flatMap((at) => [
        { name: words.keptFor(at), kind: 'share' as const },
        { name: words.atRiskAt(at), kind: 'count' as const },
      ]),
    ],
    rows:
      all === 0
        ? []
        : groups.map(({ kind, own }) => planRow(kind === null ? words.all : nameOf(kind), kind, own, count)),
  };
}

function planRow(
  name: string,
  kind: string | null,
  own: readonly PlanRow[],
  count: (own: readonly PlanRow[], ended: (how: string | null) => boolean) => number,
): Cell[] {
  const points = lived(own);
  const cell = (value: number, how: string): Cell =>
    value === 0 ? { value } : { value, of: partsText(kind ?? 'all', how) };
  return [
    { value: name },
    cell(
      count(own, () => true),
      'any',
    ),
    cell(
      count(own, (how) => how === 'broken'),
      'broken',
    ),
    cell(
      count(own, (how) => how === 'completed' || how === 'ended'),
      'completed',
    ),
    cell(
      count(own, (how) => how === null),
      'alive',
    ),
    ...READ_AT.flatMap((at) => {
      const there = survivalAt(points, at);
      return [{ value: there?.keptPpm ?? null }, { value: there?.atRisk ?? null }];
    }),
  ];
}
