/**
 * What happens in a measurement of silence, and to whom?
 *
 * A book of people with one loan each, two agencies whose cases were drawn, told and begun by the product's own nights, and the five things
 * that end an agency's leave, done as in life: by the borrower on his own page, or by an officer of the house.
 */

import { CODE_KEY, codeFor } from '../../../server/agreements/one-time-code.ts';
import {
  AGENCY_TODAY,
  AgencyScene,
  everybody,
  NORTH,
  SOUTH,
  WHOLE_CONTRACT,
} from '../../../server/api/agencies/agency-scene.ts';
import { SMALL_CIRCUMSTANCES } from '../../../server/api/agreements/small-circumstances.ts';
import { fillSmallBook } from '../../../server/api/small-book.ts';
import { lifeOf } from '../../../server/api/small-lives.ts';
import { codeSentTo, type LyingCase } from '../../../server/db/agencies/rehearsed-cases.ts';
import type { Database } from '../../../server/db/databases.ts';
import { houseKey } from '../../../server/vault/house-key.ts';

/** What ends an agency's leave. */
export const ENDINGS = ['agreement', 'payment', 'dispute', 'stop', 'recall'] as const;
export type Ending = (typeof ENDINGS)[number];

/** Where the clock of the book's China stands at half past ten; elsewhere it is night. */
const AWAKE = 'CN-33';
const MANY = 1_000_000;

/** A scene with `people`, of whom all who are late lie with the agencies. */
export async function silenceScene(
  database: Database,
  people: number,
): Promise<{ readonly scene: AgencyScene; readonly cases: readonly LyingCase[] }> {
  const first = AGENCY_TODAY - 120;
  const places = Array.from({ length: people * 8 }, (_, place) => place)
    .filter((place) => place > 40 && place % 3 !== 0 && place % 5 > 1 && ![2, 5].includes(place % 10))
    .slice(0, people);
  const lives = places.map((place) => lifeOf(place, first, AGENCY_TODAY));
  await fillSmallBook(database.pool, AGENCY_TODAY, lives.length, lives);
  const scene = await AgencyScene.onFilled(database);
  for (const { agency } of [NORTH, SOUTH])
    await scene.grant(agency, { kind: 'contract', contract: { ...WHOLE_CONTRACT, capacity: MANY } });
  const rule = { ...everybody([1, 1]), mostANight: MANY };
  await scene.grant('house', { kind: 'rule', rule });
  const cases = (await scene.begin()).filter(({ region }) => region === AWAKE);
  return { scene, cases };
}

/** One thing happens to one debt. Throws where the house does not take it. */
export async function happen(scene: AgencyScene, ending: Ending, one: LyingCase): Promise<void> {
  const account = String(one.accountId);
  const borrower = `/api/borrower/sample/A-${account}`;
  const page = `${borrower}/accounts/${account}`;
  const post = (path: string, payload: object) =>
    entered(scene, `${ending}-${path.length}-${account}`, path, payload);
  switch (ending) {
    case 'payment':
      await post(`${page}/pay`, { amount: '50000.00' });
      return;
    case 'dispute': {
      const said = { kind: 'debt', ground: 'not-mine', accounts: [account] };
      await post(`${borrower}/disputes`, { ...said, words: 'I never signed this contract.' });
      return;
    }
    case 'stop':
      await post(`${page}/wishes`, { wish: 'no-contact' });
      return;
    case 'recall': {
      const said = { by: 'l21', act: 'recall', why: 'the borrower asked us' };
      await post(`/api/agencies/${one.agency}/cases/${one.slot}-${account}`, said);
      return;
    }
    case 'agreement':
      throw new Error('an agreement is prepared, then confirmed');
  }
}

/** Everything of an agreement before the code that binds it. Returns how he enters that. */
export async function prepareAgreement(scene: AgencyScene, one: LyingCase): Promise<() => Promise<void>> {
  const page = `/api/borrower/sample/A-${one.accountId}/accounts/${one.accountId}`;
  const post = (path: string, payload: object) =>
    entered(scene, `agree-${path.length}-${one.accountId}`, `${page}${path}`, payload);
  const proposal = { kind: 'instalments', months: 6, amount: null, firstOn: null };
  const { offers } = (await post('/proposals', { circumstances: SMALL_CIRCUMSTANCES, proposal })) as {
    offers: { offer: number }[];
  };
  const accepted = await post(`/offers/${offers[0]!.offer}/accept`, {});
  const { agreement } = (accepted as { agreement: { agreement: string } }).agreement;
  const { pool } = scene.database;
  const code = codeFor(await houseKey(pool, CODE_KEY), one.accountId, await codeSentTo(pool, one.accountId));
  return async () => {
    await post(`/agreements/${agreement}/confirm`, { code });
  };
}

async function entered({ app }: AgencyScene, key: string, url: string, payload: object): Promise<unknown> {
  const headers = { 'idempotency-key': `silence-${key}` };
  const response = await app.inject({ method: 'POST', url, headers, payload });
  if (response.statusCode >= 300) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
  return response.json();
}
