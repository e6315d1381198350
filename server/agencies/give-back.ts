/**
 * How does what lies with an agency come back, or rest, in the very moment somebody says so?
 *
 * One transaction, under the locks of the borrowers: the case ends, the wall of the database shuts, the gate hears that the agency is
 * entrusted no more, and every open permit of the person is revoked by the silence that every fact brings. Nothing of it waits for the
 * agency to listen.
 */
import type { ReturnReason } from '../../rules/agencies/agency-case.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import {
  type CaseKey,
  endCases,
  holdCase,
  type Lying,
  lyingWith,
  openCaseKeys,
  readCases,
} from '../db/agencies/placed-case-rows.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import { type BorrowerKey, distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import type { PersonFact } from '../gate/person-log.ts';
import { type Known, knownAt } from '../gate/silence.ts';
import { storedText } from '../gate/stored-text.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';

const TOGETHER = 500;

/** Names under which an agency is told to borrowers. */
export type NameOf = (agency: string) => { readonly zh: string; readonly en: string } | undefined;

/** What the gate is to know of an agency and a person. */
export function agencyFact(
  { agency, open, begun }: Lying,
  named?: { readonly zh: string; readonly en: string },
): Extract<PersonFact, { type: 'agency' }> {
  return {
    type: 'agency',
    agency: { id: agency, entrusted: open > 0, debtorTold: begun.length > 0, debts: begun },
    ...(named === undefined ? {} : { named }),
  };
}

/** Appends what the gate is to know now; nothing is silenced by it. Returns the number of each fact in its person's log. */
export async function tellOpened(
  client: Client,
  people: readonly BorrowerKey[],
  at: Minute,
  nameOf: NameOf,
): Promise<Map<string, number>> {
  const lying = (await lyingWith(client, people)).filter(({ open }) => open > 0);
  const numbers = await appendFacts(
    client,
    lying.map((one) => {
      const { type, ...body } = agencyFact(one, nameOf(one.agency));
      const { slot, borrower } = one;
      return { slot, borrower, at, type, permit: null, data: storedText(body) };
    }),
  );
  return new Map(lying.map(({ borrower, agency }, place) => [`${borrower} ${agency}`, numbers[place]!]));
}

/** The same where something was taken from an agency: every open permit of these people is revoked. */
async function tellShut(client: Client, people: readonly BorrowerKey[], known: Known): Promise<void> {
  const lying = await lyingWith(client, people);
  const facts = lying.map((one) => ({
    key: { slot: one.slot, borrower: one.borrower },
    at: known.at,
    fact: agencyFact(one),
  }));
  await tellOfPeopleIn(client, facts, known);
}

/** Takes these cases back, whose borrowers are locked. Done again it finds none. */
export async function giveBack(
  client: Client,
  cases: readonly (CaseKey & { readonly why: ReturnReason })[],
  day: Day,
  known: Known,
): Promise<number> {
  if (cases.length === 0) return 0;
  const ended = await endCases(client, cases, day, known.at);
  await tellShut(client, distinct(ended), known);
  return ended.length;
}

/** Takes back one case, or all that lies with an agency, in the caller's transaction. */
export async function recallAgency(
  client: Client,
  agency: string,
  why: ReturnReason,
  day: Day,
  at: Minute,
  since = performance.now(),
): Promise<number> {
  const keys = await openCaseKeys(client, null, Number.MAX_SAFE_INTEGER, agency);
  await lockBorrowers(client, distinct(keys));
  let back = 0;
  for (let from = 0; from < keys.length; from += TOGETHER) {
    const some = keys.slice(from, from + TOGETHER).map((key) => ({ ...key, why }));
    back += await giveBack(client, some, day, { at, since });
  }
  return back;
}

/** What a person of the house does with one case. */
export type CaseWish =
  | { readonly act: 'recall' }
  | { readonly act: 'hold'; readonly why: string }
  | { readonly act: 'release' };

/** Does it, at once; false where there is no such case, or it is so already. */
export async function handleCase(
  pool: Pool,
  key: { readonly slot: number; readonly accountId: bigint },
  borrower: bigint,
  agency: string,
  wish: CaseWish,
  day: Day,
  known: Known,
): Promise<boolean> {
  const person = { slot: key.slot, borrower };
  return transaction(pool, async (client) => {
    await lockBorrowers(client, [person]);
    const [open] = await readCases(client, [key], day);
    if (open === undefined || open.agency !== agency || open.borrower !== borrower) return false;
    if (wish.act === 'recall')
      return (await giveBack(client, [{ ...open, why: 'recalled' }], day, known)) === 1;
    if (!(await holdCase(client, key, day, known.at, wish.act === 'hold' ? wish.why : null))) return false;
    if (wish.act === 'hold') await tellShut(client, [person], known);
    else await tellOpened(client, [person], known.at, () => undefined);
    return true;
  });
}

/** Known at a minute, heard just now. */
export const heardAt = (at: Minute): Known => knownAt(at);
