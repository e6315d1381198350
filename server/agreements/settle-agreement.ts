/**
 * How does an offer become an agreement that binds, and how is it left again?
 *
 * Accepting shows the whole text and has a code sent. The right code binds: the fact `agreed` on the account, the agreement's row and
 * the silence of everything planned are one transaction. What changed since the offer was priced is seen under the same lock:
 * then nothing binds, and the new price stands open. Withdrawing inside the cooling days is a fact like any other.
 */

import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { type AgreedPlan, keepsQuiet } from '../../rules/plan/agreed-plan.ts';
import type { PlanBody } from '../../rules/plan/draft-plan.ts';
import {
  type AgreementRow,
  agreementsOf,
  countTry,
  keepAgreement,
  lapse,
  markBound,
  markWithdrawn,
} from '../db/agreements/agreement-rows.ts';
import { endOffers, offersOf } from '../db/agreements/proposal-rows.ts';
import type { Fallen } from '../db/gate/silence-rows.ts';
import { type Client, transaction } from '../db/pool.ts';
import { type Known, Silence } from '../gate/silence.ts';
import { storedText } from '../gate/stored-text.ts';
import { enterFactsIn } from '../ledger/enter-facts.ts';
import { houseKey } from '../vault/house-key.ts';
import { agreementWords } from './agreement-words.ts';
import { standingOf } from './limits-for.ts';
import { CODE_KEY, CODE_MINUTES, CODE_TRIES, codeDigest, codeFor, isCode } from './one-time-code.ts';
import { type NotDone, not, type Open, stillOpen, type Who } from './price-again.ts';
import { lockedAccount, type Table } from './propose.ts';
import { sendCode } from './send-code.ts';

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
