/**
 * What is so today about a debt that somebody wants to take to court?
 *
 * Read under the locks of whoever acts, from the rows that everybody else reads: the account, the person's log and the log of contacts. It
 * is asked anew at every act; nothing is believed because it was so when the case was opened.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { COURT_FEES } from '../../policy/house/court/court-fee-law.ts';
import {
  BUNDLE_MAX_DAYS,
  type CourtTerms,
  courtTermsOn,
  WILLING_DAYS,
} from '../../policy/house/court/court-terms.ts';
import { jurisdictionsOf } from '../../policy/law/packs.ts';
import { feeFor, scalesOn } from '../../rules/court/court-fee.ts';
import type { CourtStanding } from '../../rules/court/court-preconditions.ts';
import type { CasePath } from '../../rules/court/court-stage.ts';
import { type Means, type Worth, type WorthAsked, worthOf } from '../../rules/court/worth-it.ts';
import type { Day } from '../../rules/days.ts';
import { isInDispute } from '../../rules/gate/debts/disputed.ts';
import { debtorIn, stepTried } from '../../rules/gate/how/milder-step.ts';
import { dayAt, type Minute } from '../../rules/gate/local-time.ts';
import type { Happening, Situation, Step } from '../../rules/gate/situation.ts';
import { latenessOf } from '../../rules/telling/forecast.ts';
import type { Product } from '../../rules/terms.ts';
import { proposalsOf } from '../db/agreements/proposal-rows.ts';
import { type CaseRow, type Halt, sentMessage } from '../db/court/case-rows.ts';
import { pathsOf } from '../db/court/path-rows.ts';
import { type PersonRows, readPeople } from '../db/gate/person-rows.ts';
import type { Client } from '../db/pool.ts';
import type { Told } from '../db/reading/told-account.ts';
import { NO_STAFF } from '../gate/person-log.ts';
import { situationOfRows } from '../gate/person-situation.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { zoneAround } from '../zone-table.ts';
import { type ClaimClock, claimClock } from './claim-clock.ts';

/** Who acts, and where. */
export interface CourtRoom {
  readonly products: ReadonlyMap<number, Product>;
  readonly collecting: Collecting;
}

/** What the officer says of the case: what the book alone cannot know. */
export interface CaseAsked {
  readonly path: CasePath;
  readonly means: Means;
  readonly clause: boolean;
  readonly openedBy: string;
}

/** All that is known of a case today. */
export interface CaseStanding {
  readonly standing: CourtStanding;
  readonly worth: Worth;
  readonly terms: CourtTerms | null;
  readonly clock: ClaimClock | null;
  readonly product: Product;
  readonly claim: bigint;
  readonly rows: PersonRows;
  readonly situation: Situation;
  /** Why he counts as willing; empty: he does not. */
  readonly willing: readonly ('paid' | 'proposed' | 'agreed')[];
  readonly halt: Halt | null;
}

const NO_WORTH: Worth = {
  against: ['fee-unknown'],
  brings: 0n,
  costs: 0n,
  parts: { fee: 0n, lawyer: 0n, enforcing: 0n, handling: 0n },
  chance: 0n,
};

/** Reads what is so. `row` null: there is no case yet. Null: the book does not know the person or the product. */
export async function standingNow(
  client: Client,
  room: CourtRoom,
  told: Told,
  row: CaseRow | null,
  asked: CaseAsked,
  today: Day,
  at: Minute,
): Promise<CaseStanding | null> {
  const key = { slot: told.key.slot, borrower: told.person.id };
  const product = room.products.get(told.account.product);
  const rows = (await readPeople(client, [key])).get(key.borrower);
  if (product === undefined || rows === undefined) return null;
  const situation = situationOfRows(rows, NO_STAFF, at, room);
  const places = jurisdictionsOf(rows.region);
  const terms = courtTermsOn(places, product.currency.code, today);
  const { overdue } = latenessOf(told.account, today, product);
  const kind = product.statement === null ? ('other' as const) : ('card' as const);
  const { facts } = told.history;
  const clock = claimClock({ account: told.account, facts, rows, kind, today, collecting: room.collecting });
  const willing = await willingnessOf(client, told, today);
  const daysLeft = clock === null ? undefined : clock.ends === null ? null : clock.ends - today;
  const worth = weighed(overdue, terms, { means: asked.means, willing: willing.length > 0, daysLeft }, today);
  const paths = await pathsOf(client, key);
  const notice = row?.notice == null ? null : await sentMessage(client, key, row.notice);
  const debt = String(told.account.id);
  const person = situation.people.find(({ id }) => id === BORROWER);
  const standing: CourtStanding = {
    today,
    path: asked.path,
    overdue,
    ...triedOn(situation, debt, rows.timeZone),
    disputeOpen: isInDispute(situation.log, debt),
    planAlive: told.account.plan !== null,
    holds: holdsOn(situation, debt, today),
    complaintOpen: complaintOpen(situation.log),
    alive: person?.alive,
    minor: person?.minor,
    capable: person?.capable,
    bankrupt: person?.bankrupt,
    specialPath: paths.find(({ endedOn }) => endedOn === null)?.kind ?? null,
    daysLeft,
    against: worth.against,
    openedBy: asked.openedBy,
    approvedBy: row?.approvedBy ?? null,
    noticeOn: notice?.at == null ? null : dayAt(zoneAround(rows.timeZone, notice.at), notice.at),
    noticeBack: notice !== null && NOT_ARRIVED.has(notice.state),
    waitDays: terms?.waitDays ?? 0,
    bundleOn: row === null || row.missing === null || row.missing.length > 0 ? null : row.bundleOn,
    bundleMaxDays: BUNDLE_MAX_DAYS,
    arbitrationClause: asked.clause,
  };
  const halt = haltOf(standing);
  return { standing, worth, terms, clock, product, claim: overdue, rows, situation, willing, halt };
}

function weighed(
  claim: bigint,
  terms: CourtTerms | null,
  known: Omit<WorthAsked, 'claim' | 'fee'>,
  today: Day,
): Worth {
  return terms === null
    ? NO_WORTH
    : worthOf({ claim, fee: feeOf(claim, terms, today), ...known }, terms.worth);
}

const NOT_ARRIVED: ReadonlySet<string> = new Set(['failed', 'refused', 'cancelled', 'expired', 'unknown']);

/** The fee that is laid out; null: no scale is known, or so large a claim does not go this way. */
export function feeOf(claim: bigint, terms: CourtTerms, today: Day): bigint | null {
  const { jurisdiction, currency, proceeding } = terms;
  const [scale] = scalesOn(COURT_FEES, {
    jurisdictions: [jurisdiction],
    day: today,
    currency,
    kind: 'claim',
  });
  return scale === undefined || claim <= 0n ? null : feeFor(claim, scale, proceeding);
}

/** What shows that he is willing: money, an offer of his, an agreement, a short time ago. */
async function willingnessOf(client: Client, told: Told, today: Day): Promise<CaseStanding['willing']> {
  const { facts } = told.history;
  const undone = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  const since = (type: 'paid' | 'agreed', days: number) =>
    facts.some((one) => one.type === type && !undone.has(one.id) && one.valueOn > today - days);
  const proposals = await proposalsOf(client, told.key);
  const shown = {
    paid: since('paid', WILLING_DAYS.paid),
    proposed: proposals.some(({ day, byWhom }) => byWhom === BORROWER && day > today - WILLING_DAYS.proposed),
    agreed: since('agreed', WILLING_DAYS.agreed),
  };
  return (['paid', 'proposed', 'agreed'] as const).filter((one) => shown[one]);
}

/** First day since the debt is overdue on which each step was tried, or from which it is recorded to be impossible. */
function triedOn(
  { log, steps, people }: Situation,
  debt: string,
  timeZone: string,
): Pick<CourtStanding, 'messageOn' | 'callOn' | 'letterOn'> {
  const debtor = debtorIn(people);
  const on = (step: Step) => {
    if (steps === undefined) return null;
    const first = log.find((one) => one.at >= steps.since && stepOf(one, debt, debtor) === step);
    const at = first?.at ?? (steps.impossible.includes(step) ? steps.since : null);
    return at === null ? null : dayAt(zoneAround(timeZone, at), at);
  };
  return { messageOn: on('message'), callOn: on('call'), letterOn: on('letter') };
}

function stepOf(event: Happening, debt: string, debtor: string | null): Step | null {
  if (event.type === 'message' && event.debts.length > 0 && !event.debts.includes(debt)) return null;
  const step = stepTried(event, debtor);
  return step === 'visit' ? null : step;
}

/** Holds that stand today about the debt; a kept plan and a complaint are asked for by themselves. */
function holdsOn({ holds }: Situation, debt: string, today: Day): string[] {
  return holds
    .filter(
      ({ kind, from, to, debts }) =>
        kind !== 'plan-kept' &&
        kind !== 'complaint' &&
        from <= today &&
        (to === null || to >= today) &&
        (debts === null || debts.includes(debt)),
    )
    .map(({ kind }) => kind);
}

function complaintOpen(log: readonly Happening[]): boolean {
  const last = log.findLast((event) => event.type === 'complaint');
  return last?.type === 'complaint' && last.pending && !last.frivolous;
}

/** What makes a case rest or end, as things stand. */
function haltOf({
  planAlive,
  overdue,
  disputeOpen,
  holds,
  specialPath,
  alive,
  bankrupt,
}: CourtStanding): Halt | null {
  if (specialPath !== null || alive === false || bankrupt === true) return 'special-path';
  if (overdue <= 0n) return 'paid';
  if (planAlive) return 'agreement';
  if (disputeOpen) return 'dispute';
  return holds.length > 0 ? 'hold' : null;
}
