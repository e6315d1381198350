/**
 * What do the agents of a demonstration do on the telephone, so that whoever leads them has a team to look at?
 *
 * They call whom the list offers, over the demonstration's own exchange: most are reached, one in four is not at home, and what came of it is
 * entered. One without training asks for a call and is refused, as he would be. A lead looks at a call that was drawn.
 */
import type { FastifyInstance } from 'fastify';
import { QUALITY_QUESTIONS } from '../../policy/house/desk/quality-form.ts';
import type { DemoPost } from './demo-post.ts';

type Doors = Pick<FastifyInstance, 'inject'>;

const AGENTS = ['a17', 'a18'] as const;
const UNTRAINED = 'a19';
const LEAD = 'l21';

/** Asks at a door; null where it is refused. */
async function ask<T>(
  doors: Doors,
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
): Promise<T | null> {
  const answer = await doors.inject({ method, url: `/api/${url}`, payload });
  return answer.statusCode < 300 ? answer.json<T>() : null;
}

interface Listed {
  readonly items: readonly {
    readonly person: string;
    readonly accounts: string[];
    readonly allowed: boolean;
  }[];
}

/** Each agent calls so many people of today's list. */
export async function callAround(doors: Doors, post: DemoPost, each: number): Promise<void> {
  for (const worker of AGENTS) {
    const list = await ask<Listed>(doors, 'GET', `agent/calls/list?worker=${worker}&size=60`);
    const people = (list?.items ?? []).filter(({ allowed }) => allowed).slice(0, each);
    for (const [place, { person, accounts }] of people.entries()) {
      const body = { person, worker, extension: worker === 'a17' ? '1001' : '1002' };
      const begun = await ask<{ call: { call: string } }>(doors, 'POST', 'agent/calls', body);
      if (begun === null) continue;
      const reached = place % 4 !== 3;
      await post.talk(begun.call.call, reached);
      const said = reached ? { raised: accounts, discussed: accounts } : {};
      const entry = { heard: reached ? 'spoke' : 'no-answer', ...said };
      await ask(doors, 'POST', `agent/calls/${begun.call.call}/outcome`, entry);
    }
  }
}

/** Somebody who may not call tries to. */
export async function tryUntrained(doors: Doors): Promise<void> {
  const list = await ask<Listed>(doors, 'GET', `agent/calls/list?worker=${UNTRAINED}&size=5`);
  const [first] = list?.items ?? [];
  if (first === undefined) return;
  await ask(doors, 'POST', 'agent/calls', { person: first.person, worker: UNTRAINED, extension: '1003' });
}

/** The lead looks at the oldest call that was drawn; one thing could be better. */
export async function lookAtOne(doors: Doors): Promise<void> {
  const drawn = await ask<{ items: readonly { call: string }[] }>(doors, 'GET', 'lead/quality');
  const [first, second] = drawn?.items ?? [];
  if (first === undefined || second === undefined) return;
  const answers = QUALITY_QUESTIONS.map(({ id }) =>
    id === 'step-agreed'
      ? { question: id, answer: 'no', note: '未约定下次联系时间。' }
      : { question: id, answer: 'yes', note: '' },
  );
  const coaching = '语气平和，事实清楚；结束前请约定下一步。';
  await ask(doors, 'POST', `lead/quality/${first.call}`, { by: LEAD, answers, coaching });
}
