/**
 * What does an agency's scorecard of a month say, and what comes of comparing agencies?
 *
 * Months that have a statement, so that money on the card is the money of the statement. Counts are as they are known today: a complaint
 * that is found right later shows. Cases are compared where one rule drew them for both, over the half year that ends with the month.
 */
import { CONTACT_COSTS, FEN } from '../../policy/house/contact-costs.ts';
import type { AgencyFile } from '../../rules/agencies/agency-paper.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, startOfDay } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';
import { type AgentScore, agentScore } from '../../rules/lead/quality-score.ts';
import { type Compared, compareShares } from '../../rules/reckoning/agency-score.ts';
import type { Queryable } from '../db/pool.ts';
import { type QualityCounts, qualityMonths } from '../db/reckoning/quality-rows.ts';
import {
  contactCounts,
  heardCalls,
  type RuleRow,
  ruleRows,
  type ScoreRow,
  scoreRows,
} from '../db/reckoning/score-rows.ts';
import { zoneAround } from '../zone-table.ts';
import { monthOf, workersOf } from './make-statements.ts';

/** Calls that must have been heard before they make a score. */
const LEAST_HEARD = 5;
/** Months over which cases are compared. */
const COMPARED_MONTHS = 6;

/** A card. `contactCost`: minor units, by the house's prices. */
export interface Scorecard extends Omit<ScoreRow, 'agency'> {
  readonly agency: string;
  readonly days: number;
  readonly complaints: number;
  readonly breaches: number;
  readonly contacts: number;
  readonly contactCost: bigint;
  readonly heard: AgentScore;
}

const NONE = { cases: 0, overdue: 0n, paying: 0, agreements: 0, broken: 0, keptInstalments: 0, received: 0 };

/** The cards of a month, in order of agency: never of recovery. */
export async function scorecards(
  db: Queryable,
  files: readonly AgencyFile[],
  month: Day,
  today: Day,
  timeZone: string,
): Promise<Scorecard[]> {
  const span = { first: month, last: monthOf(month, 1) - 1 };
  const whose = workersOf(files);
  const minute = (day: Day) => startOfDay(zoneAround(timeZone, day * DAY_MINUTES), day);
  const agencies = files.map(({ agency }) => agency);
  const rows = new Map((await scoreRows(db, span)).map((row) => [row.agency, row]));
  const contacts = await contactCounts(db, agencies, minute(span.first), minute(span.last + 1) - 1);
  const quality: QualityCounts[] = await qualityMonths(db, whose, month, month, today);
  const heard = await heardCalls(db, whose, span);
  return files.map(({ agency }) => {
    const own = contacts.filter((one) => one.agency === agency);
    const { days, complaints, breaches } = quality.find((one) => one.agency === agency)!;
    const cost = own.reduce(
      (sum, { way, contacts: count }) => sum + (CONTACT_COSTS[way as Way] ?? 0) * count,
      0,
    );
    return {
      ...(rows.get(agency) ?? NONE),
      ...{ agency, days, complaints, breaches },
      contacts: own.reduce((sum, one) => sum + one.contacts, 0),
      contactCost: BigInt(Math.round(cost / FEN)),
      heard: agentScore(
        heard.filter((one) => one.agency === agency),
        LEAST_HEARD,
      ),
    };
  });
}

/** Two agencies under one rule. */
export interface Comparison {
  readonly rule: string;
  readonly first: RuleRow;
  readonly second: RuleRow;
  readonly paying: Compared;
  readonly complained: Compared;
}

/** Every two agencies for which one rule drew, over the half year up to the end of a month. */
export async function comparisons(db: Queryable, month: Day): Promise<Comparison[]> {
  const rows = await ruleRows(db, monthOf(month, 1 - COMPARED_MONTHS), monthOf(month, 1) - 1);
  return [...Map.groupBy(rows, ({ rule }) => rule)].flatMap(([rule, own]) =>
    own.flatMap((first, place) =>
      own.slice(place + 1).map((second) => ({
        ...{ rule, first, second },
        paying: compareShares(
          { part: first.paying, whole: first.cases },
          { part: second.paying, whole: second.cases },
        ),
        complained: compareShares(
          { part: first.complained, whole: first.cases },
          { part: second.complained, whole: second.cases },
        ),
      })),
    ),
  );
}
