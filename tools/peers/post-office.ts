/**
 * What would a provider of letters do with our orders?
 *
 * A small one that speaks the port of docs/contact.md over a real socket: it keeps the PDFs, posts them when told to, and keeps its
 * events until they are acknowledged. Faults are set by whoever tests: busy, garbage, silent, or gone right after it has
 * taken an order.
 */
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PostState } from '../../server/contact/carriers/post-port.ts';

/** What it does to the next requests for orders. `gone-after`: takes the order and cuts the line before it answers. */
export type PostFault = 'none' | 'busy' | 'refuses' | 'garbage' | 'silent' | 'gone-after' | 'broken';

/** A letter as it lies at the provider. */
export interface PostedLetter {
  readonly key: string;
  readonly pdf: Buffer;
  readonly digest: string;
  readonly envelope: string;
  state: PostState;
}

export interface PostOfficeOptions {
  readonly token: string;
  readonly port?: number;
  /** Posts and delivers by itself what it is given; otherwise it waits to be told. */
  readonly delivers?: boolean;
}

/** A running post office. */
export class PostOffice {
  readonly inbox = new Map<string, PostedLetter>();
  readonly scans = new Map<string, Buffer>();
  /** How many requests for an order came, also those that a fault answered. */
  asked = 0;
  fault: PostFault = 'none';
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #events: PostState[] = [];
  readonly #rang = new EventEmitter();
  readonly #token: string;
  readonly #delivers: boolean;
  #first = 1;
  #clock = 1_700_000_000;

  constructor(token: string, delivers: boolean) {
    this.#token = token;
    this.#delivers = delivers;
    this.#rang.setMaxListeners(0);
  }

  async open(port: number): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Events that nobody has acknowledged. */
  get unheard(): number {
    return this.#events.length;
  }

  /** Moves a letter on; whoever listens is told. */
  move(
    order: string,
    state: PostState['state'],
    more: { readonly reason?: PostState['reason']; readonly scan?: Buffer } = {},
  ): void {
    const letter = this.inbox.get(order);
    if (letter === undefined) throw new Error(`there is no order ${order}`);
    const scan = more.scan === undefined ? null : `${order}-${state}`;
    if (scan !== null) this.scans.set(scan, more.scan!);
    const tracking = letter.state.tracking ?? (state === 'cancelled' ? null : `RR${order.slice(1)}CN`);
    this.#clock += 60;
    letter.state = { ...letter.state, state, tracking, reason: more.reason ?? null, scan, at: this.#clock };
    this.#events.push(letter.state);
    this.#rang.emit('event');
  }

  /** Tells the last events again, as after a lost acknowledgement. */
  repeat(): void {
    this.#events.push(...[...this.inbox.values()].map(({ state }) => state));
    this.#rang.emit('event');
  }

  /** Resolves when every event was acknowledged. */
  async heard(): Promise<void> {
    while (this.#events.length > 0)
      await new Promise<void>((resolve) => this.#rang.once('heard', () => resolve()));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse) {
    response.on('error', () => {});
    const body = await bodyOf(request);
    if (request.headers.authorization !== `Bearer ${this.#token}`)
      return answer(response, 401, { error: 'who?' });
    const url = new URL(request.url ?? '/', 'http://post');
    const order = /^\/orders\/([^/]+)$/.exec(url.pathname)?.[1];
    const scan = /^\/scans\/([^/]+)$/.exec(url.pathname)?.[1];
    if (request.method === 'POST' && url.pathname === '/orders') return this.#order(request, body, response);
    if (request.method === 'GET' && url.pathname === '/orders')
      return this.#tell(
        [...this.inbox.values()].find(({ key }) => key === url.searchParams.get('key')),
        response,
      );
    if (request.method === 'GET' && order !== undefined) return this.#tell(this.inbox.get(order), response);
    if (request.method === 'DELETE' && order !== undefined) return this.#cancel(order, response);
    if (request.method === 'GET' && url.pathname === '/events')
      return this.#hold(Number(url.searchParams.get('wait')), response);
    if (request.method === 'POST' && url.pathname === '/events/acknowledge') {
      const { through } = JSON.parse(body.toString()) as { through: number };
      while (this.#first <= through && this.#events.length > 0) {
        this.#events.shift();
        this.#first += 1;
      }
      answer(response, 200, {});
      this.#rang.emit('heard');
      return;
    }
    if (request.method === 'GET' && scan !== undefined && this.scans.has(scan))
      return response.writeHead(200, { 'content-type': 'image/png' }).end(this.scans.get(scan));
    answer(response, 404, { error: 'nothing is here' });
  }

  #order(request: IncomingMessage, pdf: Buffer, response: ServerResponse) {
    this.asked += 1;
    if (this.fault === 'busy') return answer(response, 429, { error: 'later' });
    if (this.fault === 'refuses') return answer(response, 422, { error: 'this page cannot be printed' });
    if (this.fault === 'broken') return answer(response, 500, { error: 'a mistake' });
    if (this.fault === 'garbage') return response.writeHead(200).end('<html>welcome</html>');
    if (this.fault === 'silent') return;
    const key = String(request.headers['idempotency-key'] ?? '');
    const digest = createHash('sha256').update(pdf).digest('hex');
    const said = Buffer.from(digest, 'hex').toString('base64');
    if (request.headers['content-digest'] !== `sha-256=:${said}:`)
      return answer(response, 400, { error: 'the page is not what its digest says' });
    const before = [...this.inbox.values()].find((one) => one.key === key);
    if (before !== undefined)
      return before.digest === digest
        ? answer(response, 200, before.state)
        : answer(response, 409, { error: 'another page was ordered under this key' });
    const order = `P${String(this.inbox.size + 1).padStart(9, '0')}`;
    const at = this.#clock;
    const state: PostState = { order, key, state: 'accepted', tracking: null, reason: null, scan: null, at };
    this.inbox.set(order, { key, pdf, digest, envelope: String(request.headers['x-envelope']), state });
    if (this.fault === 'gone-after') return request.socket.destroy();
    answer(response, 201, state);
    if (this.#delivers)
      for (const next of ['posted', 'in-transit', 'delivered'] as const) this.move(order, next);
  }

  #tell(letter: PostedLetter | undefined, response: ServerResponse): void {
    if (letter === undefined) answer(response, 404, { error: 'there is no such order' });
    else answer(response, 200, letter.state);
  }

  #cancel(order: string, response: ServerResponse) {
    const letter = this.inbox.get(order);
    if (letter === undefined) return answer(response, 404, { error: 'there is no such order' });
    if (letter.state.state === 'accepted') this.move(order, 'cancelled');
    answer(response, letter.state.state === 'cancelled' ? 200 : 409, letter.state);
  }

  #hold(wait: number, response: ServerResponse): void {
    const tell = () => {
      clearTimeout(timer);
      this.#rang.off('event', tell);
      const events = [...this.#events];
      answer(response, 200, { events, through: this.#first + events.length - 1 });
    };
    const timer = setTimeout(tell, wait * 1000);
    response.on('close', () => {
      clearTimeout(timer);
      this.#rang.off('event', tell);
    });
    if (this.#events.length > 0) tell();
    else this.#rang.once('event', tell);
  }
}

/** Starts a post office on the loopback address; port 0 takes a free one. */
export function startPostOffice({
  token,
  port = 0,
  delivers = false,
}: PostOfficeOptions): Promise<PostOffice> {
  return new PostOffice(token, delivers).open(port);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
