/**
 * Which law firms may write for the house, with which lawyers, and since when not any more?
 *
 * A few rows, the same everywhere. An engagement is proposed by one and decided by another; the key pair of a lawyer is made with it, its
 * secret half wrapped by the master key.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Client, Queryable } from '../pool.ts';

export type EngagementState = 'proposed' | 'in-force' | 'refused' | 'ended';

export interface EngagementRow {
  readonly engagement: number;
  readonly firm: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly licence: string;
  readonly licenceUntil: Day;
  readonly addressZh: string;
  readonly addressEn: string;
  readonly power: string;
  readonly products: readonly string[];
  readonly regions: readonly string[];
  readonly from: Day;
  /** First day on which it may write no more. */
  readonly until: Day;
  readonly state: EngagementState;
  readonly proposedBy: string;
  readonly proposedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly why: string | null;
}

export interface LawyerRow {
  readonly engagement: number;
  readonly lawyer: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly licenceUntil: Day;
  readonly staff: string | null;
  readonly public: Buffer;
}

/** With the secret half of the key, wrapped. */
export interface LawyerKeyRow extends LawyerRow {
  readonly master: string;
  readonly wrapped: Buffer;
}

export type NewEngagement = Omit<EngagementRow, 'engagement' | 'state' | 'decidedBy' | 'decidedAt' | 'why'>;

const COLUMNS = `engagement, firm, name_zh as "nameZh", name_en as "nameEn", licence, licence_until as "licenceUntil",
  address_zh as "addressZh", address_en as "addressEn", power, products, regions, from_day as "from", until_day as until, state,
  proposed_by as "proposedBy", proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt", why`;
const LAWYER = `engagement, lawyer, name_zh as "nameZh", name_en as "nameEn", licence_until as "licenceUntil", staff, public`;

/** Writes a proposal with its lawyers; its number. */
export async function writeEngagement(
  client: Client,
  one: NewEngagement,
  lawyers: readonly Omit<LawyerKeyRow, 'engagement'>[],
): Promise<number> {
  const { rows } = await client.query<{ engagement: number }>(
    `insert into firm_engagement (firm, name_zh, name_en, licence, licence_until, address_zh, address_en, power, products, regions,
                                  from_day, until_day, state, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'proposed', $13, $14) returning engagement`,
    [
      one.firm,
      one.nameZh,
      one.nameEn,
      one.licence,
      formatDay(one.licenceUntil),
      one.addressZh,
      one.addressEn,
      one.power,
      one.products,
      one.regions,
      formatDay(one.from),
      formatDay(one.until),
      one.proposedBy,
      one.proposedAt,
    ],
  );
  const { engagement } = rows[0]!;
  await client.query(
    `insert into firm_lawyer (engagement, lawyer, name_zh, name_en, licence_until, staff, public, master, wrapped)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::bytea[], $8::text[], $9::bytea[])`,
    [
      engagement,
      lawyers.map(({ lawyer }) => lawyer),
      lawyers.map(({ nameZh }) => nameZh),
      lawyers.map(({ nameEn }) => nameEn),
      lawyers.map(({ licenceUntil }) => formatDay(licenceUntil)),
      lawyers.map(({ staff }) => staff),
      lawyers.map((one) => one.public),
      lawyers.map(({ master }) => master),
      lawyers.map(({ wrapped }) => wrapped),
    ],
  );
  return engagement;
}

/** All engagements, the latest first. */
export async function readEngagements(db: Queryable): Promise<EngagementRow[]> {
  const { rows } = await db.query<EngagementRow>(
    `select ${COLUMNS} from firm_engagement order by engagement desc limit 200`,
  );
  return rows;
}

/** One, locked where asked for; null: none of this number. */
export async function readEngagement(
  db: Queryable,
  engagement: number,
  lock = false,
): Promise<EngagementRow | null> {
  const { rows } = await db.query<EngagementRow>(
    `select ${COLUMNS} from firm_engagement where engagement = $1 ${lock ? 'for update' : ''}`,
    [engagement],
  );
  return rows[0] ?? null;
}

/** The lawyers of these engagements, in order of their numbers. */
export async function readLawyers(db: Queryable, engagements: readonly number[]): Promise<LawyerRow[]> {
  const { rows } = await db.query<LawyerRow>(
    `select ${LAWYER} from firm_lawyer where engagement = any($1) order by engagement, lawyer`,
    [engagements],
  );
  return rows;
}

/** The lawyer as whom somebody of the staff signs under an engagement, with his key; null: as none. */
export async function lawyerOfStaff(
  db: Queryable,
  engagement: number,
  staff: string,
): Promise<LawyerKeyRow | null> {
  const { rows } = await db.query<LawyerKeyRow>(
    `select ${LAWYER}, master, wrapped from firm_lawyer where engagement = $1 and staff = $2 order by lawyer limit 1`,
    [engagement, staff],
  );
  return rows[0] ?? null;
}

/** Decides a proposal; the firm is an agency from then on. */
export async function decideEngagement(
  client: Client,
  engagement: number,
  { by, at, approve, why }: { by: string; at: number; approve: boolean; why: string | null },
): Promise<void> {
  await client.query(
    `update firm_engagement set state = $2, decided_by = $3, decided_at = $4, why = $5 where engagement = $1 and state = 'proposed'`,
    [engagement, approve ? 'in-force' : 'refused', by, at, why],
  );
  if (approve)
    await client.query(
      `insert into agency (agency_id, law_firm) select firm, true from firm_engagement where engagement = $1
       on conflict (agency_id) do update set law_firm = true`,
      [engagement],
    );
}

/** Ends those that are named, or whose time or licence is over on `day`; what ended. */
export async function endEngagements(
  client: Client,
  ended: { readonly engagement: number; readonly why: string } | { readonly day: Day },
): Promise<EngagementRow[]> {
  const { rows } =
    'day' in ended
      ? await client.query<EngagementRow>(
          `update firm_engagement set state = 'ended',
                  why = case when until_day <= $1 then 'engagement-over' else 'licence-over' end
            where state = 'in-force' and (until_day <= $1 or licence_until < $1) returning ${COLUMNS}`,
          [formatDay(ended.day)],
        )
      : await client.query<EngagementRow>(
          `update firm_engagement set state = 'ended', why = $2 where engagement = $1 and state = 'in-force' returning ${COLUMNS}`,
          [ended.engagement, ended.why],
        );
  return rows;
}

/** Firms that may write on a day, for one product and region in no particular order. */
export async function engagementsInForce(db: Queryable, day: Day): Promise<EngagementRow[]> {
  const { rows } = await db.query<EngagementRow>(
    `select ${COLUMNS} from firm_engagement
      where state = 'in-force' and from_day <= $1 and until_day > $1 and licence_until >= $1 order by engagement`,
    [formatDay(day)],
  );
  return rows;
}

/** The engagement under which a firm writes now; null: none. */
export async function firmInForce(db: Queryable, firm: string): Promise<EngagementRow | null> {
  const { rows } = await db.query<EngagementRow>(
    `select ${COLUMNS} from firm_engagement where firm = $1 and state = 'in-force'`,
    [firm],
  );
  return rows[0] ?? null;
}
