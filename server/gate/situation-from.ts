/**
 * What does the gate need to know about this borrower, and what of it has been recorded?
 *
 * The one place where rows of the book become the gate's situation. What the house declares about all its borrowers
 * (`policy/house/collecting.ts`) stands where nothing is recorded about this one; what neither says stays undefined, and
 * the gate refuses and names it. `kept` is what the contact tables hold; a part that is given replaces what is derived here.
 */

import { daysOffAround, daysOffIn } from '../../policy/deadlines/days-off.ts';
import { deadlinesOn } from '../../policy/deadlines/deadlines.ts';
import type { Collecting } from '../../policy/house/collecting.ts';
import { jurisdictionsOf } from '../../policy/law/packs.ts';
import type { Account, Channel, Fact } from '../../rules/account.ts';
import { daysPastDueOf } from '../../rules/arrears.ts';
import { civil, type Day } from '../../rules/days.ts';
import { termsOf } from '../../rules/deadlines/deadline-law.ts';
import { isLack } from '../../rules/deadlines/lack.ts';
import { moratoriumEnd } from '../../rules/deadlines/moratorium-end.ts';
import {
  DAY_MINUTES,
  localOf,
  type Minute,
  startIfKnown,
  startOfDay,
  type Zone,
} from '../../rules/gate/local-time.ts';
import type {
  Address,
  Attempt,
  Debt,
  Happening,
  Hold,
  Person,
  Situation,
  Way,
} from '../../rules/gate/situation.ts';
import { isQuiet } from '../../rules/plan/alive-plan.ts';
import type { Product } from '../../rules/terms.ts';
import { zoneAround } from '../zone-table.ts';
import { isTimeBarred } from './claim-time.ts';

/** Who owes, as the book has him. */
export interface BorrowerOnFile {
  readonly phone: string | null;
  readonly email: string | null;
  readonly region: string;
  readonly timeZone: string;
}

/** One of his accounts, with the facts that were entered on it. */
export interface AccountOnFile {
  readonly account: Account;
  readonly product: Product;
  readonly facts: readonly Fact[];
}

/** Everything recorded about one borrower. */
export interface Recorded {
  readonly borrower: BorrowerOnFile;
  /** All his accounts: caps and holds count over all of them. */
  readonly accounts: readonly AccountOnFile[];
  /** From the tables of contacts, consents and addresses, as far as there are any. */
  readonly kept?: Partial<
    Pick<
      Situation,
      'zones' | 'agencies' | 'workers' | 'people' | 'addresses' | 'holds' | 'specialDays' | 'log' | 'calendar'
    >
  >;
}

/** The borrower in a situation: his account numbers name the debts. */
export const BORROWER = 'borrower';

/** What is known about a borrower at a minute. */
export function situationFrom(recorded: Recorded, at: Minute, house: Collecting): Situation {
  const { borrower, accounts, kept } = recorded;
  const zones = zonesOf(borrower, at);
  const [zone] = zones;
  const day = zone === undefined ? null : localOf(zone, at).day;
  return {
    zones,
    collector: house.collector,
    agencies: [],
    workers: [],
    people: [personOf(house)],
    debts: accounts.map((one) => debtOf(one, day, borrower.region, house)),
    addresses: addressesOf(borrower, zone ?? null, house),
    holds: accounts.flatMap((one) => [...agreedHolds(one), ...holdsOf(one, borrower.region, house)]),
    specialDays: [],
    ...(zone === undefined ? {} : { steps: stepsOf(accounts, zone) }),
    log: zone === undefined ? [] : accounts.flatMap((one) => happeningsOf(one, zone)).sort(byTime),
    calendar: day === null ? daysOffIn('') : daysOffAround(borrower.region, civil(day).year),
    ...kept,
  };
}

/**
 * The same situation with these accounts in it, from one of somebody of whom nothing differs but the accounts: there were none. Null: his
 * own clocks are not known.
 */
export function withAccounts(
  standing: Situation,
  { borrower, accounts }: Pick<Recorded, 'borrower' | 'accounts'>,
  at: Minute,
  house: Collecting,
): Situation | null {
  const [zone] = standing.zones;
  if (zone === undefined) return null;
  const { day } = localOf(zone, at);
  const { region } = borrower;
  return {
    ...standing,
    debts: accounts.map((one) => debtOf(one, day, region, house)),
    holds: accounts.flatMap((one) => [...agreedHolds(one), ...holdsOf(one, region, house)]),
    steps: stepsOf(accounts, zone),
    log: accounts.flatMap((one) => happeningsOf(one, zone)).sort(byTime),
  };
}

/** His own zone; none when the runtime does not know the name, and then nobody may contact him. */
function zonesOf({ timeZone }: BorrowerOnFile, at: Minute): Zone[] {
  try {
    return [zoneAround(timeZone, at)];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function personOf({ borrower }: Collecting): Person {
  return {
    id: BORROWER,
    role: 'debtor',
    reachable: null,
    at: null,
    boundByGuarantee: false,
    ...borrower,
  };
}

/** A day's first minute, also of one long before the years of clocks that rules are given. */
function beginningOf(day: Day, zone: Zone): Minute {
  return startIfKnown(zone, day) ?? startOfDay(zoneAround(zone.name, day * DAY_MINUTES), day);
}

/** The ladder begins anew with the arrears: what was tried counts from the morrow of the oldest due day on. */
function stepsOf(accounts: readonly AccountOnFile[], zone: Zone): NonNullable<Situation['steps']> {
  const due = accounts.flatMap(({ account }) => (account.oldestDue === null ? [] : [account.oldestDue]));
  const since = due.length === 0 ? 0 : beginningOf(Math.min(...due) + 1, zone);
  return { since, impossible: [] };
}

function debtOf(one: AccountOnFile, day: Day | null, region: string, house: Collecting): Debt {
  const { account, product } = one;
  const { balances } = account;
  return {
    id: String(account.id),
    kind: product.statement === null ? 'other' : 'card',
    servicedAs: String(account.id),
    owed: account.soldOn !== null || Object.values(balances).some((balance) => balance > 0n),
    ...(account.soldOn === null ? {} : { sold: true }),
    overdue: day === null ? undefined : daysPastDueOf(account, day, product) > 0,
    // A product of ours was published under the rules for rates and charges.
    lawful: true,
    timeBarred: day === null ? undefined : isTimeBarred(one, day, region, house),
    household: undefined,
  };
}

function addressesOf({ phone, email }: BorrowerOnFile, zone: Zone | null, house: Collecting): Address[] {
  const onFile = (id: string, kind: Address['kind'], text: string): Address => ({
    id,
    kind,
    of: BORROWER,
    zone,
    text,
    ...house.onFile,
  });
  return [
    ...(phone === null ? [] : [onFile('phone', 'mobile', phone)]),
    ...(email === null ? [] : [onFile('email', 'email', email)]),
    onFile('in-app', 'in-app', ''),
  ];
}

/** Why an account is paused, in the gate's words; any other reason is a hold of the house's own. */
const HELD_FOR: Readonly<Record<string, Hold['kind']>> = {
  hardship: 'hardship',
  disaster: 'disaster',
  complaint: 'complaint',
  plan: 'plan-kept',
  'breathing-space': 'breathing-space',
};

/** An agreement that lives: its own dates are all there is to speak of. What breaks it takes it off the account. */
function agreedHolds({ account }: AccountOnFile): Hold[] {
  if (account.plan === null || !isQuiet(account)) return [];
  const { plan, agreedOn } = account.plan;
  return [{ kind: 'plan-kept', from: agreedOn, to: plan.until, debts: [String(account.id)] }];
}

/**
 * Why collection on an account rests. A breathing space lasts as long as the law says, even where the pause was entered for less,
 * unless it was recorded to have ended before.
 */
function holdsOf({ account, facts }: AccountOnFile, region: string, house: Collecting): Hold[] {
  const { pausedFrom, pausedTo } = account;
  if (pausedFrom === null || pausedTo === null) return [];
  const reasons = facts.flatMap((fact) =>
    fact.type === 'paused' && fact.from < pausedTo && fact.to > pausedFrom ? [fact.reason] : [],
  );
  const kinds = new Set((reasons.length > 0 ? reasons : ['']).map((reason) => HELD_FOR[reason] ?? 'house'));
  return [...kinds].map((kind) => ({
    kind,
    from: pausedFrom,
    to: kind === 'breathing-space' ? endOfSpace(pausedFrom, pausedTo, facts, region, house) : pausedTo - 1,
    debts: [String(account.id)],
  }));
}

function endOfSpace(
  from: Day,
  pausedTo: Day,
  facts: readonly Fact[],
  region: string,
  { collector }: Collecting,
): Day {
  const last = pausedTo - 1;
  if (facts.some(({ type, valueOn }) => type === 'resumed' && valueOn === pausedTo)) return last;
  const rules = deadlinesOn(jurisdictionsOf(region), from, collector, new Set());
  const ends = termsOf(rules, 'moratorium').flatMap((terms) => {
    if (terms.hold !== 'breathing-space') return [];
    const end = moratoriumEnd({ kind: 'breathing-space', from, treatmentEnds: undefined }, terms);
    return end === null || isLack(end) ? [] : [end];
  });
  return Math.max(last, ...ends);
}

const byTime = (a: Happening, b: Happening) => a.at - b.at;

/** What was tried and what was paid. Both are known as days: they stand at the day's first minute. */
function happeningsOf({ account, facts }: AccountOnFile, zone: Zone): Happening[] {
  if (facts.length === 0) return [];
  const undone = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  return facts.flatMap((fact): Happening[] => {
    if (undone.has(fact.id)) return [];
    const when = { at: beginningOf(fact.valueOn, zone), id: null, dayOnly: true };
    if (fact.type === 'paid') return [{ ...when, type: 'payment', inFull: false }];
    if (fact.type !== 'tried') return [];
    return [happened(when, fact.channel, String(account.id))];
  });
}

type When = Pick<Happening, 'at' | 'id' | 'dayOnly'>;

/** A contact that was made and reached nobody. */
export function happened(when: When, channel: Channel, debt: string): Happening {
  if (channel === 'call')
    return {
      ...when,
      type: 'call',
      by: 'house',
      to: BORROWER,
      address: 'phone',
      outcome: 'no-answer',
      attributedTo: debt,
      raised: [debt],
      discussed: [],
      limitedContent: false,
      purpose: 'collect',
      answerBelievedWrong: false,
      nowBelievedRight: false,
    };
  if (channel === 'visit') return { ...when, type: 'visit', place: 'home', met: false, debts: [debt] };
  return {
    ...when,
    type: 'message',
    way: wayOf(channel),
    to: BORROWER,
    address: addressOf(channel),
    debts: [debt],
    asked: false,
    replyTo: null,
  };
}

/** A channel of the ladder as the gate calls it. */
export function wayOf(channel: Channel): Way {
  return channel === 'e-mail' ? 'email' : channel;
}

function addressOf(channel: Channel): string | null {
  switch (channel) {
    case 'call':
    case 'sms':
      return 'phone';
    case 'e-mail':
      return 'email';
    case 'in-app':
    case 'push':
      return 'in-app';
    // There is no postal address in the book yet: the gate says that it is missing.
    case 'letter':
    case 'visit':
    case 'court':
      return null;
    default:
      return channel satisfies never;
  }
}

/** The house's own contact about one account: by its approved text, under its own name. */
export function attemptOf(channel: Channel, account: bigint, at: Minute, house: Collecting): Attempt {
  return {
    at,
    way: wayOf(channel),
    by: house.collector.id,
    worker: null,
    person: BORROWER,
    address: addressOf(channel),
    debts: [String(account)],
    purpose: 'collect',
    start: 'collector',
    replyTo: null,
    place: channel === 'visit' ? 'home' : null,
    visibleTo: 'person',
    saysCollector: true,
    envelope: ['addressed', 'private'],
    advertising: false,
    content: [],
  };
}
