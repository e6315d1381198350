/**
 * Where does a browser keep its session, and where does it not?
 *
 * In one cookie that no script reads and no other site sends along. Over TLS its name begins with `__Host-`: a browser takes such a one
 * only from this very host, and sends it only there.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SIGN_IN } from '../../../policy/house/doors/sign-in.ts';
import type { KnownPasswords } from '../../../rules/people/secret-words.ts';
import type { IdentityProvider } from '../../people/identity-provider.ts';
import type { Site } from '../../people/passkeys.ts';

/** How sessions are asked for. `origin`: where people reach the house, as "https://pay.lender.example"; null: on this machine. */
export interface PeopleTerms {
  readonly origin: string | null;
  /** By whom those who work here may also come in. */
  readonly provider?: IdentityProvider;
  /** Passwords that nobody may take. */
  readonly known?: KnownPasswords;
  /** A demonstration on this machine: whoever tries it is whom he likes. */
  readonly demonstration?: true;
}

const isSecure = (terms: PeopleTerms | undefined) => terms?.origin?.startsWith('https://') ?? false;
/** Where this request's pages stand: "https://pay.lender.example". */
export function siteOf({ protocol, host }: FastifyRequest, terms: PeopleTerms | undefined): Site {
  return { origin: terms?.origin ?? `${protocol}://${host}` };
}

const nameFor = (terms: PeopleTerms | undefined) => (isSecure(terms) ? '__Host-anhuan' : 'anhuan-session');

/** What the browser holds; undefined: nothing. */
export function heldToken(request: FastifyRequest, terms: PeopleTerms | undefined): string | undefined {
  return cookieOf(request, nameFor(terms));
}

function cookieOf({ headers }: FastifyRequest, cookie: string): string | undefined {
  const name = `${cookie}=`;
  const found = headers.cookie?.split(';').find((one) => one.trim().startsWith(name));
  return found?.trim().slice(name.length);
}

const visitFor = (terms: PeopleTerms | undefined) =>
  isSecure(terms) ? '__Host-anhuan-visit' : 'anhuan-visit';

/** What the browser holds while its person is with the identity provider. */
export function heldVisit(request: FastifyRequest, terms: PeopleTerms | undefined): string | undefined {
  return cookieOf(request, visitFor(terms));
}

/** The same; null: not any more. It comes along when the provider's page leads back here, as the session's would not. */
export function holdVisit(reply: FastifyReply, token: string | null, terms: PeopleTerms | undefined): void {
  const age = token === null ? 0 : SIGN_IN.visitMinutes * 60;
  void reply.header(
    'set-cookie',
    `${visitFor(terms)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax${isSecure(terms) ? '; Secure' : ''}; Max-Age=${age}`,
  );
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
