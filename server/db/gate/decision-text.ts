/**
 * How is a decision kept whole in a tenth of its length?
 *
 * Nearly all of a decision's two texts stands in other people's as well: house, law's verdicts, clocks, holidays. Without their numbers
 * and without the log of contacts many are equal: that is their shape. A frame is a shape with the numbers that two of them had in
 * common; a decision is then the name of its frame, the numbers that differ, and its log. Every text comes back letter by letter.
 */
import { hash } from 'node:crypto';

/** What a decision says: digest of the law, version of the strategy, all it was decided from, all it answered. */
export interface DecisionTexts {
  readonly law: string;
  readonly strategy: string;
  readonly inputs: string;
  readonly answer: string;
}

/** A decision's texts, taken apart. `log`: null when it was left where it stands. */
export interface Cut {
  readonly law: string;
  readonly strategy: string;
  /** Law, strategy and both texts without their numbers. */
  readonly shape: string;
  readonly numbers: readonly string[];
  readonly log: string | null;
}

/** What decisions of one shape have in common. `digest` covers all of it. */
export interface Frame extends DecisionTexts {
  readonly digest: Buffer;
  /** Digest of the shape. */
  readonly shape: Buffer;
  readonly numbers: readonly string[];
}

/** Stand in no stored text: JSON writes them otherwise. */
const [LOG, NUMBER, BREAK] = ['\u0001', '\u0002', '\n'];
const LOG_BEGINS = '"log":[';
const LOG_ENDS = '],"calendar":{';
/** A number of a text. */
export const NUMBERS = /\d+/g;
const DIGEST_BYTES = 16;

const digestOf = (...parts: readonly string[]): Buffer =>
  Buffer.from(hash('sha256', parts.join(BREAK), 'hex').slice(0, 2 * DIGEST_BYTES), 'hex');

/** Takes a decision's texts apart. */
export function cutOf({ law, strategy, inputs, answer }: DecisionTexts): Cut {
  const begins = inputs.indexOf(LOG_BEGINS) + LOG_BEGINS.length;
  const ends = inputs.lastIndexOf(LOG_ENDS);
  const isFound = begins >= LOG_BEGINS.length && ends >= begins;
  const rest = isFound ? `${inputs.slice(0, begins)}${LOG}${inputs.slice(ends)}` : inputs;
  const text = `${rest}${BREAK}${answer}`;
  return {
    law,
    strategy,
    shape: `${law}${BREAK}${strategy}${BREAK}${text.replaceAll(NUMBERS, NUMBER)}`,
    numbers: text.match(NUMBERS) ?? [],
    log: isFound ? inputs.slice(begins, ends) : null,
  };
}

/** The frame of two decisions of one shape: a number that is not the same in both is a nought. */
export function frameOf(one: Cut, other: Cut): Frame {
  if (one.shape !== other.shape) throw new Error('a frame of two shapes');
  const [, , ...texts] = one.shape.split(BREAK);
  const filled = withNumbers(
    texts.join(BREAK),
    one.numbers.map((number, place) => (other.numbers[place] === number ? number : '0')),
  );
  const [inputs, answer] = filled.split(BREAK) as [string, string];
  return frameFrom({ law: one.law, strategy: one.strategy, inputs, answer });
}

function withNumbers(shape: string, numbers: readonly string[]): string {
  let text = '';
  shape.split(NUMBER).forEach((piece, place) => {
    text += place === 0 ? piece : numbers[place - 1]! + piece;
  });
  return text;
}

/** A frame from its texts, as it lies in the table. */
export function frameFrom(texts: DecisionTexts): Frame {
  const { law, strategy, inputs, answer } = texts;
  const text = `${inputs}${BREAK}${answer}`;
  return {
    law,
    strategy,
    inputs,
    answer,
    digest: digestOf(law, strategy, text),
    shape: shapeDigest(`${law}${BREAK}${strategy}${BREAK}${text.replaceAll(NUMBERS, NUMBER)}`),
    numbers: text.match(NUMBERS) ?? [],
  };
}

/** By which frames of a shape are found. */
export function shapeDigest(shape: string): Buffer {
  return digestOf(shape);
}

/**
 * What a decision has that its frame has not: for each number that differs how many places after the one before it stands, and itself
 * ("3:6 0:29933520"); on the next line its log, where that was taken out.
 */
export function differenceOf({ numbers, log }: Cut, frame: Frame): string {
  if (numbers.length !== frame.numbers.length) throw new Error('a decision in a frame of another shape');
  let text = '';
  let gap = 0;
  numbers.forEach((number, place) => {
    if (number === frame.numbers[place]) gap += 1;
    else {
      text += `${text === '' ? '' : ' '}${gap}:${number}`;
      gap = 0;
    }
  });
  return log === null ? text : `${text}${BREAK}${log}`;
}

/** The texts of a decision from its frame and what differs. */
export function textsFrom(frame: DecisionTexts, differs: string): DecisionTexts {
  const { law, strategy } = frame;
  const end = differs.indexOf(BREAK);
  const changes = end === -1 ? differs : differs.slice(0, end);
  const text = `${frame.inputs}${BREAK}${frame.answer}`;
  const numbers: string[] = text.match(NUMBERS) ?? [];
  let place = -1;
  for (const change of changes === '' ? [] : changes.split(' ')) {
    const [gap, number] = change.split(':') as [string, string];
    place += Number(gap) + 1;
    if (place >= numbers.length) throw new Error('a decision with more numbers than its frame');
    numbers[place] = number;
  }
  const filled = withNumbers(text.replaceAll(NUMBERS, NUMBER), numbers);
  const [inputs, answer] = filled.split(BREAK) as [string, string];
  const log = end === -1 ? null : differs.slice(end + 1);
  return { law, strategy, inputs: log === null ? inputs : inputs.replace(LOG, () => log), answer };
}
