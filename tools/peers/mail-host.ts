/**
 * What does a borrower's mail server do with our e-mail, on a good day and on a bad one?
 *
 * A real SMTP server on a port of this machine, with an inbox that can be waited for. It checks signatures, and it can misbehave in
 * each way that mail servers do; it can send a bounce or an answer back to our own receiver, as a client of SMTP.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { checkDkim, type DkimFound } from './dkim-check.ts';
import { type BounceWords, bounceText } from './mail-bounce.ts';

/** An e-mail in the inbox. */
export interface MailSeen {
  readonly from: string;
  readonly to: string;
  readonly envelopeId: string | null;
  readonly secure: boolean;
  /** When its last octet came, milliseconds since 1970, to a fraction. */
  readonly at: number;
  readonly raw: Buffer;
  readonly email: Email;
  readonly dkim: DkimFound | null;
}

/** How it misbehaves. `by`: the number it refuses with; a refusal at `rcpt` is about the mailbox, at `connect` about us. */
export type MailFault =
  | {
      readonly type: 'answers';
      readonly at: 'connect' | 'from' | 'rcpt' | 'data';
      readonly by: number;
      readonly words: string;
    }
  | { readonly type: 'garbage'; readonly at: 'connect' | 'data' }
  | { readonly type: 'silent'; readonly at: 'connect' | 'data' }
  /** Takes the message and is gone before it says so; or is gone in the middle of it. */
  | { readonly type: 'drops'; readonly at: 'connect' | 'in-data' | 'after-data' }
  /** Refuses each pair of sender and mailbox once (RFC 6647). */
  | { readonly type: 'greylists' };

export interface MailHostOptions {
  readonly port?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly login?: { readonly user: string; readonly password: string };
  /** Public keys (PEM) by "selector._domainkey.domain". */
  readonly keys?: Readonly<Record<string, string>>;
}

export interface MailHost {
  readonly port: number;
  readonly inbox: readonly MailSeen[];
  /** The inbox as a person sees it who gets the same Message-ID twice. */
  seen(): MailSeen[];
  /** Messages of which it took the last octet, whether or not it could say so. */
  waitFor(count: number): Promise<readonly MailSeen[]>;
  /** Misbehaves for so many connections or messages; then it is well again. */
  misbehave(fault: MailFault, times?: number): void;
  /** Resolves when the first misbehaviour of that kind has happened. */
  misbehaved(): Promise<void>;
  /** Cuts every connection. */
  cut(): void;
  /** A report of this server about a message, sent to the sender on its envelope at `port`. */
  bounce(mail: MailSeen, port: number, words: BounceWords): Promise<void>;
  /** What its reader answers. */
  answer(mail: MailSeen, port: number, text: string, more?: AnswerMore): Promise<void>;
  close(): Promise<void>;
}

/** `to`: another address than the one that asks for answers. */
export interface AnswerMore {
  readonly to?: string;
  readonly messageId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Listens until it is closed. */
export async function startMailHost(options: MailHostOptions = {}): Promise<MailHost> {
  const bench = new Bench();
  const smtp = smtpServer(options, bench);
  smtp.on('error', () => {}); // a client that hung up in the middle is what some tests are about
  const door = createServer((socket) => bench.enter(socket, smtp));
  await new Promise<void>((resolve) => door.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('the mail host has no port');
  return {
    port: address.port,
    inbox: bench.inbox,
    seen: () => [...new Map(bench.inbox.map((mail) => [mail.email.messageId, mail])).values()],
    waitFor: (count) => bench.waitFor(() => (bench.inbox.length >= count ? bench.inbox : null)),
    misbehave: (fault, times = Number.POSITIVE_INFINITY) => {
      bench.plan = { fault, left: times };
      bench.faults = 0;
    },
    misbehaved: () => bench.waitFor(() => (bench.faults > 0 ? undefined : null)),
    cut: () => bench.cut(),
    bounce: (mail, port, words) => post(port, '', mail.from, bounceText(mail, words)),
    answer: (mail, port, text, more = {}) => reply(mail, port, text, more),
    close: () => bench.close(door, smtp),
  };
}

/** Connections, inbox, and what goes wrong next. */
class Bench {
  readonly inbox: MailSeen[] = [];
  plan: { fault: MailFault; left: number } | null = null;
  faults = 0;
  readonly #sockets = new Map<number, Socket>();
  readonly #greylisted = new Set<string>();
  readonly #waiting = new Set<() => void>();

  enter(socket: Socket, smtp: SMTPServer): void {
    const port = socket.remotePort ?? 0;
    this.#sockets.set(port, socket);
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(port));
    const fault = this.next((one) => 'at' in one && one.at === 'connect');
    if (fault === null) smtp.server.emit('connection', socket);
    else if (fault.type === 'answers') socket.end(`${fault.by} ${fault.words}\r\n`);
    else if (fault.type === 'garbage')
      socket.end(Buffer.from('\u0000\u00ffHTTP/1.1 400 What?\r\n\r\n', 'latin1'));
    else if (fault.type === 'drops') socket.destroy();
  }

  /** The planned fault, if it fits; counted. */
  next(fits: (fault: MailFault) => boolean): MailFault | null {
    if (this.plan === null || this.plan.left < 1 || !fits(this.plan.fault)) return null;
    this.plan.left -= 1;
    this.faults += 1;
    this.happened();
    return this.plan.fault;
  }

  /** Whether this pair is new to the greylist. */
  isGrey(from: string, to: string): boolean {
    const pair = `${from} ${to}`;
    if (this.#greylisted.has(pair)) return false;
    this.#greylisted.add(pair);
    return true;
  }

  socketOf(session: SMTPServerSession): Socket | undefined {
    return this.#sockets.get(session.remotePort);
  }

  take(mail: MailSeen): void {
    this.inbox.push(mail);
    this.happened();
  }

  happened(): void {
    for (const look of [...this.#waiting]) look();
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

  cut(): void {
    for (const socket of this.#sockets.values()) socket.destroy();
  }

  async close(door: Server, smtp: SMTPServer): Promise<void> {
    const closed = new Promise((resolve) => door.close(resolve));
    this.cut();
    smtp.close();
    await closed;
  }
}

function smtpServer(options: MailHostOptions, bench: Bench): SMTPServer {
  const { login, tls } = options;
  const answer = (fault: MailFault | null) =>
    fault?.type === 'answers' ? Object.assign(new Error(fault.words), { responseCode: fault.by }) : null;
  return new SMTPServer({
    ...(tls ?? {}),
    disabledCommands: [...(tls === undefined ? ['STARTTLS'] : []), ...(login === undefined ? ['AUTH'] : [])],
    allowInsecureAuth: true,
    authOptional: login === undefined,
    disableReverseLookup: true,
    hideDSN: false,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.password
        ? done(null, { user: username })
        : done(Object.assign(new Error('5.7.8 No such login'), { responseCode: 535 })),
    onMailFrom: (_address, _session, done) =>
      done(answer(bench.next((one) => one.type === 'answers' && one.at === 'from'))),
    onRcptTo: ({ address }, { envelope }, done) => {
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const grey = bench.next((one) => one.type === 'greylists' && bench.isGrey(from, address));
      if (grey !== null)
        return done(Object.assign(new Error('4.7.1 Greylisted, come again'), { responseCode: 450 }));
      done(answer(bench.next((one) => one.type === 'answers' && one.at === 'rcpt')));
    },
    onData: (stream, session, done) => {
      const dropped = bench.next((one) => one.type === 'drops' && one.at === 'in-data');
      if (dropped !== null) {
        stream.once('data', () => bench.socketOf(session)?.destroy());
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void received(Buffer.concat(chunks), session, options, bench, (fault) => done(answer(fault)));
      });
    },
  });
}

async function received(
  raw: Buffer,
  session: SMTPServerSession,
  { keys = {} }: MailHostOptions,
  bench: Bench,
  done: (fault: MailFault | null) => void,
): Promise<void> {
  const at = performance.timeOrigin + performance.now();
  const fault = bench.next((one) => 'at' in one && (one.at === 'data' || one.at === 'after-data'));
  if (fault?.type !== 'answers') {
    const { mailFrom, rcptTo, dsn } = session.envelope;
    bench.take({
      from: mailFrom === false ? '' : mailFrom.address,
      to: rcptTo.map(({ address }) => address).join(','),
      envelopeId: dsn?.envid ?? null,
      secure: session.secure,
      at,
      raw,
      email: await PostalMime.parse(raw),
      dkim: checkDkim(raw, (selector, domain) => keys[`${selector}._domainkey.${domain}`] ?? null),
    });
  }
  const socket = bench.socketOf(session);
  if (fault?.type === 'drops') socket?.destroy();
  else if (fault?.type === 'garbage') socket?.end('\u0000 what is this\r\n');
  else if (fault?.type !== 'silent') done(fault);
}

/** Hands a message to our own receiver, as any mail server does. */
async function post(port: number, from: string, to: string, raw: string): Promise<void> {
  const mailer = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, socketTimeout: 10_000 });
  await mailer.sendMail({ envelope: { from, to }, raw });
  mailer.close();
}

async function reply(mail: MailSeen, port: number, text: string, more: AnswerMore): Promise<void> {
  const { email } = mail;
  const mailer = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, socketTimeout: 10_000 });
  const to = more.to ?? email.replyTo?.[0]?.address ?? email.from?.address ?? '';
  await mailer.sendMail({
    envelope: { from: mail.to, to },
    from: mail.to,
    to,
    subject: `Re: ${email.subject ?? ''}`,
    inReplyTo: email.messageId,
    references: email.messageId,
    messageId: more.messageId,
    headers: more.headers,
    text,
  });
  mailer.close();
}
