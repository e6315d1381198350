/**
 * What is done when somebody proposes, accepts, confirms or leaves, and what is told?
 *
 * Between the addresses and the agreements themselves: amounts and days as they were sent become numbers, what cannot be done becomes
 * a problem that says why and what can.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Day } from '../../../rules/days.ts';
import { type Currency, parseAmount } from '../../../rules/money.ts';
import type { Authority } from '../../../rules/negotiation/negotiable.ts';
import type { Proposal } from '../../../rules/plan/draft-plan.ts';
import { positionOf } from '../../../rules/telling/forecast.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { paperOf } from '../../agreements/agreement-paper.ts';
import { appealRound } from '../../agreements/decide-proposal.ts';
import { termsFor } from '../../agreements/limits-for.ts';
import { CODE_MINUTES } from '../../agreements/one-time-code.ts';
import type { NotDone } from '../../agreements/price-again.ts';
import { type Asked, type Proposed, propose, type Table } from '../../agreements/propose.ts';
import { proposalCases } from '../../agreements/route-round.ts';
import { acceptOffer, confirmAgreement, withdrawAgreement } from '../../agreements/settle-agreement.ts';
import type { LetterPress } from '../../contact/letters/letter-press.ts';
import { agreementsOf } from '../../db/agreements/agreement-rows.ts';
import { offersOf } from '../../db/agreements/proposal-rows.ts';
import type { Fallen } from '../../db/gate/silence-rows.ts';
import { readTold, type Told } from '../../db/reading/told-account.ts';
import type { Known } from '../../gate/silence.ts';
import { productOf } from '../borrower-api.ts';
import type { House } from '../house.ts';
import { endedIn, onThisMachine } from '../live/pay-api.ts';
import { Refused } from '../problem.ts';
import { showOwn } from '../review/case-view.ts';
import type { OwnCase } from '../review/own-case.ts';
import { paperShown } from '../serving/attached.ts';
import { dayFrom } from '../wire.ts';
import { showAgreeing, showAgreement, showAnswer } from './agreement-view.ts';
import type {
  AcceptAnswer,
  AgreeingAnswer,
  AgreementShown,
  ConfirmAnswer,
  ProposalAnswer,
  ProposalAsked,
  TermsAsked,
} from './agreements-schema.ts';

/** Who stands at the table: his account, and for whom he speaks. */
export interface Guest {
  readonly told: Told;
  readonly by: string;
  readonly level: Authority;
}

/** When the house heard it, on its own steady clock. */
export function heard(request: FastifyRequest, reply: FastifyReply): number {
  onThisMachine(request);
  return performance.now() - reply.elapsedTime;
}

export const tableOf = ({ pool, products, ladder, collecting }: House): Table => ({
  pool,
  products,
  ladder,
  collecting,
});

async function whoIs(house: House, { told, by, level }: Guest) {
  const today = await house.today();
  return { key: told.key, by, level, today, at: house.now(today) };
}

export async function agreeing(house: House, { told }: Guest, language: Language): Promise<AgreeingAnswer> {
  const today = await house.today();
  const product = productOf(house, told);
  const { owed } = positionOf(told.account, today, product, told.history);
  const [offers, agreements] = [
    await offersOf(house.pool, told.key),
    await agreementsOf(house.pool, told.key),
  ];
  const shown = showAgreeing(
    told,
    owed,
    termsFor(product, today),
    offers,
    agreements,
    product,
    today,
    language,
  );
  return { ...shown, decisions: await decisionsOf(house, told, house.now(today)) };
}

/** What people decide about the proposals of an account, the newest first. */
async function decisionsOf(house: House, told: Told, at: number): Promise<OwnCase[]> {
  return (await proposalCases(house.pool, told)).map((row) => showOwn(row, at));
}

/** Somebody else looks again at an answer of the rules. */
export async function appealed(
  house: House,
  { told }: Guest,
  proposal: number,
): Promise<{ decisions: OwnCase[] }> {
  const at = house.now(await house.today());
  const done = await appealRound(tableOf(house), told.key, proposal, at);
  if (done.state === 'refused')
    throw new Refused(
      done.why === 'no-round' ? 404 : 409,
      done.why === 'no-round' ? 'There is no such proposal.' : 'There is nothing to appeal in this answer.',
      [{ where: 'params.proposal', what: done.why, todo: 'Choose a proposal that was not accepted.' }],
    );
  return { decisions: await decisionsOf(house, told, at) };
}

export async function proposed(
  house: House,
  guest: Guest,
  body: ProposalAsked,
  idempotency: string,
  language: Language,
): Promise<ProposalAnswer> {
  const product = productOf(house, guest.told);
  const who = await whoIs(house, guest);
  const done = await propose(tableOf(house), { ...who, idempotency }, askedIn(body, product.currency));
  if (done.state === 'refused') throw refusedProposal(done.why);
  const until = who.today + (termsFor(product, who.today)?.offerDays ?? 1) - 1;
  return showAnswer(done.proposal, done.answer, done.offers, until, product, language);
}

/** An amount in minor units; with more digits than the currency it is refused. */
function minorIn(text: string, currency: Currency, where: string): bigint {
  const amount = parseAmount(text, currency);
  if (amount !== null) return amount;
  const what = `"${text}" has more than ${currency.digits} digits after the point`;
  throw new Refused(400, 'The amount does not fit the currency.', [{ where, what, todo: 'Round it.' }]);
}

/** Terms as they were sent. */
export function askedTerms(
  { kind, months, amount, firstOn }: TermsAsked,
  currency: Currency,
  where: string,
): Proposal {
  return {
    ...{ kind, months, firstOn: dayOrNull(firstOn) },
    amount: amount === null ? null : minorIn(amount, currency, `${where}.amount`),
  };
}

/** What was sent, in minor units and days; an amount with more digits than the currency is refused. */
function askedIn({ circumstances, proposal }: ProposalAsked, currency: Currency): Asked {
  const minor = (text: string, where: string) => minorIn(text, currency, where);
  const { incomes, hardUntil, people, area, salaryDate } = circumstances;
  return {
    circumstances: {
      incomes: incomes.map((one, place) => ({
        ...one,
        amount: minor(one.amount, `body.circumstances.incomes.${place}.amount`),
      })),
      people,
      area,
      housing: minor(circumstances.housing, 'body.circumstances.housing'),
      unavoidable: minor(circumstances.unavoidable, 'body.circumstances.unavoidable'),
      otherDebts: minor(circumstances.otherDebts, 'body.circumstances.otherDebts'),
      onHand: minor(circumstances.onHand, 'body.circumstances.onHand'),
      salaryDate,
      hardUntil: dayOrNull(hardUntil),
    },
    proposal: askedTerms(proposal, currency, 'body.proposal'),
  };
}

const dayOrNull = (text: string | null): Day | null => (text === null ? null : dayFrom(text));

function refusedProposal(why: Extract<Proposed, { state: 'refused' }>['why']): Refused {
  if (why === 'other-content')
    return new Refused(409, 'This key was used for another proposal.', [
      { where: 'headers.idempotency-key', what: 'the content differs', todo: 'Choose a new key.' },
    ]);
  return new Refused(409, 'Nothing can be agreed on this account here.', [
    { where: 'params.account', what: why, todo: 'Ask us: a person looks at it.' },
  ]);
}

export async function accepted(
  house: House,
  guest: Guest,
  offer: number,
  language: Language,
  since: number,
): Promise<AcceptAnswer> {
  const who = await whoIs(house, guest);
  const done = await acceptOffer(tableOf(house), who, offer, { at: who.at, since });
  if (done.state === 'refused') throw problemOf(done);
  return {
    agreement: await shownNow(house, guest, done.agreement, language),
    codeMinutes: CODE_MINUTES,
    codeSentBy: done.sentBy,
  };
}

export async function confirmed(
  house: House,
  guest: Guest,
  agreement: string,
  code: string,
  language: Language,
  since: number,
): Promise<ConfirmAnswer> {
  const who = await whoIs(house, guest);
  const known: Known = { at: who.at, since };
  const done = await confirmAgreement(tableOf(house), who, agreement, code, known);
  if (done.state === 'refused') throw problemOf(done);
  return settled(house, guest, done, known, language);
}

export async function withdrawn(
  house: House,
  guest: Guest,
  agreement: string,
  language: Language,
  since: number,
): Promise<ConfirmAnswer> {
  const who = await whoIs(house, guest);
  const known: Known = { at: who.at, since };
  const done = await withdrawAgreement(tableOf(house), who, agreement, known);
  if (done.state === 'refused') throw problemOf(done);
  return settled(house, guest, done, known, language);
}

async function settled(
  house: House,
  guest: Guest,
  done: {
    readonly state: ConfirmAnswer['state'];
    readonly agreement: string;
    readonly fallen: readonly Fallen[];
  },
  known: Known,
  language: Language,
): Promise<ConfirmAnswer> {
  const { state, agreement, fallen } = done;
  return {
    state,
    agreement: await shownNow(house, guest, agreement, language),
    ended: endedIn(fallen, known),
  };
}

async function rowOf(house: House, told: Told, agreement: string) {
  const row = (await agreementsOf(house.pool, told.key)).find((one) => one.agreement === agreement);
  if (row === undefined)
    throw new Refused(404, 'There is no such agreement.', [
      {
        where: 'params.agreement',
        what: `"${agreement}" is not of this account`,
        todo: 'Choose one from the list.',
      },
    ]);
  return row;
}

export async function shownNow(
  house: House,
  { told }: Guest,
  agreement: string,
  language: Language,
): Promise<AgreementShown> {
  const row = await rowOf(house, told, agreement);
  const now = (await readTold(house.pool, told.key)) ?? told;
  return showAgreement(row, now, productOf(house, told), await house.today(), language);
}

export async function sendPaper(
  house: House,
  press: LetterPress,
  told: Told,
  agreement: string,
  reference: string,
  language: Language,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const row = await rowOf(house, told, agreement);
  const day = row.agreedOn ?? (await house.today());
  const set = await press.set(
    paperOf(row, told.person.name, reference, productOf(house, told), day, language),
  );
  if ('refused' in set) throw new Refused(409, `The page could not be set: ${set.refused}, ${set.what}.`);
  return paperShown(reply, set.pdf, `${agreement}.pdf`);
}

const REMEDIES: Readonly<Partial<Record<NotDone['why'], string>>> = {
  repriced: 'Look at the new price: it stands among the open offers.',
  'wrong-code': 'Type the six digits of the last message.',
  'code-over': 'Accept the offer again to get a new code.',
  'too-many-tries': 'Accept the offer again to get a new code.',
  'offer-over': 'Make your proposal again.',
  gone: 'Make your proposal again.',
};

function problemOf({ why, what }: NotDone): Refused {
  const status = why === 'no-offer' || why === 'no-agreement' || why === 'no-account' ? 404 : 409;
  return new Refused(status, `This could not be done: ${what}.`, [
    { where: why, what, todo: REMEDIES[why] ?? 'Nothing was changed. Ask us, and quote this.' },
  ]);
}
