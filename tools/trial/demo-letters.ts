/**
 * Which letters does a demonstration show: some that lie with the law firm, and one that waits for somebody to give it there?
 *
 * Of those who are late for two to four months the first whom the rules let through; a message and a call were tried before. Signing is left
 * to whoever sits at the firm's door.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import type { Day } from '../../rules/days.ts';
import { ORDER_STATES } from '../../server/api/firms/firms-schema.ts';
import { LetterPress } from '../../server/contact/letters/letter-press.ts';
import type { Key } from '../../server/db/accounts.ts';
import { sampleAccounts } from '../../server/db/contact/text-rows.ts';
import { engagementsInForce } from '../../server/db/firms/engagement-rows.ts';
import { listOrders } from '../../server/db/firms/order-rows.ts';
import type { Pool } from '../../server/db/pool.ts';
import { readTold } from '../../server/db/reading/told-account.ts';
import { readWays } from '../../server/db/ways/way-rows.ts';
import { giveLetter } from '../../server/firms/give-letter.ts';
import { proposeLetter } from '../../server/firms/propose-letter.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { enterFacts } from '../../server/ledger/enter-facts.ts';
import { addressFor } from '../letters/letter-scene.ts';
import { HANDS } from './way/way-hands.ts';

const LATE = { from: 62, to: 120, tried: 40 };
/** So many are given to the firm, and one more is proposed. */
const GIVEN = 3;
/** 09:30 where the lender is. */
const MORNING = 90;
/** Days ago on which a message and a call were tried in vain. */
const TRIED = [
  ['sms', 20],
  ['call', 14],
] as const;

/** Has them proposed and given, where a firm is engaged; done again it finds them and changes nothing. */
export async function liveLetters(pool: Pool, today: Day): Promise<void> {
  if ((await engagementsInForce(pool, today)).length === 0) return;
  const shown = new Set((await readWays(pool)).map(({ accountId }) => accountId));
  const orders = await listOrders(pool, { firm: null, states: ORDER_STATES, after: null, size: 100 });
  if (orders.some(({ accountId }) => !shown.has(accountId))) return;
  const press = new LetterPress();
  const at = today * 1440 + MORNING;
  const rules = { products: PRODUCTS, ladder: FIRST_LADDER, collecting: HOUSE };
  const house = { ...rules, pool, press, today: async () => today, now: () => at };
  try {
    let done = 0;
    for (const account of await sampleAccounts(pool, today - LATE.to, today - LATE.from, LATE.tried)) {
      if (done > GIVEN) return;
      if (shown.has(account.accountId)) continue;
      const order = await proposed(house, account);
      if (order === null) continue;
      if (done < GIVEN) await giveLetter(house, order, HANDS.lead);
      done += 1;
    }
  } finally {
    await press.close();
  }
}

/** Proposes a letter about somebody in China to whom a message and a call were made; null: the rules say no, as they would to anybody. */
async function proposed(house: Parameters<typeof giveLetter>[0], key: Key) {
  const { pool } = house;
  const today = await house.today();
  const told = await readTold(pool, key);
  if (told === null || !told.person.region.startsWith('CN')) return null;
  await addressFor(pool, { slot: key.slot, borrower: told.person.id }, told.person.name);
  const tried = TRIED.map(([channel, days]) => ({
    key: { slot: key.slot, accountId: key.accountId },
    fact: { id: `before-a-letter-${channel}`, type: 'tried' as const, channel, valueOn: today - days },
  }));
  await enterFacts(pool, tried, house, knownAt(house.now(today)));
  const done = await proposeLetter(house, key, HANDS.agent);
  return done.state === 'proposed' ? done.order : null;
}
