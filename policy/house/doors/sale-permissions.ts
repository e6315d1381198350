/**
 * Who may write off, sell, and take back?
 *
 * Leads and compliance; that two people say each thing is asked by the act itself. What cannot be undone by a click, and what leaves the
 * house, wants the second factor. A buyer has no door here: his tape is a file.
 */
import type { Audience } from '../../../rules/people/permission.ts';
import { BY, CONFIRMED, JUDGES, PUBLIC, type Row } from './permission-rows.ts';

const S = '/api/sale';
const READ: readonly Audience[] = [...JUDGES, 'auditor'];
const SURE = { ...BY, ...CONFIRMED } as const;

export const SALE: readonly Row[] = [
  ['GET', `${S}/write-offs`, READ],
  ['GET', `${S}/write-offs/file`, READ],
  ['POST', `${S}/write-offs`, JUDGES, BY],
  ['POST', `${S}/write-offs/:key/agree`, JUDGES, SURE],
  ['POST', `${S}/write-offs/:key/refuse`, JUDGES, BY],
  ['POST', `${S}/write-offs/:key/undo`, JUDGES, SURE],
  ['GET', `${S}/buyers`, READ],
  ['POST', `${S}/buyers/papers`, JUDGES, BY],
  ['POST', `${S}/buyers/papers/:paper/decide`, ['compliance'], SURE],
  ['GET', `${S}/sales`, READ],
  ['GET', `${S}/sales/:sale`, READ],
  ['POST', `${S}/sales`, JUDGES, BY],
  ['POST', `${S}/sales/:sale/tape`, JUDGES, SURE],
  ['POST', `${S}/sales/:sale/offer`, JUDGES, BY],
  ['POST', `${S}/sales/:sale/offers`, JUDGES, BY],
  ['POST', `${S}/sales/:sale/award`, JUDGES, SURE],
  ['POST', `${S}/sales/:sale/close`, JUDGES, SURE],
  ['POST', `${S}/sales/:sale/drop`, JUDGES, BY],
  ['POST', `${S}/sales/:sale/lines/:key/back`, JUDGES, SURE],
  ['POST', `${S}/money`, JUDGES, SURE],
  ['GET', '/claims', PUBLIC],
];
