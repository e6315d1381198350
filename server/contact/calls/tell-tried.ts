/**
 * How do the accounts of a person learn that a call was tried?
 *
 * The ladder asks each account whether the milder step was tried. The fact bears the name of the contact, so that telling it again
 * adds nothing, and the gate, which reads the contact log itself, leaves it aside.
 */
import { readDebts } from '../../db/calls/call-debts.ts';
import type { CallKey } from '../../db/calls/call-rows.ts';
import { openDay } from '../../db/night.ts';
import { CONTACT_FACT } from '../../gate/person-situation.ts';
import { knownAt } from '../../gate/silence.ts';
import { enterFacts } from '../../ledger/enter-facts.ts';
import type { CallRoom } from './call-room.ts';

/** Tells every account that the call was about. What is refused there (nothing is past due any more) needs no telling. */
export async function tellTried({ pool, rules, gatehouse }: CallRoom, call: CallKey): Promise<void> {
  const today = await openDay(pool);
  if (today === null) return;
  const debts = await readDebts(pool, call);
  await enterFacts(
    pool,
    debts.map((debt) => ({
      key: { slot: call.slot, accountId: BigInt(debt) },
      fact: {
        id: `${CONTACT_FACT}call-${call.permit}`,
        valueOn: today,
        type: 'tried' as const,
        channel: 'call' as const,
      },
    })),
    rules,
    knownAt(gatehouse.now()),
  );
}
