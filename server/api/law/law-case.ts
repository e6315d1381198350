/**
 * May somebody who lives there be contacted by this way at this minute, if such and such were so?
 *
 * A case of what is entered and nothing else, put to the same gate that decides about real people: the same packs, the same prohibitions,
 * the same sentences. What the house declares about all its borrowers holds for him too.
 */
import type { Channel } from '../../../rules/account.ts';
import { type Day, parseDay } from '../../../rules/days.ts';
import { gate } from '../../../rules/gate/gate.ts';
import { clockOf, DAY_MINUTES, type Minute, minutesAt, type Zone } from '../../../rules/gate/local-time.ts';
import type { Address, Attempt, Happening, Hold, Situation } from '../../../rules/gate/situation.ts';
import { momentText, tellDecision } from '../../../rules/telling/gate-telling.ts';
import { lawFor } from '../../gate/law-for.ts';
import { attemptOf, BORROWER, happened, situationFrom, wayOf } from '../../gate/situation-from.ts';
import { zoneAround } from '../../zone-table.ts';
import { mayShown } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';
import type { LawAsked, LawAsking } from './law-schema.ts';

const ZONES: Readonly<Record<LawAsked['region'], string>> = {
  'CN-33': 'Asia/Shanghai',
  HK: 'Asia/Hong_Kong',
  IN: 'Asia/Kolkata',
  GB: 'Europe/London',
  'US-CA': 'America/Los_Angeles',
  'US-MA': 'America/New_York',
  'US-NY': 'America/New_York',
};
const DEBT = 1n;

export async function askCase(house: House, asked: LawAsked): Promise<LawAsking> {
  const { collecting } = house;
  const { day, at, zone } = minuteAsked(asked);
  const situation = situationOf(house, asked, day, at);
  const attempt = attemptFor(house, asked, at);
  const decision = gate(attempt, situation, lawFor(asked.region, collecting));
  const told = tellDecision(decision, attempt, situation.zones, asked.language, 'agent');
  return {
    told: momentText(at, at - 3 * DAY_MINUTES, zone, asked.language).trim(),
    may: mayShown(asked.channel, told, decision.nextAllowedAt, decision.permit?.until ?? null),
  };
}

function minuteAsked({ at, region }: LawAsked): { day: Day; at: Minute; zone: Zone } {
  const [date = '', clock = ''] = at.split('T');
  const day = parseDay(date);
  const zone = day === null ? null : zoneAround(ZONES[region], day * DAY_MINUTES);
  const [minute] = day === null || zone === null ? [] : minutesAt(zone, day, clockOf(clock));
  if (day === null || zone === null || minute === undefined)
    throw new Refused(400, 'There is no such minute there.', [
      { where: 'body.at', what: `${at} is no local time there`, todo: 'Choose another minute.' },
    ]);
  return { day, at: minute, zone };
}

const POSTED: readonly Channel[] = ['letter', 'visit', 'court'];

function attemptFor({ collecting }: House, { channel, booked }: LawAsked, at: Minute): Attempt {
  const attempt = attemptOf(channel, DEBT, at, collecting);
  return {
    ...attempt,
    address: POSTED.includes(channel) ? 'postal' : attempt.address,
    ...(booked ? { booking: { confirmedByBorrower: true, approvedBySecond: true } } : {}),
  };
}

/** The situation of the case; what he was contacted for before stands on days and minutes that lie well before. */
function situationOf(house: House, asked: LawAsked, day: Day, at: Minute): Situation {
  const { region } = asked;
  const borrower = { phone: '+00000000000', email: 'case@example.org', region, timeZone: ZONES[region] };
  const base = situationFrom({ borrower, accounts: [] }, at, house.collecting);
  const person = base.people.map((one) =>
    asked.represented ? { ...one, represented: { contactKnown: true } } : one,
  );
  const postal: Address = {
    ...{ id: 'postal', kind: 'postal', of: BORROWER, zone: base.zones[0] ?? null, text: '' },
    ...house.collecting.onFile,
  };
  const since = (day - asked.daysPastDue + 1) * DAY_MINUTES;
  return {
    ...base,
    people: person,
    addresses: [...base.addresses, postal],
    debts: [
      {
        ...{ id: String(DEBT), kind: 'other', servicedAs: String(DEBT), owed: true, lawful: true },
        ...{ overdue: asked.daysPastDue > 0, timeBarred: false, household: undefined },
      },
    ],
    holds: asked.holds.map((kind): Hold => ({ kind, from: day - 1, to: day + 30, debts: null })),
    steps: { since, impossible: [] },
    log: logOf(asked, since, at),
  };
}

function logOf(asked: LawAsked, since: Minute, at: Minute): Happening[] {
  const when = (minute: Minute) => ({ at: minute, id: null, dayOnly: false });
  const call = (minute: Minute, outcome: 'conversation' | 'no-answer'): Happening => {
    const made = happened(when(minute), 'call', String(DEBT));
    return made.type === 'call' ? { ...made, outcome } : made;
  };
  const some = (count: number, make: (place: number) => Happening) =>
    Array.from({ length: count }, (_, n) => make(n));
  const log: Happening[] = [
    // Tried long enough ago that no rest or cap counts it, and after the arrears began.
    ...asked.tried.map((channel, place) => happened(when(since + 60 * (place + 1)), channel, String(DEBT))),
    ...some(asked.messagesThisWeek, (place) =>
      happened(when(at - DAY_MINUTES - 30 * (place + 1)), 'sms', String(DEBT)),
    ),
    ...some(asked.triesToday, (place) => call(at - 20 * (place + 1), 'no-answer')),
    ...some(asked.talksToday, (place) => call(at - 25 * (place + 1), 'conversation')),
  ];
  if (asked.optedOut)
    log.push({
      ...{
        ...when(at - 2 * DAY_MINUTES),
        type: 'opt-out',
        by: BORROWER,
        scope: 'way',
        address: null,
        via: null,
      },
      way: wayOf(asked.channel),
    });
  if (asked.disputed)
    log.push({
      ...{ ...when(at - 2 * DAY_MINUTES), type: 'dispute', written: true, inPeriod: true },
      ...{ portion: 'all', debts: null },
    });
  return log.sort((a, b) => a.at - b.at);
}
