/**
 * How are agencies let in, watched, and called back, by those of the house who answer for them?
 *
 * One person proposes a paper and another decides it. Recall and hold take effect in the request itself: permits are dead before it is
 * answered.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { agencyTermsOn } from '../../../policy/house/agencies/agency-terms.ts';
import { COMMISSION_CURRENCY } from '../../../policy/house/agencies/commission-tax.ts';
import { formatDay } from '../../../rules/days.ts';
import { decidePaper, proposePaper, readAgencies } from '../../agencies/agency-desk.ts';
import { handleCase, recallAgency } from '../../agencies/give-back.ts';
import { whereLies } from '../../db/agencies/ask-rows.ts';
import { declarationsOf, listCases } from '../../db/agencies/case-list.ts';
import { openCounts } from '../../db/agencies/placed-case-rows.ts';
import { notePeople } from '../../db/people/staff-rows.ts';
import { transaction } from '../../db/pool.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import {
  AgenciesAnswer,
  ByAgency,
  ByPaper,
  CaseAnswer,
  CaseAsked,
  CaseOfAgency,
  CasesAnswer,
  CasesAsked,
  CLAUSES_SHOWN,
  DecideAsked,
  DecidedAnswer,
  PaperAsked,
  PaperKept,
  RecallAnswer,
  RecallAsked,
} from './agencies-schema.ts';
import { contentFrom, ruleShown, shownAgency, shownContent } from './agency-view.ts';
import { placeOf } from './paper-faults.ts';

const problems = problemsAt(400, 404, 409);
const tags = ['compliance'];
const PAGE = 50;

/** The addresses under /api/agencies. */
export function agenciesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('', { schema: { tags, response: { 200: AgenciesAnswer, ...problems } } }, () => allOf(house));
    app.get(
      '/:agency/cases',
      {
        schema: {
          tags,
          params: ByAgency,
          querystring: CasesAsked,
          response: { 200: CasesAnswer, ...problems },
        },
      },
      async ({ params, query }) => casesOf(house, params.agency, query.state === 'open', query.after),
    );
    await app.register(paperRoutes(house));
    await app.register(recallRoutes(house));
  };
}

function paperRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/papers',
      { schema: { tags, body: PaperAsked, response: { 200: PaperKept, ...problems } } },
      async ({ body: { by, agency, content } }) => {
        const done = await proposePaper(house.pool, agency, contentFrom(content), by, await house.today());
        if (done.state === 'lacking')
          throw new Refused(
            409,
            'This contract cannot begin.',
            done.lacks.map(({ about, source, lack }) => ({
              where: `body.content.contract.${lack}`,
              what: `${about} (${source})`,
              todo: 'Agree on it with the agency first.',
            })),
          );
        if (done.state === 'faulty')
          throw new Refused(409, 'This cannot be proposed.', [placeOf(content, done.fault)]);
        return { paper: done.paper };
      },
    );
    app.post(
      '/papers/:paper/decide',
      { schema: { tags, params: ByPaper, body: DecideAsked, response: { 200: DecidedAnswer, ...problems } } },
      async ({ params: { paper }, body }) => {
        const day = await house.today();
        const state = await decidePaper(house.pool, paper, body, day, house.now(day));
        if (state === 'granted' || state === 'refused') return { state };
        if (state === 'no-such-paper')
          throw new Refused(404, 'No such paper waits.', [
            {
              where: 'params.paper',
              what: String(paper),
              todo: 'Look at the list again: it may be decided.',
            },
          ]);
        throw new Refused(409, 'This cannot be decided by you, or not any more.', [
          state === 'own-proposal'
            ? { where: 'body.by', what: 'whoever proposes does not decide', todo: 'Ask a second person.' }
            : { where: 'params.paper', what: 'what it says does not hold any more', todo: 'Refuse it.' },
        ]);
      },
    );
  };
}

function recallRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/:agency/recall',
      { schema: { tags, params: ByAgency, body: RecallAsked, response: { 200: RecallAnswer, ...problems } } },
      async ({ params: { agency }, body: { by, why } }) => {
        const since = performance.now();
        const day = await house.today();
        const back = await transaction(house.pool, async (client) => {
          await notePeople(client, by, `recalled everything from an agency: ${why}`, agency);
          return recallAgency(client, agency, 'recalled', day, house.now(day), since);
        });
        return { back };
      },
    );
    app.post(
      '/:agency/cases/:key',
      { schema: { tags, params: CaseOfAgency, body: CaseAsked, response: { 200: CaseAnswer, ...problems } } },
      async ({ params: { agency, key }, body: { by, act, why } }) => {
        const known = { since: performance.now() };
        const day = await house.today();
        const [slot, account] = key.split('-');
        const where = { slot: Number(slot), accountId: BigInt(account!) };
        const lies = await whereLies(house.pool, where);
        const wish = act === 'hold' ? ({ act, why } as const) : { act };
        const done =
          lies?.agency === agency &&
          (await handleCase(house.pool, where, lies.borrower, agency, wish, day, {
            ...known,
            at: house.now(day),
          }));
        if (!done)
          throw new Refused(409, 'There is no such case, or it is so already.', [
            { where: 'params.key', what: key, todo: 'Look at the list again.' },
          ]);
        await notePeople(house.pool, by, `${act} a case of an agency: ${why}`, `${agency} ${key}`);
        return { state: 'done' as const };
      },
    );
  };
}

async function allOf({ pool, today, products }: House): Promise<AgenciesAnswer> {
  const day = await today();
  const [agencies, counts, declarations] = await Promise.all([
    readAgencies(pool),
    openCounts(pool),
    declarationsOf(pool, null, 20),
  ]);
  const terms = agencyTermsOn(day);
  return {
    today: formatDay(day),
    warnDays: terms.warnDays,
    items: [...agencies.files.values()]
      .filter(({ isEnded }) => !isEnded)
      .map((file) => shownAgency(file, counts.get(file.agency), day)),
    waiting: agencies.waiting.map(({ paper, agency, day: on, by, content }) => ({
      ...{ paper, agency, by },
      day: formatDay(on),
      content: shownContent(content),
    })),
    rules: agencies.rules.map(({ rule }) => ruleShown(rule)),
    clauses: CLAUSES_SHOWN,
    products: [...products.values()].map(({ code, name, currency }) => ({ code, name, currency })),
    currency: COMMISSION_CURRENCY,
    declarations: declarations.map(({ declaration, agency, day: on, cases, digest, words }) => ({
      ...{ declaration, agency, cases, digest, words },
      day: formatDay(on),
    })),
  };
}

async function casesOf(
  { pool }: House,
  agency: string,
  open: boolean,
  after: string | undefined,
): Promise<CasesAnswer> {
  const cursor = after === undefined ? null : readCursor(after, 3);
  const behind =
    cursor === null ? null : { slot: Number(cursor[0]), accountId: cursor[1]!, number: Number(cursor[2]) };
  const rows = await listCases(pool, agency, open, behind, PAGE + 1);
  const text = (day: number | null) => (day === null ? null : formatDay(day));
  return {
    items: rows.slice(0, PAGE).map(({ slot, accountId, number: _, borrower: __, ...row }) => ({
      ...row,
      key: `${slot}-${accountId}`,
      account: String(accountId),
      drawnOn: formatDay(row.drawnOn),
      lastOn: formatDay(row.lastOn),
      toldOn: text(row.toldOn),
      beginsOn: text(row.beginsOn),
      heldOn: text(row.heldOn),
      endedOn: text(row.endedOn),
    })),
    next: nextOf(rows, PAGE, ({ slot, accountId, number }) => [slot, accountId, number]),
  };
}
