/**
 * Which visits are there, how far has each come, and what ends those that are open about a person?
 *
 * Whoever changes a visit holds the lock of its borrower. What must be true of a row stands in the table as well.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Place } from '../../../rules/gate/situation.ts';
import type { VisitState } from '../../../rules/visits/visit-course.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import { type Client, keyed, type Queryable } from '../pool.ts';

export interface VisitKey extends BorrowerKey {
  readonly visit: number;
}

/** How a visit is called: "slot-borrower-number". */
export const visitName = ({ slot, borrower, visit }: VisitKey): string => `${slot}-${borrower}-${visit}`;

/** The visit that is meant; null where the name is none of ours. */
export function visitOfName(name: string): VisitKey | null {
  const [, slot, borrower, visit] = /^(\d{1,3})-(\d{1,18})-(\d{1,9})$/.exec(name) ?? [];
  return slot === undefined
    ? null
    : { slot: Number(slot), borrower: BigInt(borrower!), visit: Number(visit) };
}

export type VisitPlace = Extract<Place, 'home' | 'work' | 'public'>;

/** A visit as it stands. Minutes of the house. */
export interface VisitRow extends VisitKey {
  readonly state: VisitState;
  readonly debts: string;
  readonly place: VisitPlace;
  readonly addressId: string;
  readonly proposedAt: number;
  readonly proposedBy: string;
  readonly why: string;
  readonly terms: string;
  readonly worth: string;
  readonly approvedAt: number | null;
  readonly approvedBy: string | null;
  readonly visitorOne: string | null;
  readonly visitorTwo: string | null;
  readonly windows: string;
  readonly askedAt: number | null;
  readonly message: number | null;
  readonly fromAt: number | null;
  readonly untilAt: number | null;
  readonly onDay: Day | null;
  readonly confirmedAt: number | null;
  readonly accompanied: boolean;
  readonly arrivedAt: number | null;
  readonly permit: number | null;
  readonly endedAt: number | null;
  readonly endedWhy: string | null;
  readonly restUntil: Day | null;
}

const COLUMNS = `v.slot, v.borrower_id as borrower, v.visit, v.state, v.debts, v.place, v.address_id as "addressId", v.proposed_at as "proposedAt",
  v.proposed_by as "proposedBy", v.why, v.terms, v.worth, v.approved_at as "approvedAt", v.approved_by as "approvedBy",
  v.visitor_one as "visitorOne", v.visitor_two as "visitorTwo", v.windows, v.asked_at as "askedAt", v.message, v.from_at as "fromAt",
  v.until_at as "untilAt", v.on_day as "onDay", v.confirmed_at as "confirmedAt", v.accompanied, v.arrived_at as "arrivedAt", v.permit,
  v.ended_at as "endedAt", v.ended_why as "endedWhy", v.rest_until as "restUntil"`;

/** What a proposal is made of. */
export type NewVisit = BorrowerKey &
  Pick<VisitRow, 'debts' | 'place' | 'addressId' | 'proposedAt' | 'proposedBy' | 'why' | 'terms' | 'worth'>;

/** Writes a proposal down; returns its number. */
export async function addVisit(client: Client, row: NewVisit): Promise<number> {
  const { rows } = await client.query<{ visit: number }>(
    `insert into visit (slot, borrower_id, visit, state, debts, place, address_id, proposed_at, proposed_by, why, terms, worth)
     select $1::smallint, $2::bigint, coalesce(max(visit), 0) + 1, 'proposed', $3::text, $4::text, $5::text, $6::int, $7::text, $8::text,
            $9::text, $10::text
       from visit where slot = $1 and borrower_id = $2
     returning visit`,
    [
      ...[row.slot, row.borrower, row.debts, row.place, row.addressId],
      ...[row.proposedAt, row.proposedBy, row.why, row.terms, row.worth],
    ],
  );
  return rows[0]!.visit;
}

/** Writes all of a visit that may change. */
export async function saveVisit(client: Client, row: VisitRow): Promise<void> {
  const day = (one: Day | null) => (one === null ? null : formatDay(one));
  await client.query(
    `update visit set state = $4, approved_at = $5, approved_by = $6, visitor_one = $7, visitor_two = $8, windows = $9, asked_at = $10,
            message = $11, from_at = $12, until_at = $13, on_day = $14, confirmed_at = $15, accompanied = $16, arrived_at = $17,
            permit = $18, ended_at = $19, ended_why = $20, rest_until = $21, place = $22, address_id = $23
      where slot = $1 and borrower_id = $2 and visit = $3`,
    [
      ...[row.slot, row.borrower, row.visit, row.state, row.approvedAt, row.approvedBy],
      ...[row.visitorOne, row.visitorTwo, row.windows, row.askedAt, row.message],
      ...[row.fromAt, row.untilAt, day(row.onDay), row.confirmedAt, row.accompanied],
      ...[row.arrivedAt, row.permit, row.endedAt, row.endedWhy, day(row.restUntil)],
      ...[row.place, row.addressId],
    ],
  );
}

/** One visit; null where there is none. */
export async function readVisit(
  db: Queryable,
  { slot, borrower, visit }: VisitKey,
): Promise<VisitRow | null> {
  const { rows } = await db.query<VisitRow>(
    `select ${COLUMNS} from visit v where v.slot = $1 and v.borrower_id = $2 and v.visit = $3`,
    [slot, borrower, visit],
  );
  return rows[0] ?? null;
}

/** All visits of a person, the newest first. */
export async function visitsOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<VisitRow[]> {
  const { rows } = await db.query<VisitRow>(
    `select ${COLUMNS} from visit v where v.slot = $1 and v.borrower_id = $2 order by v.visit desc`,
    [slot, borrower],
  );
  return rows;
}

/** Whether somebody was asked about a visit and has not answered. */
export async function isAskedToMeet(db: Queryable, { slot, borrower }: BorrowerKey): Promise<boolean> {
  const { rows } = await db.query(
    keyed({
      name: 'is-asked-to-meet',
      text: `select from visit v where v.slot = $1 and v.borrower_id = $2 and v.state = 'asked' limit 1`,
      values: [slot, borrower],
    }),
  );
  return rows.length > 0;
}

/** A visitor's visits of a day that stand, in order of time. */
export async function visitsOn(db: Queryable, visitor: string, day: Day): Promise<VisitRow[]> {
  const { rows } = await db.query<VisitRow>(
    `select ${COLUMNS} from visit v
      where v.on_day = $2 and $1 in (v.visitor_one, v.visitor_two) and v.state in ('booked', 'arrived', 'done')
      order by v.from_at, v.slot, v.borrower_id, v.visit`,
    [visitor, formatDay(day)],
  );
  return rows;
}

/** Visits behind one, the latest proposal first; `openOnly`: those of which something may still come. */
export async function readVisits(
  db: Queryable,
  openOnly: boolean,
  after: (Pick<VisitRow, 'proposedAt' | 'visit'> & BorrowerKey) | null,
  size: number,
): Promise<VisitRow[]> {
  const { rows } = await db.query<VisitRow>(
    `select ${COLUMNS} from visit v
      where (not $1 or v.ended_at is null)
        and ($2::int is null or (v.proposed_at, v.slot, v.borrower_id, v.visit) < ($2, $3::smallint, $4::bigint, $5::int))
      order by v.proposed_at desc, v.slot desc, v.borrower_id desc, v.visit desc limit $6`,
    [
      openOnly,
      after?.proposedAt ?? null,
      after?.slot ?? null,
      after?.borrower ?? null,
      after?.visit ?? null,
      size,
    ],
  );
  return rows;
}

/** Whether a visit is one of this visitor's, and of which day; null: it is not, or was never booked. */
export async function dayOfVisit(
  db: Queryable,
  { slot, borrower, visit }: VisitKey,
  visitor: string,
): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>(
    `select on_day as day from visit
      where slot = $1 and borrower_id = $2 and visit = $3 and $4 in (visitor_one, visitor_two)`,
    [slot, borrower, visit, visitor],
  );
  return rows[0]?.day ?? null;
}

/**
 * Ends what is open about these people, who are locked: nobody is visited any more. One that is being made at this minute goes on to its
 * end, and its page hears of it. Returns those that ended, as they were.
 */
export async function cancelVisits(
  client: Client,
  people: readonly (BorrowerKey & { readonly why: string })[],
  at: number,
): Promise<readonly VisitRow[]> {
  if (people.length === 0) return [];
  const { rows } = await client.query<VisitRow>({
    name: 'cancel-visits',
    // What is selected is the row as it was before this statement.
    text: `with ended as (
             update visit v set state = 'cancelled', ended_at = $4, ended_why = k.why
               from unnest($1::smallint[], $2::bigint[], $3::text[]) as k (slot, borrower_id, why)
              where v.slot = k.slot and v.borrower_id = k.borrower_id and v.state in ('proposed', 'approved', 'asked', 'booked')
             returning v.slot, v.borrower_id, v.visit)
           select ${COLUMNS} from ended e join visit v using (slot, borrower_id, visit) order by slot, borrower_id`,
    values: [...asLists(people), people.map(({ why }) => why), at],
  });
  return rows;
}
