/**
 * What is the answer to a case whose account is held as instalment rows?
 *
 * For each question the account is built anew from its plan and the events known by then; what was asked for
 * is read off its rows. The rooms behind: the plan and how it changes (`row-plan`, `running-plan`), what happens
 * to it (`replay`, `charges`, `rearrange`), how late it is (`lateness`), and how that is written (`answer-lines`).
 */
import type { Day } from '../days.ts';
import type { Case } from './case.ts';
import type { Answer, CaseAnswer } from './case-answer.ts';
import { answerOf } from './instalments/answer-lines.ts';
import { notForInstalments } from './instalments/convention.ts';
import { type Arrears, arrearsOf } from './instalments/lateness.ts';
import { replay } from './instalments/replay.ts';
import { eventsKnown } from './instalments/standing-events.ts';

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
