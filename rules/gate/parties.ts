/**
 * Who is it that would be contacted, and does he stand in the debtor's place?
 *
 * The debtor himself, whoever is bound by a guarantee, and the few whom a law puts in his place (12 CFR 1006.6(a): spouse,
 * parent of a minor, guardian, executor; everywhere the debtor's own lawyer). Everybody else is a third party. What is not
 * recorded is named, so that a prohibition can refuse and say what is missing.
 */
import type { Address, Attempt, Happening, Person, Role, Situation } from './situation.ts';

/** Where a person stands to the debt under a law; `unknown` names the fact that nobody has recorded. */
export type Standing = 'debtor' | 'in-his-place' | 'third-party' | { readonly unknown: string };

/** The person that would be contacted; undefined when nothing is known of him. */
export function targetOf({ person }: Attempt, { people }: Situation): Person | undefined {
  return people.find(({ id }) => id === person);
}

/** The debtor. */
export function debtorOf({ people }: Situation): Person | undefined {
  return people.find(({ role }) => role === 'debtor');
}

/** The number, mailbox or address that would be used; undefined when none is named or nothing is known of it. */
export function addressOf({ address }: Attempt, { addresses }: Situation): Address | undefined {
  return addresses.find(({ id }) => id === address);
}

/** What had happened when the attempt is made. */
export function logUpTo({ at }: Pick<Attempt, 'at'>, { log }: Situation): readonly Happening[] {
  // The log is in order of time, so its end tells whether anything lies ahead: nearly always nothing does.
  const last = log.at(-1);
  return last === undefined || last.at <= at ? log : log.filter((event) => event.at <= at);
}

/** Where a person stands; `circle`: the roles that this law puts in the debtor's place. */
export function standingOf(attempt: Attempt, situation: Situation, circle: readonly Role[]): Standing {
  const target = targetOf(attempt, situation);
  if (target === undefined) return { unknown: `people.${attempt.person}` };
  if (target.role === 'debtor') return 'debtor';
  if (target.role === 'attorney' || target.boundByGuarantee === true) return 'in-his-place';
  if (target.role === 'guarantor')
    return target.boundByGuarantee === undefined
      ? { unknown: `people.${target.id}.boundByGuarantee` }
      : 'third-party';
  if (!circle.includes(target.role)) return 'third-party';
  if (target.role !== 'parent') return 'in-his-place';
  const minor = debtorOf(situation)?.minor;
  if (minor === undefined) return { unknown: 'people.debtor.minor' };
  return minor ? 'in-his-place' : 'third-party';
}
