/**
 * What has the house sealed, and with which keys, so that whoever holds an evidence file can compare?
 *
 * Published for everybody: roots and keys say nothing of anybody.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { publishedRoots } from '../../evidence/seal.ts';
import type { House } from '../house.ts';
import { DayText } from '../wire.ts';

const RootsAnswer = z
  .object({
    anhuan: z.literal('roots/1'),
    keys: z.array(
      z.object({
        key: z.string().describe('The first 16 digits of the SHA-256 of the public key'),
        public: z.string().describe('Ed25519, hexadecimal'),
        from: DayText,
        until: DayText.nullable(),
        before: z.string().nullable(),
        voucher: z.string().nullable().describe('The signature of the key before it over its announcement'),
      }),
    ),
    seals: z.array(
      z.object({
        day: DayText,
        text: z.string().describe('What is signed, letter by letter'),
        signature: z.string(),
        stamp: z.string().nullable().describe('Timestamp token (RFC 3161) in base64'),
      }),
    ),
  })
  .meta({ id: 'Roots' });

/** The address /api/evidence/roots. */
export function evidenceApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/roots', { schema: { tags: ['evidence'], response: { 200: RootsAnswer } } }, async () => {
      const { anhuan, keys, seals } = await publishedRoots(house.pool);
      return { anhuan, keys: [...keys], seals: [...seals] };
    });
  };
}
