/**
 * `./anhuan quote --case FILE`: what do the money cases of a file answer, and is it what they expect?
 *
 * A file holds a JSON array of cases, or one case per line. Each answer is printed; a case that carries an
 * expectation also says pass, or where it differs. The exit code is 1 if any case differs.
 */
import { readFile } from 'node:fs/promises';
import { answerCase } from '../rules/quote/answer.ts';
import type { CaseAnswer } from '../rules/quote/case-answer.ts';
import { type Difference, differencesOf } from '../rules/quote/compare.ts';

/** Exit codes of the command. */
const [ALL_AGREE, SOME_DIFFER, UNREADABLE] = [0, 1, 2];

/** One case after it was answered; `differences` is null when nothing was expected. */
interface Outcome {
  readonly answer: CaseAnswer;
  readonly differences: readonly Difference[] | null;
}

/** Answers every case of a file, prints the outcome (as JSON on request) and returns the exit code. */
export async function quoteCases(path: string, json: boolean): Promise<number> {
  let cases: readonly unknown[];
  try {
    cases = parseCases(await readFile(path, 'utf8'));
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return UNREADABLE;
  }
  const outcomes = cases.map(outcomeOf);
  if (json) printJson(outcomes);
  else outcomes.forEach(printText);
  return printSummary(outcomes);
}

/** A JSON array, a single case, or one case per line; a broken line is reported with its number. */
export function parseCases(text: string): readonly unknown[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed.startsWith('[')) return asList(JSON.parse(trimmed));
  try {
    return [JSON.parse(trimmed)];
  } catch {
    return trimmed.split(/\r?\n/).flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [JSON.parse(line)];
      } catch (error) {
        throw new Error(`line ${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
  }
}

function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('expected a JSON array of cases');
  return value;
}

function outcomeOf(raw: unknown): Outcome {
  const answer = answerCase(raw);
  const expects = typeof raw === 'object' && raw !== null && 'expect' in raw;
  return { answer, differences: expects ? differencesOf(raw, answer) : null };
}

/** One JSON array of answers; a case with an expectation also carries `pass` and its differences. */
function printJson(outcomes: readonly Outcome[]): void {
  const lines = outcomes.map(({ answer, differences }) => ({
    ...answer,
    ...(differences && { pass: differences.length === 0 }),
    ...(differences?.length && { differences }),
  }));
  console.log(JSON.stringify(lines, null, 2));
}

function printText({ answer, differences }: Outcome): void {
  if (differences === null) {
    console.log(`${answer.id}\n${JSON.stringify('answers' in answer ? answer.answers : answer, null, 2)}`);
    return;
  }
  console.log(`${differences.length === 0 ? 'pass' : 'DIFFERS'}  ${answer.id}`);
  for (const { at, expected, answered } of differences)
    console.log(`  ${at}: expected ${JSON.stringify(expected)}, answered ${JSON.stringify(answered)}`);
}

/** The summary goes to standard error, so that standard output stays pure JSON. */
function printSummary(outcomes: readonly Outcome[]): number {
  const compared = outcomes.filter(({ differences }) => differences !== null);
  const differing = compared.filter(({ differences }) => differences!.length > 0);
  const unexpressed = outcomes.filter(({ answer }) => 'cannotExpress' in answer);
  console.error(
    `${outcomes.length} cases: ${compared.length - differing.length} of ${compared.length} with an expectation pass, ` +
      `${differing.length} differ, ${unexpressed.length} cannot be expressed`,
  );
  return differing.length > 0 ? SOME_DIFFER : ALL_AGREE;
}
