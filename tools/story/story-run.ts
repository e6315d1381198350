/**
 * Is the story true? Lives through it day by day with the real rules and compares every filled cell.
 *
 * Each row is one business day: facts are entered, then the day is closed, then the cells are compared with the account
 * at the end of that day. Days between rows are closed one by one as a night would.
 */
import {
  type Account,
  type AccountEvent,
  CHANNELS,
  evolve,
  type Fact,
  outstanding,
  overdueAmount,
} from '../../rules/account.ts';
import { bucketOn, daysPastDueOf } from '../../rules/arrears.ts';
import { closeDay, nextActionOn } from '../../rules/day.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { enterFact, walkedIn } from '../../rules/entry.ts';
import { openingEvent } from '../../rules/history.ts';
import { accruedTo } from '../../rules/penalty.ts';
import { StoryAgency } from './story-agency.ts';
import { StoryBureau } from './story-bureau.ts';
import { StoryCommission } from './story-commission.ts';
import { StoryCourt } from './story-court.ts';
import { type Agreement, agreementOf, amountOf, amountText, dayOf, rateOf } from './story-given.ts';
import { type Helped, helpOn } from './story-help.ts';
import { StoryLetters } from './story-letters.ts';
import { StoryMessages } from './story-messages.ts';
import { AGREES, nextCell, planCell, planOf } from './story-plan.ts';
import type { Story, StoryDay } from './story-read.ts';
import { StoryReview } from './story-review.ts';
import { StorySale } from './story-sale.ts';
import { StoryVisit } from './story-visit.ts';

/** One cell that is not as the story says. */
export interface Difference {
  readonly line: number;
  readonly day: string;
  readonly column: string;
  readonly says: string;
  readonly is: string;
}

/** A story lived through: its differences, and every event with the account after it. */
export interface Lived {
  readonly differences: readonly Difference[];
  readonly events: readonly { readonly event: AccountEvent; readonly after: Account }[];
  readonly agreement: Agreement;
}

interface Life {
  account: Account;
  closedTo: Day;
  readonly facts: Fact[];
  readonly helped: Helped;
  readonly events: { event: AccountEvent; after: Account }[];
  readonly messages: StoryMessages;
  readonly letters: StoryLetters;
  readonly review: StoryReview;
  readonly agency: StoryAgency;
  readonly commission: StoryCommission;
  readonly visit: StoryVisit;
  readonly court: StoryCourt;
  readonly bureau: StoryBureau;
  readonly sale: StorySale;
}

/** Lives through a story and compares it. */
export function runStory(story: Story): Lived {
  const agreement = agreementOf(story);
  const opened = openingEvent(agreement.opening);
  const account = evolve(null, opened);
  const life: Life = {
    account,
    closedTo: agreement.opening.openedOn - 1,
    facts: [],
    helped: { isOff: false, dues: new Set() },
    events: [{ event: opened, after: account }],
    messages: new StoryMessages(agreement),
    letters: new StoryLetters(agreement),
    review: new StoryReview(agreement),
    agency: new StoryAgency(),
    commission: new StoryCommission(),
    visit: new StoryVisit(agreement),
    court: new StoryCourt(agreement),
    bureau: new StoryBureau(agreement),
    sale: new StorySale(),
  };
  const differences: Difference[] = [];
  for (const row of story.days) {
    closeUntil(life, agreement, row.day - 1);
    life.agency.mornings(row.day, life.account, life.facts);
    const refused = enterAll(life, agreement, row);
    const seen = life.events.length;
    closeUntil(life, agreement, row.day);
    life.commission.evening(row.day, life.agency.spans, life.facts);
    life.bureau.night(row.day, life.account);
    const is = cellsOf(life, agreement, row.day, refused, seen);
    for (const [column, says] of row.cells) {
      if (says === '' || !is.has(column) || is.get(column) === says) continue;
      differences.push({ line: row.line, day: formatDay(row.day), column, says, is: is.get(column)! });
    }
  }
  return { differences, events: life.events, agreement };
}

function happen(life: Life, event: AccountEvent): void {
  life.account = evolve(life.account, event);
  life.events.push({ event, after: life.account });
}

function closeUntil(life: Life, { product, ladder, schedule }: Agreement, last: Day): void {
  for (;;) {
    const day = nextActionOn(life.account, life.closedTo, product, ladder);
    if (day === null || day > last) break;
    for (const event of closeDay(life.account, day, product, ladder, schedule).events) happen(life, event);
    life.closedTo = day;
  }
  life.closedTo = Math.max(life.closedTo, last);
}

/** Enters what happens on a row's day; gives back the reason of a refusal, or a dash. */
function enterAll(life: Life, agreement: Agreement, row: StoryDay): string {
  const text = row.cells.get('what happens') ?? '';
  const refused: string[] = [];
  for (const clause of text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    if (clause === 'turns early help off') {
      life.helped.isOff = true;
      continue;
    }
    if (life.messages.take(clause, row.day, life)) continue;
    if (life.agency.take(clause, row.day, life.account, life.facts)) continue;
    const reviewed =
      life.letters.take(clause, row.day, life) ?? life.review.take(clause, row.day, life.facts);
    if (reviewed !== null) {
      if (reviewed !== 'done') refused.push(reviewed);
      continue;
    }
    const outside =
      life.visit.take(clause, row.day, life.account, life.facts) ??
      life.court.take(clause, row.day, life.account, life.facts) ??
      life.bureau.take(clause, row.day);
    if (outside !== null) {
      if (outside !== 'done') refused.push(outside);
      continue;
    }
    const sale = life.sale.take(clause, row.day, life.account, life.facts, agreement.product);
    if (sale === 'taken') continue;
    const fact = sale ?? factOf(clause, row.day, life, agreement);
    if (fact === null) continue;
    const { opening, schedule, product } = agreement;
    const history = { opening, schedule, facts: life.facts };
    const walked = walkedIn(life.events.map(({ event }) => event));
    const entry = enterFact(life.account, history, fact, life.closedTo, row.day, product, walked);
    if ('refused' in entry) refused.push(entry.refused);
    else {
      life.facts.push(fact);
      for (const event of [entry.event, ...entry.told]) happen(life, event);
      life.messages.learnt(row.day, life.account);
      life.letters.learnt(fact);
      life.visit.learnt(fact, row.day);
    }
  }
  return refused.length === 0 ? '–' : refused.join(', ');
}

type Reader = (
  match: RegExpExecArray,
  agreement: Agreement,
  life: Life,
  day: Day,
) => Record<string, unknown> & { type: Fact['type'] };

/** What can happen in a story. A clause in parentheses is prose. */
const CLAUSES: readonly (readonly [RegExp, Reader])[] = [
  [/^pays ([\d,.]+)/, (m, a) => ({ type: 'paid', amount: amountOf(m[1]!, a.product) })],
  [/^buys ([\d,.]+)/, (m, a) => ({ type: 'lent', amount: amountOf(m[1]!, a.product) })],
  [
    AGREES,
    (m, { opening, schedule, product }, life, day) => ({
      type: 'agreed',
      plan: planOf(m, { opening, schedule, facts: life.facts }, life.account, day, product),
    }),
  ],
  [/^withdraws (\S+)/, (m) => ({ type: 'withdrawn', of: m[1]! })],
  [/^(?:payment|agreement) (\S+) is reversed/, (m) => ({ type: 'reversed', of: m[1]! })],
  [
    /^the bank takes back ([\d,.]+)/,
    (m, a) => ({ type: 'charged-back', amount: amountOf(m[1]!, a.product) }),
  ],
  [
    /^(fee|penalty) of ([\d,.]+)/,
    (m, a) => ({ type: 'charged', part: m[1], amount: amountOf(m[2]!, a.product) }),
  ],
  [
    /^(fee|penalty|interest) waived ([\d,.]+)/,
    (m, a) => ({ type: 'waived', part: m[1], amount: amountOf(m[2]!, a.product) }),
  ],
  [
    /^paused from (\S+) to (\S+)/,
    (m) => ({ type: 'paused', from: dayOf(m[1]!), to: dayOf(m[2]!), reason: 'story' }),
  ],
  [/^resumed/, () => ({ type: 'resumed' })],
  [/^written off/, () => ({ type: 'written-off' })],
  [/^called in/, () => ({ type: 'accelerated' })],
  [/^tried (\S+)/, (m) => ({ type: 'tried', channel: CHANNELS.find((channel) => channel === m[1]) })],
  [
    /^rates change to (.+ a (?:day|year)), penalty (.+ a (?:day|year))/,
    (m) => ({ type: 'rate-changed', interestPpm: rateOf(m[1]!).ppm, penaltyPpm: rateOf(m[2]!).ppm }),
  ],
];

function factOf(clause: string, day: Day, life: Life, agreement: Agreement): Fact | null {
  if (/^\(.*\)$/.test(clause)) return null;
  const named = / as (\S+)$/.exec(clause);
  const valued = / valued (\d{4}-\d{2}-\d{2})/.exec(clause);
  for (const [pattern, read] of CLAUSES) {
    const match = pattern.exec(clause);
    if (!match) continue;
    const id = named?.[1] ?? `f${life.facts.length + 1}`;
    const valueOn = valued ? dayOf(valued[1]!) : day;
    return { ...read(match, agreement, life, valueOn), id, valueOn } as Fact;
  }
  throw new Error(`"${clause}" is nothing that can happen in a story; prose stands in parentheses`);
}

/** Every column as it is at the end of the day. */
function cellsOf(
  life: Life,
  { product }: Agreement,
  day: Day,
  refused: string,
  seen: number,
): Map<string, string> {
  const { account } = life;
  const accrual = accruedTo(account, day, product);
  const text = (amount: bigint): string => amountText(amount, product);
  const b = account.balances;
  return new Map([
    ['past due', String(daysPastDueOf(account, day, product))],
    ['bucket', bucketOn(account, day, product) ?? '–'],
    ['penalty', text(b.penalty + accrual.penalty)],
    ['interest', text(b.dueInterest + b.interest + accrual.interest)],
    ['overdue', text(account.oldestDue === null ? 0n : overdueAmount(account) + b.penalty + accrual.penalty)],
    ['owed', text(outstanding(account) + accrual.interest + accrual.penalty)],
    ['credit', text(-b.credit)],
    ['minimum', text(account.minimum)],
    ['charged', text(account.charged + accrual.interest + accrual.penalty)],
    ['written off', text(b.writtenOff)],
    ['contact', contactsOn(life, day)],
    ['regretted', regrettedIn(life, seen, day)],
    ['refused', refused],
    ['plan', planCell(account, eventsOf(life, day))],
    ['next', nextCell(account, formatDay, text)],
    ['verdict', life.messages.verdictOf(day)],
    ['help', helpOfNight(life, product, day)],
    ['letter', life.letters.cell()],
    ['visit', life.visit.cell()],
    ['court', life.court.cell()],
    ['alarm', life.court.alarmCell(day)],
    ['bureau', life.bureau.cell()],
    ['path', life.bureau.pathCell()],
    ['case', life.review.caseCell(day)],
    ['flags', life.review.flagsCell(day)],
    ['hold', life.review.holdCell(day)],
    ['agency', life.agency.agencyCell()],
    ['leave', life.agency.leaveCell(day)],
    ['commission', life.commission.commissionCell(product)],
    ['line', life.commission.lineCell(product)],
    ['sale', life.sale.cell(day, account)],
  ]);
}

function eventsOf({ events }: Life, day: Day): AccountEvent[] {
  return events.map(({ event }) => event).filter((event) => event.day === day);
}

function helpOfNight({ account, events, helped }: Life, product: Agreement['product'], day: Day): string {
  return helpOn(
    account,
    events.map(({ event }) => event),
    product,
    day,
    helped,
  );
}

/** Channels planned for this day, and those held back with what they still need. */
function contactsOn(life: Life, day: Day): string {
  const words = life.events.flatMap(({ event: { body } }) => {
    if (body.type !== 'step' || body.on !== day) return [];
    return [body.missing === null ? body.step : `${body.step} held: ${body.missing} not tried`];
  });
  return words.length === 0 ? '–' : words.join(', ');
}

/** Contact days that the last fact entered on this day regrets. */
function regrettedIn(life: Life, seen: number, day: Day): string {
  const last = life.events.slice(0, seen).findLast(({ event }) => event.body.type === 'fact')?.event;
  if (last?.day !== day || last.body.type !== 'fact' || last.body.regretted.length === 0) return '–';
  const { regretted } = last.body;
  return `${formatDay(regretted[0]!)} to ${formatDay(regretted.at(-1)!)}`;
}
