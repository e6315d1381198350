/**
 * What if the provider's notice never comes?
 *
 * Then we ask: about each checkout that is open, every minute, and sooner when its borrower looks. One that nobody can pay any more, and
 * of which the provider never made a page, ends by itself. Whoever asks takes the row for that minute, so that several servers do not
 * ask the same.
 */
import { type CheckoutKey, type CheckoutRow, claimUnasked, endRow } from '../db/payments/checkout-rows.ts';
import { wordsOf } from '../trouble.ts';
import type { PaymentLine } from './payment-line.ts';
import { type Counter, settleAnswer } from './settle-checkout.ts';

const ASK_SECONDS = 60;
/** A borrower who looks has it asked so often. */
const LOOK_SECONDS = 2;

/** Asks about those that were not asked about lately; returns how many were settled. */
export async function askCheckouts(
  counter: Counter,
  line: PaymentLine,
  seconds = ASK_SECONDS,
): Promise<number> {
  let settled = 0;
  for (const row of await claimUnasked(counter.pool, seconds))
    if (await askOne(counter, line, row)) settled += 1;
  return settled;
}

/** Asks about one because its borrower looks. */
export async function lookAtCheckout(counter: Counter, line: PaymentLine, key: CheckoutKey): Promise<void> {
  const [row] = await claimUnasked(counter.pool, LOOK_SECONDS, key);
  if (row !== undefined) await askOne(counter, line, row);
}

async function askOne(counter: Counter, line: PaymentLine, row: CheckoutRow): Promise<boolean> {
  if (row.session === null) {
    if (row.expiresAt.getTime() > Date.now()) return false;
    await endRow(counter.pool, row, 'expired');
    return true;
  }
  const told = await line.ask(row.session);
  if (told === 'absent') {
    await endRow(counter.pool, row, 'expired', 'the provider has no such checkout');
    return true;
  }
  if (told === null || told.state === 'open' || told.state === 'processing') return false;
  return (await settleAnswer(counter, row, told)) === 'entered';
}

/** Asks every minute until it is told to end. */
export class CheckoutWatch {
  readonly #timer: NodeJS.Timeout;
  #running: Promise<unknown> = Promise.resolve();

  constructor(counterNow: () => Promise<Counter>, line: PaymentLine) {
    const ask = async () => askCheckouts(await counterNow(), line);
    this.#timer = setInterval(() => {
      this.#running = ask().catch((error: unknown) =>
        process.stderr.write(`Payments could not be asked about: ${wordsOf(error)}\n`),
      );
    }, ASK_SECONDS * 1000);
    this.#timer.unref();
  }

  /** Ends; what is being asked is finished. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}
