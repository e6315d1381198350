import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTiles, type TileServer } from '../../tools/pages/visits/tile-server.ts';
import { type MapTerms, readTile } from './map-tiles.ts';

let server: TileServer;
let map: MapTerms;

beforeAll(async () => {
  server = await startTiles();
  map = { tiles: server.tiles, credit: '示例地图' };
});
afterAll(() => server.close());
beforeEach(() => {
  server.mood = 'gives';
  server.asked.length = 0;
});

describe('a piece of the map', () => {
  test('is asked for by its place and nothing else, and handed on as it came', async () => {
    const tile = await readTile(map, 14, 13_662, 6_731);
    expect(tile?.media).toBe('image/png');
    expect(tile?.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(server.asked).toEqual(['/14/13662/6731.png']);
  });

  test.each([
    [2, 0, 0],
    [20, 0, 0],
    [14, 2 ** 14, 0],
    [14, 0, 2 ** 14],
  ])('of zoom %d, column %d, row %d: there is none, and nobody is asked', async (zoom, column, row) => {
    expect(await readTile(map, zoom, column, row)).toBeNull();
    expect(server.asked).toEqual([]);
  });

  test.each(['none', 'page', 'endless'] as const)(
    'from a server that gives %s: there is none',
    async (mood) => {
      server.mood = mood;
      expect(await readTile(map, 14, 1, 1)).toBeNull();
    },
  );

  test('from a server that is not there: there is none', async () => {
    expect(await readTile({ ...map, tiles: 'http://127.0.0.1:1/{z}/{x}/{y}' }, 14, 1, 1)).toBeNull();
  });
});
