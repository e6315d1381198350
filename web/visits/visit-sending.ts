/**
 * When does what was entered reach the server?
 *
 * At once where there is a network, and otherwise as soon as there is one again: visit by visit, in order, one sending at a time. What the
 * server has named back goes from the device; a sending that breaks off is simply sent again under the same keys.
 */

import type { PieceTaken } from '../../server/api/visits/sound-schema.ts';
import type { EntriesTaken } from '../../server/api/visits/visits-schema.ts';
import { Problem, part, send, tell } from '../api/ask.ts';
import { running } from './door/door-recorder.ts';
import { closeOpen, dropSound, isPiece, unsentSounds } from './door/sound-store.ts';
import { keepDay, keptDay, type OutboxEntry, takeOut, unsent } from './visit-store.ts';

const MOST = 50;
let sending: Promise<string[]> | null = null;

/** Sends what waits; returns what a person must look at ("breach", "not-used"). Throws a Problem where there is no network. */
export function sendWaiting(visitor: string): Promise<string[]> {
  sending ??= sendAll(visitor).finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(visitor: string): Promise<string[]> {
  const looks: string[] = [];
  for (;;) {
    const waiting = await unsent(visitor);
    const [first] = waiting;
    // What he agreed to must be known there before what was recorded with it.
    if (first === undefined) {
      await sendSounds(visitor);
      return looks;
    }
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

/** Sound goes piece by piece. What the house does not take it never will: it goes from the device too. */
async function sendSounds(visitor: string): Promise<void> {
  await closeOpen(visitor, running);
  for (const one of await unsentSounds(visitor)) {
    const path = `/visit/${one.visit}/sounds/${one.recording}`;
    if (isPiece(one)) {
      const form = new FormData();
      form.set('file', one.sound, 'piece');
      await send<PieceTaken>(`${path}/${one.seq}?by=${part(visitor)}`, form);
    } else await tell<PieceTaken>(`${path}/end`, { by: visitor });
    await dropSound(one.key);
  }
}

/** Kept there: from here on it is only shown. */
async function settle(visitor: string, done: readonly OutboxEntry[]): Promise<void> {
  const kept = await keptDay(visitor, null);
  if (kept !== null) await keepDay({ ...kept, sent: [...kept.sent, ...done] });
  for (const { key } of done) await takeOut(key);
}

export const isOffline = (error: unknown): boolean => error instanceof Problem && error.status === 0;
