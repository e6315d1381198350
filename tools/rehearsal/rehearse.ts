/**
 * Does it hold in the long run? `./anhuan rehearse`
 *
 * The properties of the rules over tens of thousands of random histories; a large closing killed fifty times, closing and
 * database server in turn; thousands of payments beside closings that are killed; thousands of races for a permit and
 * against a stop, and every decision made again. One line for each result, with the seed that brings it back. Exit code 1 when
 * anything does not hold.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { formatDay } from '../../rules/days.ts';
import { Trouble } from '../../server/trouble.ts';
import type { Call } from '../commands.ts';
import { wholeNumber } from '../whole-number.ts';
import { AGREEMENT } from './agreement.ts';
import { NEGOTIATION_PROPERTIES } from './agreements/negotiation-properties.ts';
import { rehearseContacts } from './contact/rehearse-contacts.ts';
import { CONTACT_PROPERTIES } from './contact-properties.ts';
import { rehearseDisputes } from './disputes/rehearse-disputes.ts';
import { rehearseFuzz } from './fuzz/rehearse-fuzz.ts';
import { type KillsReport, killClosings } from './kills.ts';
import { rehearseRareNames } from './letters/rehearse-letters.ts';
import { PLAN_PROPERTIES } from './plans/plan-properties.ts';
import { EAGER_IS_LAZY, PROPERTIES } from './properties.ts';
import { racePayments } from './races.ts';
import { rehearseGate } from './rehearse-gate.ts';
import { rehearseReview } from './review/rehearse-review.ts';
import { rehearseRungs } from './rungs/rehearse-rungs.ts';
import { Scene, TAKEN_OVER } from './scene.ts';
import { rehearseStreet } from './street/rehearse-street.ts';

const PARTS = [
  'properties',
  'agreements',
  'kills',
  'races',
  'gate',
  'contacts',
  'disputes',
  'review',
  'letters',
  'rungs',
  'street',
  'fuzz',
] as const;
type Part = (typeof PARTS)[number];

/** One line of the answer. */
export interface Result {
  readonly part: Part;
  readonly what: string;
  readonly runs: string;
  readonly holds: boolean;
  /** What brings a failure back, or what else was seen. */
  readonly note: string;
  readonly seconds: number;
}

/** How much of each: the long run's figures, unless the options say otherwise. */
interface Amounts {
  readonly seed: number;
  readonly runs: number;
  readonly accounts: number;
  readonly kills: number;
  readonly payments: number;
  readonly permits: number;
  readonly events: number;
  /** Walked with through the whole system. */
  readonly people: number;
  /** Events a second against the senders, one at a time; 0: as fast as it goes. */
  readonly offered: number;
}

/** Lives in which booking every night is compared with booking when needed. */
const EAGER_FACTOR = 2;
const RACE_KILLS = 6;
/** What holds for any life holds for lives with agreements in a run of its own. */
const AGREED = Object.fromEntries(
  Object.entries(PLAN_PROPERTIES).map(([what, property]) => [`with agreements: ${what}`, property]),
);
const ENGINES = 'the case engine and the night agree on any product that can be published';

export async function run(call: Call): Promise<number> {
  const { options } = call;
  const only = PARTS.find((part) => part === options.only);
  if (options.only !== undefined && only === undefined)
    throw new Trouble(`There is no part "${options.only}".`, `Give one of ${PARTS.join(', ')}.`);
  const amounts: Amounts = {
    seed: wholeNumber('seed', options.seed, 0, 2 ** 31),
    runs: wholeNumber('runs', options.runs, 1, 10 ** 9),
    accounts: wholeNumber('accounts', options.accounts, 1, 10 ** 9),
    kills: wholeNumber('kills', options.kills, 0, 10 ** 6),
    payments: wholeNumber('payments', options.payments, 0, 10 ** 9),
    permits: wholeNumber('permits', options.permits, 1, 10 ** 6),
    events: wholeNumber('events', options.events, 1, 10 ** 8),
    people: wholeNumber('people', options.people, 1, 10 ** 7),
    offered: wholeNumber('offered', options.offered, 0, 10 ** 6),
  };
  const results: Result[] = [];
  const tell = (result: Result): void => {
    results.push(result);
    if (!call.json) process.stdout.write(`${lineOf(result)}\n`);
  };
  if (!call.json) process.stdout.write(`seed ${amounts.seed}\n`);
  for (const part of ['properties', 'agreements'] as const)
    if (only === undefined || only === part) rehearseProperties(part, amounts, tell);
  if (only === undefined || only === 'kills' || only === 'races') await rehearseFaults(amounts, only, tell);
  if (only === undefined || only === 'gate')
    await rehearseGate(amounts, (result) => tell({ part: 'gate', ...result }));
  if (only === undefined || only === 'contacts')
    await rehearseContacts(amounts, (result) => tell({ part: 'contacts', ...result }));
  if (only === undefined || only === 'disputes')
    await rehearseDisputes(amounts, (result) => tell({ part: 'disputes', ...result }));
  if (only === undefined || only === 'review')
    await rehearseReview(amounts, (result) => tell({ part: 'review', ...result }));
  if (only === undefined || only === 'letters')
    await rehearseRareNames(amounts, (result) => tell({ part: 'letters', ...result }));
  if (only === undefined || only === 'rungs')
    rehearseRungs(amounts, (result) => tell({ part: 'rungs', ...result }));
  if (only === undefined || only === 'street')
    await rehearseStreet(amounts, (result) => tell({ part: 'street', ...result }));
  if (only === undefined || only === 'fuzz')
    await rehearseFuzz(amounts, (result) => tell({ part: 'fuzz', ...result }));
  if (call.json) process.stdout.write(`${JSON.stringify({ ...amounts, results })}\n`);
  if (options.write === true)
    writeFileSync(
      PAGE,
      only === undefined
        ? pageOf(amounts, results)
        : withPart(readFileSync(PAGE, 'utf8'), only, amounts, results),
    );
  return results.every(({ holds }) => holds) ? 0 : 1;
}

/** What must hold of any history; negotiations and lives with agreements, the longest of them, are a part of their own. */
const HISTORIES = {
  properties: { ...PROPERTIES, [ENGINES]: AGREEMENT, ...CONTACT_PROPERTIES },
  agreements: { ...NEGOTIATION_PROPERTIES, ...AGREED },
} as const;

function rehearseProperties(
  part: keyof typeof HISTORIES,
  { seed, runs }: Amounts,
  tell: (result: Result) => void,
): void {
  for (const [what, property] of Object.entries(HISTORIES[part])) {
    const began = performance.now();
    const numRuns = what === EAGER_IS_LAZY ? runs * EAGER_FACTOR : runs;
    const outcome = fc.check(property, { seed, numRuns });
    const words = outcome.failed
      ? `path ${outcome.counterexamplePath}: ${fc.stringify(outcome.counterexample)}`
      : '';
    tell({
      part,
      what,
      runs: `${outcome.numRuns} histories`,
      holds: !outcome.failed,
      note: words,
      seconds: secondsSince(began),
    });
  }
}

async function rehearseFaults(
  { seed, accounts, kills, payments }: Amounts,
  only: Part | undefined,
  tell: (result: Result) => void,
): Promise<void> {
  const scene = await Scene.open({ accounts, seed, workers: 2, chunkSize: 5_000 });
  try {
    if (only !== 'races') {
      const began = performance.now();
      const report = await killClosings(scene, kills, true, (done) =>
        process.stderr.write(`kill ${done} of ${kills}\n`),
      );
      tell(killsResult(report, accounts, secondsSince(began)));
    }
    if (only !== 'kills') {
      const began = performance.now();
      const report = await racePayments(scene, payments, RACE_KILLS);
      tell({
        part: 'races',
        what: 'no payment is lost or counted twice that arrives while nights are closed and killed',
        runs: `${report.payments} payments, ${report.whileClosing} of them while ${accounts} accounts were closed`,
        holds: report.faults.length === 0,
        note: [`${report.kills} kills`, `${report.toldAgain} told again`, ...report.faults].join('; '),
        seconds: secondsSince(began),
      });
    }
  } finally {
    await scene.end();
  }
}

function killsResult(report: KillsReport, accounts: number, seconds: number): Result {
  const { kills, ofServer, rounds, undisturbedMs, agreements, faults } = report;
  const note = `${ofServer} of the server, ${kills - ofServer} of the closing, in ${rounds} nights; undisturbed ${undisturbedMs} ms; agreements: ${[...agreements].map(([fate, count]) => `${count} ${fate}`).join(', ')}`;
  return {
    part: 'kills',
    what: 'a closing that is killed comes to the same checksums as an undisturbed one',
    runs: `${kills} kills over ${accounts} accounts`,
    holds: report.same,
    note: [note, ...faults].join('; '),
    seconds,
  };
}

function lineOf({ part, what, runs, holds, note, seconds }: Result): string {
  const end = note === '' ? '' : ` · ${note}`;
  return `${holds ? 'holds' : 'FAILS'}  ${part}: ${what} · ${runs} · ${seconds} s${end}`;
}

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'rehearsal.md');

/** The page with what one part came to in the place where it is kept, all else as it was. */
export function withPart(
  page: string,
  part: Part,
  { seed }: Pick<Amounts, 'seed'>,
  results: readonly Result[],
): string {
  const [from, to] = [`<!-- recorded: ${part} -->`, `<!-- end of ${part} -->`];
  const table = ['| what must hold | how often | | seconds | |', '|---|---|---|---|---|', ...rowsOf(results)];
  const recorded = [from, `Seed ${seed}.`, '', ...table, to].join('\n');
  const [begin, end] = [page.indexOf(from), page.indexOf(to)];
  if (begin < 0 || end < begin) return `${page.trimEnd()}\n\n${recorded}\n`;
  return page.slice(0, begin) + recorded + page.slice(end + to.length);
}

function rowsOf(results: readonly Result[]): string[] {
  return results.map(
    ({ what, runs, holds, note, seconds }) =>
      `| ${what} | ${runs} | ${holds ? 'holds' : '**fails**'} | ${seconds} | ${note.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`,
  );
}

function pageOf({ seed }: Amounts, results: readonly Result[]): string {
  const rows = rowsOf(results);
  return `# The long rehearsal

What \`./anhuan rehearse\` found the last time it was recorded (\`--write\`), with seed ${seed}. A few hundred of each run at
every \`./anhuan test\`. The night that is killed is that of ${formatDay(TAKEN_OVER + 1)}, a month end, on which every charge is booked.
The times are those of a machine with two processors that had other work beside.

| what must hold | how often | | seconds | |
|---|---|---|---|---|
${rows.join('\n')}

To see one again: \`./anhuan rehearse --seed ${seed} --only properties\`. A failure prints the smallest history that shows it.
`;
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 1000);
}
