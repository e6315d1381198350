/**
 * How is a proposal answered at once and kept as a round, even when two come together?
 *
 * Under the account's row lock: the account is read as it stands, the pure answer is reckoned, earlier open offers give way to the
 * new ones. The same key again is the same proposal; with other content it is refused.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { type Answer, answerProposal, type Round } from '../../rules/negotiation/answer-proposal.ts';
import type { Circumstances } from '../../rules/negotiation/circumstances.ts';
import type { Authority } from '../../rules/negotiation/negotiable.ts';
import type { Proposal } from '../../rules/plan/draft-plan.ts';
import type { Product } from '../../rules/terms.ts';
import type { Rules } from '../day-end/closer.ts';
import { type Key, readAccounts } from '../db/accounts.ts';
import { lapse } from '../db/agreements/agreement-rows.ts';
import { endOffers, offersOf, openOffers } from '../db/agreements/proposal-rows.ts';
import { shareSlots } from '../db/nights/slot-lock.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { readTold, type Told } from '../db/reading/told-account.ts';
import { storedText } from '../gate/stored-text.ts';
import { type KeptProposal, keepRound, keptProposals } from './kept-proposal.ts';
import { limitsFor, standingOf } from './limits-for.ts';
import { routeRound } from './route-round.ts';

/** Where it is agreed. */
export interface Table extends Rules {
  readonly pool: Pool;
  readonly collecting: Collecting;
}

/** Who asks, for which account, when. `by`: "borrower", or the name of staff. */
export interface Asking {
  readonly key: Key;
  readonly by: string;
  readonly level: Authority;
  readonly idempotency: string;
  readonly today: Day;
  readonly at: Minute;
}

export interface Asked {
  readonly proposal: Proposal;
  readonly circumstances: Circumstances;
}

/** What came of it: the answer with the numbers of its offers, or why it could not be taken. */
export type Proposed =
  | {
      readonly state: 'answered';
      readonly proposal: number;
      readonly answer: Answer;
      readonly offers: readonly number[];
    }
  | { readonly state: 'refused'; readonly why: 'no-terms' | 'other-content' | 'no-account' };

/** The account under its lock, read as it stands; null: there is none. */
export async function lockedAccount(client: Client, key: Key): Promise<Told | null> {
  await shareSlots(client, [key.slot]);
  const [row] = await readAccounts(client, [key], true);
  return row === undefined ? null : readTold(client, key);
}

/** Rounds that are talked about together: those since the last agreement, of the last thirty days. */
const TOGETHER_DAYS = 30;

export const propose = (table: Table, asking: Asking, asked: Asked): Promise<Proposed> =>
  transaction(table.pool, (client) => proposeIn(client, table, asking, asked));

/** The same beside something else that is kept with it. The caller has locked no borrower yet: the account comes first. */
export async function proposeIn(
  client: Client,
  table: Table,
  asking: Asking,
  asked: Asked,
): Promise<Proposed> {
  const told = await lockedAccount(client, asking.key);
  const product = told === null ? undefined : table.products.get(told.account.product);
  if (told === null || product === undefined) return { state: 'refused', why: 'no-account' };
  const before = await keptProposals(client, asking.key, told.person.id);
  const known = before.find(({ key }) => key === asking.idempotency);
  if (known !== undefined) return answeredBefore(known, asked);
  const answer = answerFor(table, told, product, asking, asked, before);
  if (answer === null) return { state: 'refused', why: 'no-terms' };
  const done = await keep(client, told, asking, asked, answer);
  if (done.state === 'answered' && done.answer.answer === 'person')
    await routeRound(client, table, told, { ...done, at: asking.at, asked: false });
  return done;
}

/** The answer of the rules to an account as it stands; null: the product has no terms. */
export function answerFor(
  { collecting }: Table,
  told: Told,
  product: Product,
  { today, level }: Pick<Asking, 'today' | 'level'>,
  { proposal, circumstances }: Asked,
  before: readonly KeptProposal[],
): { readonly answer: Answer; readonly terms: string; readonly until: Day } | null {
  const limits = limitsFor(told, product, today, circumstances.area, level, collecting);
  if (limits === null) return null;
  const standing = standingOf(told, product, today);
  const answer = answerProposal(proposal, standing, circumstances, limits, roundsIn(before, told, today));
  const { id, version, offerDays } = limits.terms;
  return { answer, terms: `${id}@${version}`, until: today + offerDays - 1 };
}

function roundsIn(before: readonly KeptProposal[], { history }: Told, today: Day): Round[] {
  const agreed = history.facts.flatMap((fact) => (fact.type === 'agreed' ? [fact.valueOn] : []));
  const since = Math.max(today - TOGETHER_DAYS, ...agreed);
  return before.flatMap(({ day, asked, stated }) =>
    day < since || stated === null ? [] : [{ proposal: asked, circumstances: stated.circumstances }],
  );
}

/** The answer that the same key had, for the same content. */
function answeredBefore({ proposal, asked, stated }: KeptProposal, again: Asked): Proposed {
  const same =
    stated !== null &&
    storedText({ proposal: asked, circumstances: stated.circumstances }) === storedText(again);
  if (!same) return { state: 'refused', why: 'other-content' };
  const { answer, offers } = stated;
  return { state: 'answered', proposal, answer, offers };
}

async function keep(
  client: Client,
  told: Told,
  { key, by, level, idempotency, today, at }: Asking,
  { proposal, circumstances }: Asked,
  { answer, terms, until }: NonNullable<ReturnType<typeof answerFor>>,
): Promise<Proposed> {
  // Only new offers of the rules take the place of their old ones: a no takes nothing away, and a person's word stands.
  if (answer.offers.length > 0) await endOffers(client, key, null, 'superseded', 'answer');
  await lapse(client, key);
  const first = await nextOffer(client, key);
  const offers = answer.offers.map((_, place) => first + place);
  const round = {
    ...{ borrower: told.person.id, at, day: today, key: idempotency, byWhom: by, level },
    ...{ asked: storedText(proposal), terms, answer: answer.answer },
  };
  const number = await keepRound(client, key, round, { circumstances, answer, offers });
  const opened = await openOffers(client, key, number, until, answer.offers.map(storedText));
  if (opened.join() !== offers.join())
    throw new Error(`offers ${opened.join()} were opened, ${offers.join()} were told (${formatDay(today)})`);
  return { state: 'answered', proposal: number, answer, offers };
}

async function nextOffer(client: Client, key: Key): Promise<number> {
  return ((await offersOf(client, key)).at(-1)?.offer ?? 0) + 1;
}
