/**
 * What does a provider of texts with an HTTP interface do, and how does it go wrong when told to?
 *
 * The far end of the HTTP carrier, in the Aliyun manner and over a real socket: it verifies the signature by a computation of its own,
 * takes SendSms and QuerySendDetails, and posts receipts and replies until they are answered with HTTP 200 and a number.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GatewayFaults {
  /** Code that this number is refused with; null: it is taken. */
  refuse: ((number: string) => string | null) | null;
  /** Texts are taken; what is answered is no JSON. */
  garbage: boolean;
  /** Texts are taken and the connection ends without an answer. */
  drop: boolean;
  /** Texts are taken; the answers wait for `release`. */
  holdAnswers: boolean;
}

export interface GatewayOptions {
  readonly port?: number;
  readonly keyId?: string;
  readonly keySecret?: string;
  /** As for the message centre: 'at-once', 'early' (before the answer), 'twice', 'never', 'by-hand' (`settle`). */
  readonly receipts?: 'at-once' | 'early' | 'twice' | 'never' | 'by-hand';
  /** Milliseconds since 1970: the machine's. */
  readonly date?: () => number;
}

export interface GatewayText {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly template: string;
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** 1 waiting, 2 failed, 3 delivered. */
  status: 1 | 2 | 3;
  error: string;
}

export interface SmsGateway {
  readonly port: number;
  readonly endpoint: string;
  readonly faults: GatewayFaults;
  readonly inbox: readonly GatewayText[];
  /** Requests whose signature was wrong. */
  readonly forged: number;
  /** Posts that are not acknowledged yet. */
  readonly unacknowledged: number;
  /** Where it posts: "http://127.0.0.1:PORT/SECRET"; null: nowhere. */
  pushTo: string | null;
  /** A person writes back; resolves when it was posted once, acknowledged or not. */
  reply(from: string, to: string, text: string): Promise<void>;
  /** Ends the way of a text and posts its receipt. */
  settle(id: string, delivered: boolean, error?: string): Promise<void>;
  /** Posts again what was not acknowledged. */
  again(): Promise<void>;
  release(): void;
  when(holds: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Starts a provider on a free port of this machine. */
export async function startSmsGateway(options: GatewayOptions = {}): Promise<SmsGateway> {
  const gateway = new Gateway(options);
  await gateway.listen();
  return gateway;
}

interface Post {
  readonly kind: 'report' | 'reply';
  readonly body: Record<string, unknown>;
}

class Gateway implements SmsGateway {
  readonly faults: GatewayFaults = { refuse: null, garbage: false, drop: false, holdAnswers: false };
  readonly inbox: GatewayText[] = [];
  forged = 0;
  pushTo: string | null = null;
  readonly #options: GatewayOptions;
  readonly #nonces = new Set<string>();
  readonly #server = createServer((request, response) => this.#asked(request, response));
  #posts: Post[] = [];
  #held: (() => void)[] = [];
  #waiting: { readonly holds: () => boolean; readonly then: () => void }[] = [];
  #sequence = 0;

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get unacknowledged(): number {
    return this.#posts.length;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port ?? 0, '127.0.0.1', () => resolve());
    });
  }

  async reply(from: string, to: string, text: string): Promise<void> {
    this.#sequence += 1;
    const body = { phone_number: from, dest_code: to, content: text, sequence_id: this.#sequence };
    await this.#post({
      kind: 'reply',
      body: { ...body, send_time: beijingTime(this.#date()), sign_name: '安还' },
    });
  }

  async settle(id: string, delivered: boolean, error = delivered ? 'DELIVERED' : 'UNDELIV'): Promise<void> {
    const text = this.inbox.find((each) => each.id === id);
    if (text === undefined) throw new RangeError(`no text ${id}`);
    text.status = delivered ? 3 : 2;
    text.error = error;
    await this.#report(text);
  }

  async again(): Promise<void> {
    const posts = this.#posts;
    this.#posts = [];
    for (const post of posts) await this.#post(post);
  }

  release(): void {
    const held = this.#held;
    this.#held = [];
    for (const answer of held) answer();
  }

  when(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((then) => this.#waiting.push({ holds, then }));
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  #asked(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.endpoint);
    const action = request.headers['x-acs-action'];
    request.resume();
    if (!this.#isGenuine(request)) {
      this.forged += 1;
      answer(response, 400, { Code: 'SignatureDoesNotMatch', Message: 'the signature does not match' });
    } else if (action === 'SendSms') void this.#send(url.searchParams, response);
    else if (action === 'QuerySendDetails') this.#details(url.searchParams, response);
    else answer(response, 404, { Code: 'InvalidAction.NotFound', Message: 'no such action' });
    this.#happened();
  }

  async #send(query: URLSearchParams, response: ServerResponse): Promise<void> {
    const number = query.get('PhoneNumbers') ?? '';
    const refused = this.faults.refuse?.(number) ?? null;
    if (refused !== null) {
      answer(response, 200, { Code: refused, Message: 'refused', RequestId: '-' });
      return;
    }
    const parameters: Record<string, string> = JSON.parse(query.get('TemplateParam') ?? '{}');
    const text: GatewayText = {
      id: `${900_000_000 + this.inbox.length}^0`,
      to: number,
      text: Object.values(parameters).join(''),
      template: query.get('TemplateCode') ?? '',
      key: query.get('OutId') ?? '',
      at: this.#date(),
      status: 1,
      error: '',
    };
    this.inbox.push(text);
    const { receipts = 'at-once' } = this.#options;
    if (receipts === 'early') await this.settle(text.id, true);
    this.#happened();
    if (this.faults.drop) response.destroy();
    else if (this.faults.garbage) response.end('<html>Bad gateway</html>');
    else if (this.faults.holdAnswers) this.#held.push(() => this.#accept(response, text));
    else this.#accept(response, text);
    if (receipts === 'at-once' || receipts === 'twice') await this.settle(text.id, true);
    if (receipts === 'twice') await this.#report(text);
    if (receipts === 'never') text.status = 3;
  }

  #accept(response: ServerResponse, { id }: GatewayText): void {
    answer(response, 200, { Code: 'OK', Message: 'OK', BizId: id, RequestId: '-' });
  }

  #details(query: URLSearchParams, response: ServerResponse): void {
    const [number, id, day] = ['PhoneNumber', 'BizId', 'SendDate'].map((name) => query.get(name));
    const found = this.inbox.filter(
      (text) =>
        text.to === number &&
        (id === null || text.id === id) &&
        beijingTime(text.at).slice(0, 10).replaceAll('-', '') === day,
    );
    const SmsSendDetailDTO = found.map((text) => ({
      SendStatus: text.status,
      ErrCode: text.error || 'DELIVERED',
      PhoneNum: text.to,
      Content: text.text,
      SendDate: beijingTime(text.at),
      ReceiveDate: beijingTime(text.at),
      OutId: text.key,
    }));
    answer(response, 200, {
      Code: 'OK',
      Message: 'OK',
      TotalCount: found.length,
      SmsSendDetailDTOs: { SmsSendDetailDTO },
    });
  }

  async #report(text: GatewayText): Promise<void> {
    const body = {
      phone_number: text.to,
      send_time: beijingTime(text.at),
      report_time: beijingTime(text.at),
      success: text.status === 3,
      err_code: text.error,
      err_msg: text.status === 3 ? 'delivered' : 'failed',
      sms_size: '1',
      biz_id: text.id,
      out_id: text.key,
    };
    await this.#post({ kind: 'report', body });
  }

  async #post(post: Post): Promise<void> {
    const kept = this.pushTo !== null && (await isKept(`${this.pushTo}/${post.kind}`, [post.body]));
    if (!kept) this.#posts.push(post);
    this.#happened();
  }

  /** Computes what the other side should have signed. A number used once is not taken twice. */
  #isGenuine(request: IncomingMessage): boolean {
    const { keyId = 'key-id', keySecret = 'key-secret' } = this.#options;
    const authorization = request.headers.authorization ?? '';
    const parts = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
    const nonce = String(request.headers['x-acs-signature-nonce']);
    if (parts === null || parts[1] !== keyId || this.#nonces.has(nonce)) return false;
    this.#nonces.add(nonce);
    const names = parts[2]!.split(';');
    const [path, query = ''] = (request.url ?? '').split('?');
    const wanted = ['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-version'];
    if (!wanted.every((name) => names.includes(name))) return false;
    const headers = names.map((name) => `${name}:${request.headers[name]}\n`).join('');
    const body = createHash('sha256').update('').digest('hex');
    const sorted = query.split('&').sort().join('&');
    const canonical = `${request.method}\n${path}\n${sorted}\n${headers}\n${parts[2]}\n${body}`;
    const digest = createHash('sha256').update(canonical).digest('hex');
    const signature = createHmac('sha256', keySecret).update(`ACS3-HMAC-SHA256\n${digest}`).digest('hex');
    return signature === parts[3];
  }

  #date(): number {
    return (this.#options.date ?? Date.now)();
  }

  #happened(): void {
    const ready = this.#waiting.filter(({ holds }) => holds());
    this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
    for (const { then } of ready) then();
  }
}

async function isKept(url: string, body: unknown): Promise<boolean> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const said: unknown = await response.json();
    const code = typeof said === 'object' && said !== null && 'code' in said ? said.code : null;
    return response.status === 200 && typeof code === 'number';
  } catch {
    return false;
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** "2026-11-22 17:30:00". */
function beijingTime(at: number): string {
  return new Date(at + 28_800_000).toISOString().slice(0, 19).replace('T', ' ');
}
