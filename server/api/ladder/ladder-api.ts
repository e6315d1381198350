/**
 * Which ladder is walked, which was, what is being written, and who puts another into force?
 *
 * The studio's door, as far as ladders go: drafts are kept and checked while they are written, handed in with a reason, approved by another
 * person, put into force from a night to come. Rolling back is the same address as putting into force.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { changesBetween } from '../../../rules/ladder/strategy-changes.ts';
import { tellChange } from '../../../rules/telling/strategy-telling.ts';
import { dropDraft, openDraft, saveDraft, type VersionKey } from '../../db/ladder/ladder-rows.ts';
import {
  approveVersion,
  type Kept,
  keyText,
  refuseVersion,
  retireVersion,
  scheduleVersion,
  submitDraft,
  type Why,
} from '../../ladder/keep-ladder.ts';
import { stepFrom, strategyText, written } from '../../ladder/strategy-text.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { dayFrom } from '../wire.ts';
import {
  AccountsAnswer,
  AccountsAsked,
  ByDraft,
  ByLadder,
  ByTrial,
  ChangesAnswer,
  ChangesAsked,
  DraftAnswer,
  DraftAsked,
  DraftOpened,
  DraftSaved,
  LadderAnswer,
  LadderDone,
  LaddersAnswer,
  Named,
  Reasoned,
  ScheduleAsked,
  TrialAnswer,
  TrialAsked,
} from './ladder-schema.ts';
import { TrialDesk, tryOnAccounts } from './ladder-trials.ts';
import { findLadder, judgeLadder, listLadders, showLadder } from './ladder-view.ts';

const problems = problemsAt(400, 404, 409);
const tags = ['studio'];

/** The addresses under /api/studio/ladders. */
export function ladderApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(readingApi(house));
    await app.register(draftsApi(house));
    await app.register(decidingApi(house));
    await app.register(trialsApi(house));
  };
}

function readingApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/ladders', { schema: { tags, response: { 200: LaddersAnswer, ...problems } } }, async () =>
      listLadders(house),
    );
    app.get(
      '/ladders/:key',
      { schema: { tags, params: ByLadder, response: { 200: LadderAnswer, ...problems } } },
      async ({ params }) => showLadder(house, await findLadder(house, params.key)),
    );
    app.get(
      '/ladders/:key/changes',
      {
        schema: {
          tags,
          params: ByLadder,
          querystring: ChangesAsked,
          response: { 200: ChangesAnswer, ...problems },
        },
      },
      async ({ params, query }) => {
        const [after, before] = [
          (await findLadder(house, params.key)).strategy,
          (await findLadder(house, query.against)).strategy,
        ];
        return {
          before: query.against,
          after: params.key,
          changes: changesBetween(before, after).map((change) => ({
            kind: change.kind,
            step: change.step.id,
            told: tellChange(change, query.language),
          })),
          steps: before.steps.map(written),
        };
      },
    );
    app.get(
      '/ladders/:key/accounts',
      {
        schema: {
          tags,
          params: ByLadder,
          querystring: AccountsAsked,
          response: { 200: AccountsAnswer, ...problems },
        },
      },
      async ({ params, query }) => tryOnAccounts(house, params.key, query),
    );
  };
}

function draftsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/ladders/drafts',
      { schema: { tags, body: DraftAsked, response: { 201: DraftOpened, ...problems } } },
      async ({ body }, reply) => {
        const author = named(body.by);
        const { strategy, version, draft } = await findLadder(house, body.from);
        const basedOn = version?.version ?? draft!.basedOn;
        const number = await openDraft(house.pool, {
          ...{ strategy: strategy.id, basedOn, body: strategyText(strategy), author },
        });
        return reply.code(201).send({ key: `draft-${number}`, draft: number });
      },
    );
    app.post(
      '/ladders/drafts/:draft',
      {
        schema: { tags, params: ByDraft, body: DraftSaved, response: { 200: DraftAnswer, ...problems } },
      },
      async ({ params, body }) => {
        const { strategy } = await findLadder(house, `draft-${params.draft}`);
        const changed = { ...strategy, steps: body.steps.map(stepFrom) };
        const saved = await saveDraft(house.pool, {
          ...{ draft: params.draft, body: strategyText(changed) },
          ...{ author: named(body.by), revision: body.revision },
        });
        if (!saved)
          throw new Refused(409, 'The draft was not saved.', [
            {
              where: 'body.revision',
              what: 'it was changed elsewhere since, or it is another person’s',
              todo: 'Read it again, or make a draft of your own from it',
            },
          ]);
        return { revision: body.revision + 1, judged: await judgeLadder(house, changed) };
      },
    );
    app.post(
      '/ladders/drafts/:draft/drop',
      { schema: { tags, params: ByDraft, body: Named, response: { 200: Named, ...problems } } },
      async ({ params, body }) => {
        if (!(await dropDraft(house.pool, params.draft, named(body.by)))) throw refusalOf('not-yours');
        return body;
      },
    );
    app.post(
      '/ladders/drafts/:draft/submit',
      { schema: { tags, params: ByDraft, body: Reasoned, response: { 200: LadderDone, ...problems } } },
      async ({ params, body }) => {
        const day = await house.today();
        const asked = { ...body, day, seat: house.collecting.seat };
        return done(await submitDraft(house.pool, params.draft, asked));
      },
    );
  };
}

function decidingApi(house: House): FastifyPluginAsyncZod {
  const versionAt = async (key: string): Promise<VersionKey> => {
    const { version } = await findLadder(house, key);
    if (version === null) throw refusalOf('not-there');
    return version;
  };
  return async (app) => {
    for (const act of ['approve', 'refuse', 'retire'] as const)
      app.post(
        `/ladders/:key/${act}`,
        { schema: { tags, params: ByLadder, body: Reasoned, response: { 200: LadderDone, ...problems } } },
        async ({ params, body }) => {
          const key = await versionAt(params.key);
          const deciding = { ...body, day: await house.today() };
          if (act === 'approve')
            return done(await approveVersion(house.pool, key, deciding, house.collecting.seat));
          return done(await (act === 'refuse' ? refuseVersion : retireVersion)(house.pool, key, deciding));
        },
      );
    app.post(
      '/ladders/:key/schedule',
      { schema: { tags, params: ByLadder, body: ScheduleAsked, response: { 200: LadderDone, ...problems } } },
      async ({ params, body: { by, why, from } }) => {
        const key = await versionAt(params.key);
        const said = { by, why, from: dayFrom(from), day: await house.today() };
        const kept = await scheduleVersion(house.pool, key, said);
        if (kept.state === 'refused') throw refusalOf(kept.why, kept.findings);
        await house.ladders?.renew();
        return { key: params.key, from: kept.done.from };
      },
    );
  };
}

function trialsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const desk = new TrialDesk(house);
    app.addHook('onClose', () => desk.close());
    app.post(
      '/ladders/trials',
      { schema: { tags, body: TrialAsked, response: { 202: TrialAnswer, ...problems } } },
      async ({ body }, reply) => reply.code(202).send(await desk.start(body.key)),
    );
    app.get(
      '/ladders/trials/:trial',
      { schema: { tags, params: ByTrial, response: { 200: TrialAnswer, ...problems } } },
      async ({ params }) => desk.show(params.trial),
    );
  };
}

const WHY: Readonly<Record<Why, readonly [status: number, what: string, todo: string]>> = {
  'no-name': [400, 'Whose decision it is must be known.', 'Give a name.'],
  'no-why': [400, 'A reason is kept with it.', 'Say why.'],
  'not-there': [404, 'There is no such ladder, or it was changed meanwhile.', 'Read the list again.'],
  'not-yours': [409, 'This draft is another person’s.', 'Make a draft of your own from it.'],
  'same-steps': [409, 'A version with exactly these steps is there already.', 'Put that version into force.'],
  'own-version': [409, 'Nobody approves his own version.', 'Let another person look at it.'],
  faults: [409, 'Something stands against this ladder.', 'Correct what was found.'],
  marked: [409, 'This was decided already.', 'Nothing more is needed.'],
  'not-approved': [409, 'Only an approved version can be put into force.', 'Have it approved first.'],
  'too-early': [409, 'That night has begun or is over.', 'Choose a night to come.'],
  'night-running': [409, 'A night is being closed at this moment.', 'Try again when it is done.'],
};

function refusalOf(why: Why, findings: Extract<Kept, { state: 'refused' }>['findings'] = []): Refused {
  const [status, what, todo] = WHY[why];
  const found = findings.map((one) => ({
    where: one.step === null ? 'steps' : `steps.${one.step}.${one.field ?? ''}`,
    what: one.what.en,
    todo: one.todo.en,
  }));
  return new Refused(status, what, found.length > 0 ? found : [{ where: 'body', what, todo }]);
}

function done(kept: Kept): LadderDone {
  if (kept.state === 'refused') throw refusalOf(kept.why, kept.findings);
  return { key: keyText(kept.done), from: null };
}

function named(by: string): string {
  const name = by.trim();
  if (name === '') throw refusalOf('no-name');
  return name;
}
