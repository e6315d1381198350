/**
 * How does a letter stand at this minute: what was tried, what is owed, what is decided, who signed?
 *
 * One place gathers what the preconditions ask (`rules/firms/letter-conditions.ts`), from the person's rows as they are under the lock, so that
 * proposing, deciding, signing and posting are judged alike. Whoever keeps another kind of decision (a court file) adds it
 * to `decidedAbout`.
 */

import { CONSEQUENCE_WORDS } from '../../policy/house/firms/consequence-words.ts';
import type { Account, AccountEvent } from '../../rules/account.ts';
import type { Stage } from '../../rules/court/court-stage.ts';
import type { Day } from '../../rules/days.ts';
import { type Decided, nextDecided, undecidedIn } from '../../rules/firms/decided-consequence.ts';
import {
  covers,
  type Engaged,
  type LetterOrder,
  type Signed,
  type StepBefore,
} from '../../rules/firms/letter-conditions.ts';
import { DAY_MINUTES, dayAt } from '../../rules/gate/local-time.ts';
import type { Minor } from '../../rules/money.ts';
import { isQuiet } from '../../rules/plan/alive-plan.ts';
import { dayIn } from '../../rules/telling/debt-facts.ts';
import { latenessOf } from '../../rules/telling/forecast.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { Product } from '../../rules/terms.ts';
import { casesOf } from '../db/court/case-rows.ts';
import { creditSaid } from '../db/firms/decided-rows.ts';
import type { EngagementRow, LawyerRow } from '../db/firms/engagement-rows.ts';
import type { OrderRow } from '../db/firms/order-rows.ts';
import type { PersonRows } from '../db/gate/person-rows.ts';
import type { Queryable } from '../db/pool.ts';
import { isOwn } from '../gate/person-situation.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { valueIn } from '../gate/stored-text.ts';
import type { StepImpossible } from '../ladder/impossible-steps.ts';
import { zoneAround } from '../zone-table.ts';
import { isSignedBy } from './lawyer-key.ts';

/** An account with its terms and its person. */
export interface Letterable {
  readonly slot: number;
  readonly account: Account;
  readonly product: Product;
  readonly person: PersonRows;
}

/** The milder steps in these arrears, by the account's own facts and by the log of contacts. */
export function stepsBefore({ account, person }: Letterable, day: Day, timeZone: string) {
  const filed = person.accounts.find((one) => one.account.id === account.id);
  const since = account.oldestDue ?? day;
  const zone = zoneAround(timeZone, day * DAY_MINUTES);
  const unsent = new Set(
    person.facts.flatMap(({ type, permit, data }) =>
      type === 'outcome' && (valueIn(data) as { outcome: string }).outcome === 'not-sent' ? [permit] : [],
    ),
  );
  const last = (way: 'sms' | 'call'): StepBefore | null => {
    const told = (filed?.facts ?? []).flatMap((fact) =>
      // The house's own were meant for that day, and may have gone out on the next: the log has their minutes.
      fact.type === 'tried' && fact.channel === way && isOwn(fact) ? [fact.valueOn] : [],
    );
    const logged = person.attempts.flatMap((one) =>
      one.way === way &&
      one.person === BORROWER &&
      one.purpose === 'collect' &&
      !unsent.has(one.permit) &&
      one.debts.split(' ').includes(String(account.id))
        ? [dayAt(zone, one.at)]
        : [],
    );
    const days = [...told, ...logged].filter((on) => on > since && on <= day);
    if (days.length > 0) return { how: 'tried', on: Math.min(...days) };
    return way === 'call' ? calledImpossible(person, since, zone, day) : null;
  };
  return { message: last('sms'), call: last('call') };
}

/** The day on which it was recorded, in these arrears, that he cannot be called; null: it is not. */
function calledImpossible(
  { facts }: PersonRows,
  since: Day,
  zone: ReturnType<typeof zoneAround>,
  day: Day,
): StepBefore | null {
  const said = facts.flatMap(({ type, data, at }) => {
    if (type !== 'step-impossible') return [];
    const { step, possible } = valueIn(data) as StepImpossible;
    return step === 'call' ? [{ on: dayAt(zone, at), possible: possible === true }] : [];
  });
  const last = said.findLast(({ on }) => on > since && on <= day);
  return last === undefined || last.possible ? null : { how: 'impossible', on: last.on };
}

/** Nothing was paid after the later of both steps, nothing is agreed, nothing rests. */
function isUndisturbed(
  { account, person }: Letterable,
  steps: ReturnType<typeof stepsBefore>,
  day: Day,
): boolean {
  const filed = person.accounts.find((one) => one.account.id === account.id);
  const since = Math.max(steps.message?.on ?? 0, steps.call?.on ?? 0);
  const undone = new Set((filed?.facts ?? []).flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  const paid = (filed?.facts ?? []).some(
    (fact) => fact.type === 'paid' && fact.valueOn > since && !undone.has(fact.id),
  );
  const rests = account.pausedFrom !== null && account.pausedTo !== null && day < account.pausedTo;
  return !paid && !rests && !isQuiet(account);
}

/** What a firm may about this account. */
export function engagedFor(
  { state, from, until, licenceUntil, products, regions }: EngagementRow,
  { product, person }: Letterable,
): Engaged {
  const inForce = state === 'in-force';
  return {
    inForce,
    from,
    until,
    licenceUntil,
    covers: covers({ products, regions }, product.id, person.region),
  };
}

export function overdueOf({ account, product }: Letterable, day: Day): Minor {
  return account.oldestDue === null ? 0n : latenessOf(account, day, product).overdue;
}

/** What a new order would be judged by. */
export function proposalFacts(
  one: Letterable,
  engagement: EngagementRow,
  {
    day,
    timeZone,
    proposedBy,
    expected,
    cost,
  }: {
    day: Day;
    timeZone: string;
    proposedBy: string;
    expected: Minor;
    cost: Minor;
  },
): LetterOrder {
  const steps = stepsBefore(one, day, timeZone);
  return {
    ...steps,
    overdueSince: one.account.oldestDue,
    undisturbed: isUndisturbed(one, steps, day),
    expected,
    cost,
    proposedBy,
    decidedBy: null,
    engaged: engagedFor(engagement, one),
    told: false,
    undecided: null,
    digest: null,
    signed: null,
  };
}

/** What an order is judged by now. `text`: its words; `lawyer`: who signed; `told`: whether its notice went out. */
export function orderFacts(
  one: Letterable,
  row: OrderRow,
  engagement: EngagementRow,
  now: {
    readonly day: Day;
    readonly timeZone: string;
    readonly text: string;
    readonly decided: readonly Decided[];
    readonly lawyer: LawyerRow | null;
    readonly told: boolean;
    /** Who decides it now, where it is being decided. */
    readonly decidedBy?: string;
  },
): LetterOrder {
  const { day, timeZone, text, decided, lawyer, told } = now;
  const { proposedBy, expected, cost } = row;
  return {
    ...proposalFacts(one, engagement, { day, timeZone, proposedBy, expected, cost }),
    decidedBy: now.decidedBy ?? row.decidedBy,
    told,
    undecided: undecidedIn(text, CONSEQUENCE_WORDS, decided).map(({ words }) => words),
    digest: row.digest,
    signed: signedBy(row, lawyer),
  };
}

function signedBy(row: OrderRow, lawyer: LawyerRow | null): Signed | null {
  const { signature, digest, number, firm, signedAt, signedOn } = row;
  if (signature === null || lawyer === null || digest === null || number === null) return null;
  if (signedAt === null || signedOn === null) return null;
  const statement = { number, digest, firm, lawyer: lawyer.lawyer, at: signedAt };
  return {
    lawyer: lawyer.lawyer,
    licenceUntil: lawyer.licenceUntil,
    on: signedOn,
    // Its address lets nobody in whose second factor was not shown a short time ago.
    confirmed: row.signedBy !== null,
    digest,
    valid: isSignedBy(lawyer.public, statement, signature),
  };
}

/** Stages of a case in which the filing was decided by two people and stands; one that rests or is over is no decision any more. */
const DECIDED: ReadonlySet<Stage> = new Set([
  ...(['approved', 'noticed', 'filed', 'accepted', 'mediation', 'hearing', 'judged', 'appealed'] as const),
  ...(['in-force', 'enforcement'] as const),
]);

/** What was really decided for an account in these arrears, by the events that say so. */
export async function decidedAbout(
  db: Queryable,
  { slot, account }: Pick<Letterable, 'slot' | 'account'>,
  events: readonly AccountEvent[],
): Promise<Decided[]> {
  const since = account.oldestDue;
  if (since === null) return [];
  const own = events.flatMap(({ day, body }, place): Decided[] => {
    const seq = place + 1;
    if (day <= since) return [];
    if (body.type === 'late-fee') return [{ kind: 'late-fee', on: day, event: `event ${seq}` }];
    const called = body.type === 'accelerated' || (body.type === 'fact' && body.fact.type === 'accelerated');
    return called ? [{ kind: 'accelerated', on: day, event: `event ${seq}` }] : [];
  });
  const said = (await creditSaid(db, { slot, accountId: account.id })).filter((one) => one.since === since);
  const last = said.findLast(
    ({ act }) => act === 'announce' || act === 'report' || act === 'update' || act === 'end',
  );
  const credit: Decided[] =
    last === undefined || last.act === 'end'
      ? []
      : [{ kind: 'credit-record', on: last.day, event: `credit ${last.seq}` }];
  const filing = (await casesOf(db, { slot, borrower: account.borrower }))
    .filter((one) => one.accountId === account.id && one.approvedOn !== null && DECIDED.has(one.stage))
    .map(
      (one): Decided => ({ kind: 'court', on: one.filedOn ?? one.approvedOn!, event: `case ${one.caseNo}` }),
    );
  return [...own, ...credit, ...filing];
}

/** The sentence of a letter about what was decided, without its full stop. */
export function decidedSentence(decided: readonly Decided[], day: Day, language: Language): string {
  const next = nextDecided(
    decided.filter(({ kind }) => kind !== 'late-fee'),
    day,
  );
  const english = language === 'en';
  if (next === null)
    return english ? 'No further step has been decided for this account' : '本账户目前未决定采取进一步措施';
  const on = dayIn(next.on, { language, day, short: false });
  switch (next.kind) {
    case 'accelerated':
      return english
        ? `As the contract provides, all remaining principal fell due on ${on}`
        : `按合同约定，全部剩余本金已于${on}到期`;
    case 'credit-record':
      return english
        ? `You were told on ${on} that these arrears are reported to the credit bureau as the law provides`
        : `本次逾期将依法报送征信，已于${on}事先告知您`;
    case 'court':
      return english ? `On ${on} it was decided to file with the court` : `${on}已决定向法院提交材料`;
    case 'visit':
      return english ? `A home visit was agreed with you for ${on}` : `已与您约定${on}上门走访`;
    case 'late-fee':
      return english ? 'A late fee was added' : '已计收违约金';
    default:
      return next.kind satisfies never;
  }
}
