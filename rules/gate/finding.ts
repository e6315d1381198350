/**
 * What did one prohibition find, and what is decided from all of them?
 *
 * Every prohibition answers with a finding, with the facts it looked at, so that a decision can be explained rule by rule and
 * recomputed bit for bit. Codes are the field's (`docs/words.md`); their sentences in both languages stand in `telling.ts`.
 */
import type { Cited, LawRule } from './law.ts';
import type { Minute } from './local-time.ts';

/** Why something is refused, or why it is allowed where a rule speaks against it. */
export type Reason = string;
/** What must be raised to a person although the contact is allowed. */
export type Flag =
  | 'likely_harassment'
  | 'aggregate_volume'
  | 'check_state_law'
  | 'criminal_exposure'
  | 'duty_should'
  | 'related_third_party'
  | 'legal_review';
/** Facts that weaken or rebut a presumption. */
export type Factor =
  | 'highly_concentrated'
  | 'rapid_succession'
  | 'voicemail_pattern'
  | 'prior_communications'
  | 'prior_conduct'
  | 'required_by_law'
  | 'active_litigation'
  | 'consumer_requested_information'
  | 'avoid_negative_effect';

/** What a finding may carry besides its outcome. */
export interface Notes {
  readonly reasons?: readonly Reason[];
  readonly flags?: readonly Flag[];
  readonly factors?: readonly Factor[];
  /** What must be done, added or observed. */
  readonly require?: readonly string[];
  /** Numbers that belong to the answer: the limit, its window, counts. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** The facts it was decided from: small, in words or numbers. */
  readonly from?: Readonly<Record<string, unknown>>;
}

/**
 * `pass`: nothing speaks against it. `flag`: lawful, but a person must hear of it. `require`: not as it stands; what is
 * required may be added. `rebuttable`: presumed unlawful, a person may rebut it by the named factors. `refuse`: not now.
 * `missing`: a fact, a calendar year or a rule is not known: refused, and it says what to record.
 */
export type Outcome = 'pass' | 'flag' | 'require' | 'rebuttable' | 'refuse' | 'missing';

/**
 * What a prohibition found. `until` of what bars: the first minute at which time alone lifts it (never a later one); null:
 * time alone does not. `until` of a pass: the first minute at which time alone could end it; null: time alone does not;
 * absent: it holds for the rest of the person's day.
 */
export type Finding = Notes & { readonly outcome: Outcome; readonly until?: Minute | null };

/** A finding with the rule it comes from. */
export interface Verdict extends Finding {
  readonly rule: LawRule;
}

/** Every finding has all of its fields, in one order: thousands are made in a second, and alike ones cost least. */
function finding(outcome: Outcome, until: Finding['until'], notes: Notes): Finding {
  const { reasons, flags, factors, require, values, from } = notes;
  return { outcome, until, reasons, flags, factors, require, values, from };
}

const NO_NOTES: Notes = {};

export const PASS: Finding = finding('pass', undefined, NO_NOTES);

/** Passes, with the facts that was seen from; `until` as in `Finding`. */
export function passed(
  from: Notes['from'],
  until?: Minute | null,
  values?: Notes['values'],
  reasons?: Notes['reasons'],
): Finding {
  return {
    outcome: 'pass',
    until,
    reasons,
    flags: undefined,
    factors: undefined,
    require: undefined,
    values,
    from,
  };
}

/** Not now. */
export function refuse(reason: Reason, until: Minute | null, notes: Notes = NO_NOTES): Finding {
  const { reasons, flags, factors, require, values, from } = notes;
  const why = reasons === undefined || reasons.length === 0 ? [reason] : [reason, ...reasons];
  return { outcome: 'refuse', until, reasons: why, flags, factors, require, values, from };
}

/** Refused because something is not known; `what` names it ("people.consumer.alive"). */
export function missing(what: string): Finding {
  return finding('missing', null, { reasons: ['missing_fact'], from: { missing: what } });
}

/** Allowed for a reason; `until` as in `Finding`. */
export function allowed(reason: Reason, notes: Notes = NO_NOTES, until?: Minute | null): Finding {
  const { reasons, flags, factors, require, values, from } = notes;
  const why = reasons === undefined || reasons.length === 0 ? [reason] : [reason, ...reasons];
  return { outcome: 'pass', until, reasons: why, flags, factors, require, values, from };
}

/** The flags of a finding under a rule: a breach of a should-rule is a breach like any other, and says that the duty is a should. */
export function dutyFlags(
  { outcome, flags }: Finding,
  { strength }: Pick<Cited, 'strength'>,
): Finding['flags'] {
  return strength === 'must' || outcome === 'pass' ? flags : [...(flags ?? []), 'duty_should'];
}

/** A finding as strict as its rule. */
export function asStrictAs(cited: Pick<Cited, 'strength'>, found: Finding): Finding {
  const flags = dutyFlags(found, cited);
  return flags === found.flags ? found : { ...found, flags };
}
