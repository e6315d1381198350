/**
 * Does what a person states fit what he stated before, and what is known of him?
 *
 * Two statements within some weeks that cannot both be so are shown to a person beside each other; later ones are news, because lives change. A
 * difference is a question and nothing else: people mistype, count a household in two ways, forget a bonus.
 */
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';
import { type Flag, flagOf } from './flag.ts';

/** What can be stated. Money is what the household receives in a month. */
export interface StatedFacts {
  readonly income?: Minor;
  readonly household?: number;
  readonly dependants?: number;
  readonly employer?: string;
}

/** Facts as they were stated on a day; `source`: where ("application 7", "paper 3"). */
export interface Stated {
  readonly on: Day;
  readonly source: string;
  readonly facts: StatedFacts;
}

/** What the account and the person's log tell by themselves. */
export interface KnownAbout {
  /** He is recorded as dead since this day. */
  readonly deadSince: Day | null;
  /** Money received from him in the thirty days before, on all his accounts. */
  readonly paidInMonth: Minor;
}

export interface StatedTerms {
  readonly contradictInDays: number;
  readonly incomeApartPpm: number;
}

/** Questions that a new statement raises, in the order of the facts. */
export function contradictions(
  now: Stated,
  before: readonly Stated[],
  known: KnownAbout,
  { contradictInDays, incomeApartPpm }: StatedTerms,
): Flag[] {
  const recent = before.filter(({ on }) => Math.abs(now.on - on) <= contradictInDays);
  const flags: Flag[] = [];
  if (known.deadSince !== null && now.on >= known.deadSince)
    flags.push(flagOf('signed-after-death', 1_000_000, {}));
  const { income } = now.facts;
  if (income !== undefined && known.paidInMonth > income && known.paidInMonth > 0n)
    flags.push(flagOf('pays-beyond-means', apart(income, known.paidInMonth), {}));
  for (const one of recent) flags.push(...between(now, one, incomeApartPpm));
  // The same question about the same fact is asked once, about the statement that is furthest from this one.
  const most = new Map<string, Flag>();
  for (const flag of flags)
    if ((most.get(flag.kind)?.sharePpm ?? -1) < flag.sharePpm) most.set(flag.kind, flag);
  return [...most.values()];
}

function between(now: Stated, one: Stated, incomeApartPpm: number): Flag[] {
  const [a, b] = [now.facts, one.facts];
  const where = { source: now.source, other: one.source, days: String(Math.abs(now.on - one.on)) };
  const flags: Flag[] = [];
  if (a.income !== undefined && b.income !== undefined) {
    const far = apart(a.income, b.income);
    const paper = now.source.startsWith('paper') || one.source.startsWith('paper');
    if (far > incomeApartPpm)
      flags.push(flagOf(paper ? 'income-paper-differs' : 'income-differs', far, where));
  }
  const counts = [
    ['household-differs', a.household, b.household],
    ['dependants-differ', a.dependants, b.dependants],
  ] as const;
  for (const [kind, x, y] of counts)
    if (x !== undefined && y !== undefined && x !== y) flags.push(flagOf(kind, 1_000_000, where));
  if (a.employer !== undefined && b.employer !== undefined && plain(a.employer) !== plain(b.employer))
    flags.push(flagOf('employer-differs', 1_000_000, where));
  return flags;
}

/** How far two amounts are apart, in ppm of the larger one. */
function apart(a: Minor, b: Minor): number {
  const [less, more] = a < b ? [a, b] : [b, a];
  return more === 0n ? 0 : Number(((more - less) * 1_000_000n) / more);
}

/** A name without what people write differently each time: case, spaces, brackets, the form of the firm. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(有限责任公司|股份有限公司|有限公司|公司|limited|ltd|inc|llc|co)\b\.?/gu, '')
    .replace(/(有限责任公司|股份有限公司|有限公司|公司)/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
