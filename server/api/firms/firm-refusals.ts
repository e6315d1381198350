/**
 * What is somebody told whose step about a firm or a letter is refused?
 *
 * One line for each reason of the rules; what an order lacks is named by its own words (docs/letters.md).
 */
import type { EngagementRefusal } from '../../firms/engage-firm.ts';
import type { StepRefusal } from '../../firms/give-letter.ts';
import type { Proposed } from '../../firms/propose-letter.ts';
import { Refused } from '../problem.ts';

interface Line {
  readonly status: number;
  readonly what: string;
  readonly todo: string;
}

const STEPS: Readonly<Record<StepRefusal, Line>> = {
  'no-such-order': { status: 404, what: 'there is no such order', todo: 'Choose one of the list.' },
  'not-waiting': { status: 409, what: 'it does not wait for this step', todo: 'Look at the list again.' },
  'own-proposal': { status: 409, what: 'he proposed it himself', todo: 'Another person decides.' },
  'no-words': { status: 409, what: 'there are no words for it any more', todo: 'Look at the account.' },
  'no-address': { status: 409, what: 'no postal address is recorded', todo: 'Record one first.' },
  'cannot-be-set': {
    status: 409,
    what: 'the page cannot be set',
    todo: 'Correct the name or the address on file.',
  },
  'changed-meanwhile': {
    status: 409,
    what: 'the facts changed while the page was made',
    todo: 'Look at it again, then decide.',
  },
  'lies-elsewhere': {
    status: 409,
    what: 'the account lies with another firm for its letters',
    todo: 'Wait until that has ended.',
  },
  lacks: { status: 409, what: 'a precondition is not met', todo: 'See what is missing.' },
  'not-a-lawyer': {
    status: 403,
    what: 'he is none of the firm’s lawyers',
    todo: 'A lawyer of the firm signs.',
  },
};

const ENGAGEMENTS: Readonly<Record<EngagementRefusal, Line>> = {
  'no-such-engagement': { status: 404, what: 'there is no such engagement', todo: 'Choose one of the list.' },
  'not-waiting': { status: 409, what: 'it does not wait for this step', todo: 'Look at the list again.' },
  'own-proposal': { status: 409, what: 'he proposed it himself', todo: 'Another person decides.' },
  'number-unfit': {
    status: 409,
    what: 'a number is none of the register',
    todo: 'Write capitals and digits.',
  },
  'no-lawyer': { status: 409, what: 'no lawyer is named', todo: 'Name one at least.' },
  'unknown-product': {
    status: 409,
    what: 'a product is not one of the house',
    todo: 'Choose one of the list.',
  },
  'time-turned-round': { status: 409, what: 'it ends before it begins', todo: 'Correct it.' },
  'licence-ends-before': { status: 409, what: 'a licence ends before it begins', todo: 'Correct it.' },
  'firm-in-force': { status: 409, what: 'the firm is engaged already', todo: 'End that engagement first.' },
};

const PROPOSALS: Readonly<Record<Extract<Proposed, { state: 'refused' }>['why'], Line>> = {
  'no-such-account': { status: 404, what: 'there is no such account', todo: 'Choose another account.' },
  'not-authorised': {
    status: 403,
    what: 'letters are proposed by trained workers of the house',
    todo: 'Give the number of one.',
  },
  'no-firm': { status: 409, what: 'no law firm is engaged', todo: 'Have one engaged first.' },
  'no-address': { status: 409, what: 'no postal address is recorded', todo: 'Record one first.' },
  'open-before': { status: 409, what: 'an order about him is open', todo: 'Look at the list again.' },
  lacks: { status: 409, what: 'a precondition is not met', todo: 'See what is missing.' },
};

/** The refusal of a step, with each thing that is lacking. */
function refusal(line: Line, lacks: readonly string[]): Refused {
  const { status, what, todo } = line;
  return new Refused(status, 'This step cannot be taken.', [
    { where: 'order', what, todo },
    ...lacks.map((one) => ({ where: `lacks.${one}`, what: one, todo })),
  ]);
}

export const stepRefused = (why: StepRefusal, lacks: readonly string[] = []): Refused =>
  refusal(STEPS[why], lacks);
export const engagementRefused = (why: EngagementRefusal): Refused => refusal(ENGAGEMENTS[why], []);
export const proposalRefused = (why: keyof typeof PROPOSALS, lacks: readonly string[]): Refused =>
  refusal(PROPOSALS[why], lacks);
