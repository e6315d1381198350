/**
 * Who may open which masked field of a person, why, and how often?
 *
 * The house's own rule (data minimisation, Personal Information Protection Law of China, art. 6 and 51): a role opens what its work needs and
 * nothing else. An agency never sees a number while calls go through the product; who only audits sees that something was opened, not what.
 */
import type { StaffRole } from '../../../rules/people/permission.ts';

export const MASKED_FIELDS = ['name', 'phone', 'email', 'address'] as const;
export type MaskedField = (typeof MASKED_FIELDS)[number];

/** Why somebody opens a field: a closed list, so that it can be counted. */
export const REVEAL_REASONS = [
  /** He is on the telephone, or will be next, and must be named or recognised. */
  'speaking',
  /** To find out whether it is him: a wrong number, two of one name. */
  'identity',
  /** What is on file is to be corrected. */
  'correction',
  /** A letter or a visit goes there. */
  'letter',
  /** A complaint or dispute is looked into. */
  'complaint',
] as const;
export type RevealReason = (typeof REVEAL_REASONS)[number];

const ALL: readonly MaskedField[] = MASKED_FIELDS;

/** What each role may open. */
const OPENS: Readonly<Record<StaffRole, readonly MaskedField[]>> = {
  agent: ALL,
  lead: ALL,
  compliance: ALL,
  agency: ['name', 'phone'],
  firm: [],
  field: [],
  strategist: [],
  administrator: [],
  auditor: [],
};

/** Openings by one person: beyond these nothing opens, and compliance sees an alarm. The house's own figures. */
export const REVEALS = { seconds: 30, hour: 30, day: 120 } as const;

/** Whether one of these roles may open a field. `dialled`: calls go through the product. */
export function mayReveal(roles: readonly StaffRole[], field: MaskedField, dialled: boolean): boolean {
  return roles.some(
    (role) => OPENS[role].includes(field) && !(role === 'agency' && field === 'phone' && dialled),
  );
}
