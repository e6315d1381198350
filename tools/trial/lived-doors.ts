/**
 * How does a borrower of a made-up book go to the same doors as everybody: to pay, to agree on something, to dispute?
 *
 * What is refused is refused as to anybody: the answer is null then, and nothing was done.
 */
import { CODE_KEY, codeFor } from '../../server/agreements/one-time-code.ts';
import type { buildApplication } from '../../server/api/application.ts';
import { readPeople } from '../../server/db/gate/person-rows.ts';
import { type Pool, transaction } from '../../server/db/pool.ts';
import { houseKey } from '../../server/vault/house-key.ts';
import { STATED } from './lived-words.ts';

export type Doors = Awaited<ReturnType<typeof buildApplication>>;

/** Somebody of the book: where his pages are, and where he lies. */
export interface Liver {
  readonly host: string;
  readonly reference: string;
  readonly key: { readonly slot: number; readonly borrower: bigint };
  readonly account: { readonly slot: number; readonly accountId: bigint };
}

/** A row of what was agreed. */
export interface AgreedRow {
  readonly due: string;
  readonly amount: string;
}

export class LivedDoors {
  readonly #pool: Pool;
  readonly doors: Doors;

  constructor(pool: Pool, doors: Doors) {
    this.#pool = pool;
    this.doors = doors;
  }

  /** Asks at a door; null where it is refused. */
  async ask<T>(method: 'GET' | 'POST', url: string, payload?: object, key?: string): Promise<T | null> {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    const answer = await this.doors.inject({ method, url: `/api/${url}`, headers, payload });
    return answer.statusCode === 200 ? answer.json<T>() : null;
  }

  post<T>({ host, reference, account }: Liver, what: string, body: object, key?: string): Promise<T | null> {
    const at = `borrower/${host}/${encodeURIComponent(reference)}/accounts/${account.accountId}`;
    return this.ask<T>('POST', `${at}/${what}`, body, key);
  }

  /** Proposes, takes the first offer and confirms it; the rows of what was agreed, none where it was not. */
  async agree(by: Liver, proposal: object, only: 'accepted' | 'any'): Promise<readonly AgreedRow[]> {
    const key = `demo-${by.reference}`;
    const body = { circumstances: STATED, proposal };
    type Answered = { answer: string; offers: { offer: number; rows: AgreedRow[] }[] };
    const answered = await this.post<Answered>(by, 'proposals', body, key);
    const offer = answered?.offers[0];
    if (offer === undefined || (only === 'accepted' && answered?.answer !== only)) return [];
    type Accepted = { agreement: { agreement: string } };
    const accepted = await this.post<Accepted>(by, `offers/${offer.offer}/accept`, {});
    if (accepted === null) return [];
    const code = await this.#codeOf(by);
    await this.post(by, `agreements/${accepted.agreement.agreement}/confirm`, { code });
    return offer.rows;
  }

  /** The code that his last request stands for: he would read it in his message. */
  async #codeOf({ key, account }: Liver): Promise<string> {
    const people = await transaction(this.#pool, (client) => readPeople(client, [key]));
    const asked = people.get(key.borrower)!.facts.findLast(({ type }) => type === 'inbound');
    return codeFor(await houseKey(this.#pool, CODE_KEY), account.accountId, `f${asked!.seq}`);
  }

  dispute(by: Liver, kind: string, ground: string, words: string, more: object = {}): Promise<unknown> {
    const url = `borrower/${by.host}/${encodeURIComponent(by.reference)}/disputes`;
    const accounts = kind === 'message' ? [] : [String(by.account.accountId)];
    return this.ask('POST', url, { kind, ground, accounts, words, ...more }, `demo-${kind}-${by.reference}`);
  }
}
