/**
 * `./anhuan ladder`: which versions are there, what is in one, may a file be handed in, and what differs between two?
 *
 * A file is JSON with "steps", as `ladder show gentle-1 --json` prints them: so a ladder can be written, checked and compared without a
 * browser. Handing in, approving and putting into force are done in the studio, where it is known who does it.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_STRATEGY } from '../../policy/house/ladder.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { formatDay } from '../../rules/days.ts';
import { inForceOn } from '../../rules/ladder/ladder-in-force.ts';
import { changesBetween } from '../../rules/ladder/strategy-changes.ts';
import type { Step, Strategy } from '../../rules/strategy.ts';
import { tellChange } from '../../rules/telling/strategy-telling.ts';
import { seedTexts } from '../../server/contact/approval.ts';
import { openDatabase } from '../../server/db/databases.ts';
import { readSchedule, readVersions, type VersionRow } from '../../server/db/ladder/ladder-rows.ts';
import { openDay } from '../../server/db/night.ts';
import type { Pool } from '../../server/db/pool.ts';
import { findingsOf, keyText, seedLadder } from '../../server/ladder/keep-ladder.ts';
import { strategyFrom, strategyText, written } from '../../server/ladder/strategy-text.ts';
import { Trouble } from '../../server/trouble.ts';
import type { Call } from '../serving/command-row.ts';

export async function run(call: Call): Promise<number> {
  const [what, which = null, other = null] = call.words;
  const database = await openDatabase({ databaseUrl: call.databaseUrl });
  try {
    const { pool } = database;
    await seedTexts(pool, HOUSE_TEMPLATES);
    await seedLadder(pool, FIRST_STRATEGY);
    switch (what) {
      case 'list':
        return await list(pool, call.json);
      case 'show':
        return show(await strategyNamed(pool, which ?? keyText(await inForceNow(pool))), call.json);
      case 'check':
        return await check(pool, await strategyNamed(pool, which), call.json);
      case 'diff':
        return diff(
          await strategyNamed(pool, which),
          await strategyNamed(pool, other),
          call.options.language === 'zh-CN' ? 'zh-CN' : 'en',
          call.json,
        );
      default:
        throw new Trouble(`ladder has no "${what}".`, 'There are list, show, check and diff.');
    }
  } finally {
    await database.close();
  }
}

async function inForceNow(pool: Pool) {
  const now = inForceOn(await readSchedule(pool), (await openDay(pool)) ?? Number.MAX_SAFE_INTEGER);
  if (now === null) throw new Error('no version was ever put into force');
  return now;
}

async function list(pool: Pool, json: boolean): Promise<number> {
  const [versions, now] = [await readVersions(pool), await inForceNow(pool)];
  const rows = versions.map((row) => ({
    key: keyText(row),
    inForce: keyText(row) === keyText(now),
    state: stateOf(row),
    author: row.author,
    made: formatDay(row.madeOn),
    why: row.why,
  }));
  if (json) print(rows);
  else
    for (const { key, inForce, state, author, made, why } of rows)
      process.stdout.write(`${key}  ${inForce ? 'in force' : state}  ${author}, ${made}: ${why}\n`);
  return 0;
}

function stateOf({ approved, refused, retired }: VersionRow): string {
  if (retired !== null) return 'retired';
  if (approved !== null) return 'approved';
  return refused === null ? 'submitted' : 'refused';
}

function show(strategy: Strategy, json: boolean): number {
  if (json) process.stdout.write(`${JSON.stringify(JSON.parse(strategyText(strategy)), null, 1)}\n`);
  else for (const step of strategy.steps) process.stdout.write(`${stepLine(step)}\n`);
  return 0;
}

function stepLine(step: Step): string {
  const { id, day, every, until, channel, template, tone, needs } = step;
  const repeat = every === undefined ? '' : ` every ${every} to ${until}`;
  const after = needs.length === 0 ? '' : ` after ${needs.join(', ')}`;
  return `day ${day}${repeat}  ${channel}  ${template}, ${tone}${after}  (${id})`;
}

async function check(pool: Pool, strategy: Strategy, json: boolean): Promise<number> {
  const day = (await openDay(pool)) ?? (await inForceNow(pool)).saidOn;
  const findings = await findingsOf(pool, strategy, day, HOUSE.seat);
  const hard = findings.filter((one) => one.hard).length;
  if (json) print({ findings });
  else {
    for (const { step, hard: must, what, todo } of findings)
      process.stdout.write(`${must ? 'must' : 'look'}  ${step ?? 'ladder'}: ${what.en}. ${todo.en}.\n`);
    process.stdout.write(`${findings.length} findings, ${hard} of them must be corrected\n`);
  }
  return hard === 0 ? 0 : 1;
}

function diff(before: Strategy, after: Strategy, language: 'en' | 'zh-CN', json: boolean): number {
  const changes = changesBetween(before, after);
  if (json)
    print(
      changes.map((change) => ({
        ...change,
        step: written(change.step),
        told: tellChange(change, language),
      })),
    );
  else if (changes.length === 0) process.stdout.write('Every step is the same.\n');
  else for (const change of changes) process.stdout.write(`${tellChange(change, language)}\n`);
  return 0;
}

/** A version by its name, or the steps of a file. */
async function strategyNamed(pool: Pool, name: string | null): Promise<Strategy> {
  if (name === null) throw new Trouble('Which ladder?', 'Give a version such as gentle-1, or a JSON file.');
  const row = (await readVersions(pool)).find((one) => keyText(one) === name);
  if (row !== undefined) return strategyFrom(row.strategy, row.version, row.body);
  const text = await readFile(name, 'utf8').catch(() => {
    throw new Trouble(`"${name}" is no version and no file.`, 'See ./anhuan ladder list.');
  });
  try {
    return strategyFrom(FIRST_STRATEGY.id, 0, text);
  } catch (error) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Trouble(
      `${name} is no ladder: ${what}`,
      'See ./anhuan ladder show gentle-1 --json for its form.',
    );
  }
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
