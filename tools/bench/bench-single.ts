/**
 * How fast is the same night when every account has a transaction of its own?
 *
 * The baseline that chunks are measured against: lock, rules, update, inserts, commit, with prepared statements on one
 * connection and the same code for rules and rows.
 */
import type { Day } from '../../rules/days.ts';
import type { Coming } from '../../rules/terms.ts';
import { ChunkRows } from '../../server/day-end/chunk-rows.ts';
import { closeAccount } from '../../server/day-end/close-account.ts';
import type { Rules } from '../../server/day-end/closer.ts';
import { type AccountRow, readAccount } from '../../server/db/account-row.ts';
import type { CopyWriter } from '../../server/db/binary-copy.ts';
import { readInstalment } from '../../server/db/book-row.ts';
import { copyOut } from '../../server/db/copy-stream.ts';
import { comingInstalments } from '../../server/db/nights/chunk.ts';
import { type SingleRows, someDue, writeSingle } from '../../server/db/nights/yardstick.ts';
import type { Client, Pool } from '../../server/db/pool.ts';

/** Accounts a second, over about `sample` accounts of a book of `accounts`. The night is not finished by this. */
export async function oneByOne(
  pool: Pool,
  night: Day,
  rules: Rules,
  accounts: number,
  sample: number,
): Promise<number> {
  const client = await pool.connect();
  try {
    const due: AccountRow[] = [];
    const share = Math.min(100, (130 * sample) / accounts);
    await copyOut(client, someDue(night, share), (row) => due.push(readAccount(row)));
    const chosen = due.slice(0, sample);
    const rows = new ChunkRows(rules.ladder);
    const began = performance.now();
    for (const row of chosen) {
      const coming = await comingOf(client, row, night);
      await writeSingle(client, row.slot, row.account.id, () => {
        const product = rules.products.get(row.account.product);
        rows.clear();
        rows.write(row, closeAccount(row, night, product, rules.ladder, coming), night);
        return singleRows(rows);
      });
    }
    return (chosen.length * 1000) / (performance.now() - began);
  } finally {
    client.release();
  }
}

async function comingOf(client: Client, { slot, account }: AccountRow, night: Day): Promise<Coming[]> {
  const coming: Coming[] = [];
  if (account.next === null || account.next.due > night) return coming;
  const due = { slot, accountId: account.id, seq: account.next.seq };
  await copyOut(client, comingInstalments([due], night), (row) => coming.push(readInstalment(row).coming));
  return coming;
}

function singleRows({ states, quiet, events, postings, contacts }: ChunkRows): SingleRows {
  const [whole] = fieldsOf(states);
  return {
    stage: whole === undefined ? 'quiet_stage' : 'stage',
    state: whole ?? fieldsOf(quiet)[0]!,
    events: fieldsOf(events),
    postings: fieldsOf(postings),
    contacts: fieldsOf(contacts),
  };
}

/** The fields of every row in a buffer written for COPY: as parameters they need no other form. */
function fieldsOf(writer: CopyWriter): (Buffer | null)[][] {
  const bytes = Buffer.from(writer.finish());
  const rows: (Buffer | null)[][] = [];
  let at = 19;
  for (let count = bytes.readInt16BE(at); count !== -1; count = bytes.readInt16BE(at)) {
    at += 2;
    const row: (Buffer | null)[] = [];
    for (let field = 0; field < count; field += 1) {
      const length = bytes.readInt32BE(at);
      at += 4;
      row.push(length === -1 ? null : bytes.subarray(at, at + length));
      at += Math.max(0, length);
    }
    rows.push(row);
  }
  return rows;
}
