/**
 * Was this contact right, going by what was known and in force when it was committed?
 *
 * Reads the record once, checks its chains, makes the stored decision again bit for bit, and asks the gate anew: with what was known at
 * the instant of the commit under the law in force on its day, with what became known later and was true before, and, where something
 * became known while it was on its way, with that. The verdict itself is a pure rule (`rules/dispute/message-verdict.ts`); what it
 * rests on is returned line by line, each naming where it stands in the record.
 */

import type { Account } from '../../rules/account.ts';
import {
  type Against,
  type ContactThen,
  type Crossing,
  type Doubt,
  type Judged,
  type Unanswerable,
  unclear,
  verdictOn,
} from '../../rules/dispute/message-verdict.ts';
import type { EvidenceLine } from '../../rules/dispute/verdict-words.ts';
import { decide, type Law } from '../../rules/gate/gate.ts';
import { dayAt } from '../../rules/gate/local-time.ts';
import type { Attempt, Situation } from '../../rules/gate/situation.ts';
import { stillAsks } from '../../rules/walk.ts';
import { type FactInstant, knownInstants } from '../db/disputes/fact-known.ts';
import { type ContactRow, orderOfLog, readContact, silenceCrossed } from '../db/disputes/then-rows.ts';
import { readProofs } from '../db/evidence/proof-rows.ts';
import { type BorrowerKey, type PersonRows, readPeople } from '../db/gate/person-rows.ts';
import type { Client } from '../db/pool.ts';
import { type RecordedAccount, readRecords } from '../db/record.ts';
import { keptLaw } from '../gate/kept-judgement.ts';
import { NO_STAFF } from '../gate/person-log.ts';
import { type Filing, situationOfRows } from '../gate/person-situation.ts';
import { Replay } from '../gate/replay-decision.ts';
import { valueIn } from '../gate/stored-text.ts';
import { provenIn } from './chain-holds.ts';
import {
  knownAtMoment,
  learntBetween,
  type Moment,
  type Part,
  type Recollection,
  trueAtMoment,
  type View,
} from './known-then.ts';

/** What judging works with: `lawOf` is the law as it is dated now, for the rules in force on any day. */
export interface Judging extends Filing {
  readonly lawOf: (region: string) => Law;
}

/** A verdict with everything it rests on. `contact`: null where there is none such. */
export interface VerdictGiven extends Judged {
  readonly contact: Pick<
    ContactRow,
    'permit' | 'at' | 'way' | 'sender' | 'address' | 'debts' | 'code'
  > | null;
  readonly lines: readonly EvidenceLine[];
}

/** A rung of the ladder that asks for what is past due. */
const PAST_DUE = 1;
/** States of the law that were read: few, and none ever changes. */
const LAWS = new Map<string, Law>();
/** How far a silence may lie behind the instant at which a contact began to cross it, in milliseconds. */
const SETTLING = 1;

/** Judges a contact of a person, in the caller's transaction; `says`: what the record cannot answer. */
export async function judgeMessage(
  client: Client,
  key: BorrowerKey,
  permit: number,
  says: Unanswerable | null,
  judging: Judging,
): Promise<VerdictGiven> {
  const contact = await readContact(client, key, permit);
  if (contact === null) return { ...unclear('no-decision'), contact: null, lines: [] };
  const rows = (await readPeople(client, [key])).get(key.borrower);
  if (rows === undefined) return { ...unclear('erased'), contact, lines: [] };
  const all = await recollect(client, key, rows);
  const proven = provenIn(await readProofs(client, [key]), all.records, contact);
  const differs = (await new Replay(client, LAWS).differences(keptOf(key, contact))).length > 0;
  const crossedBy = await silenceCrossed(client, key, permit);
  const bench = new Bench(contact, all, judging);
  const doubts: Doubt[] = [
    ...('doubt' in proven ? [proven.doubt] : []),
    ...(differs ? (['does-not-replay'] as const) : []),
  ];
  const then = bench.contactThen(
    doubts,
    crossedBy === null ? null : { ...crossedBy, handedAt: contact.handedAt },
  );
  const judged = verdictOn(then.contact, says);
  const lines = bench.lines(judged, then, 'proof' in proven ? proven.proof : null, differs);
  return { ...judged, contact, lines };
}

async function recollect(client: Client, key: BorrowerKey, rows: PersonRows): Promise<Recollection> {
  const keys = rows.accounts.map(({ account }) => ({ slot: key.slot, accountId: account.id }));
  const records: readonly RecordedAccount[] = await readRecords(client, keys);
  const instants: readonly FactInstant[] = await knownInstants(client, key);
  return { rows, records, instants, ...(await orderOfLog(client, key)) };
}

function keptOf(key: BorrowerKey, { checked, at, law, strategy, inputs, answer }: ContactRow) {
  return { ...key, seq: checked, at, asked: 'use', result: 'permit', law, strategy, inputs, answer } as const;
}

type Silenced = Omit<Crossing, 'against'>;

interface Then {
  readonly contact: ContactThen;
  readonly late: readonly Part[];
  readonly crossed: readonly Part[];
}

/** One contact before the gate, as often as needed. */
class Bench {
  readonly #contact: ContactRow;
  readonly #all: Recollection;
  readonly #judging: Judging;
  readonly #attempt: Attempt;
  readonly #stored: Situation;
  readonly #law: Law;

  constructor(contact: ContactRow, all: Recollection, judging: Judging) {
    this.#contact = contact;
    this.#all = all;
    this.#judging = judging;
    const { attempt, situation } = valueIn(contact.inputs) as { attempt: Attempt; situation: Situation };
    this.#attempt = attempt;
    this.#stored = situation;
    this.#law = judging.lawOf(all.rows.region);
  }

  contactThen(doubts: readonly Doubt[], silenced: Silenced | null): Then {
    const { instant, handedAt, endedAt, checked, at } = this.#contact;
    const moment: Moment = { instant, at, day: this.#day(at), before: checked };
    const known = knownAtMoment(this.#all, moment);
    const healed = trueAtMoment(this.#all, moment, (code) => this.#judging.products.get(code));
    const asKnown = this.#against(known, at);
    const asTrue = healed.late.length === 0 ? asKnown : this.#against(healed, at);
    const crossing = silenced === null ? null : this.#crossing(silenced, moment);
    const contact: ContactThen = {
      doubts: [
        ...doubts,
        ...(known.unsure && asKnown.length > 0 ? (['order-unknown'] as const) : []),
        ...(this.#isElsewhere() && asKnown.length > 0 ? (['other-place'] as const) : []),
      ],
      left: outcomeOf(this.#contact) !== 'not-sent',
      asKnown,
      asTrue,
      senderEnded: endedAt !== null && endedAt < instant,
      handedAfter: handedAt === null ? null : handedAt - instant,
      crossing: crossing?.crossing ?? null,
    };
    return { contact, late: healed.late, crossed: crossing?.parts ?? [] };
  }

  /** What stood against it from the silence on, with what had become known by then. */
  #crossing(silenced: Silenced, moment: Moment): { crossing: Crossing; parts: readonly Part[] } {
    const until = silenced.silencedAt + SETTLING;
    const at = Math.max(moment.at, silenced.at);
    const view = knownAtMoment(this.#all, { ...moment, instant: until, at });
    // The hour may have turned meanwhile: what would have stood against it anyhow is nothing that crossed it.
    const anyhow = new Set(this.#against(knownAtMoment(this.#all, moment), at).map(({ rule }) => rule));
    const against = this.#against(view, at).filter(({ rule }) => !anyhow.has(rule));
    const parts = learntBetween(this.#all, moment.instant, until);
    return { crossing: { ...silenced, against }, parts };
  }

  #day(at: number) {
    const [zone] = this.#stored.zones;
    return zone === undefined ? Math.floor(at / 1440) : dayAt(zone, at);
  }

  /** The credit file has another place than the sender went by: it may have been changed since. */
  #isElsewhere(): boolean {
    return !this.#stored.zones.some(({ name }) => name === this.#all.rows.timeZone);
  }

  #against({ rows }: View, at: number): Against[] {
    const rebuilt = situationOfRows(rows, NO_STAFF, at, this.#judging);
    const { verdicts, missing } = decide({ ...this.#attempt, at }, this.#laidOver(rebuilt), this.#law);
    const refused = verdicts.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'flag');
    const bars = refused.map(({ rule, reasons, require }) => ({
      rule: rule.id,
      reasons: [...(reasons ?? []), ...(require ?? [])],
    }));
    const idle = this.#isIdle(rows, at) ? [{ rule: 'HOUSE-LADDER', reasons: ['not_past_due'] }] : [];
    const unruled = missing.filter((what) => what.startsWith('rules.') || what.startsWith('zones'));
    return [...bars, ...idle, ...unruled.map((what) => ({ rule: what, reasons: ['missing_fact'] }))];
  }

  /** It asked for what was past due, and the ladder asked for none of it: paid, paused, lost. What only comes due may be reminded of. */
  #isIdle({ accounts }: PersonRows, at: number): boolean {
    const { template, purpose } = this.#contact;
    if (purpose !== 'collect') return false;
    const { debts } = this.#attempt;
    const asked =
      template?.startsWith('overdue') ??
      this.#stored.debts.some(({ id, overdue }) => overdue && debts.includes(id));
    const about = accounts.filter(({ account }) => debts.includes(String(account.id)));
    return asked && !about.some(({ account }) => this.#stillAsks(account, at));
  }

  #stillAsks(account: Account, at: number): boolean {
    const product = this.#judging.products.get(account.product);
    return product === undefined || stillAsks(account, this.#day(at), PAST_DUE, product);
  }

  /**
   * What the log tells anew is rebuilt; what has no history of its own (the address rows, the register of staff, the clocks of his zone,
   * the calendar) is what the decision kept.
   */
  #laidOver(rebuilt: Situation): Situation {
    const found = new Map(rebuilt.addresses.map((one) => [one.id, one.state]));
    const agencies = new Map(rebuilt.agencies.map((one) => [one.id, one]));
    return {
      ...this.#stored,
      people: rebuilt.people,
      debts: rebuilt.debts,
      holds: rebuilt.holds,
      specialDays: rebuilt.specialDays,
      ...(rebuilt.steps === undefined ? {} : { steps: rebuilt.steps }),
      log: rebuilt.log,
      addresses: this.#stored.addresses.map((one) => {
        const state = found.get(one.id);
        return state === 'wrong' || state === 'invalid' ? { ...one, state } : one;
      }),
      agencies: [
        ...this.#stored.agencies.map((one) => ({ ...one, ...definedIn(agencies.get(one.id) ?? {}) })),
        ...rebuilt.agencies.filter(({ id }) => !this.#stored.agencies.some((one) => one.id === id)),
      ],
    };
  }

  /** What the verdict rests on, in the order in which a reader asks. */
  lines(
    judged: Judged,
    { contact, late, crossed }: Then,
    proof: number | null,
    differs: boolean,
  ): EvidenceLine[] {
    const { permit, at, checked, way, law, state, handedAt, carrier, instant, sender } = this.#contact;
    const kept = keptLaw(this.#law).digest === law;
    const facts = judged.verdict === 'regretted' ? late : judged.verdict === 'crossed' ? crossed : [];
    const known = judged.verdict === 'wrong' ? this.#knownParts() : [];
    return [
      { of: 'contact', permit, at, way, sender, instant },
      { of: 'decision', decision: checked, law, inForce: kept, replays: !differs },
      ...(proof === null ? [] : [{ of: 'proof', proof } as const]),
      { of: 'carrier', state, carrier, handedAt, outcome: outcomeOf(this.#contact) },
      ...(contact.crossing === null ? [] : [crossingLine(contact.crossing)]),
      ...[...facts, ...known].map((part) => factLine(part)),
      ...judged.against.map(({ rule, reasons }) => ({ of: 'rule', rule, reasons }) as const),
      ...judged.doubts.map((doubt) => ({ of: 'doubt', doubt }) as const),
    ];
  }

  /** The latest things that were known: what a wrong contact overlooked is among them. */
  #knownParts(): Part[] {
    const { instant } = this.#contact;
    return learntBetween(this.#all, 0, instant)
      .filter((part) => part.instant !== null && part.instant < instant && part.type !== 'dispute-step')
      .sort((a, b) => (a.instant ?? 0) - (b.instant ?? 0))
      .slice(-3);
  }
}

function crossingLine({ silence, at, knownAt, silencedAt, handedAt, why }: Crossing): EvidenceLine {
  return { of: 'crossing', silence, at, knownAt, silencedAt, handedAt, why };
}

function factLine({ account, seq, type, at, day, instant }: Part): EvidenceLine {
  return { of: 'fact', account: account === null ? null : String(account), seq, type, at, day, instant };
}

function outcomeOf({ ending }: ContactRow): string | null {
  return ending === null ? null : (valueIn(ending) as { outcome: string }).outcome;
}

/** The fields of a value that are known. */
function definedIn<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as unknown as Partial<T>;
}
