/**
 * How do the exchange's events come in?
 *
 * As signed webhooks: the body is judged byte by byte before anything of it is read. What is not signed by the exchange, or not
 * of now, changes nothing and is told nothing but that. An event is answered as taken when it is kept: until then it comes
 * again. The recording is fetched after that; what could not be fetched stands in the call.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { keepNews } from '../../contact/calls/call-news.ts';
import { fetchRecording } from '../../contact/calls/call-recording.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';
import { callRoom } from './connected-house.ts';

const MOST_EVENT = 64 * 1024;

/** The address under /api/exchange. */
export function exchangeApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_EVENT }, (_, body, done) =>
      done(null, body),
    );
    app.post('/events', { schema: { hide: true } }, async ({ headers, body }, reply) => {
      const room = await callRoom(house);
      const one = (name: string) => {
        const value = headers[name];
        return typeof value === 'string' ? value : undefined;
      };
      const signed = {
        id: one('webhook-id'),
        timestamp: one('webhook-timestamp'),
        signature: one('webhook-signature'),
        body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      };
      const heard = room.line.hear(signed, Math.floor(Date.now() / 1000));
      if (heard.state === 'unbelieved') throw new Refused(401, 'This event is not believed.');
      if (heard.state === 'unread') throw new Refused(400, 'This event cannot be read.');
      const { call: told } = heard.event;
      const call = await keepNews(room, told);
      if (call === null) throw new Refused(404, 'No such call was ordered here.');
      // Fetched before the answer: if we die meanwhile, the exchange tells it again.
      if (told.recording !== null) await fetchRecording(room, call, told.recording);
      return reply.code(204).send();
    });
  };
}
