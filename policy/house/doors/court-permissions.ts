/**
 * Who may open, approve, file and read a case?
 *
 * Leads and compliance work on cases; who approves is another person than who opened, which the act itself asks. What leaves the house, and
 * what goes to a court, wants the second factor.
 */
import type { Audience } from '../../../rules/people/permission.ts';
import { BY, BY_QUERY, CONFIRMED, JUDGES, type Row } from './permission-rows.ts';

const C = '/api/court';
const READ: readonly Audience[] = [...JUDGES, 'auditor'];

export const COURT: readonly Row[] = [
  ['GET', `${C}/cases`, READ],
  ['GET', `${C}/cases/:case`, READ],
  ['POST', `${C}/cases`, JUDGES, BY],
  ['POST', `${C}/cases/:case/approve`, JUDGES, { ...BY, ...CONFIRMED }],
  ['POST', `${C}/cases/:case/refuse`, JUDGES, BY],
  ['POST', `${C}/cases/:case/notice`, JUDGES, BY],
  ['POST', `${C}/cases/:case/file`, JUDGES, { ...BY, ...CONFIRMED }],
  ['POST', `${C}/cases/:case/stage`, JUDGES, BY],
  ['POST', `${C}/cases/:case/cost`, JUDGES, BY],
  ['POST', `${C}/cases/:case/bundle`, JUDGES, { ...BY, ...CONFIRMED }],
  ['POST', `${C}/cases/:case/papers`, JUDGES, BY_QUERY],
  ['POST', `${C}/cases/:case/papers/:paper/take-back`, JUDGES, BY],
  ['GET', `${C}/calendar`, READ],
  ['GET', `${C}/calendar/file`, READ],
  ['GET', `${C}/paths`, READ],
  ['POST', `${C}/paths`, JUDGES, BY],
  ['POST', `${C}/paths/:path/step`, JUDGES, BY],
  ['POST', `${C}/paths/:path/end`, JUDGES, BY],
  ['POST', `${C}/bureau`, ['compliance'], { ...BY, ...CONFIRMED }],
];
