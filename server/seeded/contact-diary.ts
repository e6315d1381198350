/**
 * Which contacts of an account's told past were planned, and what became of them?
 *
 * As if each fact had been entered on its day: a contact that was planned for that day or later and is no longer asked is
 * cancelled, one that should not have happened is regretted.
 */
import type { Account, AccountEvent } from '../../rules/account.ts';
import { formatDay } from '../../rules/days.ts';
import type { Ladder, Step } from '../../rules/strategy.ts';
import type { Product } from '../../rules/terms.ts';
import { stillAsks } from '../../rules/walk.ts';
import { contactOf } from '../day-end/chunk-rows.ts';
import type { ContactRow } from '../db/book-row.ts';
import { lateSentence } from '../ledger/known-late.ts';

interface Noted {
  row: ContactRow;
  readonly rung: number;
}

/** The contacts of one account, told its events one by one. */
export class ContactDiary {
  readonly #noted: Noted[] = [];
  readonly #ladder: Ladder;
  readonly #steps: ReadonlyMap<string, Step>;

  constructor(ladder: Ladder) {
    this.#ladder = ladder;
    this.#steps = new Map(ladder.rungs.map(({ step }) => [step.id, step]));
  }

  /** Notes what an event means for the contacts; `after` is the account after it. */
  tell(slot: number, event: AccountEvent, after: Account, product: Product): void {
    const { day, body } = event;
    if (body.type === 'step') {
      const step = this.#steps.get(body.step)!;
      this.#noted.push({ row: contactOf(slot, after, body, this.#ladder, step), rung: body.ladderDay });
    }
    if (body.type !== 'fact') return;
    const { fact, regretted } = body;
    for (const noted of this.#noted) {
      const { row, rung } = noted;
      if (row.state === 'planned' && regretted.includes(row.day)) {
        noted.row = { ...row, state: 'regretted', reason: `${row.reason}; ${lateSentence(fact, day)}` };
      } else if (row.day >= day && isOpen(row) && !stillAsks(after, row.day, rung, product)) {
        const reason = `${row.reason}; no longer asked since ${formatDay(day)}`;
        noted.row = { ...row, state: 'cancelled', reason };
      }
    }
  }

  /** Hands over all contacts and begins anew, for another account. */
  takeAll(): ContactRow[] {
    return this.#noted.splice(0).map(({ row }) => row);
  }
}

function isOpen({ state }: ContactRow): boolean {
  return state === 'planned' || state === 'held';
}
