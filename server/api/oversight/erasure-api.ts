/**
 * Who asked to be forgotten, what forbids it, and who carries it out?
 *
 * The desk of erasures and legal holds: a wish is taken in, one person proposes, another one ends it. What the law says today stands beside
 * each.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { DATA_ANSWER_DAYS } from '../../../policy/house/doors/data-rights.ts';
import { formatDay } from '../../../rules/days.ts';
import { forgetFiles } from '../../contact/kept-files.ts';
import { homeFolder } from '../../db/embedded/postgres.ts';
import { liftLegalHolds, setLegalHold } from '../../db/evidence/erasing.ts';
import { type BorrowerKey, lockBorrowers } from '../../db/gate/person-rows.ts';
import { ownerOf } from '../../db/oversight/handed-out.ts';
import {
  answerCorrection,
  type DataRequestRow,
  standingHolds,
  waitingRequests,
  writeRequest,
} from '../../db/own/data-request-rows.ts';
import { notePeople } from '../../db/people/staff-rows.ts';
import { transaction } from '../../db/pool.ts';
import { type Refusal, whatForbids } from '../../evidence/erase.ts';
import { carryOut, type ErasureStep, propose } from '../../oversight/erasure-desk.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { accountNamed } from './named-account.ts';
import { partsOf } from './oversight-api.ts';
import {
  ByAsked,
  CorrectionAsked,
  DoneAnswer,
  ErasureAsked,
  ErasuresAnswer,
  ErasuresAsked,
  HoldAsked,
  ProposeAsked,
  ThreeKey,
} from './oversight-schema.ts';

const problems = problemsAt(400, 403, 404, 409);
const tags = ['compliance'];
const PAGE = 25;
const HOLDS = 200;

const done = { 200: DoneAnswer, ...problems };

/** The addresses under /api/compliance about what people ask of their data. */
export function erasureApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(erasing(house));
    await app.register(keeping(house));
  };
}

function erasing(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.get(
      '/erasures',
      { schema: { tags, querystring: ErasuresAsked, response: { 200: ErasuresAnswer, ...problems } } },
      async ({ query }) => waiting(house, query.after),
    );
    app.post(
      '/erasures',
      { schema: { tags, body: ErasureAsked, response: done } },
      async ({ body: { account, via, by } }) => {
        const { key, number } = await personNamed(house, account);
        const today = await house.today();
        await transaction(pool, async (client) => {
          await lockBorrowers(client, [key]);
          await writeRequest(client, {
            ...key,
            ...{ account: number, kind: 'erase', field: null, wanted: null, via, takenBy: by, refused: null },
            ...{ at: house.now(today), madeOn: today, dueOn: today + DATA_ANSWER_DAYS },
          });
        });
        return { state: 'done' as const };
      },
    );
    app.post(
      '/erasures/:key/propose',
      { schema: { tags, params: ThreeKey, body: ProposeAsked, response: done } },
      async ({ params, body }) => told(await propose(pool, requestKey(params.key), body, await dayOf(house))),
    );
    app.post(
      '/erasures/:key/end',
      { schema: { tags, params: ThreeKey, body: ByAsked, response: done } },
      async ({ params, body: { by } }) => {
        const forget = (key: BorrowerKey) => forgetFiles(homeFolder(), key);
        return told(await carryOut(pool, requestKey(params.key), by, await dayOf(house), forget));
      },
    );
  };
}

/** What stays: as it is, corrected, or held. */
function keeping(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.post(
      '/corrections/:key',
      { schema: { tags, params: ThreeKey, body: CorrectionAsked, response: done } },
      async ({ params, body: { by, state, why } }) => {
        const on = await house.today();
        if (!(await answerCorrection(pool, requestKey(params.key), { state, on, by, why })))
          return told({ state: 'not-open' });
        return { state: 'done' as const };
      },
    );
    app.post(
      '/holds',
      { schema: { tags, body: HoldAsked, response: done } },
      async ({ body: { account, by, why, lift } }) => {
        const { key, number } = await personNamed(house, account);
        if (lift) await liftLegalHolds(pool, key);
        else await setLegalHold(pool, key, why);
        await notePeople(pool, by, lift ? 'hold-lifted' : 'hold-set', `account ${number}: ${why}`);
        return { state: 'done' as const };
      },
    );
  };
}

const dayOf = async (house: House) => {
  const day = await house.today();
  return { day, at: house.now(day), collecting: house.collecting };
};

function requestKey(key: string) {
  const [slot, borrower, request] = partsOf(key);
  return { slot, borrower, request };
}

async function personNamed(house: House, name: string): Promise<{ key: BorrowerKey; number: bigint }> {
  const found = await accountNamed(house, name, 'body.account');
  return { key: await ownerOf(house.pool, found), number: found.accountId };
}

async function waiting(house: House, after: string | undefined): Promise<ErasuresAnswer> {
  const cursor = after === undefined ? null : readCursor(after, 4);
  const behind =
    cursor === null
      ? null
      : {
          dueOn: Number(cursor[0]),
          slot: Number(cursor[1]),
          borrower: cursor[2]!,
          request: Number(cursor[3]),
        };
  const today = await house.today();
  const rows = await waitingRequests(house.pool, behind, PAGE + 1);
  const items: ErasuresAnswer['items'] = [];
  const corrections: ErasuresAnswer['corrections'] = [];
  for (const row of rows.slice(0, PAGE))
    if (row.kind === 'correct') corrections.push(correctionOf(row));
    else items.push(shown(row, await whatForbids(house.pool, row, today, house.collecting)));
  const holds = await standingHolds(house.pool, HOLDS);
  return {
    today: formatDay(today),
    items,
    corrections,
    next: nextOf(rows, PAGE, ({ dueOn, slot, borrower, request }) => [dueOn, slot, borrower, request]),
    holds: holds.map(({ account, why, setAt }) => ({
      account: String(account),
      why,
      since: setAt.toISOString(),
    })),
  };
}

const headOf = ({ slot, borrower, request, account, madeOn, dueOn }: DataRequestRow) => ({
  key: `${slot}-${borrower}-${request}`,
  account: String(account),
  askedOn: formatDay(madeOn),
  due: formatDay(dueOn),
});

const correctionOf = (row: DataRequestRow) => ({
  ...headOf(row),
  field: row.field ?? '',
  wanted: row.wanted ?? '',
});

function shown(row: DataRequestRow, forbids: Refusal | null): ErasuresAnswer['items'][number] {
  const { via, takenBy, proposed, proposedBy, why } = row;
  return {
    ...headOf(row),
    via,
    takenBy,
    forbidden:
      forbids === null
        ? null
        : {
            reason: forbids.reason,
            why: forbids.why,
            until: forbids.until === null ? null : formatDay(forbids.until),
          },
    proposed,
    proposedBy,
    why,
  };
}

const NOT_NOW: Readonly<Record<Exclude<ErasureStep['state'], 'done' | 'forbidden'>, [string, string]>> = {
  'not-open': ['No such wish waits.', 'Look at the list again: it may have ended.'],
  'not-proposed': ['Nobody has proposed anything yet.', 'Propose first; somebody else carries it out.'],
  'same-person': ['Whoever proposes does not carry out.', 'Ask somebody else to look at it.'],
};

function told(step: ErasureStep): { state: 'done' } {
  if (step.state === 'done') return { state: 'done' };
  if (step.state === 'forbidden')
    throw new Refused(409, step.by.why.en, [
      {
        where: step.by.reason,
        what: step.by.why.zh,
        todo: 'Wait until it ends, or refuse with this reason.',
      },
    ]);
  const [what, todo] = NOT_NOW[step.state];
  throw new Refused(step.state === 'same-person' ? 403 : 409, what, [{ where: 'params.key', what, todo }]);
}
