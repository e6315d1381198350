/**
 * In whose name is an address asked: a role's, a borrower's, a program's, nobody's?
 *
 * One session for each role, one for each borrower at whose door is knocked, a key for everything and one for nothing much. Mostly somebody
 * asks who may; now and then anybody does.
 */
import fc from 'fast-check';
import { OFFICE_ROLES, SCOPES, STAFF_ROLES } from '../../../rules/people/permission.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import type { Pool } from '../../../server/db/pool.ts';
import { readTold } from '../../../server/db/reading/told-account.ts';
import { findAccount } from '../../../server/db/record.ts';
import { makeKey } from '../../../server/machines/api-key.ts';
import { openSession } from '../../../server/people/session-token.ts';
import type { FuzzStage } from './fuzz-stages.ts';

/** Headers that show who asks; `as` for the report. */
export interface FuzzCaller {
  readonly as: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface FuzzCallers {
  readonly staff: ReadonlyMap<string, FuzzCaller>;
  /** By the number of his account. */
  readonly borrowers: ReadonlyMap<string, FuzzCaller>;
  readonly machines: readonly FuzzCaller[];
}

const NOBODY: FuzzCaller = { as: 'nobody', headers: {} };

/**
 * Signs everybody in. People and keys of their own in each round: those of the one before may have been ended. In every other round those
 * work whose numbers the book knows: debts, orders and visits are theirs.
 */
export async function openCallers(
  pool: Pool,
  { doors, workers: { numbers, offices } }: Pick<FuzzStage, 'doors' | 'workers'>,
  round: number,
): Promise<FuzzCallers> {
  const held = (as: string, token: string): FuzzCaller => ({
    as,
    headers: { cookie: `anhuan-session=${token}` },
  });
  const staff = new Map<string, FuzzCaller>();
  for (const role of STAFF_ROLES) {
    const known = round % 2 === 1 ? undefined : numbers.get(role);
    const number = known ?? `f${round}-${role}`;
    const agency = OFFICE_ROLES.some((office) => office === role) ? (offices.get(role) ?? 'North') : null;
    if (known === undefined)
      await addStaff(pool, { number, login: number, name: role, roles: [role], agency }, null);
    staff.set(role, held(role, await openSession(pool, { staff: number }, 'fuzz')));
  }
  const borrowers = new Map<string, FuzzCaller>();
  for (const { account } of doors) {
    const key = await findAccount(pool, account);
    const told = key === null ? null : await readTold(pool, key);
    if (told === null) continue;
    const token = await openSession(pool, { slot: told.key.slot, borrower: told.person.id }, 'fuzz');
    borrowers.set(account, held('borrower', token));
  }
  const machines = [];
  for (const [scopes, agency] of [
    [SCOPES, null],
    [['agency:work'], offices.get('agency') ?? null],
    [SCOPES.slice(0, 1), null],
  ] as const) {
    const wish = { name: 'fuzz', host: 'sample', scopes, agency, perMinute: 1_000_000, days: 1 };
    const { key } = await makeKey(pool, wish, `f${round}-administrator`);
    machines.push({ as: `machine of ${scopes.length}`, headers: { authorization: `Bearer ${key}` } });
  }
  return { staff, borrowers, machines };
}

/** Somebody for an address: mostly who may ask it, as whom its account belongs to. */
export function callerFor(
  { staff, borrowers, machines }: FuzzCallers,
  who: readonly string[],
  account: string | undefined,
): fc.Arbitrary<FuzzCaller> {
  const own = borrowers.get(account ?? '');
  const may = [
    ...[...staff].flatMap(([role, one]) => (who.includes(role) ? [one] : [])),
    ...(who.includes('borrower') && own !== undefined ? [own] : []),
    ...(who.includes('machine') ? machines.slice(0, 2) : []),
  ];
  const anybody = [NOBODY, ...staff.values(), ...borrowers.values(), ...machines];
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...(may.length === 0 ? [NOBODY] : may)) },
    { weight: 1, arbitrary: fc.constantFrom(...anybody) },
  );
}
