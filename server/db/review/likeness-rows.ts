/**
 * Who else has these marks?
 *
 * A mark lies in its own slot, so each is looked up in one shard; the list of an item's marks lies with its borrower and goes with him. Each
 * mark is read by itself and never beyond a most: a phrase that everybody uses costs no more than one that hundreds use.
 */
import type { MarkLookup } from '../../review/look-alike.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { SLOTS } from '../slot.ts';

export type LikenessKind = 'text' | 'picture' | 'file';

/** A paper or statement of a person. */
export interface ItemKey extends BorrowerKey {
  readonly isPaper: boolean;
  readonly item: number;
}

/** "slot-borrower-p3": a paper, "…-s3": a statement. */
export const itemText = ({ slot, borrower, isPaper, item }: ItemKey): string =>
  `${slot}-${borrower}-${isPaper ? 'p' : 's'}${item}`;

/** The item of such a text. */
export function itemIn(text: string): ItemKey {
  const [slot, borrower, rest = ''] = text.split('-');
  return {
    slot: Number(slot),
    borrower: BigInt(borrower!),
    isPaper: rest.startsWith('p'),
    item: Number(rest.slice(1)),
  };
}

const slotOfMark = (mark: number): number => mark % SLOTS;

/** Keeps the marks of an item. */
export async function keepMarks(
  client: Client,
  { slot, borrower, isPaper, item }: ItemKey,
  what: LikenessKind,
  marks: readonly number[],
): Promise<void> {
  if (marks.length === 0) return;
  const slots = marks.map(slotOfMark);
  await client.query(
    `insert into likeness_of (slot, borrower_id, is_paper, item, what, marks, mark_slots)
     values ($1, $2, $3, $4, $5, $6::bigint[], $7::smallint[]) on conflict do nothing`,
    [slot, borrower, isPaper, item, what, marks, slots],
  );
  await client.query(
    `insert into likeness (slot, what, mark, borrower_slot, borrower_id, is_paper, item)
     select k.slot, $3, k.mark, $4, $5, $6, $7 from unnest($1::smallint[], $2::bigint[]) as k (slot, mark)
     on conflict do nothing`,
    [slots, marks, what, slot, borrower, isPaper, item],
  );
}

/** Forgets the marks of one item: it was withdrawn. */
export async function dropMarks(client: Client, { slot, borrower, isPaper, item }: ItemKey): Promise<void> {
  const own = [slot, borrower, isPaper, item];
  await client.query(
    `delete from likeness l using likeness_of o
      where o.slot = $1 and o.borrower_id = $2 and o.is_paper = $3 and o.item = $4
        and l.slot = any (o.mark_slots) and l.what = o.what and l.mark = any (o.marks)
        and l.borrower_slot = $1 and l.borrower_id = $2 and l.is_paper = $3 and l.item = $4`,
    own,
  );
  await client.query(
    'delete from likeness_of where slot = $1 and borrower_id = $2 and is_paper = $3 and item = $4',
    own,
  );
}

/** Looks marks up in the tables. `person` is "slot-borrower". */
export function lookupIn(db: Queryable, what: LikenessKind): MarkLookup<string> {
  return async ({ person, marks, mostPeople, mostItems }) => {
    const [slot, borrower] = person.split('-');
    const { rows } = await db.query<{ mark: bigint; people: number; items: string[] }>(
      `select k.mark, r.people, r.items from unnest($1::smallint[], $2::bigint[]) as k (slot, mark)
        cross join lateral (
          select count(distinct (l.borrower_slot, l.borrower_id))::int as people,
                 (array_agg(l.borrower_slot || '-' || l.borrower_id || case when l.is_paper then '-p' else '-s' end || l.item))[1:$7] as items
            from (select borrower_slot, borrower_id, is_paper, item from likeness
                   where slot = k.slot and what = $3 and mark = k.mark and not (borrower_slot = $4 and borrower_id = $5)
                   limit $6) l) r
       where r.people > 0`,
      [marks.map(slotOfMark), marks, what, Number(slot), BigInt(borrower!), mostPeople, mostItems],
    );
    return new Map(rows.map(({ mark, people, items }) => [Number(mark), { people, items }]));
  };
}

/** The marks of these items, each as it was kept. */
export async function marksOfItems(
  db: Queryable,
  what: LikenessKind,
  items: readonly string[],
): Promise<Map<string, readonly number[]>> {
  const keys = items.map(itemIn);
  const { rows } = await db.query<{
    slot: number;
    borrower: bigint;
    isPaper: boolean;
    item: number;
    marks: bigint[];
  }>(
    `select k.slot, k.borrower_id as borrower, k.is_paper as "isPaper", k.item, o.marks
       from unnest($1::smallint[], $2::bigint[], $3::bool[], $4::int[]) as k (slot, borrower_id, is_paper, item)
      cross join lateral (select marks from likeness_of where slot = k.slot and borrower_id = k.borrower_id
                            and is_paper = k.is_paper and item = k.item and what = $5 offset 0) o`,
    [
      keys.map(({ slot }) => slot),
      keys.map(({ borrower }) => borrower),
      keys.map(({ isPaper }) => isPaper),
      keys.map(({ item }) => item),
      what,
    ],
  );
  return new Map(rows.map(({ marks, ...key }) => [itemText(key), marks.map(Number)]));
}
