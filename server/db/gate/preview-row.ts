/**
 * How is the night's provisional judgement of a planned contact kept?
 *
 * Written once for each contact and day; asking again replaces the whole day.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Against } from '../../../rules/gate/first-minute.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Key } from '../accounts.ts';
import { CopyWriter } from '../binary-copy.ts';
import { copyIn } from '../copy-stream.ts';
import { type Client, keyed, type Queryable } from '../pool.ts';

/** What the gate said in the night about a contact planned for `day`. */
export interface PreviewRow extends Key {
  readonly day: Day;
  readonly step: string;
  readonly possibleAt: Minute | null;
  readonly against: readonly Against[];
  readonly law: string;
}

const COLUMNS = ['slot', 'account_id', 'day', 'step', 'possible_at', 'against', 'law'] as const;

/** Puts these rows in the place of whatever was said about the slots for that day. */
export async function writePreview(
  client: Client,
  day: Day,
  { from, to }: { readonly from: number; readonly to: number },
  rows: readonly PreviewRow[],
): Promise<void> {
  await client.query('delete from preview where day = $1 and slot between $2 and $3', [
    formatDay(day),
    from,
    to,
  ]);
  const out = new CopyWriter(1 << 18);
  for (const { slot, accountId, step, possibleAt, against, law } of rows) {
    out.row(COLUMNS.length);
    out.int2(slot);
    out.int8(accountId);
    out.date(day);
    out.text(step);
    out.int4(possibleAt);
    out.text(JSON.stringify(against.map(({ rule, code }) => [rule, code])));
    out.text(law);
  }
  await copyIn(client, 'preview', COLUMNS, out);
}

/** What was said about an account's planned contacts, latest day first. */
export async function previewsOf(db: Queryable, { slot, accountId }: Key): Promise<PreviewRow[]> {
  const { rows } = await db.query<{
    day: Day;
    step: string;
    possible_at: number | null;
    against: string;
    law: string;
  }>(
    keyed({
      name: 'previews-of',
      text: 'select day, step, possible_at, against, law from preview where slot = $1 and account_id = $2 order by day desc, step',
      values: [slot, accountId],
    }),
  );
  return rows.map(({ day, step, possible_at, against, law }) => ({
    slot,
    accountId,
    day,
    step,
    possibleAt: possible_at,
    against: (JSON.parse(against) as [string, string][]).map(([rule, code]) => ({ rule, code })),
    law,
  }));
}

/** Adds what the gate said to the report of a night. */
export async function keepPreview(db: Queryable, night: Day, gate: unknown): Promise<void> {
  await db.query(
    `update night set totals = coalesce(totals, '{}') || jsonb_build_object('gate', $2::jsonb) where day = $1`,
    [formatDay(night), JSON.stringify(gate)],
  );
}
