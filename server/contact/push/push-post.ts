/**
 * What did a push service say to one request, or why did it say nothing?
 *
 * One POST or DELETE over a kept connection, without redirections. `given` says whether the whole request had left: only then may a
 * service that did not answer have it.
 */
import { type Agent, request as clearRequest, type IncomingMessage } from 'node:http';
import { request as safeRequest } from 'node:https';
import { SILENCED, type Stop } from '../carrier.ts';

/** What came back. */
export type PushSaid =
  | {
      readonly status: number;
      readonly location: string | null;
      readonly retryAfter: string | null;
      readonly text: string;
    }
  | { readonly status: null; readonly given: boolean; readonly why: string };

/** One request. */
export interface PushAsk {
  readonly method: 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer | null;
}

/** Of what a service says in words, as much as a reader needs. */
const MOST_TEXT = 300;

/**
 * Asks once; a second time where a kept connection turned out to be closed. Whatever the second comes to, the first may have been read
 * before the connection went: without a word from the service nobody knows. Never rejects.
 */
export async function askPushService(
  ask: PushAsk,
  agent: Agent,
  signal: AbortSignal,
  silenced?: Stop,
): Promise<PushSaid> {
  const first = await askOnce(ask, agent, signal, silenced);
  if (first.status !== null || first.stale !== true) return first;
  const again = await askOnce(ask, agent, signal, silenced);
  return again.status === null ? { ...again, given: first.given || again.given } : again;
}

function askOnce(
  { method, url, headers, body }: PushAsk,
  agent: Agent,
  signal: AbortSignal,
  silenced: Stop | undefined,
): Promise<PushSaid & { stale?: boolean }> {
  return new Promise((resolve) => {
    let given = false;
    let begun = false;
    const start = url.protocol === 'https:' ? safeRequest : clearRequest;
    const sent = start(url, { method, headers, agent, signal }, (answer) => read(answer));
    const read = (answer: IncomingMessage): void => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        if (text.length < MOST_TEXT) text += part;
      });
      const done = (): void => {
        const { statusCode = 0, headers: said } = answer;
        resolve({
          status: statusCode,
          location: said.location ?? null,
          retryAfter: said['retry-after'] ?? null,
          text: text.slice(0, MOST_TEXT),
        });
      };
      // The status is said; what it says beside it may be cut off.
      answer.on('end', done);
      answer.on('error', done);
    };
    sent.on('socket', () => {
      begun = true;
    });
    // Only what still waits for a connection is certain not to have left.
    const fall = () => begun || sent.destroy(new Error(SILENCED));
    if (silenced?.aborted) fall();
    else silenced?.addEventListener('abort', fall);
    sent.on('close', () => silenced?.removeEventListener('abort', fall));
    sent.on('finish', () => {
      given = true;
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const stale = sent.reusedSocket && error.code === 'ECONNRESET';
      const why = signal.aborted ? 'no answer in time' : error.message;
      resolve({ status: null, given, why, stale });
    });
    sent.end(body ?? undefined);
  });
}
