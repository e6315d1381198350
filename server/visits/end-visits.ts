/**
 * What ends a visit that is open, in the transaction in which something becomes known?
 *
 * A payment, an agreement, a dispute, a hold, a complaint, a stop, a death: nobody is visited any more. The visitors' page hears of it
 * with everybody else; who had been asked or had confirmed is told so by a message in the same transaction, which the gate judges as
 * always. What else becomes known (that he signed in, a number that was checked) leaves his appointment alone.
 */
import type { Fact } from '../../rules/account.ts';
import { DAY_MINUTES, type Minute } from '../../rules/gate/local-time.ts';
import { askMessages } from '../contact/gather.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { tellOfTeam } from '../db/gate/silence-rows.ts';
import type { Client } from '../db/pool.ts';
import { addEntry } from '../db/visits/entry-rows.ts';
import type { VisitRow } from '../db/visits/visit-rows.ts';
import type { PersonFact } from '../gate/person-log.ts';
import { storedText } from '../gate/stored-text.ts';

/** Kinds of facts after which nobody is visited on an old appointment. What shuts contact by itself ends visits too. */
const ENDING: ReadonlySet<string> = new Set<Fact['type'] | PersonFact['type']>([
  'paid',
  'payment',
  'agreed',
  'plan-in-preparation',
  'paused',
  'written-off',
  'dispute',
  'complaint',
  'cease-sent',
  'hold',
]);

/** Whether what became known about a person ("it became known: paid") ends his visits. `isShut`: it keeps collection away by itself. */
export function endsVisits(why: string, isShut: boolean): boolean {
  const known = /^it became known: ([a-z-]+)$/.exec(why)?.[1];
  return isShut || (known !== undefined && ENDING.has(known));
}

/** Whoever had a visit that has just been cancelled (`cancelVisits`) hears of it. */
export async function tellEndedVisits(
  client: Client,
  people: readonly (BorrowerKey & { readonly why: string })[],
  ended: readonly VisitRow[],
  at: Minute,
): Promise<void> {
  if (ended.length === 0) return;
  const why = new Map(people.map((one) => [one.borrower, one.why]));
  for (const row of ended) {
    const key = `cancelled-${at}`;
    const data = storedText({ why: why.get(row.borrower) });
    await addEntry(client, row, {
      key,
      type: 'cancelled',
      at,
      deviceAt: null,
      by: 'house',
      data,
      proof: null,
    });
  }
  await tellEnded(
    client,
    ended.filter(({ state }) => state === 'asked' || state === 'booked'),
    at,
  );
  await tellOfTeam(client);
}

/** Days for which the message may wait for an hour that suits. */
const WAITS = 2;

/** Tells those who had been asked that nobody comes. */
export async function tellEnded(client: Client, rows: readonly VisitRow[], at: Minute): Promise<void> {
  if (rows.length === 0) return;
  const numbers = await appendFacts(
    client,
    rows.map(({ slot, borrower, visit, place, fromAt }) => ({
      ...{ slot, borrower, at, type: 'visit-notice', permit: null },
      data: storedText({ what: 'visit-ended', visit, place, from: fromAt }),
    })),
  );
  await askMessages(
    client,
    rows.map((row, index) => ({
      key: row,
      way: 'in-app' as const,
      template: 'visit-ended',
      tone: 'plain' as const,
      purpose: 'confirm-end',
      debts: [],
      replyTo: `f${numbers[index]!}`,
      day: Math.floor(at / DAY_MINUTES),
      notBefore: at,
      notAfter: at + WAITS * DAY_MINUTES,
    })),
  );
}
