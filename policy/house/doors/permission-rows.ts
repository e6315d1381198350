/**
 * How is a row of the table of permissions written, and who are those that its rows name?
 */
import { type Audience, OUTSIDE_ROLES, type Permission } from '../../../rules/people/permission.ts';

export type More = Partial<Pick<Permission, 'owns' | 'confirmed' | 'named' | 'scope'>>;
export type Row = readonly [method: Permission['method'], url: string, who: readonly Audience[], more?: More];

export const BY = { named: { part: 'body', field: 'by' } } as const;
export const BY_QUERY = { named: { part: 'query', field: 'by' } } as const;
export const WORKER = { named: { part: 'body', field: 'worker' } } as const;
export const WORKER_QUERY = { named: { part: 'query', field: 'worker' } } as const;
export const STAFF_QUERY = { named: { part: 'query', field: 'staff' } } as const;
export const CONFIRMED = { confirmed: true } as const;
export const PLACED = { owns: 'placed-account' } as const;
export const OWN_CALL = { owns: 'own-call' } as const;

/** Who works on accounts; who looks after the house; who only looks. */
export const DESK: readonly Audience[] = ['agent', 'lead'];
export const DESK_READ: readonly Audience[] = [...DESK, 'compliance', 'auditor'];
export const JUDGES: readonly Audience[] = ['lead', 'compliance'];
export const STUDIO_READ: readonly Audience[] = ['lead', 'strategist', 'compliance', 'auditor'];
export const STAFF: readonly Audience[] = [
  'agent',
  'lead',
  'strategist',
  'compliance',
  'administrator',
  'auditor',
];
export const INSIDE: readonly Audience[] = [...STAFF, ...OUTSIDE_ROLES];
export const SIGNED_IN: readonly Audience[] = [...INSIDE, 'borrower'];
export const PUBLIC: readonly Audience[] = ['public'];
/** Whoever tries a demonstration on this machine; nobody in a real house. */
export const VISITOR: readonly Audience[] = ['visitor'];
export const ON_THE_MACHINE = { owns: 'this-machine' } as const;
