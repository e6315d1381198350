/**
 * Where does a map come from in a test, without a network?
 *
 * A server of map tiles on the loopback address: squares in two shades, so that a picture shows where one ends. Its faults are those of real
 * ones: it has none of a place, gives a page instead of a picture, or one without an end.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { greyPicture } from './drawn-picture.ts';

/** What it does with a request. */
export type TileMood = 'gives' | 'none' | 'page' | 'endless';

/** A tile server that runs. `asked`: the places of the tiles that were asked for. */
export interface TileServer {
  readonly tiles: string;
  readonly asked: string[];
  mood: TileMood;
  close(): Promise<void>;
}

const SIDE = 256;

/** Starts one; close it after the tests. */
export async function startTiles(): Promise<TileServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const [, x, y] = path
      .split('/')
      .slice(1)
      .map((part) => Number.parseInt(part, 10));
    if (started.mood === 'none') return void response.writeHead(404).end();
    if (started.mood === 'page') return void response.end('<html>no picture</html>');
    response.setHeader('content-type', 'image/png');
    if (started.mood === 'endless')
      return void response.end(Buffer.concat([square(230), Buffer.alloc(2 ** 20)]));
    response.end(square(((x ?? 0) + (y ?? 0)) % 2 === 0 ? 222 : 238));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const started: TileServer = {
    tiles: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`,
    asked,
    mood: 'gives',
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return started;
}

/** A grey picture with a darker edge. */
const square = (shade: number): Buffer => greyPicture(SIDE, (x, y) => (x === 0 || y === 0 ? 200 : shade));
