/**
 * How does a person answer what the rules would not, and what does it do?
 *
 * A proposal that a person decides is a case of the review queue, with its clock and four eyes; so is an answer of the rules that the
 * borrower wants looked at again. What the person says is the answer of that round: the proposal granted, other terms, or a no with an
 * alternative. Granted or other, it is priced under the account's lock inside the same limits as every offer; what stands against it
 * is a refusal to the person, and nothing is decided. An offer becomes one only when the case is decided, by whoever may.
 */
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, type Minute, startOfDay } from '../../rules/gate/local-time.ts';
import { WAITING_TIMES } from '../../rules/negotiation/fixed-offer.ts';
import type { Authority } from '../../rules/negotiation/negotiable.ts';
import type { Objection, Offer } from '../../rules/negotiation/offer.ts';
import type { Proposal } from '../../rules/plan/draft-plan.ts';
import type { Level } from '../../rules/review/review-case.ts';
import { askMessage } from '../contact/gather.ts';
import type { Key } from '../db/accounts.ts';
import { endOffers, offersOf, openOffers } from '../db/agreements/proposal-rows.ts';
import { type Client, transaction } from '../db/pool.ts';
import type { Told } from '../db/reading/told-account.ts';
import { type CaseKey, type CaseRow, readCase } from '../db/review/review-rows.ts';
import { storedText, valueIn } from '../gate/stored-text.ts';
import { type Act, type CaseStep, stepCaseIn } from '../review/route-person.ts';
import { zoneAround } from '../zone-table.ts';
import { type KeptProposal, keptProposals } from './kept-proposal.ts';
import { termsFor } from './limits-for.ts';
import { priceFixed } from './price-again.ts';
import { lockedAccount, type Table } from './propose.ts';
import { LEVELS, roundIn, routeRound } from './route-round.ts';

/** Days on which it is worth telling that there is an answer. */
const SAID_FOR = 3;

/** By whose authority an offer of a case of this level stands. */
const AUTHORITY_OF: Readonly<Record<Level, Authority>> = { 1: 'agent', 2: 'lead', 3: 'committee' };

/** The round that a person answers: the newest that the rules left to him or said no to. */
export function roundToDecide(rounds: readonly KeptProposal[], from: number): KeptProposal | null {
  return (
    rounds.findLast(
      ({ proposal, answer }) => proposal === from || (proposal > from && answer === 'person'),
    ) ?? null
  );
}

/** The terms that somebody offers. `round`: the proposal he looked at; `asked` null: exactly what it asks for. */
export interface Terms {
  readonly round: number;
  readonly asked: Proposal | null;
}

export type ProposalStep =
  | { readonly state: 'done'; readonly row: CaseRow }
  | {
      readonly state: 'refused';
      readonly why: Extract<CaseStep, { state: 'refused' }>['why'] | 'newer-round' | 'forgotten';
    }
  /** The offer lies outside the limits: what stands against it. */
  | { readonly state: 'outside'; readonly objections: readonly Objection[] };

export interface When {
  readonly today: Day;
  readonly at: Minute;
}

/** A step in a case about a proposal. What it grants is priced first, and opened for the borrower when it is decided. */
export async function stepProposal(
  table: Table,
  key: CaseKey,
  act: Act,
  terms: Terms | null,
  by: string,
  when: When,
): Promise<ProposalStep> {
  return transaction(table.pool, async (client): Promise<ProposalStep> => {
    const seen = await readCase(client, key);
    const from = seen === null ? null : roundIn(seen);
    if (seen === null || seen.accountId === null || from === null)
      return { state: 'refused', why: 'no-such-case' };
    // Accounts are locked before borrowers; what the case says is read anew behind both.
    const told = await lockedAccount(client, { slot: key.slot, accountId: seen.accountId });
    const now = await readCase(client, key);
    if (told === null || now === null) return { state: 'refused', why: 'no-such-case' };
    const rounds = await keptProposals(client, told.key, told.person.id);
    const round = roundToDecide(rounds, from);
    if (act.act === 'decide' && act.verdict.outcome === 'granted' && terms === null)
      return { state: 'refused', why: 'no-terms' };
    const offered = offeredBy(act, now, terms, round);
    if (offered === null) return finish(client, table, told, key, { act, by, when }, null);
    if (round === null || round.stated === null) return { state: 'refused', why: 'forgotten' };
    if (terms !== null && act.act === 'decide' && terms.round !== round.proposal)
      return { state: 'refused', why: 'newer-round' };
    const product = table.products.get(told.account.product);
    if (product === undefined) return { state: 'refused', why: 'no-such-case' };
    const { circumstances } = round.stated;
    const fixed = priceFixed(table, told, product, when.today, {
      ...{ asked: offered, circumstances, setAside: WAITING_TIMES },
    });
    if (fixed === null || fixed.own === null || fixed.objections.length > 0)
      return { state: 'outside', objections: fixed?.objections ?? [] };
    const settled = { offer: fixed.own, asked: offered, round: round.proposal };
    return finish(client, table, told, key, { act, by, when }, settled);
  });
}

/** What an act would offer the borrower; null: it offers nothing. */
function offeredBy(act: Act, row: CaseRow, terms: Terms | null, round: KeptProposal | null): Proposal | null {
  if (act.act === 'decide') {
    if (act.verdict.outcome === 'granted') return round?.asked ?? null;
    return act.verdict.outcome === 'countered' ? (terms?.asked ?? null) : null;
  }
  const settles = row.case.verdict?.settles ?? null;
  return act.act === 'approve' && settles !== null ? (valueIn(settles) as Proposal) : null;
}

interface Settled {
  readonly offer: Offer;
  readonly asked: Proposal;
  readonly round: number;
}

async function finish(
  client: Client,
  table: Table,
  told: Told,
  key: CaseKey,
  { act, by, when }: { readonly act: Act; readonly by: string; readonly when: When },
  settled: Settled | null,
): Promise<ProposalStep> {
  const whole: Act =
    act.act === 'decide' && settled !== null
      ? {
          ...act,
          verdict: { ...act.verdict, settles: storedText(settled.asked) },
          takes: LEVELS[settled.offer.needs],
        }
      : act;
  const step = await stepCaseIn(client, key, whole, by, when.at);
  if (step.state === 'refused' || step.row.case.decided === null) return step;
  if (act.act !== 'decide' && act.act !== 'approve') return step;
  if (settled !== null) {
    const { offerDays } = termsFor(table.products.get(told.account.product)!, when.today)!;
    const until = when.today + offerDays - 1;
    const level = AUTHORITY_OF[step.row.case.level];
    const from = { origin: 'person', asked: storedText(settled.asked), level } as const;
    const data = storedText(settled.offer);
    // The same offer does not stand twice.
    for (const { offer, ended, data: open } of await offersOf(client, told.key))
      if (ended === null && open === data) await endOffers(client, told.key, offer, 'superseded');
    await openOffers(client, told.key, settled.round, until, [data], from);
  }
  await tellAnswer(client, told, when.today);
  return step;
}

/** Tells the borrower that there is an answer; what it says he reads where it is his alone. */
async function tellAnswer(client: Client, { key, account, person }: Told, today: Day): Promise<void> {
  const zone = zoneAround(person.timeZone, today * DAY_MINUTES);
  await askMessage(client, {
    key: { slot: key.slot, borrower: person.id },
    way: 'in-app',
    template: 'proposal-answered',
    tone: 'plain',
    purpose: 'requested-information',
    debts: [String(account.id)],
    replyTo: null,
    day: today,
    notBefore: startOfDay(zone, today),
    notAfter: startOfDay(zone, today + SAID_FOR) - 1,
  });
}

/** The borrower wants somebody to look at an answer of the rules again; asked twice it is one case. */
export async function appealRound(
  table: Table,
  key: Key,
  proposal: number,
  at: Minute,
): Promise<
  { readonly state: 'routed' } | { readonly state: 'refused'; readonly why: 'no-round' | 'not-against' }
> {
  return transaction(table.pool, async (client) => {
    const told = await lockedAccount(client, key);
    if (told === null) return { state: 'refused', why: 'no-round' } as const;
    const rounds = await keptProposals(client, key, told.person.id);
    const round = rounds.find((one) => one.proposal === proposal);
    if (round === undefined || round.stated === null) return { state: 'refused', why: 'no-round' } as const;
    const { answer } = round.stated;
    if (answer.answer !== 'refused' && answer.answer !== 'counter')
      return { state: 'refused', why: 'not-against' } as const;
    await routeRound(client, table, told, { proposal, answer, at, asked: true });
    return { state: 'routed' } as const;
  });
}
