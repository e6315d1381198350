/**
 * How does a borrower say that something is not so, and see what became of it?
 *
 * Every address names his reference: only his own accounts and contacts can be meant. A dispute is acknowledged with its clock in the
 * same answer; of a message the verdict is there at once.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Day, formatDay, parseDay } from '../../../rules/days.ts';
import { type Ground, isGroundOf } from '../../../rules/dispute/dispute-kinds.ts';
import { clockOf, clockText, localOf, type Minute, minutesAt } from '../../../rules/gate/local-time.ts';
import type { Via } from '../../../rules/gate/situation.ts';
import { disputesOf } from '../../db/disputes/dispute-rows.ts';
import { repairsKept } from '../../db/disputes/repair-rows.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { accountsOf, type Told } from '../../db/reading/told-account.ts';
import type { Refusal } from '../../disputes/brought-dispute.ts';
import { appealDispute, type Settled, withdrawDispute } from '../../disputes/settle-dispute.ts';
import { type DisputeRoom, takeDispute } from '../../disputes/take-dispute.ts';
import { lawFor } from '../../gate/law-for.ts';
import type { Known } from '../../gate/silence.ts';
import { zoneAround } from '../../zone-table.ts';
import { chosenAccount, productOf } from '../borrower-api.ts';
import { ByReference } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { endedIn, onThisMachine } from '../live/pay-api.ts';
import { ANSWER_KEPT, AnswerKeyHeader } from '../machines/kept-answers.ts';
import { ProblemDetails, problemsAt, Refused } from '../problem.ts';
import { amountFrom, amountText } from '../wire.ts';
import { showDispute } from './dispute-view.ts';
import { ByDispute, DisputeAsked, OwnDisputes, TakenAnswer } from './disputes-schema.ts';

const PROBLEMS = problemsAt(400, 403, 404, 409, 429);

/** The addresses under /api/borrower. */
export function ownDisputesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/:host/:reference/disputes',
      {
        schema: {
          tags: ['borrower'],
          params: ByReference,
          response: { 200: OwnDisputes, 404: ProblemDetails },
        },
      },
      async ({ params }) => listOf(house, await chosenAccount(house, params)),
    );
    app.post(
      '/:host/:reference/disputes',
      {
        config: ANSWER_KEPT,
        schema: {
          tags: ['borrower'],
          params: ByReference,
          headers: AnswerKeyHeader,
          body: DisputeAsked,
          response: { 200: TakenAnswer, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        onThisMachine(request);
        const since = performance.now() - reply.elapsedTime;
        const { params, body, headers } = request;
        const told = await chosenAccount(house, params);
        const today = await house.today();
        const known = { at: house.now(today), since };
        const from = { via: 'portal', takenBy: 'borrower', request: headers['idempotency-key'] } as const;
        return take(house, told, body, from, today, known);
      },
    );
    for (const step of ['withdraw', 'appeal'] as const)
      app.post(
        `/:host/:reference/disputes/:dispute/${step}`,
        { schema: { tags: ['borrower'], params: ByDispute, response: { 200: OwnDisputes, ...PROBLEMS } } },
        async (request) => {
          onThisMachine(request);
          const told = await chosenAccount(house, request.params);
          const today = await house.today();
          const known: Known = { at: house.now(today), since: performance.now() };
          const key = keyOf(told);
          const { dispute } = request.params;
          const room = disputeRoom(house);
          const settled =
            step === 'withdraw'
              ? await withdrawDispute(house.pool, key, dispute, room, today, known)
              : await appealDispute(house.pool, key, told.person.region, dispute, room, today, known);
          refuseUnsettled(settled);
          return listOf(house, told);
        },
      );
  };
}

/** What disputes are taken with in this house. */
export function disputeRoom(house: House): DisputeRoom {
  const { products, ladder, collecting } = house;
  return { products, ladder, collecting, lawOf: (region) => lawFor(region, collecting) };
}

const keyOf = ({ key: { slot }, person }: Told): BorrowerKey => ({ slot, borrower: person.id });

async function listOf(house: House, told: Told): Promise<OwnDisputes> {
  const key = keyOf(told);
  const today = await house.today();
  const rows = await disputesOf(house.pool, key);
  const repairs = await repairsKept(house.pool, key);
  const { currency } = productOf(house, told);
  return {
    today: formatDay(today),
    now: localText(house.now(today), told.person.timeZone),
    items: rows.map((row) =>
      showDispute(row, repairs.get(row.dispute) ?? [], (amount) => amountText(amount, currency)),
    ),
  };
}

/** A minute as a clock where the person lives shows it: "2026-11-22T14:03". */
function localText(at: Minute, timeZone: string): string {
  const { day, clock } = localOf(zoneAround(timeZone, at), at);
  return `${formatDay(day)}T${clockText(clock)}`;
}

/** How a dispute came. */
export interface From {
  readonly via: Via;
  readonly takenBy: string;
  readonly request: string;
}

/** Takes a dispute in for a borrower; refused as a problem that says what to do. */
export async function take(
  house: House,
  told: Told,
  asked: DisputeAsked,
  from: From,
  today: Day,
  known: Known,
): Promise<TakenAnswer> {
  const key = keyOf(told);
  const { currency } = productOf(house, told);
  const taken = await takeDispute(
    house.pool,
    {
      ...from,
      key,
      region: told.person.region,
      kind: asked.kind,
      ground: groundOf(asked),
      accounts: await ownAccounts(house, told, asked),
      amount: asked.amount === null ? null : amountFrom(asked.amount, currency, 'body.amount'),
      permit: asked.permit,
      told: messageTold(asked, told.person.timeZone),
      words: asked.words,
      proof: asked.proof,
    },
    disputeRoom(house),
    today,
    known,
  );
  if (taken.state === 'refused') throw refusedAs(taken.refused);
  const { dispute, fallen } = taken;
  const repairs = (await repairsKept(house.pool, key)).get(dispute.dispute) ?? [];
  return {
    state: taken.state,
    dispute: showDispute(dispute, repairs, (amount) => amountText(amount, currency)),
    ended: endedIn(fallen, known),
  };
}

function groundOf({ kind, ground }: DisputeAsked): Ground {
  if (isGroundOf(kind, ground)) return ground as Ground;
  throw new Refused(400, 'This ground does not belong to this kind of dispute.', [
    { where: 'body.ground', what: `"${ground}" is no ground of "${kind}"`, todo: 'Choose one of its own.' },
  ]);
}

/** The accounts that it is about, each of which must be his; a message needs none. */
async function ownAccounts(house: House, told: Told, { kind, accounts }: DisputeAsked): Promise<bigint[]> {
  const own = new Set(await accountsOf(house.pool, told.key.slot, told.person.id));
  const named = [...new Set(accounts.map(BigInt))];
  const foreign = named.find((account) => !own.has(account));
  if (foreign !== undefined)
    throw new Refused(404, 'This borrower has no such account.', [
      {
        where: 'body.accounts',
        what: `${foreign} is not one of his`,
        todo: 'Choose from the list of accounts.',
      },
    ]);
  if (named.length > 0 || kind === 'message') return named;
  throw new Refused(400, 'Which account is it about?', [
    { where: 'body.accounts', what: 'no account is named', todo: 'Name at least one.' },
  ]);
}

function messageTold({ kind, permit, told }: DisputeAsked, timeZone: string) {
  if (kind !== 'message' || permit !== null) {
    if (told === null) return null;
    throw new Refused(400, 'A contact of the list needs no description.', [
      { where: 'body.told', what: 'a contact is named as well', todo: 'Give one of the two.' },
    ]);
  }
  if (told === null)
    throw new Refused(400, 'Which message is it?', [
      { where: 'body.told', what: 'neither a contact nor a description', todo: 'Give one of the two.' },
    ]);
  return { ...told, at: told.at === null ? null : minuteIn(told.at, timeZone) };
}

/** A local time where the person lives, as a minute; the later one where the clock shows it twice. */
function minuteIn(text: string, timeZone: string): number {
  const day = parseDay(text.slice(0, 10));
  const found =
    day === null ? [] : minutesAt(zoneAround(timeZone, day * 1440), day, clockOf(text.slice(11, 16)));
  const minute = found.at(-1);
  if (minute !== undefined) return minute;
  throw new Refused(400, 'There is no such time.', [
    { where: 'body.told.at', what: `"${text}" does not exist in ${timeZone}`, todo: 'Correct it.' },
  ]);
}

const REFUSALS: Readonly<Record<Refusal, () => Refused>> = {
  'other-content': () =>
    new Refused(409, 'This key was used for another dispute.', [
      { where: 'headers.idempotency-key', what: 'it said something else', todo: 'Choose a new key.' },
    ]),
  'too-many': () =>
    new Refused(429, 'So many disputes in one day are not taken.', [
      {
        where: 'body',
        what: 'the limit of a day is reached',
        todo: 'What was taken is kept. Try tomorrow, or call us.',
      },
    ]),
  'no-contact': () =>
    new Refused(404, 'There is no such contact of yours.', [
      {
        where: 'body.permit',
        what: 'not in your list',
        todo: 'Choose one of the list, or describe the message.',
      },
    ]),
  'in-the-future': () =>
    new Refused(400, 'This time has not come yet.', [
      { where: 'body.told.at', what: 'it is later than now', todo: 'Give the time at which it reached you.' },
    ]),
};

const refusedAs = (refused: Refusal): Refused => REFUSALS[refused]();

/** Throws what could not be settled as a problem. */
export function refuseUnsettled(settled: Settled): asserts settled is Extract<Settled, { state: 'settled' }> {
  if (settled.state === 'settled') return;
  const { refused, what } = settled;
  const status = refused === 'no-dispute' ? 404 : refused === 'no-such-reason' ? 400 : 409;
  throw new Refused(status, `This cannot be done: ${what}.`, [
    { where: 'body', what: refused, todo: 'Nothing was changed.' },
  ]);
}
