/**
 * How does sound come from a door, and who hears it?
 *
 * It comes in pieces from the visitor whose visit it is. The borrower hears what was recorded of him; of the house only whoever says why,
 * which stands in the borrower's chain before he hears anything. The visitor does not hear it again.
 */
import multipart from '@fastify/multipart';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { MOST_PIECE_BYTES } from '../../../policy/house/visits/visit-terms.ts';
import type { SoundKey } from '../../db/visits/sound-rows.ts';
import { visitOfName } from '../../db/visits/visit-rows.ts';
import { endSound, hearSound, type PieceTaken as Taken, takePiece } from '../../visits/door-sound.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { paperRoom } from '../review/papers-api.ts';
import { ownVisitNow } from './field-api.ts';
import { ownVisit } from './own-visits-api.ts';
import { ByOwnSound, ByPiece, BySound, HearAsked, PieceTaken } from './sound-schema.ts';
import { ByAsked } from './visits-schema.ts';

const problems = problemsAt(400, 403, 404, 409, 413, 415);
const taken = { 200: PieceTaken, ...problems };

const shown = (one: Taken) => ({ state: one.state, why: one.state === 'refused' ? one.why : null });

/** The addresses under /api/visit: what a telephone sends. */
export function doorSoundApi(house: House): FastifyPluginAsyncZod {
  const tags = ['visit'];
  return async (app) => {
    await app.register(multipart, { limits: { fileSize: MOST_PIECE_BYTES + 1, files: 1, fields: 0 } });
    app.post(
      '/:visit/sounds/:recording/:seq',
      { schema: { tags, params: ByPiece, querystring: ByAsked, response: taken } },
      async (request) => {
        const { visit, recording, seq } = request.params;
        const row = await ownVisitNow(house, visit, request.query.by);
        const part = await request.file();
        const piece = await part?.toBuffer();
        const at = house.now(await house.today());
        const told = { by: request.query.by, seq, at };
        return shown(
          await takePiece(paperRoom(house), { ...row, recording }, told, piece ?? Buffer.alloc(0)),
        );
      },
    );
    app.post(
      '/:visit/sounds/:recording/end',
      { schema: { tags, params: BySound, body: ByAsked, response: taken } },
      async ({ params, body }) => {
        const row = await ownVisitNow(house, params.visit, body.by);
        const at = house.now(await house.today());
        return shown(await endSound(paperRoom(house), { ...row, recording: params.recording }, at));
      },
    );
  };
}

/** The address under /api/borrower at which he hears what was recorded of him. */
export function ownSoundApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/:host/:reference/visits/:visit/sounds/:recording',
      { schema: { tags: ['borrower'], params: ByOwnSound, response: { 200: z.any(), ...problems } } },
      async ({ params }, reply) => {
        const row = await ownVisit(house, params);
        return played(house, { ...row, recording: params.recording }, null, reply);
      },
    );
  };
}

/** The address under /api/lead/visits at which somebody of the house hears it, and says why. */
export function heardSoundApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/:visit/sounds/:recording',
      {
        schema: { tags: ['lead'], params: BySound, body: HearAsked, response: { 200: z.any(), ...problems } },
      },
      async ({ params, body }, reply) => {
        const key = visitOfName(params.visit);
        if (key === null) throw noSound();
        const who = { ...body, at: house.now(await house.today()) };
        return played(house, { ...key, recording: params.recording }, who, reply);
      },
    );
  };
}

const noSound = () => new Refused(404, 'Nothing was recorded there, or it is gone.');

async function played(
  house: House,
  key: SoundKey,
  who: Parameters<typeof hearSound>[2],
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { slot, borrower, visit, recording } = key;
  const heard = await hearSound(paperRoom(house), { slot, borrower, visit, recording }, who);
  if (heard === null) throw noSound();
  return reply
    .type(heard.media)
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .send(heard.sound);
}
