/**
 * What do the tables hold of texts: every version, and who approved or retired it?
 *
 * Versions and marks are appended. Who proposes a version takes the lock of all texts for the length of his transaction, so that
 * two proposals never get one number.
 */

import { type Day, formatDay } from '../../../rules/days.ts';
import type { Way } from '../../../rules/gate/situation.ts';
import type { Language } from '../../../rules/telling/language.ts';
import type { TextName, Tone } from '../../../rules/words/approved-text.ts';
import type { Client, Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';

/** Where a text stands. */
export interface TextPlace {
  readonly name: TextName;
  readonly way: Way;
  readonly tone: Tone;
  readonly language: Language;
}

export interface TextKey extends TextPlace {
  readonly version: number;
}

/** The words of a version, with the digest of them. */
export interface TextWords {
  readonly outer: string | null;
  readonly body: string;
  readonly digest: string;
}

/** Who approved or retired a version, from which business day on, checked under which law. */
export interface TextMark {
  readonly by: string;
  readonly day: Day;
  readonly law: string;
}

/** A version with all that is recorded of it. */
export interface TextRow extends TextKey, TextWords {
  readonly proposedBy: string;
  /** Milliseconds since 1970 by the database's clock. */
  readonly proposedAt: number;
  readonly approved: TextMark | null;
  readonly retired: TextMark | null;
}

/** Keeps proposals and approvals apart from others until the transaction ends. */
export async function lockTexts(client: Client): Promise<void> {
  await client.query('lock table template_version in share row exclusive mode');
}

interface Flat extends TextKey, TextWords {
  readonly proposedBy: string;
  readonly proposedAt: number;
  readonly approvedBy: string | null;
  readonly approvedOn: Day | null;
  readonly approvedUnder: string | null;
  readonly retiredBy: string | null;
  readonly retiredOn: Day | null;
  readonly retiredUnder: string | null;
}

const MARK = (alias: string, mark: string) => `left join template_mark ${alias}
         on ${alias}.name = v.name and ${alias}.way = v.way and ${alias}.tone = v.tone and ${alias}.language = v.language
        and ${alias}.version = v.version and ${alias}.mark = '${mark}'`;

/** All versions, by place and number. */
export async function readTexts(db: Queryable): Promise<TextRow[]> {
  const { rows } = await db.query<Flat>(
    `select v.name, v.way, v.tone, v.language, v.version, v.outer_text as outer, v.body, v.digest, v.proposed_by as "proposedBy",
            (extract(epoch from v.proposed_at) * 1000)::float8 as "proposedAt",
            a.by_whom as "approvedBy", a.day as "approvedOn", a.law as "approvedUnder",
            r.by_whom as "retiredBy", r.day as "retiredOn", r.law as "retiredUnder"
       from template_version v ${MARK('a', 'approved')} ${MARK('r', 'retired')}
      order by v.name, v.way, v.tone, v.language, v.version`,
  );
  return rows.map(
    ({ approvedBy, approvedOn, approvedUnder, retiredBy, retiredOn, retiredUnder, ...row }) => ({
      ...row,
      approved: markOf(approvedBy, approvedOn, approvedUnder),
      retired: markOf(retiredBy, retiredOn, retiredUnder),
    }),
  );
}

function markOf(by: string | null, day: Day | null, law: string | null): TextMark | null {
  return by === null || day === null || law === null ? null : { by, day, law };
}

/** Appends versions; one that is there already under its number is left as it is. */
export async function writeVersions(
  client: Client,
  rows: readonly (TextKey & TextWords & { readonly proposedBy: string })[],
): Promise<void> {
  await client.query(
    `insert into template_version (name, way, tone, language, version, outer_text, body, digest, proposed_by)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[], $8::text[], $9::text[])
     on conflict do nothing`,
    [
      ...keyLists(rows),
      rows.map(({ outer }) => outer),
      rows.map(({ body }) => body),
      rows.map(({ digest }) => digest),
      rows.map(({ proposedBy }) => proposedBy),
    ],
  );
}

/** Appends marks; one that is there already stays. */
export async function writeMarks(
  client: Client,
  mark: 'approved' | 'retired',
  rows: readonly (TextKey & TextMark & { readonly proposedBy: string })[],
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into template_mark (name, way, tone, language, version, mark, proposed_by, by_whom, day, law)
     select name, way, tone, language, version, $6, proposed_by, by_whom, day, law
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $7::text[], $8::text[], $9::date[], $10::text[])
         as k (name, way, tone, language, version, proposed_by, by_whom, day, law)
     on conflict do nothing`,
    [
      ...keyLists(rows),
      mark,
      rows.map(({ proposedBy }) => proposedBy),
      rows.map(({ by }) => by),
      rows.map(({ day }) => formatDay(day)),
      rows.map(({ law }) => law),
    ],
  );
  return rowCount ?? 0;
}

function keyLists(rows: readonly TextKey[]): [string[], string[], string[], string[], number[]] {
  return [
    rows.map(({ name }) => name),
    rows.map(({ way }) => way),
    rows.map(({ tone }) => tone),
    rows.map(({ language }) => language),
    rows.map(({ version }) => version),
  ];
}

/** Regions in which borrowers live: whose law every text must keep. */
export async function regionsServed(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ region: string }>('select distinct region from borrower order by region');
  return rows.map(({ region }) => region);
}

/** An account to try a text with. `accounts`: how many its borrower has. */
export interface SampleAccount {
  readonly slot: number;
  readonly accountId: bigint;
  readonly name: string;
  readonly oldestDue: Day;
  readonly accounts: number;
}

/** Some accounts whose oldest unpaid due day lies between two days; those of people with several first. */
export async function sampleAccounts(
  db: Queryable,
  from: Day,
  to: Day,
  size: number,
): Promise<SampleAccount[]> {
  const { rows } = await db.query<Omit<SampleAccount, 'name'> & WithPerson>(
    `select s.slot, s."accountId", ${personOf('b')} as person, s."oldestDue",
            (select count(*)::integer from account o
              where o.slot = s.slot and o.borrower_id = s.borrower_id and o.oldest_due is not null) as accounts
       from (select slot, account_id as "accountId", borrower_id, oldest_due as "oldestDue" from account
              where oldest_due between $1 and $2 and written_off_on is null order by slot, account_id limit 40) s
       join borrower b on b.slot = s.slot and b.borrower_id = s.borrower_id
      order by accounts desc, s.slot, s."accountId" limit $3`,
    [formatDay(from), formatDay(to), size],
  );
  return named<SampleAccount>(rows);
}
