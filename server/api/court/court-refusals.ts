/**
 * What does a clerk read when an act about a case was refused, and what when it was done?
 */
import type { Done, Refusal } from '../../court/case-desk.ts';
import { Refused } from '../problem.ts';
import { caseKey } from './court-case-view.ts';
import type { MovedAnswer } from './court-schema.ts';

/** The case after an act; throws the refusal of one that was not done. */
export function toldCase(done: Done, name: string): MovedAnswer {
  if (done.state === 'done') return { key: caseKey(done.row), stage: done.row.stage };
  throw refusal(done, name);
}

type Against = ConstructorParameters<typeof Refused>[2];
const REFUSALS: Readonly<Record<Refusal, (against: Against) => Refused>> = {
  'no-case': (against) => new Refused(404, 'There is no such case.', against),
  'no-account': (against) => new Refused(404, 'There is no such account.', against),
  'no-terms': (against) =>
    new Refused(
      409,
      'The house does not sue there: no terms are written down for this place and currency.',
      against,
    ),
  'open-already': (against) => new Refused(409, 'The debt has an open case already.', against),
  'not-now': (against) => new Refused(409, 'The case is not where this could follow.', against),
  blocked: (against) => new Refused(409, 'Something stands against it.', against),
  'no-address': (against) =>
    new Refused(409, 'There is no postal address to which the notice could go.', against),
  gate: (against) => new Refused(409, 'The gate does not allow the filing.', against),
  halted: (against) =>
    new Refused(409, 'The case rests: an agreement, a payment, a dispute or a hold stands.', against),
  'not-said': (against) => new Refused(409, 'Say what was adjudged.', against),
  date: (against) => new Refused(409, 'The step cannot lie on that day.', against),
  'not-on-list': (against) =>
    new Refused(400, 'The list of this court names no such paper that a person brings.', against),
  'papers-full': (against) =>
    new Refused(409, 'The case has as many papers, or as large ones, as one file can hold.', against),
  'no-paper': (against) => new Refused(404, 'There is no such paper with this case.', against),
  'appeal-open': (against) => new Refused(409, 'The judgment can still be appealed.', against),
};

/** A refusal with everything that stands against the act. */
export function refusal(done: Done, name: string): Refused {
  if (done.state === 'done') return new Refused(404, 'There is no such case.');
  const against = [...done.blockers, ...done.gate];
  return REFUSALS[done.why]([
    ...against.map((what) => ({ where: 'case', what, todo: 'Look at the case: it says what is missing.' })),
    ...(against.length === 0 ? [{ where: 'case', what: name, todo: 'Look at the case again.' }] : []),
  ]);
}
