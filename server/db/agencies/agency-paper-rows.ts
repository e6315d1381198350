/**
 * Which papers of agencies were proposed, granted and refused, and of which endings was somebody told?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Client, Queryable } from '../pool.ts';

/** A paper as it is kept. `data`: the text of `rules/agencies/agency-paper.ts`. */
export interface PaperRow {
  readonly paper: number;
  readonly agency: string;
  readonly kind: string;
  readonly data: string;
  readonly day: Day;
  readonly by: string;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
  readonly verdict: 'granted' | 'refused' | null;
  readonly why: string | null;
}

const COLUMNS = `paper, agency, kind, data, day, by, decided_on as "decidedOn", decided_by as "decidedBy", verdict, why`;

/** Keeps a proposal; returns its number. */
export async function addPaper(
  db: Queryable,
  { agency, kind, data, day, by }: Pick<PaperRow, 'agency' | 'kind' | 'data' | 'day' | 'by'>,
): Promise<number> {
  const { rows } = await db.query<{ paper: number }>(
    'insert into agency_paper (agency, kind, data, day, by) values ($1, $2, $3, $4, $5) returning paper',
    [agency, kind, data, formatDay(day), by],
  );
  return rows[0]!.paper;
}

/** The paper of a number, locked; null: there is none. */
export async function lockPaper(client: Client, paper: number): Promise<PaperRow | null> {
  const { rows } = await client.query<PaperRow>(
    `select ${COLUMNS} from agency_paper where paper = $1 for update`,
    [paper],
  );
  return rows[0] ?? null;
}

/** Writes what was decided about a locked paper that waits. */
export async function decideRow(
  client: Client,
  paper: number,
  { day, by, verdict, why }: { day: Day; by: string; verdict: 'granted' | 'refused'; why: string },
): Promise<void> {
  await client.query(
    `update agency_paper set decided_on = $2, decided_by = $3, verdict = $4, why = $5 where paper = $1 and verdict is null`,
    [paper, formatDay(day), by, verdict, why],
  );
}

/** Everything that was granted, in the order of decision, and what waits. Agencies are few: all at once. */
export async function keptPapers(db: Queryable): Promise<PaperRow[]> {
  const { rows } = await db.query<PaperRow>(
    `select ${COLUMNS} from agency_paper where verdict is null or verdict = 'granted' order by decided_on nulls last, paper`,
  );
  return rows;
}

/** Something of an agency that ends or has ended. */
export interface AlarmRow {
  readonly agency: string;
  readonly what: 'licence' | 'contract' | 'evaluation' | 'examination';
  readonly about: string;
  readonly until: Day;
  /** It has ended, and work with it. */
  readonly stopped: boolean;
}

/** Keeps that it was told on a day; each once. Returns how many were new. */
export async function keepAlarms(db: Queryable, rows: readonly AlarmRow[], day: Day): Promise<number> {
  const { rowCount } = await db.query(
    `insert into agency_alarm (agency, what, about, until, stopped, told_on)
     select *, $6::date from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::bool[]) on conflict do nothing`,
    [
      rows.map(({ agency }) => agency),
      rows.map(({ what }) => what),
      rows.map(({ about }) => about),
      rows.map(({ until }) => formatDay(until)),
      rows.map(({ stopped }) => stopped),
      formatDay(day),
    ],
  );
  return rowCount ?? 0;
}
