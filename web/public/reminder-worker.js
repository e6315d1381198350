/**
 * What does a device do when a reminder arrives, and when it is touched?
 *
 * It shows the line that was sent and nothing else: the words of the message stand in the inbox, which touching opens. A reminder
 * with the same tag takes the place of the one before, in silence. When the browser changes the address by itself, the new one is told.
 */
const HOME = '/reminder-home';

self.addEventListener('push', (event) => {
  event.waitUntil(show(told(event.data)));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data?.opens ?? '/'));
});

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(tellChange(event.oldSubscription, event.newSubscription));
});

function told(data) {
  try {
    return data.json();
  } catch {
    const chinese = self.navigator.language.startsWith('zh');
    return {
      title: chinese ? '安还' : 'Anhuan',
      line: chinese ? '您有一条新消息。' : 'You have a new message.',
    };
  }
}

function show({ title, line, lang, tag, opens }) {
  return self.registration.showNotification(title, { body: line, lang, tag, data: { opens } });
}

/** Only pages of this site, and of the borrower's door. */
async function openPage(opens) {
  const page = new URL(opens.startsWith('/borrower/') ? opens : '/', self.location.origin).href;
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = open.find((client) => client.url === page);
  return there === undefined ? self.clients.openWindow(page) : there.focus();
}

async function tellChange(old, fresh) {
  const kept = await (await caches.open('reminders')).match(HOME);
  if (kept === undefined) return;
  const { path, language } = await kept.json();
  const tell = (what, body) =>
    fetch(`/api${path}/devices${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const options = old?.options ?? { userVisibleOnly: true };
  const next = fresh ?? (await self.registration.pushManager.subscribe(options));
  const { endpoint, keys } = next.toJSON();
  await tell('', { endpoint, keys, language });
  if (old) await tell('/remove', { endpoint: old.endpoint });
}
