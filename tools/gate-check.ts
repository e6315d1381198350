/**
 * `./anhuan gate check FILE`: what do the legal questions of a file answer, and is it what they expect?
 *
 * A file holds a JSON array of scenarios. Where one carries an expectation, it passes or its differences are printed; one
 * that cannot be expressed says which of its words are unknown, and never passes. The exit code is 1 when any differs.
 */
import { readFile } from 'node:fs/promises';
import { Trouble } from '../server/trouble.ts';
import { type Answered, answerScenario } from './scenario/answer-scenario.ts';
import { compareAnswer, type Expected } from './scenario/compare-answer.ts';

interface Outcome {
  readonly answered: Answered;
  readonly jurisdiction: string;
  /** Null when the scenario expects nothing. */
  readonly differences: readonly string[] | null;
}

/** Answers every scenario of a file, prints the outcome (the answers alone as JSON on request), returns the exit code. */
export async function checkScenarios(path: string, json: boolean): Promise<number> {
  const outcomes = scenariosIn(await readFile(path, 'utf8').catch(unreadable(path)), path).map(outcomeOf);
  if (json)
    process.stdout.write(
      `${JSON.stringify(
        outcomes.map(({ answered }) => answered),
        null,
        1,
      )}\n`,
    );
  else process.stdout.write(`${report(outcomes)}\n`);
  return outcomes.some(({ differences }) => differences !== null && differences.length > 0) ? 1 : 0;
}

const unreadable = (path: string) => (error: Error) => {
  throw new Trouble(
    `${path} cannot be read: ${error.message}`,
    'Give the path of a JSON file with scenarios.',
  );
};

function scenariosIn(text: string, path: string): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(text);
    if (Array.isArray(read)) return read;
  } catch (error) {
    throw new Trouble(`${path} is no JSON: ${String(error)}`, 'A file of scenarios is a JSON array.');
  }
  throw new Trouble(`${path} holds no JSON array.`, 'A file of scenarios is a JSON array.');
}

/** Answers one scenario and compares. A scenario that breaks the adapter differs; it does not stop the others. */
export function outcomeOf(raw: unknown): Outcome {
  const { id, expect, jurisdiction } = raw as { id: string; expect?: Expected; jurisdiction?: string };
  let answered: Answered;
  try {
    answered = answerScenario(raw);
  } catch (error) {
    answered = { id, cannotExpress: [`broken: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const differences =
    expect === undefined ? null : compareAnswer(raw as { expect: Expected; assert?: string }, answered);
  return { answered, jurisdiction: jurisdiction ?? '', differences };
}

function report(outcomes: readonly Outcome[]): string {
  const lines = outcomes.flatMap(({ answered, differences }) =>
    differences === null
      ? [`${answered.id}: ${JSON.stringify(answered)}`]
      : differences.length > 0
        ? [`${answered.id}: ${differences.join('; ')}`]
        : [],
  );
  const expecting = outcomes.filter(({ differences }) => differences !== null);
  const passed = expecting.filter(({ differences }) => differences?.length === 0).length;
  return [...lines, `${passed} of ${expecting.length} pass`].join('\n');
}
