/**
 * What is the team doing, what waits, what is due, and how do the last weeks look?
 *
 * The lead's first page. States come from calls and open pages, which the page says; agents stand in order of name, never of a figure, and
 * calls stand beside kept promises, conversations with the right person, complaints and quality, because calls alone say nothing.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type TeamRules, teamRulesOn } from '../../../policy/house/desk/team-rules.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { startOfDay } from '../../../rules/gate/local-time.ts';
import { agentState } from '../../../rules/lead/agent-state.ts';
import { agentScore } from '../../../rules/lead/quality-score.ts';
import { agentSums } from '../../db/lead/agent-day-rows.ts';
import { callsToday, clockNow, dueToday, refusedToday, seenToday } from '../../db/lead/board-rows.ts';
import { callScores } from '../../db/lead/sample-rows.ts';
import { readMorning } from '../../db/lead/waiting-people.ts';
import { isHere, type Member, teamOn } from '../../lead/team.ts';
import { zoneAround } from '../../zone-table.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { ProblemDetails } from '../problem.ts';
import { approvalsApi } from './approvals-api.ts';
import { assignmentApi } from './assignment-api.ts';
import { LeadToday } from './lead-schema.ts';
import { promisesApi } from './promises-api.ts';
import { ownQualityApi, qualityApi } from './quality-api.ts';
import { teamComplaintsApi } from './team-complaints-api.ts';

const REFUSED_SHOWN = 20;

/** The addresses under /api/lead, and an agent's own results under /api/agent. */
export function leadDoor(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(todayApi(house), { prefix: '/lead' });
    await app.register(assignmentApi(house), { prefix: '/lead' });
    await app.register(approvalsApi(house), { prefix: '/lead' });
    await app.register(promisesApi(house), { prefix: '/lead' });
    await app.register(teamComplaintsApi(house), { prefix: '/lead' });
    await app.register(qualityApi(house), { prefix: '/lead' });
    await app.register(ownQualityApi(house), { prefix: '/agent' });
  };
}

function todayApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/today',
      { schema: { tags: ['lead'], response: { 200: LeadToday, 503: ProblemDetails } } },
      async () => {
        const today = await house.today();
        const now = house.now(today);
        const rules = teamRulesOn(today);
        const zone = zoneAround(house.collecting.timeZone, now);
        const dayEnds = startOfDay(zone, today + 1);
        const [team, morning, due, refused] = await Promise.all([
          teamOn(house.pool, today, rules),
          readMorning(house.pool, today),
          dueToday(house.pool, { today, now, dayEnds }),
          refusedToday(house.pool, REFUSED_SHOWN),
        ]);
        return {
          today: formatDay(today),
          now: instantText(now),
          agents: await agentsNow(house, team, rules),
          signedIn: house.people !== undefined,
          queues: rules.queues.flatMap(({ id, name }) =>
            morning
              .filter(({ queue }) => queue === id)
              .map(({ oldest, ...row }) => ({ ...row, name, oldest: formatDay(oldest) })),
          ),
          due,
          refused: {
            count: refused.count,
            items: refused.rows.map(({ worker, at, rule, name, slot, account }) => ({
              ...{ worker, rule, at: instantText(at), name: maskedName(name) },
              account: account === null ? null : `${slot}-${account}`,
            })),
          },
          scored: await scored(house, team, today, rules),
        };
      },
    );
  };
}

/** In order of name; of number where there is none. */
function byName(team: readonly Member[]): Member[] {
  const called = ({ name, id }: Member) => name ?? id;
  return [...team].sort((a, b) => called(a).localeCompare(called(b), 'zh-CN') || (a.id < b.id ? -1 : 1));
}

async function agentsNow(
  { pool }: House,
  team: readonly Member[],
  rules: TeamRules,
): Promise<LeadToday['agents']> {
  const [calls, seen, clock] = await Promise.all([callsToday(pool), seenToday(pool), clockNow(pool)]);
  const byWorker = new Map(calls.map((row) => [row.worker, row]));
  return byName(team).map((one) => {
    const call = byWorker.get(one.id) ?? null;
    const signs = { absent: !isHere(one), call, seenAt: seen.get(one.id) ?? null };
    const { state, since } = agentState(signs, clock, rules);
    const { awayUntil } = one.row;
    return {
      ...{ worker: one.id, name: one.name, state, load: one.load, capacity: one.capacity },
      since: since === null ? null : new Date(since).toISOString(),
      awayUntil: awayUntil === null ? null : formatDay(awayUntil),
      calls: call?.calls ?? 0,
      rightParty: call?.rightParty ?? 0,
    };
  });
}

async function scored(
  { pool }: House,
  team: readonly Member[],
  today: Day,
  { scoredDays, leastSamples }: TeamRules,
): Promise<LeadToday['scored']> {
  const from = today - scoredDays;
  const [sums, scores] = await Promise.all([agentSums(pool, from), callScores(pool, from)]);
  const bySum = new Map(sums.map((sum) => [sum.worker, sum]));
  return {
    from: formatDay(from),
    leastSamples,
    agents: byName(team).map(({ id, name }) => {
      const sum = bySum.get(id);
      const { kept = 0, partly = 0, broken = 0 } = sum ?? {};
      return {
        ...{
          worker: id,
          name,
          days: sum?.days ?? 0,
          calls: sum?.calls ?? 0,
          rightParty: sum?.rightParty ?? 0,
        },
        ...{ kept, decided: kept + partly + broken, upheld: sum?.upheld ?? 0, refused: sum?.refused ?? 0 },
        quality: agentScore(scores.get(id) ?? [], leastSamples),
      };
    }),
  };
}
