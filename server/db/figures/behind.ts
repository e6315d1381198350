/**
 * Which accounts stand behind a number of a figure?
 *
 * The rows that were counted (`counted-rows.ts`), newest day first and within a day in order of their key: the counted rows tell on which
 * days there are any, so a page reads a few days and never the book. Agreements and complaints are few and read by their own index.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';
import { CONTACTS, CURED, PAID, PASSAGES, REACHED, RECEIVED, REFUSED } from './counted-rows.ts';
import type { Span } from './figure-read.ts';

/** An account behind a number. `about`: bucket, step or kind; `amount`: minor units, where it is money. */
export interface BehindRow {
  readonly day: Day;
  readonly slot: number;
  readonly accountId: bigint | null;
  readonly seq: number;
  readonly product: number;
  readonly name: string;
  readonly about: string;
  readonly amount: bigint | null;
}

/** The last row of the page before. */
export interface BehindAfter {
  readonly day: Day;
  readonly slot: number;
  readonly accountId: bigint;
  readonly seq: number;
}

/** Where to look: the table that tells the days, the rows of a day, what they are chosen by, and what is shown of them. */
export interface Behind {
  readonly days: string;
  readonly daysWhere: string;
  readonly rows: string;
  readonly before?: string;
  readonly where: string;
  readonly about: string;
  readonly amount: string;
  /** Values of $5, $6, … in both conditions. */
  readonly values: readonly (string | number)[];
  /** Whether the rows need the time zone ($3) and the costs ($4). */
  readonly needs: 'days' | 'zone' | 'costs';
}

const passages = (days: string, where: string, values: readonly (string | number)[]): Behind => ({
  days: 'figure_passage',
  daysWhere: days,
  rows: PASSAGES,
  where,
  about: "r.from_bucket || ' → ' || r.to_bucket",
  amount: 'null::bigint',
  values,
  needs: 'days',
});

/** Passages of a month that are an account's last there, from where it stood when the month began. */
export function behindRoll(month: Day, monthEnd: Day, from: string, to: string): Behind {
  const first = `(select coalesce(e.data::jsonb ->> 'from', 'current') from event e where e.slot = r.slot and e.account_id = r.account_id
      and e.type = 'bucket' and e.day >= $7::date and e.seq <= r.seq order by e.seq limit 1)`;
  const later = `exists (select from event e where e.slot = r.slot and e.account_id = r.account_id and e.type = 'bucket'
      and e.day <= $8::date and e.seq > r.seq)`;
  return passages(
    'to_bucket = $6 and $5::text is not null and day between $7::date and $8::date',
    `r.to_bucket = $6 and not ${later} and ${first} = $5`,
    [from, to, formatDay(month), formatDay(monthEnd)],
  );
}

export const behindFlow = (from: string, to: string): Behind =>
  passages('from_bucket = $5 and to_bucket = $6', 'r.from_bucket = $5 and r.to_bucket = $6', [from, to]);

export const behindVintage = (opened: Day, late: number): Behind => ({
  ...passages('opened = $5 and late = $6', 'r.opened = $5 and r.late = $6', [formatDay(opened), late]),
  days: 'figure_reached',
  rows: REACHED,
  about: "r.late || '+'",
});

export const behindReceived = (bucket: string, channel: string): Behind => ({
  days: 'figure_received',
  daysWhere: 'bucket = $5 and channel = $6',
  rows: RECEIVED,
  where: 'r.bucket = $5 and r.channel = $6',
  about: 'r.bucket',
  amount: 'r.amount',
  values: [bucket, channel],
  needs: 'zone',
});

export const behindCured = (bucket: string, contacted: boolean): Behind => ({
  days: 'figure_cured',
  daysWhere: 'bucket = $5 and contacted = $6::boolean',
  rows: CURED,
  where: 'r.bucket = $5 and r.contacted = $6::boolean',
  about: "r.bucket || ' → current'",
  amount: 'null::bigint',
  values: [bucket, String(contacted)],
  needs: 'zone',
});

const STAGE_HOLDS: Readonly<Record<string, string>> = {
  sent: 'true',
  delivered: 'r.delivered',
  read: 'r.was_read',
  answered: 'r.answered',
  paid: 'r.paid',
  reached: "(case when r.way = 'in-app' then r.was_read else r.delivered end)",
};

/** Contacts of a way and step at a stage; null for a stage that does not exist. */
export function behindContacts(way: string, step: string, stage: string): Behind | null {
  const holds = STAGE_HOLDS[stage];
  if (holds === undefined) return null;
  return {
    days: 'figure_contact',
    daysWhere: 'way = $5 and step = $6',
    rows: CONTACTS,
    before: PAID,
    where: `r.way = $5 and r.step = $6 and ${holds}`,
    about: "r.way || ' ' || r.step",
    amount: 'null::bigint',
    values: [way, step],
    needs: 'costs',
  };
}

/** Contacts of an hour of a weekday. */
export function behindHours(weekday: number, hour: number, stage: string): Behind | null {
  const holds = STAGE_HOLDS[stage];
  if (holds === undefined) return null;
  return {
    ...behindContacts('', '', stage)!,
    days: 'figure_hour',
    daysWhere: 'weekday = $5 and hour = $6',
    where: `r.weekday = $5 and r.hour = $6 and ${holds}`,
    values: [weekday, hour],
  };
}

export const behindRefused = (rule: string, code: string): Behind => ({
  days: 'figure_refusal',
  daysWhere: 'rule = $5 and code = $6',
  rows: REFUSED,
  where: 'r.rule = $5 and r.code = $6',
  about: 'r.step',
  amount: 'null::bigint',
  values: [rule, code],
  needs: 'days',
});

const dated: Readonly<Record<string, { readonly on: string; readonly holds: string }>> = {
  received: { on: 'received_on', holds: 'true' },
  decided: { on: 'decided_on', holds: 'true' },
  upheld: { on: 'decided_on', holds: 'c.valid' },
};

/** Complaints of a kind; null for something else than received, decided or upheld. */
export function behindComplaints(kind: string, what: string): Behind | null {
  const found = dated[what];
  if (found === undefined) return null;
  return {
    days: 'figure_complaint',
    daysWhere: `kind = $5 and ${what} > 0`,
    rows: `select c.${found.on} as day, c.slot, c.account_id, c.complaint as seq, c.borrower_id, coalesce(a.product, 0)::smallint as product, c.kind
             from complaint c left join account a on a.slot = c.slot and a.account_id = c.account_id
            where c.${found.on} between $1 and $2 and ${found.holds}`,
    where: 'r.kind = $5',
    about: 'r.kind',
    amount: 'null::bigint',
    values: [kind],
    needs: 'days',
  };
}

const ENDED: Readonly<Record<string, string>> = {
  any: 'true',
  broken: "l.ended = 'broken'",
  completed: "l.ended in ('completed', 'ended')",
  alive: 'l.ended is null',
};

/** Agreements of a kind ("all": any) that ended so; null for another word. */
export function behindPlans(kind: string, how: string): Behind | null {
  const holds = ENDED[how];
  if (holds === undefined) return null;
  return {
    days: '(select agreed_on as day, product, kind from plan_life) p',
    daysWhere: "(kind = $5 or $5 = 'all')",
    rows: `select l.agreed_on as day, l.slot, l.account_id, 0 as seq, a.borrower_id, l.product, l.kind, coalesce(l.ended, 'alive') as ended
             from plan_life l join account a on a.slot = l.slot and a.account_id = l.account_id
            where l.agreed_on between $1 and $2 and ${holds}`,
    where: "(r.kind = $5 or $5 = 'all')",
    about: "r.kind || ', ' || r.ended",
    amount: 'null::bigint',
    values: [kind],
    needs: 'days',
  };
}

/** Days on which there are any, newest first, from `newest` back. */
async function daysOf(db: Queryable, behind: Behind, { from, product }: Span, newest: Day): Promise<Day[]> {
  const used = behind.daysWhere.replace(/\$(\d+)/g, (_, number) => `$${Number(number) - 1}`);
  const { rows } = await db.query<{ day: Day }>(
    `select distinct day from ${behind.days}
      where day between $1::date and $2::date and ($3::smallint is null or product = $3) and ${used} order by day desc`,
    [formatDay(from), formatDay(newest), product, ...behind.values],
  );
  return rows.map(({ day }) => day);
}

/** One day's rows behind the last one seen. */
async function rowsOfDay(
  db: Queryable,
  behind: Behind,
  day: Day,
  product: number | null,
  after: BehindAfter | null,
  size: number,
  terms: { readonly timeZone: string; readonly costs: string },
): Promise<BehindRow[]> {
  const { rows } = await db.query<Omit<BehindRow, 'name'> & WithPerson>(
    `${behind.before === undefined ? '' : `with ${behind.before} `}
     select r.day, r.slot, r.account_id as "accountId", r.seq, r.product, ${personOf('b')} as person, ${behind.about} as about, ${behind.amount} as amount
       from (select * from (${behind.rows}) n where $3::text is not null and $4::text is not null) r
       join borrower b on b.slot = r.slot and b.borrower_id = r.borrower_id
      where ${behind.where} and ($${place(behind, 1)}::smallint is null or r.product = $${place(behind, 1)})
        and ($${place(behind, 2)}::int is null
             or (r.slot, coalesce(r.account_id, 0), r.seq) > ($${place(behind, 2)}::int, $${place(behind, 3)}::bigint, $${place(behind, 4)}::int))
      order by r.slot, coalesce(r.account_id, 0), r.seq limit ${size}`,
    [
      formatDay(day),
      formatDay(day),
      terms.timeZone,
      terms.costs,
      ...behind.values,
      product,
      after?.slot ?? null,
      after?.accountId ?? null,
      after?.seq ?? null,
    ],
  );
  return named<BehindRow>(rows);
}

const place = ({ values }: Behind, after: number): number => 4 + values.length + after;

/** A page of what stands behind a number: at most `size` rows behind `after`. */
export async function readBehind(
  db: Queryable,
  behind: Behind,
  span: Span,
  after: BehindAfter | null,
  size: number,
  terms: { readonly timeZone: string; readonly costs: string },
): Promise<BehindRow[]> {
  const found: BehindRow[] = [];
  for (const day of await daysOf(db, behind, span, after?.day ?? span.to)) {
    const from = after !== null && after.day === day ? after : null;
    found.push(...(await rowsOfDay(db, behind, day, span.product, from, size - found.length, terms)));
    if (found.length >= size) break;
  }
  return found;
}
