/**
 * How far does a case come in a story, what stands in its way, and when does the claim grow too old?
 *
 * "l21 opens a case", "h31 approves the case", "the notice goes out", "the notice comes back", "the bundle is made", "l21 files the case", "the
 * case comes to accepted", "disputes the claim", "limitation ends 2026-12-01". The product's own preconditions and stages judge; the account's
 * own facts say whether he paid, agreed or rests.
 */
import { COURT_FEES } from '../../policy/house/court/court-fee-law.ts';
import { BUNDLE_MAX_DAYS, courtTermsOn } from '../../policy/house/court/court-terms.ts';
import { type Account, type Channel, type Fact, overdueAmount } from '../../rules/account.ts';
import { feeFor, scalesOn } from '../../rules/court/court-fee.ts';
import { blockersOf, type CourtAct, type CourtStanding } from '../../rules/court/court-preconditions.ts';
import { faultOfStep, type Stage } from '../../rules/court/court-stage.ts';
import { alarmOn } from '../../rules/court/limitation-alarm.ts';
import { worthOf } from '../../rules/court/worth-it.ts';
import type { Day } from '../../rules/days.ts';
import { isQuiet } from '../../rules/plan/alive-plan.ts';
import { type Agreement, dayOf } from './story-given.ts';

/** Channels that count as a message before a suit. */
const MESSAGES: readonly Channel[] = ['in-app', 'push', 'sms', 'e-mail'];
const WILLING_DAYS = 60;

/** The case of one story. */
export class StoryCourt {
  readonly #agreement: Agreement;
  #stage: Stage | null = null;
  #stageOn: Day = 0;
  #openedBy = '';
  #approvedBy: string | null = null;
  #noticeOn: Day | null = null;
  #noticeBack = false;
  #bundleOn: Day | null = null;
  #finalFrom: Day | null = null;
  #disputed = false;
  #ends: Day | null = null;

  constructor(agreement: Agreement) {
    this.#agreement = agreement;
  }

  /** Takes a clause that is about a suit: "done", or why not; null for any other clause. */
  take(clause: string, day: Day, account: Account, facts: readonly Fact[]): string | null {
    const ends = /^limitation ends (\S+)$/.exec(clause);
    if (ends) {
      this.#ends = dayOf(ends[1]!);
      return 'done';
    }
    if (clause === 'disputes the claim' || clause === 'the dispute is answered') {
      this.#disputed = clause === 'disputes the claim';
      return 'done';
    }
    if (clause === 'the notice comes back') {
      this.#noticeBack = true;
      return 'done';
    }
    if (clause === 'the bundle is made') {
      this.#bundleOn = day;
      return 'done';
    }
    const comes = /^the case comes to (\S+)$/.exec(clause);
    if (comes) return this.#move(comes[1] as Stage, day, account);
    if (!/(opens a|approves the|files the) case$|^the notice goes out$/.test(clause)) return null;
    return this.#act(clause, day, this.#standing(day, account, facts));
  }

  #act(clause: string, day: Day, standing: CourtStanding): string | null {
    const opens = /^(\w+) opens a case$/.exec(clause);
    if (opens) {
      this.#openedBy = opens[1]!;
      this.#to(standing.against.length === 0 ? 'prepared' : 'refused', day);
      return standing.against.length === 0 ? 'done' : standing.against.join(', ');
    }
    const approves = /^(\w+) approves the case$/.exec(clause);
    if (approves) {
      const barred = this.#barred('approve', 'prepared', standing);
      if (barred !== null) return barred;
      if (approves[1] === this.#openedBy) return 'second-person';
      this.#approvedBy = approves[1]!;
      this.#to('approved', day);
      return 'done';
    }
    if (clause === 'the notice goes out') {
      const barred = this.#barred('notice', this.#noticeBack ? 'noticed' : 'approved', standing);
      if (barred !== null) return barred;
      this.#noticeOn = day;
      this.#noticeBack = false;
      this.#to('noticed', day);
      return 'done';
    }
    if (!/^\w+ files the case$/.test(clause)) return null;
    const barred = this.#barred('file', 'noticed', standing);
    if (barred !== null) return barred;
    this.#to('filed', day);
    return 'done';
  }

  #barred(act: CourtAct, from: Stage, standing: CourtStanding): string | null {
    if (this.#stage !== from) return 'not-now';
    const blockers = blockersOf(standing, act);
    return blockers.length === 0 ? null : blockers.join(', ');
  }

  #move(to: Stage, day: Day, account: Account): string {
    const path = 'suit' as const;
    const from = this.#stage;
    if (from === null) return 'no-case';
    const halted =
      overdueAmount(account) <= 0n || this.#disputed || (account.plan !== null && isQuiet(account));
    const fault = faultOfStep({
      ...{ path, from, rested: null, to, on: day, lastOn: this.#stageOn, today: day },
      finalFrom: this.#finalFrom,
    });
    if (fault !== null) return fault;
    if (to === 'enforcement' && halted) return 'halted';
    if (to === 'judged') this.#finalFrom = day + (this.#terms(day)?.appealDays ?? 0) + 1;
    this.#to(to, day);
    return 'done';
  }

  #to(stage: Stage, day: Day): void {
    this.#stage = stage;
    this.#stageOn = day;
  }

  #terms(day: Day) {
    return courtTermsOn(['CN'], this.#agreement.product.currency.code, day);
  }

  #standing(day: Day, account: Account, facts: readonly Fact[]): CourtStanding {
    const terms = this.#terms(day)!;
    const { jurisdiction, currency, proceeding } = terms;
    const claim = overdueAmount(account);
    const [scale] = scalesOn(COURT_FEES, { jurisdictions: [jurisdiction], day, currency, kind: 'claim' });
    const fee = scale === undefined || claim <= 0n ? null : feeFor(claim, scale, proceeding);
    const daysLeft = this.#ends === null ? null : this.#ends - day;
    const willing = facts.some(({ type, valueOn }) => type === 'paid' && valueOn > day - WILLING_DAYS);
    const { against } = worthOf({ claim, fee, means: 'able', willing, daysLeft }, terms.worth);
    const first = (...channels: readonly Channel[]): Day | null =>
      facts.find((fact) => fact.type === 'tried' && channels.includes(fact.channel))?.valueOn ?? null;
    const rests = account.pausedFrom !== null && account.pausedTo !== null && account.pausedTo > day;
    return {
      ...{ today: day, path: 'suit', overdue: claim, against, daysLeft },
      ...{ messageOn: first(...MESSAGES), callOn: first('call'), letterOn: first('letter') },
      ...{ disputeOpen: this.#disputed, planAlive: account.plan !== null, holds: rests ? ['paused'] : [] },
      ...{
        complaintOpen: false,
        alive: true,
        minor: false,
        capable: true,
        bankrupt: false,
        specialPath: null,
      },
      ...{ openedBy: this.#openedBy, approvedBy: this.#approvedBy, noticeOn: this.#noticeOn },
      ...{ noticeBack: this.#noticeBack, waitDays: terms.waitDays, bundleOn: this.#bundleOn },
      ...{ bundleMaxDays: BUNDLE_MAX_DAYS, arbitrationClause: false },
    };
  }

  /** How far it has come; a dash before any case. */
  cell(): string {
    return this.#stage ?? '–';
  }

  /** The alarm of the claim's limitation: days before its end, 0 when it has run out; a dash before any. */
  alarmCell(day: Day): string {
    const { alarm } = alarmOn(this.#ends, day);
    return alarm === null ? '–' : String(alarm);
  }
}
