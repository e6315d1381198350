/**
 * What does somebody see who follows the unsubscribe address of a message?
 *
 * A page with one button, without script, login or a word about a debt; looking at it changes nothing, since mail programs look at
 * addresses by themselves. The same address takes the one POST of a mail program (RFC 8058). A strange address is answered alike.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openUnsubscribing, type Unsubscribing, unsubscribe } from '../../contact/replies/unsubscribe.ts';
import type { House } from '../house.ts';
import { languageOf } from '../identity/verify-page.ts';

const WORDS = {
  'zh-CN': {
    title: '停止发送消息',
    ask: '按下按钮后，我们不再以这种方式向您发送消息。法律要求的通知除外。',
    button: '停止发送',
    done: '已停止。若这个地址属于您，我们不再以这种方式向您发送消息。无需其他操作。',
  },
  en: {
    title: 'Stop messages',
    ask: 'After you press the button we send you no more messages this way, except those that the law requires.',
    button: 'Stop messages',
    done: 'Done. If this address is yours, we send you no more messages this way. There is nothing else to do.',
  },
} as const;

const PATH = '/unsubscribe/:token';

/** The addresses of unsubscribing, outside /api: they stand in messages. */
export async function serveUnsubscribing(app: FastifyInstance, house: House): Promise<void> {
  let seal: Promise<Unsubscribing> | null = null;
  const opened = () => {
    seal ??= openUnsubscribing(house.pool);
    seal.catch(() => {
      seal = null;
    });
    return seal;
  };
  await app.register(async (own) => {
    // What a mail program or a form sends along says nothing that the address does not.
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 4096 }, (_request, _body, done) =>
      done(null),
    );
    own.get(PATH, { schema: { hide: true } }, async (request, reply) => page(request, reply, 'ask'));
    own.post(PATH, { schema: { hide: true } }, async (request, reply) => {
      const { token } = request.params as { token: string };
      const today = await house.today();
      await unsubscribe(house.pool, await opened(), token, { at: house.now(today), today });
      return page(request, reply, 'done');
    });
  });
}

function page(request: FastifyRequest, reply: FastifyReply, what: 'ask' | 'done'): FastifyReply {
  const language = languageOf(request);
  const words = WORDS[language];
  const body =
    what === 'done'
      ? `<p role="status">${words.done}</p>`
      : `<p>${words.ask}</p><form method="post"><button>${words.button}</button></form>`;
  return reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${words.title}</title><style>:root{color-scheme:light dark}body{font:17px/1.5 system-ui,sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}button{font:inherit;padding:.75rem 1.25rem;min-height:44px;border:0;border-radius:8px;background:#0d5b5b;color:#fff}</style><main><h1>${words.title}</h1>${body}</main></html>`,
    );
}
