/**
 * How does a borrower hand in a paper, see what became of it, and take it back?
 *
 * The file is read from the wire once, sealed as it comes, and refused in the middle when it is too large; one that says beforehand that it
 * is larger is not read at all. Each refusal says what is wrong with this file and what to do.
 */
import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  DOCUMENT_KINDS,
  DOCUMENTS,
  MOST_PAPER_BYTES,
  MOST_PAPERS,
} from '../../../policy/house/document-kinds.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { looksAt, type PaperRow, papersOf } from '../../db/review/paper-rows.ts';
import { type CaseRow, casesOf } from '../../db/review/review-rows.ts';
import { type PaperRoom, type TakeRefusal, takeBack, takePaper } from '../../review/papers/take-paper.ts';
import { ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { problemsAt, Refused } from '../problem.ts';
import { dayFrom } from '../wire.ts';
import { ByPaper, HandedAnswer, HandingAsked, type PaperShown, PapersAnswer } from './papers-schema.ts';

const PROBLEMS = problemsAt(400, 403, 404, 409, 413, 415);
/** What a form adds to its file. */
const FORM_BYTES = 64 * 1024;

type Params = { host: string; reference: string; account: string };

/** The addresses of papers, under /api/borrower. */
export function papersApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(multipart, {
      limits: { fileSize: MOST_PAPER_BYTES + 1, files: 1, fields: 6, fieldSize: 200 },
    });
    const path = '/:host/:reference/accounts/:account/papers';
    const tags = ['borrower'];
    app.get(
      path,
      { schema: { tags, params: ByAccount, response: { 200: PapersAnswer, ...PROBLEMS } } },
      ({ params }) => papers(house, params),
    );
    app.post(
      path,
      {
        schema: { tags, params: ByAccount, response: { 200: HandedAnswer, ...PROBLEMS } },
        onRequest: refuseEarly,
      },
      async (request) => {
        onThisMachine(request);
        return handIn(house, request.params, request);
      },
    );
    app.post(
      `${path}/:seq/take-back`,
      { schema: { tags, params: ByPaper, response: { 200: PapersAnswer, ...PROBLEMS } } },
      async (request) => {
        onThisMachine(request);
        const { key, at } = await whose(house, request.params);
        const done = await takeBack(paperRoom(house), key, request.params.seq, at);
        if (done === 'no-such-paper') throw new Refused(404, 'There is no such paper.');
        if (done === 'being-decided')
          throw new Refused(409, 'Somebody is deciding about this paper.', [
            { where: 'paper', what: done, todo: 'It can be taken back once that is decided.' },
          ]);
        return papers(house, request.params);
      },
    );
  };
}

/** A file that says it is too large is not read. */
export async function refuseEarly(request: FastifyRequest): Promise<void> {
  const said = Number(request.headers['content-length'] ?? 0);
  if (said > MOST_PAPER_BYTES + FORM_BYTES) throw paperProblem('too-large');
}

export function paperRoom({ pool, papers: files, scanner }: House): PaperRoom {
  if (files === undefined) throw new Refused(503, 'This house takes no papers at the moment.');
  return { pool, files, ...(scanner === undefined ? {} : { scanner }) };
}

async function whose(house: House, params: Params) {
  const told = await ownAccount(house, params);
  const today = await house.today();
  const key = { slot: told.key.slot, borrower: told.person.id };
  return { key, account: told.account.id, today, at: house.now(today) };
}

async function handIn(house: House, params: Params, request: FastifyRequest): Promise<HandedAnswer> {
  const { key, account, today, at } = await whose(house, params);
  const part = await request.file();
  if (part === undefined) throw paperProblem('empty');
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(part.fields))
    if (field !== undefined && !Array.isArray(field) && field.type === 'field') fields[name] = field.value;
  const asked = HandingAsked.safeParse(fields);
  if (!asked.success) {
    part.file.resume();
    throw new Refused(400, 'What kind of paper it is must be said before the file.', [
      {
        where: 'form',
        what: asked.error.issues[0]?.message ?? '',
        todo: 'Choose a kind, and a day such as 2026-11-01.',
      },
    ]);
  }
  const { kind, issuedOn, consent } = asked.data;
  const handing = {
    ...{ key, account, kind, at, today, consent: consent === 'yes' },
    issuedOn: issuedOn === undefined ? null : dayFrom(issuedOn),
  };
  const taken = await takePaper(paperRoom(house), handing, part.file);
  if (taken.state === 'refused') {
    part.file.resume();
    throw paperProblem(taken.why);
  }
  return { ...(await papers(house, params)), handed: taken.seq, again: taken.again };
}

async function papers(house: House, params: Params): Promise<PapersAnswer> {
  const { key, today } = await whose(house, params);
  const rows = await papersOf(house.pool, key);
  const looks = await looksAt(house.pool, key);
  const cases = await casesOf(house.pool, key);
  return {
    today: formatDay(today),
    mostBytes: MOST_PAPER_BYTES,
    kinds: DOCUMENT_KINDS.map((kind) => {
      const { zh, en, why, provesDays, sensitive } = DOCUMENTS[kind];
      return { kind, name: { zh, en }, why: { ...why }, provesDays, sensitive };
    }),
    items: rows.map((row) => shown(row, cases, looks.get(row.seq) ?? 0, today)),
  };
}

function shown(row: PaperRow, cases: readonly CaseRow[], opened: number, today: Day): PaperShown {
  const open = cases.filter((one) => one.about === `paper ${row.seq}` && one.case.decided === null);
  const day = (one: Day | null) => (one === null ? null : formatDay(one));
  const gone = row.digest === null;
  const expired = row.expiresOn !== null && row.expiresOn < today;
  return {
    seq: row.seq,
    kind: row.kind as PaperShown['kind'],
    handedAt: instantText(row.handedAt),
    media: row.media,
    bytes: row.bytes,
    pages: gone ? null : (JSON.parse(row.found) as { pages: number }).pages,
    issuedOn: day(row.issuedOn),
    expiresOn: day(row.expiresOn),
    state: gone ? 'taken-back' : open.length > 0 ? 'being-read' : expired ? 'expired' : 'read',
    opened,
    mayTakeBack: !gone && !open.some((one) => one.case.owner !== null || one.flags.length > 0),
  };
}

const TOLD: Readonly<Record<TakeRefusal, readonly [number, string, string]>> = {
  'too-large': [
    413,
    'The file is larger than 10 MB: nothing of it was kept.',
    'Save it smaller, or hand in single pages.',
  ],
  empty: [400, 'There is nothing in this file.', 'Choose the file again.'],
  'broken-off': [400, 'The file did not arrive whole: nothing was kept.', 'Send it again.'],
  virus: [
    400,
    'A scanner found a virus in this file: nothing of it was kept.',
    'Have your device looked at; do not send the file on.',
  ],
  'not-scanned': [
    503,
    'Files cannot be looked through for viruses at the moment: nothing was kept.',
    'Try again in some minutes.',
  ],
  'too-many': [409, `There are ${MOST_PAPERS} papers already.`, 'Take back one that is not needed any more.'],
  'needs-consent': [
    400,
    'This kind of paper is sensitive: it is taken only with your separate consent.',
    'Agree to it, or tell us in words and a person will ask.',
  ],
  erased: [409, 'Nothing is kept of this person any more.', 'Ask us.'],
  'not-a-paper': [
    415,
    'Only PDF, JPEG and PNG files are taken, whatever their name says.',
    'Save or photograph it as one of them.',
  ],
  'not-a-pdf': [415, 'This file calls itself a PDF and is none.', 'Save it as PDF again.'],
  damaged: [400, 'This PDF is damaged: it cannot be read to its end.', 'Save it as PDF again.'],
  encrypted: [400, 'This PDF is locked with a password.', 'Save it without one.'],
  active: [
    400,
    'This PDF holds a program that runs when it is opened.',
    'Print it to a new PDF, and hand in that.',
  ],
  'attached-files': [400, 'This PDF holds other files.', 'Print it to a new PDF, and hand in that.'],
  'unpacks-too-large': [
    400,
    'This file unpacks to far more than a paper can be.',
    'Save or photograph it anew.',
  ],
  'broken-picture': [
    400,
    'This picture is damaged, too small or too large to be a paper.',
    'Photograph it again.',
  ],
};

/** A paper that was not taken. */
export function paperProblem(why: TakeRefusal): Refused {
  const [status, told, todo] = TOLD[why];
  return new Refused(status, told, [{ where: 'file', what: why, todo }]);
}
