/**
 * Is everything as it should be, and what does a compliance officer look at first?
 *
 * How much was checked and what was found, which clocks run, what is sealed; the breaches with what was done about them; what was done
 * about people who may come in.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Day, formatDay } from '../../../rules/days.ts';
import { answerBreach, type BreachRow, readBreaches, readStanding } from '../../db/oversight/breach-rows.ts';
import { readPeopleLog } from '../../db/oversight/handed-out.ts';
import { countRequests } from '../../db/own/data-request-rows.ts';
import { publishedKeys } from '../../evidence/signing.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import {
  BreachesAnswer,
  BreachesAsked,
  DoneAnswer,
  PeopleLogAnswer,
  PeopleLogAsked,
  RemedyAsked,
  StandingAnswer,
  ThreeKey,
} from './oversight-schema.ts';

const problems = problemsAt(400, 404, 409);
const tags = ['compliance'];
/** Days that the figures of the first page look back, and rows of a page. */
const BACK = 30;
const PAGE = 50;

/** The addresses under /api/compliance about the house as a whole. */
export function oversightApi(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.get('/standing', { schema: { tags, response: { 200: StandingAnswer } } }, async () =>
      standing(house),
    );
    app.get(
      '/breaches',
      { schema: { tags, querystring: BreachesAsked, response: { 200: BreachesAnswer, ...problems } } },
      async ({ query: { after, state } }) => {
        const cursor = after === undefined ? null : readCursor(after, 4);
        const behind =
          cursor === null
            ? null
            : {
                day: Number(cursor[0]),
                slot: Number(cursor[1]),
                borrower: cursor[2]!,
                breach: Number(cursor[3]),
              };
        const rows = await readBreaches(pool, state === 'open', behind, PAGE + 1);
        return {
          items: rows.slice(0, PAGE).map(shownBreach),
          next: nextOf(rows, PAGE, ({ day, slot, borrower, breach }) => [day, slot, borrower, breach]),
        };
      },
    );
    app.post(
      '/breaches/:key/answer',
      { schema: { tags, params: ThreeKey, body: RemedyAsked, response: { 200: DoneAnswer, ...problems } } },
      async ({ params, body: { by, remedy } }) => {
        const [slot, borrower, breach] = partsOf(params.key);
        if (!(await answerBreach(pool, { slot, borrower }, breach, by, remedy)))
          throw new Refused(409, 'No such breach waits for an answer.', [
            { where: 'params.key', what: params.key, todo: 'Look at the list again: it may be answered.' },
          ]);
        return { state: 'done' as const };
      },
    );
    app.get(
      '/people-log',
      { schema: { tags, querystring: PeopleLogAsked, response: { 200: PeopleLogAnswer, ...problems } } },
      async ({ query: { who, after } }) => {
        const before = after === undefined ? null : readCursor(after, 1)[0]!;
        const rows = await readPeopleLog(pool, who?.trim() || null, before, PAGE + 1);
        return {
          items: rows.slice(0, PAGE).map(({ seq, at, ...line }) => ({
            number: String(seq),
            at: at.toISOString(),
            ...line,
          })),
          next: nextOf(rows, PAGE, ({ seq }) => [seq]),
        };
      },
    );
  };
}

async function standing(house: House): Promise<StandingAnswer> {
  const today = await house.today();
  const from = today - BACK;
  const [now, requests, keys] = await Promise.all([
    readStanding(house.pool, from, today),
    countRequests(house.pool),
    publishedKeys(house.pool),
  ]);
  return {
    today: formatDay(today),
    from: formatDay(from),
    looked: {
      days: now.daysChecked,
      last: dayOrNull(now.lastChecked),
      contacts: now.contacts,
      handed: now.handed,
      refused: now.refused,
      replayed: now.replayed,
      chains: now.chains,
    },
    breaches: { found: now.breaches, open: now.openBreaches, wrongMessages: now.wrongMessages },
    complaints: { open: now.complaintsOpen, late: now.complaintsLate, next: dayOrNull(now.complaintsDue) },
    disputes: { open: now.disputesOpen, late: now.disputesLate, next: dayOrNull(now.disputesDue) },
    evidence: {
      lastSealed: dayOrNull(now.lastSealed),
      key: keys.find(({ until }) => until === null)?.key ?? null,
    },
    requests: { waiting: requests.waiting, due: dayOrNull(requests.due) },
    holds: now.holds,
  };
}

const dayOrNull = (day: Day | null) => (day === null ? null : formatDay(day));

function shownBreach(row: BreachRow) {
  const { slot, borrower, breach, day, kind, permit, detail, tries, account, answeredBy, remedy } = row;
  return {
    key: `${slot}-${borrower}-${breach}`,
    account: account === null ? null : String(account),
    day: formatDay(day),
    kind,
    permit,
    detail,
    tries,
    answeredBy,
    remedy,
  };
}

/** Slot, borrower and number of a key that its schema has accepted. */
export function partsOf(key: string): [slot: number, borrower: bigint, number: number] {
  const [slot, borrower, number] = key.split('-');
  return [Number(slot), BigInt(borrower!), Number(number)];
}
