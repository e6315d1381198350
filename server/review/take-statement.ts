/**
 * What becomes of what a person states: is it like others', does it contradict itself, does he need care?
 *
 * One transaction keeps the statement (sealed under his key), its marks, the hold of somebody in distress, and the cases that people must
 * decide. `flagsOf` answers the same without keeping anything, for whoever is still filling in a form. What is found leads to a person:
 * nothing here, and nothing that it returns, refuses.
 */
import { REVIEW_TERMS } from '../../policy/house/review-terms.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Flag } from '../../rules/review/flag.ts';
import { contradictions, type Stated, type StatedFacts } from '../../rules/review/stated-facts.ts';
import { holdFor, suggestedBy, type ToldBy, type Vulnerability } from '../../rules/review/vulnerability.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import type { Client, Queryable } from '../db/pool.ts';
import { keepMarks } from '../db/review/likeness-rows.ts';
import { keepStatement, type StatementRow, statementsOf } from '../db/review/paper-rows.ts';
import { knownDeath, paidSince } from '../db/review/payer-read.ts';
import type { CaseKey } from '../db/review/review-rows.ts';
import { appendProofs, openProofs } from '../evidence/proof.ts';
import type { Silence } from '../gate/silence.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';
import { type Likes, likeTexts } from './find-likes.ts';
import { routeToPerson } from './route-person.ts';

export interface NewStatement {
  readonly key: BorrowerKey;
  readonly account: bigint | null;
  readonly source: StatementRow['source'] &
    ('application' | 'complaint' | 'dispute' | 'paper' | 'call' | 'agent');
  /** Its name in its own part: "application 7". */
  readonly about: string;
  readonly text: string;
  readonly facts: StatedFacts;
  /** Said in so many words, by whom; a text may suggest more. */
  readonly told: { readonly kinds: readonly Vulnerability[]; readonly by: Exclude<ToldBy, 'text'> } | null;
  /** Who wrote it down, where it is somebody of the house. */
  readonly takenBy?: string;
  /** Separate consent to keep what he says about his health or family. */
  readonly consent: boolean;
  readonly at: Minute;
  readonly today: Day;
}

export interface TakenStatement {
  readonly seq: number;
  readonly flags: readonly Flag[];
  readonly vulnerable: readonly Vulnerability[];
  readonly cases: readonly CaseKey[];
}

/** The longest text that is compared and kept. */
export const MOST_WORDS = 20_000;

/** What is odd about a statement, without keeping it. */
export async function flagsOf(db: Queryable, one: NewStatement): Promise<readonly Flag[]> {
  return (await judged(db, one)).flags;
}

async function judged(db: Queryable, one: NewStatement): Promise<Likes> {
  const likes = await likeTexts(db, one.key, one.text);
  const before = await statedBefore(db, one.key);
  const known = {
    deadSince: await knownDeath(db, one.key),
    paidInMonth: await paidSince(db, one.key, one.today - 30),
  };
  const now: Stated = { on: one.today, source: one.about, facts: one.facts };
  return { ...likes, flags: [...likes.flags, ...contradictions(now, before, known, REVIEW_TERMS)] };
}

/** Keeps a statement, in the caller's transaction; `silence` falls when the caller lets it. */
export async function takeStatement(
  client: Client,
  one: NewStatement,
  silence: Silence,
): Promise<TakenStatement> {
  const { key, account, source, about, text, facts, at, today } = one;
  await lockBorrowers(client, [key]);
  const likes = await judged(client, one);
  const said = one.told?.kinds ?? [];
  const vulnerable = [...new Set([...said, ...suggestedBy(text)])];
  const { income, ...rest } = facts;
  const sealed = {
    // Without his consent the details of an illness are not kept: the kind alone routes him to somebody who is trained.
    words: said.length > 0 && !one.consent ? '' : text.slice(0, MOST_WORDS),
    facts: JSON.stringify({ ...rest, ...(income === undefined ? {} : { income: String(income) }) }),
  };
  const [proof] = await appendProofs(client, [
    {
      ...{ ...key, at, kind: 'statement', sealed },
      data: {
        ...{ source, about, consent: one.consent },
        ...(one.takenBy === undefined ? {} : { by: one.takenBy }),
      },
    },
  ]);
  const seq = await keepStatement(client, { ...key, source, about, at, day: today, proof: proof! });
  for (const { what, marks } of likes.marks)
    await keepMarks(client, { ...key, isPaper: false, item: seq }, what, marks);
  const cases: CaseKey[] = [];
  const subject = { key, account, about: `statement ${seq}` };
  const routed = { subject, at, by: null, level: 1 as const };
  if (likes.flags.length > 0)
    cases.push(
      await routeToPerson(client, { ...routed, kind: 'statement', why: 'flagged', flags: likes.flags }),
    );
  if (vulnerable.length > 0) cases.push(await letRest(client, one, seq, vulnerable, silence));
  return { seq, flags: likes.flags, vulnerable, cases };
}

/** Collection rests, and somebody who is trained hears of it. */
async function letRest(
  client: Client,
  { key, account, told, at, today }: NewStatement,
  seq: number,
  kinds: readonly Vulnerability[],
  silence: Silence,
): Promise<CaseKey> {
  const id = `care-${seq}`;
  const hold = holdFor(kinds, told?.by ?? 'text', today, REVIEW_TERMS.holdDays);
  await tellOfPeopleIn(client, [{ key, at, fact: { type: 'hold', id, hold } }], silence);
  return routeToPerson(client, {
    subject: { key, account, about: `statement ${seq}` },
    kind: 'vulnerability',
    why: `${told === null ? 'suggested' : 'said'}: ${kinds.join(', ')}`,
    ...{ flags: [], at, by: null, level: 1, hold: id },
  });
}

/** What was stated before, opened with his key. */
export async function statedBefore(db: Queryable, key: BorrowerKey): Promise<Stated[]> {
  const rows = await statementsOf(db, key);
  const texts = await openProofs(
    db,
    rows.map(({ proof }) => ({ ...key, seq: proof })),
  );
  return rows.flatMap(({ day, about, proof }): Stated[] => {
    const found = texts.get(`${key.borrower}-${proof}`)?.facts;
    if (found === undefined) return [];
    const { income, ...rest } = JSON.parse(found) as Omit<StatedFacts, 'income'> & { income?: string };
    return [
      {
        on: day,
        source: about,
        facts: { ...rest, ...(income === undefined ? {} : { income: BigInt(income) }) },
      },
    ];
  });
}
