import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../rules/days.ts';
import { ENDS_NOTHING } from '../../rules/firms/letter-conditions.ts';
import {
  fillGateScene,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  TODAY,
  textAbout,
} from '../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import type { Fallen } from '../db/gate/silence-rows.ts';
import { transaction } from '../db/pool.ts';
import { decide, permitAndMark } from './permit-desk.ts';
import { shutBy } from './shut-by.ts';
import { knownAt, type Scope, Silence, TOLD_EACH } from './silence.ts';
import { tellOfPeople, tellOutcomes } from './tell-person.ts';

const SEED = 20261122;
const PEOPLE = 400;
const house = rehearsedHouse({ at: NOON }, rehearsedLaw('silence', '08:00'));
let database: Database;
let people: Rehearsed[];
let next = 0;
const somebody = (): Rehearsed => people[next++]!;

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, PEOPLE);
});
afterAll(() => database.close());

interface Waiting {
  readonly message: number;
  readonly way?: string;
  readonly purpose?: string;
  readonly state?: 'waiting' | 'sending' | 'sent' | 'delivered';
  readonly permit?: number | null;
  /** State of the contact it carries; null: it carries none. */
  readonly contact?: 'planned' | 'held' | 'cancelled' | 'regretted' | null;
  readonly notAfter?: number;
}

async function give({ key, account }: Rehearsed, one: Waiting): Promise<void> {
  const { message, way = 'sms', purpose = 'collect', state = 'waiting', permit = null } = one;
  const { contact = 'planned', notAfter = NOON + 300 } = one;
  await database.pool.query(
    `insert into message (slot, borrower_id, message, way, template, tone, purpose, debts, day, not_before, not_after, state,
                          permit, carrier, lease_until, handed_at)
     values ($1, $2, $3, $4, 't', 'plain', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      key.slot,
      key.borrower,
      message,
      way,
      purpose,
      String(account.accountId),
      formatDay(TODAY),
      notAfter - 600,
      notAfter,
      state,
      permit,
      permit === null ? null : 'smpp',
      state === 'sending' ? new Date() : null,
      state === 'sent' || state === 'delivered' ? new Date() : null,
    ],
  );
  if (contact !== null)
    await database.pool.query(
      `insert into contact (slot, account_id, day, step, borrower_id, channel, template, state, reason, message)
       values ($1, $2, $3, $4, $5, 0, 't', $6, 'test', $7)`,
      [account.slot, account.accountId, formatDay(TODAY), `m${message}`, key.borrower, contact, message],
    );
}

const messagesOf = async ({ key }: Rehearsed) =>
  (
    await database.pool.query<{ message: number; state: string; why: string | null; recall: string | null }>(
      'select message, state, why, recall from message where slot = $1 and borrower_id = $2 order by message',
      [key.slot, key.borrower],
    )
  ).rows;
const silencesOf = async ({ key }: Rehearsed) =>
  (
    await database.pool.query<{
      silence: number;
      at: number;
      permits: number;
      cancelled: number[];
      crossed: number[];
    }>(
      `select silence, at, permits, cancelled, crossed from silence where slot = $1 and borrower_id = $2 order by silence`,
      [key.slot, key.borrower],
    )
  ).rows;
const crossedOf = async ({ key }: Rehearsed) =>
  (
    await database.pool.query<{ at: number; permit: number }>(
      `select at, permit from person_fact where slot = $1 and borrower_id = $2 and type = 'crossed' order by seq`,
      [key.slot, key.borrower],
    )
  ).rows;
const fall = (some: readonly Rehearsed[], shut: Scope | null = null, at = NOON): Promise<Fallen[]> =>
  transaction(database.pool, async (client) => {
    const silence = new Silence(knownAt(at));
    for (const { key } of some) silence.add(key, 'it became known: test', shut);
    return silence.fall(client);
  });
const use = async (person: Rehearsed): Promise<number> => {
  const [decided] = await permitAndMark(
    database.pool,
    [{ key: person.key, attempt: textAbout(person) }],
    house,
  );
  return decided!.permit!;
};

describe('what something that becomes known ends', () => {
  test('permits, and messages none of whose contacts is asked any more', async () => {
    const person = somebody();
    await decide(database.pool, [{ key: person.key, attempt: textAbout(person) }], house);
    await give(person, { message: 1, contact: 'cancelled' });
    await give(person, { message: 2, contact: 'planned' });
    await give(person, { message: 3, contact: 'held' });
    await give(person, { message: 4, contact: null });
    expect(await fall([person])).toEqual([
      { ...person.key, silence: 1, permits: 1, cancelled: [1, 3], crossed: [] },
    ]);
    expect((await messagesOf(person)).map(({ state, why }) => [state, why])).toEqual([
      ['cancelled', 'it became known: test'],
      ['waiting', null],
      ['cancelled', 'it became known: test'],
      ['waiting', null],
    ]);
  });

  test('a stop ends the rest too, but not what the law requires or what confirms the stop', async () => {
    const person = somebody();
    for (const [at, purpose] of ['collect', 'legally-required', 'confirm-opt-out', 'confirm-end'].entries())
      await give(person, { message: at + 1, purpose, contact: null });
    const fact = { type: 'said', by: 'borrower', via: 'sms', says: 'asks-for-no-contact' } as const;
    await tellOfPeople(database.pool, [{ key: person.key, at: NOON, fact }], knownAt(NOON));
    const states = (await messagesOf(person)).map(({ state }) => state);
    expect(states).toEqual(['cancelled', 'waiting', 'waiting', 'waiting']);
  });

  test('a way that is not wanted ends its own messages alone, a debt that is disputed those about it alone', async () => {
    const [one, other] = [somebody(), somebody()];
    for (const person of [one, other]) {
      await give(person, { message: 1, way: 'sms' });
      await give(person, { message: 2, way: 'email' });
    }
    await fall([one], { ways: ['sms'], debts: null });
    expect((await messagesOf(one)).map(({ state }) => state)).toEqual(['cancelled', 'waiting']);
    await fall([other], { ways: null, debts: ['1'] });
    expect((await messagesOf(other)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    await fall([other], { ways: null, debts: [String(other.account.accountId), '1'] });
    expect((await messagesOf(other)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  test('what is on its way has crossed it, once, at the minute of the house; its carrier is asked for it back', async () => {
    const person = somebody();
    const permits = [await use(person), await use(person), await use(person)];
    await give(person, { message: 1, state: 'sending', permit: permits[0]!, contact: 'cancelled' });
    await give(person, { message: 2, state: 'sent', permit: permits[1]!, contact: 'planned' });
    await give(person, { message: 3, state: 'delivered', permit: permits[2]!, contact: 'planned' });
    const ending = (outcome: 'sent' | 'delivered') => ({ type: 'outcome', outcome }) as const;
    await tellOutcomes(database.pool, [
      { key: person.key, permit: permits[1]!, at: NOON, ending: ending('sent') },
      { key: person.key, permit: permits[2]!, at: NOON, ending: ending('delivered') },
    ]);
    const [fallen] = await fall([person], null, NOON + 7);
    expect(fallen).toMatchObject({ silence: 1, cancelled: [], crossed: permits.slice(0, 2) });
    expect(await crossedOf(person)).toEqual(permits.slice(0, 2).map((permit) => ({ at: NOON + 7, permit })));
    expect((await messagesOf(person)).map(({ recall }) => recall)).toEqual(['wanted', null, null]);
    const [again] = await fall([person], null, NOON + 8);
    expect(again).toMatchObject({ silence: null, crossed: [] });
    expect(await crossedOf(person)).toHaveLength(2);
  });

  test('a message that is too old to be on its way has crossed nothing, a letter still has', async () => {
    const person = somebody();
    const permits = [await use(person), await use(person)];
    await tellOutcomes(
      database.pool,
      permits.map((permit) => ({
        key: person.key,
        permit,
        at: NOON,
        ending: { type: 'outcome', outcome: 'sent' },
      })),
    );
    await give(person, { message: 1, state: 'sent', permit: permits[0]!, notAfter: NOON + 60 });
    await give(person, {
      message: 2,
      state: 'sent',
      permit: permits[1]!,
      notAfter: NOON + 60,
      way: 'letter',
    });
    const [fallen] = await fall([person], null, NOON + 2 * 1440);
    expect(fallen!.crossed).toEqual([permits[1]]);
  });

  test('nothing was open: no row, and whoever listens hears of it all the same', async () => {
    const person = somebody();
    const heard = await listening(async () => {
      expect(await fall([person])).toMatchObject([{ silence: null }]);
    });
    expect(heard).toEqual([
      `${person.key.slot}-${person.key.borrower}`,
      {
        slot: person.key.slot,
        borrower: String(person.key.borrower),
        silence: null,
        why: 'it became known: test',
      },
    ]);
    expect(await silencesOf(person)).toEqual([]);
  });

  test('of many people at once listeners hear one word', async () => {
    const many = people.slice(PEOPLE - TOLD_EACH - 1);
    const heard = await listening(async () => {
      await fall(many);
    });
    expect(heard).toEqual(['*', { many: TOLD_EACH + 1 }]);
  });

  test('what is rolled back silences nobody and is told to nobody', async () => {
    const person = somebody();
    await give(person, { message: 1 });
    const heard = await listening(async () => {
      await transaction(database.pool, async (client) => {
        const silence = new Silence(knownAt(NOON));
        silence.add(person.key, 'never', { ways: null, debts: null });
        await silence.fall(client);
        throw new Error('undone');
      }).catch(() => {});
    });
    expect(heard).toEqual([]);
    expect(await messagesOf(person)).toMatchObject([{ state: 'waiting' }]);
  });

  test('a message that a sender has claimed is left to him, and nobody waits for nobody', async () => {
    const person = somebody();
    await give(person, { message: 1, contact: 'cancelled' });
    await give(person, { message: 2, contact: 'cancelled' });
    const sender = await database.pool.connect();
    try {
      await sender.query('begin');
      await sender.query(
        'select from message where slot = $1 and borrower_id = $2 and message = 1 for update',
        [person.key.slot, person.key.borrower],
      );
      expect(await fall([person])).toMatchObject([{ cancelled: [2] }]);
    } finally {
      await sender.query('rollback');
      sender.release();
    }
  });
});

/** What `work` makes the database tell on the channel, in order; a last word of our own ends the wait. */
async function listening(work: () => Promise<void>): Promise<unknown[]> {
  const client = await database.pool.connect();
  const heard: unknown[] = [];
  try {
    await client.query('listen silence');
    await client.query('listen known');
    const over = new Promise<void>((resolve) => {
      client.on('notification', ({ channel, payload = '' }) => {
        if (payload === 'over') resolve();
        else heard.push(channel === 'known' ? JSON.parse(payload) : payload);
      });
    });
    await work();
    await database.pool.query(`select pg_notify('known', 'over')`);
    await over;
    return heard;
  } finally {
    client.removeAllListeners('notification');
    await client.query('unlisten *');
    client.release();
  }
}

test('whatever is told, nothing waits that is not asked, and what is kept adds up', async () => {
  const message = fc.record({
    way: fc.constantFrom('sms', 'email', 'push', 'letter'),
    purpose: fc.constantFrom('collect', 'collect', 'remedy-may', 'legally-required', 'confirm-opt-out'),
    contact: fc.constantFrom('planned', 'held', 'cancelled', 'regretted', null),
  });
  const fact = fc.constantFrom(
    { type: 'said', by: 'borrower', via: 'sms', says: 'asks-for-no-contact' } as const,
    { type: 'said', by: 'borrower', via: 'sms', says: 'busy-now' } as const,
    { type: 'opt-out', by: 'borrower', scope: 'way', way: 'sms', address: null, via: 'sms' } as const,
    { type: 'opt-out', by: 'borrower', scope: 'person', way: null, address: null, via: 'portal' } as const,
    { type: 'consent-withdrawn', scope: 'sms', debts: null } as const,
    { type: 'dispute', written: true, inPeriod: true, portion: 'all', debts: null } as const,
    { type: 'complaint', pending: true, frivolous: false } as const,
    { type: 'person', person: { id: 'borrower', alive: false } } as const,
    { type: 'hold', id: 'h', hold: { kind: 'hardship', from: TODAY, to: null, debts: null } } as const,
    { type: 'number-wrong', address: 'phone' } as const,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 6 }), fact, async (messages, told) => {
      const person = somebody();
      for (const [at, one] of messages.entries()) await give(person, { message: at + 1, ...one });
      await tellOfPeople(database.pool, [{ key: person.key, at: NOON, fact: told }], knownAt(NOON));
      const shut = shutBy(told);
      const after = await messagesOf(person);
      const ended = messages.flatMap(({ way, purpose, contact }, at) => {
        const kept = purpose === 'legally-required' || purpose === 'confirm-opt-out';
        const asked = contact === 'planned' || contact === null;
        const barred = shut !== null && (shut.ways === null || shut.ways.includes(way as 'sms'));
        // A letter that was not posted yet ends with whatever weighs anything.
        const overtaken = way === 'letter' && !ENDS_NOTHING.includes(`it became known: ${told.type}`);
        return !kept && (!asked || barred || overtaken) ? [at + 1] : [];
      });
      expect(after.filter(({ state }) => state === 'cancelled').map(({ message }) => message)).toEqual(ended);
      expect((await silencesOf(person)).flatMap(({ cancelled }) => cancelled)).toEqual(ended);
    }),
    { seed: SEED, numRuns: 120 },
  );
});
