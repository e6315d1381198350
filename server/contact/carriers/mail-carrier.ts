/**
 * How does an e-mail reach a mail server, and what is known when it did not?
 *
 * SMTP over a few kept connections, signed (DKIM, RFC 6376) with both unsubscribe headers covered (RFC 8058). The same key
 * gives the same Message-ID and the same envelope sender, so a second try is the same e-mail to whoever compares, and a
 * bounce or an answer finds its message. Where the connection is lost after the last octet the outcome is unknown.
 */
import type { Readable } from 'node:stream';
import { createTransport, type SMTPPoolSentMessageInfo, type Transporter } from 'nodemailer';
import type { Language } from '../../../rules/telling/language.ts';
import { type Carrier, type Handover, type Hearer, type Parcel, SILENCED } from '../carrier.ts';
import { type ArrivalPoint, openMailArrivals } from '../mail/mail-arrivals.ts';
import { type MailMarks, mailMarks } from '../mail/mail-marks.ts';
import { judgeMailFailure, type MailFailure } from '../mail/mail-status.ts';
import { type Outage, type OutageLimits, USUAL_OUTAGE, watchOutage } from './outage.ts';

/** One account with one mail server, and where its bounces and answers come in. */
export interface MailConfig {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** From the first octet, by STARTTLS or not at all, by STARTTLS where it is offered, never. */
  readonly tls: 'implicit' | 'required' | 'offered' | 'none';
  /** Certificates to trust beside the usual ones (PEM). */
  readonly trust?: string;
  readonly login?: { readonly user: string; readonly password: string };
  /** Our own name in the greeting. */
  readonly ourName: string;
  readonly from: { readonly address: string; readonly names: Readonly<Record<Language, string>> };
  /** Domain of the addresses that carry a key, and the secret of their marks. */
  readonly marks: { readonly domain: string; readonly secret: string };
  readonly dkim: {
    readonly domain: string;
    readonly selector: string;
    /** RSA private key (PEM). */
    readonly privateKey: string;
  } | null;
  /** Where bounces and answers come in; null: somebody else receives them. */
  readonly arrivals: ArrivalPoint | null;
  readonly connections: number;
  /** Milliseconds of silence after which a connection is given up. */
  readonly patience: number;
  readonly perSecond: number;
  readonly together: number;
  readonly costOfPart: number;
  readonly rank: number;
  readonly outage?: OutageLimits;
}

/** The carrier, and where it listens for bounces and answers. */
export interface MailCarrier extends Carrier {
  readonly arrivalsPort: number | null;
}

/** What the receiver's server may show as a button must be signed, so these are named beside the usual fields. */
const SIGNED =
  'From:Reply-To:To:Subject:Date:Message-ID:MIME-Version:Content-Type:Content-Transfer-Encoding:Content-Language:' +
  'List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted';
/** One plain address: no list of several, no display name, no way to write a second header. */
const PLAIN_ADDRESS = /^[^\s<>()[\]\\,;:@"]+@[^\s<>()[\]\\,;:@"]+$/;

type Mailer = Transporter<SMTPPoolSentMessageInfo>;

/** Connects nothing yet: the first e-mail does. With `arrivals` it listens before it returns. */
export async function openMail(
  config: MailConfig,
  hear: Hearer,
  now: () => number = () => performance.now(),
): Promise<MailCarrier> {
  const marks = mailMarks(config.marks.domain, config.marks.secret);
  const arrivals = config.arrivals === null ? null : await openMailArrivals(config.arrivals, marks, hear);
  const mailer = openMailer(config);
  const given = watchGiven(mailer);
  const outage = watchOutage(config.outage ?? USUAL_OUTAGE, now);
  const heard = new Set<Promise<void>>();
  const post: Post = { config, marks, mailer, given, outage };
  return {
    name: config.name,
    way: 'email',
    knowsKeys: true,
    perSecond: config.perSecond,
    together: config.together,
    costOfPart: config.costOfPart,
    rank: config.rank,
    arrivalsPort: arrivals?.port ?? null,
    isUp: outage.isUp,
    trouble: outage.why,
    hand: (parcels, deadline) =>
      handAll(post, parcels, deadline, (parcel, why) => {
        const told = hear([deadMailbox(parcel, why)]).catch(() => {});
        heard.add(told);
        void told.then(() => heard.delete(told));
      }),
    close: async () => {
      mailer.close();
      await arrivals?.close();
      await Promise.all(heard);
    },
  };
}

interface Post {
  readonly config: MailConfig;
  readonly marks: MailMarks;
  readonly mailer: Mailer;
  readonly given: Given;
  readonly outage: Outage;
}

function openMailer(config: MailConfig): Mailer {
  return createTransport({
    pool: true,
    host: config.host,
    port: config.port,
    name: config.ourName,
    secure: config.tls === 'implicit',
    requireTLS: config.tls === 'required',
    ignoreTLS: config.tls === 'none',
    tls: config.trust === undefined ? undefined : { ca: config.trust },
    auth: config.login && { user: config.login.user, pass: config.login.password },
    maxConnections: config.connections,
    maxMessages: 1_000,
    // Of a message whose connection closed before an octet of it was sent; later ones are never sent again by themselves.
    maxRequeues: 1,
    rateLimit: config.perSecond,
    connectionTimeout: config.patience,
    greetingTimeout: config.patience,
    dnsTimeout: config.patience,
    socketTimeout: config.patience,
    socketCloseTimeout: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
    dkim: config.dkim
      ? {
          domainName: config.dkim.domain,
          keySelector: config.dkim.selector,
          privateKey: config.dkim.privateKey,
          headerFieldNames: SIGNED,
        }
      : undefined,
  });
}

/** How far a message has left: its first octet was asked for, its last one was read for sending. */
interface Given {
  begun(signal: AbortSignal): boolean;
  whole(signal: AbortSignal): boolean;
}

/** Watches the octets of each message leave: a message whose last octet was never read for sending cannot have arrived. */
function watchGiven(mailer: Mailer): Given {
  const given = new WeakSet<AbortSignal>();
  const begun = new WeakSet<AbortSignal>();
  mailer.use('stream', (mail, done) => {
    const { signal } = mail.data;
    const open = mail.message.createReadStream.bind(mail.message);
    mail.message.createReadStream = (options) => {
      const stream: Readable = open(options);
      if (signal) begun.add(signal);
      if (signal) stream.once('end', () => given.add(signal));
      return stream;
    };
    done();
  });
  return { begun: (signal) => begun.has(signal), whole: (signal) => given.has(signal) };
}

async function handAll(
  post: Post,
  parcels: readonly Parcel[],
  deadline: number,
  onDead: (parcel: Parcel, why: string) => void,
): Promise<Handover[]> {
  const late = parcels.map(() => new AbortController());
  const timer = setTimeout(() => {
    for (const controller of late) controller.abort(new Error('no answer in time'));
  }, deadline);
  try {
    return await Promise.all(
      parcels.map((parcel, index) => {
        const { silenced } = parcel;
        const fall = () => {
          // What has begun to leave goes on: broken off, nobody would know whether it arrived.
          if (!post.given.begun(late[index]!.signal)) late[index]!.abort(new Error(SILENCED));
        };
        if (silenced?.aborted) fall();
        else silenced?.addEventListener('abort', fall, { once: true });
        return handOne(post, parcel, late[index]!.signal, onDead);
      }),
    );
  } finally {
    clearTimeout(timer);
  }
}

async function handOne(
  { config, marks, mailer, given, outage }: Post,
  parcel: Parcel,
  signal: AbortSignal,
  onDead: (parcel: Parcel, why: string) => void,
): Promise<Handover> {
  if (!PLAIN_ADDRESS.test(parcel.to)) return { state: 'no', why: 'not a mailbox address', again: false };
  const messageId = marks.messageId(parcel.key);
  const sender = marks.address('bounce', parcel.key);
  try {
    await mailer.sendMail({
      messageId,
      from: { name: config.from.names[parcel.language], address: config.from.address },
      replyTo: marks.address('reply', parcel.key),
      to: { name: '', address: parcel.to },
      subject: parcel.outer ?? '',
      text: parcel.body,
      html: parcel.html ?? undefined,
      headers: headersOf(parcel, marks),
      xMailer: false,
      envelope: { from: sender, to: parcel.to },
      // The header lines alone come back with a bounce: the text stays with the person.
      dsn: { id: parcel.key, return: 'headers', notify: ['failure'] },
      signal,
    });
    outage.worked();
    return { state: 'taken', reference: messageId, parts: 1 };
  } catch (error) {
    if (parcel.silenced?.aborted && !given.begun(signal)) return { state: 'no', why: SILENCED, again: true };
    const verdict = judgeMailFailure(failureFrom(error, given.whole(signal)));
    if (verdict.ours) outage.failed(verdict.handover.why);
    else outage.worked();
    if (verdict.addressDead) onDead(parcel, verdict.handover.why);
    return verdict.handover;
  }
}

function headersOf({ language, unsubscribe, key }: Parcel, marks: MailMarks): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'Content-Language': language,
    ...(unsubscribe === null
      ? {}
      : {
          'List-Unsubscribe': `<${unsubscribe}>, <mailto:${marks.address('unsubscribe', key)}?subject=unsubscribe>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
  };
}

function failureFrom(error: unknown, given: boolean): MailFailure {
  const { code, command, responseCode, response, message } = error as Partial<Record<string, unknown>>;
  return {
    code: typeof code === 'string' ? code : undefined,
    command: typeof command === 'string' ? command : undefined,
    answerCode: typeof responseCode === 'number' ? responseCode : undefined,
    answer: typeof response === 'string' ? response : undefined,
    message: typeof message === 'string' ? message : String(error),
    given,
  };
}

function deadMailbox(parcel: Parcel, why: string) {
  return {
    type: 'receipt',
    reference: null,
    key: parcel.key,
    outcome: 'bounced',
    addressDead: true,
    detail: why,
    at: null,
  } as const;
}
