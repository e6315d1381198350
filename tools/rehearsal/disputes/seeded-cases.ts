/**
 * Which contacts are disputed in the rehearsal, and what is the truth about each?
 *
 * Every kind says in one function what happened, step by step and in its order, over the real database; its truth stands beside it and is
 * known by how it was made, not by asking anything of the judging code. Chance chooses minutes and amounts, never the truth.
 */

import type { Fact } from '../../../rules/account.ts';
import type { Verdict } from '../../../rules/dispute/message-verdict.ts';
import { DAY_MINUTES } from '../../../rules/gate/local-time.ts';
import { heardReply } from '../../../server/contact/replies/heard-replies.ts';
import { keepStaff } from '../../../server/db/gate/fact-rows.ts';
import type { Ending, PersonFact } from '../../../server/gate/person-log.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { tellOfPeople, tellOutcomes } from '../../../server/gate/tell-person.ts';
import { enterFacts } from '../../../server/ledger/enter-facts.ts';
import { RULES } from '../scene.ts';
import type { SeededKind, Stage } from './case-stage.ts';
import { hisMinute, readNow, send, THE_DAY } from './dispute-scene.ts';
import { TOLD_KINDS } from './told-cases.ts';

type Told = Exclude<PersonFact, Ending>;

const FULL = 100_000_000_00n;

function paid(stage: Stage, amount: bigint, valueOn: number, at: number): Promise<unknown> {
  const id = `paid-${stage.person.key.borrower}`;
  return enter(stage, { id, type: 'paid', amount, valueOn }, at);
}

const enter = ({ pool, person }: Stage, fact: Fact, at: number) =>
  enterFacts(pool, [{ key: person.account, fact }], RULES, knownAt(at));

const tell = ({ pool, person }: Stage, fact: Told, at: number, known = at) =>
  tellOfPeople(pool, [{ key: person.key, at, fact }], knownAt(known));

const stopBySms = ({ pool, person }: Stage, at: number) =>
  heardReply(
    pool,
    'smsc',
    {
      type: 'reply',
      way: 'sms',
      from: person.phone,
      to: '1069',
      text: 'TD',
      key: null,
      at: null,
      id: `td-${person.key.borrower}`,
    },
    { at, today: THE_DAY },
  );

const DEAD: Told = { type: 'person', person: { id: 'borrower', alive: false } };
const NO_SMS: Told = {
  type: 'opt-out',
  by: 'borrower',
  scope: 'way',
  way: 'sms',
  address: null,
  via: 'portal',
};
const NO_EMAIL: Told = { ...NO_SMS, way: 'email' };
const DISPUTED: Told = { type: 'dispute', written: true, inPeriod: true, portion: 'all', debts: null };
const planKept = (from: number): Told => ({
  type: 'hold',
  id: 'plan',
  hold: { kind: 'plan-kept', from, to: THE_DAY + 60, debts: null },
});
const space = (valueOn: number): Fact => ({
  id: 'space',
  type: 'paused',
  from: valueOn,
  to: THE_DAY + 40,
  reason: 'breathing-space',
  valueOn,
});

/** Something becomes known an hour before a contact whose sender had looked before that. */
function overlooked(name: string, happen: (stage: Stage, at: number) => Promise<unknown>): SeededKind {
  return {
    name: `${name}, known an hour before, overlooked`,
    truth: 'wrong',
    live: async (stage) => {
      const before = await readNow(stage.pool, stage.person);
      await happen(stage, stage.ten - 60);
      return { permit: await send(stage.pool, stage.person, { at: stage.ten, by: before }) };
    },
  };
}

/** Something becomes known a minute after a contact that is still on its way. */
function crossing(name: string, happen: (stage: Stage, at: number) => Promise<unknown>): SeededKind {
  return {
    name: `${name}, crossing it in flight`,
    truth: 'crossed',
    live: async (stage) => {
      const permit = await send(stage.pool, stage.person, { at: stage.ten, flight: 'sent' });
      await happen(stage, stage.ten + 1);
      return { permit };
    },
  };
}

/** Something becomes known hours after a contact that has arrived; it had happened a day before, or only then. */
function later(
  name: string,
  truth: Verdict,
  happen: (stage: Stage, at: number) => Promise<unknown>,
): SeededKind {
  return {
    name,
    truth,
    live: async (stage) => {
      const permit = await send(stage.pool, stage.person, { at: stage.ten });
      await arrived(stage, permit);
      await happen(stage, stage.ten + 200);
      return { permit };
    },
  };
}

async function arrived({ pool, person, ten }: Stage, permit: number): Promise<void> {
  await tellOutcomes(pool, [
    { key: person.key, permit, at: ten, ending: { type: 'outcome', outcome: 'delivered' } },
  ]);
}

/** Contacts at minutes of the person's clock, the last of which is pointed at. */
function at(
  name: string,
  truth: Verdict,
  when: (stage: Stage) => readonly number[],
  faulty = false,
): SeededKind {
  return {
    name,
    truth,
    live: async (stage) => {
      let permit = 0;
      const all = when(stage);
      for (const [place, minute] of all.entries()) {
        const by = faulty && place === all.length - 1 ? ({ by: 'gapped-law' } as const) : {};
        permit = await send(stage.pool, stage.person, { at: minute, flight: null, ...by });
      }
      return { permit };
    },
  };
}

/** Agencies in the register, likewise. */
export const AGENCIES = { ours: 'AGENCY1', ended: 'AGENCY2' } as const;

async function byAgency(stage: Stage, id: string, faulty: boolean): Promise<number> {
  const agency = { id, entrusted: true, debtorTold: true } as const;
  await keepStaff(stage.pool, [], [{ id, lawFirm: false }]);
  await tell(stage, { type: 'agency', agency }, stage.ten - 500);
  return send(stage.pool, stage.person, {
    at: stage.ten,
    sender: id,
    ...(faulty ? { by: 'gapped-law' } : {}),
  });
}

const clock =
  (time: string, day = THE_DAY) =>
  ({ person }: Stage) => [hisMinute(person, day, time)];
const every =
  (times: readonly string[], days: readonly number[]) =>
  ({ person }: Stage) =>
    days.flatMap((day) => times.map((time) => hisMinute(person, day, time)));

/** Every kind of case. */
export const KINDS: readonly SeededKind[] = [
  later('nothing else happened', 'right', async () => {}),
  later('paid in full the same day, hours later', 'right', (stage, minute) =>
    paid(stage, FULL, THE_DAY, minute),
  ),
  later('stopped by SMS hours later', 'right', stopBySms),
  later('disputed hours later', 'right', (stage, minute) => tell(stage, DISPUTED, minute)),
  later('e-mail closed the day before, heard later', 'right', (stage, minute) =>
    tell(stage, NO_EMAIL, stage.ten - DAY_MINUTES, minute),
  ),
  later('a small payment of the day before, booked later', 'right', (stage, minute) =>
    paid(stage, 1n, THE_DAY - 1, minute),
  ),
  later('paid in full the day before, booked later', 'regretted', (stage, minute) =>
    paid(stage, FULL, THE_DAY - 1, minute),
  ),
  later('way closed by a letter of the day before', 'regretted', (stage, minute) =>
    tell(stage, NO_SMS, stage.ten - 300, minute),
  ),
  later('dead the day before, told later', 'regretted', (stage, minute) =>
    tell(stage, DEAD, stage.ten - DAY_MINUTES, minute),
  ),
  later('agreed the day before, entered later', 'regretted', (stage, minute) =>
    tell(stage, planKept(THE_DAY - 1), stage.ten - DAY_MINUTES, minute),
  ),
  later('dispute of the day before, entered later', 'regretted', (stage, minute) =>
    tell(stage, DISPUTED, stage.ten - 90, minute),
  ),
  later('breathing space from the day before, told later', 'regretted', (stage, minute) =>
    enter(stage, space(THE_DAY - 1), minute),
  ),
  overlooked('paid in full', (stage, minute) => paid(stage, FULL, THE_DAY, minute)),
  overlooked('agreed', (stage, minute) => tell(stage, planKept(THE_DAY), minute)),
  overlooked('stopped by SMS', stopBySms),
  overlooked('disputed', (stage, minute) => tell(stage, DISPUTED, minute)),
  overlooked('way closed', (stage, minute) => tell(stage, NO_SMS, minute)),
  overlooked('dead', (stage, minute) => tell(stage, DEAD, minute)),
  overlooked('breathing space', (stage, minute) => enter(stage, space(THE_DAY), minute)),
  crossing('paid in full', (stage, minute) => paid(stage, FULL, THE_DAY, minute)),
  crossing('stopped by SMS', stopBySms),
  crossing('disputed', (stage, minute) => tell(stage, DISPUTED, minute)),
  crossing('agreed', (stage, minute) => tell(stage, planKept(THE_DAY), minute)),
  crossing('dead', (stage, minute) => tell(stage, DEAD, minute)),
  {
    name: 'paid a little, crossing it in flight',
    truth: 'right',
    live: async (stage) => {
      const permit = await send(stage.pool, stage.person, { at: stage.ten, flight: 'sent' });
      await paid(stage, 1n, THE_DAY, stage.ten + 1);
      return { permit };
    },
  },
  {
    name: 'way closed before, sent under a law with a gap',
    truth: 'wrong',
    live: async (stage) => {
      await tell(stage, NO_SMS, stage.ten - 60);
      return { permit: await send(stage.pool, stage.person, { at: stage.ten, by: 'gapped-law' }) };
    },
  },
  {
    name: 'handed over twenty minutes after its permit',
    truth: 'wrong',
    live: async ({ pool, person, ten }) => ({
      permit: await send(pool, person, { at: ten, handedAfter: 20 * 60_000 }),
    }),
  },
  at('in the last minutes of the day’s hours, clocks gone back', 'right', clock('20:40')),
  at('the evening before the clocks went back, in time', 'right', clock('20:40', THE_DAY - 1)),
  at('after hours, clocks gone back', 'wrong', clock('21:20'), true),
  at('after hours, the evening before', 'wrong', clock('21:20', THE_DAY - 1), true),
  at('before hours, clocks gone back', 'wrong', clock('07:20'), true),
  at('the second of the day', 'right', every(['10:00', '15:00'], [THE_DAY])),
  at('the fifth of the day', 'wrong', every(['09:30', '11:00', '13:00', '15:00', '17:00'], [THE_DAY]), true),
  at(
    'the eleventh in seven days',
    'wrong',
    ({ person }) => [
      ...[-5, -4, -3, -2, -1].flatMap((back) =>
        ['10:00', '15:00'].map((time) => hisMinute(person, THE_DAY + back, time)),
      ),
      hisMinute(person, THE_DAY, '10:00'),
    ],
    true,
  ),
  {
    name: 'by an agency that speaks for the lender',
    truth: 'right',
    live: async (stage) => ({ permit: await byAgency(stage, AGENCIES.ours, false) }),
  },
  {
    name: 'by an agency that no longer does',
    truth: 'wrong',
    live: async (stage) => ({ permit: await byAgency(stage, AGENCIES.ended, false) }),
  },
  {
    name: 'allowed, and how it was said is disputed',
    truth: 'unclear',
    ground: 'how-i-was-spoken-to',
    live: async ({ pool, person, ten }) => ({ permit: await send(pool, person, { at: ten }) }),
  },
  ...TOLD_KINDS,
];
