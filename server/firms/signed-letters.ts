/**
 * Which letters that wait for the post were signed, and does each still have everything it needs?
 *
 * Asked in the transaction that judges them, under their borrowers' locks. A letter of the ladder without a signed order does not go out, whoever
 * asked for it; one whose order lacks anything by now is refused by name. The page that goes out is the one that was signed, to the byte.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Day } from '../../rules/days.ts';
import { dayAt, type Minute } from '../../rules/gate/local-time.ts';
import type { Product } from '../../rules/terms.ts';
import type { Composed } from '../contact/compose.ts';
import type { Letter } from '../contact/letters/letter.ts';
import { lawyerOfStaff } from '../db/firms/engagement-rows.ts';
import { ordersOfMessages } from '../db/firms/order-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import type { Client } from '../db/pool.ts';
import { zoneAround } from '../zone-table.ts';
import { openOrder } from './give-letter.ts';
import { signedLetter } from './letter-house.ts';
import { lacksNow, wordsOf } from './sign-letter.ts';

/** A signed letter as it goes out, or what it lacks. */
export type SignedLetter =
  | {
      readonly state: 'ready';
      readonly code: string;
      readonly firm: string;
      readonly words: Composed;
      readonly letter: Letter;
    }
  | { readonly state: 'lacks'; readonly lacks: readonly string[] };

/** What this asks of the house. */
export interface SigningHouse {
  readonly collecting: Collecting;
  readonly products: ReadonlyMap<number, Product>;
}

/** The letters of these messages, by "borrower-message"; one that no order carries is left out. */
export async function signedLetters(
  client: Client,
  messages: readonly (BorrowerKey & { readonly message: number })[],
  { collecting, products }: SigningHouse,
  at: Minute,
): Promise<Map<string, SignedLetter>> {
  const found = new Map<string, SignedLetter>();
  const day: Day = dayAt(zoneAround(collecting.timeZone, at), at);
  const house = { collecting, today: async () => day, now: () => at };
  for (const row of await ordersOfMessages(client, messages)) {
    const name = `${row.borrower}-${row.message}`;
    const opened = await openOrder(client, row, products, false);
    const words = await wordsOf(client, row);
    if (row.state !== 'signed' || opened === null || words === null || row.signature === null) {
      found.set(name, { state: 'lacks', lacks: [row.why ?? 'signed'] });
      continue;
    }
    const lawyer = await lawyerOfStaff(client, row.engagement, row.signedBy!);
    const lacks = await lacksNow(client, house, opened, words.letter, lawyer);
    if (lacks.length > 0 || lawyer === null) {
      found.set(name, { state: 'lacks', lacks });
      continue;
    }
    const letter = signedLetter(words.letter, lawyer, { day: row.signedOn!, signature: row.signature });
    found.set(name, { state: 'ready', code: row.code!, firm: row.firm, words: words.words, letter });
  }
  return found;
}
