/**
 * Who asked for what he may not have?
 *
 * Each refusal of somebody who is known (a person, a borrower, a program) is written down with the address it was about, as the table
 * writes it: never with what stood in it. So many in so many minutes, then one line that says there were more: whoever knocks without
 * end does not fill the book. Counted in this process.
 */
import { SIGN_IN } from '../../../policy/house/doors/sign-in.ts';
import type { Caller } from '../../../rules/people/permission.ts';
import { notePeople } from '../../db/people/staff-rows.ts';
import type { Pool } from '../../db/pool.ts';

/** Callers that are counted at a time; more of them begin anew. */
const MOST_CALLERS = 10_000;

export class RefusedLog {
  readonly #counts = new Map<string, { readonly until: number; refusals: number }>();

  /** Notes one; `now`: milliseconds of a clock that only goes forward. Nobody is not noted: he has no name. */
  async note(pool: Pool, caller: Caller, why: string, row: string, now: number): Promise<void> {
    const who = nameOf(caller);
    if (who === null) return;
    const { minutes, refusals: most } = SIGN_IN.tries;
    let count = this.#counts.get(who);
    if (count === undefined || count.until <= now) {
      if (this.#counts.size >= MOST_CALLERS) this.#counts.clear();
      count = { until: now + minutes * 60_000, refusals: 0 };
      this.#counts.set(who, count);
    }
    count.refusals += 1;
    if (count.refusals <= most) await notePeople(pool, who, `refused: ${why}`, row);
    else if (count.refusals === most + 1) await notePeople(pool, who, 'refused again and again', row);
  }
}

function nameOf(caller: Caller): string | null {
  switch (caller.kind) {
    case 'staff':
      return caller.number;
    case 'borrower':
      return `borrower ${caller.slot}/${caller.borrower}`;
    case 'machine':
      return `key ${caller.id}`;
    default:
      return null;
  }
}
