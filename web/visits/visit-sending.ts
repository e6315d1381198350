/**
 * When does what was entered reach the server?
 *
 * At once where there is a network, and otherwise as soon as there is one again: visit by visit, in order, one sending at a time. What the
 * server has named back goes from the device; a sending that breaks off is simply sent again under the same keys.
 */
import type { EntriesTaken } from '../../server/api/visits/visits-schema.ts';
import { Problem, tell } from '../api/ask.ts';
import { keepDay, keptDay, type OutboxEntry, takeOut, unsent } from './visit-store.ts';

const MOST = 50;
let running: Promise<string[]> | null = null;

/** Sends what waits; returns what a person must look at ("breach", "not-used"). Throws a Problem where there is no network. */
export function sendWaiting(visitor: string): Promise<string[]> {
  running ??= sendAll(visitor).finally(() => {
    running = null;
  });
  return running;
}

async function sendAll(visitor: string): Promise<string[]> {
  const looks: string[] = [];
  for (;;) {
    const waiting = await unsent(visitor);
    const [first] = waiting;
    if (first === undefined) return looks;
    const some = waiting.filter(({ visit }) => visit === first.visit).slice(0, MOST);
    const { taken } = await tell<EntriesTaken>(`/visit/${first.visit}/entries`, {
      by: visitor,
      entries: some.map(({ key, minute, deviceAt, body }) => ({ key, minute, deviceAt, body })),
    });
    looks.push(...taken.map(({ told }) => told).filter((told) => told === 'breach' || told === 'not-used'));
    await settle(
      visitor,
      some.filter(({ key }) => taken.some((one) => one.key === key)),
    );
  }
}

/** Kept there: from here on it is only shown. */
async function settle(visitor: string, done: readonly OutboxEntry[]): Promise<void> {
  const kept = await keptDay(visitor, null);
  if (kept !== null) await keepDay({ ...kept, sent: [...kept.sent, ...done] });
  for (const { key } of done) await takeOut(key);
}

export const isOffline = (error: unknown): boolean => error instanceof Problem && error.status === 0;
