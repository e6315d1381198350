/**
 * Who still holds the server open when it closes, and asks for nothing?
 *
 * A browser opens connections ahead and may never use them. Node closes those that have answered and are idle; one that never asked counts as
 * busy until its minutes for a first request are over, and one that is answered while the server closes is kept for a next request that
 * nobody would answer.
 */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** On closing, ends connections on which nothing was ever asked, and the others with their last answer. */
export function dropUnusedSockets(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  let closing = false;
  app.server.on('connection', (socket: Socket) => {
    if (closing) return socket.destroy();
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }, response) => {
    unused.delete(socket);
    response.once('finish', () => {
      if (closing) socket.end();
    });
  });
  app.addHook('preClose', async () => {
    closing = true;
    for (const socket of unused) socket.destroy();
  });
}
