/**
 * What is said to somebody whose claim was sold, or came back?
 *
 * Without notice the assignment does not bind him (民法典 546): so the notice names who holds the claim now, how to reach him and his licence,
 * from which day, and a code by which he can check it. It asks for nothing.
 */
import type { Day } from '../../rules/days.ts';
import { codeText } from '../../rules/telling/check-code.ts';
import { dayIn, type Writing } from '../../rules/telling/debt-facts.ts';
import type { TextName } from '../../rules/words/approved-text.ts';
import type { PersonRows } from '../db/gate/person-rows.ts';
import { valueIn } from '../gate/stored-text.ts';
import { visitAnswer } from '../visits/visit-notice.ts';

/** A holder as the borrower and the public are told him. */
export interface HolderTold {
  readonly buyer: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly contact: string;
  readonly licence: string;
  readonly grantedBy: string;
}

/** A claim went to somebody, or came back to us. It says nothing to the gate: the account itself does. */
export interface ClaimMoved {
  readonly type: 'claim-moved';
  readonly what: 'sold' | 'returned';
  readonly account: string;
  readonly on: Day;
  readonly code: string;
  readonly told: HolderTold;
}

/** The facts of a message that answers an entry of a visit or of a sale; null: there is no such entry. */
export function movedAnswer(
  name: TextName,
  person: Pick<PersonRows, 'facts' | 'timeZone'>,
  replyTo: string | null,
  writing: Writing,
): Record<string, string> | null {
  if (name === 'visit-asked' || name === 'visit-ended') return visitAnswer(person, replyTo, writing);
  if (name !== 'claim-sold' && name !== 'claim-returned') return null;
  const row = person.facts.find(({ seq, type }) => type === 'claim-moved' && replyTo === `f${seq}`);
  if (row === undefined) return null;
  const { on, code, told } = valueIn(row.data) as ClaimMoved;
  return {
    holder: told.name[writing.language === 'en' ? 'en' : 'zh'],
    holderContact: told.contact,
    holderLicence: told.licence,
    date: dayIn(on, writing),
    claimCode: codeText(code),
  };
}
