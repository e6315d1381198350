/**
 * What does this device keep for the time without a network, and when does it forget it?
 *
 * What the borrower last saw of what he owes, with the minute: never an answer of the server itself. The worker that shows it is the one
 * of reminders. Signing out forgets it, and so does a page that finds nobody signed in.
 */
const WORKER = '/reminder-worker.js';
const SHELF = 'last-known';
const KEPT = '/last-known.json';
/** What pages keep of a person's circumstances: notes that are being typed, a month's budget. */
const PERSONAL = /^anhuan-(draft-|month$)/;

/** What the page without network says. Plain sentences, in the language in which they were seen. */
export interface LastKnown {
  readonly language: string;
  readonly lines: readonly string[];
  readonly page: string;
}

function isAble(): boolean {
  return 'serviceWorker' in navigator && 'caches' in window && window.isSecureContext;
}

/** Keeps what is seen now for a time without network. Nothing happens where the browser cannot. */
export async function keepForOffline(known: LastKnown): Promise<void> {
  if (!isAble()) return;
  try {
    await navigator.serviceWorker.register(WORKER);
    await (await caches.open(SHELF)).put(KEPT, Response.json({ ...known, at: new Date().toISOString() }));
  } catch {
    // A browser that keeps nothing shows its own page without network.
  }
}

/** Forgets all that is kept here of anybody. */
export async function forgetHere(): Promise<void> {
  for (const key of Object.keys(localStorage)) if (PERSONAL.test(key)) localStorage.removeItem(key);
  if (isAble()) await caches.delete(SHELF);
}
