/**
 * How does an offer become an agreement that binds, and how is it left again?
 *
 * Accepting shows the whole text and has a code sent. The right code binds: the fact `agreed` on the account, the agreement's row and
 * the silence of everything planned are one transaction. What changed since the offer was priced is seen under the same lock:
 * then nothing binds, and the new price stands open. Withdrawing inside the cooling days is a fact like any other.
 */

import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { AgreementTerms, Authority } from '../../rules/negotiation/negotiable.ts';
import type { Offer } from '../../rules/negotiation/offer.ts';
import { type AgreedPlan, keepsQuiet } from '../../rules/plan/agreed-plan.ts';
import type { PlanBody } from '../../rules/plan/draft-plan.ts';
import type { Product } from '../../rules/terms.ts';
import {
  type AgreementRow,
  agreementsOf,
  countTry,
  keepAgreement,
  lapse,
  markBound,
  markWithdrawn,
} from '../db/agreements/agreement-rows.ts';
import { endOffers, type OfferRow, offersOf, openOffers } from '../db/agreements/proposal-rows.ts';
import { houseKey } from '../db/contact/house-key.ts';
import type { Fallen } from '../db/gate/silence-rows.ts';
import { type Client, transaction } from '../db/pool.ts';
import type { Told } from '../db/reading/told-account.ts';
import { type Known, Silence } from '../gate/silence.ts';
import { storedText, valueIn } from '../gate/stored-text.ts';
import { enterFactsIn } from '../ledger/enter-facts.ts';
import { agreementWords } from './agreement-words.ts';
import { keptProposals } from './kept-proposal.ts';
import { standingOf, termsFor } from './limits-for.ts';
import { CODE_KEY, CODE_MINUTES, CODE_TRIES, codeDigest, codeFor, isCode } from './one-time-code.ts';
import { type Asking, answerFor, lockedAccount, type Table } from './propose.ts';
import { sendCode } from './send-code.ts';

/** Why something could not be done; `what` says it for people who look it up. */
export interface NotDone {
  readonly state: 'refused';
  readonly why:
    | 'no-account'
    | 'no-offer'
    | 'offer-over'
    | 'repriced'
    | 'gone'
    | 'no-agreement'
    | 'not-waiting'
    | 'code-over'
    | 'wrong-code'
    | 'too-many-tries'
    | 'not-bound'
    | 'cooling-over'
    | 'not-entered';
  readonly what: string;
}

const not = (why: NotDone['why'], what: string): NotDone => ({ state: 'refused', why, what });

type Who = Omit<Asking, 'idempotency'>;

/** What is open to a person under the lock of his account. */
interface Open {
  readonly told: Told;
  readonly product: Product;
}

async function opened(client: Client, table: Table, { key }: Who): Promise<Open | null> {
  const told = await lockedAccount(client, key);
  const product = told === null ? undefined : table.products.get(told.account.product);
  return told === null || product === undefined ? null : { told, product };
}

export type Accepted =
  | {
      readonly state: 'waiting';
      readonly agreement: string;
      readonly codeUntil: Minute;
      readonly sentBy: 'in-app' | 'sms';
    }
  | NotDone;

/** Takes an offer: the whole agreement is written, and its code is sent. The same offer again gets another code. */
export async function acceptOffer(table: Table, who: Who, offer: number, known: Known): Promise<Accepted> {
  const secret = await houseKey(table.pool, CODE_KEY);
  return transaction(table.pool, async (client): Promise<Accepted> => {
    const open = await opened(client, table, who);
    if (open === null) return not('no-account', 'there is no such account');
    const row = (await offersOf(client, who.key)).find((one) => one.offer === offer);
    const still = await stillOpen(client, table, who, open, row);
    if ('state' in still) return still;
    const { asked, sentBy } = await sendCode(client, open.told, who.today, who.at, CODE_MINUTES, known);
    const id = `G${who.key.accountId}-${offer}`;
    const digest = codeDigest(secret, id, codeFor(secret, who.key.accountId, asked));
    const standing = standingOf(open.told, open.product, who.today);
    const words = (language: 'zh-CN' | 'en') =>
      agreementWords(id, open.told.person.name, still.offer, standing, still.terms, language).join('\n');
    const codeUntil = who.at + CODE_MINUTES;
    await keepAgreement(client, who.key, {
      agreement: id,
      borrower: open.told.person.id,
      offer,
      byWhom: who.by,
      wordsZh: words('zh-CN'),
      wordsEn: words('en'),
      plan: storedText(still.offer.plan),
      coolingDays: still.terms.coolingDays,
      codeDigest: digest,
      codeUntil,
    });
    return { state: 'waiting', agreement: id, codeUntil, sentBy };
  });
}

/** Whether an offer can still be had at its price; else why not, with the new price opened in its place. */
async function stillOpen(
  client: Client,
  table: Table,
  who: Who,
  open: Open,
  row: OfferRow | undefined,
): Promise<{ readonly offer: Offer; readonly terms: AgreementTerms } | NotDone> {
  const terms = termsFor(open.product, who.today);
  if (row === undefined || terms === null) return not('no-offer', 'there is no such offer');
  if (row.ended !== null) return not('offer-over', `the offer ended: ${row.ended}`);
  if (row.until < who.today) return not('offer-over', 'the offer was open for a time, which is over');
  const offer = valueIn(row.data) as Offer;
  const now = await pricedNow(client, table, who, open, row, offer);
  if (now !== null && storedText(now.plan) === storedText(offer.plan)) return { offer, terms };
  await endOffers(client, who.key, row.offer, 'repriced');
  await lapse(client, who.key);
  if (now === null) return not('gone', 'what is owed has changed, and this cannot be agreed any more');
  await openOffers(client, who.key, row.proposal, row.until, [storedText(now)]);
  return not('repriced', 'what is owed has changed since this offer was made; the new price stands open');
}

/** The same kind and length for the account as it stands; null: not any more. */
async function pricedNow(
  client: Client,
  table: Table,
  who: Who,
  { told, product }: Open,
  { proposal }: OfferRow,
  offer: Offer,
): Promise<Offer | null> {
  const kept = (await keptProposals(client, who.key, told.person.id)).find(
    (one) => one.proposal === proposal,
  );
  if (kept === undefined || kept.stated === null) return null;
  const { asked } = kept;
  const { circumstances } = kept.stated;
  const level = kept.level as Authority;
  // The proposal itself where the offer answers it; else the kind and length that were offered instead.
  for (const one of [
    asked,
    { kind: offer.kind, months: offer.months || null, amount: null, firstOn: null },
  ]) {
    if (one.kind !== offer.kind) continue;
    const found = answerFor(
      table,
      told,
      product,
      { today: who.today, level },
      { proposal: one, circumstances },
      [],
    );
    const [again] = found?.answer.answer === 'accepted' ? found.answer.offers : [];
    if (again !== undefined && again.months === offer.months) return again;
  }
  return null;
}

export type Confirmed =
  | {
      readonly state: 'bound' | 'already-bound';
      readonly agreement: string;
      readonly fallen: readonly Fallen[];
    }
  | NotDone;

/** Binds with the right code. Two at once: one binds, the other hears that it is bound. */
export async function confirmAgreement(
  table: Table,
  who: Who,
  agreement: string,
  code: string,
  known: Known,
): Promise<Confirmed> {
  const secret = await houseKey(table.pool, CODE_KEY);
  return transaction(table.pool, async (client): Promise<Confirmed> => {
    const open = await opened(client, table, who);
    if (open === null) return not('no-account', 'there is no such account');
    const row = (await agreementsOf(client, who.key)).find((one) => one.agreement === agreement);
    if (row === undefined) return not('no-agreement', 'there is no such agreement');
    const right = isCode(secret, agreement, code, row.codeDigest);
    if (row.state === 'bound' && right) return { state: 'already-bound', agreement, fallen: [] };
    const wrong = codeFault(row, right, who.at);
    if (wrong !== null) {
      if (wrong.why === 'wrong-code') await countTry(client, who.key, agreement);
      return wrong;
    }
    const offer = (await offersOf(client, who.key)).find((one) => one.offer === row.offer);
    const still = await stillOpen(client, table, who, open, offer);
    if ('state' in still) return still;
    return bind(client, table, who, open.told.person.id, row, still.offer.plan, known);
  });
}

function codeFault({ state, codeUntil, tries }: AgreementRow, right: boolean, at: Minute): NotDone | null {
  if (state !== 'waiting') return not('not-waiting', `this agreement does not wait for a code: ${state}`);
  if (tries >= CODE_TRIES) return not('too-many-tries', 'this code was tried too often');
  if (codeUntil < at) return not('code-over', 'this code was good for some minutes, which are over');
  return right ? null : not('wrong-code', 'these are not the digits that were sent');
}

async function bind(
  client: Client,
  table: Table,
  { key, today, at }: Who,
  borrower: bigint,
  { agreement, offer }: AgreementRow,
  body: PlanBody,
  known: Known,
): Promise<Confirmed> {
  const plan: AgreedPlan = { ...body, id: agreement };
  const fact = { id: `agreed-${agreement}`, type: 'agreed', valueOn: today, plan } as const;
  const silence = new Silence(known);
  const [outcome] = await enterFactsIn(client, [{ key, fact }], table, silence);
  if (outcome!.state === 'refused') return not('not-entered', outcome!.what);
  // Whatever waits about this debt has lost its reason, planned by the ladder or asked for by somebody.
  const shut = keepsQuiet(plan) ? { ways: null, debts: [String(key.accountId)] } : null;
  silence.add({ slot: key.slot, borrower }, 'it became known: agreed', shut);
  await markBound(client, key, agreement, today, at);
  await endOffers(client, key, offer, 'agreed');
  await endOffers(client, key, null, 'superseded');
  await lapse(client, key);
  return { state: 'bound', agreement, fallen: await silence.fall(client) };
}

export type Left =
  | { readonly state: 'withdrawn'; readonly agreement: string; readonly fallen: readonly Fallen[] }
  | NotDone;

/** Takes a bound agreement back inside its cooling days: the account is as if nothing had been agreed. */
export async function withdrawAgreement(
  table: Table,
  who: Who,
  agreement: string,
  known: Known,
): Promise<Left> {
  return transaction(table.pool, async (client): Promise<Left> => {
    const open = await opened(client, table, who);
    if (open === null) return not('no-account', 'there is no such account');
    const row = (await agreementsOf(client, who.key)).find((one) => one.agreement === agreement);
    if (row === undefined) return not('no-agreement', 'there is no such agreement');
    if (row.state === 'withdrawn') return { state: 'withdrawn', agreement, fallen: [] };
    if (row.state !== 'bound' || row.agreedOn === null)
      return not('not-bound', `this agreement is ${row.state}`);
    if (who.today > coolingUntil(row)!) return not('cooling-over', 'the days for withdrawing are over');
    const silence = new Silence(known);
    const fact = {
      id: `withdrawn-${agreement}`,
      type: 'withdrawn',
      valueOn: who.today,
      of: agreement,
    } as const;
    const [outcome] = await enterFactsIn(client, [{ key: who.key, fact }], table, silence);
    if (outcome!.state === 'refused') return not('not-entered', outcome!.what);
    await markWithdrawn(client, who.key, agreement, who.today);
    return { state: 'withdrawn', agreement, fallen: await silence.fall(client) };
  });
}

/** The last day on which a bound agreement can be withdrawn; null: it never bound. */
export function coolingUntil({
  agreedOn,
  coolingDays,
}: Pick<AgreementRow, 'agreedOn' | 'coolingDays'>): Day | null {
  return agreedOn === null ? null : agreedOn + coolingDays;
}
