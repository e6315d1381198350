/**
 * What ended when something became known, and what had crossed it in flight, for those who look?
 */

import type { Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';
import type { BorrowerKey } from './person-rows.ts';

/** A contact that was on its way when something became known. Times in milliseconds since 1970. */
export interface CrossedRow {
  readonly permit: number;
  readonly way: string;
  readonly begun: number; // minute of the house's clock
  readonly handedAt: number | null;
  /** Still in the hands of a sender. */
  readonly leaving: boolean;
  readonly recall: 'wanted' | 'asked' | 'done' | 'too-late' | null;
}

/** One row of `silence` with its person. Times in milliseconds since 1970 on the database's clock, `at` a minute of the house's. */
export interface SilenceRow extends BorrowerKey {
  readonly silence: number;
  readonly name: string;
  readonly at: number;
  readonly why: string;
  readonly knownAt: number;
  readonly silencedAt: number;
  readonly permits: number;
  readonly cancelled: readonly number[];
  readonly crossed: readonly CrossedRow[];
}

const milliseconds = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const COLUMNS = `
  s.slot, s.borrower_id as borrower, s.silence, ${personOf('b')} as person, s.at, s.why, ${milliseconds('s.known_at')} as "knownAt",
  ${milliseconds('s.silenced_at')} as "silencedAt", s.permits, s.cancelled,
  (select coalesce(json_agg(json_build_object('permit', a.permit, 'way', a.way, 'begun', a.at,
            'handedAt', ${milliseconds('m.handed_at')}, 'leaving', coalesce(m.state = 'sending', false), 'recall', m.recall)
            order by a.permit), '[]')
     from contact_attempt a left join message m
       on m.slot = a.slot and m.borrower_id = a.borrower_id and m.permit = a.permit
    where a.slot = s.slot and a.borrower_id = s.borrower_id and a.permit = any (s.crossed)) as crossed`;

const FROM = `silence s join borrower b on b.slot = s.slot and b.borrower_id = s.borrower_id`;

/** The latest of all people, newest first; `before`: only older ones than this instant (milliseconds). */
export async function latestSilences(
  db: Queryable,
  before: number | null,
  size: number,
): Promise<SilenceRow[]> {
  const { rows } = await db.query<Omit<SilenceRow, 'name'> & WithPerson>(
    `select ${COLUMNS} from ${FROM}
      where $1::float8 is null or s.silenced_at < to_timestamp($1::float8 / 1000)
      order by s.silenced_at desc, s.slot, s.borrower_id, s.silence limit $2`,
    [before, size],
  );
  return named<SilenceRow>(rows);
}

/** Those of one person, newest first; `only`: one of them. */
export async function silencesOf(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  only: number | null = null,
): Promise<SilenceRow[]> {
  const { rows } = await db.query<Omit<SilenceRow, 'name'> & WithPerson>(
    `select ${COLUMNS} from ${FROM}
      where s.slot = $1 and s.borrower_id = $2 and ($3::int is null or s.silence = $3)
      order by s.silence desc limit 50`,
    [slot, borrower, only],
  );
  return named<SilenceRow>(rows);
}

/** The times of the latest silences, for percentiles. */
export async function timesOfSilence(
  db: Queryable,
  most: number,
): Promise<Pick<SilenceRow, 'knownAt' | 'silencedAt' | 'crossed'>[]> {
  const { rows } = await db.query<Pick<SilenceRow, 'knownAt' | 'silencedAt' | 'crossed'>>(
    `select * from (select ${COLUMNS} from ${FROM} order by s.silenced_at desc limit $1) latest`,
    [most],
  );
  return rows;
}
