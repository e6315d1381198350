/**
 * What became of messages, as carriers tell it: late, twice, in any order, or before they have said that they have them?
 *
 * Each fate is folded into its message under the borrower's lock, where a stronger word stands against a weaker one, and into the
 * person's log. News of a message that nobody knows yet is kept and understood as soon as its answer is there. The hearer comes back
 * when all of it is kept: only then may the carrier forget it.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import { keepHanded } from '../db/contact/message-rows.ts';
import {
  earlyNews,
  type FateRow,
  foldFates,
  forgetEarly,
  keepEarly,
  messagesNamed,
  type Named,
  type NamedNews,
  noteParts,
} from '../db/contact/news-rows.ts';
import { appendFacts, type NewFact } from '../db/gate/fact-rows.ts';
import { distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import { byKey, type Client, type Pool } from '../db/pool.ts';
import { carrierProof } from '../evidence/contact-proof.ts';
import type { NewProof } from '../evidence/proof.ts';
import { storedText } from '../gate/stored-text.ts';
import { type News, storable } from './carrier.ts';
import { outcomeOfParts } from './sms/receipt-book.ts';

type Receipt = Extract<News, { type: 'receipt' }>;

const TOGETHER = 500;

/** Keeps what a carrier told about messages; news of another kind is not for here. `now`: the house's minute. */
export async function heardReceipts(
  pool: Pool,
  carrier: string,
  news: readonly News[],
  now: () => Minute,
): Promise<void> {
  const receipts = news.flatMap((one) => {
    if (one.type !== 'receipt') return [];
    const { reference, detail } = one;
    return [{ ...one, reference: reference && storable(reference), detail: storable(detail) }];
  });
  for (let from = 0; from < receipts.length; from += TOGETHER)
    await heardSome(pool, carrier, receipts.slice(from, from + TOGETHER), now);
}

async function heardSome(
  pool: Pool,
  carrier: string,
  receipts: readonly Receipt[],
  now: () => Minute,
): Promise<void> {
  const named = receipts.filter(({ key }) => key === null || messageOfKey(key) === null);
  const references = [...new Set(named.flatMap(({ reference }) => reference ?? []))];
  const known = await messagesNamed(pool, carrier, references);
  const early = named.filter(({ reference }) => reference !== null && !known.has(reference));
  if (early.length > 0) {
    await keepEarly(
      pool,
      early.map(({ reference, outcome, detail, at }) => ({
        carrier,
        reference: reference!,
        outcome,
        detail,
        at,
      })),
    );
    // Its answer may have been kept in this very moment by somebody who did not see the news yet.
    await understandEarly(pool, now);
  }
  const fates = receipts.flatMap(({ key, reference, outcome, detail }): FateRow[] => {
    const own = key === null ? null : messageOfKey(key);
    if (own !== null) return [{ ...own, reference, outcome, detail }];
    const named = known.get(reference ?? '');
    return named === undefined ? [] : [fateOf({ ...named, carrier, reference: reference!, outcome, detail })];
  });
  if (fates.length === 0) return;
  // News that names a message both ways teaches us the carrier's name for it.
  const learnt = fates.flatMap(({ reference, ...fate }) =>
    reference === null || known.has(reference) ? [] : [{ ...fate, reference }],
  );
  await byKey(pool, async (client) => {
    await foldIn(client, fates, now());
    await keepHanded(client, carrier, learnt, true);
  });
  if (learnt.length > 0) await understandEarly(pool, now);
}

/** Understands news that was too early, now that more answers are kept. */
export async function understandEarly(pool: Pool, now: () => Minute): Promise<number> {
  let understood = 0;
  for (;;) {
    const early = await earlyNews(pool, TOGETHER);
    if (early.length === 0) return understood;
    await byKey(pool, async (client) => {
      await foldIn(client, early.map(fateOf), now());
      await forgetEarly(client, early satisfies readonly NamedNews[]);
    });
    understood += early.length;
    if (early.length < TOGETHER) return understood;
  }
}

/** News under a carrier's name as a fate: of the message, or of a part of it. */
function fateOf({ whole, carrier, reference, outcome, detail, slot, borrower, message }: FateNews): FateRow {
  const fate = { slot, borrower, message, reference: whole ?? reference, outcome, detail };
  return whole === null ? fate : { ...fate, part: { carrier, reference, whole, outcome } };
}

type FateNews = Named & Omit<NamedNews, 'at'>;

/** Fates of whole messages: of parts, once all of them are told or one has failed. */
async function wholeFates(client: Client, fates: readonly FateRow[]): Promise<FateRow[]> {
  const told = await noteParts(
    client,
    fates.flatMap(({ part }) => part ?? []),
  );
  return fates.flatMap((fate) => {
    if (fate.part === undefined) return [fate];
    const { carrier, whole } = fate.part;
    const parts = told.get(`${carrier} ${whole}`) ?? [];
    const outcome = outcomeOfParts({ fates: parts.map((one) => one ?? undefined) });
    return outcome === null ? [] : [{ ...fate, outcome }];
  });
}

/** The strongest word about one message comes first: the rest of the batch then changes nothing. */
const STRENGTH: Readonly<Record<FateRow['outcome'], number>> = {
  delivered: 4,
  bounced: 3,
  expired: 2,
  recalled: 1,
  unknown: 0,
};

async function foldIn(client: Client, all: readonly FateRow[], at: Minute): Promise<void> {
  await lockBorrowers(client, distinct(all));
  const fates = await wholeFates(client, all);
  const strongest = new Map<string, FateRow>();
  for (const fate of fates) {
    const name = `${fate.borrower}-${fate.message}`;
    const other = strongest.get(name);
    if (other === undefined || STRENGTH[fate.outcome] > STRENGTH[other.outcome]) strongest.set(name, fate);
  }
  const changed = await foldFates(client, [...strongest.values()]);
  const facts: NewFact[] = [];
  const others: NewProof[] = [];
  for (const { slot, borrower, message, permit, carrier, reference, state } of changed) {
    const { outcome: said, detail } = strongest.get(`${borrower}-${message}`)!;
    const word = { slot, borrower, at, message, permit, carrier, state: said, reference, detail };
    const proof = carrierProof({ ...word, kind: 'receipt' });
    const outcome = state === 'delivered' ? 'delivered' : 'bounced';
    if (state === 'unknown') others.push(proof);
    else
      facts.push({
        slot,
        borrower,
        permit,
        at,
        type: 'outcome',
        data: storedText({ outcome }),
        provenBy: proof,
      });
  }
  await appendFacts(client, facts, others);
}

/** "slot-borrower-message" as a key; null when it is none of ours. */
export function messageOfKey(
  key: string,
): { readonly slot: number; readonly borrower: bigint; readonly message: number } | null {
  const [, slot, borrower, message] = /^(\d+)-(\d+)-(\d+)$/.exec(key) ?? [];
  if (slot === undefined || borrower === undefined || message === undefined) return null;
  return { slot: Number(slot), borrower: BigInt(borrower), message: Number(message) };
}
