/**
 * Which rows does a closed account write?
 *
 * Its new state, its events with their hashes, their postings, and the contacts they plan: into one buffer for each table,
 * used again for the next chunk. An account is written whole or not at all.
 */
import type { Account, AccountEvent } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Ladder, Step } from '../../rules/strategy.ts';
import { type AccountRow, areQuiet, writeQuiet, writeState } from '../db/account-row.ts';
import { CopyWriter } from '../db/binary-copy.ts';
import { type ContactRow, writeContact } from '../db/book-row.ts';
import { eventData, writeEvent, writePostings } from '../db/event-row.ts';
import { chainHash } from '../evidence/chain.ts';
import type { Closed } from './close-account.ts';

/** Buffers of the rows of one chunk. */
export class ChunkRows {
  /** New states: whole ones, and those of accounts on which little changed. */
  readonly states = new CopyWriter(1 << 18);
  readonly quiet = new CopyWriter(1 << 19);
  readonly events = new CopyWriter(1 << 20);
  readonly postings = new CopyWriter(1 << 18);
  readonly contacts = new CopyWriter(1 << 16);
  readonly #all = [this.states, this.quiet, this.events, this.postings, this.contacts];
  readonly #ladder: Ladder;
  readonly #steps: ReadonlyMap<string, Step>;

  constructor(ladder: Ladder) {
    this.#ladder = ladder;
    this.#steps = new Map(ladder.rungs.map(({ step }) => [step.id, step]));
  }

  clear(): void {
    for (const rows of this.#all) rows.clear();
  }

  /** Writes what `night` made of an account. When that throws, nothing of the account stays in the buffers. */
  write(before: AccountRow, closed: Closed, night: Day): void {
    for (const rows of this.#all) rows.mark();
    try {
      const head = this.#writeEvents(before, closed.events, night);
      const { account, nextActionOn } = closed;
      const row = { slot: before.slot, account, head, nextActionOn };
      if (areQuiet(before.account, closed.events)) writeQuiet(this.quiet, row);
      else writeState(this.states, row);
    } catch (error) {
      for (const rows of this.#all) rows.undo();
      throw error;
    }
  }

  /** Returns the hash of the last event: the new head of the account's chain. */
  #writeEvents(before: AccountRow, events: readonly AccountEvent[], night: Day): Uint8Array {
    const { slot, account } = before;
    let { head } = before;
    let { seq } = account;
    for (const event of events) {
      const { day, body, postings } = event;
      seq += 1;
      const data = eventData(event);
      head = chainHash(head, slot, account.id, seq, day, body.type, data);
      writeEvent(this.events, { slot, accountId: account.id, seq, day, type: body.type, data, hash: head });
      writePostings(this.postings, slot, account.id, seq, night, true, postings);
      if (body.type === 'step') {
        const step = this.#steps.get(body.step);
        if (step === undefined) throw new Error(`the ladder has no step "${body.step}"`);
        writeContact(this.contacts, contactOf(slot, account, body, this.#ladder, step));
      }
    }
    return head;
  }
}

/** The contact that a step plans, with its reason in words. */
export function contactOf(
  slot: number,
  account: Pick<Account, 'id' | 'borrower'>,
  body: AccountEvent['body'] & { type: 'step' },
  ladder: Pick<Ladder, 'id' | 'version'>,
  step: Step,
): ContactRow {
  const position =
    body.ladderDay < 0 ? `${-body.ladderDay} days before the due day` : `${body.ladderDay} days past due`;
  const lack = body.missing === null ? '' : `; waits for a ${body.missing} to be tried first`;
  return {
    slot,
    accountId: account.id,
    borrower: account.borrower,
    day: body.on,
    step: step.id,
    channel: step.channel,
    template: step.template,
    state: body.missing === null ? 'planned' : 'held',
    reason: `${position}: step ${step.id} of ${ladder.id}@${ladder.version}${lack}`,
  };
}
