/**
 * What was known of a person when a contact with him was committed, and what is known now of how it stood at that minute?
 *
 * Entries of his log and facts on his accounts are taken in the order in which they were committed. What was recorded before the contact
 * was known then. What was recorded after it and happened before its minute was true then and not known; a fact that only has a day
 * counts as before where its day is. Accounts are folded up to the contact, or replayed with everything in its place.
 */
import { type Account, evolve, type Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { replay } from '../../rules/history.ts';
import type { Product } from '../../rules/terms.ts';
import type { FactInstant } from '../db/disputes/fact-known.ts';
import type { FactRow, FiledAccount, PersonRows } from '../db/gate/person-rows.ts';
import type { RecordedAccount } from '../db/record.ts';
import type { PersonFact } from '../gate/person-log.ts';
import { valueIn } from '../gate/stored-text.ts';

/** Everything that is recorded about a person, with the order in which it became known. */
export interface Recollection {
  readonly rows: PersonRows;
  readonly records: readonly RecordedAccount[];
  /** Instant of each entry of his log by its number, and decision of each contact by its permit. */
  readonly facts: ReadonlyMap<number, number>;
  readonly checked: ReadonlyMap<number, number>;
  readonly instants: readonly FactInstant[];
}

/** A moment at which somebody looks: what was recorded up to an instant, at a minute, which there was on a day. */
export interface Moment {
  readonly instant: number;
  readonly at: Minute;
  readonly day: Day;
  /** Contacts that stand on an earlier decision are in the log. */
  readonly before: number;
}

/** A fact that plays a part in a verdict. `account`: null in the person's own log. */
export interface Part {
  readonly account: bigint | null;
  readonly seq: number;
  readonly type: string;
  readonly at: Minute | null;
  readonly day: Day | null;
  readonly instant: number | null;
}

/** The rows of a person as of a moment. `unsure`: facts of that day whose order against the contact nobody kept. */
export interface View {
  readonly rows: PersonRows;
  readonly late: readonly Part[];
  readonly unsure: boolean;
}

/** What was known at the moment. */
export function knownAtMoment(all: Recollection, moment: Moment): View {
  const facts = all.rows.facts.filter((fact) => isKnown(all, fact, moment));
  const accounts = all.records.map((record) => foldedThen(record, all.instants, moment));
  return {
    rows: {
      ...all.rows,
      facts,
      attempts: attemptsBefore(all, moment),
      accounts: accounts.map(({ filed }) => filed),
    },
    late: [],
    unsure: accounts.some(({ unsure }) => unsure),
  };
}

/** What is known now to have been so at the moment: that, and what became known later and was before. */
export function trueAtMoment(
  all: Recollection,
  moment: Moment,
  productOf: (code: number) => Product | undefined,
): View {
  const known = knownAtMoment(all, moment);
  const later = all.rows.facts.filter((fact) => !isKnown(all, fact, moment) && wasBefore(fact, moment, all));
  const healed = all.records.map((record, place) =>
    healedThen(record, known.rows.accounts[place]!, all.instants, moment, productOf),
  );
  return {
    rows: {
      ...known.rows,
      facts: all.rows.facts.filter((fact) => later.includes(fact) || isKnown(all, fact, moment)),
      accounts: healed.map(({ filed }) => filed),
    },
    late: [...later.map((fact) => partOf(fact, all)), ...healed.flatMap(({ late }) => late)],
    unsure: known.unsure,
  };
}

const isKnown = ({ facts }: Recollection, { seq }: FactRow, { instant }: Moment) =>
  (facts.get(seq) ?? Number.POSITIVE_INFINITY) < instant;

/** A hold holds from its day on, whenever it was told; how a contact ended is told of contacts before alone. */
function wasBefore({ type, at, data, permit }: FactRow, moment: Moment, all: Recollection): boolean {
  if (type === 'outcome' || type === 'crossed')
    return permit !== null && (all.checked.get(permit) ?? moment.before) < moment.before;
  if (type === 'hold-lifted') return false;
  const fact = { type, ...(valueIn(data) as object) } as PersonFact;
  if (fact.type === 'hold') return fact.hold.from < moment.day || at < moment.at;
  return at < moment.at;
}

/** Contacts committed before this one, in the order of their decisions. */
function attemptsBefore({ rows, checked }: Recollection, { before }: Moment): PersonRows['attempts'] {
  return rows.attempts.filter(({ permit }) => (checked.get(permit) ?? before) < before);
}

function partOf({ seq, type, at }: FactRow, { facts }: Recollection): Part {
  return { account: null, seq, type, at, day: null, instant: facts.get(seq) ?? null };
}

interface Folded {
  readonly filed: FiledAccount;
  readonly unsure: boolean;
}

type Order = 'before' | 'after' | 'unknown';

/** Whether a fact on an account was known; by its instant, or by the business day on which it was entered. */
function orderOf(instant: number | undefined, day: Day, moment: Moment): Order {
  if (instant !== undefined) return instant < moment.instant ? 'before' : 'after';
  if (day === moment.day) return 'unknown';
  return day < moment.day ? 'before' : 'after';
}

/** The account as its events had made it: up to the first fact that came after. Facts whose order is lost count as known. */
function foldedThen(record: RecordedAccount, instants: readonly FactInstant[], moment: Moment): Folded {
  let account: Account | null = null;
  let unsure = false;
  const facts: Fact[] = [];
  const known = instantsOf(record, instants);
  for (const { seq, event } of record.events) {
    const { body, day } = event;
    const order = body.type === 'fact' ? orderOf(known.get(seq), day, moment) : null;
    if (order === 'after' || (order === null && day > moment.day && account !== null)) break;
    if (order === 'unknown') unsure = true;
    account = evolve(account, event);
    if (body.type === 'fact') facts.push(body.fact);
  }
  return { filed: { account: account ?? record.account, facts }, unsure };
}

const instantsOf = ({ slot, accountId }: RecordedAccount, instants: readonly FactInstant[]) =>
  new Map(
    instants
      .filter((one) => one.slot === slot && one.accountId === accountId)
      .map(({ seq, instant }) => [seq, instant]),
  );

/** The account as on-time entry would have had it at the moment, where something became known later that had been before. */
function healedThen(
  record: RecordedAccount,
  then: FiledAccount,
  instants: readonly FactInstant[],
  { day }: Moment,
  productOf: (code: number) => Product | undefined,
): { readonly filed: FiledAccount; readonly late: readonly Part[] } {
  const told = new Set(then.facts.map(({ id }) => id));
  const known = instantsOf(record, instants);
  const late = record.events.flatMap(({ seq, event }) => {
    const { body } = event;
    if (body.type !== 'fact' || told.has(body.fact.id) || body.fact.valueOn >= day) return [];
    return [{ seq, fact: body.fact, instant: known.get(seq) ?? null }];
  });
  const product = productOf(record.account.product);
  if (late.length === 0 || product === undefined) return { filed: then, late: [] };
  const facts = [...then.facts, ...late.map(({ fact }) => fact)];
  const { account } = replay({ ...record.history, facts }, product, day - 1, day);
  return {
    filed: { account: { ...account, tried: then.account.tried }, facts },
    late: late.map(({ seq, fact, instant }) => ({
      account: record.accountId,
      seq,
      type: fact.type,
      at: null,
      day: fact.valueOn,
      instant,
    })),
  };
}

/** What became known between two instants: what a contact in flight may have crossed. */
export function learntBetween(all: Recollection, from: number, to: number): Part[] {
  const own = all.rows.facts
    .filter(({ seq, type }) => {
      const instant = all.facts.get(seq) ?? 0;
      return type !== 'outcome' && type !== 'crossed' && instant >= from && instant <= to;
    })
    .map((fact) => partOf(fact, all));
  const booked = all.records.flatMap((record) => {
    const known = instantsOf(record, all.instants);
    return record.events.flatMap(({ seq, event: { body } }): Part[] => {
      const instant = known.get(seq);
      if (body.type !== 'fact' || instant === undefined || instant < from || instant > to) return [];
      const { type, valueOn } = body.fact;
      return [{ account: record.accountId, seq, type, at: null, day: valueOn, instant }];
    });
  });
  return [...own, ...booked];
}
