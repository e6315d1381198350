/**
 * Who has whom, how much room is there, and what does a lead change of it?
 *
 * People are moved one by one, in a list or all of one agent, with a reason; every round stands in a list and can be taken back as far
 * as nothing came later.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { teamRulesOn } from '../../../policy/house/desk/team-rules.ts';
import { formatDay } from '../../../rules/days.ts';
import { tellOfTeam } from '../../db/gate/silence-rows.ts';
import { latestRounds } from '../../db/lead/assignment-rows.ts';
import { endAbsence, noteAbsence, openAbsences, setMember } from '../../db/lead/team-rows.ts';
import { type HeldRow, peopleOf, readMorning } from '../../db/lead/waiting-people.ts';
import { assignMorning } from '../../lead/assign-morning.ts';
import { type Moved, movePeople, undoRound } from '../../lead/move-people.ts';
import { queueFor, teamOn } from '../../lead/team.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { maskedName } from '../mask.ts';
import { problemsAt, Refused } from '../problem.ts';
import { dayFrom } from '../wire.ts';
import {
  AbsenceAsked,
  AssignmentAnswer,
  ByAbsence,
  ByRound,
  EndAsked,
  MemberAsked,
  MovedAnswer,
  MovesAsked,
  PeopleAnswer,
  PeopleAsked,
  UndoAsked,
} from './assignment-schema.ts';

const PROBLEMS = problemsAt(400, 403, 404, 409);
const ROUNDS_SHOWN = 20;
const tags = ['lead'];

/** The addresses under /api/lead/assignment. */
export function assignmentApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/assignment', { schema: { tags, response: { 200: AssignmentAnswer, ...PROBLEMS } } }, async () =>
      shown(house),
    );
    app.get(
      '/assignment/people',
      { schema: { tags, querystring: PeopleAsked, response: { 200: PeopleAnswer, ...PROBLEMS } } },
      async ({ query }) => people(house, query.worker, query.after, query.size),
    );
    app.post(
      '/assignment/moves',
      { schema: { tags, body: MovesAsked, response: { 200: MovedAnswer, ...PROBLEMS } } },
      async (request) => {
        onThisMachine(request);
        const { by, people: keys, allOf, to, why } = request.body;
        const wish = { to, why, people: keys?.map(keyIn) ?? { allOf: allOf! } };
        return movedOr(await movePeople(house.pool, wish, by, await house.today(), house.products));
      },
    );
    app.post(
      '/assignment/rounds/:round/undo',
      { schema: { tags, params: ByRound, body: UndoAsked, response: { 200: MovedAnswer, ...PROBLEMS } } },
      async (request) => {
        onThisMachine(request);
        const { by, why } = request.body;
        return movedOr(await undoRound(house.pool, request.params.round, by, why, await house.today()));
      },
    );
    await app.register(teamRoutes(house));
  };
}

/** What holds for one agent, and when he is away. */
function teamRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/assignment/members',
      { schema: { tags, body: MemberAsked, response: { 200: AssignmentAnswer, ...PROBLEMS } } },
      async (request) => {
        onThisMachine(request);
        const { by, ...member } = request.body;
        const today = await house.today();
        await inTeam(house, member.worker);
        const known = new Set(teamRulesOn(today).queues.map(({ id }) => id));
        const unknown = member.queues.find((id) => !known.has(id));
        if (unknown !== undefined)
          throw no(400, 'body.queues', `"${unknown}" is not a queue`, 'Take one from the list.');
        await setMember(house.pool, member, by);
        return shown(house);
      },
    );
    app.post(
      '/assignment/absences',
      { schema: { tags, body: AbsenceAsked, response: { 200: AssignmentAnswer, ...PROBLEMS } } },
      async (request) => {
        onThisMachine(request);
        const { by, worker, why, ...days } = request.body;
        const [from, until] = [dayFrom(days.from), dayFrom(days.until)];
        const today = await house.today();
        if (until < from) throw no(400, 'body.until', 'it ends before it begins', 'Give a later last day.');
        if (until < today) throw no(400, 'body.until', 'it is over', 'Give a last day that is to come.');
        await inTeam(house, worker);
        await noteAbsence(house.pool, { worker, from, until, why }, by);
        // Away from today on: his people of today go to others at once, not tomorrow.
        if (from <= today) await assignMorning(house.pool, today, house.products);
        return shown(house);
      },
    );
    app.post(
      '/assignment/absences/:absence/end',
      {
        schema: { tags, params: ByAbsence, body: EndAsked, response: { 200: AssignmentAnswer, ...PROBLEMS } },
      },
      async (request) => {
        onThisMachine(request);
        if (!(await endAbsence(house.pool, request.params.absence, request.body.by)))
          throw no(409, 'absence', 'it is over already, or there is none', 'Look at the list again.');
        await assignMorning(house.pool, await house.today(), house.products);
        await tellOfTeam(house.pool);
        return shown(house);
      },
    );
  };
}

const no = (status: number, where: string, what: string, todo: string) =>
  new Refused(status, `This cannot be done: ${what}.`, [{ where, what, todo }]);

async function inTeam(house: House, worker: string): Promise<void> {
  const team = await teamOn(house.pool, await house.today());
  if (!team.some(({ id }) => id === worker))
    throw no(404, 'body.worker', `nobody of the team has the number ${worker}`, 'Take one from the list.');
}

function keyIn(text: string): { readonly slot: number; readonly borrower: bigint } {
  const [slot, borrower] = text.split('-');
  return { slot: Number(slot), borrower: BigInt(borrower!) };
}

/** What is said of a round that was not made. */
const TOLD: Readonly<Record<Extract<Moved, { state: 'refused' }>['why'], readonly [number, string, string]>> =
  {
    'no-such-worker': [404, 'nobody of the team has this number', 'Take one from the list.'],
    away: [409, 'he is away today', 'Choose somebody who is here, or let the rule choose.'],
    'nobody-chosen': [409, 'nobody is left to move', 'Look at the list again.'],
    'no-such-round': [404, 'there is no such round', 'Look at the list again.'],
  };

function movedOr(moved: Moved): MovedAnswer {
  if (moved.state === 'refused') {
    const [status, what, todo] = TOLD[moved.why];
    throw no(status, moved.why, what, todo);
  }
  return { round: moved.round, moved: moved.moved, left: [...moved.left] };
}

async function shown({ pool, ...house }: House): Promise<AssignmentAnswer> {
  const today = await house.today();
  const rules = teamRulesOn(today);
  const [team, absences, rounds, morning] = await Promise.all([
    teamOn(pool, today, rules),
    openAbsences(pool, today),
    latestRounds(pool, ROUNDS_SHOWN),
    readMorning(pool, today),
  ]);
  const sum = (of: 'noRoom' | 'nobody') => morning.reduce((total, row) => total + row[of], 0);
  return {
    today: formatDay(today),
    source: rules.source,
    queues: rules.queues.map(({ id, name }) => ({ id, name })),
    members: team.map(({ id, name, languages, queues, capacity, load, trained, row }) => ({
      ...{ worker: id, name, capacity, load, trained, usual: row.capacity === null },
      languages: [...languages],
      queues: [...queues],
      awayUntil: row.awayUntil === null ? null : formatDay(row.awayUntil),
    })),
    unassigned: { noRoom: sum('noRoom'), nobody: sum('nobody') },
    absences: absences.map(({ from, until, ...rest }) => ({
      ...rest,
      from: formatDay(from),
      until: formatDay(until),
    })),
    rounds: rounds.map(({ day, at, ...rest }) => ({
      ...rest,
      day: formatDay(day),
      at: new Date(at).toISOString(),
    })),
  };
}

async function people(
  house: House,
  worker: string,
  after: string | undefined,
  size: number,
): Promise<PeopleAnswer> {
  const today = await house.today();
  const rules = teamRulesOn(today);
  const cursor = after === undefined ? null : readCursor(after, 2);
  const behind = cursor === null ? null : { slot: Number(cursor[0]), borrower: cursor[1]! };
  const rows = await peopleOf(house.pool, worker, behind, size + 1);
  const page = rows.slice(0, size);
  const queueIn = ({ product, oldestDue, language, care }: HeldRow) =>
    product === null || oldestDue === null
      ? null
      : queueFor({ product, oldestDue, language, care }, today, house.products, rules);
  return {
    today: formatDay(today),
    items: page.map((row) => ({
      key: `${row.slot}-${row.borrower}`,
      account: `${row.slot}-${row.account}`,
      name: maskedName(row.name),
      language: row.language,
      queue: queueIn(row),
      daysLate: row.oldestDue === null ? null : Math.max(0, today - row.oldestDue),
      care: row.care,
      home: row.before,
      why: row.why,
      since: new Date(row.since).toISOString(),
    })),
    next: nextOf(rows, size, ({ slot, borrower }) => [slot, borrower]),
  };
}
