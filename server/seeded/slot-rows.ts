/**
 * Which rows does a borrower of the made-up book write?
 *
 * The same rows as if he had been taken in and every night had been closed: his account is the fold of its events, each event
 * is chained to the one before, each planned contact stands beside the step that planned it.
 */
import { type Account, evolve } from '../../rules/account.ts';
import { nextActionOn } from '../../rules/day.ts';
import type { Ladder } from '../../rules/strategy.ts';
import { type BookAccount, type BookPlan, bookBorrower } from '../../simulator/book.ts';
import { ACCOUNT_COLUMNS, writeAccount } from '../db/account-row.ts';
import { CopyWriter } from '../db/binary-copy.ts';
import {
  BORROWER_COLUMNS,
  CONTACT_COLUMNS,
  INSTALMENT_COLUMNS,
  REFERENCE_COLUMNS,
  writeBorrower,
  writeContact,
  writeInstalment,
  writeReference,
} from '../db/book-row.ts';
import { copyIn } from '../db/copy-stream.ts';
import { EVENT_COLUMNS, eventData, POSTING_COLUMNS, writeEvent, writePostings } from '../db/event-row.ts';
import type { Client } from '../db/pool.ts';
import { slotOfReference } from '../db/slot.ts';
import { BEGINNING, chainHash } from '../evidence/chain.ts';
import type { Vault } from '../vault/sealed-person.ts';
import { ContactDiary } from './contact-diary.ts';

/** The host that the accounts of a made-up book come from; its reference for an account is the account's number. */
export const HOST = 'made-up';

/** Buffers for the rows of some slots, one for each table. */
export class SlotRows {
  readonly #borrowers = new CopyWriter(1 << 18);
  readonly #accounts = new CopyWriter(1 << 20);
  readonly #references = new CopyWriter(1 << 18);
  readonly #instalments = new CopyWriter(1 << 20);
  readonly #events = new CopyWriter(1 << 21);
  readonly #postings = new CopyWriter(1 << 20);
  readonly #contacts = new CopyWriter(1 << 16);
  readonly #plan: BookPlan;
  readonly #ladder: Ladder;
  readonly #diary: ContactDiary;

  constructor(plan: BookPlan, ladder: Ladder) {
    this.#plan = plan;
    this.#ladder = ladder;
    this.#diary = new ContactDiary(ladder);
  }

  addBorrower(vault: Vault, slot: number, id: number): void {
    writeBorrower(this.#borrowers, vault, { ...bookBorrower(this.#plan, id), slot, id: BigInt(id) });
  }

  addAccount(slot: number, made: BookAccount): void {
    const { account, contract } = made;
    const head = this.#addEvents(slot, made);
    const next = nextActionOn(account, this.#plan.day - 1, contract.product, this.#ladder);
    writeAccount(this.#accounts, { slot, account, head, nextActionOn: next });
    const reference = String(account.id);
    writeReference(this.#references, {
      slot: slotOfReference(HOST, reference),
      host: HOST,
      reference,
      accountSlot: slot,
      accountId: account.id,
    });
    for (const coming of made.schedule) writeInstalment(this.#instalments, slot, account.id, coming);
  }

  #addEvents(slot: number, { contract, events }: BookAccount): Uint8Array {
    const id = BigInt(contract.id);
    let head = BEGINNING;
    let account: Account | null = null;
    for (const [place, event] of events.entries()) {
      const { day, body, postings } = event;
      const seq = place + 1;
      const data = eventData(event);
      head = chainHash(head, slot, id, seq, day, body.type, data);
      writeEvent(this.#events, { slot, accountId: id, seq, day, type: body.type, data, hash: head });
      const byNight = body.type !== 'opened' && body.type !== 'fact';
      writePostings(this.#postings, slot, id, seq, day, byNight, postings);
      if (events.length === 1) continue;
      account = evolve(account, event);
      this.#diary.tell(slot, event, account, contract.product);
    }
    for (const contact of this.#diary.takeAll()) writeContact(this.#contacts, contact);
    return head;
  }

  /** Sends everything in the transaction of `client` and begins anew. */
  async send(client: Client): Promise<void> {
    const tables = [
      ['borrower', BORROWER_COLUMNS, this.#borrowers],
      ['account', ACCOUNT_COLUMNS, this.#accounts],
      ['reference', REFERENCE_COLUMNS, this.#references],
      ['instalment', INSTALMENT_COLUMNS, this.#instalments],
      ['event', EVENT_COLUMNS, this.#events],
      ['posting', POSTING_COLUMNS, this.#postings],
      ['contact', CONTACT_COLUMNS, this.#contacts],
    ] as const;
    for (const [table, columns, rows] of tables) {
      await copyIn(client, table, columns, rows);
      rows.clear();
    }
  }
}
