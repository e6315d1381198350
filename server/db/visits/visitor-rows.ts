/**
 * Who visits, with which card and which face, and where does a visit lead?
 */
import type { Spot } from '../../../rules/visits/visit-route.ts';
import { marksKey, sealReach, toldPerson, toldReaches } from '../../vault/sealed-person.ts';
import { keptKeyOf } from '../evidence/exported-rows.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { personOf, reachesIn, reachesOf, type WithReaches } from '../vault/person-columns.ts';

/** Somebody who may be sent: here, in the role, trained, with a card that counts. */
export interface VisitorRow {
  readonly staff: string;
  readonly name: string;
  readonly agency: string | null;
  readonly card: string;
}

/** Those of these people who may be sent; all who may where none is named. */
export async function readVisitors(db: Queryable, staff: readonly string[] | null): Promise<VisitorRow[]> {
  const { rows } = await db.query<VisitorRow>(
    `select s.number as staff, s.name, s.agency, c.card
       from staff s join visitor_card c on c.staff = s.number
       join worker w on w.worker_id = s.number and w.trained
       join register r on r.kind = 'card' and r.id = c.card and r.begins_at <= clock_timestamp()
                      and (r.ended_at is null or r.ended_at > clock_timestamp())
      where 'field' = any (s.roles) and s.ended_at is null and ($1::text[] is null or s.number = any ($1))
      order by s.number`,
    [staff],
  );
  return rows;
}

/** Gives somebody a card and a face. The card must stand in the register; false where it does not, or is another's. */
export async function keepCard(
  client: Client,
  staff: string,
  card: string,
  photo: Buffer,
  type: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into visitor_card (staff, card, photo, photo_type)
     select s.number, r.id, $3, $4 from staff s, register r
      where s.number = $1 and 'field' = any (s.roles) and s.ended_at is null and r.kind = 'card' and r.id = $2 and r.ended_at is null
        and not exists (select from visitor_card where card = $2 and staff <> $1)
     on conflict (staff) do update set card = excluded.card, photo = excluded.photo, photo_type = excluded.photo_type`,
    [staff, card, photo, type],
  );
  return rowCount === 1;
}

/** Everybody in the role, with what he has and what he lacks to be sent. */
export interface CardRow {
  readonly staff: string;
  readonly name: string;
  readonly trained: boolean;
  readonly card: string | null;
  /** When the card and face were kept, and whether the card counts now. */
  readonly keptAt: Date | null;
  readonly counts: boolean;
}

export async function readCards(db: Queryable): Promise<CardRow[]> {
  const { rows } = await db.query<CardRow>(
    `select s.number as staff, s.name, coalesce(w.trained, false) as trained, c.card, c.kept_at as "keptAt",
            coalesce(r.begins_at <= clock_timestamp() and (r.ended_at is null or r.ended_at > clock_timestamp()), false) as counts
       from staff s left join visitor_card c on c.staff = s.number
       left join worker w on w.worker_id = s.number
       left join register r on r.kind = 'card' and r.id = c.card
      where 'field' = any (s.roles) and s.ended_at is null
      order by s.number`,
  );
  return rows;
}

/** Puts a card into the register where its number was never used; one that ended stays ended. */
export async function enterCard(client: Client, card: string, staff: string): Promise<void> {
  await client.query(
    `insert into register (kind, id, name_zh, name_en) select 'card', $1, s.name, s.name from staff s where s.number = $2
     on conflict (kind, id) do nothing`,
    [card, staff],
  );
}

/** Notes that a visitor is trained, or no longer; false: there is no such visitor. */
export async function noteTraining(db: Queryable, staff: string, trained: boolean): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into worker (worker_id, trained)
     select s.number, $2 from staff s where s.number = $1 and 'field' = any (s.roles) and s.ended_at is null
     on conflict (worker_id) do update set trained = excluded.trained`,
    [staff, trained],
  );
  return rowCount === 1;
}

/** A visitor's face; null: there is no such card. */
export async function photoOf(
  db: Queryable,
  staff: string,
): Promise<{ readonly photo: Buffer; readonly type: string } | null> {
  const { rows } = await db.query<{ photo: Buffer; type: string }>(
    'select photo, photo_type as type from visitor_card where staff = $1',
    [staff],
  );
  return rows[0] ?? null;
}

/** An address to which somebody may be sent, opened. */
export interface VisitAddress {
  readonly id: string;
  readonly use: 'home' | 'work' | 'personal' | null;
  readonly lines: string;
  readonly spot: Spot | null;
}

const SPOT = '/spot';

/** The postal addresses of a person, and how he is called; null: there is no such person. */
export async function readPlaces(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<{
  readonly name: string;
  readonly language: 'zh-CN' | 'en';
  readonly timeZone: string;
  readonly places: VisitAddress[];
} | null> {
  interface Row extends WithReaches {
    readonly spots: readonly string[];
    readonly uses: readonly string[];
    readonly language: 'zh-CN' | 'en';
    readonly timeZone: string;
  }
  const { rows } = await db.query<Row>(
    `select ${personOf('b')} as person, b.language, b.time_zone as "timeZone",
            ${reachesOf('b', "d.kind = 'postal' and d.person = 'borrower' and d.state is distinct from 'invalid' and d.state is distinct from 'wrong'")} as reaches,
            array(select d.address_id || '${SPOT} ' || encode(d.spot, 'hex') from address d
                   where d.slot = b.slot and d.borrower_id = b.borrower_id and d.spot is not null) as spots,
            array(select d.address_id || ' ' || d.use from address d
                   where d.slot = b.slot and d.borrower_id = b.borrower_id and d.use is not null) as uses
       from borrower b where b.slot = $1 and b.borrower_id = $2`,
    [slot, borrower],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { person, language, timeZone } = row;
  const lines = toldReaches(person, reachesIn(row));
  const spots = toldReaches(person, reachesIn({ reaches: row.spots }));
  const uses = new Map(row.uses.map((one) => one.split(/ (?=[a-z]+$)/) as [string, VisitAddress['use']]));
  const places = [...lines].map(([id, text]) => ({
    id,
    use: uses.get(id) ?? null,
    lines: text,
    spot: spotIn(spots.get(id + SPOT)),
  }));
  return { name: toldPerson(person).name, language, timeZone, places };
}

function spotIn(text: string | undefined): Spot | null {
  const [latitude, longitude] = text?.split(' ').map(Number) ?? [];
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

/** Keeps the coordinates of an address, sealed; of an erased person nothing is kept. */
export async function keepSpot(db: Queryable, key: BorrowerKey, address: string, spot: Spot): Promise<void> {
  const kept = await keptKeyOf(db, key);
  if (kept === null) return;
  const literal = `${spot.latitude} ${spot.longitude}`;
  const { sealed } = sealReach(await marksKey(db), key, kept, {
    id: address + SPOT,
    kind: 'postal',
    literal,
  });
  await db.query('update address set spot = $4 where slot = $1 and borrower_id = $2 and address_id = $3', [
    key.slot,
    key.borrower,
    address,
    sealed,
  ]);
}
