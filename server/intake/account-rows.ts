/**
 * Which rows of the book does a taken-over account make?
 *
 * Account, events with their hash chain, postings, instalments, reference and, when it brings one, its borrower:
 * written into buffers that are copied into the tables batch by batch. All postings are booked on the day of the
 * import, because the nights before it are closed.
 */
import type { Account, AccountEvent } from '../../rules/account.ts';
import { nextActionOn } from '../../rules/day.ts';
import type { Day } from '../../rules/days.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import { ACCOUNT_COLUMNS, writeAccount } from '../db/account-row.ts';
import { CopyWriter } from '../db/binary-copy.ts';
import {
  BORROWER_COLUMNS,
  INSTALMENT_COLUMNS,
  REFERENCE_COLUMNS,
  writeBorrower,
  writeInstalment,
  writeReference,
} from '../db/book-row.ts';
import { copyIn } from '../db/copy-stream.ts';
import { EVENT_COLUMNS, eventData, POSTING_COLUMNS, writeEvent, writePostings } from '../db/event-row.ts';
import type { Client } from '../db/pool.ts';
import { slotOfBorrower, slotOfReference } from '../db/slot.ts';
import { BEGINNING, chainHash } from '../evidence/chain.ts';
import type { Vault } from '../vault/sealed-person.ts';
import type { Person } from './host-record.ts';
import type { Mapping } from './mapping.ts';

/** An account ready to be written. */
export interface Finished {
  readonly reference: string;
  readonly account: Account;
  readonly events: readonly AccountEvent[];
  readonly schedule: readonly Coming[];
  readonly product: Product;
  /** The borrower it brings; null when he is known. */
  readonly person: Person | null;
}

/** Buffers for one batch of accounts, used again for the next. */
export class AccountRows {
  readonly #accounts = new CopyWriter();
  readonly #events = new CopyWriter();
  readonly #postings = new CopyWriter();
  readonly #instalments = new CopyWriter();
  readonly #references = new CopyWriter();
  readonly #borrowers = new CopyWriter();
  readonly #mapping: Mapping;
  readonly #ladder: Ladder;
  readonly #today: Day;

  constructor(mapping: Mapping, ladder: Ladder, today: Day) {
    this.#mapping = mapping;
    this.#ladder = ladder;
    this.#today = today;
  }

  add(vault: Vault, one: Finished): void {
    const { account, events, product } = one;
    const slot = slotOfBorrower(account.borrower);
    let head = BEGINNING;
    events.forEach((event, index) => {
      const seq = index + 1;
      const data = eventData(event);
      const { type } = event.body;
      head = chainHash(head, slot, account.id, seq, event.day, type, data);
      writeEvent(this.#events, { slot, accountId: account.id, seq, day: event.day, type, data, hash: head });
      writePostings(this.#postings, slot, account.id, seq, this.#today, false, event.postings);
    });
    const next = nextActionOn(account, this.#today - 1, product, this.#ladder);
    writeAccount(this.#accounts, { slot, account, head, nextActionOn: next });
    for (const coming of one.schedule) writeInstalment(this.#instalments, slot, account.id, coming);
    const { host } = this.#mapping;
    writeReference(this.#references, {
      slot: slotOfReference(host, one.reference),
      host,
      reference: one.reference,
      accountSlot: slot,
      accountId: account.id,
    });
    if (one.person !== null) this.#addBorrower(vault, slot, account.borrower, one.person);
  }

  /** Who is not named by his host stays without a name. */
  #addBorrower(vault: Vault, slot: number, id: bigint, person: Person): void {
    const { language, region, timeZone } = this.#mapping;
    writeBorrower(this.#borrowers, vault, {
      slot,
      id,
      name: person.name ?? '',
      phone: person.phone,
      email: person.email,
      language: person.language === 'zh-CN' || person.language === 'en' ? person.language : language,
      region: person.region ?? region,
      timeZone: person.timeZone ?? timeZone,
    });
  }

  /** Copies everything into the tables and begins anew. */
  async send(client: Client): Promise<void> {
    await copyIn(client, 'borrower', BORROWER_COLUMNS, this.#borrowers);
    await copyIn(client, 'account', ACCOUNT_COLUMNS, this.#accounts);
    await copyIn(client, 'instalment', INSTALMENT_COLUMNS, this.#instalments);
    await copyIn(client, 'event', EVENT_COLUMNS, this.#events);
    await copyIn(client, 'posting', POSTING_COLUMNS, this.#postings);
    await copyIn(client, 'reference', REFERENCE_COLUMNS, this.#references);
    for (const rows of [
      this.#borrowers,
      this.#accounts,
      this.#instalments,
      this.#events,
      this.#postings,
      this.#references,
    ])
      rows.clear();
  }
}
