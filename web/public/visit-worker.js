/**
 * How does a visitor's page open where there is no network?
 *
 * Only below /visit: the page itself and its own files, as they were last fetched. What the server answers is never kept here; the day and
 * what was entered lie in the page's own store.
 */
const SHELF = 'visit-page';
const PAGE = '/visit';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page names the files it is made of, once it has them all. */
self.addEventListener('message', (event) => {
  const { keep } = event.data ?? {};
  if (Array.isArray(keep)) event.waitUntil(keepAll(keep, event.ports[0]));
});

async function keepAll(files, port) {
  const shelf = await caches.open(SHELF);
  const here = files.filter((one) => new URL(one, self.location.origin).origin === self.location.origin);
  await Promise.all(
    [PAGE, ...here].map(async (one) => {
      if (one !== PAGE && (await shelf.match(one)) !== undefined) return;
      const answer = await fetch(one, { credentials: 'same-origin' });
      if (answer.ok) await shelf.put(one, answer);
    }),
  );
  // Files of an earlier version of the page are of no use any more.
  const wanted = new Set([PAGE, ...here].map((one) => new URL(one, self.location.origin).href));
  for (const old of await shelf.keys()) if (!wanted.has(old.url)) await shelf.delete(old);
  port?.postMessage('kept');
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(PAGE)));
  else if (pathname.startsWith('/assets/')) event.respondWith(assetOf(request));
});

async function assetOf(request) {
  return (await (await caches.open(SHELF)).match(request)) ?? fetch(request);
}

async function kept(path) {
  return (await (await caches.open(SHELF)).match(path)) ?? Response.error();
}
