/**
 * Can this browser be reminded, is it, and how does that begin and end?
 *
 * The browser's own push interface, and what our server knows of it. Nothing is asked of the person before he has pressed a button.
 */

import type { Language } from '../../rules/telling/language.ts';
import type { DevicesAnswer } from '../../server/api/inbox/inbox-schema.ts';
import { tell } from '../api/ask.ts';

const WORKER = '/reminder-worker.js';
/** Where the worker finds whose reminders these are, when the browser changes the address by itself. */
const HOME = '/reminder-home';

/** Whether this browser can be reminded at all; `denied`: the person has told it not to. */
export function ability(): 'able' | 'unable' | 'denied' {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unable';
  return Notification.permission === 'denied' ? 'denied' : 'able';
}

async function subscribed(): Promise<PushSubscription | null> {
  if (ability() === 'unable') return null;
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** What the server knows of this browser and of the person's other devices. */
export async function lookAt(path: string): Promise<DevicesAnswer> {
  return tell<DevicesAnswer>(`${path}/devices/this`, { endpoint: (await subscribed())?.endpoint ?? null });
}

/** Begins reminders here. Rejects when the person or the browser refuses. */
export async function turnOn(path: string, publicKey: string, language: Language): Promise<DevicesAnswer> {
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  let subscription: PushSubscription;
  try {
    subscription = await pushManager.subscribe(options);
  } catch (error) {
    // A subscription made for another key stands in the way.
    const old = await pushManager.getSubscription();
    if (old === null) throw error;
    await old.unsubscribe();
    subscription = await pushManager.subscribe(options);
  }
  const { endpoint, keys } = subscription.toJSON();
  await (await caches.open('reminders')).put(HOME, Response.json({ path, language }));
  return tell<DevicesAnswer>(`${path}/devices`, { endpoint, keys, language });
}

/** Ends reminders here; first at the server, so that nothing is sent even where the browser fails. */
export async function turnOff(path: string): Promise<DevicesAnswer> {
  const subscription = await subscribed();
  if (subscription === null) return lookAt(path);
  await tell<DevicesAnswer>(`${path}/devices/remove`, { endpoint: subscription.endpoint });
  await subscription.unsubscribe();
  return lookAt(path);
}

/** Ends reminders on every device of the person. */
export async function turnAllOff(path: string): Promise<DevicesAnswer> {
  await tell<DevicesAnswer>(`${path}/devices/remove`, { endpoint: null });
  await (await subscribed())?.unsubscribe();
  return lookAt(path);
}
