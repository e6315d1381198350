/**
 * Which calls are looked at, what was found, and what does the agent read of it?
 *
 * Calls are drawn by nobody (server/lead/draw-samples.ts). A form is filled once, by somebody else than the agent; the agent sees his own
 * calls with every answer and the note for him, and nobody else's.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { QUALITY_QUESTIONS } from '../../../policy/house/desk/quality-form.ts';
import { teamRulesOn } from '../../../policy/house/desk/team-rules.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { agentScore, countAnswers, type FormFault, formFault } from '../../../rules/lead/quality-score.ts';
import { callOfKey, keyOfCall } from '../../contact/calls/call-room.ts';
import type { CallKey } from '../../db/calls/call-rows.ts';
import {
  callScores,
  fillSample,
  markRead,
  readSample,
  reviewedSamples,
  type SampleRow,
  waitingSamples,
} from '../../db/lead/sample-rows.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { maskedName } from '../mask.ts';
import { problemsAt, Refused } from '../problem.ts';
import {
  BySample,
  FillAsked,
  OwnQuality,
  OwnQualityAsked,
  QualityAnswer,
  ReadAsked,
  SampleAnswer,
  type SampleShown,
} from './quality-schema.ts';

const PROBLEMS = problemsAt(400, 403, 404, 409);
const SHOWN = 50;
/** Days for which findings are listed and scored. */
const DAYS = 90;

/** The addresses under /api/lead/quality. */
export function qualityApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['lead'];
    app.get('/quality', { schema: { tags, response: { 200: QualityAnswer, ...PROBLEMS } } }, async () => {
      const today = await house.today();
      const { samplePpm, leastSamples } = teamRulesOn(today);
      const [waiting, reviewed, scores] = await Promise.all([
        waitingSamples(house.pool, SHOWN),
        reviewedSamples(house.pool, null, today - DAYS, SHOWN),
        callScores(house.pool, today - DAYS),
      ]);
      return {
        today: formatDay(today),
        from: formatDay(today - DAYS),
        sharePercent: samplePpm / 10_000,
        leastSamples,
        questions: questions(),
        waiting: waiting.count,
        items: waiting.rows.map(showSample),
        reviewed: reviewed.map(showSample),
        agents: [...scores].map(([worker, calls]) => ({ worker, quality: agentScore(calls, leastSamples) })),
      };
    });
    app.get(
      '/quality/:call',
      { schema: { tags, params: BySample, response: { 200: SampleAnswer, ...PROBLEMS } } },
      async ({ params }) => seen(house, keyIn(params.call)),
    );
    app.post(
      '/quality/:call',
      { schema: { tags, params: BySample, body: FillAsked, response: { 200: SampleAnswer, ...PROBLEMS } } },
      async (request) => {
        onThisMachine(request);
        const { by, answers, coaching } = request.body;
        const key = keyIn(request.params.call);
        const { worker, reviewer } = await found(house, key);
        if (worker === by)
          throw no(403, 'own-call', 'Nobody looks at his own call.', 'Leave it to somebody else.');
        if (reviewer !== null)
          throw no(409, 'done', 'Somebody has looked at it already.', 'Take the next one.');
        const fault = formFault(answers, QUALITY_QUESTIONS);
        if (fault !== null) throw no(400, fault, ...FAULTS[fault]);
        const on = await house.today();
        const { yes, no: noes } = countAnswers(answers);
        const words = coaching === '' ? null : coaching;
        if (
          !(await fillSample(house.pool, key, { reviewer: by, on, answers, yes, no: noes, coaching: words }))
        )
          throw no(409, 'done', 'Somebody has looked at it already.', 'Take the next one.');
        return seen(house, key);
      },
    );
  };
}

/** An agent's own results, under /api/agent/quality. */
export function ownQualityApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['agent'];
    app.get(
      '/quality',
      { schema: { tags, querystring: OwnQualityAsked, response: { 200: OwnQuality, ...PROBLEMS } } },
      async ({ query }) => {
        if (query.staff === undefined)
          throw no(400, 'query.staff', 'Whose calls is not said.', 'Give your own staff number.');
        return own(house, query.staff, await house.today());
      },
    );
    app.post(
      '/quality/read',
      { schema: { tags, body: ReadAsked, response: { 200: OwnQuality, ...PROBLEMS } } },
      async (request) => {
        onThisMachine(request);
        await markRead(house.pool, request.body.by);
        return own(house, request.body.by, await house.today());
      },
    );
  };
}

async function own({ pool }: House, worker: string, today: Day): Promise<OwnQuality> {
  const { leastSamples } = teamRulesOn(today);
  const from = today - DAYS;
  const [rows, scores] = await Promise.all([
    reviewedSamples(pool, worker, from, SHOWN),
    callScores(pool, from),
  ]);
  return {
    today: formatDay(today),
    from: formatDay(from),
    leastSamples,
    questions: questions(),
    quality: agentScore(scores.get(worker) ?? [], leastSamples),
    items: rows.map(showSample),
  };
}

const FAULTS: Readonly<Record<FormFault, readonly [string, string]>> = {
  unanswered: ['A question has no answer, or two.', 'Answer each one; what did not arise is not applicable.'],
  'unknown-question': ['A question is not on the form.', 'Load the form again.'],
  'no-without-note': ['A no has no note.', 'Write what was heard.'],
  'nothing-applied': ['Nothing applied.', 'Answer at least one question with yes or no.'],
};

const no = (status: number, where: string, told: string, todo: string) =>
  new Refused(status, told, [{ where, what: told, todo }]);

function keyIn(text: string): CallKey {
  const key = callOfKey(text);
  if (key === null) throw new Error(`"${text}" was accepted as a call and is none`);
  return key;
}

async function found({ pool }: House, key: CallKey): Promise<SampleRow> {
  const row = await readSample(pool, key);
  if (row === null) throw no(404, 'call', 'This call was not drawn.', 'Take one from the list.');
  return row;
}

async function seen(house: House, key: CallKey): Promise<SampleAnswer> {
  const today = formatDay(await house.today());
  return { today, questions: questions(), sample: showSample(await found(house, key)) };
}

const questions = (): QualityAnswer['questions'] =>
  QUALITY_QUESTIONS.map(({ id, en, zh, grave }) => ({ id, name: { en, zh }, grave }));

const GRAVE = new Set(QUALITY_QUESTIONS.filter(({ grave }) => grave).map(({ id }) => id));

function showSample(row: SampleRow): SampleShown {
  const { worker, name, outcome, seconds, recorded, reviewer, answers, coaching, read } = row;
  const call = keyOfCall(row);
  return {
    ...{ call, worker, outcome, seconds, reviewer, coaching, read },
    day: formatDay(row.day),
    name: maskedName(name),
    recording: recorded ? `/api/agent/calls/${call}/recording` : null,
    reviewedOn: row.reviewedOn === null ? null : formatDay(row.reviewedOn),
    answers: answers === null ? null : [...answers],
    grave: (answers ?? [])
      .filter(({ question, answer }) => answer === 'no' && GRAVE.has(question))
      .map(({ question }) => question),
  };
}
