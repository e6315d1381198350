/**
 * May a person be forgotten, and how is he, so that everything else can still be proven?
 *
 * Refused with a reason while something is owed, while a law asks for records that would be lost, while it is not known until when, and
 * under a legal hold. Otherwise his own key is destroyed and every place that names him or holds his words is emptied, in one
 * transaction that also appends a proof of it and revokes every permit. What stays are chains of codes and digests.
 */

import { deadlinesOn } from '../../policy/deadlines/deadlines.ts';
import type { Collecting } from '../../policy/house/collecting.ts';
import { jurisdictionsOf } from '../../policy/law/packs.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { termsOf } from '../../rules/deadlines/deadline-law.ts';
import { keepUntil, mayPurge, type RecordKind } from '../../rules/deadlines/retention.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { type ErasureFacts, emptyPlaces, erasureFacts, writeErasure } from '../db/evidence/erasing.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import { type Pool, type Queryable, transaction } from '../db/pool.ts';
import { knownAt, Silence } from '../gate/silence.ts';
import { appendProofs } from './proof.ts';

/** What came of it. `why`: what forbids it, in both languages; `until`: the last day of that, when it is known. */
export type Erased =
  | { readonly state: 'erased'; readonly on: Day }
  | { readonly state: 'already-erased'; readonly on: Day }
  | {
      readonly state: 'refused';
      readonly reason: 'no-borrower' | 'legal-hold' | 'still-owed' | 'retention' | 'not-known';
      readonly why: { readonly en: string; readonly zh: string };
      readonly until: Day | null;
    };

/** Who asks, on which business day and minute. */
export interface Wish {
  readonly key: BorrowerKey;
  readonly day: Day;
  readonly at: Minute;
  readonly why: string;
}

/** Erases a person, or says what forbids it. */
export async function eraseBorrower(pool: Pool, wish: Wish, collecting: Collecting): Promise<Erased> {
  const { key, day, at, why } = wish;
  return transaction(pool, async (client): Promise<Erased> => {
    await lockBorrowers(client, [key]);
    const facts = await erasureFacts(client, key);
    if (facts?.erasedOn != null) return { state: 'already-erased', on: facts.erasedOn };
    const no = refusal(facts, day, collecting);
    if (no !== null) return no;
    await appendProofs(client, [{ ...key, at, kind: 'erasure', data: { day: formatDay(day) } }]);
    await emptyPlaces(client, key);
    await writeErasure(client, key, day, why);
    const silence = new Silence(knownAt(at));
    silence.add(key, 'erased');
    await silence.fall(client);
    return { state: 'erased', on: day };
  });
}

/** What forbids erasing somebody on a day; null: nothing. Nothing is written. */
export async function whatForbids(
  db: Queryable,
  key: BorrowerKey,
  day: Day,
  collecting: Collecting,
): Promise<Refusal | null> {
  return refusal(await erasureFacts(db, key), day, collecting);
}

export type Refusal = Extract<Erased, { state: 'refused' }>;

const refused = (reason: Refusal['reason'], en: string, zh: string, until: Day | null = null): Refusal => ({
  state: 'refused',
  reason,
  why: { en, zh },
  until,
});

function refusal(facts: ErasureFacts | null, day: Day, collecting: Collecting): Refusal | null {
  if (facts === null) return refused('no-borrower', 'The book has no such borrower.', '账簿中没有该借款人。');
  if (facts.hold !== null)
    return refused(
      'legal-hold',
      `The records are under a legal hold: ${facts.hold}`,
      `记录处于法律保全中：${facts.hold}`,
    );
  if (facts.open) return refused('still-owed', 'Something is still owed.', '仍有未清偿的欠款。');
  return retentionRefusal(facts, day, collecting);
}

/** The first floor of a law that still runs, or cannot be computed. */
function retentionRefusal(
  { region, firstContactOn, lastContactOn, contacts, calls, recordings }: ErasureFacts,
  day: Day,
  { seat, collector }: Collecting,
): Refusal | null {
  const kinds: RecordKind[] = [
    ...(contacts > 0 ? (['compliance-evidence'] as const) : []),
    ...(calls > 0 ? (['call-log'] as const) : []),
    ...(recordings > 0 ? (['call-recording'] as const) : []),
  ];
  if (kinds.length === 0 || firstContactOn === null || lastContactOn === null) return null;
  const places = [...new Set([...seat, ...jurisdictionsOf(region)])];
  // A law that ended may still bind what was made under it: those of the last contact count as well.
  const law = [day, lastContactOn].flatMap((on) => deadlinesOn(places, on, collector, new Set()));
  for (const kind of kinds) {
    const floor = keepUntil(
      { kind, madeOn: lastContactOn, lastActivityOn: lastContactOn, oralPlan: undefined, cleared: true },
      termsOf(law, 'retention'),
    );
    if (mayPurge(floor, day).outcome === 'pass') continue;
    if (floor.until !== null && day <= floor.until)
      return refused(
        'retention',
        `The law asks for these records (${kind}) through ${formatDay(floor.until)}.`,
        `法规要求该类记录（${kind}）保存至 ${formatDay(floor.until)}。`,
        floor.until,
      );
    const lack = floor.lacks[0] ?? floor.open ?? kind;
    return refused(
      'not-known',
      `It is not known until when the law asks for these records (${lack}).`,
      `法规要求的保存期限未知（${lack}）。`,
    );
  }
  return null;
}
