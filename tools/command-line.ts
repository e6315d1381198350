/**
 * What did the person ask for, and how does it end?
 *
 * Reads a command line by the table in `commands.ts`, runs one body and turns its end into an exit code: 0 done, 1 it
 * did not hold or did not work, 2 wrong usage, 3 something in the surroundings is in the way.
 */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { Trouble } from '../server/trouble.ts';
import { COMMANDS, type Row } from './commands.ts';

const USAGE = 2;
const TROUBLE = 3;

/** Runs the command line; returns the exit code. `rows` are the commands known. */
export async function main(words: readonly string[], rows: readonly Row[] = COMMANDS): Promise<number> {
  let code = 0;
  const program = new Command('./anhuan')
    .description('Anhuan (安还): the whole life of an overdue consumer-credit account')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('(./anhuan --help lists the commands)')
    .exitOverride();
  program.addHelpText('after', `\nExamples:\n${rows.map((row) => `  ${row.example}`).join('\n')}`);
  for (const row of rows) {
    addCommand(program, row, (outcome) => {
      code = outcome;
    });
  }
  try {
    if (words.length === 0) program.help();
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error);
  }
}

function addCommand(program: Command, row: Row, done: (code: number) => void): void {
  const command = program
    .command(row.name)
    .description(row.summary)
    .helpOption('-h, --help', 'print this help');
  command.addHelpText('after', `\nExample:\n  ${row.example}`);
  command.showHelpAfterError(`(./anhuan ${row.name} --help says more)`);
  for (const word of row.words ?? []) command.argument(word);
  for (const [flags, meaning, otherwise] of row.options ?? []) command.option(flags, meaning, otherwise);
  for (const [flags, meaning] of row.needs ?? []) command.requiredOption(flags, meaning);
  if (row.database) {
    command.option(
      '--database-url <url>',
      'a PostgreSQL 15 or newer, instead of the embedded one (or DATABASE_URL)',
    );
  }
  if (row.json) command.option('--json', 'answer with one JSON value');
  command.action(async () => {
    const { databaseUrl, json, ...options } = command.opts<Record<string, string | boolean | undefined>>();
    const { run } = await row.load();
    const outcome = await run({
      words: (row.words ?? []).map((_, place) => command.processedArgs[place] ?? null),
      options,
      databaseUrl: (typeof databaseUrl === 'string' ? databaseUrl : process.env.DATABASE_URL) || undefined,
      json: json === true,
    });
    done(outcome);
  });
}

/** Says what went wrong: a sentence for a trouble, a stack for a bug. */
async function explain(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  const trouble = error instanceof Trouble ? error : await troubleIn(error);
  if (trouble !== null) {
    process.stderr.write(`${trouble.message}\n${trouble.remedy === null ? '' : `${trouble.remedy}\n`}`);
    return TROUBLE;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}

/** Loads the database's words only when something failed: help needs no driver. */
async function troubleIn(error: unknown): Promise<Trouble | null> {
  const { troubleBehind } = await import('../server/db/mishaps.ts');
  return troubleBehind(error);
}

function version(): string {
  const about: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '?';
}
