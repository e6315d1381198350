/**
 * Is this really them? Asked by anybody, without a login.
 *
 * As JSON under /api/verify, and as a page of its own at /verify that needs no script. An answer is given at the next tick of a
 * clock, so that how long it took says nothing; how often one address may ask is bounded, and so is everybody together.
 */
import { setTimeout as wait } from 'node:timers/promises';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { formatDay } from '../../../rules/days.ts';
import { localOf } from '../../../rules/gate/local-time.ts';
import { tellCaller } from '../../../rules/telling/caller-telling.ts';
import { readCode } from '../../../rules/telling/check-code.ts';
import { dayWords, type Language } from '../../../rules/telling/language.ts';
import { type Asked, type Checked, checkCaller } from '../../identity/check-caller.ts';
import { zoneAround } from '../../zone-table.ts';
import type { House } from '../house.ts';
import { ProblemDetails } from '../problem.ts';
import { LanguageChoice } from '../wire.ts';
import { checkPage, languageOf } from './verify-page.ts';
import { CheckAnswer, CheckAsked } from './verify-schema.ts';

/** Checks one address may make in a minute, and all together. */
const EACH = 20;
const ALL = 1200;
/** Answers leave on multiples of this many milliseconds after the question came. */
const TICK = 60;

/** Serves the check. `perMinute`: how often one address may ask; only a rehearsal asks oftener. */
export async function serveChecks(app: FastifyInstance, house: House, perMinute = EACH): Promise<void> {
  await app.register(async (scope) => {
    // Whoever has gone before he was read has no address to be counted under, and nobody hears an answer.
    scope.addHook('onRequest', async (request, reply) => {
      if (request.socket.destroyed) return reply.hijack();
    });
    await scope.register(rateLimit, { max: perMinute, timeWindow: 60_000 });
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const budget = new Budget(perMinute === EACH ? ALL : Number.POSITIVE_INFINITY);
    const typed = scope.withTypeProvider<ZodTypeProvider>();
    typed.post(
      '/api/verify',
      {
        schema: {
          tags: ['verify'],
          querystring: LanguageChoice,
          body: CheckAsked,
          response: { 200: CheckAnswer, 400: ProblemDetails, 429: ProblemDetails },
        },
      },
      async ({ body, query }, reply) => {
        void reply.header('cache-control', 'no-store');
        return answerTo(house, budget, body, query.language);
      },
    );
    typed.get('/verify', { schema: { hide: true }, config: { rateLimit: false } }, (request, reply) =>
      checkPage(reply, languageOf(request), null, null),
    );
    // The picture on a letter leads here: the code is in the form already, and is worth nothing without the ending.
    typed.get(
      '/verify/:code',
      { schema: { hide: true, params: z.object({ code: z.string() }) }, config: { rateLimit: false } },
      (request, reply) => checkPage(reply, languageOf(request), null, null, readCode(request.params.code)),
    );
    typed.post('/verify', { schema: { hide: true } }, async (request, reply) => {
      const language = languageOf(request);
      const asked = CheckAsked.safeParse(request.body);
      if (!asked.success) return checkPage(reply, language, asked.error.issues, null);
      return checkPage(reply, language, null, await answerTo(house, budget, asked.data, language));
    });
  });
}

async function answerTo(
  house: House,
  budget: Budget,
  asked: Asked,
  language: Language,
): Promise<CheckAnswer> {
  const began = performance.now();
  budget.take(began);
  const now = house.now(await house.today());
  const { id } = house.collecting.collector;
  const answer = shown(await checkCaller(house.pool, asked, now, id), house, language);
  const took = performance.now() - began;
  await wait(Math.ceil(took / TICK) * TICK - took);
  return answer;
}

function shown(checked: Checked, { collecting }: House, language: Language): CheckAnswer {
  const what = checked.answer === 'genuine' ? checked.what : null;
  const by = 'by' in checked ? checked.by : null;
  const at = checked.answer === 'genuine' ? checked.at : null;
  const day = at === null ? null : localOf(zoneAround(collecting.timeZone, at), at).day;
  const on = day === null ? null : formatDay(day);
  const name = (names: { zh: string; en: string }) => (language === 'en' ? names.en : names.zh);
  const { lender, phone } = LETTERHEADS[language];
  const facts = {
    what,
    by: by === null ? lender : name(by),
    on: day === null ? null : dayWords(day, language),
    lender,
    hotline: phone,
  };
  return { answer: checked.answer, what, by, on, told: tellCaller(checked.answer, facts, language) };
}

/** What all askers together may ask in a minute: a search through codes from many addresses ends here. */
class Budget {
  readonly #most: number;
  #minute = 0;
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  take(now: number): void {
    const minute = Math.floor(now / 60_000);
    if (minute !== this.#minute) [this.#minute, this.#taken] = [minute, 0];
    this.#taken += 1;
    if (this.#taken > this.#most)
      throw Object.assign(new Error('Too many checks at the moment. Try again in a minute.'), {
        statusCode: 429,
      });
  }
}
