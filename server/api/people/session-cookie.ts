/**
 * Where does a browser keep its session, and where does it not?
 *
 * In one cookie that no script reads and no other site sends along. Over TLS its name begins with `__Host-`: a browser takes such a one
 * only from this very host, and sends it only there.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How sessions are asked for. `origin`: where people reach the house, as "https://pay.lender.example"; null: on this machine. */
export interface PeopleTerms {
  readonly origin: string | null;
}

const isSecure = (terms: PeopleTerms | undefined) => terms?.origin?.startsWith('https://') ?? false;
const nameFor = (terms: PeopleTerms | undefined) => (isSecure(terms) ? '__Host-anhuan' : 'anhuan-session');

/** What the browser holds; undefined: nothing. */
export function heldToken({ headers }: FastifyRequest, terms: PeopleTerms | undefined): string | undefined {
  const name = `${nameFor(terms)}=`;
  const found = headers.cookie?.split(';').find((one) => one.trim().startsWith(name));
  return found?.trim().slice(name.length);
}

/** Has the browser hold this; null: nothing any more. */
export function holdToken(reply: FastifyReply, token: string | null, terms: PeopleTerms | undefined): void {
  const secure = isSecure(terms) ? '; Secure' : '';
  const gone = token === null ? '; Max-Age=0' : '';
  reply.header(
    'set-cookie',
    `${nameFor(terms)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict${secure}${gone}`,
  );
}
