import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { answerProblems } from '../problem.ts';
import { mailFrameApi } from './mail-frame-api.ts';

const headers = { 'content-type': 'application/x-www-form-urlencoded' };

test('a mail comes back as a document that may style itself and do nothing', async () => {
  const app = Fastify();
  answerProblems(app);
  await app.register(mailFrameApi);
  const html = '<p style="color:red">您好 & <script>alert(1)</script></p>';
  const payload = new URLSearchParams({ html }).toString();
  const shown = await app.inject({ method: 'POST', url: '/mail-frame', headers, payload });
  expect(shown.body).toBe(html);
  const policy = String(shown.headers['content-security-policy']).split('; ');
  expect(policy).toContain('sandbox');
  expect(policy).toContain("default-src 'none'");
  expect(policy.filter((one) => one.startsWith('script-src'))).toEqual([]);
  expect(shown.headers['content-type']).toBe('text/html; charset=utf-8');
  const empty = await app.inject({ method: 'POST', url: '/mail-frame', headers, payload: 'html=' });
  expect(empty.statusCode).toBe(400);
  await app.close();
});
