/**
 * In which columns do words lie that a person said or was answered, and how are they written and read there?
 *
 * Sealed under his own key, with table, column and row authenticated: what is copied into another row or another person's does not open.
 * Whoever reads rows selects the bytes with `person` beside them and opens them in this process; no statement searches in words.
 */
import { type SealWords, wordsSealer } from '../../vault/sealed-person.ts';
import { byteas, texts } from '../binary-array.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { keysOf } from './unsealed-rows.ts';

/** What names a row of a table within its person. */
const ROW = {
  complaint: 'complaint',
  dispute: 'dispute',
  impostor_report: 'dispute',
  phone_call: 'permit',
  agreement: 'agreement',
  review_case: 'seq',
  quality_sample: 'permit',
} as const;
type Table = keyof typeof ROW;

/** The columns, by table: tables that are written anew once nothing lies in the clear any more are these. */
export const WORD_COLUMNS = {
  complaint: ['words', 'answer', 'extended_why'],
  dispute: ['words', 'answer', 'told', 'findings', 'digest'],
  impostor_report: ['told', 'note'],
  phone_call: ['note'],
  agreement: ['words_zh', 'words_en'],
  review_case: ['words_zh', 'words_en'],
  quality_sample: ['answers', 'coaching'],
} as const satisfies Readonly<Record<Table, readonly string[]>>;

/** Where words stand, as it is authenticated with them: "complaint.words 3". */
export const wordsAt = <T extends Table>(
  table: T,
  column: (typeof WORD_COLUMNS)[T][number],
  row: number | string,
): string => `${table}.${column} ${row}`;

/** What seals words of a person under the key he has, in the caller's transaction. */
export async function sealerOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<SealWords> {
  const { rows } = await db.query<{ key: Buffer | null }>(
    'select key from borrower where slot = $1 and borrower_id = $2',
    [slot, borrower],
  );
  return wordsSealer({ slot, borrower }, rows[0]?.key ?? null);
}

/** What lay in the clear: `name` as `wordsAt` writes it. */
export interface ClearWords extends BorrowerKey {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Seals words that lay in the clear, a batch at a time. Of somebody who was erased nothing is kept. */
export async function sealClearWords(client: Client, rows: readonly ClearWords[]): Promise<void> {
  const keys = await keysOf(client, rows);
  const byColumn = Map.groupBy(rows, ({ name }) => name.slice(0, name.indexOf(' ')));
  for (const table of Object.keys(WORD_COLUMNS) as Table[])
    for (const column of WORD_COLUMNS[table]) {
      const own = byColumn.get(`${table}.${column}`) ?? [];
      if (own.length === 0) continue;
      await client.query(
        `update ${table} t set ${column} = k.sealed
           from unnest($1::smallint[], $2::bigint[], $3::text[], $4::bytea[]) as k (slot, borrower_id, row, sealed)
          where t.slot = k.slot and t.borrower_id = k.borrower_id and t.${ROW[table]}::text = k.row`,
        [
          ...asLists(own),
          texts(own.map(({ name }) => name.slice(name.indexOf(' ') + 1))),
          byteas(own.map((row) => wordsSealer(row, keys.get(row.borrower) ?? null)(row.name, row.texts[0]!))),
        ],
      );
    }
}
