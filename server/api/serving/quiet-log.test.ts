import { expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { digitsOf, stepAt } from '../../people/one-time-password.ts';
import { firstLink, secretFor } from '../../people/set-up.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import { LOG } from './quiet-log.ts';

const PASSWORD = 'Erdbeeren mögen Regen';

test('a log of everything holds no password, no code, no token, no header that opens and no number of a person', async () => {
  const database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 12);
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const house = { ...smallHouse(database), people: { origin: null } };
  const app = await buildApplication(house, null, { ...LOG, level: 'trace', stream });
  const secrets: string[] = [PASSWORD];
  const tell = async (url: string, payload: object, headers: Record<string, string> = {}) => {
    for (const value of Object.values(payload)) if (typeof value === 'string') secrets.push(value);
    for (const value of Object.values(headers)) secrets.push(value);
    return app.inject({ method: 'POST', url, payload, headers });
  };
  const token = (await firstLink(database.pool))!;
  await tell('/api/people/link', { token });
  const secret = await secretFor(database.pool, token);
  secrets.push(secret.toString('hex'));
  const code = digitsOf(secret, stepAt(Date.now()));
  const set = await tell('/api/people/set-up', { token, password: PASSWORD, code });
  const [recovery = ''] = set.json<{ recovery: string[] }>().recovery;
  const signed = await tell('/api/people/sign-in', {
    login: 'administrator',
    password: PASSWORD,
    code: recovery,
  });
  expect(signed.statusCode).toBe(200);
  const cookie = String(signed.headers['set-cookie']).split(';')[0]!;
  await tell('/api/people/sign-in', { login: 'administrator', password: 'a wrong sentence', code: '918273' });
  await tell(
    '/api/people/confirm',
    { code: '564738' },
    { cookie, authorization: 'Bearer of-something-secret' },
  );
  const phone = '13800138017';
  await tell('/api/people/code', { phone });
  await tell('/api/people/code/sign-in', { phone, code: '192837' });
  await app.inject('/api/people/provider/back?code=the-code-of-a-provider&state=its-state');
  secrets.push('the-code-of-a-provider', 'its-state', 'a-token-of-an-unsubscribing');
  await app.inject('/unsubscribe/a-token-of-an-unsubscribing');
  // A failure of ours is told with its trace, and an error of the database without the row it is about.
  await database.pool.query('alter table session rename to session_gone');
  await app.inject({ url: '/api/people/sessions', headers: { cookie } });
  app.log.error({ err: Object.assign(new Error('words'), { detail: `Key (phone)=(${phone})` }) });
  app.log.warn({ headers: { cookie, authorization: 'Bearer of-something-secret' } }, 'headers');
  await app.close();
  await database.close();
  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(10);
  expect(log).toContain('/api/people/sign-in');
  expect(log).toContain('session');
  expect(log).toContain('[left out]');
  const opening = secrets.filter((one) => one.length >= 6 && one !== 'administrator');
  expect(opening.filter((one) => log.includes(one))).toEqual([]);
});
