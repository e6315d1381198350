/**
 * What lies on a visitor's device, so that nothing is lost where there is no network?
 *
 * Her day, for that day only, and what she entered until the server has said that it is kept. Each entry is written before the page says
 * that it is saved, has its own key from the beginning, and goes only when that key was named back. Another visitor on the same device
 * sees nothing of it.
 */
import type { DayPack, SentBody } from '../../server/api/visits/visits-schema.ts';
import { DeviceStore } from './device-store.ts';

const DAY = 'day';
const OUTBOX = 'outbox';

/** An entry as it lies here. `order`: it is sent in the order in which it was entered. */
export interface OutboxEntry {
  readonly key: string;
  readonly order: number;
  readonly visitor: string;
  readonly visit: string;
  readonly minute: number;
  readonly deviceAt: string;
  readonly body: SentBody;
}

/** The day with the device's time at which it was fetched: by it the house's clock goes on. */
export interface KeptDay {
  readonly pack: DayPack;
  readonly fetchedAt: number;
  /** Leave that was taken, by visit. */
  readonly leaves: Readonly<Record<string, { permit: number; at: number; until: number }>>;
  /** What was entered and is kept by the server, by visit: what the page shows as done. */
  readonly sent: readonly OutboxEntry[];
}

const device = new DeviceStore('anhuan-visits', { [DAY]: {}, [OUTBOX]: { keyPath: 'key' } });
const inStore: DeviceStore['run'] = (...asked) => device.run(...asked);

/** The day that lies here, if it is this visitor's (null: whoever's) and of `day` (null: any). */
export async function keptDay(visitor: string | null, day: string | null): Promise<KeptDay | null> {
  const kept = await inStore<KeptDay | undefined>(DAY, 'readonly', (store) => store.get(DAY));
  if (kept === undefined) return null;
  const fits = (visitor === null || kept.pack.visitor === visitor) && (day === null || kept.pack.day === day);
  return fits ? kept : null;
}

export const keepDay = (kept: KeptDay) =>
  inStore(DAY, 'readwrite', (store) => store.put(kept, DAY)).then(() => undefined);

export const forgetDay = () => inStore(DAY, 'readwrite', (store) => store.delete(DAY)).then(() => undefined);

/** Puts an entry here; it is saved when this is done. */
export const putEntry = (entry: OutboxEntry) =>
  inStore(OUTBOX, 'readwrite', (store) => store.put(entry)).then(() => undefined);

/** What was not sent yet, in its order. */
export async function unsent(visitor: string): Promise<OutboxEntry[]> {
  const all = await inStore<OutboxEntry[]>(OUTBOX, 'readonly', (store) => store.getAll());
  return all.filter((one) => one.visitor === visitor).sort((a, b) => a.order - b.order);
}

export const takeOut = (key: string) =>
  inStore(OUTBOX, 'readwrite', (store) => store.delete(key)).then(() => undefined);

/** Has the page's own files kept by its worker, so that it opens without a network. Resolves once they are. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
  await navigator.serviceWorker.register('/visit-worker.js', { scope: '/visit' });
  const { active } = await navigator.serviceWorker.ready;
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ pathname, origin }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
  const linked = [
    ...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]'),
  ]
    .map((one) => ('href' in one ? one.href : one.src))
    .map((one) => new URL(one))
    .filter(({ pathname, origin }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
  await new Promise<void>((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done();
    active?.postMessage({ keep: [...new Set([...files, ...linked])] }, [channel.port2]);
    if (active === null) done();
  });
}

let before = 0;

/** A new entry at this moment. The house's clock is the one of the day's fetching, gone on by the device's. */
export function entryOf(kept: KeptDay, visit: string, body: SentBody): OutboxEntry {
  const now = Date.now();
  before = Math.max(before + 1, now * 100);
  return {
    key: crypto.randomUUID(),
    order: before,
    visitor: kept.pack.visitor,
    visit,
    minute: minuteNow(kept, now),
    deviceAt: new Date(now).toISOString(),
    body,
  };
}

export const minuteNow = ({ pack, fetchedAt }: KeptDay, now: number): number =>
  pack.now + Math.floor((now - fetchedAt) / 60_000);
