import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isInTime,
  lengthOf,
  metresBetween,
  nearestFirst,
  roughly,
  routeOf,
  type Stop,
} from './visit-route.ts';

const SEED = 20261122;
const spot = fc.record({
  latitude: fc.integer({ min: 30_100_000, max: 30_400_000 }),
  longitude: fc.integer({ min: 120_000_000, max: 120_400_000 }),
});
const stops = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 999 }).map(String),
    window: fc.integer({ min: 0, max: 5 }).map((place) => ({ from: place * 60, until: place * 60 + 120 })),
    spot: fc.option(spot, { freq: 6 }),
  }),
  { selector: ({ id }) => id, maxLength: 9 },
);

test(`the way holds every stop once, in time, no longer than the nearest-first way, whatever the order (seed ${SEED})`, () => {
  fc.assert(
    fc.property(stops, fc.integer(), (given, turn) => {
      const { order, metres } = routeOf(given);
      expect(order.map(({ id }) => id).toSorted()).toEqual(given.map(({ id }) => id).toSorted());
      const way = order.map(({ id }) => given.find((one) => one.id === id)!);
      expect(isInTime(way)).toBe(true);
      expect(lengthOf(way)).toBe(metres);
      expect(order.reduce((sum, one) => sum + one.metres, 0)).toBe(metres);
      const inTime = given.toSorted(
        (a, b) => a.window.from - b.window.from || a.window.until - b.window.until || (a.id < b.id ? -1 : 1),
      );
      expect(metres).toBeLessThanOrEqual(lengthOf(nearestFirst(inTime)));
      const cut = given.length === 0 ? 0 : Math.abs(turn) % given.length;
      expect(routeOf([...given.slice(cut), ...given.slice(0, cut)])).toEqual({ order, metres });
      // No turn of a stretch makes it shorter.
      const turns = way.flatMap((_, from) =>
        way.slice(from + 1).map((_, more) => {
          const to = from + 1 + more;
          return [...way.slice(0, from), ...way.slice(from, to + 1).reverse(), ...way.slice(to + 1)];
        }),
      );
      expect(turns.filter((turned) => isInTime(turned) && lengthOf(turned) < metres)).toEqual([]);
    }),
    { seed: SEED, numRuns: 150 },
  );
});

test('four corners of a square are walked round and not crossed', () => {
  const window = { from: 0, until: 600 };
  const at = (id: string, latitude: number, longitude: number): Stop => ({
    id,
    window,
    spot: { latitude: 30_000_000 + latitude, longitude: 120_000_000 + longitude },
  });
  const { order } = routeOf([at('1', 0, 0), at('2', 9_000, 9_000), at('3', 0, 9_000), at('4', 9_000, 0)]);
  const places = order.map(({ id }) => id).join('');
  expect(['1324', '1423', '4132', '3142', '4231', '3241', '2314', '2413']).toContain(places);
});

test('a rough spot lies within about half a kilometre, and near doors give the same one', () => {
  fc.assert(
    fc.property(spot, (exact) => {
      const rough = roughly(exact, 500);
      expect(metresBetween(exact, rough)).toBeLessThan(400);
      expect(roughly(rough, 500)).toEqual(rough);
    }),
    { seed: SEED, numRuns: 200 },
  );
  // One degree of latitude.
  const north = { latitude: 31_000_000, longitude: 120_000_000 };
  expect(metresBetween({ latitude: 30_000_000, longitude: 120_000_000 }, north)).toBe(111_195);
});
