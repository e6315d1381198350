import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import { DAY_MINUTES } from '../../rules/gate/local-time.ts';
import { type Smsc, startSmsc } from '../../tools/peers/smsc.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type {
  AcceptAnswer,
  AgreeingAnswer,
  ConfirmAnswer,
  ProposalAnswer,
} from '../api/agreements/agreements-schema.ts';
import { SMALL_CIRCUMSTANCES } from '../api/agreements/small-circumstances.ts';
import { buildApplication } from '../api/application.ts';
import { fillSmallBook, smallHouse } from '../api/small-book.ts';
import { seedTexts } from '../contact/approval.ts';
import { openInApp } from '../contact/carriers/in-app-carrier.ts';
import { openSmpp } from '../contact/carriers/smpp-carrier.ts';
import { ContactRoom } from '../contact/contact-room.ts';
import { closeBook } from '../day-end/close-book.ts';
import type { Key } from '../db/accounts.ts';
import type { Database } from '../db/databases.ts';
import { personOf, told, type WithPerson } from '../db/vault/person-columns.ts';
import { knownAt } from '../gate/silence.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { tellOfPeople } from '../gate/tell-person.ts';
import { enterFacts } from '../ledger/enter-facts.ts';
import { houseKey } from '../vault/house-key.ts';
import { CODE_KEY, codeFor } from './one-time-code.ts';
import { askNotices } from './tell-notices.ts';

const TODAY = parseDay('2026-11-22')!;
const RULES = { products: PRODUCTS, ladder: FIRST_LADDER };
const TERMS = { products: PRODUCTS, collecting: HOUSE };
const LOGIN = { systemId: 'anhuan', password: 'loopback' };
let database: Database;
let app: FastifyInstance;
let smsc: Smsc;
let room: ContactRoom;
let day = TODAY;
let keys = 0;
const now = () => day * DAY_MINUTES + 2 * 60 + 30;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 24);
  await seedTexts(database.pool, HOUSE_TEMPLATES);
  app = await buildApplication(smallHouse(database), null);
  smsc = await startSmsc({ ...LOGIN, receipts: 'at-once' });
  const line = { ...LOGIN, name: 'smpp', host: '127.0.0.1', port: smsc.port, from: '10690000' };
  room = await ContactRoom.open({
    pool: database.pool,
    ...RULES,
    collecting: HOUSE,
    now,
    today: async () => day,
    site: () => 'http://127.0.0.1:4300',
    open: async (hearer) => [
      { carrier: await openSmpp({ ...line, perSecond: 2_000, costOfPart: 450 }, hearer('smpp')) },
      { carrier: openInApp({ perSecond: 2_000, together: 200, rank: 0, name: 'in-app' }) },
    ],
  });
});
afterAll(async () => {
  await room?.close();
  await smsc?.close();
  await app?.close();
  await database?.close();
});

type Whose = Key & { readonly borrower: bigint; readonly phone: string };

/** Late accounts in China about which nothing was proposed, each of another borrower. */
async function freshAccount(): Promise<Whose> {
  const { rows } = await database.pool.query<Omit<Whose, 'phone'> & WithPerson>(
    `select a.slot, a.account_id as "accountId", a.borrower_id as borrower, ${personOf('b')} as person
       from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where a.oldest_due < $1::date - 1 and b.region = 'CN-33' and a.written_off_on is null and a.paused_from is null
        and a.agreement is null
        and not exists (select from proposal p where p.slot = a.slot and p.borrower_id = a.borrower_id)
      order by a.account_id limit 1`,
    [formatDay(TODAY)],
  );
  const [one] = told(rows);
  return { ...one!, phone: one!.phone! };
}
const at = ({ accountId }: Key) => `/api/borrower/sample/A-${accountId}/accounts/${accountId}`;

async function post<T>(url: string, payload: object): Promise<T> {
  keys += 1;
  const headers = { 'idempotency-key': `notices-${keys}-key` };
  const answer = await app.inject({ method: 'POST', url: `${url}?language=en`, headers, payload });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as T;
}
const agreeing = async (key: Key) =>
  (await app.inject(`${at(key)}/agreeing?language=en`)).json() as AgreeingAnswer;

const STOP = {
  type: 'opt-out',
  by: BORROWER,
  scope: 'person',
  way: null,
  address: null,
  via: null,
} as const;

async function propose(key: Key, change: object = {}): Promise<ProposalAnswer> {
  const proposal = { kind: 'instalments', months: 6, amount: null, firstOn: null, ...change };
  const answer = await post<ProposalAnswer>(`${at(key)}/proposals`, {
    circumstances: SMALL_CIRCUMSTANCES,
    proposal,
  });
  expect(answer.answer, JSON.stringify(answer.reasons)).toBe('accepted');
  return answer;
}

async function agree(key: Key, offer: number): Promise<ConfirmAnswer> {
  const { agreement } = await post<AcceptAnswer>(`${at(key)}/offers/${offer}/accept`, {});
  const { rows } = await database.pool.query<{ reply_to: string }>(
    `select reply_to from message where template = 'agreement-code' and debts = $1 order by message desc limit 1`,
    [String(key.accountId)],
  );
  const code = codeFor(await houseKey(database.pool, CODE_KEY), key.accountId, rows[0]!.reply_to);
  return post<ConfirmAnswer>(`${at(key)}/agreements/${agreement.agreement}/confirm`, { code });
}

/** Closes every night up to and including `last`, and asks for the notices of each. */
async function liveTo(last: Day): Promise<void> {
  for (; day <= last; day += 1) {
    await closeBook({ pool: database.pool, url: database.url }, day, RULES, { workers: 0 });
    await askNotices(database.pool, day, TERMS);
  }
}
async function notices(
  { slot, borrower }: Whose,
  template: string,
): Promise<{ state: string; why: string }[]> {
  const { rows } = await database.pool.query<{ state: string; why: string }>(
    'select state, why from message where slot = $1 and borrower_id = $2 and template = $3 order by message',
    [slot, borrower, template],
  );
  return rows;
}
const states = async (who: Whose, template: string) =>
  (await notices(who, template)).map(({ state }) => state);
const smsTo = ({ phone }: Whose) => smsc.inbox.filter(({ to }) => to.endsWith(phone)).map(({ text }) => text);

describe('what is told of offers and agreements after a night', () => {
  test('an offer that ends, once, and not where collection rests or he said stop', async () => {
    const plain = await freshAccount();
    const { offers } = await propose(plain);
    const resting = await freshAccount();
    await propose(resting);
    const silent = await freshAccount();
    await propose(silent);
    const hold = { kind: 'hardship', from: TODAY, to: TODAY + 60, debts: null } as const;
    await tellOfPeople(
      database.pool,
      [
        { key: resting, at: now(), fact: { type: 'hold', id: 'care-9', hold } },
        { key: silent, at: now(), fact: STOP },
      ],
      knownAt(now()),
    );
    await liveTo(TODAY + 3);
    expect(await states(plain, 'offer-ending')).toEqual([]);
    await liveTo(TODAY + 4);
    expect(await states(plain, 'offer-ending')).toEqual(['waiting']);
    // Again for the same night, twice at once, and for the next one: nothing more.
    await Promise.all([1, 2].map(() => askNotices(database.pool, day - 1, TERMS)));
    await liveTo(TODAY + 5);
    expect(await states(plain, 'offer-ending')).toEqual(['waiting']);
    expect(await states(resting, 'offer-ending')).toEqual([]);
    expect(offers[0]!.until).toBe('2026-11-28');
    await room.morning(day);
    expect(await states(plain, 'offer-ending')).toEqual(['sent']);
    expect((await states(silent, 'offer-ending')).every((state) => state === 'refused')).toBe(true);
  });

  test('a missing payment, a break with its last offer that binds, a completion', async () => {
    const failing = await freshAccount();
    const { offers } = await propose(failing);
    await agree(failing, offers[0]!.offer);
    const keeping = await freshAccount();
    const kept = await propose(keeping);
    await agree(keeping, kept.offers[0]!.offer);
    const [row] = offers[0]!.rows;
    const due = parseDay(row!.due)!;
    await liveTo(due + 2);
    expect(await states(failing, 'plan-missed')).toEqual([]);
    await liveTo(due + 3);
    expect(await states(failing, 'plan-missed')).toEqual(['waiting']);
    const paid = { id: 'all-of-it', type: 'paid', amount: 10_000_000n, valueOn: day } as const;
    await enterFacts(database.pool, [{ key: keeping, fact: paid }], RULES, knownAt(now()));
    await room.morning(day);
    const missed = smsTo(failing).at(-1)!;
    expect(missed).toContain(row!.amount);
    expect(missed).toContain('1月18日');
    await liveTo(due + 4);
    expect(await states(failing, 'plan-missed')).toHaveLength(1);
    expect(await states(keeping, 'plan-completed')).toEqual(['waiting']);
    await room.morning(day);
    expect(await states(keeping, 'plan-completed')).toEqual(['sent']);
    // Caught up neither by the next one: it is over, and there is one last offer by the same rules.
    await liveTo(parseDay('2027-01-18')!);
    expect(await states(failing, 'plan-broken')).toEqual(['waiting']);
    const [last, none] = (await agreeing(failing)).openOffers;
    expect(none).toBeUndefined();
    await room.morning(day);
    const broken = smsTo(failing).at(-1)!;
    for (const figure of [last!.total, last!.monthly, `${last!.rows.length} 次`, '最后一个方案'])
      expect(broken.replaceAll(',', '')).toContain(figure);
    const again = await propose(failing).catch((error: Error) => error.message);
    expect(again).toContain('after-broken');
    await askNotices(database.pool, day - 1, TERMS);
    expect(await states(failing, 'plan-broken')).toHaveLength(1);
    expect((await agree(failing, last!.offer)).state).toBe('bound');
  });
});
