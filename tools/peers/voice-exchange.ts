/**
 * What would a telephone exchange do with our calls?
 *
 * A small one that speaks the port of docs/contact.md over real sockets: it takes orders by key, rings when told to, and sends
 * signed webhooks until they are taken. Whoever tests says what happens on the line and what goes wrong.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallEvent, CallState, Cause } from '../../server/contact/carriers/voice-port.ts';
import { signatureOf } from '../../server/contact/carriers/webhook-signature.ts';

/** What it does to the next orders. `gone-after`: takes the call and cuts the line before it answers. */
export type VoiceFault = 'none' | 'busy' | 'refuses' | 'garbage' | 'silent' | 'gone-after' | 'broken';

/** A call as it was ordered. */
export interface OrderedCall {
  readonly agent: string;
  readonly to: string;
  readonly from: string;
  readonly record: boolean;
  state: CallState;
}

export interface VoiceExchangeOptions {
  readonly token: string;
  readonly secret: string;
  readonly port?: number;
  /** Where events go; it may be set later. */
  readonly webhook?: string;
  /** Seconds since 1970: its own clock. */
  readonly now?: () => number;
}

/** A webhook as it was sent and what was answered. */
export interface SentEvent {
  readonly id: string;
  readonly event: CallEvent;
  readonly status: number;
}

/** A running exchange. */
export class VoiceExchange {
  readonly inbox = new Map<string, OrderedCall>();
  readonly sent: SentEvent[] = [];
  readonly recordings = new Map<string, Buffer>();
  asked = 0;
  fault: VoiceFault = 'none';
  webhook: string | null;
  /** Called for each order that was taken: a demo lets the line ring here. */
  onCall: ((call: string) => void) | null = null;
  #last = 0;
  readonly #options: VoiceExchangeOptions;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  constructor(options: VoiceExchangeOptions) {
    this.#options = options;
    this.webhook = options.webhook ?? null;
  }

  async open(): Promise<this> {
    const { port = 0 } = this.#options;
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The borrower's telephone rings. */
  ring(call: string): Promise<number> {
    return this.#move(call, 'call.ringing', { rang: this.#now() });
  }

  answer(call: string): Promise<number> {
    return this.#move(call, 'call.answered', { answered: this.#now() });
  }

  end(call: string, cause: Cause = 'completed'): Promise<number> {
    return this.#move(call, 'call.ended', { ended: this.#now(), cause });
  }

  /** The recording lies ready. `said`: what the event claims, where that is to differ from the bytes. */
  record(call: string, bytes: Buffer, said: { sha256?: string; bytes?: number } = {}): Promise<number> {
    const name = `${call}.wav`;
    this.recordings.set(name, bytes);
    const sha256 = said.sha256 ?? createHash('sha256').update(bytes).digest('hex');
    const recording = { name, bytes: said.bytes ?? bytes.length, sha256, type: 'audio/wav' };
    return this.#move(call, 'call.recording', { recording });
  }

  /** Sends an event as it stands, signed anew or as the caller wishes; the status that came back. */
  async send(
    event: CallEvent,
    wish: {
      readonly id?: string;
      readonly secret?: string;
      readonly at?: number;
      readonly body?: string;
    } = {},
  ): Promise<number> {
    if (this.webhook === null) return 0;
    const id = wish.id ?? `evt_${this.sent.length + 1}`;
    const at = wish.at ?? this.#now();
    const body = Buffer.from(JSON.stringify(event));
    const signature = signatureOf(id, at, body, wish.secret ?? this.#options.secret);
    const response = await fetch(this.webhook, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(at),
        'webhook-signature': signature,
      },
      body: wish.body ?? body,
    });
    await response.arrayBuffer();
    this.sent.push({ id, event, status: response.status });
    return response.status;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #now(): number {
    return this.#options.now?.() ?? Math.floor(Date.now() / 1000);
  }

  #move(call: string, type: CallEvent['type'], change: Partial<CallState>): Promise<number> {
    const ordered = this.inbox.get(call);
    if (ordered === undefined) throw new Error(`there is no call ${call}`);
    ordered.state = { ...ordered.state, ...change };
    return this.send({ type, call: ordered.state });
  }

  async #serve(request: IncomingMessage, response: ServerResponse) {
    response.on('error', () => {});
    const body = await bodyOf(request);
    if (request.headers.authorization !== `Bearer ${this.#options.token}`)
      return reply(response, 401, { error: 'who?' });
    const url = new URL(request.url ?? '/', 'http://voice');
    const hung = /^\/calls\/([^/]+)\/hang-up$/.exec(url.pathname)?.[1];
    const recording = /^\/recordings\/([^/]+)$/.exec(url.pathname)?.[1];
    if (request.method === 'POST' && url.pathname === '/calls') return this.#order(request, body, response);
    if (request.method === 'GET' && url.pathname === '/calls') {
      const key = url.searchParams.get('key');
      const found = [...this.inbox.values()].find(({ state }) => state.key === key);
      return reply(response, found === undefined ? 404 : 200, found?.state ?? { error: 'no such call' });
    }
    if (request.method === 'POST' && hung !== undefined) {
      const ordered = this.inbox.get(hung);
      if (ordered === undefined) return reply(response, 404, { error: 'no such call' });
      const cause = ordered.state.answered === null ? 'cancelled' : 'completed';
      reply(response, 200, ordered.state);
      if (ordered.state.ended === null) await this.end(hung, cause);
      return;
    }
    if (recording !== undefined && this.recordings.has(recording))
      return response.writeHead(200, { 'content-type': 'audio/wav' }).end(this.recordings.get(recording));
    reply(response, 404, { error: 'nothing is here' });
  }

  #order(request: IncomingMessage, body: Buffer, response: ServerResponse) {
    this.asked += 1;
    if (this.fault === 'busy') return reply(response, 503, { error: 'all lines are taken' });
    if (this.fault === 'refuses') return reply(response, 422, { error: 'not a number' });
    if (this.fault === 'broken') return reply(response, 500, { error: 'a mistake' });
    if (this.fault === 'garbage') return response.writeHead(200).end('<html>welcome</html>');
    if (this.fault === 'silent') return;
    const { agent, to, from, record } = JSON.parse(body.toString()) as OrderedCall;
    const key = String(request.headers['idempotency-key'] ?? '');
    const before = [...this.inbox.values()].find(({ state }) => state.key === key);
    if (before !== undefined) return reply(response, 200, before.state);
    this.#last += 1;
    const call = `C${String(this.#last).padStart(6, '0')}`;
    const state: CallState = {
      call,
      key,
      rang: null,
      answered: null,
      ended: null,
      cause: null,
      recording: null,
    };
    this.inbox.set(call, { agent, to, from, record, state });
    if (this.fault === 'gone-after') return request.socket.destroy();
    reply(response, 201, state);
    this.onCall?.(call);
  }
}

/** Starts an exchange on the loopback address; port 0 takes a free one. */
export function startVoiceExchange(options: VoiceExchangeOptions): Promise<VoiceExchange> {
  return new VoiceExchange(options).open();
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
