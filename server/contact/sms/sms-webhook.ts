/**
 * How does a provider in the Aliyun manner tell us what became of a text, and what was written back?
 *
 * It posts JSON lists (SmsReport, SmsUp) and repeats them until it gets HTTP 200 with a numeric code: we answer so when the news is kept.
 * It does not sign them, so the address itself is the secret: a path that only the provider knows, compared in constant time. Times are
 * Beijing's.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Hearer, News } from '../carrier.ts';
import { SHARED_PORTS } from '../carriers/shared-ports.ts';

const TEXT = z.string().nullish();

const REPORTS = z.array(
  z.object({
    phone_number: z.string(),
    report_time: TEXT,
    success: z.boolean(),
    err_code: TEXT,
    err_msg: TEXT,
    biz_id: TEXT,
    out_id: TEXT,
  }),
);

const REPLIES = z.array(
  z.object({
    phone_number: z.string(),
    send_time: TEXT,
    content: z.string(),
    dest_code: TEXT,
    sequence_id: z.union([z.string(), z.number()]).nullish(),
  }),
);

const LONGEST = 1 << 20;
const BEIJING = '+08:00';

export interface WebhookTerms {
  /** Of the address: "/SECRET/report" and "/SECRET/reply". At least 32 characters of chance. */
  readonly secret: string;
  readonly host: string;
  readonly port: number;
  /** Errors in receipts that mean that the number does not exist. */
  readonly deadErrors: readonly string[];
  readonly hear: Hearer;
}

/** Listens for what the provider posts. */
export async function openWebhook(
  terms: WebhookTerms,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  if (terms.secret.length < 32) throw new RangeError('the secret of a webhook has at least 32 characters');
  const server: Server = createServer((request, response) => {
    answer(request, terms).then(
      ([status, code]) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ code, msg: code === 0 ? 'kept' : 'not kept' }));
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: terms.port, host: terms.host, reusePort: SHARED_PORTS }, () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  terms: WebhookTerms,
): Promise<[status: number, code: number]> {
  const kind = kindOf(request.url ?? '', terms.secret);
  if (kind === null || request.method !== 'POST') {
    request.resume();
    return [404, 1];
  }
  const text = await bodyOf(request);
  const news = text === null ? null : newsOf(kind, text, terms.deadErrors);
  if (news === null) return [400, 1];
  if (news.length === 0) return [200, 0];
  const kept = await terms.hear(news).then(
    () => true,
    () => false,
  );
  return kept ? [200, 0] : [503, 1];
}

function kindOf(url: string, secret: string): 'report' | 'reply' | null {
  for (const kind of ['report', 'reply'] as const) {
    const [wanted, got] = [Buffer.from(`/${secret}/${kind}`), Buffer.from(url)];
    if (wanted.length === got.length && timingSafeEqual(wanted, got)) return kind;
  }
  return null;
}

/** The news in what was posted; null when it is not of that form. */
export function newsOf(kind: 'report' | 'reply', text: string, deadErrors: readonly string[]): News[] | null {
  const json = parsed(text);
  if (kind === 'reply') {
    const replies = REPLIES.safeParse(json);
    if (!replies.success) return null;
    return replies.data.map(({ phone_number, send_time, content, dest_code, sequence_id }) => ({
      type: 'reply',
      way: 'sms',
      from: phone_number,
      to: dest_code ?? '',
      text: content,
      key: null,
      at: beijing(send_time),
      ...(sequence_id == null ? {} : { id: String(sequence_id) }),
    }));
  }
  const reports = REPORTS.safeParse(json);
  if (!reports.success) return null;
  return reports.data.map(({ success, err_code, err_msg, biz_id, out_id, report_time }) => ({
    type: 'receipt',
    // The key is ours and says enough; the provider's number alone is the beginning of our reference.
    reference: out_id ? null : (biz_id ?? null),
    key: out_id || null,
    outcome: success ? 'delivered' : 'bounced',
    addressDead: !success && deadErrors.includes(err_code ?? ''),
    detail: [err_code, err_msg].filter(Boolean).join(' '),
    at: beijing(report_time),
  }));
}

/** "2026-11-22 09:30:00" on Beijing's clock, in milliseconds since 1970. */
export function beijing(time: string | null | undefined): number | null {
  const at = Date.parse(`${time?.replace(' ', 'T')}${BEIJING}`);
  return Number.isNaN(at) ? null : at;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LONGEST) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
