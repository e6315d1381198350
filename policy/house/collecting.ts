/**
 * Who collects here, and what may be taken as known about every borrower?
 *
 * The gate refuses what it does not know. Some things are established once for all borrowers, by the way the house lends, and are
 * declared here instead of being recorded a million times; each says what it rests on. What is not here must be recorded
 * for the person, the number or the debt, or the gate says that it is missing. A recorded fact always comes first.
 */
import type { Jurisdiction } from '../../rules/gate/law.ts';
import type { Address, Collector, Person } from '../../rules/gate/situation.ts';

/** What a house declares about itself and its files. */
export interface Collecting {
  readonly collector: Collector;
  /** Where the lender is, and its own stricter rules: they bind every contact, wherever the borrower lives. */
  readonly seat: readonly Jurisdiction[];
  /** Where the lender's business day is reckoned. */
  readonly timeZone: string;
  /** Holds for every borrower until something else is recorded. */
  readonly borrower: Pick<
    Person,
    | 'alive'
    | 'minor'
    | 'capable'
    | 'bankrupt'
    | 'represented'
    | 'identityChecked'
    | 'agreedToAdvertising'
    | 'agreedToEntry'
    | 'employerForbids'
  >;
  /** Holds for numbers and mailboxes that stand in the credit file. */
  readonly onFile: Pick<
    Address,
    'provenance' | 'state' | 'confidence' | 'lawfullyObtained' | 'byEmployer' | 'use' | 'belongsTo'
  >;
}

export const HOUSE: Collecting = {
  collector: {
    id: 'house',
    kind: 'consumer-finance',
    // Every line of the house's exchange records; a line that does not is taken out of service.
    records: true,
    allowsPersonalDevices: false,
    ownName: true,
  },
  seat: ['CN', 'HOUSE'],
  timeZone: 'Asia/Shanghai',
  borrower: {
    // Whoever concluded the contract was alive, of age and capable then; the law presumes that this lasts until told otherwise.
    alive: true,
    minor: false,
    capable: true,
    // Bankruptcy and a lawyer become known by a notice to the lender: until one is recorded there is none.
    bankrupt: false,
    represented: false,
    // Identity was checked against the identity card when the account was opened.
    identityChecked: true,
    // Contracts of the house ask for neither: no advertising, and nobody enters a home.
    agreedToAdvertising: false,
    agreedToEntry: false,
    employerForbids: false,
  },
  onFile: {
    // Given by the borrower himself at the opening and confirmed by a code sent to it.
    provenance: 'reserved',
    state: 'active',
    confidence: 90,
    lawfullyObtained: true,
    byEmployer: false,
    use: 'personal',
    belongsTo: null,
  },
};
