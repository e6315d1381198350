/**
 * How does a visitor's page get a piece of the map?
 *
 * Only in a house that names a map, and only for whoever goes on visits: the house is no server of maps for everybody.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readTile, ZOOMS } from '../../visits/map-tiles.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';

const Place = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** ZOOMS.most - 1);
const ByTile = z.object({
  zoom: z.coerce.number().int().min(ZOOMS.least).max(ZOOMS.most),
  column: Place,
  row: Place,
});
const A_DAY = 86_400;

/** The address under /api/visit. */
export function mapApi({ map }: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/map/:zoom/:column/:row',
      { schema: { tags: ['visit'], params: ByTile, response: { 200: z.any(), ...problemsAt(400, 404) } } },
      async ({ params: { zoom, column, row } }, reply) => {
        const tile = map === undefined ? null : await readTile(map, zoom, column, row);
        if (tile === null) throw new Refused(404, 'There is no map of that place here.');
        return reply
          .header('cache-control', `private, max-age=${A_DAY}`)
          .header('x-content-type-options', 'nosniff')
          .type(tile.media)
          .send(tile.bytes);
      },
    );
  };
}
