import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { killClosings } from './kills.ts';
import { racePayments } from './races.ts';
import { Scene } from './scene.ts';

// A small sample of `./anhuan rehearse`, on a server of its own: it is killed.
describe('a small rehearsal', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open({ accounts: 2_000, seed: 7, workers: 2, chunkSize: 100 });
  });
  afterAll(() => scene?.end());

  test('a closing that is killed, or loses its server, comes to the same book as an undisturbed one', async () => {
    const report = await killClosings(scene, 4, true);
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ kills: 4, ofServer: 2, same: true });
  }, 300_000);

  test('payments that arrive meanwhile are all there, once', async () => {
    const report = await racePayments(scene, 100, 2);
    expect(report.faults).toEqual([]);
    expect(report.payments).toBeGreaterThanOrEqual(100);
  }, 300_000);
});
