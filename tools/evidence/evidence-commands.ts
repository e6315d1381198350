/**
 * What can be proven, and is this file true? `./anhuan evidence …` and `./anhuan verify FILE`.
 *
 * `export` writes one file for a borrower, a court or a regulator; `seal` seals closed days that have none and asks for their timestamps;
 * `roots` writes the list to publish; `key rotate` lets a new key take over; `erase` forgets a borrower, `hold` forbids that. A file is
 * checked without any database.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOUSE } from '../../policy/house/collecting.ts';
import { formatDay } from '../../rules/days.ts';
import { forgetFiles } from '../../server/contact/kept-files.ts';
import { type Database, openDatabase } from '../../server/db/databases.ts';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import { liftLegalHolds, setLegalHold } from '../../server/db/evidence/erasing.ts';
import { personOfAccount } from '../../server/db/evidence/exported-rows.ts';
import type { BorrowerKey } from '../../server/db/gate/person-rows.ts';
import { lastClosedDay } from '../../server/db/night.ts';
import type { Pool } from '../../server/db/pool.ts';
import { findAccount } from '../../server/db/record.ts';
import { eraseBorrower } from '../../server/evidence/erase.ts';
import { exportEvidence } from '../../server/evidence/evidence-export.ts';
import { publishedRoots, type Roots, sealClosedDays } from '../../server/evidence/seal.ts';
import { publishedKeys, rotateKey } from '../../server/evidence/signing.ts';
import { stampSeals } from '../../server/evidence/timestamp.ts';
import { checkEvidence, exhibitFiles, type Verdict } from '../../server/evidence/verifying/evidence-check.ts';
import { businessMinute } from '../../server/gate/business-minute.ts';
import { Trouble, wordsOf } from '../../server/trouble.ts';
import { minuteNow } from '../../server/zone-table.ts';
import type { Call } from '../commands.ts';

/** Findings shown one by one; the number of all of them is always told. */
const SHOWN = 50;

/** The group of commands about evidence. */
export async function run(call: Call): Promise<number> {
  const work = WORKS[call.words[0] ?? ''];
  if (work === undefined)
    throw new Trouble(
      `There is no "evidence ${call.words[0]}".`,
      `One of: ${Object.keys(WORKS).join(', ')}.`,
    );
  const database = await openDatabase({ databaseUrl: call.databaseUrl });
  try {
    return await work(database, call);
  } finally {
    await database.close();
  }
}

const WORKS: Readonly<Record<string, (database: Database, call: Call) => Promise<number>>> = {
  export: runExport,
  seal: runSeal,
  roots: runRoots,
  key: runKey,
  erase: runErase,
  hold: runHold,
};

async function runExport({ pool }: Database, call: Call): Promise<number> {
  const { account, out, contactsOnly } = call.options;
  if (out === undefined) throw new Trouble('Export into which file?', 'Give --out <file>.');
  const key = await accountKey(pool, account);
  const file = await exportEvidence(pool, {
    account: key,
    contactsOnly: contactsOnly === true,
    lender: HOUSE.collector.id,
  });
  write(String(out), file);
  const { about, holds } = checkEvidence(file);
  if (call.json) printJson({ file: out, bytes: file.length, holds, ...about });
  else
    process.stdout.write(
      `${out}: ${about?.contacts} contacts, ${about?.refusals} refusals, ${file.length} bytes, signed by key ${about?.key}\n`,
    );
  return holds ? 0 : 1;
}

async function runSeal({ pool }: Database, call: Call): Promise<number> {
  const seals = await sealClosedDays(pool);
  const { stamped, why } = await stampSeals(pool);
  if (call.json)
    printJson({ sealed: seals.map(({ day, text }) => ({ day: formatDay(day), text })), stamped, why });
  else {
    for (const { text } of seals) process.stdout.write(`${text}\n`);
    process.stdout.write(
      `${seals.length} days sealed, ${stamped} timestamps${why === null ? '' : `: ${why}`}\n`,
    );
  }
  return why === null ? 0 : 1;
}

async function runRoots({ pool }: Database, call: Call): Promise<number> {
  const text = `${JSON.stringify(await publishedRoots(pool), null, 1)}\n`;
  const { out } = call.options;
  if (out === undefined) process.stdout.write(text);
  else write(String(out), text);
  return 0;
}

async function runKey({ pool }: Database, call: Call): Promise<number> {
  if (call.words[1] === 'rotate') {
    const last = await lastClosedDay(pool);
    if (last === null) throw new Trouble('No day of this book was ever closed.', 'Close one first.');
    await rotateKey(pool, last + 1);
  } else if (call.words[1] !== null && call.words[1] !== undefined)
    throw new Trouble(`There is no "key ${call.words[1]}".`, 'Say nothing to see the keys, or: rotate.');
  const keys = await publishedKeys(pool);
  if (call.json) printJson(keys);
  else
    for (const { key, public: bytes, from, until } of keys)
      process.stdout.write(`${key} from ${from}${until === null ? '' : ` through ${until}`}: ${bytes}\n`);
  return 0;
}

async function runErase({ pool }: Database, call: Call): Promise<number> {
  const { why } = call.options;
  if (why === undefined) throw new Trouble('Erased on whose word?', 'Give --why <words>.');
  const key = await borrowerKey(pool, call.options.account);
  const last = await lastClosedDay(pool);
  if (last === null) throw new Trouble('No day of this book was ever closed.', 'Close one first.');
  const day = last + 1;
  const at = businessMinute(day, minuteNow(), HOUSE.timeZone);
  const erased = await eraseBorrower(pool, { key, day, at, why: String(why) }, HOUSE);
  if (erased.state !== 'refused') await forgetFiles(homeFolder(), key);
  if (call.json) {
    printJson(
      erased.state === 'refused'
        ? { ...erased, until: erased.until === null ? null : formatDay(erased.until) }
        : { ...erased, on: formatDay(erased.on) },
    );
  } else if (erased.state === 'refused')
    process.stdout.write(`Not erased. ${erased.why.en}\n未删除。${erased.why.zh}\n`);
  else
    process.stdout.write(`Erased on ${formatDay(erased.on)}: name, addresses and texts are gone for good.\n`);
  return erased.state === 'refused' ? 1 : 0;
}

async function runHold({ pool }: Database, call: Call): Promise<number> {
  const key = await borrowerKey(pool, call.options.account);
  if (call.words[1] === 'lift') {
    const lifted = await liftLegalHolds(pool, key);
    process.stdout.write(`${lifted} legal holds lifted.\n`);
    return 0;
  }
  const { why } = call.options;
  if (why === undefined) throw new Trouble('Held for what?', 'Give --why <words>, or: hold lift.');
  await setLegalHold(pool, key, String(why));
  process.stdout.write('A legal hold is set: nothing of this borrower is erased until it is lifted.\n');
  return 0;
}

async function accountKey(pool: Pool, account: string | boolean | undefined) {
  if (account === undefined) throw new Trouble('Of which account?', 'Give --account <account>.');
  const key = await findAccount(pool, String(account));
  if (key === null)
    throw new Trouble(`There is no account "${account}".`, 'Give its number, or host:reference.');
  return key;
}

async function borrowerKey(pool: Pool, account: string | boolean | undefined): Promise<BorrowerKey> {
  const { slot, accountId } = await accountKey(pool, account);
  const person = await personOfAccount(pool, slot, accountId);
  if (person === null) throw new Error(`account ${accountId} has no borrower`);
  return { slot, borrower: person.borrower };
}

/** Checks an evidence file: exit 1 where it does not hold, with the places. `roots`: a published list to compare with. */
export function verifyFile(
  path: string,
  { roots, exhibits, json }: { readonly roots?: string; readonly exhibits?: string; readonly json: boolean },
): number {
  const published = roots === undefined ? undefined : (JSON.parse(read(roots).toString()) as Roots);
  const file = read(path);
  const verdict = checkEvidence(file, published === undefined ? {} : { roots: published });
  if (json) printJson(verdict);
  else process.stdout.write(verdictText(path, verdict));
  if (exhibits !== undefined && verdict.holds) writeExhibits(exhibits, file, json);
  return verdict.holds ? 0 : 1;
}

/** Writes each exhibit of a bundle that holds into a folder. */
function writeExhibits(folder: string, file: Buffer, quiet: boolean): void {
  const files = exhibitFiles(file);
  if (files.length === 0) throw new Trouble('The file has no exhibits.', 'Only a court bundle has some.');
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  if (!quiet) process.stdout.write(`  ${files.length} exhibits written to ${folder}\n`);
}

function verdictText(path: string, { holds, findings, about }: Verdict): string {
  const said = findings.slice(0, SHOWN).map(({ en, zh }) => `  ${en}\n  ${zh}\n`);
  const more = findings.length > SHOWN ? `  … and ${findings.length - SHOWN} more\n` : '';
  if (!holds || about === null) return `${path}: NOT TRUE · 不真实\n${said.join('')}${more}`;
  const key = about.published
    ? `its key ${about.key} and its seals are the published ones`
    : `compare key ${about.key} with the published one, or give --roots <file>`;
  return `${path}: true · 真实\n  account ${about.account}, through ${about.through}: ${about.contacts} contacts, ${about.refusals} refusals, ${about.records} records, ${about.seals} seals\n  ${key}\n`;
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Trouble(`${path} cannot be read: ${wordsOf(error)}`, 'Give the path of a file.');
  }
}

function write(path: string, content: string | Buffer): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new Trouble(`${path} cannot be written: ${wordsOf(error)}`, 'Give another place.');
  }
}

function printJson(value: unknown): void {
  process.stdout.write(
    `${JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))}\n`,
  );
}
