/**
 * Which master key is this book under, and how does a new one take over? `./anhuan keys` and `./anhuan keys rotate`
 *
 * The first tells which key is in force and how much lies under others; exit 1 when something does, since a change was cut off then. The
 * second changes keys, or goes on with a change that was cut off; everybody may work meanwhile.
 */
import { openDatabase } from '../../server/db/databases.ts';
import { SLOTS } from '../../server/db/slot.ts';
import { Trouble } from '../../server/trouble.ts';
import { type KeysTold, type Rotated, rotateKeys, tellKeys } from '../../server/vault/rotate-keys.ts';
import type { Call } from '../commands.ts';
import { openProgress } from '../progress.ts';

export async function run(call: Call): Promise<number> {
  const [what] = call.words;
  if (what !== undefined && what !== 'rotate')
    throw new Trouble(`There is no "keys ${what}".`, 'One of: keys, keys rotate.');
  const database = await openDatabase({ databaseUrl: call.databaseUrl });
  try {
    if (what === undefined) return tell(await tellKeys(database.pool), call.json);
    const progress = openProgress('changing keys');
    const rotated = await rotateKeys(database.pool, (slot, people) =>
      progress.to(slot + 1, SLOTS, `slot ${slot}: ${people}`),
    );
    progress.end();
    return tellRotated(rotated, call.json);
  } finally {
    await database.close();
  }
}

function tell(told: KeysTold, json: boolean): number {
  const elsewhere = told.under.filter(({ master }) => master !== told.inForce);
  if (json) process.stdout.write(`${JSON.stringify(told)}\n`);
  else {
    process.stdout.write(`in force: ${told.inForce}\n`);
    for (const { what, master, count } of told.under)
      process.stdout.write(
        `  ${what.padEnd(12)} ${String(count).padStart(9)} under ${master}${master === told.inForce ? '' : ' (before)'}\n`,
      );
    if (elsewhere.length > 0)
      process.stdout.write('A change of keys was cut off; go on with: ./anhuan keys rotate\n');
  }
  return elsewhere.length === 0 ? 0 : 1;
}

function tellRotated({ from, to, people, others }: Rotated, json: boolean): number {
  if (json) process.stdout.write(`${JSON.stringify({ from, to, people, others })}\n`);
  else {
    process.stdout.write(`in force: ${to}; put under it: ${people} people, ${others} other keys.\n`);
    if (process.env.ANHUAN_MASTER_KEY_BEFORE)
      process.stdout.write('Nothing needs the key before it: take ANHUAN_MASTER_KEY_BEFORE away.\n');
  }
  return 0;
}
