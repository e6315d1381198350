/**
 * How does an agent call, and say what came of it?
 *
 * The list of today, one press that takes leave and rings, the state of the call, the agent's entry, the recording. A refusal says
 * why and from when, like every refusal of the gate. Without an exchange the list is there and nothing rings.
 */
import multipart from '@fastify/multipart';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { formatDay } from '../../../rules/days.ts';
import { enterOutcome } from '../../contact/calls/call-entry.ts';
import { MOST_BYTES, takeRecording } from '../../contact/calls/call-recording.ts';
import { type CallRoom, callOfKey } from '../../contact/calls/call-room.ts';
import { type Made, makeCall } from '../../contact/calls/make-call.ts';
import { SOUNDS } from '../../contact/calls/sound-kind.ts';
import { talkScript } from '../../contact/calls/talk-script.ts';
import { readAddressed, readDebts } from '../../db/calls/call-debts.ts';
import { type CallKey, type CallRow, readCall } from '../../db/calls/call-rows.ts';
import { placedOf } from '../../db/desk/matter-rows.ts';
import { readPeople } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';

import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { entryProblem, madeProblem, recordingProblem } from './call-problems.ts';
import { showCall } from './call-view.ts';
import {
  ByCall,
  CallAnswer,
  CallAsked,
  CallShown,
  DialAnswer,
  DialAsked,
  OutcomeAsked,
} from './calls-schema.ts';
import { callRoom } from './connected-house.ts';
import { dialList } from './dial-view.ts';

/** The addresses under /api/agent/calls. */
export function callsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(multipart, { limits: { fileSize: MOST_BYTES + 1, files: 1, fields: 2 } });
    const problems = problemsAt(400, 404, 409, 503);
    const tags = ['agent'];
    app.get(
      '/list',
      { schema: { tags, querystring: DialAsked, response: { 200: DialAnswer, ...problems } } },
      ({ query }) => dialList(house, query),
    );
    app.post(
      '/',
      { schema: { tags, body: CallAsked, response: { 201: CallAnswer, ...problems } } },
      async (request, reply) => {
        const caller = request.signedIn?.caller;
        reply.code(201);
        return begin(house, request.body, caller?.kind === 'staff' ? caller.agency : null);
      },
    );
    app.get(
      '/:call',
      { schema: { tags, params: ByCall, response: { 200: CallShown, ...problems } } },
      async ({ params }) => shown(house, await found(house, params.call)),
    );
    app.post(
      '/:call/outcome',
      { schema: { tags, params: ByCall, body: OutcomeAsked, response: { 200: CallShown, ...problems } } },
      async ({ params, body }) => enter(house, keyIn(params.call), body),
    );
    app.post(
      '/:call/hang-up',
      { schema: { tags, params: ByCall, response: { 200: CallShown, ...problems } } },
      async ({ params }) => hangUp(house, await found(house, params.call)),
    );
    app.post(
      '/:call/recording',
      { schema: { tags, params: ByCall, response: { 200: CallShown, ...problems } } },
      async (request) => {
        const call = keyIn(request.params.call);
        const part = await request.file();
        const isSound = (SOUNDS as readonly (string | undefined)[]).includes(part?.mimetype);
        if (part === undefined || !isSound) throw recordingProblem('not-a-sound');
        return upload(house, call, part.file);
      },
    );
    app.get(
      '/:call/recording',
      { schema: { tags, params: ByCall, response: problems } },
      async ({ params, headers }, reply) =>
        play(house, await found(house, params.call), headers.range, reply),
    );
  };
}

function keyIn(text: string): CallKey {
  const key = callOfKey(text);
  if (key === null) throw new Error(`"${text}" was accepted as a call and is none`);
  return key;
}

async function found({ pool }: House, text: string): Promise<CallRow> {
  const row = await readCall(pool, keyIn(text));
  if (row === null) throw entryProblem('no-such-call');
  return row;
}

const shown = async ({ pool }: House, row: CallRow) => showCall(row, await readDebts(pool, row));

/** An agency's person calls about what lies with his agency and about nothing else. */
async function begin(
  house: House,
  asked: z.infer<typeof CallAsked>,
  agency: string | null,
): Promise<CallAnswer> {
  const room = await callRoom(house);
  const [slot, borrower] = asked.person.split('-');
  const key = { slot: Number(slot), borrower: BigInt(borrower!) };
  const due = await debtsOf(room, key);
  const day = formatDay(await house.today());
  const placed = agency === null ? null : await placedOf(room.pool, key.slot, due.map(BigInt), agency, day);
  const debts = placed === null ? due : placed.map(String);
  if (debts.length === 0) throw madeProblem({ state: 'nothing-due' });
  const { worker, extension } = asked;
  const by = agency === null ? {} : { agency };
  const made: Made = await makeCall(room, { key, debts, worker, extension, ...by });
  if (made.state !== 'calling') throw madeProblem(made);
  const { call, code } = made;
  return { ...(await words(house, call, code)), call: await shown(house, call), code };
}

/** The debts that a person may be called about today. */
async function debtsOf({ pool }: CallRoom, key: { slot: number; borrower: bigint }): Promise<string[]> {
  const people = await transaction(pool, (client) => readPeople(client, [key]), 'repeatable read');
  const accounts = people.get(key.borrower)?.accounts ?? [];
  const due = accounts.filter(({ account }) => account.oldestDue !== null && account.writtenOffOn === null);
  if (due.length === 0) throw madeProblem({ state: 'nothing-due' });
  return due.map(({ account }) => String(account.id));
}

/** The person's name and the words of the talk: shown because the call is permitted and on the log. */
async function words(
  house: House,
  call: CallRow,
  code: string,
): Promise<Pick<CallAnswer, 'script' | 'name'>> {
  const { pool, products, collecting, ladder } = house;
  const at = house.now(await house.today());
  const [addressed, debts, people] = await Promise.all([
    readAddressed(pool, call),
    readDebts(pool, call),
    transaction(pool, (client) => readPeople(client, [call]), 'repeatable read'),
  ]);
  const rows = people.get(call.borrower);
  if (addressed === null || rows === undefined) throw new Error(`borrower ${call.borrower} is gone`);
  const { name, language } = addressed;
  const person = { ...rows, name, language };
  const agent = call.worker;
  const { template, paragraphs, rule } = talkScript({
    person,
    debts,
    agent,
    code,
    at,
    collecting,
    products,
    ladder,
  });
  return { name, script: { template, paragraphs: [...paragraphs], rule } };
}

async function enter(
  house: House,
  call: CallKey,
  { callBackAt, ...rest }: z.infer<typeof OutcomeAsked>,
): Promise<CallShown> {
  const at = callBackAt === null ? null : Math.floor(Date.parse(callBackAt) / 60_000);
  const entered = await enterOutcome(await callRoom(house), call, { ...rest, callBackAt: at });
  if (entered.state === 'refused') throw entryProblem(entered.why);
  return shown(house, entered.call);
}

async function hangUp(house: House, row: CallRow): Promise<CallShown> {
  const room = await callRoom(house);
  if (row.reference === null || row.endedAt !== null) throw entryProblem('never-placed');
  if (!(await room.line.hangUp(row.reference)))
    throw new Refused(503, 'The exchange did not end the call. Hang up on the telephone itself.');
  return shown(house, (await readCall(room.pool, row)) ?? row);
}

async function upload(house: House, call: CallKey, file: AsyncIterable<Uint8Array>): Promise<CallShown> {
  const room = await callRoom(house);
  const taken = await takeRecording(room, call, file);
  if (taken.state === 'refused') throw recordingProblem(taken.why);
  return shown(house, (await readCall(room.pool, call))!);
}

/** Plays a recording, or a part of it: "bytes=0-1023". */
async function play(house: House, row: CallRow, range: string | undefined, reply: FastifyReply) {
  const { files } = await callRoom(house);
  const { recording, recordingBytes, recordingType } = row;
  if (recording === null || recordingBytes === null) throw recordingProblem('not-there');
  const wanted = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(range ?? '');
  const start = wanted === null ? 0 : Number(wanted[1]);
  const end = Math.min(
    wanted === null || wanted[2] === '' ? recordingBytes - 1 : Number(wanted[2]),
    recordingBytes - 1,
  );
  if (start > end) return reply.code(416).header('content-range', `bytes */${recordingBytes}`).send();
  const kept = await files.read(row, recording, { start, end });
  if (kept === null) throw recordingProblem('not-there');
  reply
    .header('content-type', recordingType ?? 'application/octet-stream')
    .header('content-length', end - start + 1)
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', 'inline')
    .header('x-content-type-options', 'nosniff');
  if (wanted !== null) reply.code(206).header('content-range', `bytes ${start}-${end}/${recordingBytes}`);
  return reply.send(kept.stream);
}
