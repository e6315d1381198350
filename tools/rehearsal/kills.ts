/**
 * What is left of a closing that is killed again and again?
 *
 * One undisturbed closing says what the book must come to, row by row. Then closings of the same book are killed at random
 * moments, sometimes the closing process, sometimes the whole database server, and begun again until one gets through.
 * The outcome must be the same to the last byte.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { checksums } from '../../server/db/checksum.ts';
import { FATES_MET, fatesIn } from './agreements/agreed-book.ts';
import { chanceOf } from './chance.ts';
import { type Scene, TAKEN_OVER, withPool } from './scene.ts';

/** What came of the kills. `same`: every outcome was that of the undisturbed closing. */
export interface KillsReport {
  readonly kills: number;
  readonly ofServer: number;
  readonly rounds: number;
  readonly undisturbedMs: number;
  /** Agreements in the book after the night, by how they stand. */
  readonly agreements: ReadonlyMap<string, number>;
  readonly same: boolean;
  /** What went wrong, in words. */
  readonly faults: readonly string[];
}

/** Kills in one round at most; then its closing may come to an end. */
const KILLS_A_ROUND = 7;
const NIGHT = TAKEN_OVER + 1;
/** A kill comes within this part of a whole night, so that several of them carry a night to its end. */
const SOON = 0.45;
/** A closing that has lost its server must say so by then. */
const PATIENCE_MS = 60_000;

/** Kills until `kills` closings were cut off; `servers`: every other kill is of the server. */
export async function killClosings(
  scene: Scene,
  kills: number,
  servers: boolean,
  onKill: (done: number) => void = () => {},
): Promise<KillsReport> {
  const chance = chanceOf(scene.size.seed);
  const faults: string[] = [];
  await scene.restore();
  const began = performance.now();
  const first = await scene.close(NIGHT).end;
  const undisturbedMs = Math.round(performance.now() - began);
  if (first.code !== 0) throw new Error(`the undisturbed closing ended with ${first.code}: ${first.words}`);
  const should = await sumsOf(scene);
  const agreements = await withPool(scene.url, (pool) => fatesIn(pool, scene.agreed, NIGHT));
  for (const fate of FATES_MET)
    if (!agreements.has(fate)) faults.push(`no agreement is ${fate} after the night`);
  let done = 0;
  let ofServer = 0;
  let rounds = 0;
  while (done < kills && faults.length === 0) {
    rounds += 1;
    await scene.restore();
    for (let inRound = 0; inRound < KILLS_A_ROUND && done < kills; inRound += 1) {
      const server = servers && done % 2 === 1;
      const cut = await cutOff(scene, chance() * undisturbedMs * SOON, server);
      if (cut === 'finished') break;
      if (cut !== 'killed') faults.push(`kill ${done + 1}: ${cut}`);
      done += 1;
      if (server) ofServer += 1;
      onKill(done);
    }
    const last = await scene.close(NIGHT).end;
    if (last.code !== 0)
      faults.push(`round ${rounds}: the closing after the kills ended with ${last.code}: ${last.words}`);
    const is = await sumsOf(scene);
    if (is !== should) faults.push(`round ${rounds}: ${is} instead of ${should}`);
  }
  return { kills: done, ofServer, rounds, undisturbedMs, agreements, same: faults.length === 0, faults };
}

/** Starts a closing and kills it, or the server under it, after so many milliseconds. */
async function cutOff(scene: Scene, after: number, server: boolean): Promise<'killed' | 'finished' | string> {
  const { child, end } = scene.close(NIGHT);
  const before = await Promise.race([end, pause(after)]);
  if (before !== undefined) return before.code === 0 ? 'finished' : `it ended by itself: ${before.words}`;
  if (server) await scene.killServer();
  else child.kill('SIGKILL');
  const ended = await Promise.race([end, pause(PATIENCE_MS)]);
  if (ended === undefined) {
    child.kill('SIGKILL');
    await end;
  }
  if (!server) return 'killed';
  await scene.revive();
  if (ended === undefined) return `without its server it had not ended after ${PATIENCE_MS} ms`;
  const { code, words } = ended;
  // Cut off in its last moment it may have finished; otherwise it must say that the database went away, not fall over.
  return code === 3 || code === 0 ? 'killed' : `without its server it ended with ${code}: ${words}`;
}

async function sumsOf(scene: Scene): Promise<string> {
  return JSON.stringify(await withPool(scene.url, checksums));
}
