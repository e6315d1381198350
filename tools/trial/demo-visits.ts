/**
 * Which visits does a demonstration show: one booked for tomorrow, one declined, one stopped by a payment?
 *
 * Of those who are late longest the first whom the rules let through; what is refused is refused as to anybody, and then there are fewer.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import type { Day } from '../../rules/days.ts';
import { sampleAccounts } from '../../server/db/contact/text-rows.ts';
import type { BorrowerKey } from '../../server/db/gate/person-rows.ts';
import type { Pool } from '../../server/db/pool.ts';
import { readTold } from '../../server/db/reading/told-account.ts';
import { readVisits } from '../../server/db/visits/visit-rows.ts';
import { readWays } from '../../server/db/ways/way-rows.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { enterFacts } from '../../server/ledger/enter-facts.ts';
import { declineVisit } from '../../server/visits/arrange-visit.ts';
import { bookFor, makeVisitable, openVisitors } from '../pages/visits/visit-scene.ts';

const STREETS = ['文三路 478 号', '延安路 12 号', '古墩路 301 号'];
const LATE = { from: 96, to: 400, tried: 12 };
/** 17:00 where the lender is. */
const AFTERNOON = 9 * 60;

/** Has the three lived through; done again it finds them and changes nothing. */
export async function liveVisits(pool: Pool, today: Day): Promise<void> {
  const shown = new Set((await readWays(pool)).map(({ borrower }) => borrower));
  if ((await readVisits(pool, false, null, 50)).some(({ borrower }) => !shown.has(borrower))) return;
  await openVisitors(pool);
  const house = { pool, products: PRODUCTS, ladder: FIRST_LADDER, collecting: HOUSE };
  const people = await sampleAccounts(pool, today - LATE.to, today - LATE.from, LATE.tried);
  const at = today * 1440 + AFTERNOON;
  const ends = [
    async () => undefined,
    async (key: BorrowerKey) => declineVisit(house, { ...key, visit: 1 }, { today, at }),
    async (key: BorrowerKey, accountId: bigint) =>
      enterFacts(
        pool,
        [
          {
            key: { slot: key.slot, accountId },
            fact: { id: 'before-the-visit', type: 'paid', amount: 20_000n, valueOn: today },
          },
        ],
        house,
        knownAt(at),
      ),
  ];
  let done = 0;
  for (const { slot, accountId } of people) {
    const end = ends[done];
    if (end === undefined) return;
    const told = await readTold(pool, { slot, accountId });
    if (told === null || !told.person.region.startsWith('CN')) continue;
    const key = { slot, borrower: told.person.id };
    const where = {
      lines: `浙江省杭州市西湖区\n${STREETS[done]}`,
      spot: { latitude: 30_270_000 + done * 11_000, longitude: 120_130_000 + done * 7_000 },
    };
    const who = { key, accounts: [accountId], name: told.person.name };
    await makeVisitable(pool, house, who, where, { today, at });
    try {
      await bookFor(house, key, today, at + 1440);
    } catch {
      // The rules say no to this one, as they would to anybody's wish.
      continue;
    }
    await end(key, accountId);
    done += 1;
  }
}
