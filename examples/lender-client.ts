/**
 * How does a lender's own program read an account here, tell of a payment, and believe what it is told?
 *
 *   ANHUAN_KEY=anh_… node examples/lender-client.ts https://pay.lender.example sample A-1000001
 */
import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import { Webhook } from 'standardwebhooks';
import type { paths } from '../web/api/operations.d.ts';

/** A client that knows every address; a wrong path or body does not compile. */
export function lenderClient(baseUrl: string, key: string) {
  return createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${key}` } });
}

/** Tells of a payment once, however often it is sent, and returns what is owed afterwards. */
export async function payOnce(
  client: ReturnType<typeof lenderClient>,
  host: string,
  reference: string,
  payment: string,
) {
  const path = { host, reference };
  const header = { 'idempotency-key': `payment-${payment}` };
  const body = { payment, amount: '1.00', currency: 'CNY', paidOn: '2026-11-22' };
  const told = await client.POST('/api/host/{host}/accounts/{reference}/payments', {
    params: { path, header },
    body,
  });
  if (told.data === undefined) throw new Error(`not taken: ${JSON.stringify(told.error)}`);
  const { data } = await client.GET('/api/host/{host}/accounts/{reference}', { params: { path } });
  return { state: told.data.items[0]?.state, owed: data?.account.position.owed };
}

/** What a webhook says; throws when it is not from us, or old. */
export function heard(secret: string, body: string, headers: Record<string, string>): unknown {
  return new Webhook(secret).verify(body, headers);
}

const [address, host, reference] = process.argv.slice(2);
if (process.argv[1] === import.meta.filename && reference !== undefined)
  console.log(
    await payOnce(lenderClient(address!, process.env.ANHUAN_KEY ?? ''), host!, reference, randomUUID()),
  );
