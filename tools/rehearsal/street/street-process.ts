/**
 * Who walks through one house?
 *
 * A program of its own, so that a machine walks through as many at once as it has processors.
 */
import { inHouse } from './street-house.ts';
import { type StreetWish, walkStreet } from './street-walks.ts';

/** Which house, and how it is walked through; the answer is what came of it. */
export interface HouseWish {
  readonly name: string;
  readonly url: string;
  readonly wish: StreetWish;
}

process.once('message', async ({ name, url, wish }: HouseWish) => {
  const came = await inHouse(url, (pool) =>
    walkStreet({ pool, url }, wish, (line) => process.stderr.write(`${name}, ${line}\n`)),
  );
  process.send!(came, () => process.disconnect());
});
