/**
 * `./anhuan gate`: which question is put to the gate?
 *
 * A file of questions needs no database: only the others load one.
 */
import { Trouble } from '../server/trouble.ts';
import type { Call } from './commands.ts';

export async function run(call: Call): Promise<number> {
  const [what, file] = call.words;
  switch (what) {
    case 'check':
      if (file === null || file === undefined)
        throw new Trouble('Check which file?', 'Try: ./anhuan gate check FILE');
      return (await import('./gate-check.ts')).checkScenarios(file, call.json);
    case 'explain':
      return (await import('./gate-commands.ts')).runExplain(call);
    case 'replay':
      return (await import('./gate-commands.ts')).runReplay(call);
    default:
      throw new Trouble(`gate has no "${what}".`, 'There are explain, replay and check.');
  }
}
