/**
 * Who proposes a lawyer's letter, and may it be proposed at all?
 *
 * An agent, a lead, or the night by its rules: only after a text message and a call were tried in these arrears and brought nothing, where it is
 * worth more than it costs and a firm is engaged for the product and the region. The refusal names what is missing.
 */
import { letterTermsOn } from '../../policy/house/firms/letter-terms.ts';
import type { Day } from '../../rules/days.ts';
import { covers, lacksFor, worthOf } from '../../rules/firms/letter-conditions.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Key } from '../db/accounts.ts';
import { type EngagementRow, engagementsInForce } from '../db/firms/engagement-rows.ts';
import { type NewOrder, type OrderKey, writeOrders } from '../db/firms/order-rows.ts';
import { type BorrowerKey, lockBorrowers, readStaff } from '../db/gate/person-rows.ts';
import { type Client, transaction } from '../db/pool.ts';
import { valueIn } from '../gate/stored-text.ts';
import { recordImpossible, type StepImpossible } from '../ladder/impossible-steps.ts';
import { overdueOf, proposalFacts } from './letter-facts.ts';
import { type LetterHouse, type Subject, subjectOf } from './letter-house.ts';

/** The rules of a night, where nobody proposes. */
export const BY_NIGHT = 'night';

export type Proposed =
  | { readonly state: 'proposed'; readonly order: OrderKey }
  | {
      readonly state: 'refused';
      readonly why: 'no-such-account' | 'not-authorised' | 'no-firm' | 'no-address' | 'open-before' | 'lacks';
      readonly lacks: readonly string[];
    };

const refused = (why: Extract<Proposed, { state: 'refused' }>['why'], lacks: readonly string[] = []) =>
  ({ state: 'refused', why, lacks }) as const;

/** Proposes a letter about one account. */
export async function proposeLetter(
  house: Omit<LetterHouse, 'press'>,
  where: Key,
  by: string,
): Promise<Proposed> {
  const day = await house.today();
  return transaction(house.pool, async (client) => {
    const { workers } = await readStaff(client, [by], []);
    if (!workers.some(({ id, trained }) => id === by && trained === true)) return refused('not-authorised');
    const found = await subjectOf(client, where, house.products);
    if (found === null) return refused('no-such-account');
    await lockBorrowers(client, [found.key]);
    const subject = (await subjectOf(client, where, house.products))!;
    const firms = await engagementsInForce(client, day);
    const made = orderFor(subject, firms, {
      by,
      at: house.now(day),
      day,
      timeZone: house.collecting.timeZone,
    });
    if ('state' in made) return made;
    const [order] = await writeOrders(client, [made]);
    return order === undefined ? refused('open-before') : { state: 'proposed', order };
  });
}

/** What a proposal is made by. */
export interface Proposing {
  readonly by: string;
  readonly at: Minute;
  readonly day: Day;
  readonly timeZone: string;
}

/** The order that an account would get, or what stands against it. Pure. */
export function orderFor(
  subject: Subject,
  firms: readonly EngagementRow[],
  { by, at, day, timeZone }: Proposing,
): NewOrder | Extract<Proposed, { state: 'refused' }> {
  const { slot, account, product, person, key, address } = subject;
  const terms = letterTermsOn(day);
  const overdue = overdueOf(subject, day);
  const worth = worthOf(overdue, terms);
  // Where several firms may write, accounts are shared out among them by their number.
  const fit = firms.filter((firm) => covers(firm, product.id, person.region));
  const engagement = fit[Number(account.id % BigInt(Math.max(1, fit.length)))] ?? firms[0];
  if (engagement === undefined) return refused('no-firm');
  const facts = proposalFacts(subject, engagement, { day, timeZone, proposedBy: by, ...worth });
  const lacks = lacksFor('propose', facts, day, terms);
  const { message, call } = facts;
  if (lacks.length > 0 || message === null || call === null) return refused('lacks', lacks);
  if (address === null) return refused('no-address');
  return {
    ...{ slot, borrower: key.borrower, accountId: account.id },
    ...{ firm: engagement.firm, engagement: engagement.engagement },
    ...{ proposedBy: by, proposedAt: at, proposedOn: day },
    ...{ messageOn: message.on, messageHow: message.how, callOn: call.on, callHow: call.how },
    ...{ overdue, ...worth, currency: product.currency.code, assumed: terms.since },
  };
}

/** The same for a client that is in a transaction already: what the night proposes. */
export async function proposeByNight(
  client: Client,
  house: Pick<LetterHouse, 'collecting' | 'products' | 'now'>,
  wanted: readonly Key[],
  firms: readonly EngagementRow[],
  day: Day,
): Promise<{ readonly proposed: number; readonly left: ReadonlyMap<string, number> }> {
  const orders: NewOrder[] = [];
  const left = new Map<string, number>();
  const nowhere: (BorrowerKey & { readonly step: 'letter' })[] = [];
  for (const where of wanted) {
    const subject = await subjectOf(client, where, house.products);
    if (subject === null) continue;
    const made = orderFor(subject, firms, {
      ...{ by: BY_NIGHT, at: house.now(day), day },
      timeZone: house.collecting.timeZone,
    });
    if (!('state' in made)) orders.push(made);
    else if (made.why === 'no-address') {
      if (!isRecorded(subject)) nowhere.push({ ...subject.key, step: 'letter' });
      left.set(made.why, (left.get(made.why) ?? 0) + 1);
    } else
      for (const why of made.lacks.length > 0 ? made.lacks : [made.why])
        left.set(why, (left.get(why) ?? 0) + 1);
  }
  await recordImpossible(client, nowhere, house.now(day));
  return { proposed: (await writeOrders(client, orders)).length, left };
}

/** That no letter can reach him stands in his log already, since these arrears began. */
function isRecorded({ person, account }: Subject): boolean {
  const said = person.facts.flatMap(({ type, at, data }) => {
    if (type !== 'step-impossible' || at <= (account.oldestDue ?? 0) * 1440) return [];
    const one = valueIn(data) as StepImpossible;
    return one.step === 'letter' ? [one] : [];
  });
  const last = said.at(-1);
  return last !== undefined && last.possible !== true;
}
