/**
 * Who may use which address?
 *
 * One row for each, grouped by door; a test compares them with the addresses the server has, so that none is without a row and no row
 * is without an address. HEAD follows GET. Where sessions are asked for, whoever has no row here does not come in.
 */
import type { Audience, Permission, Scope } from '../../rules/people/permission.ts';

type More = Partial<Pick<Permission, 'owns' | 'confirmed' | 'named' | 'scope'>>;
type Row = readonly [method: Permission['method'], url: string, who: readonly Audience[], more?: More];

const BY = { named: { part: 'body', field: 'by' } } as const;
const WORKER = { named: { part: 'body', field: 'worker' } } as const;
const WORKER_QUERY = { named: { part: 'query', field: 'worker' } } as const;
const STAFF_QUERY = { named: { part: 'query', field: 'staff' } } as const;
const CONFIRMED = { confirmed: true } as const;
const PLACED = { owns: 'placed-account' } as const;
const OWN_CALL = { owns: 'own-call' } as const;

/** Who works on accounts; who looks after the house; who only looks. */
const DESK: readonly Audience[] = ['agent', 'lead'];
const DESK_READ: readonly Audience[] = [...DESK, 'compliance', 'auditor'];
const JUDGES: readonly Audience[] = ['lead', 'compliance'];
const STUDIO_READ: readonly Audience[] = ['lead', 'strategist', 'compliance', 'auditor'];
const STAFF: readonly Audience[] = ['agent', 'lead', 'strategist', 'compliance', 'administrator', 'auditor'];
const INSIDE: readonly Audience[] = [...STAFF, 'agency'];
const SIGNED_IN: readonly Audience[] = [...INSIDE, 'borrower'];
const PUBLIC: readonly Audience[] = ['public'];
/** Whoever tries a demonstration on this machine; nobody in a real house. */
const VISITOR: readonly Audience[] = ['visitor'];
const ON_THE_MACHINE = { owns: 'this-machine' } as const;

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

const A = '/api/agent';
const AGENT: readonly Row[] = [
  ['GET', `${A}/work`, DESK_READ, WORKER_QUERY],
  ['GET', `${A}/placed`, ['agency', 'lead', 'compliance', 'auditor']],
  ['POST', `${A}/work/next`, DESK, WORKER],
  ['POST', `${A}/work/open`, DESK, WORKER],
  ['POST', `${A}/work/leave`, DESK, WORKER],
  ['GET', `${A}/accounts/:key/person`, [...DESK_READ, 'agency'], { ...PLACED, ...WORKER_QUERY }],
  ['GET', `${A}/accounts/:key/script`, [...DESK, 'agency'], { ...PLACED, ...WORKER_QUERY }],
  ['POST', `${A}/accounts/:key/hand-over`, DESK, WORKER],
  ['POST', `${A}/accounts/:key/notes`, DESK, WORKER],
  ['POST', `${A}/accounts/:key/notes/:note/pin`, DESK, WORKER],
  ['POST', `${A}/accounts/:key/draft`, DESK, WORKER],
  ['POST', `${A}/accounts/:key/abuse`, DESK, WORKER],
  ['GET', `${A}/abuses`, JUDGES],
  ['POST', `${A}/abuses/seen`, ['lead'], BY],
  ['GET', `${A}/accounts/:key`, [...DESK_READ, 'agency'], PLACED],
  ['GET', `${A}/accounts/:key/agreeing`, [...DESK, 'agency'], { ...PLACED, ...STAFF_QUERY }],
  ['POST', `${A}/accounts/:key/proposals`, [...DESK, 'agency'], { ...PLACED, ...STAFF_QUERY }],
  ['POST', `${A}/accounts/:key/offers/:offer/accept`, [...DESK, 'agency'], { ...PLACED, ...STAFF_QUERY }],
  ['POST', `${A}/accounts/:key/word`, [...DESK, 'agency'], PLACED],
  // Which field a role may open stands in policy/house/unmasking.ts.
  ['POST', `${A}/accounts/:key/reveal`, [...DESK, 'compliance', 'agency'], { ...PLACED, ...BY }],
  ['GET', `${A}/calls/list`, DESK, WORKER_QUERY],
  ['POST', `${A}/calls`, [...DESK, 'agency'], WORKER],
  ['GET', `${A}/calls/:call`, [...DESK, 'agency', 'compliance', 'auditor'], OWN_CALL],
  ['POST', `${A}/calls/:call/outcome`, [...DESK, 'agency'], OWN_CALL],
  ['POST', `${A}/calls/:call/said`, [...DESK, 'agency'], OWN_CALL],
  ['POST', `${A}/calls/:call/hang-up`, [...DESK, 'agency'], OWN_CALL],
  ['POST', `${A}/calls/:call/recording`, DESK, OWN_CALL],
  ['GET', `${A}/calls/:call/recording`, [...DESK, 'compliance', 'auditor'], OWN_CALL],
  ['GET', `${A}/replies`, DESK_READ],
  ['POST', `${A}/replies/answered`, DESK],
  ['POST', `${A}/replies/turned`, DESK, BY],
  ['GET', `${A}/accounts/:key/cases`, DESK_READ],
  ['POST', `${A}/accounts/:key/care`, DESK, BY],
  ['POST', `${A}/disputes`, DESK, { named: { part: 'body', field: 'agent' } }],
  ['GET', `${A}/review`, DESK_READ],
  ['GET', `${A}/review/:case`, DESK_READ],
  ['POST', `${A}/review/:case/step`, [...DESK, 'compliance'], BY],
  ['POST', `${A}/review/:case/proposal`, [...DESK, 'compliance'], BY],
  ['POST', `${A}/review/:case/open/:flag`, JUDGES, { ...BY, ...CONFIRMED }],
];

const S = '/api/studio';
const NIGHT_READ: readonly Audience[] = [...STUDIO_READ, 'administrator'];
const STUDIO: readonly Row[] = [
  ['GET', `${S}/nights`, NIGHT_READ],
  ['GET', `${S}/nights/:day`, NIGHT_READ],
  ['GET', `${S}/progress`, NIGHT_READ],
  // In a demonstration anybody may see what a night does: it is his to play with.
  ['POST', `${S}/next-day`, ['administrator', 'visitor'], CONFIRMED],
  ['GET', `${S}/texts`, STUDIO_READ],
  ['GET', `${S}/texts/:key`, STUDIO_READ],
  ['POST', `${S}/texts`, ['strategist', 'compliance'], BY],
  ['POST', '/api/mail-frame', [...STUDIO_READ, 'visitor']],
  // Changes nothing: whoever reads texts may see what one says.
  ['POST', `${S}/texts/preview`, STUDIO_READ],
  ['POST', `${S}/texts/:key/approve`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${S}/texts/:key/retire`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['GET', `${S}/ladders`, STUDIO_READ],
  ['GET', `${S}/ladders/:key`, STUDIO_READ],
  ['GET', `${S}/ladders/:key/changes`, STUDIO_READ],
  ['GET', `${S}/ladders/:key/accounts`, STUDIO_READ],
  ['POST', `${S}/ladders/drafts`, ['strategist'], BY],
  ['POST', `${S}/ladders/drafts/:draft`, ['strategist'], BY],
  ['POST', `${S}/ladders/drafts/:draft/drop`, ['strategist'], BY],
  ['POST', `${S}/ladders/drafts/:draft/submit`, ['strategist'], BY],
  ['POST', `${S}/ladders/:key/approve`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${S}/ladders/:key/refuse`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${S}/ladders/:key/retire`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${S}/ladders/:key/schedule`, ['strategist', 'compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${S}/ladders/trials`, ['strategist', 'compliance']],
  ['GET', `${S}/ladders/trials/:trial`, STUDIO_READ],
  ['GET', `${S}/law`, STUDIO_READ],
  ['POST', `${S}/law/ask`, STUDIO_READ],
  ['GET', `${S}/credit/events`, ['lead', 'compliance', 'auditor']],
  ['GET', `${S}/disputes`, [...JUDGES, 'auditor']],
  ['POST', `${S}/disputes/:key/decide`, JUDGES, BY],
  ['POST', `${S}/repairs/:key`, JUDGES, BY],
  ['POST', `${S}/impostors/:key`, ['compliance'], BY],
  ['GET', `${S}/complaints`, [...JUDGES, 'auditor']],
  ['POST', `${S}/complaints`, [...DESK, 'compliance'], BY],
  ['POST', `${S}/complaints/:complaint/decide`, JUDGES, BY],
  ['POST', `${S}/complaints/:complaint/more-time`, JUDGES, BY],
  ['GET', `${S}/letters`, STUDIO_READ],
  ['GET', `${S}/letters/:account`, [...JUDGES, 'auditor']],
  ['GET', `${S}/letters/:account/page`, [...JUDGES, 'auditor']],
  ['POST', `${S}/letters/:account/orders`, JUDGES, BY],
  ['GET', `${S}/silence`, STUDIO_READ],
  ['GET', `${S}/apologies`, [...JUDGES, 'auditor']],
  ['POST', `${S}/apologies/:key`, JUDGES],
  ['GET', `${S}/warning`, STUDIO_READ],
  ['GET', `${S}/seen`, ['compliance', 'auditor']],
  ['GET', `${S}/figures`, STUDIO_READ],
  ['GET', `${S}/figures/:figure`, STUDIO_READ],
  ['GET', `${S}/figures/:figure/accounts`, STUDIO_READ],
  ['GET', `${S}/figures/:figure/export`, STUDIO_READ],
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

const L = '/api/lead';
const LEAD_READ: readonly Audience[] = ['lead', 'compliance', 'auditor'];
const LEAD: readonly Row[] = [
  ['GET', `${L}/today`, LEAD_READ],
  ['GET', `${L}/assignment`, LEAD_READ],
  ['GET', `${L}/assignment/people`, LEAD_READ],
  ['POST', `${L}/assignment/moves`, ['lead'], BY],
  ['POST', `${L}/assignment/rounds/:round/undo`, ['lead'], BY],
  ['POST', `${L}/assignment/members`, ['lead'], BY],
  ['POST', `${L}/assignment/absences`, ['lead'], BY],
  ['POST', `${L}/assignment/absences/:absence/end`, ['lead'], BY],
  ['GET', `${L}/approvals`, LEAD_READ, STAFF_QUERY],
  ['GET', `${L}/promises`, LEAD_READ],
  ['GET', `${L}/promises/:day`, LEAD_READ],
  ['GET', `${L}/complaints`, LEAD_READ],
  ['GET', `${L}/quality`, LEAD_READ],
  ['GET', `${L}/quality/:call`, LEAD_READ],
  ['POST', `${L}/quality/:call`, ['lead'], BY],
  // An agent's own: whose it is stands in his session, not in what he says.
  ['GET', `${A}/quality`, DESK, STAFF_QUERY],
  ['POST', `${A}/quality/read`, DESK, BY],
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

const C = '/api/compliance';
const WATCH_READ: readonly Audience[] = ['compliance', 'auditor'];
const COMPLIANCE: readonly Row[] = [
  ['GET', `${C}/standing`, WATCH_READ],
  ['GET', `${C}/breaches`, WATCH_READ],
  ['POST', `${C}/breaches/:key/answer`, ['compliance'], BY],
  ['GET', `${C}/people-log`, [...WATCH_READ, 'administrator']],
  ['GET', `${C}/records`, WATCH_READ],
  ['POST', `${C}/records/check`, WATCH_READ],
  ['POST', `${C}/records/file`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['GET', `${C}/exports`, WATCH_READ],
  ['POST', `${C}/registers/:register`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['GET', `${C}/erasures`, WATCH_READ],
  ['POST', `${C}/erasures`, ['compliance'], BY],
  ['POST', `${C}/erasures/:key/propose`, ['compliance'], BY],
  ['POST', `${C}/erasures/:key/end`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${C}/corrections/:key`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${C}/holds`, ['compliance'], { ...BY, ...CONFIRMED }],
];

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
  HOST,
].flatMap((rows) => rows.map(permissionFrom));
