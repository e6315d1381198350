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

/** Without a network a page of the borrower's door says what was last seen here, and when; nothing else is ever kept. */
const LAST_KNOWN = '/last-known.json';

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && new URL(request.url).pathname.startsWith('/borrower'))
    event.respondWith(fetch(request).catch(offline));
});

async function offline() {
  const kept = await (await caches.open('last-known')).match(LAST_KNOWN);
  const known = kept === undefined ? null : await kept.json();
  const chinese = (known?.language ?? self.navigator.language).startsWith('zh');
  const words = chinese
    ? {
        title: '没有网络',
        now: '现在连不上我们，因此看不到最新情况。什么都没有改变。',
        last: '本机最近一次看到',
        none: '本机没有保存任何信息。',
        again: '重试',
      }
    : {
        title: 'No network',
        now: 'We cannot be reached, so this is not how it stands now. Nothing was changed.',
        last: 'Last seen on this device',
        none: 'Nothing is kept on this device.',
        again: 'Try again',
      };
  const safe = (text) => String(text).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
  const seen =
    known === null
      ? `<p>${words.none}</p>`
      : `<h2>${words.last}: ${safe(new Date(known.at).toLocaleString(known.language))}</h2>${known.lines.map((line) => `<p>${safe(line)}</p>`).join('')}`;
  const page = `<!doctype html><html lang="${chinese ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${words.title}</title></head><body><main><h1>${words.title}</h1><p>${words.now}</p>${seen}<p><a href="${safe(known?.page ?? '/borrower')}">${words.again}</a></p></main></body></html>`;
  return new Response(page, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    },
  });
}
