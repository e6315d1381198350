/**
 * Who may use which address of visits?
 *
 * As in permissions.ts, which puts all rows together. A visitor's every address names a visit, which must be one of his own.
 */
import { BY, BY_QUERY, CONFIRMED, JUDGES, type Row } from './permission-rows.ts';

const L = '/api/lead/visits';
const READ = ['lead', 'compliance', 'auditor'] as const;
const LEAD = ['lead'] as const;
const B = '/api/borrower/:host/:reference/visits';
const OWN = { owns: 'own-reference' } as const;
const V = '/api/visit';
const OWN_VISIT = { owns: 'own-visit' } as const;
const VISITOR_QUERY = { named: { part: 'query', field: 'visitor' } } as const;

export const VISITS: readonly Row[] = [
  ['GET', L, READ],
  ['GET', `${L}/accounts/:key`, READ],
  ['POST', `${L}/accounts/:key/propose`, LEAD, BY],
  ['POST', `${L}/accounts/:key/search`, LEAD, BY],
  ['POST', `${L}/:visit/approve`, LEAD, { ...BY, ...CONFIRMED }],
  ['POST', `${L}/:visit/refuse`, LEAD, BY],
  ['POST', `${L}/:visit/cancel`, LEAD, BY],
  ['POST', `${L}/:visit/seen`, LEAD, BY],
  ['POST', `${L}/:visit/sounds/:recording`, JUDGES, { ...BY, ...CONFIRMED }],
  ['POST', `${L}/receipts/:receipt`, LEAD, { ...BY, ...CONFIRMED }],
  ['GET', `${L}/cards`, READ],
  ['GET', `${L}/cards/:staff/face`, READ],
  ['POST', `${L}/cards`, LEAD, { ...BY, ...CONFIRMED }],
  ['POST', `${L}/cards/:staff/training`, LEAD, { ...BY, ...CONFIRMED }],
  ['POST', `${L}/cards/:staff/end`, LEAD, { ...BY, ...CONFIRMED }],
  ['POST', `${L}/accounts/:key/spot`, LEAD, BY],

  ['GET', B, ['borrower'], OWN],
  ['GET', `${B}/:visit/calendar.ics`, ['borrower'], OWN],
  ['GET', `${B}/:visit/faces/:staff`, ['borrower'], OWN],
  ['GET', `${B}/:visit/sounds/:recording`, ['borrower'], OWN],
  ['POST', `${B}/:visit/confirm`, ['borrower'], OWN],
  ['POST', `${B}/:visit/move`, ['borrower'], OWN],
  ['POST', `${B}/:visit/decline`, ['borrower'], OWN],

  ['GET', `${V}/day`, ['field'], { ...OWN_VISIT, ...VISITOR_QUERY }],
  ['GET', `${V}/map/:zoom/:column/:row`, ['field']],
  ['GET', `${V}/:visit`, ['field'], { ...OWN_VISIT, ...VISITOR_QUERY }],
  ['GET', `${V}/:visit/calendar.ics`, ['field'], { ...OWN_VISIT, ...VISITOR_QUERY }],
  ['POST', `${V}/:visit/leave`, ['field'], { ...OWN_VISIT, ...BY }],
  ['POST', `${V}/:visit/entries`, ['field'], { ...OWN_VISIT, ...BY }],
  ['POST', `${V}/:visit/sounds/:recording/:seq`, ['field'], { ...OWN_VISIT, ...BY_QUERY }],
  ['POST', `${V}/:visit/sounds/:recording/end`, ['field'], { ...OWN_VISIT, ...BY }],
];
