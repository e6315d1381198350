/**
 * To which push services do we talk?
 *
 * A browser tells us the address to push to, so anybody may tell us any address: ours must never be the machine that calls
 * whatever it is told to. Only the services of browser makers are called, over TLS, and no redirection is followed.
 */

/** Origins; `*` stands for one or more names in front. */
export const BROWSER_PUSH_SERVICES: readonly string[] = [
  'https://fcm.googleapis.com', // Chrome and what is built on it
  'https://updates.push.services.mozilla.com', // Firefox
  'https://*.notify.windows.com', // Edge on Windows
  'https://*.push.apple.com', // Safari
];

/** Whether an address is one of these services'. */
export function isPushService(endpoint: string, services: readonly string[]): boolean {
  const url = URL.parse(endpoint);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return services.some((service) => {
    if (!service.includes('*.')) return url.origin === service;
    const [scheme = '', domain = ''] = service.split('*');
    return `${url.protocol}//` === scheme && url.port === '' && url.hostname.endsWith(domain);
  });
}
