import { Agent } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { askPushService } from './push-post.ts';

/** A service that answers the first request, reads the second whole and breaks the line, and turns every further line away. */
async function brokenService(): Promise<{ url: URL; close(): void }> {
  let lines = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    lines += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    if (lines > 1) {
      socket.resetAndDestroy();
      return;
    }
    let asked = 0;
    socket.on('data', (data) => {
      if (!data.includes('the end')) return;
      asked += 1;
      if (asked === 1) socket.write('HTTP/1.1 201 Created\r\ncontent-length: 0\r\n\r\n');
      else socket.resetAndDestroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: new URL(`http://127.0.0.1:${port}/push`), close };
}

test.each([false, true])(
  'what a kept line took before it broke may have arrived, though the second try never left (silenced: %s)',
  async (silent) => {
    const service = await brokenService();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = {
      method: 'POST',
      url: service.url,
      headers: {},
      body: Buffer.from('a push, the end'),
    } as const;
    const patience = AbortSignal.timeout(20_000);
    expect((await askPushService(ask, agent, patience)).status).toBe(201);
    const silenced = new AbortController();
    const said = askPushService(ask, agent, patience, silenced.signal);
    // The parcel has its line by then: what falls silent now stops the second try alone.
    if (silent) setImmediate(() => silenced.abort());
    expect(await said).toMatchObject({ status: null, given: true });
    agent.destroy();
    service.close();
  },
);
