/**
 * How is a mail looked at as it arrives, where pages may hold no style of their own inline?
 *
 * A page's policy holds for every frame it writes itself. So the page sends the mail here and gets it back as a document of its own, with
 * a policy of its own: styles and pictures within it, and nothing else; no script, no form, no link that opens, no origin.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refused } from '../problem.ts';

const POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

const Mail = z.object({ html: z.string().min(1).max(300_000) });

/** The address /api/mail-frame. */
export const mailFrameApi: FastifyPluginAsyncZod = async (app) => {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  // A page of ours asks for it, and no program: no part of the description.
  app.post('/mail-frame', { schema: { hide: true } }, async ({ body }, reply) => {
    const mail = Mail.safeParse(body);
    if (!mail.success) throw new Refused(400, 'There is no mail to be shown.');
    return reply
      .headers({ 'content-security-policy': POLICY, 'x-frame-options': 'SAMEORIGIN' })
      .type('text/html; charset=utf-8')
      .send(mail.data.html);
  });
};
