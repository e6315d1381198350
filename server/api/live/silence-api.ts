/**
 * How long did it take until nothing more could go out, what had crossed it in flight, and who is owed an apology?
 *
 * The studio sees every event with its times, the borrower his own. An apology is a message like any other: asked for by a person,
 * judged by the gate when it is its turn, asked for once.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { formatDay } from '../../../rules/days.ts';
import { DAY_MINUTES } from '../../../rules/gate/local-time.ts';
import type { Way } from '../../../rules/gate/situation.ts';
import { askMessage } from '../../contact/gather.ts';
import { lockBorrowers } from '../../db/gate/person-rows.ts';
import { type RegretRow, readRegret, readRegrets } from '../../db/gate/regret-read.ts';
import { latestSilences, type SilenceRow, silencesOf, timesOfSilence } from '../../db/gate/silence-read.ts';
import { transaction } from '../../db/pool.ts';
import { openProofs } from '../../evidence/proof.ts';
import { percentile, timeToSilence } from '../../gate/time-to-silence.ts';
import { lateIn } from '../../ledger/known-late.ts';
import { ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { ProblemDetails, problemsAt, Refused } from '../problem.ts';
import { whatIn } from './event-hub.ts';
import { onThisMachine } from './pay-api.ts';
import {
  OwnSilences,
  RegretKey,
  RegretsAnswer,
  type SilenceShown,
  SilencesAnswer,
  SilencesAsked,
} from './silence-schema.ts';

/** Events in the percentiles: the latest so many. */
const COUNTED = 10_000;
const REGRETS = 200;

/** The borrower's own address, under /api/borrower. */
export function ownSilenceApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/:host/:reference/accounts/:account/silence',
      {
        schema: {
          tags: ['borrower'],
          params: ByAccount,
          response: { 200: OwnSilences, 404: ProblemDetails },
        },
      },
      async ({ params }) => {
        const { key, person } = await ownAccount(house, params);
        const rows = await silencesOf(house.pool, { slot: key.slot, borrower: person.id });
        return { items: rows.map(shown) };
      },
    );
  };
}

/** The addresses under /api/studio. */
export function silenceApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const problems = problemsAt(400, 403, 404, 409);
    app.get(
      '/silence',
      {
        schema: {
          tags: ['studio'],
          querystring: SilencesAsked,
          response: { 200: SilencesAnswer, ...problems },
        },
      },
      async ({ query }) => silences(house, query.before ?? null, query.size),
    );
    app.get('/apologies', { schema: { tags: ['studio'], response: { 200: RegretsAnswer } } }, async () =>
      regrets(house),
    );
    app.post(
      '/apologies/:key',
      { schema: { tags: ['studio'], params: RegretKey, response: { 200: RegretsAnswer, ...problems } } },
      async (request) => {
        onThisMachine(request);
        await apologise(house, request.params.key);
        return regrets(house);
      },
    );
  };
}

async function silences(house: House, before: number | null, size: number): Promise<SilencesAnswer> {
  const rows = await latestSilences(house.pool, before, size + 1);
  const times = (await timesOfSilence(house.pool, COUNTED)).map(timeToSilence);
  const spread = (part: 'sinceKnown' | 'sinceCommit') => {
    const values = times.flatMap((one) => one[part] ?? []);
    return { p50: percentile(values, 0.5), p99: percentile(values, 0.99) };
  };
  const page = rows.slice(0, size);
  return {
    today: formatDay(await house.today()),
    counted: times.length,
    sinceKnown: spread('sinceKnown'),
    sinceCommit: spread('sinceCommit'),
    items: page.map(shown),
    next: rows.length > size ? (page.at(-1)?.silencedAt ?? null) : null,
  };
}

function shown(row: SilenceRow): SilenceShown {
  const { slot, borrower, silence, name, at, why, knownAt, silencedAt, permits, cancelled, crossed } = row;
  return {
    key: `${slot}-${borrower}-${silence}`,
    who: maskedName(name),
    what: whatIn(why),
    at: instantText(at),
    knownAt: new Date(knownAt).toISOString(),
    silencedAt: new Date(silencedAt).toISOString(),
    permits,
    cancelled: cancelled.length,
    crossed: crossed.map(({ way, handedAt, recall }) => ({
      way,
      handedAt: handedAt === null ? null : new Date(handedAt).toISOString(),
      before: handedAt === null ? null : silencedAt - handedAt,
      recall,
    })),
    ...timeToSilence(row),
  };
}

async function regrets(house: House): Promise<RegretsAnswer> {
  const rows = await readRegrets(house.pool, REGRETS);
  const sealed = rows.flatMap(({ slot, borrower, proof }) =>
    proof === null ? [] : [{ slot, borrower, seq: proof }],
  );
  const words = await openProofs(house.pool, sealed);
  return {
    today: formatDay(await house.today()),
    items: rows.map(({ slot, borrower, permit, name, accounts, day, way, at, why, proof, apology }) => ({
      key: `${slot}-${borrower}-${permit}`,
      who: maskedName(name),
      accounts: [...accounts],
      day: formatDay(day),
      way,
      at: instantText(at),
      late: lateIn(why),
      words: words.get(`${borrower}-${proof}`)?.body ?? null,
      apology,
    })),
  };
}

/** Ways that an apology can go by; anything else is said in the app. */
const SAID_BY: Readonly<Partial<Record<Way, Way>>> = { sms: 'sms', email: 'email', letter: 'letter' };

/** Days for which an apology is worth saying. */
const SORRY_FOR = 7;

async function apologise(house: House, key: string): Promise<void> {
  const [slot, borrower, permit] = key.split('-').map(BigInt);
  const contact = { slot: Number(slot), borrower: borrower!, permit: Number(permit) };
  const today = await house.today();
  const at = house.now(today);
  await transaction(house.pool, async (client) => {
    await lockBorrowers(client, [contact]);
    const regret = await readRegret(client, contact);
    if (regret === null) throw new Refused(404, 'This contact is not one that should not have been made.');
    if (regret.apology !== null && regret.apology !== 'refused' && regret.apology !== 'failed')
      throw new Refused(409, 'The apology was asked for before.');
    await askMessage(client, {
      key: contact,
      way: SAID_BY[regret.way as Way] ?? 'in-app',
      template: 'apology',
      tone: 'plain',
      // It tells that what was begun has ended, and asks for nothing.
      purpose: 'confirm-end',
      debts: debtsOf(regret),
      replyTo: `c${permit}`,
      day: today,
      notBefore: at,
      notAfter: at + SORRY_FOR * DAY_MINUTES,
    });
  });
}

const debtsOf = ({ accounts }: RegretRow): string[] => accounts.map((account) => account.split('-')[1]!);
