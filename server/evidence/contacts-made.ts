/**
 * Which contacts were made with a person? One list for his own page, for the agent and for the evidence file.
 *
 * From the contact log, in which a contact stands before anything is sent: also those whose outcome nobody knows. Because all three
 * read it here, nobody sees another list than the others.
 */
import { type MadeRow, readMade } from '../db/evidence/made-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import type { Queryable } from '../db/pool.ts';
import type { Ending } from '../gate/person-log.ts';
import { valueIn } from '../gate/stored-text.ts';

/** A contact as everybody sees it. `became`: what became of it, null while nobody knows. */
export interface ContactMade
  extends Pick<MadeRow, 'permit' | 'at' | 'way' | 'sender' | 'purpose' | 'code' | 'crossed'> {
  readonly debts: readonly string[];
  readonly became: string | null;
}

/** Every contact that was begun with a person, latest first. */
export async function contactsMade(db: Queryable, key: BorrowerKey): Promise<ContactMade[]> {
  return (await readMade(db, key)).map(
    ({ permit, at, way, sender, purpose, debts, code, crossed, ending, state }) => ({
      permit,
      at,
      way,
      sender,
      purpose,
      code,
      crossed,
      debts: debts === '' ? [] : debts.split(' '),
      became: ending === null ? state : (valueIn(ending) as Omit<Ending, 'type'>).outcome,
    }),
  );
}
