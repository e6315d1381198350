/**
 * Which messages went out in a story, and what is the verdict on one that is disputed?
 *
 * A story has one account and whole days: a message asks for what is past due, and what stands against it is what the ladder says of the
 * account. It is judged twice by the real rules: by the account as it was known when the message went, and by the account as it
 * would have been had everything been entered on its day. Clauses: "message sent", "message sent, still on its way" (what is entered
 * after it on that day crosses it), "message of 2026-02-08 is disputed".
 */
import type { Account, Fact } from '../../rules/account.ts';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import { type Against, type ContactThen, verdictOn } from '../../rules/dispute/message-verdict.ts';
import { replay } from '../../rules/history.ts';
import { stillAsks } from '../../rules/walk.ts';
import type { Agreement } from './story-given.ts';

interface Sent {
  readonly known: Account;
  /** How many facts had been entered. */
  readonly facts: number;
  readonly inFlight: boolean;
  /** The account after what crossed it. */
  crossed: Account | null;
}

/** What a life lends: its account and facts so far. */
interface Lent {
  readonly account: Account;
  readonly facts: readonly Fact[];
}

const SENT = /^message sent(, still on its way)?$/;
const DISPUTED = /^message of (\S+) is disputed$/;
/** A rung that asks for what is past due. */
const PAST_DUE = 1;

/** The messages of one story. */
export class StoryMessages {
  readonly #agreement: Agreement;
  readonly #sent = new Map<Day, Sent>();
  readonly #verdicts = new Map<Day, string>();

  constructor(agreement: Agreement) {
    this.#agreement = agreement;
  }

  /** Takes a clause that is about a message; false for any other. */
  take(clause: string, day: Day, { account, facts }: Lent): boolean {
    const sent = SENT.exec(clause);
    if (sent !== null) {
      const inFlight = sent[1] !== undefined;
      this.#sent.set(day, { known: account, facts: facts.length, inFlight, crossed: null });
      return true;
    }
    const disputed = DISPUTED.exec(clause);
    if (disputed === null) return false;
    const on = parseDay(disputed[1]!);
    const message = on === null ? undefined : this.#sent.get(on);
    if (on === null || message === undefined) throw new Error(`no message went out on ${disputed[1]}`);
    this.#verdicts.set(day, verdictOn(this.#then(message, on, facts), null).verdict);
    return true;
  }

  /** Something was entered on a day: a message that is on its way has crossed it. */
  learnt(day: Day, account: Account): void {
    const message = this.#sent.get(day);
    if (message?.inFlight) message.crossed = account;
  }

  /** What was found on a day; a dash where nothing was disputed. */
  verdictOf(day: Day): string {
    return this.#verdicts.get(day) ?? '–';
  }

  #then({ known, facts: count, crossed }: Sent, on: Day, facts: readonly Fact[]): ContactThen {
    const { opening, schedule, product } = this.#agreement;
    const then = facts.filter(({ valueOn }, place) => place < count || valueOn < on);
    const healed = replay({ opening, schedule, facts: then }, product, on - 1, on).account;
    return {
      doubts: [],
      left: true,
      asKnown: this.#against(known, on),
      asTrue: this.#against(healed, on),
      senderEnded: false,
      handedAfter: null,
      crossing:
        crossed === null
          ? null
          : {
              silence: 1,
              at: on * 1440,
              knownAt: 1,
              silencedAt: 1,
              handedAt: 0,
              why: `entered on ${formatDay(on)}`,
              against: this.#against(crossed, on),
            },
    };
  }

  #against(account: Account, on: Day): Against[] {
    if (stillAsks(account, on, PAST_DUE, this.#agreement.product)) return [];
    return [{ rule: 'HOUSE-LADDER', reasons: ['not_past_due'] }];
  }
}
