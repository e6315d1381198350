/**
 * How does a complaint come in, from wherever, and until when must it be decided?
 *
 * In one transaction: it is a fact in the borrower's log, so that nothing that collects is sent while it is open; it has the earliest day
 * that a law binding the house sets, or the house's own; it is a case of the review queue, with its owner to be; and what its words
 * suggest stands beside it for whoever reads it. Told again in the same words while the first is open, it is the same complaint.
 */
import { SUGGESTION } from '../../policy/complaints/suggestion-model.ts';
import type { Collecting } from '../../policy/house/collecting.ts';
import { REVIEW_TERMS } from '../../policy/house/review-terms.ts';
import type { ComplaintKind, ComplaintVia } from '../../rules/complaint/complaint-kinds.ts';
import { suggestKinds } from '../../rules/complaint/kind-suggestion.ts';
import type { Day } from '../../rules/days.ts';
import { termsOf } from '../../rules/deadlines/deadline-law.ts';
import { type ComplaintTerms, decideBy } from '../../rules/deadlines/reply-clock.ts';
import { DAY_MINUTES, type Minute, startOfDay } from '../../rules/gate/local-time.ts';
import { complaintsOf, keepComplaint, tieReview } from '../db/gate/complaint-rows.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import type { Client } from '../db/pool.ts';
import { deadlinesFor } from '../gate/deadlines-for.ts';
import type { Silence } from '../gate/silence.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';
import { routeToPerson } from '../review/route-person.ts';
import { zoneAround } from '../zone-table.ts';

/** What is told. `kind` null: the teller did not say, the words suggest it. */
export interface ToldComplaint {
  readonly key: BorrowerKey;
  readonly account: bigint | null;
  readonly region: string;
  readonly kind: ComplaintKind | null;
  readonly via: ComplaintVia;
  readonly takenBy: string | null;
  readonly theirNumber: string | null;
  readonly about: string;
  readonly words: string;
}

/** When it is, and whose house. */
export interface ComplaintRoom {
  readonly collecting: Collecting;
  readonly today: Day;
  readonly at: Minute;
}

/** A complaint that was taken. `again`: it was known. */
export interface TakenComplaint {
  readonly complaint: number;
  readonly dueOn: Day;
  readonly rule: string | null;
  readonly again: boolean;
}

/** Takes a complaint in the caller's transaction; the caller lets the silence fall. */
export async function takeComplaint(
  client: Client,
  told: ToldComplaint,
  room: ComplaintRoom,
  silence: Silence,
): Promise<TakenComplaint> {
  const { key, region, words, about } = told;
  const { at, today, collecting } = room;
  await lockBorrowers(client, [key]);
  const same = (await complaintsOf(client, key)).find(
    (one) => one.decidedOn === null && one.words === words && one.about === about,
  );
  if (same !== undefined && same.dueOn !== null)
    return { complaint: same.complaint, dueOn: same.dueOn, rule: same.rule, again: true };
  const due = dueFor(region, today, 'simple', collecting);
  const { kinds, hardship } = suggestKinds(words, SUGGESTION);
  const suggested = kinds[0]?.kind ?? null;
  const fact = { type: 'complaint', pending: true, frivolous: false } as const;
  const [number] = await tellOfPeopleIn(client, [{ key, at, fact }], silence);
  const { account, via, takenBy, theirNumber } = told;
  const complaint = await keepComplaint(client, {
    ...key,
    at,
    receivedOn: today,
    dueOn: due.day,
    rule: due.rule,
    kind: told.kind ?? suggested ?? 'other',
    ...{ via, account, takenBy, theirNumber, suggested, hardship, about, words },
    fact: number!,
  });
  const zone = zoneAround(collecting.timeZone, (due.day + 1) * DAY_MINUTES);
  const review = await routeToPerson(client, {
    subject: { key, account, about: `complaint ${complaint}` },
    kind: 'complaint',
    why: via === 'regulator' ? 'from-the-regulator' : 'complaint',
    flags: [],
    at,
    by: startOfDay(zone, due.day + 1) - 1,
    rule: due.rule,
    level: via === 'regulator' ? 2 : 1,
  });
  await tieReview(client, { ...key, complaint }, review.seq);
  return { complaint, dueOn: due.day, rule: due.rule, again: false };
}

/** The earliest day by which a law that binds the house wants a complaint decided, or else the house's own. */
export function dueFor(
  region: string,
  on: Day,
  how: keyof ComplaintTerms,
  collecting: Collecting,
): { readonly day: Day; readonly rule: string | null } {
  const days = deadlinesFor(region, on, collecting).flatMap((rule) =>
    termsOf([rule], 'complaint').map((terms) => ({ day: decideBy(on, how, terms), rule: rule.id })),
  );
  const first = days.toSorted((a, b) => a.day - b.day)[0];
  return first ?? { day: on + REVIEW_TERMS.decideInDays.complaint, rule: null };
}
