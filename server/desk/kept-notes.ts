/**
 * How is what an agent notes about a person kept, so that it can be forgotten with him?
 *
 * A note's words are sealed under the person's own key with a proof of his chain. A draft is sealed under the house's key and goes when the
 * note is kept, or with the next morning; one that cannot be opened any more is none.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import { addNote, draftOf, keepDraft, type NoteRow, notesOf } from '../db/desk/note-rows.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import type { Client, Queryable } from '../db/pool.ts';
import { decrypt, encrypt } from '../evidence/master-key.ts';
import { appendProofs, openProofs } from '../evidence/proof.ts';
import { houseKey } from '../vault/house-key.ts';

/** A note, opened; `words` null: forgotten. */
export interface KeptNote extends Omit<NoteRow, 'proof'> {
  readonly words: string | null;
}

/** Keeps a note in the caller's transaction; the draft of the same agent about the same person is gone with it. */
export async function keepNote(
  client: Client,
  key: BorrowerKey,
  {
    at,
    worker,
    about,
    words,
    agency = null,
  }: {
    readonly at: Minute;
    readonly worker: string;
    readonly about: NoteRow['about'];
    readonly words: string;
    /** Whose person writes it; left out: the house's own. */
    readonly agency?: string | null;
  },
): Promise<void> {
  await lockBorrowers(client, [key]);
  const data = { source: 'note', about, worker };
  const [proof] = await appendProofs(client, [
    { ...key, at, kind: 'statement', data, sealed: { note: words } },
  ]);
  await addNote(client, key, { at, worker, about, proof: proof!, agency });
  await keepDraft(client, key, worker, null);
}

/** All notes about a person, pinned ones first. */
export async function keptNotes(db: Queryable, key: BorrowerKey): Promise<KeptNote[]> {
  const rows = await notesOf(db, key);
  const texts = await openProofs(
    db,
    rows.map(({ proof }) => ({ ...key, seq: proof })),
  );
  return rows.map(({ proof, ...row }) => ({
    ...row,
    words: texts.get(`${key.borrower}-${proof}`)?.note ?? null,
  }));
}

const placeOf = ({ slot, borrower }: BorrowerKey, worker: string) => `draft/${slot}/${borrower}/${worker}`;
const keyOf = (db: Queryable) => houseKey(db, 'note drafts');

/** Keeps what is typed so far; an empty one is none. */
export async function putDraft(
  db: Queryable,
  key: BorrowerKey,
  worker: string,
  words: string,
): Promise<void> {
  const place = placeOf(key, worker);
  await keepDraft(db, key, worker, words.trim() === '' ? null : encrypt(await keyOf(db), place, words));
}

/** What was typed and not kept; null: nothing. */
export async function openDraft(db: Queryable, key: BorrowerKey, worker: string): Promise<string | null> {
  const sealed = await draftOf(db, key, worker);
  if (sealed === null) return null;
  const place = placeOf(key, worker);
  try {
    return decrypt(await keyOf(db), place, sealed).toString('utf8');
  } catch {
    return null;
  }
}
