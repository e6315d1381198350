/**
 * What was done about whom, does it hold, and what leaves the house as proof?
 *
 * The chains searched by account or by day; an account's evidence checked as anybody outside would check it; files and registers, each
 * handed out under a name and a reason, with its digest kept.
 */
import { hash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../../db/accounts.ts';
import { keepHanded, ownerOf, readHanded } from '../../db/oversight/handed-out.ts';
import { type RecordAfter, type RecordRow, searchRecords } from '../../db/oversight/record-search.ts';
import { exportEvidence } from '../../evidence/evidence-export.ts';
import type { ProofKind } from '../../evidence/proof.ts';
import { publishedRoots } from '../../evidence/seal.ts';
import { checkEvidence } from '../../evidence/verifying/evidence-check.ts';
import { MOST_LINES, registerFile } from '../../oversight/register-file.ts';
import { nextOf, readCursor } from '../cursor.ts';
import { notSealed } from '../evidence/not-sealed.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { attached, TABLE_TYPES } from '../serving/attached.ts';
import { dayFrom } from '../wire.ts';
import { accountNamed } from './named-account.ts';
import {
  ByRegister,
  CheckAnswer,
  CheckAsked,
  FileAsked,
  HandedAnswer,
  HandedAsked,
  RecordsAnswer,
  RecordsAsked,
  RegisterAsked,
} from './oversight-schema.ts';

const problems = problemsAt(400, 404, 409);
const tags = ['compliance'];
const PAGE = 50;
/** Days that a search without an account, and a register, may span. */
const SEARCH_DAYS = 7;
const REGISTER_DAYS = 92;
const FINDINGS = 50;

/** The addresses under /api/compliance about records. */
export function recordsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(searching(house));
    await app.register(handing(house));
  };
}

function searching(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/records',
      { schema: { tags, querystring: RecordsAsked, response: { 200: RecordsAnswer, ...problems } } },
      async ({ query }) => search(house, query),
    );
    app.post(
      '/records/check',
      { schema: { tags, body: CheckAsked, response: { 200: CheckAnswer, ...problems } } },
      async ({ body: { account } }) => check(house, account),
    );
  };
}

/** What leaves the house. */
function handing(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.post(
      '/records/file',
      { schema: { tags, body: FileAsked, response: problems } },
      async ({ body: { account, by, why } }, reply) => {
        const file = await evidenceOf(house, await accountNamed(house, account, 'account'));
        await keepHanded(pool, {
          who: by,
          register: 'evidence',
          format: 'html',
          about: `account ${account}`,
          why,
          lines: 1,
          bytes: file.length,
          sha256: hash('sha256', file, 'hex'),
        });
        return attached(reply, 'application/octet-stream', 'evidence.html').send(file);
      },
    );
    app.get(
      '/exports',
      { schema: { tags, querystring: HandedAsked, response: { 200: HandedAnswer, ...problems } } },
      async ({ query: { after } }) => {
        const rows = await readHanded(pool, after === undefined ? null : readCursor(after, 1)[0]!, PAGE + 1);
        return {
          items: rows.slice(0, PAGE).map(({ export: number, at, ...one }) => ({
            number: String(number),
            at: at.toISOString(),
            ...one,
          })),
          next: nextOf(rows, PAGE, (row) => [row.export]),
        };
      },
    );
    app.post(
      '/registers/:register',
      { schema: { tags, params: ByRegister, body: RegisterAsked, response: problems } },
      async ({ params: { register }, body: { by, why, format, ...span } }, reply) => {
        const days = spanOf(span.from, span.to, REGISTER_DAYS, 'body');
        const today = await house.today();
        const made = await registerFile(pool, { register, format, ...days, today, who: by, why });
        if ('refused' in made)
          throw new Refused(409, `The register has more than ${MOST_LINES} lines.`, [
            { where: 'body.to', what: 'too many lines', todo: 'Ask for fewer days at a time.' },
          ]);
        return attached(reply, TABLE_TYPES[format], `${register}.${format}`).send(made.file);
      },
    );
  };
}

async function search(house: House, asked: z.infer<typeof RecordsAsked>): Promise<RecordsAnswer> {
  const today = await house.today();
  const named = asked.account === undefined ? null : await accountNamed(house, asked.account, 'account');
  const person = named === null ? null : await ownerOf(house.pool, named);
  const days =
    person === null
      ? spanOf(asked.from ?? formatDay(today), asked.to ?? formatDay(today), SEARCH_DAYS, 'query')
      : {
          from: asked.from === undefined ? null : dayFrom(asked.from),
          to: asked.to === undefined ? null : dayFrom(asked.to),
        };
  const wish = { person, ...days, kind: asked.kind ?? null, who: asked.who?.trim() || null };
  const rows = await searchRecords(house.pool, wish, afterOf(asked.after), PAGE + 1);
  return {
    today: formatDay(today),
    items: rows.slice(0, PAGE).map(shownRecord),
    next: nextOf(rows, PAGE, ({ day, slot, borrower, seq }) => [day, slot, borrower, seq]),
  };
}

function afterOf(after: string | undefined): RecordAfter | null {
  if (after === undefined) return null;
  const [day, slot, borrower, seq] = readCursor(after, 4);
  return { day: Number(day), slot: Number(slot), borrower: borrower!, seq: Number(seq) };
}

function shownRecord({ slot, borrower, seq, day, at, kind, data, hash: link, account }: RecordRow) {
  const fields = JSON.parse(data) as Record<string, unknown>;
  const says = Object.entries(fields)
    .filter(([, value]) => value !== null && typeof value !== 'object')
    .map(([name, value]) => ({ name, value: String(value) }));
  return {
    key: `${slot}-${borrower}-${seq}`,
    day: formatDay(day),
    at: instantText(at),
    account: accountOf(fields.debts, account),
    kind: kind as ProofKind,
    says,
    hash: link.toString('hex'),
  };
}

/** The account a record is about; where it names none, the person's first. */
function accountOf(debts: unknown, first: bigint | null): string | null {
  const [named] = typeof debts === 'string' && debts !== '' ? debts.split(' ') : [];
  return named ?? (first === null ? null : String(first));
}

/** Two days in order, not too far apart. */
function spanOf(from: string, to: string, most: number, part: 'query' | 'body'): { from: Day; to: Day } {
  const span = { from: dayFrom(from), to: dayFrom(to) };
  if (span.from <= span.to && span.to - span.from < most) return span;
  throw new Refused(400, `The days must be in order, and at most ${most}.`, [
    {
      where: `${part}.from`,
      what: `${from} to ${to}`,
      todo: part === 'query' ? 'Name an account to search any length of time.' : 'Ask for fewer days.',
    },
  ]);
}

async function evidenceOf({ pool, collecting }: House, account: Key): Promise<Buffer> {
  return exportEvidence(pool, { account, contactsOnly: false, lender: collecting.collector.id }).catch(
    notSealed,
  );
}

async function check(house: House, name: string): Promise<CheckAnswer> {
  const account = await accountNamed(house, name, 'account');
  const file = await evidenceOf(house, account);
  const { holds, findings, about } = checkEvidence(file, { roots: await publishedRoots(house.pool) });
  return {
    account: String(account.accountId),
    holds,
    findings: findings.slice(0, FINDINGS).map(({ en, zh }) => ({ en, zh })),
    contacts: about?.contacts ?? 0,
    refusals: about?.refusals ?? 0,
    records: about?.records ?? 0,
    seals: about?.seals ?? 0,
    through: about?.through ?? null,
    key: about?.key ?? null,
  };
}
