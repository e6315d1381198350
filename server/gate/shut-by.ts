/**
 * What may a person not be contacted about any more, going by one fact about him alone?
 *
 * The careful answer, given without asking the law: a death, a stop, a dispute, a hold. What waits about it is cancelled in the
 * transaction of the fact. Everything else is left to the gate, which judges each message anew at the instant of use: a
 * contact that it would still allow may be wanted again by a person.
 */
import type { Way } from '../../rules/gate/situation.ts';
import type { Ending, PersonFact } from './person-log.ts';
import type { Scope } from './silence.ts';
import { BORROWER } from './situation-from.ts';

const ALL: Scope = { ways: null, debts: null };

const SPOKEN: readonly Way[] = ['call', 'voicemail'];

/** What a fact shuts; null: nothing by itself. */
export function shutBy(fact: Exclude<PersonFact, Ending>): Scope | null {
  switch (fact.type) {
    case 'person': {
      const { id, alive, capable } = fact.person;
      return id === BORROWER && (alive === false || capable === false) ? ALL : null;
    }
    case 'said':
      return fact.says === 'asks-for-no-contact' || fact.says === 'does-not-owe' ? ALL : null;
    case 'cease-received':
      return ALL;
    case 'opt-out':
      if (fact.scope === 'person') return ALL;
      // An address that is not wanted any more leaves the others; which one a message takes is chosen when it goes.
      return fact.scope === 'way' && fact.way !== null ? { ways: [fact.way], debts: null } : null;
    case 'consent-withdrawn':
      if (fact.scope === 'sms') return { ways: ['sms'], debts: fact.debts };
      return fact.scope === 'call' ? { ways: SPOKEN, debts: fact.debts } : null;
    case 'dispute':
      return { ways: null, debts: fact.debts };
    case 'complaint':
      return fact.pending && !fact.frivolous ? ALL : null;
    case 'hold':
      return { ways: null, debts: fact.hold.debts };
    case 'debt':
      return fact.debt.owed === false || fact.debt.lawful === false
        ? { ways: null, debts: [fact.debt.id] }
        : null;
    default:
      return null;
  }
}
