/**
 * Who still holds the server open when it closes, and asks for nothing?
 *
 * A browser opens connections ahead and may never use them. Node closes those that have answered and are idle; one that never asked counts as
 * busy until its minutes for a first request are over, and closing would wait for it.
 */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** On closing, ends the connections on which nothing was ever asked. */
export function dropUnusedSockets(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  app.addHook('preClose', async () => {
    // One that comes while the server closes asks for nothing either.
    app.server.on('connection', (socket: Socket) => socket.destroy());
    for (const socket of unused) socket.destroy();
  });
}
