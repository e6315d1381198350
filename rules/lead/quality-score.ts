/**
 * How good are an agent's calls, and how sure is that?
 *
 * Each question is answered yes, no or not applicable; a call's score is the share of yes among what applied. An agent's score is the mean
 * of his calls with Wilson's interval (95 %), each call counted as one trial: a mean of shares varies less than a coin of the same mean,
 * so the interval is wide rather than narrow (E. B. Wilson, 1927). Under a number of calls there is no score, because it would say nothing.
 */

export interface QualityQuestion {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  /** A no here is shown by itself. */
  readonly grave: boolean;
}

export const ANSWERS = ['yes', 'no', 'not-applicable'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Answered {
  readonly question: string;
  readonly answer: Answer;
  readonly note: string;
}

export type FormFault = 'unanswered' | 'unknown-question' | 'no-without-note' | 'nothing-applied';

/** What is missing from a filled form; null: nothing. A no says what was heard. */
export function formFault(
  answers: readonly Answered[],
  questions: readonly QualityQuestion[],
): FormFault | null {
  const known = new Set(questions.map(({ id }) => id));
  if (answers.some(({ question }) => !known.has(question))) return 'unknown-question';
  const told = new Set(answers.map(({ question }) => question));
  if (told.size !== known.size || answers.length !== known.size) return 'unanswered';
  if (answers.some(({ answer, note }) => answer === 'no' && note.trim() === '')) return 'no-without-note';
  return answers.every(({ answer }) => answer === 'not-applicable') ? 'nothing-applied' : null;
}

/** How often the answer was yes and no. */
export function countAnswers(answers: readonly Answered[]): { readonly yes: number; readonly no: number } {
  const count = (which: Answer) => answers.filter(({ answer }) => answer === which).length;
  return { yes: count('yes'), no: count('no') };
}

/** A call's answers that applied. */
export interface CallScore {
  readonly yes: number;
  readonly no: number;
}

/** Whole per cent; null where there are fewer than `least` calls. `n`: calls looked at. */
export interface AgentScore {
  readonly n: number;
  readonly score: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

const Z = 1.959964;

/** The score of an agent's calls. */
export function agentScore(calls: readonly CallScore[], least: number): AgentScore {
  const n = calls.length;
  if (n === 0 || n < least) return { n, score: null };
  const mean = calls.reduce((total, { yes, no }) => total + yes / (yes + no), 0) / n;
  const z2 = Z * Z;
  const middle = (mean + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((mean * (1 - mean)) / n + z2 / (4 * n * n));
  const percent = (share: number) => Math.min(100, Math.max(0, Math.round(share * 100)));
  return { n, score: { mean: percent(mean), low: percent(middle - half), high: percent(middle + half) } };
}
