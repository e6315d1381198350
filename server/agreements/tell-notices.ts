/**
 * After a night: who is told that an offer ends, that a payment of his agreement is missing, that it broke or is completed?
 *
 * One account in one transaction: the note in the borrower's log, the message in the queue and, after a break, the last offer, or none
 * of it; done again it finds that it was told. Where collection rests nobody is told, and the next nights look again for a month. The
 * message waits like every other and is judged by the gate when it is its turn.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import { DAY_MINUTES, startOfDay } from '../../rules/gate/local-time.ts';
import type { Hold, Purpose } from '../../rules/gate/situation.ts';
import { lastOffer } from '../../rules/negotiation/last-offer.ts';
import type { Offer } from '../../rules/negotiation/offer.ts';
import { lastChanceOf } from '../../rules/plan/alive-plan.ts';
import type { Product } from '../../rules/terms.ts';
import type { Tone } from '../../rules/words/approved-text.ts';
import { askMessage } from '../contact/gather.ts';
import { agreementsOf } from '../db/agreements/agreement-rows.ts';
import { isTold, keepNotice, type NoticeDue, noticesDue } from '../db/agreements/notice-rows.ts';
import { offersOf, openOffers } from '../db/agreements/proposal-rows.ts';
import { lockBorrowers, readPeople } from '../db/gate/person-rows.ts';
import { openDay } from '../db/night.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import type { Told } from '../db/reading/told-account.ts';
import { NO_STAFF } from '../gate/person-log.ts';
import { situationOfRows } from '../gate/person-situation.ts';
import { knownAt } from '../gate/silence.ts';
import { storedText } from '../gate/stored-text.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';
import { zoneAround } from '../zone-table.ts';
import { keptProposals } from './kept-proposal.ts';
import { limitsFor, standingOf, termsFor } from './limits-for.ts';
import type { PlanNotice } from './plan-notice.ts';
import { lockedAccount } from './propose.ts';

/** What is needed beside the book. */
export interface NoticeHouse {
  readonly products: ReadonlyMap<number, Product>;
  readonly collecting: Collecting;
}

/** Nights for which what was not told, because collection rested or nights were closed together, is looked for again. */
const LOOKED_FOR = 30;
/** Days for which a message may wait for an hour that suits. */
const WAITS = 2;
/** So near to the last chance the plain word is taken. */
const NEAR = 3;

/** Asks for what is to be told on the morrow of `night`; returns how many messages. Done again it adds none. */
export async function askNotices(pool: Pool, night: Day, house: NoticeHouse): Promise<number> {
  // Of nights that are closed together the last one tells: what is offered is priced for the day that is open.
  if ((await openDay(pool)) !== night + 1) return 0;
  const due = await noticesDue(pool, night - LOOKED_FOR + 1, night, night + 1);
  let asked = 0;
  for (const one of due)
    if (await transaction(pool, (client) => tell(client, one, night + 1, house))) asked += 1;
  return asked;
}

async function tell(client: Client, due: NoticeDue, today: Day, house: NoticeHouse): Promise<boolean> {
  const told = await lockedAccount(client, due);
  const product = told === null ? undefined : house.products.get(told.account.product);
  if (told === null || product === undefined || (await isTold(client, due))) return false;
  if (!(await stands(client, due, told))) return false;
  const person = { slot: due.slot, borrower: told.person.id };
  await lockBorrowers(client, [person]);
  const zone = zoneAround(told.person.timeZone, today * DAY_MINUTES);
  const at = startOfDay(zone, today);
  if (await rests(client, told, at, today, house)) return false;
  const debts = [String(told.account.id)];
  const fact = await noteOf(client, due, told, product, today, house);
  const [number] = await tellOfPeopleIn(client, [{ key: person, at, fact }], knownAt(at));
  const message = await askMessage(client, {
    key: person,
    way: isUrgent(due) && told.person.phone !== null ? 'sms' : 'in-app',
    template: due.what,
    tone: toneOf(due, told, today),
    purpose: PURPOSES[due.what],
    debts,
    replyTo: `f${number!}`,
    day: today,
    notBefore: at,
    notAfter: startOfDay(zone, today + WAITS) - 1,
  });
  await keepNotice(client, due, { borrower: told.person.id, day: today, message });
  return true;
}

/**
 * What stood in the agreement that he confirmed answers him; an offer and a break speak of the debt, so every bar and every count of
 * collecting is theirs.
 */
const PURPOSES: Readonly<Record<NoticeDue['what'], Purpose>> = {
  'offer-ending': 'collect',
  'plan-missed': 'requested-information',
  'plan-broken': 'collect',
  'plan-completed': 'requested-information',
};

const isUrgent = ({ what }: NoticeDue) => what === 'plan-missed' || what === 'plan-broken';

/** The first word is friendly; with the last chance near, or after a second miss, it is plain. */
function toneOf({ what }: NoticeDue, { account: { plan } }: Told, today: Day): Tone {
  if (what === 'plan-broken') return 'plain';
  if (what !== 'plan-missed' || plan === null || plan.behind === null) return 'friendly';
  return plan.missed > 1 || lastChanceOf(plan.plan, plan.behind) - today < NEAR ? 'plain' : 'friendly';
}

/** Whether it is still so: facts of the day may have healed, ended or changed it. */
async function stands(client: Client, { what, about }: NoticeDue, told: Told): Promise<boolean> {
  const { plan } = told.account;
  if (what === 'plan-missed')
    return plan !== null && plan.behind !== null && about === `${plan.plan.id}/${plan.behind}`;
  if (plan !== null) return false;
  const open = what === 'offer-ending' ? await offersOf(client, told.key) : null;
  return open === null || open.some(({ ended, until }) => ended === null && formatDay(until) === about);
}

/** Whether collection on the account rests for any other reason than an agreement that is kept. */
async function rests(
  client: Client,
  { key, account, person }: Told,
  at: number,
  today: Day,
  house: NoticeHouse,
): Promise<boolean> {
  const rows = (await readPeople(client, [{ slot: key.slot, borrower: person.id }])).get(person.id);
  if (rows === undefined) return true;
  const covers = ({ kind, from, to, debts }: Hold) =>
    kind !== 'plan-kept' &&
    from <= today &&
    (to === null || to >= today) &&
    (debts === null || debts.includes(String(account.id)));
  return situationOfRows(rows, NO_STAFF, at, house).holds.some(covers);
}

/** What is noted of it; after a break with the last offer, which is opened here. */
async function noteOf(
  client: Client,
  { what, about }: NoticeDue,
  told: Told,
  product: Product,
  today: Day,
  house: NoticeHouse,
): Promise<PlanNotice> {
  const note = { type: 'plan-notice', what, account: String(told.account.id), about } as const;
  if (what === 'offer-ending') return { ...note, until: parseDay(about), offer: null };
  const last = what === 'plan-broken' ? await openLast(client, told, product, about, today, house) : null;
  if (last === null) return { ...note, until: null, offer: null };
  const { number, until, offer } = last;
  const { kind, plan, monthly, total } = offer;
  const payments = plan.rows.length || (plan.schedule?.length ?? 0);
  return { ...note, until, offer: { number, kind, payments, monthly, total } };
}

/** Opens the last offer after a break: from what he stated when he agreed; null: there is none. */
async function openLast(
  client: Client,
  told: Told,
  product: Product,
  agreement: string,
  today: Day,
  { collecting }: NoticeHouse,
): Promise<{ readonly number: number; readonly until: Day; readonly offer: Offer } | null> {
  const { key } = told;
  const row = (await agreementsOf(client, key)).find((one) => one.agreement === agreement);
  const taken = (await offersOf(client, key)).find(({ offer }) => offer === row?.offer);
  const terms = termsFor(product, today);
  // The last offer is made once: one that broke in its turn has no other behind it.
  if (taken === undefined || terms === null || taken.origin === 'fall-back') return null;
  const rounds = await keptProposals(client, key, told.person.id);
  const stated = rounds.find(({ proposal }) => proposal === taken.proposal)?.stated ?? null;
  if (stated === null) return null;
  const { circumstances } = stated;
  const limits = limitsFor(told, product, today, circumstances.area, 'system', collecting);
  const plan = told.history.facts.find((fact) => fact.type === 'agreed' && fact.plan.id === agreement);
  if (limits === null || plan?.type !== 'agreed') return null;
  const offer = lastOffer(plan.plan.kind, standingOf(told, product, today), circumstances, limits);
  if (offer === null) return null;
  const until = today + terms.offerDays - 1;
  const asked = { kind: offer.kind, months: offer.months || null, amount: null, firstOn: null };
  const from = { origin: 'fall-back', asked: storedText(asked), level: 'system' } as const;
  const [number] = await openOffers(client, key, taken.proposal, until, [storedText(offer)], from);
  return { number: number!, until, offer };
}
