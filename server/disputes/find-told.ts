/**
 * Which contact does somebody mean who describes a message that is not in his list?
 *
 * What he told is looked up: the code among the permits, the number in the public register, the minute among his contacts, the words in
 * what was sealed. Which of them it is, if any, is decided by a pure rule (`rules/dispute/contact-told.ts`).
 */
import { BESIDE, contactMeant, type Meant, type Told } from '../../rules/dispute/contact-told.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { readCode } from '../../rules/telling/check-code.ts';
import { readLine, readNumber } from '../../rules/telling/registered.ts';
import { contactsAround, ownerOfCode } from '../db/disputes/then-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { registeredAs } from '../db/identity/register-rows.ts';
import type { Queryable } from '../db/pool.ts';
import { openProofs } from '../evidence/proof.ts';

/** What the person typed; null: he does not know. */
export interface Described {
  readonly at: Minute | null;
  readonly way: string | null;
  readonly code: string | null;
  readonly number: string | null;
  readonly text: string | null;
}

/** What the book and the register know of it, and which contact it must be. */
export interface Traced {
  readonly meant: Meant;
  readonly code: string | null;
  readonly number: string | null;
}

/** Looks up a description. */
export async function findTold(db: Queryable, key: BorrowerKey, told: Described): Promise<Traced> {
  const code = told.code === null ? null : await codeOf(db, key, told.code);
  const number = told.number === null ? null : await numberOf(db, told.number);
  const own = code !== null && code.known === 'own' ? code.permit : null;
  const [from, to] = told.at === null ? [1, 0] : [told.at - BESIDE, told.at + BESIDE];
  const contacts = await contactsAround(db, key, from, to, own);
  const sealed = contacts.flatMap(({ proof }) => (proof === null ? [] : [{ ...key, seq: proof }]));
  const words = told.text === null ? new Map() : await openProofs(db, sealed);
  const meant = contactMeant(
    { ...told, code, number },
    contacts.map(({ permit, at, way, proof }) => ({
      permit,
      at,
      way,
      words: (proof === null ? null : words.get(`${key.borrower}-${proof}`)?.body) ?? null,
    })),
  );
  return { meant, code: code?.known ?? null, number };
}

async function codeOf(db: Queryable, key: BorrowerKey, typed: string): Promise<NonNullable<Told['code']>> {
  const code = readCode(typed.slice(0, 64));
  return code === null ? { known: 'nobody' } : ownerOfCode(db, key, code);
}

async function numberOf(db: Queryable, typed: string): Promise<NonNullable<Told['number']>> {
  const text = typed.slice(0, 64);
  const rows = await registeredAs(db, readLine(text) ?? '-', readNumber(text) ?? '-');
  if (rows.length === 0) return 'unknown';
  return rows.some(({ ended }) => !ended) ? 'ours' : 'ended';
}
