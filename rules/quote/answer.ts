/**
 * What is the answer to a money case?
 *
 * The declared parameters choose the engine: an account whose payments lower a daily balance is answered by
 * the day, every other by its instalment rows. Each question is answered from the events known by then.
 */
import type { Day } from '../days.ts';
import { type Case, readCase } from './case.ts';
import type { Answer, CaseAnswer } from './case-answer.ts';
import { notForInstalments } from './convention.ts';
import { answerDaily, runsDaily } from './daily.ts';
import { type Arrears, arrearsOf } from './lateness.ts';
import { replay } from './replay.ts';
import { answerOf } from './report.ts';
import { eventsKnown } from './standing-events.ts';

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

/** Answers a case whose account is held as instalment rows. */
export function answerInstalments(asked: Case): CaseAnswer {
  const gaps = notForInstalments(asked);
  if (gaps.length > 0) return { id: asked.id, cannotExpress: gaps };
  const answers: Answer[] = [];
  for (const ask of asked.ask) {
    const built = replay(asked, eventsKnown(asked, ask), ask.asOf);
    if ('cannotExpress' in built) return { id: asked.id, cannotExpress: built.cannotExpress };
    const arrears = arrearsOf(built.account, asked.terms, ask.asOf, (day) => arrearsOn(asked, day));
    answers.push(answerOf(asked, ask, built.account, arrears));
  }
  return { id: asked.id, answers };
}

/** The arrears as they stood at the end of an earlier day; the case is known to be expressible. */
function arrearsOn(asked: Case, day: Day): Arrears {
  const events = eventsKnown(asked, { asOf: day, want: [] });
  const built = replay(asked, events, day);
  if ('cannotExpress' in built) throw new Error(`unreachable: ${built.cannotExpress.join()}`);
  return arrearsOf(built.account, asked.terms, day, (earlier) => arrearsOn(asked, earlier));
}
