/**
 * How does the provider's word come in?
 *
 * As a signed notice: judged byte by byte before anything of it is read. What is not signed by the provider, or not of now, changes nothing.
 * It is answered as taken when the money stands in the book; until then the provider says it again.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { settleNotice } from '../../payments/settle-checkout.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';
import { counterOf } from './checkout-api.ts';

const MOST_NOTICE = 256 * 1024;

/** The address under /api/payments. */
export function paymentNoticesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_NOTICE }, (_, body, done) =>
      done(null, body),
    );
    app.post('/notices', { schema: { hide: true } }, async ({ headers, body }) => {
      if (house.payments === undefined) throw new Refused(503, 'No payment provider is connected.');
      const signature = headers['stripe-signature'];
      const heard = house.payments.line.hear(
        {
          signature: typeof signature === 'string' ? signature : undefined,
          body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
        },
        Math.floor(Date.now() / 1000),
      );
      if (heard.state === 'unbelieved') throw new Refused(401, 'This notice is not believed.');
      if (heard.state === 'unread') throw new Refused(400, 'This notice cannot be read.');
      return { state: await settleNotice(await counterOf(house), heard.notice) };
    });
  };
}
