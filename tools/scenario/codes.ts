/**
 * Which word of the product is which code of the exchange format?
 *
 * One table for each list, both ways where answers need it. A code without a product word has no row, and a scenario that
 * uses it there cannot be expressed.
 */
import type {
  Address,
  CallOutcome,
  Collector,
  Debt,
  Happening,
  Hold,
  Place,
  Provenance,
  Purpose,
  Role,
  Says,
  Via,
  Way,
} from '../../rules/gate/situation.ts';
import type { Content } from '../../rules/words/saying.ts';
import type { Code } from './scenario.ts';

export const COLLECTORS: Readonly<Record<Code<'collectorKind'>, Collector['kind']>> = {
  third_party_collector: 'third-party-collector',
  original_creditor: 'original-creditor',
  bank: 'bank',
  consumer_finance_company: 'consumer-finance',
  small_loan_company: 'small-loan',
  private_lender: 'private-lender',
  assignee: 'assignee',
  authorised_firm: 'authorised-firm',
};

export const ROLES: Readonly<Record<Code<'role'>, Role>> = {
  consumer: 'debtor',
  spouse: 'spouse',
  guarantor: 'guarantor',
  contact_person: 'contact-person',
  emergency_contact: 'emergency-contact',
  referee: 'referee',
  referee_family_or_friend: 'referee-family-or-friend',
  colleague: 'colleague',
  family: 'family',
  attorney: 'attorney',
  executor: 'executor',
  third_party: 'third-party',
};

export const DEBTS: Readonly<Record<Code<'debtKind'>, Debt['kind']>> = {
  credit_card: 'card',
  medical: 'medical',
  mortgage: 'mortgage',
  regulated_mortgage: 'regulated-mortgage',
  student_loan: 'student-loan',
  private_loan: 'private-loan',
  internet_assisted_loan: 'assisted-loan',
  microfinance: 'microfinance',
  other: 'other',
};

export const WAY_CODES: Readonly<Record<Code<'channel'>, Way>> = {
  call: 'call',
  voicemail: 'voicemail',
  sms: 'sms',
  email: 'email',
  mail: 'letter',
  postcard: 'postcard',
  portal: 'portal',
  social_media: 'social',
  personal_account: 'personal-account',
  visit: 'visit',
  data_message: 'data-message',
};

export const PROVENANCES: Readonly<Record<Code<'provenance'>, Provenance>> = {
  reserved_with_creditor: 'reserved',
  contract: 'contract',
  used_by_consumer: 'used-by-person',
  consent_of_consumer: 'consent',
  public_lawful: 'public',
  told_by_contact: 'told-by-contact',
  credit_bureau_authorised: 'credit-bureau',
  prior_collector: 'prior-collector',
  unknown: 'unknown',
};

export const OUTCOMES: Readonly<Record<Code<'outcome'>, CallOutcome>> = {
  no_answer: 'no-answer',
  busy: 'busy',
  not_in_service: 'not-in-service',
  unreachable: 'unreachable',
  answered_dropped: 'dropped',
  voicemail: 'voicemail',
  voicemail_unavailable: 'voicemail-unavailable',
  conversation: 'conversation',
};

export const VIAS: Readonly<Record<Code<'via'>, Via>> = {
  call: 'call',
  mail: 'letter',
  email: 'email',
  sms: 'sms',
  portal: 'portal',
  response_form: 'response-form',
  hand_delivery: 'by-hand',
};

export const SAYS: Readonly<Record<Code<'says'>, Says>> = {
  busy_now: 'busy-now',
  inconvenient_now: 'inconvenient-now',
  no_personal_calls_at_work: 'no-personal-calls-at-work',
  does_not_owe: 'does-not-owe',
  refuses_to_pay: 'refuses-to-pay',
  asks_for_no_contact: 'asks-for-no-contact',
};

export const PURPOSES: Readonly<Record<Code<'purpose'>, Purpose>> = {
  collect: 'collect',
  location: 'location',
  obtain_contact_data: 'obtain-contact-data',
  relay_message: 'relay-message',
  pressure_debtor: 'pressure',
  legally_required_communication: 'legally-required',
  active_litigation_communication: 'litigation',
  provide_requested_information: 'requested-information',
  complete_dropped_conversation: 'finish-cut-off-talk',
  warn_of_negative_effect: 'avert-harm',
  offer_discount: 'offer-discount',
  opt_out_confirmation: 'confirm-opt-out',
  confirm_collection_ends: 'confirm-end',
  notify_remedy_may_be_invoked: 'remedy-may',
  notify_remedy_intended: 'remedy-will',
  contact_request: 'contact-request',
};

export const PLACES: Readonly<Record<Code<'place'>, Place>> = {
  home: 'home',
  inside_home: 'inside-home',
  work: 'work',
  public_place: 'public',
};

export const HOLDS: Readonly<Record<Code<'hold'>, Hold['kind']>> = {
  breathing_space_standard: 'breathing-space',
  breathing_space_mental_health: 'breathing-space-crisis',
};

export const ADDRESSES: Readonly<Record<Code<'cpKind'>, Address['kind']>> = {
  mobile: 'mobile',
  landline: 'landline',
  phone: 'phone',
  email: 'email',
  postal: 'postal',
  social: 'social',
};

export const SCOPES: Readonly<
  Record<Code<'consentScope'>, Extract<Happening, { type: 'consent' }>['scope']>
> = {
  call: 'call',
  sms: 'sms',
  time_of_day: 'time',
  channel: 'way',
};

/** What wording amounts to: the format's codes in the words of the rules. */
export const CONTENT_CODES: Readonly<Record<Code<'content'>, Content>> = {
  obscene_language: 'obscene',
  periodic_statement: 'periodic-statement',
  opt_out_confirmation_only: 'opt-out-confirmation',
  asks_convenient_time_or_place: 'asks-convenient-time',
  asks_consent_to_inconvenient_contact: 'asks-inconvenient-consent',
  debt_amount: 'debt-amount',
  payment_demand: 'payment-demand',
  callback_request: 'callback',
  claims_legal_compulsion: 'legal-compulsion',
  accuses_of_crime: 'accuses-of-crime',
  demands_payment_within_validation_period: 'demand-in-validation',
  threatens_action_within_validation_period: 'threat-in-validation',
  implies_missed_delivery: 'missed-delivery',
  threat_of_recovery_action: 'recovery-threat',
  urges_sale_of_home: 'urges-sale',
  urges_new_borrowing: 'urges-borrowing',
  demands_full_payment_in_short_time: 'full-payment-at-once',
  claims_court_officer_status: 'court-officer',
};
