/**
 * Which steps of the ladder cannot be taken about somebody, and who says so?
 *
 * A step that is impossible counts as tried for the one after it: no call where no number is on file, no letter where no address is. It counts
 * only where it stands in the person's log, with the day and the reason, and in these arrears alone. The night writes it, by what its own
 * messages found; nothing is silenced by it.
 */
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Step } from '../../rules/gate/situation.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import { type BorrowerKey, distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import { impossibleNow, unreachableOn } from '../db/ladder/impossible-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { storedText } from '../gate/stored-text.ts';

/** That a step cannot be taken. `possible`: it can again, an address or a number came. */
export interface StepImpossible {
  readonly type: 'step-impossible';
  readonly step: Step;
  readonly why: 'no-number' | 'no-address';
  readonly possible?: boolean;
}

export const WHY_IMPOSSIBLE = { call: 'no-number', letter: 'no-address' } as const;

/** Records it for people who are locked; in one list nobody twice for the same step. */
export async function recordImpossible(
  client: Client,
  people: readonly (BorrowerKey & { readonly step: 'call' | 'letter' })[],
  at: Minute,
): Promise<void> {
  if (people.length === 0) return;
  await appendFacts(
    client,
    people.map(({ slot, borrower, step }) => {
      const data = storedText({ step, why: WHY_IMPOSSIBLE[step] });
      return { slot, borrower, at, type: 'step-impossible', permit: null, data };
    }),
  );
}

/** What a new address of a kind makes possible again. */
const STEP_BY: Readonly<Record<string, 'call' | 'letter'>> = {
  mobile: 'call',
  landline: 'call',
  postal: 'letter',
};

/** Records that a step can be taken again, since an address of this kind came; the person is locked. Nothing where it could be all along. */
export async function recordPossible(
  client: Client,
  { slot, borrower }: BorrowerKey,
  kind: string,
  at: Minute,
): Promise<void> {
  const step = STEP_BY[kind];
  if (step === undefined || !(await impossibleNow(client, { slot, borrower })).includes(step)) return;
  const data = storedText({ step, why: WHY_IMPOSSIBLE[step], possible: true });
  await appendFacts(client, [{ slot, borrower, at, type: 'step-impossible', permit: null, data }]);
}

/** Does it for the day that is closed. Done again it finds nobody. */
export async function recordUnreachable(pool: Pool, night: Day, at: Minute): Promise<number> {
  return transaction(pool, async (client) => {
    const found = await unreachableOn(client, night);
    if (found.length === 0) return 0;
    await lockBorrowers(client, distinct(found));
    // Somebody may have recorded it meanwhile.
    const people = await unreachableOn(client, night);
    await recordImpossible(client, people, at);
    return people.length;
  });
}
