/**
 * How does a complaint come in over the wire, who sees it, and how is it decided?
 *
 * The borrower's own door, the intake of those who take calls and letters, and the desk of those who decide. Who acts is given by the
 * caller until there are logins; the rules of the review queue judge him all the same.
 */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { COMPLAINT_PATHS } from '../../../policy/house/complaint-paths.ts';
import { REVIEW_REASONS } from '../../../policy/house/review-terms.ts';
import { jurisdictionsOf } from '../../../policy/law/packs.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import { type ComplaintStep, decideComplaint, giveMoreTime } from '../../complaints/decide-complaint.ts';
import { type ToldComplaint, takeComplaint } from '../../complaints/take-complaint.ts';
import {
  type ComplaintKey,
  complaintQueue,
  complaintsOf,
  countComplaints,
} from '../../db/gate/complaint-rows.ts';
import { transaction } from '../../db/pool.ts';
import { type Person, readPerson, type Told } from '../../db/reading/told-account.ts';
import { readReviewers } from '../../db/review/review-rows.ts';
import { Silence } from '../../gate/silence.ts';
import { chosenAccount, ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { problemsAt } from '../problem.ts';
import { caseProblem } from '../review/case-view.ts';
import { showComplaint, showOwnComplaint } from './complaint-view.ts';
import {
  ByComplaint,
  ComplainAsked,
  ComplaintShown,
  ComplaintsAnswer,
  ComplaintsAsked,
  DecideAsked,
  IntakeAsked,
  MoreTimeAsked,
  OwnComplaints,
} from './complaints-schema.ts';

const PROBLEMS = problemsAt(400, 403, 404, 409);
const SHOWN = 200;
const YEAR = 365;

/** The borrower's own complaints, under /api/borrower. */
export function ownComplaintsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const path = '/:host/:reference/accounts/:account/complaints';
    const tags = ['borrower'];
    app.get(
      path,
      { schema: { tags, params: ByAccount, response: { 200: OwnComplaints, ...PROBLEMS } } },
      async ({ params }) => own(house, await ownAccount(house, params)),
    );
    app.post(
      path,
      {
        schema: {
          tags,
          params: ByAccount,
          body: ComplainAsked,
          response: { 200: OwnComplaints, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        onThisMachine(request);
        const told = await ownAccount(house, request.params);
        const { kind, words } = request.body;
        const since = performance.now() - reply.elapsedTime;
        await takeFrom(house, told, { kind, words, via: 'portal', takenBy: null, theirNumber: null }, since);
        return own(house, told);
      },
    );
  };
}

async function own(house: House, { key, person }: Told): Promise<OwnComplaints> {
  const rows = await complaintsOf(house.pool, { slot: key.slot, borrower: person.id });
  const places = new Set([...house.collecting.seat, ...jurisdictionsOf(person.region)]);
  return {
    today: formatDay(await house.today()),
    items: rows.map(showOwnComplaint),
    outside: COMPLAINT_PATHS.filter(({ place }) => places.has(place)).map(({ name, phone }) => ({
      name,
      phone,
    })),
  };
}

/** Takes a complaint about an account; returns its number. In the same words it is the one that is open. */
export async function takeFrom(
  house: House,
  { key, person, account }: Told,
  told: Pick<ToldComplaint, 'kind' | 'words' | 'via' | 'takenBy' | 'theirNumber'>,
  since: number,
): Promise<number> {
  const today = await house.today();
  const at = house.now(today);
  return transaction(house.pool, async (client) => {
    const silence = new Silence({ at, since });
    const taken = await takeComplaint(
      client,
      {
        ...told,
        key: { slot: key.slot, borrower: person.id },
        account: account.id,
        region: person.region,
        about: String(account.id),
      },
      { collecting: house.collecting, today, at },
      silence,
    );
    await silence.fall(client);
    return taken.complaint;
  });
}

/** Intake and desk, under /api/studio/complaints. */
export function complaintsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['studio'];
    app.get(
      '/',
      { schema: { tags, querystring: ComplaintsAsked, response: { 200: ComplaintsAnswer, ...PROBLEMS } } },
      async ({ query }) => desk(house, query.state === 'open', query.size, query.after),
    );
    app.post(
      '/',
      { schema: { tags, body: IntakeAsked, response: { 200: ComplaintsAnswer, ...PROBLEMS } } },
      async (request, reply) => {
        onThisMachine(request);
        const { host, reference, by, ...told } = request.body;
        const chosen = await chosenAccount(house, { host, reference });
        await takeFrom(house, chosen, { ...told, takenBy: by }, performance.now() - reply.elapsedTime);
        return desk(house, true);
      },
    );
    decidingRoutes(app, house);
  };
}

/** What is decided about one, and when it may take longer. */
function decidingRoutes(app: Parameters<FastifyPluginAsyncZod>[0], house: House): void {
  app.post(
    '/:complaint/decide',
    {
      schema: {
        tags: ['studio'],
        params: ByComplaint,
        body: DecideAsked,
        response: { 200: ComplaintShown, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      onThisMachine(request);
      const key = keyIn(request.params.complaint);
      const { by, ...decision } = request.body;
      const today = await house.today();
      const { language, timeZone } = await personOf(house, key);
      const known = { at: house.now(today), since: performance.now() - reply.elapsedTime };
      return shown(
        await decideComplaint(house.pool, key, decision, by, { today, known, language, timeZone }),
        today,
      );
    },
  );
  app.post(
    '/:complaint/more-time',
    {
      schema: {
        tags: ['studio'],
        params: ByComplaint,
        body: MoreTimeAsked,
        response: { 200: ComplaintShown, ...PROBLEMS },
      },
    },
    async (request) => {
      onThisMachine(request);
      const key = keyIn(request.params.complaint);
      const today = await house.today();
      const at: Minute = house.now(today);
      const { region } = await personOf(house, key);
      const { collecting } = house;
      return shown(
        await giveMoreTime(house.pool, key, { ...request.body, region }, { today, at, collecting }),
        today,
      );
    },
  );
}

async function desk(house: House, open: boolean, size = SHOWN, after?: string): Promise<ComplaintsAnswer> {
  const today = await house.today();
  const [rows, reviewers, { accounts, counts }] = await Promise.all([
    complaintQueue(house.pool, open, size + 1, after === undefined ? null : readCursor(after, 5)),
    readReviewers(house.pool),
    countComplaints(house.pool, today - YEAR, today, today),
  ]);
  return {
    today: formatDay(today),
    items: rows.slice(0, size).map((row) => showComplaint(row, today)),
    next: nextOf(rows, size, ({ stands }) => stands),
    reviewers: [...reviewers.keys()],
    reasons: REVIEW_REASONS.flatMap((reason) =>
      reason.for.includes('granted') || reason.for.includes('nothing-found')
        ? [{ id: reason.id, valid: reason.for.includes('granted'), zh: reason.zh, en: reason.en }]
        : [],
    ),
    accounts,
    counts: counts.map((one) => ({
      ...one,
      perTenThousand: accounts === 0 ? 0 : Math.round((one.received * 100_000) / accounts) / 10,
    })),
  };
}

async function personOf({ pool }: House, { slot, borrower }: ComplaintKey): Promise<Person> {
  const person = await readPerson(pool, slot, borrower);
  if (person === null) throw caseProblem('no-such-complaint');
  return person;
}

function keyIn(text: string): ComplaintKey {
  const [slot, borrower, complaint] = text.split('-') as [string, string, string];
  return { slot: Number(slot), borrower: BigInt(borrower), complaint: Number(complaint) };
}

function shown(step: ComplaintStep, today: Day): ComplaintShown {
  if (step.state === 'done') return showComplaint(step.row, today);
  throw caseProblem(step.why);
}
