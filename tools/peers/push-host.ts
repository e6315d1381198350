/**
 * What does a browser maker's push service do with our reminders, and what does the device read?
 *
 * A real HTTP(S) endpoint that gives out subscriptions with keys as a browser makes them, checks our signature (RFC 8292), keeps
 * one message for each topic while the device is off (RFC 8030 §5.4), and decrypts with the device's private key (RFC 8291).
 * It can misbehave in each way that push services do.
 */
import { createECDH, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto';
import {
  createServer as createClear,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSafe } from 'node:https';
import type { Socket } from 'node:net';
import { decrypt } from 'http_ece';

/** What a device was given to show. */
export interface PushSeen {
  readonly device: string;
  readonly payload: unknown;
  readonly topic: string | null;
  readonly ttl: number;
  readonly urgency: string | null;
  /** Address of the message at the push service. */
  readonly message: string;
  readonly octets: number;
  /** When it was taken, milliseconds since 1970, to a fraction. */
  readonly at: number;
}

/** How it misbehaves. */
export type PushFault =
  | { readonly type: 'answers'; readonly by: number; readonly retryAfter?: string; readonly words?: string }
  /** Says nothing; takes it first or not. */
  | { readonly type: 'hangs'; readonly takes: boolean }
  | { readonly type: 'drops'; readonly takes: boolean }
  | { readonly type: 'garbage' };

/** A browser's subscription as it sends it to us. */
export interface PushSubscriptionText {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export interface PushHostOptions {
  readonly port?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface PushHost {
  readonly port: number;
  readonly origin: string;
  /** Every message that was taken, in order. */
  readonly inbox: readonly PushSeen[];
  /** What lies on the device's screen: of messages with the same tag only the last. */
  shown(device: PushSubscriptionText): PushSeen[];
  waitFor(count: number): Promise<readonly PushSeen[]>;
  /** A new device, for whoever signs with this public key. */
  subscribe(publicKey: string): PushSubscriptionText;
  /** The device gave it up: its address is gone. */
  unsubscribe(device: PushSubscriptionText): void;
  /** Its messages wait at the service until it is on again. */
  turn(device: PushSubscriptionText, state: 'on' | 'off'): void;
  misbehave(fault: PushFault, times?: number): void;
  /** Resolves when it has misbehaved. */
  misbehaved(): Promise<void>;
  cut(): void;
  close(): Promise<void>;
}

interface Device {
  readonly name: string;
  readonly pair: ECDH;
  readonly auth: Buffer;
  readonly sender: string;
  on: boolean;
  readonly waiting: Map<string, PushSeen>;
  readonly screen: Map<string, PushSeen>;
}

/** Listens until it is closed. */
export async function startPushHost(options: PushHostOptions = {}): Promise<PushHost> {
  const bench = new Bench(options.tls === undefined ? 'http' : 'https');
  const answer = (request: IncomingMessage, reply: ServerResponse) => void bench.answer(request, reply);
  const server: Server = options.tls === undefined ? createClear(answer) : createSafe(options.tls, answer);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the push host has no port');
  bench.port = address.port;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: bench.port,
    origin: bench.origin,
    inbox: bench.inbox,
    shown: (device) => [...bench.deviceAt(device.endpoint)!.screen.values()],
    waitFor: (count) => bench.waitFor(() => (bench.inbox.length >= count ? bench.inbox : null)),
    subscribe: (publicKey) => bench.subscribe(publicKey),
    unsubscribe: ({ endpoint }) => bench.remove(endpoint),
    turn: ({ endpoint }, state) => bench.turn(endpoint, state === 'on'),
    misbehave: (fault, times = Number.POSITIVE_INFINITY) => {
      bench.plan = { fault, left: times };
      bench.faults = 0;
    },
    misbehaved: () => bench.waitFor(() => (bench.faults > 0 ? undefined : null)),
    cut,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}

class Bench {
  readonly inbox: PushSeen[] = [];
  plan: { fault: PushFault; left: number } | null = null;
  faults = 0;
  port = 0;
  readonly #scheme: string;
  readonly #devices = new Map<string, Device>();
  readonly #waiting = new Set<() => void>();
  #messages = 0;

  constructor(scheme: string) {
    this.#scheme = scheme;
  }

  get origin(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  subscribe(publicKey: string): PushSubscriptionText {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    const auth = randomBytes(16);
    const name = randomBytes(9).toString('base64url');
    this.#devices.set(name, {
      name,
      pair,
      auth,
      sender: publicKey,
      on: true,
      waiting: new Map(),
      screen: new Map(),
    });
    return {
      endpoint: `${this.origin}/send/${name}`,
      keys: { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') },
    };
  }

  deviceAt(endpoint: string): Device | undefined {
    return this.#devices.get(new URL(endpoint).pathname.split('/')[2] ?? '');
  }

  remove(endpoint: string): void {
    const device = this.deviceAt(endpoint);
    if (device !== undefined) this.#devices.delete(device.name);
  }

  turn(endpoint: string, on: boolean): void {
    const device = this.deviceAt(endpoint);
    if (device === undefined) return;
    device.on = on;
    if (!on) return;
    for (const seen of device.waiting.values()) show(device, seen);
    device.waiting.clear();
  }

  async answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const octets = await bodyOf(request);
    const fault = this.#next();
    if (fault?.type === 'answers') {
      if (fault.retryAfter !== undefined) reply.setHeader('retry-after', fault.retryAfter);
      reply.writeHead(fault.by).end(fault.words ?? '');
      return;
    }
    const takes = fault === null || ('takes' in fault && fault.takes);
    const status = takes ? this.#take(request, octets, reply) : 0;
    if (fault === null) reply.writeHead(status).end();
    else if (fault.type === 'drops') request.socket.destroy();
    else if (fault.type === 'garbage') request.socket.end('\u0000 not HTTP at all\r\n\r\n');
  }

  #next(): PushFault | null {
    if (this.plan === null || this.plan.left < 1) return null;
    this.plan.left -= 1;
    this.faults += 1;
    this.#happened();
    return this.plan.fault;
  }

  /** The status that a push service answers (RFC 8030 §5, RFC 8292 §4.2). */
  #take(request: IncomingMessage, octets: Buffer, reply: ServerResponse): number {
    const [, kind = '', name = '', message = ''] = (request.url ?? '').split('/');
    const device = this.#devices.get(name);
    if (device === undefined) return 410;
    if (request.method === 'DELETE' && kind === 'message') {
      const found = [...device.waiting].find(([, seen]) => seen.message.endsWith(`/${message}`));
      return found !== undefined && device.waiting.delete(found[0]) ? 204 : 404;
    }
    if (request.method !== 'POST' || kind !== 'send') return 405;
    const fault = signatureFault(String(request.headers.authorization ?? ''), this.origin, device.sender);
    if (fault !== null) return fault;
    const ttl = Number(request.headers.ttl ?? Number.NaN);
    if (!Number.isInteger(ttl) || request.headers['content-encoding'] !== 'aes128gcm') return 400;
    if (octets.length > 4096) return 413;
    const topic = headerOf(request, 'topic');
    if (topic !== null && !/^[\w-]{1,32}$/.test(topic)) return 400;
    this.#messages += 1;
    const seen: PushSeen = {
      device: name,
      payload: JSON.parse(
        decrypt(octets, {
          version: 'aes128gcm',
          privateKey: device.pair,
          authSecret: device.auth,
        }).toString(),
      ),
      topic,
      ttl,
      urgency: headerOf(request, 'urgency'),
      message: `${this.origin}/message/${name}/${this.#messages}`,
      octets: octets.length,
      at: performance.timeOrigin + performance.now(),
    };
    this.inbox.push(seen);
    if (device.on) show(device, seen);
    else device.waiting.set(topic ?? String(this.#messages), seen);
    reply.setHeader('location', seen.message);
    this.#happened();
    return 201;
  }

  waitFor<T>(look: () => T | null): Promise<T> {
    return new Promise((resolve) => {
      const tried = (): void => {
        const found = look();
        if (found === null) return;
        this.#waiting.delete(tried);
        resolve(found);
      };
      this.#waiting.add(tried);
      tried();
    });
  }

  #happened(): void {
    for (const look of [...this.#waiting]) look();
  }
}

/** As the service worker does: the tag decides what takes whose place. */
function show(device: Device, seen: PushSeen): void {
  const { tag } = seen.payload as { tag?: string };
  device.screen.set(tag ?? seen.message, seen);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

/** Null: signed as RFC 8292 has it, by the one the subscription was made for; else the status to answer. */
function signatureFault(authorization: string, origin: string, sender: string): number | null {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  if (signature === '') return 401;
  if (key !== sender) return 403;
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const fits = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!fits) return 403;
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
    string,
    unknown
  >;
  const now = Date.now() / 1000;
  const inTime = typeof exp === 'number' && exp > now && exp <= now + 86_400;
  return aud === origin && inTime && /^(mailto:|https:)/.test(String(sub)) ? null : 403;
}
