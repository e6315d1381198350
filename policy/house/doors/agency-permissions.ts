/**
 * Who may use the addresses about agencies: those who look after them, the agencies' own people and programs, and everybody?
 *
 * As in permissions.ts, which puts all rows together.
 */
import { AGENCY_SCOPE, type Audience } from '../../../rules/people/permission.ts';
import { BY, CONFIRMED, JUDGES, PUBLIC, type Row } from './permission-rows.ts';

const A = '/api/agencies';
const WATCHERS: readonly Audience[] = ['lead', 'strategist', 'compliance', 'auditor'];
const AGENCY = { owns: 'own-agency', scope: AGENCY_SCOPE } as const;

export const AGENCIES: readonly Row[] = [
  ['GET', A, WATCHERS],
  ['GET', `${A}/:agency/cases`, ['lead', 'compliance', 'auditor']],
  ['POST', `${A}/papers`, ['lead', 'strategist', 'compliance'], BY],
  ['POST', `${A}/papers/:paper/decide`, ['compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${A}/:agency/recall`, JUDGES, BY],
  ['POST', `${A}/:agency/cases/:key`, JUDGES, BY],
  ['GET', `${A}/reckoning`, WATCHERS],
  ['GET', `${A}/:agency/statements/:month/lines`, WATCHERS],
  ['GET', `${A}/:agency/statements/:month/behind`, ['lead', 'compliance', 'auditor']],
  ['GET', `${A}/:agency/statements/:month/file`, WATCHERS],
  ['POST', `${A}/:agency/statements/:month/invoice`, ['lead', 'strategist'], BY],
  ['POST', `${A}/invoices/:invoice/decide`, JUDGES, { ...BY, ...CONFIRMED }],
  ['GET', `${A}/returns/:declaration/certificate`, ['lead', 'compliance', 'auditor']],
  // What a program of an agency asks; its people see their own list too.
  ['GET', '/api/agency/placements', ['machine', 'agency'], AGENCY],
  ['GET', '/api/agency/returns', ['machine', 'agency'], AGENCY],
  ['POST', '/api/agency/returns', ['machine', 'agency'], AGENCY],
  ['GET', '/api/agency/returns/:declaration/certificate', ['machine', 'agency'], AGENCY],
  ['GET', '/api/agency/statements', ['machine', 'agency'], AGENCY],
  ['GET', '/api/agency/statements/:month/lines', ['machine', 'agency'], AGENCY],
  ['GET', '/api/agency/statements/:month/file', ['machine', 'agency'], AGENCY],
  ['POST', '/api/agency/invoices/:invoice/hear', ['machine', 'agency'], AGENCY],
  ['POST', '/api/agency/permits', ['machine'], AGENCY],
  ['POST', '/api/agency/permits/:permit/use', ['machine'], AGENCY],
  ['POST', '/api/agency/contacts', ['machine'], AGENCY],
  ['GET', '/register', PUBLIC],
];
