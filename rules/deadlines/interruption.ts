/**
 * Does this event make the limitation period of a claim begin anew, and what proves it?
 *
 * China: a demand that reached or should have reached the debtor, a debit that was agreed, a notice in the media for a debtor
 * who cannot be found (民法典 195; 时效规定 8); a demand for a part counts for the whole unless the rest was given up (9);
 * proceedings and what equals them (10–12), a report of the crime until the answer (13), the debtor's part payment, plan,
 * security or wish for time (14), notice of assignment on arrival (17). A card issuer's message, letter or mail to the point
 * the debtor left with it interrupts by being sent (银行卡规定 3). What cannot be shown is uncertain, and does not count.
 */
import type { Day } from '../days.ts';
import type { Debt, Known, Way } from '../gate/situation.ts';

/** What a court would want to see. */
export type Proof =
  | 'reserved-contact-point'
  | 'send-record'
  | 'arrival'
  | 'call-recording'
  | 'message-delivery-record'
  | 'letter-return-receipt'
  | 'email-delivery-record'
  | 'debtor-or-family-signature'
  | 'bank-signature-and-seal';

/** Something that may have interrupted the period, in the order it happened. */
export type ClaimEvent = { readonly on: Day; readonly id: string | null } & (
  | {
      readonly type: 'demand';
      readonly way: Way;
      /** Arrived or should have arrived; null: cannot be shown. */
      readonly reached: Known<boolean | null>;
      /** The point it went to is one the debtor left with the creditor. */
      readonly toReserved: Known<boolean>;
      readonly portion: 'all' | 'part';
      /** The rest was given up in words. */
      readonly restWaived: boolean;
    }
  /** Notice in a newspaper of the country or of the province where the debtor lived. */
  | { readonly type: 'media-notice'; readonly debtorMissing: Known<boolean> }
  /** Paid by the debtor, or taken from his account as agreed. */
  | { readonly type: 'paid' }
  /** Signed a demand, asked for time, made a plan, gave security. */
  | { readonly type: 'acknowledged' }
  /** Suit, arbitration, payment order, claim in a bankruptcy, preservation, enforcement, mediation, set-off. */
  | { readonly type: 'proceeding'; readonly endedOn: Day | null }
  | { readonly type: 'police-report' }
  /** No case, case dropped, not prosecuted, or the judgment is final. */
  | { readonly type: 'police-answer' }
  | { readonly type: 'assignment-notice'; readonly reached: Known<boolean | null> }
);

/** For which debts and ways a message to the reserved point interrupts by being sent. */
export interface ReservedPointTerms {
  readonly debts: readonly Debt['kind'][];
  readonly ways: readonly Way[];
  readonly needs: readonly Proof[];
}

export interface Effect {
  readonly interrupted: boolean | 'uncertain';
  /** For the whole debt, not only for the part that was claimed. */
  readonly whole: boolean;
  readonly needs: readonly Proof[];
}

/** A period cut off on `on` and running anew from `again`; null: it does not run again yet. */
export interface Interruption {
  readonly on: Day;
  readonly again: Day | null;
  readonly id: string | null;
}

const YES: Effect = { interrupted: true, whole: true, needs: [] };

/** What the event does to the period, were it running. `reserved`: the rule for cards where one is in force. */
export function effectOf(
  event: ClaimEvent,
  debt: Debt['kind'],
  reserved: readonly ReservedPointTerms[],
): Effect {
  switch (event.type) {
    case 'demand': {
      const whole = event.portion === 'all' || !event.restWaived;
      const rule = reserved.find(({ debts, ways }) => debts.includes(debt) && ways.includes(event.way));
      if (rule !== undefined && event.toReserved === true)
        return { interrupted: true, whole, needs: rule.needs };
      return { ...arrival(event.reached), whole };
    }
    case 'media-notice':
      return event.debtorMissing === undefined
        ? { interrupted: 'uncertain', whole: true, needs: [] }
        : { ...YES, interrupted: event.debtorMissing };
    case 'assignment-notice':
      return arrival(event.reached);
    case 'police-answer':
      return { interrupted: false, whole: false, needs: [] };
    default:
      return YES;
  }
}

function arrival(reached: Known<boolean | null>): Effect {
  if (reached === undefined || reached === null)
    return { interrupted: 'uncertain', whole: true, needs: ['arrival'] };
  return { interrupted: reached, whole: true, needs: [] };
}

/** The proven interruptions, in order of time; a report of the crime runs until it is answered (时效规定 13). */
export function interruptionsIn(
  events: readonly ClaimEvent[],
  debt: Debt['kind'],
  reserved: readonly ReservedPointTerms[],
): Interruption[] {
  const inOrder = events.toSorted((a, b) => a.on - b.on);
  return inOrder
    .filter((event) => effectOf(event, debt, reserved).interrupted === true)
    .map((event) => ({ on: event.on, id: event.id, again: againAfter(event, inOrder) }));
}

function againAfter(event: ClaimEvent, all: readonly ClaimEvent[]): Day | null {
  if (event.type === 'proceeding') return event.endedOn;
  if (event.type !== 'police-report') return event.on;
  return all.find(({ type, on }) => type === 'police-answer' && on >= event.on)?.on ?? null;
}
