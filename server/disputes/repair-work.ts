/**
 * What does a dispute leave for a person to put right, until when, and how does he say that it is done?
 *
 * Telling an agency, an apology that did not go out, a number that is not known any more, a record that the bureau has closed: each
 * stands in a list with a clock until somebody says what he did. What he says is sealed in the person's chain; done twice it is done once.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { REVIEW_TERMS } from '../../policy/house/review-terms.ts';
import type { Day } from '../../rules/days.ts';
import { localOf } from '../../rules/gate/local-time.ts';
import { readAccounts } from '../db/accounts.ts';
import { appendCreditEvents, creditEventsOf } from '../db/credit/credit-rows.ts';
import { readDispute } from '../db/disputes/dispute-rows.ts';
import {
  CORRECT_RECORD,
  endRepair,
  type OpenRepair,
  openRepairs,
  type RepairKey,
} from '../db/disputes/repair-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { readPerson } from '../db/reading/told-account.ts';
import { appendProofs } from '../evidence/proof.ts';
import { type Known, Silence } from '../gate/silence.ts';
import { zoneAround } from '../zone-table.ts';
import { openComplaint } from './repair-contact.ts';

/** Repairs that are a matter of a day: meanwhile somebody may be contacted wrongly again. */
const SOON: ReadonlySet<string> = new Set(['tell-agency', 'close-address']);

/** One thing to be done. `dueOn`: the day by which it is done. */
export interface RepairWork extends OpenRepair {
  readonly dueOn: Day;
}

/** What is to be done, the most pressing first. */
export async function repairWork(pool: Pool, size: number, timeZone: string): Promise<RepairWork[]> {
  const { repairInDays, repairSoonInDays } = REVIEW_TERMS;
  const rows = await openRepairs(pool, size);
  return rows
    .map((row) => {
      const { day } = localOf(zoneAround(timeZone, row.at), row.at);
      return { ...row, dueOn: day + (SOON.has(row.repair) ? repairSoonInDays : repairInDays) };
    })
    .toSorted((a, b) => a.dueOn - b.dueOn);
}

/** Who did it, and what he did. */
export interface Finished {
  readonly by: string;
  readonly note: string;
}

/** A person has done it, or does it by saying so. False: nobody has to do this any more, or the night does it. */
export async function finishRepair(
  pool: Pool,
  which: RepairKey,
  { by, note }: Finished,
  {
    collecting,
    today,
    known,
  }: { readonly collecting: Collecting; readonly today: Day; readonly known: Known },
): Promise<boolean> {
  const { slot, borrower, dispute, repair, about } = which;
  const key = { slot, borrower };
  return transaction(pool, async (client) => {
    // Accounts before borrowers, as everywhere.
    if (repair === CORRECT_RECORD) await readAccounts(client, [{ slot, accountId: BigInt(about) }], true);
    await lockBorrowers(client, [key]);
    const open = await openRepairs(client, { ...which });
    if (open[0]?.state !== 'waits') return false;
    if (repair === CORRECT_RECORD) await correctRecord(client, which, today);
    if (repair === 'open-complaint') {
      const found = await readDispute(client, key, dispute);
      const person = await readPerson(client, slot, borrower);
      if (found === null || person === null) return false;
      const silence = new Silence(known);
      const said = { ...found, region: person.region };
      await openComplaint(client, { key, dispute, said, at: known.at, today, collecting }, silence);
      await silence.fall(client);
    }
    await appendProofs(client, [
      {
        ...{ slot, borrower, at: known.at, kind: 'review' },
        data: { dispute, step: 'repaired', repair, about, by },
        sealed: { note },
      },
    ]);
    return endRepair(client, which, `by ${by}`);
  });
}

/** Takes back at the bureau what it was told of arrears that have ended since. */
async function correctRecord(
  client: Client,
  { slot, borrower, about }: RepairKey,
  today: Day,
): Promise<void> {
  const accountId = BigInt(about);
  const last = (await creditEventsOf(client, { slot, accountId })).findLast(({ act }) => act !== 'announce');
  if (last === undefined || last.act === 'correct') return;
  const { since, currency } = last;
  const what = { act: 'correct', why: 'dispute_upheld', daysPastDue: 0, bucket: null, overdue: 0n } as const;
  await appendCreditEvents(client, [{ slot, accountId, borrower, day: today, since, currency, ...what }]);
}
