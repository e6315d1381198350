/**
 * Which day is it here, how large is the book, and at whom could one look first?
 *
 * The front page. Who may ask stands in the table of permissions.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { formatDay } from '../../rules/days.ts';
import { openDay } from '../db/night.ts';
import { readBook, sampleBorrowers } from '../db/reading/night-read.ts';
import type { House } from './house.ts';
import { DoorsAnswer } from './studio-schema.ts';

/** Days past due of the borrowers offered for a first look, one of each language; null: not past due. */
const SAMPLES = [[4, 12], [31, 75], null] as const;

/** The address /api/doors. */
export function doorsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/doors', { schema: { tags: ['doors'], response: { 200: DoorsAnswer } } }, async () =>
      doors(house),
    );
  };
}

async function doors(house: House): Promise<DoorsAnswer> {
  const book = await readBook(house.pool);
  const today = await openDay(house.pool);
  return {
    today: today === null ? null : formatDay(today),
    accounts: book.reduce((total, { accounts }) => total + accounts, 0),
    pastDue: book.reduce((total, { pastDue }) => total + pastDue, 0),
    samples: today === null ? [] : await samples(house),
  };
}

/** Borrowers for a first look: some in time, some late, of each language. */
export async function samples(house: House): Promise<DoorsAnswer['samples']> {
  const today = await house.today();
  const wanted = (['zh-CN', 'en'] as const).flatMap((language) =>
    SAMPLES.map(async (days) => {
      const between = days === null ? null : ([today - days[1], today - days[0]] as const);
      return sampleBorrowers(house.pool, between, language, 1);
    }),
  );
  return (await Promise.all(wanted)).flat().flatMap((row) => {
    const product = house.products.get(row.product);
    if (product === undefined) return [];
    const daysPastDue = row.oldestDue === null ? 0 : today - row.oldestDue;
    const { host, reference, name, language } = row;
    return [{ host, reference, name, language, product: product.name, daysPastDue }];
  });
}
