/**
 * Who may decide what a person must decide, and when is it decided?
 *
 * One person takes it. Within his limit of authority he decides alone; above it, and from the highest level on always, what he says is a
 * proposal, and somebody else with the authority approves or sends it back. Nobody approves his own proposal, nobody decides an
 * appeal against himself, and people in distress are decided about by those who are trained for it. A no has reasons from the list,
 * words in both languages and an alternative.
 */
import type { Minute } from '../gate/local-time.ts';

export const REVIEW_KINDS = [
  'application',
  'paper',
  'statement',
  'vulnerability',
  'dispute',
  'complaint',
  'appeal',
] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** 1 agent, 2 lead, 3 head. */
export type Level = 1 | 2 | 3;

export const OUTCOMES = [
  'granted',
  'countered',
  'refused',
  'more-asked',
  'nothing-found',
  'supported',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Reviewer {
  readonly id: string;
  readonly level: Level;
  /** Trained to decide about people in distress. */
  readonly trained: boolean;
}

/** What a person says about a case. `alternative`: what can be done instead, with a refusal. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reasons: readonly string[];
  readonly words: { readonly zh: string; readonly en: string };
  readonly alternative: string | null;
  /** What counts once it is decided, in a form that the part it is about knows: the terms of an offer. Left out: nothing. */
  readonly settles?: string | null;
}

export interface Mark {
  readonly by: string;
  readonly at: Minute;
}

export interface ReviewCase {
  readonly kind: ReviewKind;
  readonly level: Level;
  readonly openedAt: Minute;
  readonly dueAt: Minute;
  /** Who must not decide this: those whose decision is appealed. */
  readonly notBy: readonly string[];
  /** It is about somebody in distress. */
  readonly sensitive: boolean;
  readonly owner: string | null;
  readonly verdict: Verdict | null;
  readonly proposed: Mark | null;
  readonly decided: Mark | null;
  readonly appealed: boolean;
}

export const CASE_REFUSALS = [
  'decided',
  'taken',
  'not-yours',
  'own-decision',
  'not-trained',
  'own-proposal',
  'above-limit',
  'nothing-proposed',
  'being-approved',
  'no-reason',
  'unknown-reason',
  'no-words',
  'no-alternative',
  'no-terms',
  'not-decided',
  'appealed',
  'not-against',
  'too-late',
  'not-a-lead',
] as const;
export type CaseRefusal = (typeof CASE_REFUSALS)[number];

export type Stepped =
  | { readonly state: 'done'; readonly next: ReviewCase }
  | { readonly state: 'refused'; readonly why: CaseRefusal };

/** From this level on nobody decides alone, whatever his authority. */
export const ALWAYS_TWO: Level = 3;
/** From this level on one may give a case to somebody else. */
export const MAY_ASSIGN: Level = 2;

const no = (why: CaseRefusal): Stepped => ({ state: 'refused', why });
const done = (next: ReviewCase): Stepped => ({ state: 'done', next });

/** Whether this person may have anything to do with it; null: yes. */
export function barredFrom(one: ReviewCase, { id, trained }: Reviewer): CaseRefusal | null {
  if (one.notBy.includes(id)) return 'own-decision';
  return one.sensitive && !trained ? 'not-trained' : null;
}

/** Takes a case that waits. Taking one's own again changes nothing. */
export function claim(one: ReviewCase, who: Reviewer): Stepped {
  if (one.decided !== null) return no('decided');
  if (one.proposed !== null) return no('being-approved');
  const barred = barredFrom(one, who);
  if (barred !== null) return no(barred);
  if (one.owner !== null && one.owner !== who.id) return no('taken');
  return done({ ...one, owner: who.id });
}

/** Gives it back to the queue. */
export function giveBack(one: ReviewCase, who: Reviewer): Stepped {
  if (one.decided !== null) return no('decided');
  if (one.owner !== who.id) return no('not-yours');
  if (one.proposed !== null) return no('being-approved');
  return done({ ...one, owner: null });
}

/** A lead gives it to somebody; what was proposed falls away with its author's ownership. */
export function assign(one: ReviewCase, lead: Reviewer, to: Reviewer): Stepped {
  if (one.decided !== null) return no('decided');
  if (lead.level < MAY_ASSIGN) return no('not-a-lead');
  const barred = barredFrom(one, to);
  if (barred !== null) return no(barred);
  return done({ ...one, owner: to.id, verdict: null, proposed: null });
}

/** Whether this person's word decides alone. */
export function decidesAlone(one: ReviewCase, who: Reviewer): boolean {
  return one.level < ALWAYS_TWO && who.level >= one.level;
}

/** Says what is to be done: a decision within the limit of authority, a proposal above it. */
export function decide(
  one: ReviewCase,
  who: Reviewer,
  verdict: Verdict,
  at: Minute,
  known: ReadonlySet<string>,
): Stepped {
  if (one.decided !== null) return no('decided');
  const barred = barredFrom(one, who);
  if (barred !== null) return no(barred);
  if (one.proposed !== null) return no('being-approved');
  if (one.owner !== who.id) return no('not-yours');
  const fault = faultOf(verdict, known);
  if (fault !== null) return no(fault);
  const mark = { by: who.id, at };
  return decidesAlone(one, who)
    ? done({ ...one, verdict, decided: mark })
    : done({ ...one, verdict, proposed: mark });
}

/** What is missing from a verdict; null: nothing. */
export function faultOf(
  { outcome, reasons, words, alternative, settles }: Verdict,
  known: ReadonlySet<string>,
): CaseRefusal | null {
  if (reasons.length === 0) return 'no-reason';
  if (reasons.some((reason) => !known.has(reason))) return 'unknown-reason';
  if (words.zh.trim() === '' || words.en.trim() === '') return 'no-words';
  if (outcome === 'countered' && (settles ?? null) === null) return 'no-terms';
  return outcome === 'refused' && (alternative ?? '').trim() === '' ? 'no-alternative' : null;
}

/** Approves what somebody else proposed, or sends it back to its author. */
export function approve(one: ReviewCase, who: Reviewer, yes: boolean, at: Minute): Stepped {
  if (one.decided !== null) return no('decided');
  if (one.proposed === null) return no('nothing-proposed');
  if (one.proposed.by === who.id) return no('own-proposal');
  const barred = barredFrom(one, who);
  if (barred !== null) return no(barred);
  if (who.level < one.level) return no('above-limit');
  return yes
    ? done({ ...one, decided: { by: who.id, at } })
    : done({ ...one, owner: one.proposed.by, proposed: null, verdict: null });
}

/** Outcomes that a borrower may want looked at again: whatever did not give him what he asked for. */
const AGAINST: ReadonlySet<Outcome> = new Set(['refused', 'more-asked', 'countered']);

/**
 * The appeal against a decision: a case of its own, not for anybody who had a part in the first one, and never below its level.
 * `within`: minutes after the decision in which it may be made.
 */
export function appeal(one: ReviewCase, at: Minute, within: number, answerIn: number): Stepped {
  const { decided, verdict, proposed } = one;
  if (decided === null || verdict === null) return no('not-decided');
  if (one.appealed) return no('appealed');
  if (!AGAINST.has(verdict.outcome)) return no('not-against');
  if (at > decided.at + within) return no('too-late');
  return done({
    ...one,
    kind: 'appeal',
    openedAt: at,
    dueAt: at + answerIn,
    notBy: [...new Set([...one.notBy, decided.by, ...(proposed === null ? [] : [proposed.by])])],
    owner: null,
    verdict: null,
    proposed: null,
    decided: null,
    appealed: false,
  });
}

/** What the clock of a case shows. */
export function clockOfCase(
  { decided, dueAt, openedAt }: ReviewCase,
  at: Minute,
): 'decided' | 'in-time' | 'soon' | 'late' {
  if (decided !== null) return 'decided';
  if (at > dueAt) return 'late';
  return at > openedAt + Math.floor(((dueAt - openedAt) * 3) / 4) ? 'soon' : 'in-time';
}
