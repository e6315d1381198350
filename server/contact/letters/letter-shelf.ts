/**
 * What is kept of a letter, and how is it proven?
 *
 * The page itself, as a file under its SHA-256, before anybody is asked to print it; its digest in the person's chain of proofs;
 * what the post says, and the picture of an envelope that came back. The page can be set again from its words and gives the
 * same digest.
 */
import type { Minute } from '../../../rules/gate/local-time.ts';
import { keepPage, type LetterKey, moveLetter } from '../../db/calls/letter-rows.ts';
import { lockBorrowers } from '../../db/gate/person-rows.ts';
import { type Pool, transaction } from '../../db/pool.ts';
import { appendProofs } from '../../evidence/proof.ts';
import type { LetterKeeper } from '../carriers/post-carrier.ts';
import type { KeptFiles } from '../kept-files.ts';

const MOST_PAGE_BYTES = 20_000_000;

/** Keeps letters in the book and their files in a folder. `now`: the minute of the house's clock. */
export function letterShelf(pool: Pool, files: KeptFiles, now: () => Minute): LetterKeeper {
  return {
    async made(key, { pdf, digest, pages, number }) {
      const letter = letterIn(key);
      const said = { bytes: pdf.length, sha256: digest };
      const kept = await files.keep(letter, [pdf], { mostBytes: MOST_PAGE_BYTES, said });
      if (kept.state === 'refused') throw new Error(`the page of ${number}: ${kept.why}`);
      await transaction(pool, async (client) => {
        await lockBorrowers(client, [letter]);
        if (!(await keepPage(client, { ...letter, number, digest, pages }))) return;
        const { slot, borrower, message } = letter;
        const data = { message, number, sha256: digest, pages };
        await appendProofs(client, [{ slot, borrower, at: now(), kind: 'letter', data }]);
      });
    },
    async moved(key, { order, tracking, state, reason, at }, scan) {
      const letter = letterIn(key);
      const picture =
        scan === null ? null : await files.keep(letter, [scan.bytes], { mostBytes: MOST_PAGE_BYTES });
      const told = {
        order,
        tracking,
        state,
        reason,
        at,
        scan: picture?.state === 'kept' ? picture.digest : null,
      };
      await transaction(pool, async (client) => {
        await lockBorrowers(client, [letter]);
        await moveLetter(client, letter, told);
      });
    },
  };
}

/** The message that a key means: "slot-borrower-message". */
function letterIn(key: string): LetterKey {
  const parts = /^(\d{1,3})-(\d{1,18})-(\d{1,9})$/.exec(key);
  if (parts === null) throw new Error(`"${key}" is no key of a letter`);
  return { slot: Number(parts[1]), borrower: BigInt(parts[2]!), message: Number(parts[3]) };
}
