/**
 * Who may use which address?
 *
 * One row for each, grouped by door; a test compares them with the addresses the server has, so that none is without a row and no row
 * is without an address. HEAD follows GET. Where sessions are asked for, whoever has no row here does not come in.
 */
import type { Audience, Permission, Scope } from '../../../rules/people/permission.ts';
import { AGENCIES } from './agency-permissions.ts';
import { COURT } from './court-permissions.ts';
import { FIRMS } from './firm-permissions.ts';
import {
  CONFIRMED,
  DESK_READ,
  INSIDE,
  type More,
  ON_THE_MACHINE,
  PUBLIC,
  type Row,
  SIGNED_IN,
  STAFF,
  VISITOR,
} from './permission-rows.ts';
import { SALE } from './sale-permissions.ts';
import { AGENT, COMPLIANCE, LEAD, LEAD_READ, NIGHT_READ, STUDIO } from './staff-permissions.ts';
import { VISITS } from './visit-permissions.ts';

const OPEN: readonly Row[] = [
  ['GET', '/*', PUBLIC],
  ['GET', '/health', PUBLIC],
  ['GET', '/metrics', PUBLIC, ON_THE_MACHINE],
  ['GET', '/verify', PUBLIC],
  ['GET', '/verify/:code', PUBLIC],
  ['POST', '/verify', PUBLIC],
  ['POST', '/api/verify', PUBLIC],
  ['GET', '/plain', PUBLIC],
  ['POST', '/plain/code', PUBLIC],
  ['POST', '/plain/sign-in', PUBLIC],
  ['POST', '/plain/sign-out', PUBLIC],
  ['GET', '/unsubscribe/:token', PUBLIC],
  ['POST', '/unsubscribe/:token', PUBLIC],
  ['GET', '/api/evidence/roots', PUBLIC],
  ['GET', '/api/openapi.json', PUBLIC],
  ['GET', '/api/reference', PUBLIC],
  ['GET', '/api/reference/page.js', PUBLIC],
  ['GET', '/api/reference/page.css', PUBLIC],
  ['POST', '/api/exchange/events', ['provider']],
  ['POST', '/api/payments/notices', ['provider']],
  ['GET', '/api/doors', [...STAFF, 'visitor']],
  ['GET', '/api/events', [...STAFF, 'borrower'], { owns: 'own-stream' }],
  // What arrived at the far ends of a demonstration.
  ['GET', '/api/far-ends', VISITOR, ON_THE_MACHINE],
  ['POST', '/api/far-ends/answers', VISITOR, ON_THE_MACHINE],
  // One click, and one is somebody: of the made-up people of a demonstration.
  ['GET', '/api/people/demo', VISITOR, ON_THE_MACHINE],
  ['GET', '/api/people/demo/ways', VISITOR, ON_THE_MACHINE],
  ['POST', '/api/people/demo/sign-in', VISITOR, ON_THE_MACHINE],
  ['POST', '/api/people/demo/confirm', VISITOR, ON_THE_MACHINE],
];

const PEOPLE: readonly Row[] = [
  ['GET', '/api/people/me', PUBLIC],
  ['POST', '/api/people/sign-in', PUBLIC],
  ['POST', '/api/people/sign-out', PUBLIC],
  ['POST', '/api/people/link', PUBLIC],
  ['POST', '/api/people/set-up', PUBLIC],
  ['POST', '/api/people/code', PUBLIC],
  ['POST', '/api/people/code/sign-in', PUBLIC],
  ['POST', '/api/people/passkey/begin', PUBLIC],
  ['POST', '/api/people/passkey/sign-in', PUBLIC],
  ['GET', '/api/people/provider/sign-in', PUBLIC],
  ['GET', '/api/people/provider/back', PUBLIC],
  ['POST', '/api/people/provider/signed-out', ['provider']],
  ['POST', '/api/people/confirm', INSIDE],
  ['POST', '/api/people/confirm/passkey/begin', INSIDE],
  ['POST', '/api/people/confirm/passkey', INSIDE],
  ['GET', '/api/people/own', INSIDE],
  ['POST', '/api/people/own/password', INSIDE, CONFIRMED],
  ['POST', '/api/people/own/recovery', INSIDE, CONFIRMED],
  ['POST', '/api/people/own/telephone/begin', INSIDE, CONFIRMED],
  ['POST', '/api/people/own/telephone', INSIDE, CONFIRMED],
  ['POST', '/api/people/own/passkeys/begin', INSIDE, CONFIRMED],
  ['POST', '/api/people/own/passkeys', INSIDE, CONFIRMED],
  ['POST', '/api/people/own/passkeys/:passkey/remove', INSIDE, CONFIRMED],
  ['GET', '/api/people/sessions', SIGNED_IN],
  ['POST', '/api/people/sessions/:session/end', SIGNED_IN],
  ['POST', '/api/people/sessions/end-others', SIGNED_IN],
  ['GET', '/api/people/staff', ['administrator', 'auditor']],
  ['POST', '/api/people/staff', ['administrator'], CONFIRMED],
  ['POST', '/api/people/staff/:number/link', ['administrator'], CONFIRMED],
  ['POST', '/api/people/staff/:number/end', ['administrator'], CONFIRMED],
  ['GET', '/api/people/keys', ['administrator', 'auditor']],
  ['POST', '/api/people/keys', ['administrator'], CONFIRMED],
  ['POST', '/api/people/keys/:key/end', ['administrator'], CONFIRMED],
  ['GET', '/api/people/webhooks', ['administrator', 'auditor']],
  ['POST', '/api/people/webhooks', ['administrator'], CONFIRMED],
  ['POST', '/api/people/webhooks/:endpoint/secret', ['administrator'], CONFIRMED],
  ['POST', '/api/people/webhooks/:endpoint/stop', ['administrator']],
  ['POST', '/api/people/webhooks/:endpoint/start', ['administrator']],
  ['POST', '/api/people/webhooks/:endpoint/test', ['administrator']],
  ['GET', '/api/people/webhooks/:endpoint/deliveries', ['administrator', 'auditor']],
  ['GET', '/api/people/webhooks/:endpoint/deliveries/:position', ['administrator', 'auditor']],
  ['POST', '/api/people/webhooks/:endpoint/again', ['administrator']],
];

/** The borrower's door: every address names a reference, which must be of an account of his. */
const OWN_READ = [
  '',
  '/prevention',
  '/calendar.ics',
  '/disputes',
  '/messages',
  '/checkouts',
  '/data',
  '/data/copy',
  '/checkouts/:checkout',
  '/word',
  '/seen',
  ...[
    'statement',
    'ahead',
    'contacts',
    'quote',
    'silence',
    'credit',
    'court',
    'claim',
    'complaints',
    'warning',
    'agreeing',
    'agreements/:agreement',
    'agreements/:agreement/pdf',
    'papers',
    'reviews',
    'paying',
    'proof',
  ].map((one) => `/accounts/:account/${one}`),
] as const;
const OWN_ACT = [
  '/data/requests',
  '/reminders',
  '/disputes',
  '/disputes/:dispute/withdraw',
  '/disputes/:dispute/appeal',
  '/messages/:message/read',
  '/devices',
  '/devices/this',
  '/devices/remove',
  '/word',
  ...[
    'checkouts',
    'wishes',
    'complaints',
    'warning',
    'proposals',
    'proposals/:proposal/appeal',
    'offers/:offer/accept',
    'agreements/:agreement/confirm',
    'agreements/:agreement/withdraw',
    'care',
    'papers',
    'papers/:seq/take-back',
    'reviews/:seq/appeal',
  ].map((one) => `/accounts/:account/${one}`),
] as const;
const B = '/api/borrower/:host/:reference';
const OWN: More = { owns: 'own-reference' };
const BORROWER: readonly Row[] = [
  ...OWN_READ.map((tail): Row => ['GET', `${B}${tail}`, ['borrower'], OWN]),
  ...OWN_ACT.map((tail): Row => ['POST', `${B}${tail}`, ['borrower'], OWN]),
  // The same for who runs no script.
  ['GET', '/plain/:host/:reference', ['borrower'], OWN],
  ['GET', '/plain/:host/:reference/paid/:checkout', ['borrower'], OWN],
  ['POST', '/plain/:host/:reference/accounts/:account/pay', ['borrower'], OWN],
  // No money moves there: it is a demonstration's. A provider's signed word takes its place.
  ['POST', `${B}/accounts/:account/pay`, VISITOR, OWN],
];

/** What machines of a lender ask, each with a key that was made for it. */
const H = '/api/host/:host';
const machine = (scope: Scope): More => ({ owns: 'own-host', scope });
const MACHINE: readonly Audience[] = ['machine'];
const HOST: readonly Row[] = [
  ['GET', `${H}/accounts/:reference`, MACHINE, machine('accounts:read')],
  ['POST', `${H}/accounts/:reference/payments`, MACHINE, machine('payments:write')],
  ['POST', `${H}/payments`, MACHINE, machine('payments:write')],
  ['POST', `${H}/reversals`, MACHINE, machine('payments:write')],
  ['POST', `${H}/corrections`, MACHINE, machine('corrections:write')],
  ['POST', `${H}/accounts/:reference/addresses`, MACHINE, machine('people:write')],
  ['POST', `${H}/accounts/:reference/holds`, MACHINE, machine('people:write')],
  ['POST', `${H}/accounts/:reference/holds/:hold/lift`, MACHINE, machine('people:write')],
  ['GET', `${H}/contacts`, MACHINE, machine('contacts:read')],
  ['GET', `${H}/events`, MACHINE, machine('events:read')],
];

/**
 * What a borrower changes behind the wall of the database, because it touches rows of his alone. The rest does not yet: agreements, disputes
 * and complaints book on accounts and open cases of reviewers; papers are compared with other people's; a device may have been somebody else's.
 */
export const WALLED_WRITES: ReadonlySet<string> = new Set([
  ...['/reminders', '/messages/:message/read', '/word', '/data/requests', '/accounts/:account/checkouts'].map(
    (tail) => `${B}${tail}`,
  ),
  '/plain/:host/:reference/accounts/:account/pay',
]);

/** Who hears the news of which door. */
export const STREAMS: Readonly<Record<'agent' | 'studio' | 'lead', readonly Audience[]>> = {
  agent: DESK_READ,
  lead: LEAD_READ,
  studio: NIGHT_READ,
};

const permissionFrom = ([method, url, who, more = {}]: Row): Permission => ({
  method,
  url,
  who,
  owns: more.owns ?? 'nothing',
  confirmed: more.confirmed ?? false,
  named: more.named ?? null,
  scope: more.scope ?? null,
});

export const PERMISSIONS: readonly Permission[] = [
  OPEN,
  PEOPLE,
  BORROWER,
  AGENT,
  STUDIO,
  LEAD,
  COMPLIANCE,
  AGENCIES,
  FIRMS,
  COURT,
  SALE,
  HOST,
  VISITS,
].flatMap((rows) => rows.map(permissionFrom));
