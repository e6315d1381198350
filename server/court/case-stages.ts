/**
 * How does a clerk write down what a court did, what was laid out, and how a case ended?
 *
 * What a court did is a fact and is taken down whatever else is so; what we ask of a court (enforcement) waits while the account rests.
 * A case that must rest because of an agreement, a payment, a dispute or a hold says so the moment it is looked at; the night notes it.
 */
import { COURT_FEES } from '../../policy/house/court/court-fee-law.ts';
import { feeFor, scalesOn } from '../../rules/court/court-fee.ts';
import { faultOfStep, OVER, type Stage, type StepFault } from '../../rules/court/court-stage.ts';
import { addMonths, civil, type Day } from '../../rules/days.ts';
import { bookCost } from '../db/contact/booked-costs.ts';
import { type CaseKey, type CaseRow, changedCases, writeCase } from '../db/court/case-rows.ts';
import { keptKeyOf } from '../db/evidence/exported-rows.ts';
import type { Client, Pool, Queryable } from '../db/pool.ts';
import { openText, personKeyOf, sealText } from '../evidence/sealing.ts';
import {
  type Acting,
  type Done,
  type OpenCase,
  type Refusal,
  refusedAct,
  step,
  withCase,
} from './case-desk.ts';
import type { CourtRoom } from './case-standing.ts';
import type { CourtStep } from './court-fact.ts';

/** What a clerk tells of a step. Amounts in minor units. */
export interface StageTold {
  readonly to: Stage;
  readonly on: Day;
  readonly docket: string | null;
  readonly nextOn: Day | null;
  readonly award: {
    readonly principal: bigint;
    readonly interest: bigint;
    readonly costs: bigint;
    readonly payBy: Day;
  } | null;
}

const FAULTS: Readonly<Record<StepFault, Refusal>> = {
  'does-not-follow': 'not-now',
  'before-the-last': 'date',
  'in-the-future': 'date',
  'appeal-open': 'appeal-open',
};
/** Reached by acts of their own. */
const BY_ACT: readonly Stage[] = ['approved', 'noticed', 'filed', 'refused'];

/** Moves a case to a stage. */
export function moveCase(
  pool: Pool,
  room: CourtRoom,
  key: CaseKey,
  acting: Acting,
  told: StageTold,
): Promise<Done> {
  return withCase(pool, room, key, acting, async (open) => {
    const { client, row, now } = open;
    const fault = BY_ACT.includes(told.to)
      ? 'does-not-follow'
      : faultOfStep({
          ...{ path: row.path, from: row.stage, rested: row.rested, to: told.to, on: told.on },
          ...{ lastOn: row.stageOn, today: acting.today, finalFrom: row.finalFrom },
        });
    if (fault !== null) return refusedAct(FAULTS[fault]);
    if (told.to === 'enforcement' && now.halt !== null) return refusedAct('halted');
    const judged = told.to === 'judged' || (told.to === 'in-force' && row.stage === 'mediation');
    if (judged && told.award === null) return refusedAct('not-said');
    const next = await moved(open, told, judged);
    return { state: 'done', row: await step(client, next, acting, awardFact(told, judged)), now };
  });
}

function awardFact({ award }: StageTold, judged: boolean): Partial<CourtStep> {
  if (!judged || award === null) return {};
  return { award: [award.principal, award.interest, award.costs], payBy: award.payBy };
}

async function moved({ client, row, now }: OpenCase, told: StageTold, judged: boolean): Promise<CaseRow> {
  const { to, on, award } = told;
  const appeal = now.terms?.appealDays ?? 0;
  const over = OVER.includes(to);
  const payBy = judged && award !== null ? award.payBy : row.payBy;
  const finalFrom = judged ? (row.path === 'suit' && to === 'judged' ? on + appeal + 1 : on) : row.finalFrom;
  const [nextOn, nextWhy] = nextOf(to, told, { payBy, finalFrom, years: now.terms?.enforceYears ?? null });
  return {
    ...row,
    ...{ stage: to, stageOn: on, rested: to === 'stayed' ? row.stage : null },
    ...{ halt: over ? null : row.halt, haltOn: over ? null : row.haltOn },
    docket: told.docket === null ? row.docket : await sealDocket(client, row, told.docket),
    award: judged && award !== null ? [award.principal, award.interest, award.costs] : row.award,
    ...{ judgedOn: judged ? on : row.judgedOn, finalFrom, payBy, nextOn, nextWhy },
  };
}

/** What must be looked at next, unless the clerk says another day. */
function nextOf(
  to: Stage,
  told: StageTold,
  { payBy, finalFrom, years }: { payBy: Day | null; finalFrom: Day | null; years: number | null },
): [Day | null, string | null] {
  if (OVER.includes(to)) return [null, null];
  if (told.nextOn !== null) return [told.nextOn, to === 'hearing' ? 'hearing' : 'look'];
  if (to === 'judged') return [finalFrom, 'appeal-over'];
  if (to === 'in-force' && payBy !== null && years !== null)
    return [addMonths(payBy, 12 * years, civil(payBy).date, 'clamp'), 'enforce-by'];
  return [told.on + 30, 'look'];
}

/** Where the court's own number lies among the sealed texts of a person: far above the numbers of his proofs. */
const DOCKETS = 2_000_000_000;

async function sealDocket(client: Client, row: CaseRow, text: string): Promise<Buffer | null> {
  const kept = await keptKeyOf(client, row);
  return kept === null ? null : sealText(personKeyOf(row, kept), row, DOCKETS + row.caseNo, text);
}

/** The court's number for a case; null: none was told, or the person was forgotten. */
export async function docketOf(db: Queryable, row: CaseRow): Promise<string | null> {
  const kept = row.docket === null ? null : await keptKeyOf(db as Client, row);
  return kept === null || row.docket === null
    ? null
    : openText(personKeyOf(row, kept), row, DOCKETS + row.caseNo, row.docket);
}

/** What is laid out for: a fee by its scale, or a bill. */
export const COST_KINDS = [
  'court-fee',
  'enforcement-fee',
  'preservation-fee',
  'lawyer',
  'service',
  'other',
] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** Notes what was laid out for a case. */
export function addCost(
  pool: Pool,
  room: CourtRoom,
  key: CaseKey,
  acting: Acting,
  { kind, amount }: { readonly kind: CostKind; readonly amount: bigint },
): Promise<Done> {
  return withCase(pool, room, key, acting, async ({ client, row, now }) => {
    if (OVER.includes(row.stage) && row.stage !== 'ended') return refusedAct('not-now');
    const next = { ...row, laidOut: row.laidOut + amount };
    const { slot, borrower, accountId, currency } = row;
    // It is the house's own money until a court awards it: nothing is added to what he owes.
    await bookCost(client, {
      ...{ slot, borrower, accountId, currency, kind, amount, permit: null },
      ...{
        name: `${row.caseNo}-${next.laidOut}`,
        day: acting.today,
        at: acting.at,
        source: `case ${row.caseNo}: ${kind}`,
      },
    });
    return {
      state: 'done',
      row: await step(client, next, acting, { what: 'cost', kind, amount, on: acting.today }),
      now,
    };
  });
}

/** What the scales in force ask of this claim, by kind; kinds without a scale are left out. */
export function scaledFees(
  claim: bigint,
  {
    jurisdiction,
    currency,
    today,
  }: { readonly jurisdiction: string; readonly currency: string; readonly today: Day },
): {
  readonly kind: string;
  readonly ordinary: bigint;
  readonly reduced: bigint;
  readonly source: string;
  readonly advanced: boolean;
}[] {
  if (claim <= 0n) return [];
  return (['claim', 'preservation', 'enforcement'] as const).flatMap((kind) => {
    const [scale] = scalesOn(COURT_FEES, { jurisdictions: [jurisdiction], day: today, currency, kind });
    if (scale === undefined) return [];
    const ordinary = feeFor(claim, scale, 'ordinary');
    const reduced = feeFor(claim, scale, 'simplified');
    return ordinary === null || reduced === null
      ? []
      : [{ kind, ordinary, reduced, source: scale.source, advanced: scale.advanced }];
  });
}

/** After a night: cases that an agreement, a payment, a dispute or a hold has made to rest, or that may go on, are marked. */
export async function haltCases(pool: Pool, room: CourtRoom, night: Day, at: number): Promise<number> {
  let changed = 0;
  for (const key of await changedCases(pool)) {
    const acting = { by: 'house', today: night + 1, at };
    await withCase(pool, room, key, acting, async ({ client, row, now }) => {
      if (now.halt === row.halt || OVER.includes(row.stage)) return refusedAct('not-now');
      changed += 1;
      const next: CaseRow = { ...row, halt: now.halt, haltOn: now.halt === null ? null : night + 1 };
      if (now.halt === null) await writeCase(client, next);
      else await step(client, next, acting, { what: 'halt', kind: now.halt, on: night + 1 });
      return { state: 'done', row: next, now };
    });
  }
  return changed;
}
