/**
 * Who may put a text into use, and which texts are in use?
 *
 * A text is proposed by one person and approved by another, and only when the check finds nothing in it under every law that the
 * house serves, as it stands and with facts filled in. Names are given by the caller until there are logins. The house's own texts
 * are the first approved versions; the same words are never stored twice.
 */
import { createHash } from 'node:crypto';
import { jurisdictionsOf } from '../../policy/law/packs.ts';
import { TRIAL_FACTS, textUse, WAY_OF } from '../../policy/words/house-use.ts';
import type { HouseTemplate } from '../../policy/words/template-pieces.ts';
import { WORDS_VERSION, wordBookOf } from '../../policy/words/word-packs.ts';
import { type Day, dayOf } from '../../rules/days.ts';
import type { Jurisdiction } from '../../rules/gate/law.ts';
import { type ApprovedText, TextShelf, textId } from '../../rules/words/approved-text.ts';
import { checkFilled, type Text, type TextFinding } from '../../rules/words/text-check.ts';
import {
  lockTexts,
  readTexts,
  regionsServed,
  type TextKey,
  type TextPlace,
  type TextRow,
  writeMarks,
  writeVersions,
} from '../db/contact/text-rows.ts';
import { type Pool, type Queryable, transaction } from '../db/pool.ts';
import { Trouble } from '../trouble.ts';

/** The day from which the house's own texts are in use, and whose names stand under them. */
const FIRST = { day: dayOf(2026, 1, 1), author: 'house author', approver: 'house compliance' } as const;

/** The digest of the words of a text. */
export function textDigest({ outer, body }: Text): string {
  return createHash('sha256')
    .update(JSON.stringify([outer, body]))
    .digest('hex');
}

/**
 * Stores the house's own texts as approved versions; doing it again changes nothing. Throws a `Trouble` where another text stands
 * under the number of one of them: a change needs a new version.
 */
export async function seedTexts(pool: Pool, templates: readonly HouseTemplate[]): Promise<void> {
  const rows = templates.map(({ channel, ...text }) => ({
    ...text,
    way: WAY_OF[channel],
    digest: textDigest(text),
    proposedBy: FIRST.author,
  }));
  await transaction(pool, async (client) => {
    await lockTexts(client);
    await writeVersions(client, rows);
    const law = `house, words ${WORDS_VERSION}`;
    const there = new Map((await readTexts(client)).map((row) => [keyText(row), row]));
    const changed = rows.find((row) => there.get(keyText(row))?.digest !== row.digest);
    if (changed !== undefined)
      throw new Trouble(
        `Other words stand under ${textId(changed)} (${changed.language}) than the house's own.`,
        'Give a text that was changed a new version in policy/words/.',
      );
    await writeMarks(
      client,
      'approved',
      rows.map((row) => ({ ...row, by: FIRST.approver, day: FIRST.day, law })),
    );
  });
}

/** "overdue.sms.friendly.zh-CN.1": names a version in addresses. */
export function keyText({ name, way, tone, language, version }: TextKey): string {
  return [name, way, tone, language, version].join('.');
}

/** All approved texts, ready to be used. Read again after a change. */
export async function openShelf(pool: Queryable): Promise<TextShelf> {
  return shelfOf(await readTexts(pool));
}

/** The approved ones of these texts. */
export function shelfOf(rows: readonly TextRow[]): TextShelf {
  return new TextShelf(
    rows.flatMap((row): ApprovedText[] =>
      row.approved === null ? [] : [{ ...row, from: row.approved.day, to: row.retired?.day ?? null }],
    ),
  );
}

/** Every law under which messages of the house are read. A place whose law is not recorded gets none at all. */
export async function lawsServed(pool: Pool, seat: readonly Jurisdiction[]): Promise<Jurisdiction[]> {
  const there = (await regionsServed(pool)).flatMap(jurisdictionsOf);
  const all = new Set<Jurisdiction>([...seat, ...there]);
  return [...all].filter((where) => where !== 'HOUSE' && where !== 'ELSEWHERE').sort();
}

/** What stands against a text, as it stands and filled in, under all these laws together: the strictest decides. */
export function faultsOf(
  place: TextPlace,
  text: Text,
  day: Day,
  jurisdictions: readonly Jurisdiction[],
): TextFinding[] {
  return checkFilled(text, TRIAL_FACTS[place.language], textUse(place, day), wordBookOf(jurisdictions));
}

/** What came of a proposal or an approval. */
export type Marked =
  | { readonly state: 'done'; readonly key: TextKey }
  | {
      readonly state: 'refused';
      readonly why: 'same-words' | 'own-text' | 'not-there' | 'faults' | 'marked' | 'no-name';
    };

/** Proposes a text as the next version of its place. */
export async function proposeText(pool: Pool, place: TextPlace, text: Text, by: string): Promise<Marked> {
  const proposedBy = by.trim();
  if (proposedBy === '') return { state: 'refused', why: 'no-name' };
  return transaction(pool, async (client) => {
    await lockTexts(client);
    const versions = (await readTexts(client)).filter((row) => isAt(row, place));
    const digest = textDigest(text);
    if (versions.some((row) => row.digest === digest)) return { state: 'refused', why: 'same-words' };
    const version = versions.reduce((last, row) => Math.max(last, row.version), 0) + 1;
    const { name, way, tone, language } = place;
    const key = { name, way, tone, language, version };
    await writeVersions(client, [{ ...key, outer: text.outer, body: text.body, digest, proposedBy }]);
    return { state: 'done', key };
  });
}

/** Approves a version for use from `day` on: by another person than its author, and when nothing stands against it. */
export async function approveText(
  pool: Pool,
  key: TextKey,
  by: string,
  day: Day,
  jurisdictions: readonly Jurisdiction[],
): Promise<Marked> {
  return mark(pool, key, by, day, `${jurisdictions.join('+')}, words ${WORDS_VERSION}`, (row) => {
    if (row.proposedBy === by.trim()) return 'own-text';
    return faultsOf(row, row, day, jurisdictions).length > 0 ? 'faults' : null;
  });
}

/** Takes a version out of use from `day` on. Anybody may: what is not sent harms nobody. */
export async function retireText(pool: Pool, key: TextKey, by: string, day: Day): Promise<Marked> {
  return mark(pool, key, by, day, '', (row) => (row.approved === null ? 'not-there' : null), 'retired');
}

async function mark(
  pool: Pool,
  key: TextKey,
  by: string,
  day: Day,
  law: string,
  against: (row: TextRow) => 'own-text' | 'faults' | 'not-there' | null,
  kind: 'approved' | 'retired' = 'approved',
): Promise<Marked> {
  const name = by.trim();
  if (name === '') return { state: 'refused', why: 'no-name' };
  return transaction(pool, async (client) => {
    await lockTexts(client);
    const row = (await readTexts(client)).find((one) => keyText(one) === keyText(key));
    if (row === undefined) return { state: 'refused', why: 'not-there' };
    const why = against(row);
    if (why !== null) return { state: 'refused', why };
    const written = await writeMarks(client, kind, [{ ...row, by: name, day, law }]);
    return written === 0 ? { state: 'refused', why: 'marked' } : { state: 'done', key };
  });
}

function isAt(row: TextPlace, { name, way, tone, language }: TextPlace): boolean {
  return row.name === name && row.way === way && row.tone === tone && row.language === language;
}
