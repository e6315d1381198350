import { expect, test } from 'vitest';
import { BROWSER_PUSH_SERVICES, isPushService } from './push-origins.ts';

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
  ['https://db5p.notify.windows.com/w/?token=abc', true],
  ['https://web.push.apple.com/abc', true],
  ['http://fcm.googleapis.com/fcm/send/abc', false],
  ['https://fcm.googleapis.com:8443/x', false],
  ['https://fcm.googleapis.com@127.0.0.1/x', false],
  ['https://user@fcm.googleapis.com/x', false],
  ['https://evil-push.apple.com.example/x', false],
  ['https://xpush.apple.com/x', false],
  ['https://web.push.apple.com:444/x', false],
  ['https://127.0.0.1/x', false],
  ['file:///etc/passwd', false],
  ['not an address', false],
])('%s: %s', (endpoint, expected) => {
  expect(isPushService(endpoint, BROWSER_PUSH_SERVICES)).toBe(expected);
});
