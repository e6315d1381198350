/**
 * What has a team done by the time a test of the lead's door looks at it?
 *
 * Two trained agents and one who is not, a lead and a head; calls over a real exchange, some answered, recorded and written up, one refused
 * by the gate; a promise. Everything goes through the doors that everybody uses.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Day, formatDay } from '../../../rules/days.ts';
import { CODE_KEY, codeFor } from '../../agreements/one-time-code.ts';
import type { Telephone } from '../../contact/calls/call-room.ts';
import { openVoice } from '../../contact/carriers/voice-line.ts';
import { KeptFiles } from '../../contact/kept-files.ts';
import { readDial } from '../../db/calls/dial-rows.ts';
import { keepStaff } from '../../db/gate/fact-rows.ts';
import { readPeople } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { keepReviewers } from '../../db/review/review-rows.ts';
import { lawFor } from '../../gate/law-for.ts';
import { permitAndMark } from '../../gate/permit-desk.ts';
import { attemptOf } from '../../gate/situation-from.ts';
import { houseKey } from '../../vault/house-key.ts';
import { SMALL_CIRCUMSTANCES } from '../agreements/small-circumstances.ts';
import type { DialAnswer } from '../calls/calls-schema.ts';
import type { House } from '../house.ts';

/** What the scene needs of an exchange; its peer stands in tools/. */
export interface SceneExchange {
  readonly address: string;
  readonly inbox: ReadonlyMap<string, { readonly state: { readonly key: string } }>;
  ring(call: string): Promise<unknown>;
  answer(call: string): Promise<unknown>;
  end(call: string): Promise<unknown>;
  record(call: string, bytes: Buffer): Promise<unknown>;
}

const SECRET = `whsec_${Buffer.from('a secret of the team').toString('base64')}`;
export const SCENE_EXCHANGE = { token: 'secret', secret: SECRET } as const;

/** Half a second of silence, as an exchange would record it. */
const SOUND = Buffer.concat([
  Buffer.from('524946464a1f000057415645666d7420100000000100010040', 'hex'),
  Buffer.from('1f0000803e0000020010006461746126000000', 'hex'),
  Buffer.alloc(8_000),
]);

export function sceneTelephone(exchange: SceneExchange): Telephone {
  const line = openVoice({
    name: 'exchange',
    address: exchange.address,
    token: SCENE_EXCHANGE.token,
    secrets: [SECRET],
    shown: '95000',
    ringSeconds: 40,
  });
  return { line, files: new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-team-'))) };
}

/** The team, and yesterday's text messages to everybody: no call comes before one. */
export async function furnishTeam({ pool, today: opened, now, collecting, products }: House): Promise<void> {
  await keepStaff(
    pool,
    [
      { id: 'a17', trained: true, certified: true },
      { id: 'a18', trained: true, certified: true },
      { id: 'a19', trained: false, certified: null },
    ],
    [],
  );
  await keepReviewers(pool, [
    { id: 'a17', level: 1, trained: true },
    { id: 'l21', level: 2, trained: true },
    { id: 'h31', level: 3, trained: true },
  ]);
  const today = await opened();
  const rows = await readDial(pool, { today, now: 0, dayBegins: 0, daysBack: 7, size: 1_000 });
  await permitAndMark(
    pool,
    rows.map(({ slot, borrower, accounts }) => {
      const { at: _, ...attempt } = attemptOf('sms', accounts[0]!, 0, collecting);
      return { key: { slot, borrower }, attempt };
    }),
    {
      ...{ collecting, products, strategy: 'gentle@1' },
      lawOf: (region) => lawFor(region, collecting),
      now: () => now(today) - 1440 + 180,
    },
  );
}

type Doors = Pick<FastifyInstance, 'inject'>;

async function sent<T>(
  app: Doors,
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
  key?: string,
): Promise<T> {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  const answer = await app.inject({ method, url: `/api${url}`, headers, payload });
  if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`);
  return answer.json<T>();
}

/** Calls made by an agent: so many answered and written up, then one that is being talked; keys of the answered ones. */
export async function callPeople(
  app: Doors,
  exchange: SceneExchange,
  worker: string,
  answered: number,
  { talking = false }: { readonly talking?: boolean } = {},
): Promise<string[]> {
  const { items } = await sent<DialAnswer>(
    app,
    'GET',
    `/agent/calls/list?worker=${worker}&language=en&size=100`,
  );
  const people = items.filter(({ allowed }) => allowed).slice(0, answered + (talking ? 1 : 0));
  const keys: string[] = [];
  for (const [place, { person, accounts }] of people.entries()) {
    const body = { person, worker, extension: '1001' };
    const { call } = await sent<{ call: { call: string } }>(app, 'POST', '/agent/calls', body);
    const [reference] = [...exchange.inbox].find(([, { state }]) => state.key === call.call)!;
    await exchange.ring(reference);
    await exchange.answer(reference);
    if (place === answered) break;
    await exchange.end(reference);
    await exchange.record(reference, SOUND);
    const entry = { heard: 'spoke', raised: accounts, discussed: accounts, note: null };
    await sent(app, 'POST', `/agent/calls/${call.call}/outcome`, entry);
    keys.push(call.call);
  }
  return keys;
}

/** Promises of the first late accounts in China, bound by their codes: at most so many. Returns their accounts. */
export async function promise(app: Doors, { pool }: House, today: Day, count: number): Promise<bigint[]> {
  const made: bigint[] = [];
  const rows = await readDial(pool, { today, now: 0, dayBegins: 0, daysBack: 7, size: 1_000 });
  for (const { slot, borrower, accounts } of rows) {
    if (made.length === count) break;
    const [account] = accounts;
    const at = `/borrower/sample/A-${account}/accounts/${account}`;
    const wish = { kind: 'promise', months: null, amount: null, firstOn: formatDay(today + 3) };
    const body = { circumstances: SMALL_CIRCUMSTANCES, proposal: wish };
    const proposed = await app.inject({
      ...{ method: 'POST', url: `/api${at}/proposals`, headers: { 'idempotency-key': `scene-${account}` } },
      payload: body,
    });
    const offer = proposed.json<{ offers?: { offer: number }[] }>().offers?.[0];
    if (proposed.statusCode !== 200 || offer === undefined) continue;
    type Accepted = { agreement: { agreement: string } };
    const { agreement } = await sent<Accepted>(app, 'POST', `${at}/offers/${offer.offer}/accept`, {});
    const key = { slot, borrower };
    const people = await transaction(pool, (client) => readPeople(client, [key]));
    const asked = people.get(borrower)!.facts.findLast(({ type }) => type === 'inbound')!;
    const code = codeFor(await houseKey(pool, CODE_KEY), account!, `f${asked.seq}`);
    await sent(app, 'POST', `${at}/agreements/${agreement.agreement}/confirm`, { code });
    made.push(account!);
  }
  return made;
}
