/**
 * Which texts are in use, what would one say to a real person, and may it be put into use?
 *
 * The studio's door, as far as texts go. A preview is composed like a real message, with the account's own figures and the person's name
 * masked; it sends nothing. Who proposes and who approves is given by the caller until there are logins.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { type ApprovedText, isTextName, TextShelf } from '../../../rules/words/approved-text.ts';
import type { TextFinding } from '../../../rules/words/text-check.ts';
import {
  approveText,
  faultsOf,
  keyText,
  lawsServed,
  type Marked,
  openShelf,
  proposeText,
  retireText,
} from '../../contact/approval.ts';
import { compose } from '../../contact/compose.ts';
import { countParts } from '../../contact/sms/text-parts.ts';
import { readTexts, sampleAccounts, type TextRow } from '../../db/contact/text-rows.ts';
import { readPeople } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { readTold } from '../../db/reading/told-account.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { problemsAt, Refused } from '../problem.ts';
import {
  ByText,
  type Finding,
  MarkAnswer,
  MarkAsked,
  PreviewAnswer,
  PreviewAsked,
  Proposal,
  TextAnswer,
  type TextShown,
  TextsAnswer,
} from './texts-schema.ts';

/** Stands where a sent message has the code of its permit. */
const NO_CODE = 'XXXXXXXX';

/** The addresses under /api/studio/texts. */
export function textsApi(house: House): FastifyPluginAsyncZod {
  const problems = problemsAt(400, 404, 409);
  return async (app) => {
    app.get(
      '/texts',
      { schema: { tags: ['studio'], response: { 200: TextsAnswer, ...problems } } },
      async () => list(house),
    );
    app.get(
      '/texts/:key',
      { schema: { tags: ['studio'], params: ByText, response: { 200: TextAnswer, ...problems } } },
      async ({ params }) => one(house, params.key),
    );
    app.post(
      '/texts',
      { schema: { tags: ['studio'], body: Proposal, response: { 201: MarkAnswer, ...problems } } },
      async ({ body: { by, outer, body, ...place } }, reply) => {
        const done = await proposeText(house.pool, place, { outer, body }, by);
        return reply.code(201).send({ key: markedKey(done) });
      },
    );
    for (const act of ['approve', 'retire'] as const)
      app.post(
        `/texts/:key/${act}`,
        {
          schema: {
            tags: ['studio'],
            params: ByText,
            body: MarkAsked,
            response: { 200: MarkAnswer, ...problems },
          },
        },
        async ({ params, body: { by } }) => {
          const row = await textAt(house, params.key);
          const today = await house.today();
          const { pool, collecting } = house;
          const done =
            act === 'approve'
              ? await approveText(pool, row, by, today, await lawsServed(pool, collecting.seat))
              : await retireText(pool, row, by, today);
          return { key: markedKey(done) };
        },
      );
    app.post(
      '/texts/preview',
      { schema: { tags: ['studio'], body: PreviewAsked, response: { 200: PreviewAnswer, ...problems } } },
      async ({ body }) => preview(house, body),
    );
  };
}

async function list(house: House): Promise<TextsAnswer> {
  const today = await house.today();
  const rows = await readTexts(house.pool);
  const inUse = latestOf(rows, today);
  return {
    today: formatDay(today),
    laws: await lawsServed(house.pool, house.collecting.seat),
    texts: rows.map((row) => shown(row, inUse)),
    samples: await samples(house, today),
  };
}

/** The version in use in each place. */
function latestOf(rows: readonly TextRow[], today: Day): ReadonlySet<string> {
  const last = new Map<string, string>();
  for (const row of rows)
    if (
      row.approved !== null &&
      row.approved.day <= today &&
      (row.retired === null || today < row.retired.day)
    )
      last.set([row.name, row.way, row.tone, row.language].join('.'), keyText(row));
  return new Set(last.values());
}

function shown(row: TextRow, inUse: ReadonlySet<string>): TextShown {
  const { name, way, tone, language, version, proposedBy, approved, retired } = row;
  const mark = (one: TextRow['approved']) => (one === null ? null : { ...one, day: formatDay(one.day) });
  const state =
    retired !== null
      ? ('retired' as const)
      : approved === null
        ? ('proposed' as const)
        : inUse.has(keyText(row))
          ? ('in-use' as const)
          : ('replaced' as const);
  return {
    key: keyText(row),
    name,
    way,
    tone,
    language,
    version,
    state,
    proposedBy,
    approved: mark(approved),
    retired: mark(retired),
  };
}

/** Days since the oldest unpaid due day of the accounts offered to try a text with. */
const SAMPLES = [
  [1, 5],
  [6, 29],
  [30, 89],
  [90, 400],
] as const;

async function samples(house: House, today: Day): Promise<TextsAnswer['samples']> {
  const found = await Promise.all(
    SAMPLES.map(([from, to]) => sampleAccounts(house.pool, today - to, today - from, 2)),
  );
  return found.flat().map(({ slot, accountId, name, oldestDue, accounts }) => ({
    account: `${slot}-${accountId}`,
    name: maskedName(name),
    daysPastDue: today - oldestDue,
    accounts,
  }));
}

async function textAt(house: House, key: string): Promise<TextRow> {
  const row = (await readTexts(house.pool)).find((one) => keyText(one) === key);
  if (row === undefined) throw new Refused(404, 'There is no such text.');
  return row;
}

async function one(house: House, key: string): Promise<TextAnswer> {
  const today = await house.today();
  const row = await textAt(house, key);
  const laws = await lawsServed(house.pool, house.collecting.seat);
  return {
    ...shown(row, latestOf(await readTexts(house.pool), today)),
    outer: row.outer,
    body: row.body,
    findings: faultsOf(row, row, today, laws).map(findingShown),
  };
}

function findingShown(found: TextFinding): Finding {
  const { where, words, about, outcome, rule, source, confidence, suggestion } = found;
  return { where, words, about, outcome, rule, source, confidence, suggestion };
}

const WHY: Readonly<
  Record<Extract<Marked, { state: 'refused' }>['why'], [status: number, what: string, todo: string]>
> = {
  'same-words': [
    409,
    'These words are there already.',
    'Change something, or use the version that has them.',
  ],
  'own-text': [409, 'Nobody approves his own text.', 'Let another person look at it.'],
  'not-there': [404, 'There is no such text in use.', 'Choose one from the list.'],
  faults: [
    409,
    'Something stands against this text.',
    'Read what was found, and propose a corrected version.',
  ],
  marked: [409, 'This was done already.', 'Nothing more is needed.'],
  'no-name': [400, 'Whose decision it is must be known.', 'Give a name.'],
};

function markedKey(done: Marked): string {
  if (done.state === 'done') return keyText(done.key);
  const [status, what, todo] = WHY[done.why];
  throw new Refused(status, what, [{ where: 'body', what, todo }]);
}

async function preview(house: House, asked: PreviewAsked): Promise<PreviewAnswer> {
  const [slot, account] = asked.account.split('-');
  const told = await readTold(house.pool, { slot: Number(slot), accountId: BigInt(account!) });
  if (told === null) throw new Refused(404, 'There is no such account.');
  const { person } = told;
  const key = { slot: Number(slot), borrower: person.id };
  const rows = await transaction(
    house.pool,
    async (client) => (await readPeople(client, [key])).get(person.id),
    'repeatable read',
  );
  if (rows === undefined) throw new Refused(404, 'There is no such borrower.');
  const today = await house.today();
  const { products, ladder, collecting, pool } = house;
  const texts = asked.draft === null ? await openShelf(pool) : draftShelf(asked, asked.draft, today);
  const answer = compose(
    {
      way: asked.way,
      template: asked.name,
      tone: asked.tone,
      purpose: asked.name === 'confirm-stop' ? 'confirm-opt-out' : 'collect',
      // A text for one debt is tried with one, the others with all he has.
      debts: isTextName(`${asked.name}-several`)
        ? [account!]
        : rows.accounts.map((one) => String(one.account.id)),
      replyTo: null,
    },
    { ...rows, name: maskedName(person.name), language: asked.language },
    house.now(today),
    NO_CODE,
    { collecting, products, ladder, letterheads: LETTERHEADS, texts },
  );
  if (answer.state === 'refused') {
    const { why, told: words, rule, source, findings } = answer;
    return {
      composed: null,
      refused: { why, told: words, rule, source },
      findings: findings.map(findingShown),
    };
  }
  const { template, outer, body, html, facts, content } = answer;
  const parts = asked.way === 'sms' ? countParts(body) : null;
  return {
    composed: { template, outer, body, html, facts, content: [...content], letters: [...body].length, parts },
    refused: null,
    findings: [],
  };
}

/** A shelf with one text. */
function draftShelf(
  { name, way, tone, language }: PreviewAsked,
  draft: { readonly outer: string | null; readonly body: string },
  today: Day,
): TextShelf {
  const text: ApprovedText = { name, way, tone, language, version: 1, from: today, to: null, ...draft };
  return new TextShelf([text]);
}
