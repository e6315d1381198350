/**
 * Who is in the team today, with what holds for each?
 *
 * The house's usual figures with what was set for one agent laid over them; whoever is away has no room.
 */
import { type TeamRules, teamRulesOn } from '../../policy/house/desk/team-rules.ts';
import type { Day } from '../../rules/days.ts';
import { queueOf } from '../../rules/lead/queue-of.ts';
import type { Waiting, Worker } from '../../rules/lead/share-people.ts';
import type { Product } from '../../rules/terms.ts';
import { type MemberRow, readTeam } from '../db/lead/team-rows.ts';
import type { WaitingRow } from '../db/lead/waiting-people.ts';
import type { Queryable } from '../db/pool.ts';

export type Products = ReadonlyMap<number, Product>;

/** A member with the figures he works by. */
export interface Member extends Worker {
  readonly name: string | null;
  readonly row: MemberRow;
}

/** The team on a day. */
export async function teamOn(
  db: Queryable,
  day: Day,
  rules: TeamRules = teamRulesOn(day),
): Promise<Member[]> {
  return (await readTeam(db, day)).map((row) => ({
    id: row.worker,
    name: row.name,
    languages: row.languages ?? ['zh-CN', 'en'],
    queues: row.queues ?? [],
    capacity: row.capacity ?? rules.capacity,
    load: row.load,
    trained: row.trained,
    row,
  }));
}

export const isHere = ({ row }: Member): boolean => row.awayUntil === null;

/** The key of a person as text. */
export const personKey = ({ slot, borrower }: { readonly slot: number; readonly borrower: bigint }): string =>
  `${slot}-${borrower}`;

/** The bucket by the oldest due day alone, without grace and pauses, as the work list filters. */
function bucketBy(days: number, buckets: Product['buckets']): string {
  return (
    buckets.find(({ from, to }) => days >= from && (to === null || days <= to))?.name ??
    buckets[0]?.name ??
    ''
  );
}

/** The queue in which somebody waits on a day. */
export function queueFor(
  row: Pick<WaitingRow, 'product' | 'oldestDue' | 'language' | 'care'>,
  day: Day,
  products: Products,
  rules: TeamRules,
): string {
  const product = products.get(row.product);
  const bucket = bucketBy(day - row.oldestDue, product?.buckets ?? []);
  return queueOf(
    { bucket, product: product?.id ?? '', language: row.language, care: row.care },
    rules.queues,
  );
}

/** Somebody who waits, as the rule sees him. */
export function waitingFrom(row: WaitingRow, queue: string): Waiting {
  const { language, care, before } = row;
  return { key: personKey(row), language, queue, care, before };
}
