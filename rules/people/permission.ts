/**
 * May this caller use this address?
 *
 * One row for each address says who may; a caller is nobody, a borrower, or a person who works here under one or more roles. What is
 * his own is a second question, named by the row and answered where the book is. No row, no entry.
 */

export const STAFF_ROLES = [
  'agent',
  'lead',
  'strategist',
  'compliance',
  'administrator',
  'agency',
  'firm',
  'field',
  'auditor',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Roles of people who work in an office outside: their office is named with them, and they have no other role. */
export const OFFICE_ROLES = ['agency', 'firm'] as const satisfies readonly StaffRole[];

/** Roles that an identity provider of the house cannot give: whom they name works elsewhere, or visits. */
export const OUTSIDE_ROLES = [...OFFICE_ROLES, 'field'] as const satisfies readonly StaffRole[];

/** Whether somebody with these roles may belong to this office; null: to none. */
export function officeFits(roles: readonly StaffRole[], office: string | null): boolean {
  if (roles.some((role) => role === 'agency' || role === 'firm'))
    return office !== null && roles.length === 1;
  return office === null || (roles.length === 1 && roles[0] === 'field');
}

/** What a key may be made for; each address that machines use names one. */
export const SCOPES = [
  'accounts:read',
  'payments:write',
  'corrections:write',
  'people:write',
  'contacts:read',
  'events:read',
] as const;
/** For a program of an agency: made with the agency, and for nothing beside. */
export const AGENCY_SCOPE = 'agency:work';
export type Scope = (typeof SCOPES)[number] | typeof AGENCY_SCOPE;

/**
 * `public`: anybody. `provider`: a machine that signs what it says, judged where it is heard. `machine`: whoever shows a key. `visitor`: anybody where the house is a
 * demonstration on this machine, and nobody elsewhere.
 */
export type Audience = StaffRole | 'borrower' | 'public' | 'provider' | 'machine' | 'visitor';

/**
 * What is looked at beside the role. `own-reference`: the reference in the address is of an account of this borrower.
 * `placed-account`: for an agency's person, the account in the address lies with the agency. `own-call`: an agent's or
 * an agency's person's own call. `own-visit`: the visit in the address is one that this visitor makes; an address without one is about his own.
 * `own-letter-order`: for a law firm's person, the order in the address lies with his firm.
 * `own-stream`: a stream of news of his own door. `this-machine`: asked on the machine itself.
 * `own-host`: the host in the address is the one for which the key was made. `own-agency`: the caller belongs to an agency, and what is
 * asked is about that one alone.
 */
export type Ownership =
  | 'nothing'
  | 'own-reference'
  | 'placed-account'
  | 'own-call'
  | 'own-visit'
  | 'own-letter-order'
  | 'own-stream'
  | 'own-host'
  | 'own-agency'
  | 'this-machine';

/** Where an address takes the name of the person who asks; a session's own number stands there instead of what is said. */
export interface NamedIn {
  readonly part: 'body' | 'query';
  readonly field: string;
}

export interface Permission {
  readonly method: 'GET' | 'POST';
  /** As routes are declared: "/api/agent/accounts/:key", without a slash at its end. */
  readonly url: string;
  /** Empty: nobody, where sessions are asked for. */
  readonly who: readonly Audience[];
  readonly owns: Ownership;
  /** The second factor was shown a short time ago. */
  readonly confirmed: boolean;
  readonly named: NamedIn | null;
  /** What a machine's key must have been made for; null: no machine comes in here. */
  readonly scope: Scope | null;
}

export interface BorrowerCaller {
  readonly kind: 'borrower';
  readonly slot: number;
  readonly borrower: bigint;
}

export interface StaffCaller {
  readonly kind: 'staff';
  readonly number: string;
  readonly roles: readonly StaffRole[];
  readonly agency: string | null;
  /** Minutes since the second factor was shown. */
  readonly confirmedAgo: number;
}

export interface MachineCaller {
  readonly kind: 'machine';
  /** Number of its key. */
  readonly id: string;
  readonly scopes: readonly Scope[];
  /** The host for which the key was made; null: every one. */
  readonly host: string | null;
  /** The agency for which it was made; null: none. */
  readonly agency: string | null;
}

export type Caller = { readonly kind: 'nobody' } | BorrowerCaller | StaffCaller | MachineCaller;

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly why: 'no-row' | 'sign-in' | 'role' | 'scope' | 'confirm' };

/** The audiences a caller belongs to beside everybody. */
export function audiencesOf(caller: Caller): readonly Audience[] {
  if (caller.kind === 'staff') return caller.roles;
  return caller.kind === 'nobody' ? [] : [caller.kind];
}

/** How a house asks. `confirmMinutes`: how long a shown second factor counts. */
export interface Asking {
  readonly confirmMinutes: number;
  readonly isDemonstration: boolean;
}

/** Whether a row lets a caller in. */
export function verdictOn(
  row: Permission | undefined,
  caller: Caller,
  { confirmMinutes, isDemonstration }: Asking,
): Verdict {
  if (row === undefined) return { allowed: false, why: 'no-row' };
  if (isDemonstration && row.who.includes('visitor')) return { allowed: true };
  if (row.who.includes('public') || row.who.includes('provider')) return { allowed: true };
  if (caller.kind === 'nobody') return { allowed: false, why: 'sign-in' };
  if (!audiencesOf(caller).some((one) => row.who.includes(one))) return { allowed: false, why: 'role' };
  if (caller.kind === 'machine' && (row.scope === null || !caller.scopes.includes(row.scope)))
    return { allowed: false, why: 'scope' };
  if (row.confirmed && caller.kind === 'staff' && caller.confirmedAgo >= confirmMinutes)
    return { allowed: false, why: 'confirm' };
  return { allowed: true };
}

/** The rows that a caller's role includes, whatever else is asked of him there: what a page may offer. Public ones are everybody's. */
export function offeredTo(
  rows: readonly Permission[],
  caller: Caller,
  isDemonstration: boolean,
): readonly Permission[] {
  const own = new Set<Audience>(audiencesOf(caller));
  if (isDemonstration) own.add('visitor');
  return rows.filter(({ who }) => who.some((one) => own.has(one)));
}
