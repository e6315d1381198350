/**
 * `./anhuan story [name]`: is a story true, and what happened on one of its days? Needs no database.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDay } from '../../rules/days.ts';
import { Trouble } from '../../server/trouble.ts';
import type { Call } from '../commands.ts';
import { readStory, type Story } from './story-read.ts';
import { type Lived, runStory } from './story-run.ts';
import { traceDay, traceText } from './trace-day.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'stories', '/');

/** Runs one story, or all of them; `--day` traces one day of it. Exit code 1 when a story is not true. */
export async function run(call: Call): Promise<number> {
  const name = call.words[0] ?? null;
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.md') && (name === null || basename(file, '.md') === name),
  );
  if (files.length === 0)
    throw new Trouble(`There is no story "${name}".`, `Known: ${storyNames().join(', ')}`);
  const lived = files.map((file) => {
    const story = readStory(FOLDER + file);
    return { file, story, ...runStory(story) };
  });
  const day = typeof call.options.day === 'string' ? parseDay(call.options.day) : null;
  if (call.options.day !== undefined && day === null)
    throw new Trouble(`"${call.options.day}" is not a day.`, 'Write it as 2026-02-09.');
  if (call.json)
    process.stdout.write(
      `${JSON.stringify(lived.map(({ file, story, differences }) => ({ file, title: story.title, rows: story.rows, differences })))}\n`,
    );
  else for (const one of lived) process.stdout.write(`${textOf(one.file, one.story, one, day)}\n`);
  return lived.some(({ differences }) => differences.length > 0) ? 1 : 0;
}

function storyNames(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => basename(file, '.md'));
}

function textOf(file: string, story: Story, lived: Lived, day: number | null): string {
  const verdict = lived.differences.length === 0 ? 'true ' : 'FALSE';
  const head = `${verdict} ${basename(file, '.md')}: ${story.title} (${story.rows.join(' ')})`;
  const wrong = lived.differences.map(
    ({ line, day: on, column, says, is }) =>
      `  ${file}:${line} ${on} ${column}: the story says ${says}, it is ${is}`,
  );
  if (day === null) return [head, ...wrong].join('\n');
  const { product, ladder } = lived.agreement;
  const lines = traceDay(
    lived.events.map(({ event }) => event),
    day,
    product,
    ladder,
  );
  return [head, ...wrong, lines.length === 0 ? '  nothing is known of that day' : traceText(lines)].join(
    '\n',
  );
}
