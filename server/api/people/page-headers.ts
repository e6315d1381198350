/**
 * What may a browser do with what it gets from here, and did another site make it ask?
 *
 * Headers on every answer: nothing is framed, guessed or told to other sites. Where sessions are asked for, pages load from here alone
 * and run nothing that stands inline. A change asked for by another site's page is refused (Fetch Metadata, Origin) beside the cookie
 * that would not come along.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '../problem.ts';
import type { PeopleTerms } from './session-cookie.ts';

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;
/** The page that visitors take to a door may ask the device where it is, and record what he agrees to. */
const AT_THE_DOOR = 'camera=(), geolocation=(self), microphone=(self), payment=(), usb=()';

const PAGES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const YEARS = 'max-age=63072000';

/** Sets the headers of an answer; an address that knows better says so after it. */
export function setHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  terms: PeopleTerms | undefined,
): void {
  void reply.headers(ALWAYS);
  if (/^\/visit(\?|$)/.test(request.url)) void reply.header('permissions-policy', AT_THE_DOOR);
  if (terms === undefined) return;
  void reply.header('content-security-policy', PAGES);
  if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  if (terms.origin?.startsWith('https://')) void reply.header('strict-transport-security', YEARS);
}

/** Refuses what another site's page has the browser ask for. Programs that are no browser send neither word. */
export function refuseOtherSites(request: FastifyRequest, terms: PeopleTerms | undefined): void {
  const { headers, method } = request;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return;
  const site = headers['sec-fetch-site'];
  const told = typeof site === 'string' ? site === 'same-origin' || site === 'none' : isOwn(request, terms);
  if (!told)
    throw new Refused(403, 'Another site asked for this. Nothing was changed.', [
      {
        where: 'headers.origin',
        what: 'not a page of this house',
        todo: 'Open the page here and try again.',
      },
    ]);
}

function isOwn({ headers, protocol, host }: FastifyRequest, terms: PeopleTerms | undefined): boolean {
  const { origin } = headers;
  return origin === undefined || origin === (terms?.origin ?? `${protocol}://${host}`);
}
