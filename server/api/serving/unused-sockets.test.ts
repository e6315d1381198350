import { once } from 'node:events';
import { connect } from 'node:net';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { dropUnusedSockets } from './unused-sockets.ts';

test('closing waits for who asked, and not for who only came', async () => {
  const app = Fastify();
  dropUnusedSockets(app);
  const { promise: heard, resolve: hear } = Promise.withResolvers<() => void>();
  app.get('/', () => new Promise((resolve) => hear(() => resolve({ said: true }))));
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const idle = connect(Number(new URL(address).port), '127.0.0.1');
  idle.resume();
  await once(idle, 'connect');
  const asked = fetch(address);
  const answer = await heard;
  const closed = app.close();
  await once(idle, 'close');
  answer();
  expect(await (await asked).json()).toEqual({ said: true });
  await closed;
}, 10_000);
