/**
 * What is the answer to a money case?
 *
 * The declared parameters choose the engine: an account whose payments lower a daily balance is answered by
 * the day, every other by its instalment rows. Each question is answered from the events known by then.
 */
import { type Case, readCase } from './case.ts';
import type { CaseAnswer } from './case-answer.ts';
import { answerDaily, runsDaily } from './daily.ts';
import { answerInstalments } from './instalments.ts';

/** Answers a raw case, or names by path what of it cannot be expressed. */
export function answerCase(raw: unknown): CaseAnswer {
  const id = idOf(raw);
  const read = readCase(raw);
  if ('cannotExpress' in read) return { id, cannotExpress: read.cannotExpress };
  return runsOnBalance(read.ok) ? answerDaily(read.ok) : answerInstalments(read.ok);
}

/** Does money paid lower a balance at once, with interest that is rounded when it is paid? */
function runsOnBalance(asked: Case): boolean {
  return runsDaily(asked) || asked.terms.allocation?.future === 'reduce-balance';
}

/** The id of a raw case, as far as it has one. */
function idOf(raw: unknown): string {
  if (typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string') return raw.id;
  return '';
}
