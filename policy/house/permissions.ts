/**
 * Who may use which address?
 *
 * One row for each, grouped by door; a test compares them with the addresses the server has, so that none is without a row and no row
 * is without an address. HEAD follows GET. Where sessions are asked for, whoever has no row here does not come in.
 */
import type { Audience, Permission } from '../../rules/people/permission.ts';

type More = Partial<Pick<Permission, 'owns' | 'confirmed' | 'named'>>;
type Row = readonly [method: Permission['method'], url: string, who: readonly Audience[], more?: More];

const BY = { named: { part: 'body', field: 'by' } } as const;
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
const SIGNED_IN: readonly Audience[] = [...STAFF, 'agency', 'borrower'];
const PUBLIC: readonly Audience[] = ['public'];
const NOBODY: readonly Audience[] = [];

const OPEN: readonly Row[] = [
  ['GET', '/*', PUBLIC],
  ['GET', '/health', PUBLIC],
  ['GET', '/metrics', PUBLIC, { owns: 'this-machine' }],
  ['GET', '/verify', PUBLIC],
  ['GET', '/verify/:code', PUBLIC],
  ['POST', '/verify', PUBLIC],
  ['POST', '/api/verify', PUBLIC],
  ['GET', '/unsubscribe/:token', PUBLIC],
  ['POST', '/unsubscribe/:token', PUBLIC],
  ['GET', '/api/evidence/roots', PUBLIC],
  ['GET', '/api/openapi.json', PUBLIC],
  ['GET', '/api/reference', PUBLIC],
  ['GET', '/api/reference/page.js', PUBLIC],
  ['GET', '/api/reference/page.css', PUBLIC],
  ['POST', '/api/exchange/events', ['provider']],
  ['GET', '/api/doors', STAFF],
  ['GET', '/api/events', [...STAFF, 'borrower'], { owns: 'own-stream' }],
  // What arrived at the far ends of a demonstration.
  ['GET', '/api/far-ends', NOBODY],
  ['POST', '/api/far-ends/answers', NOBODY],
];

const PEOPLE: readonly Row[] = [
  ['GET', '/api/people/me', PUBLIC],
  ['POST', '/api/people/sign-in', PUBLIC],
  ['POST', '/api/people/sign-out', PUBLIC],
  ['POST', '/api/people/link', PUBLIC],
  ['POST', '/api/people/set-up', PUBLIC],
  ['POST', '/api/people/code', PUBLIC],
  ['POST', '/api/people/code/sign-in', PUBLIC],
  ['POST', '/api/people/confirm', [...STAFF, 'agency']],
  ['GET', '/api/people/sessions', SIGNED_IN],
  ['POST', '/api/people/sessions/end-others', SIGNED_IN],
  ['GET', '/api/people/staff', ['administrator', 'auditor']],
  ['POST', '/api/people/staff', ['administrator'], CONFIRMED],
  ['POST', '/api/people/staff/:number/link', ['administrator'], CONFIRMED],
  ['POST', '/api/people/staff/:number/end', ['administrator'], CONFIRMED],
];

/** The borrower's door: every address names a reference, which must be of an account of his. */
const OWN_READ = [
  '',
  '/prevention',
  '/calendar.ics',
  '/disputes',
  '/messages',
  '/word',
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
  ].map((one) => `/accounts/:account/${one}`),
] as const;
const OWN_ACT = [
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
  // No money moves there: it is a demonstration's. A provider's signed word takes its place.
  ['POST', `${B}/accounts/:account/pay`, NOBODY, OWN],
];

const A = '/api/agent';
const AGENT: readonly Row[] = [
  ['GET', `${A}/work`, DESK_READ],
  ['GET', `${A}/accounts/:key`, [...DESK_READ, 'agency'], PLACED],
  ['GET', `${A}/accounts/:key/agreeing`, [...DESK, 'agency'], { ...PLACED, ...STAFF_QUERY }],
  ['POST', `${A}/accounts/:key/proposals`, [...DESK, 'agency'], { ...PLACED, ...STAFF_QUERY }],
  ['POST', `${A}/accounts/:key/offers/:offer/accept`, [...DESK, 'agency'], { ...PLACED, ...STAFF_QUERY }],
  ['POST', `${A}/accounts/:key/word`, [...DESK, 'agency'], PLACED],
  ['GET', `${A}/calls/list`, DESK, { named: { part: 'query', field: 'worker' } }],
  ['POST', `${A}/calls`, DESK, { named: { part: 'body', field: 'worker' } }],
  ['GET', `${A}/calls/:call`, [...DESK, 'compliance', 'auditor'], OWN_CALL],
  ['POST', `${A}/calls/:call/outcome`, DESK, OWN_CALL],
  ['POST', `${A}/calls/:call/hang-up`, DESK, OWN_CALL],
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
  ['POST', `${S}/next-day`, ['administrator'], CONFIRMED],
  ['GET', `${S}/texts`, STUDIO_READ],
  ['GET', `${S}/texts/:key`, STUDIO_READ],
  ['POST', `${S}/texts`, ['strategist', 'compliance'], BY],
  ['POST', `${S}/texts/preview`, ['strategist', 'compliance']],
  ['POST', `${S}/texts/:key/approve`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${S}/texts/:key/retire`, ['compliance'], { ...BY, ...CONFIRMED }],
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
];

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
  ['POST', `${C}/holds`, ['compliance'], { ...BY, ...CONFIRMED }],
];

/** Who hears the news of which door. */
export const STREAMS: Readonly<Record<'agent' | 'studio', readonly Audience[]>> = {
  agent: DESK_READ,
  studio: NIGHT_READ,
};

const permissionFrom = ([method, url, who, more = {}]: Row): Permission => ({
  method,
  url,
  who,
  owns: more.owns ?? 'nothing',
  confirmed: more.confirmed ?? false,
  named: more.named ?? null,
});

export const PERMISSIONS: readonly Permission[] = [OPEN, PEOPLE, BORROWER, AGENT, STUDIO, COMPLIANCE].flatMap(
  (rows) => rows.map(permissionFrom),
);
