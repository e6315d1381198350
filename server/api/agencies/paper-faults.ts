/**
 * At which field of a proposed paper is the fault, in which words, and what helps?
 *
 * Whoever fills a form reads it beside the field; a program finds the field by `where`.
 */
import type { PaperFault } from '../../agencies/agency-desk.ts';
import type { PaperContent } from './agencies-schema.ts';

interface Place {
  readonly where: string;
  readonly what: string;
  readonly todo: string;
}

const TERMS = 'body.content.terms';
const RULE = 'body.content.rule';

const PLACES: Readonly<Record<PaperFault, Place>> = {
  number: {
    where: 'body.agency',
    what: 'this number cannot stand in the public register',
    todo: 'Choose another number.',
  },
  card: {
    where: 'body.content.card',
    what: 'this number cannot stand in the public register',
    todo: 'Choose another number.',
  },
  'works-elsewhere': {
    where: 'body.content.worker',
    what: 'this collector works for another agency',
    todo: 'Look at the number of the collector.',
  },
  'not-let-in': {
    where: 'body.agency',
    what: 'this agency has not been let in',
    todo: 'Let it in first.',
  },
  from: {
    where: `${TERMS}.from`,
    what: 'this day is over, and terms never reach back',
    todo: 'Choose today or a later day.',
  },
  bands: {
    where: `${TERMS}.bands`,
    what: 'bands begin with day 1, and each begins later than the one before',
    todo: 'Put them in order, each day once.',
  },
  'quality-steps': {
    where: `${TERMS}.quality`,
    what: 'each step allows as much as the one before or more, and pays as much or less',
    todo: 'Put the strictest step first.',
  },
  'recovered-alone': {
    where: `${TERMS}.qualityPerThousandDays`,
    what: 'pay may not hang on recovered money alone (CN-OUT-5)',
    todo: 'Give a fee for kept instalments and an amount for quality that some step pays.',
  },
  'no-shares': { where: `${RULE}.shares`, what: 'nobody would get a share', todo: 'Name an agency.' },
  'agency-twice': {
    where: `${RULE}.shares`,
    what: 'the same agency stands there twice',
    todo: 'Name each agency once.',
  },
  days: {
    where: `${RULE}.daysPastDue.to`,
    what: 'the last day past due comes before the first',
    todo: 'Correct one of them.',
  },
  // Amounts below zero are no amounts on the wire: what remains is a rule's.
  amounts: {
    where: `${RULE}.overdue.most`,
    what: 'the most is less than the least',
    todo: 'Correct one of them.',
  },
  terms: {
    where: `${RULE}.termDays`,
    what: 'days and the number for a night are at least one',
    todo: 'Correct one of them.',
  },
  dates: {
    where: `${RULE}.to`,
    what: 'it would end before it begins',
    todo: 'Choose a later day, or none.',
  },
};

/** Where a fault stands in what was sent. */
export function placeOf(content: PaperContent, fault: PaperFault): Place {
  const place = PLACES[fault];
  if (content.kind === 'rule' && fault === 'not-let-in') return { ...place, where: `${RULE}.shares` };
  const withoutFee = content.kind === 'commission' && !/[1-9]/.test(content.terms.keptInstalment);
  if (fault === 'recovered-alone' && withoutFee) return { ...place, where: `${TERMS}.keptInstalment` };
  return place;
}
