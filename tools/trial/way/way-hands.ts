/**
 * Who does what on the ways of a demonstration, and what can be done?
 */
import type { Key } from '../../../server/db/accounts.ts';
import type { BorrowerKey } from '../../../server/db/gate/person-rows.ts';

/** Whose way it is. */
export interface Walker extends Key, BorrowerKey {
  readonly overdue: bigint;
}

/** Who of the demonstration does what. */
export const HANDS = {
  agent: 'a17',
  lead: 'l21',
  second: 'l22',
  head: 'h31',
  collector: 'g71',
  lawyer: 'w91',
  visitors: ['f81', 'f82'],
} as const;
export const WAY_FIRM = 'FIRM2001';
/** How a deed is told in `WAYS`: its name, and for some a word more. */
export type Deed =
  | 'sms'
  | 'call'
  | 'draw'
  | 'begin'
  | 'agency-call'
  | 'give-back'
  | 'propose-letter'
  | 'give-letter'
  | 'send-back'
  | 'sign-letter'
  | 'propose-visit'
  | 'approve-visit'
  | 'confirm-visit'
  | 'visit'
  | 'open-case'
  | 'approve-case'
  | 'notice'
  | 'file'
  | 'accepted'
  | 'hearing'
  | 'judged'
  | 'in-force'
  | 'ended'
  | 'settled'
  | 'withdrawn';

/** What came of a step of a letter, in a word. */
export const toldOf = (one: {
  readonly state: string;
  readonly why?: unknown;
  readonly what?: unknown;
  readonly lacks?: unknown;
}) =>
  one.state === 'done' || one.state === 'proposed'
    ? 'done'
    : `${String(one.why)} ${String(one.what ?? one.lacks ?? '')}`;
/** What came of an act of a desk, in a word. */
export const arranged = (one: {
  readonly state: string;
  readonly why?: unknown;
  readonly blockers?: unknown;
  readonly gate?: unknown;
}) =>
  one.state === 'done'
    ? 'done'
    : `${String(one.why)} ${String(one.blockers ?? '')} ${String(one.gate ?? '')}`;
