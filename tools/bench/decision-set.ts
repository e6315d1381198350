/**
 * Which attempts are decided when decisions are measured?
 *
 * A mixed set from a seed: calls, messages, e-mails and visits at any time of day, to people who have been called a little or a
 * lot, who have asked for silence, disputed, died, agreed a plan. What the other engines are told of it is taken from the same
 * situation (`decision-facts.ts`).
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { lawOf } from '../../policy/law/packs.ts';
import { dayOf } from '../../rules/days.ts';
import type { Law } from '../../rules/gate/gate.ts';
import { DAY_MINUTES, type Minute, startOfDay } from '../../rules/gate/local-time.ts';
import type { Attempt, CallOutcome, Happening, Hold, Situation } from '../../rules/gate/situation.ts';
import { attemptOf, BORROWER, situationFrom } from '../../server/gate/situation-from.ts';
import { mulberry } from './bench-book.ts';
import { RULES } from './decision-rules.ts';

/** One attempt, and all that is known. */
export interface Case {
  readonly attempt: Attempt;
  readonly situation: Situation;
}

/** The rules that every engine is given, as the gate has them. */
export function measuredLaw(): Law {
  const whole = lawOf(['CN', 'HOUSE']);
  const rules = whole.rules.filter(({ id }) => Object.hasOwn(RULES, id));
  const lost = Object.keys(RULES).filter((id) => !rules.some((rule) => rule.id === id));
  if (lost.length > 0) throw new Error(`the packs have no rule ${lost.join(', ')}`);
  return { ...whole, rules };
}

const ZONE = 'Asia/Shanghai';
const FIRST_DAY = dayOf(2026, 3, 2);
const OUTCOMES: readonly CallOutcome[] = [
  'no-answer',
  'conversation',
  'busy',
  'voicemail',
  'unknown',
  'not-in-service',
];
const WAYS = ['sms', 'call', 'e-mail', 'visit'] as const;

/** `count` cases; the same seed, the same cases. */
export function decisionSet(count: number, seed: number): Case[] {
  const chance = mulberry(seed);
  return Array.from({ length: count }, () => caseOf(chance));
}

function caseOf(chance: () => number): Case {
  const between = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1));
  const rarely = () => chance() < 0.04;
  const borrower = { phone: '13800000000', email: 'a@example.com', region: 'CN-33', timeZone: ZONE };
  const day = FIRST_DAY + between(0, 200);
  const bare = situationFrom({ borrower, accounts: [] }, day * DAY_MINUTES, HOUSE);
  const [zone] = bare.zones;
  if (zone === undefined) throw new Error(`${ZONE} is not known here`);
  const at = startOfDay(zone, day) + between(6 * 60, 23 * 60);
  const log = logOf(at, between, rarely, chance);
  const situation: Situation = {
    ...bare,
    collector: { ...HOUSE.collector, records: !rarely() },
    people: bare.people.map((person) => ({
      ...person,
      alive: !rarely(),
      minor: rarely(),
      bankrupt: rarely(),
    })),
    debts: [{ ...DEBT, owed: !rarely() }],
    addresses: bare.addresses.map((address) => ({
      ...address,
      state: rarely() ? 'invalid' : 'active',
      confidence: rarely() ? 60 : 90,
      provenance: rarely() ? 'prior-collector' : 'reserved',
    })),
    holds: HOLDS.filter(rarely).map((kind) => ({
      kind,
      from: day - 3,
      to: day + between(-2, 9),
      debts: null,
    })),
    steps: { since: startOfDay(zone, day - 9), impossible: [] },
    log,
  };
  const channel = WAYS[between(0, WAYS.length - 1)]!;
  const booked = chance() < 0.5;
  const attempt: Attempt = {
    ...attemptOf(channel, 1n, at, HOUSE),
    booking: { confirmedByBorrower: booked, approvedBySecond: booked },
  };
  return { attempt, situation };
}

const HOLDS: readonly Hold['kind'][] = ['hardship', 'plan-kept', 'disaster'];
const DEBT = {
  id: '1',
  kind: 'other',
  servicedAs: '1',
  overdue: true,
  lawful: true,
  timeBarred: false,
  household: undefined,
} as const;

type Between = (low: number, high: number) => number;

/**
 * The log of someone up to two months late: a contact every other day or so, as the house's ladder plans them, and now and then
 * a day with several.
 */
function logOf(at: Minute, between: Between, rarely: () => boolean, chance: () => number): Happening[] {
  const days = between(0, 60);
  const log: Happening[] = [];
  for (let left = Math.round((days * 2) / 3); left > 0; left -= 1) {
    const back = chance() < 0.15 ? DAY_MINUTES : days * DAY_MINUTES;
    const when = { at: at - between(1, back), id: null, dayOnly: false };
    log.push(chance() < 0.7 ? callAt(when, between) : messageAt(when, chance));
  }
  if (rarely())
    for (let left = between(4, 9); left > 0; left -= 1)
      log.push(callAt({ at: at - between(1, 300), id: null, dayOnly: false }, between));
  const when = { at: at - between(1, 4 * DAY_MINUTES), id: null, dayOnly: false };
  const stop = { ...when, type: 'opt-out', by: BORROWER, via: 'sms' } as const;
  if (rarely()) log.push({ ...stop, scope: 'way', way: 'sms', address: null });
  if (rarely()) log.push({ ...stop, scope: 'way', way: 'call', address: null });
  if (rarely()) log.push({ ...stop, scope: 'address', way: 'call', address: 'phone' });
  if (rarely()) log.push({ ...when, type: 'cease-received', via: 'letter', written: true });
  if (rarely())
    log.push({ ...when, type: 'dispute', written: true, inPeriod: true, portion: 'all', debts: null });
  return log.sort((a, b) => a.at - b.at);
}

type When = Pick<Happening, 'at' | 'id' | 'dayOnly'>;

function callAt(when: When, between: Between): Happening {
  return {
    ...when,
    type: 'call',
    by: 'house',
    to: BORROWER,
    address: 'phone',
    outcome: OUTCOMES[between(0, OUTCOMES.length - 1)]!,
    attributedTo: '1',
    raised: [],
    discussed: [],
    limitedContent: false,
    purpose: 'collect',
    answerBelievedWrong: false,
    nowBelievedRight: false,
  };
}

function messageAt(when: When, chance: () => number): Happening {
  const way = chance() < 0.7 ? 'sms' : chance() < 0.7 ? 'email' : 'letter';
  const address = way === 'sms' ? 'phone' : way === 'email' ? 'email' : null;
  return { ...when, type: 'message', way, to: BORROWER, address, debts: ['1'], asked: false, replyTo: null };
}
