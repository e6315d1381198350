/**
 * Which rows does a figure need, and what comes of them?
 *
 * The only place that reads for figures. Recovery, complaints, contacts and the life of agreements are also read for the row that always
 * shows them together, for the period and for the one of the same length before it.
 */
import { lawOf } from '../../policy/law/packs.ts';
import type { Day } from '../../rules/days.ts';
import type { Jurisdiction } from '../../rules/gate/law.ts';
import type { Currency, Minor } from '../../rules/money.ts';
import { sourceText, tellCodeOf } from '../../rules/telling/gate-telling.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { Product } from '../../rules/terms.ts';
import {
  firstStock,
  readComplaints,
  readCured,
  readHours,
  readMade,
  readPassages,
  readPlans,
  readReceived,
  readRefused,
  readRolls,
  readStock,
  readVintages,
  type Span,
} from '../db/figures/figure-read.ts';
import { timesOfSilence } from '../db/gate/silence-read.ts';
import type { Queryable } from '../db/pool.ts';
import { ruleNamed } from '../gate/rule-named.ts';
import { percentile, timeToSilence } from '../gate/time-to-silence.ts';
import { monthEnd, monthOf } from './count-figures.ts';
import { drawComplaints, drawSilence } from './draw-complaints.ts';
import { drawContacts, drawHours, drawRefusals } from './draw-contacts.ts';
import { drawCure, drawPlans, drawRecovery, readingDay } from './draw-money.ts';
import { CURVES, drawFlow, drawRolls, drawVintages, type RolledMonth } from './draw-passages.ts';
import { CURRENT, type Drawing, type Figure, type FigureName } from './figure-shape.ts';
import { survivalAt, survivalOf } from './plan-survival.ts';

/** What is asked: days and product, in a language, up to the last counted night. */
export interface Asking extends Span {
  readonly language: Language;
  readonly asOf: Day;
  /** Products of the book, and whose law binds the house. */
  readonly products: readonly Product[];
  readonly seat: readonly Jurisdiction[];
  /** Where the lender's days begin. */
  readonly timeZone: string;
}

/** Silences whose times are shown: the latest so many. */
const SILENCES = 2_000;

/** Sums over several products have a currency only where all have the same. */
export function currencyOf(products: readonly Product[]): Currency {
  const [first, ...others] = products.map(({ currency }) => currency);
  return first !== undefined && others.every(({ code }) => code === first.code)
    ? first
    : { code: 'minor units', digits: 0 };
}

/** The currency of the products that are looked at. */
export function currencyShown(asking: Asking): Currency {
  return currencyOf(productsShown(asking));
}

const productsShown = ({ products, product }: Asking): Product[] =>
  products.filter(({ code }) => product === null || code === product);

function drawingOf(asking: Asking): Drawing {
  const { language } = asking;
  const shown = productsShown(asking);
  return {
    language,
    currency: currencyOf(shown),
    buckets: [...new Set(shown.flatMap(({ buckets }) => buckets.map(({ name }) => name)))],
  };
}

/** One figure of the period. */
export async function gatherFigure(db: Queryable, figure: FigureName, asking: Asking): Promise<Figure> {
  const drawing = drawingOf(asking);
  switch (figure) {
    case 'rolls':
      return drawRolls(await rolledMonths(db, asking), asking.asOf < monthEnd(asking.to), drawing);
    case 'flow':
      return drawFlow(
        await rolledMonths(db, asking),
        await readPassages(db, asking),
        Math.min(asking.asOf, monthEnd(asking.to)),
        drawing,
      );
    case 'vintages': {
      const { vintages, reached } = await readVintages(db, asking.product, asking.to, CURVES);
      return drawVintages(vintages, reached, (from) => monthsFrom(from, asking.to), drawing);
    }
    case 'recovery':
      return drawRecovery(await readReceived(db, asking), await readMade(db, asking), drawing);
    case 'cure':
      return drawCure(await readCured(db, asking), drawing);
    case 'plans':
      return drawPlans(await readPlans(db, asking, asking.asOf), drawing);
    case 'contacts':
      return drawContacts(await readMade(db, asking), drawing);
    case 'complaints':
      return drawComplaints(await readComplaints(db, asking), drawing);
    case 'hours':
      return drawHours(await readHours(db, asking), quietHours(asking.seat, asking.to), drawing);
    case 'refusals':
      return drawRefusals(
        await readRefused(db, asking),
        (rule, code) => ruleTold(rule, code, asking.language),
        drawing,
      );
    case 'silence': {
      const times = (await timesOfSilence(db, SILENCES)).flatMap(
        (one) => timeToSilence(one).sinceKnown ?? [],
      );
      return drawSilence(times, { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }, drawing);
    }
    default:
      return figure satisfies never;
  }
}

/** The months of the period that are counted from their beginning. */
async function rolledMonths(db: Queryable, asking: Asking): Promise<RolledMonth[]> {
  const counted = await firstStock(db);
  if (counted === null) return [];
  const months: Day[] = [];
  for (
    let month = Math.max(monthOf(asking.from), monthOf(counted));
    month <= asking.to;
    month = monthEnd(month) + 1
  )
    months.push(month);
  const [rolls, stock] = await Promise.all([
    readRolls(db, asking),
    readStock(
      db,
      months.map((month) => month - 1),
      asking.product,
    ),
  ]);
  return months.map((month) => ({
    month,
    start: new Map(
      stock.filter(({ day }) => day === month - 1).map(({ bucket, accounts }) => [bucket, accounts]),
    ),
    moved: rolls.filter((one) => one.month === month),
  }));
}

function monthsFrom(from: Day, to: Day): number {
  let months = 0;
  for (let month = monthOf(from); monthEnd(month) < to; month = monthEnd(month) + 1) months += 1;
  return months;
}

/** Hours of the day in which the law of the house lets nobody be contacted, whatever the way. */
export function quietHours(seat: readonly Jurisdiction[], day: Day): number[] {
  const windows = lawOf(seat).rules.flatMap(({ bars, from, to }) =>
    bars.kind === 'quiet-hours' && bars.ways === 'all' && from <= day && (to === null || day < to)
      ? [bars]
      : [],
  );
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    windows.some(({ opens, closes }) => (hour + 1) * 60 <= opens || hour * 60 >= closes),
  );
}

function ruleTold(rule: string, code: string, language: Language) {
  const source = ruleNamed(rule)?.source;
  return {
    why: tellCodeOf(code, language),
    source: source === undefined ? null : sourceText(source, language),
  };
}

/** What always stands together, of one period. Null: not known, because there was nothing to divide by. */
export interface Together {
  readonly recovered: Minor;
  /** Complaints for 10,000 contacts, in tenths. */
  readonly complaintTenths: number | null;
  readonly complaints: number;
  readonly contacts: number;
  /** Contacts of a person in a month in which there was one, in hundredths. */
  readonly perPersonHundredths: number | null;
  /** Agreements kept for `days` days, parts per million. */
  readonly kept: {
    readonly keptPpm: number;
    readonly atRisk: number;
    readonly days: number;
    readonly plans: number;
  } | null;
}

/** Recovery, complaints, contacts and the life of agreements of one period. */
export async function gatherTogether(db: Queryable, span: Span, asOf: Day): Promise<Together> {
  const [received, complaints, made, plans] = await Promise.all([
    readReceived(db, span),
    readComplaints(db, span),
    readMade(db, span),
    readPlans(db, span, asOf),
  ]);
  const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((all, row) => all + of(row), 0);
  const contacts = sum(made, (one) => one.attempts);
  const people = sum(made, (one) => one.people);
  const complained = sum(complaints, (one) => one.received);
  const curve = survivalOf(plans.map((one) => ({ ...one, broken: one.ended === 'broken' })));
  const days = readingDay(curve);
  const there = survivalAt(curve, days);
  const bound = sum(plans, (one) => one.plans);
  return {
    recovered: received
      .filter(({ bucket }) => bucket !== CURRENT)
      .reduce((all, { amount }) => all + amount, 0n),
    complaintTenths: contacts === 0 ? null : Math.round((complained * 100_000) / contacts),
    complaints: complained,
    contacts,
    perPersonHundredths: people === 0 ? null : Math.round((contacts * 100) / people),
    kept: bound === 0 || there === null ? null : { ...there, days, plans: bound },
  };
}
