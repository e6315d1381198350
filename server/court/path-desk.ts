/**
 * How does a debt enter a special path, go along it, and leave it?
 *
 * Entering it records at once what the gate must know (bankrupt, dead, cannot act for himself, a hold), so every channel is silent from
 * the commit on; leaving it takes that back only where the ending says so. Steps are appended with the document that proves each.
 */
import { SPECIAL_PATHS } from '../../policy/house/court/special-paths.ts';
import {
  faultOfPathEnd,
  faultOfPathStep,
  type PathFault,
  type SpecialKind,
} from '../../rules/court/special-path.ts';
import { lockedAccount } from '../agreements/propose.ts';
import type { Key } from '../db/accounts.ts';
import { type PathRow, pathsOf, writePath } from '../db/court/path-rows.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import type { PersonFact } from '../gate/person-log.ts';
import { Silence } from '../gate/silence.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';
import type { Acting } from './case-desk.ts';

export interface PathKey extends BorrowerKey {
  readonly pathNo: number;
}

export type PathDone =
  | { readonly state: 'done'; readonly row: PathRow }
  | { readonly state: 'refused'; readonly why: PathFault | 'no-account' | 'no-path' | 'open-already' };

type Entering = Extract<PersonFact, { type: 'person' | 'hold' | 'hold-lifted' | 'debt' | 'path-step' }>;

export const termsOfPath = (kind: SpecialKind) => SPECIAL_PATHS.find((one) => one.kind === kind)!;

/** What becomes known by entering a path. */
function entering(kind: SpecialKind, row: PathRow): Entering {
  const person = (what: Partial<Extract<PersonFact, { type: 'person' }>['person']>): Entering => ({
    type: 'person',
    person: { id: BORROWER, ...what },
  });
  switch (kind) {
    case 'insolvency':
      return person({ bankrupt: true });
    case 'estate':
      return person({ alive: false });
    case 'guardian':
      return person({ capable: false });
    case 'fraud':
      return holdOf(row, [String(row.accountId)]);
    case 'imprisoned':
      return holdOf(row, null);
    default:
      return kind satisfies never;
  }
}

const holdName = ({ pathNo }: PathRow) => `special-path/${pathNo}`;
const holdOf = (row: PathRow, debts: readonly string[] | null): Entering => ({
  type: 'hold',
  id: holdName(row),
  hold: { kind: 'house', from: row.openedOn, to: null, debts },
});

/** What leaving it takes back, where the ending says so. */
function leaving(row: PathRow, end: string, lifts: boolean): Entering[] {
  if (row.kind === 'fraud' && end === 'victim')
    return [{ type: 'debt', debt: { id: String(row.accountId), owed: false } }];
  if (!lifts) return [];
  switch (row.kind) {
    case 'insolvency':
      return [{ type: 'person', person: { id: BORROWER, bankrupt: false } }];
    case 'estate':
      return [{ type: 'person', person: { id: BORROWER, alive: true } }];
    case 'guardian':
      return [{ type: 'person', person: { id: BORROWER, capable: true } }];
    default:
      return [{ type: 'hold-lifted', id: holdName(row) }];
  }
}

/** Enters a path: from the commit on everybody is silent. */
export async function openPath(
  pool: Pool,
  key: Key,
  kind: SpecialKind,
  { by, today, at }: Acting,
): Promise<PathDone> {
  return transaction(pool, async (client): Promise<PathDone> => {
    const told = await lockedAccount(client, key);
    if (told === null) return { state: 'refused', why: 'no-account' };
    const person = { slot: key.slot, borrower: told.person.id };
    await lockBorrowers(client, [person]);
    const before = await pathsOf(client, person);
    if (before.some((one) => one.kind === kind && one.endedOn === null))
      return { state: 'refused', why: 'open-already' };
    const row: PathRow = {
      ...person,
      pathNo: (before.at(-1)?.pathNo ?? 0) + 1,
      ...{ accountId: key.accountId, kind, openedOn: today, openedBy: by },
      ...{ done: [], documents: [], endedOn: null, endedAs: null, endedBy: null },
    };
    await tell(client, row, [entering(kind, row)], { step: 'opened', document: null }, { by, today, at });
    return { state: 'done', row };
  });
}

/** A step was done, with the document that proves it. */
export function doPathStep(
  pool: Pool,
  key: PathKey,
  { step, document }: { readonly step: string; readonly document: string | null },
  acting: Acting,
): Promise<PathDone> {
  return withPath(pool, key, async (client, row) => {
    const fault = faultOfPathStep(termsOfPath(row.kind), row.done, step, document);
    if (fault !== null) return { state: 'refused', why: fault };
    const next = { ...row, done: [...row.done, step], documents: [...row.documents, document ?? ''] };
    await tell(client, next, [], { step, document }, acting);
    return { state: 'done', row: next };
  });
}

/** The path ends. */
export function endPath(pool: Pool, key: PathKey, end: string, acting: Acting): Promise<PathDone> {
  return withPath(pool, key, async (client, row) => {
    const terms = termsOfPath(row.kind);
    const fault = faultOfPathEnd(terms, row.done, end);
    if (fault !== null) return { state: 'refused', why: fault };
    const { lifts } = terms.ends.find(({ id }) => id === end)!;
    const next = { ...row, endedOn: acting.today, endedAs: end, endedBy: acting.by };
    await tell(client, next, leaving(row, end, lifts), { step: `ended: ${end}`, document: null }, acting);
    return { state: 'done', row: next };
  });
}

async function withPath(
  pool: Pool,
  key: PathKey,
  work: (client: Client, row: PathRow) => Promise<PathDone>,
): Promise<PathDone> {
  return transaction(pool, async (client) => {
    await lockBorrowers(client, [key]);
    const row = (await pathsOf(client, key)).find(({ pathNo }) => pathNo === key.pathNo);
    return row === undefined || row.endedOn !== null
      ? { state: 'refused', why: 'no-path' }
      : work(client, row);
  });
}

/** Appends what became known and the step, writes the row, and lets silence fall. */
async function tell(
  client: Client,
  row: PathRow,
  facts: readonly Entering[],
  { step, document }: { readonly step: string; readonly document: string | null },
  { by, today, at }: Acting,
): Promise<void> {
  const key = { slot: row.slot, borrower: row.borrower };
  const noted: Entering = {
    type: 'path-step',
    ...{ path: row.pathNo, account: String(row.accountId), kind: row.kind, step, document, on: today, by },
  };
  const silence = new Silence({ at, since: performance.now() });
  await tellOfPeopleIn(
    client,
    [...facts, noted].map((fact) => ({ key, at, fact })),
    silence,
  );
  await writePath(client, row);
  await silence.fall(client, true);
}
