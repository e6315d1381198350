/**
 * What does the gate say to contacts that are alike to the letter but for the number of the only debt they are about?
 *
 * Tonight thousands are asked about for the same reason, by the same way, with nothing in their log. The gate answers from what it is told
 * alone, and no rule reads a debt's number, it only compares it: where everything else is equal, and the number stands in no answer, the
 * answer is the same, and so are its text and its frame. Whatever differs in any other letter is asked for itself. What is kept is bit for
 * bit what a replay gives (a test holds it against asking one by one).
 */
import { hash } from 'node:crypto';
import type { Law } from '../../../rules/gate/gate.ts';
import type { Attempt, Situation } from '../../../rules/gate/situation.ts';
import { type Cut, cutOf, NUMBERS } from '../../db/gate/decision-text.ts';
import { type Judgement, judged, keptLaw } from '../kept-judgement.ts';
import { storedText } from '../stored-text.ts';

/** An answer with the texts that are kept of it. */
export interface Worked {
  readonly judgement: Judgement;
  readonly inputs: string;
  readonly answer: string;
  /** SHA-256 of both texts, hexadecimal. */
  readonly inputsDigest: string;
  readonly answerDigest: string;
  readonly cut: Cut;
}

/** One answer for all who are alike; `pieces`: their inputs, cut at the number of the debt. */
interface Alike extends Pick<Worked, 'judgement' | 'answer' | 'answerDigest' | 'cut'> {
  readonly pieces: readonly string[];
  /** Where the debt's number stands among the numbers of both texts. */
  readonly places: readonly number[];
}

/** Answers by law and by what was asked, of one standing; null: not the same for all. */
type Known = Map<Law, Map<string, Alike | null>>;

const known = new WeakMap<Situation, Known>();
const MOST = 10_000;

const digest = (text: string): string => hash('sha256', text, 'hex');

/** Asks the gate and writes down the answer. `standing`: the situation before the accounts, the same object for all who share it. */
export function worked(
  attempt: Attempt,
  situation: Situation,
  law: Law,
  strategy: string,
  standing: Situation | null,
): Worked {
  const key = standing === null ? null : keyOf(attempt, situation, strategy);
  if (standing === null || key === null) return alone(attempt, situation, law, strategy);
  const answers = answersOf(standing, law);
  const alike = answers.get(key);
  if (alike !== undefined && alike !== null) return oneOf(alike, attempt.debts[0]!);
  const own = alone(attempt, situation, law, strategy);
  if (alike === undefined) {
    if (answers.size >= MOST) answers.clear();
    answers.set(key, alikeFrom(own, attempt.debts[0]!));
  }
  return own;
}

function answersOf(standing: Situation, law: Law): Map<string, Alike | null> {
  let ofStanding = known.get(standing);
  if (ofStanding === undefined) {
    ofStanding = new Map();
    known.set(standing, ofStanding);
  }
  let answers = ofStanding.get(law);
  if (answers === undefined) {
    answers = new Map();
    ofStanding.set(law, answers);
  }
  return answers;
}

function alone(attempt: Attempt, situation: Situation, law: Law, strategy: string): Worked {
  const judgement = judged(attempt, situation, law);
  const inputs = storedText({ attempt, situation });
  const answer = storedText(judgement);
  return {
    judgement,
    inputs,
    answer,
    inputsDigest: digest(inputs),
    answerDigest: digest(answer),
    cut: cutOf({ law: keptLaw(law).digest, strategy, inputs, answer }),
  };
}

/** Everything that a standing does not say, without the number of the debt; null: there is more to it. */
function keyOf(attempt: Attempt, { debts, holds, steps, log }: Situation, strategy: string): string | null {
  const [debt, another] = debts;
  if (debt === undefined || another !== undefined || holds.length > 0 || log.length > 0) return null;
  if (attempt.debts.length !== 1 || attempt.debts[0] !== debt.id || debt.servicedAs !== debt.id) return null;
  return JSON.stringify([
    strategy,
    { ...attempt, debts: null },
    { ...debt, id: null, servicedAs: null },
    steps,
  ]);
}

/** Null: the number stands where it is not expected. */
function alikeFrom({ judgement, inputs, answer, answerDigest, cut }: Worked, debt: string): Alike | null {
  const pieces = inputs.split(`"${debt}"`);
  // In the attempt, and twice in the debt.
  if (pieces.length !== 4 || !/^\d+$/.test(debt) || answer.includes(`"${debt}"`)) return null;
  const places: number[] = [];
  let place = 0;
  for (const piece of pieces.slice(0, -1)) {
    place += piece.match(NUMBERS)?.length ?? 0;
    places.push(place);
    place += 1;
  }
  if (places.some((one) => cut.numbers[one] !== debt)) return null;
  return { judgement, answer, answerDigest, cut, pieces, places };
}

function oneOf({ judgement, answer, answerDigest, cut, pieces, places }: Alike, debt: string): Worked {
  const inputs = pieces.join(`"${debt}"`);
  const numbers = cut.numbers.slice();
  for (const place of places) numbers[place] = debt;
  const { law, strategy, shape, log } = cut;
  return {
    judgement,
    inputs,
    answer,
    inputsDigest: digest(inputs),
    answerDigest,
    cut: { law, strategy, shape, numbers, log },
  };
}
