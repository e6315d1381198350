/**
 * How do bounces and answers by e-mail come in, so that none is lost or told twice?
 *
 * A small SMTP server that takes mail for our own addresses only, and says "taken" when what the mail tells has been kept:
 * until then the other server has it and tries again. What it tries again after it was kept is known by its Message-ID.
 */
import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Hearer } from '../carrier.ts';
import { SHARED_PORTS } from '../carriers/shared-ports.ts';
import type { MailMarks } from './mail-marks.ts';
import { newsOf } from './mail-news.ts';

/** Where we listen. */
export interface ArrivalPoint {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Offers STARTTLS with this certificate; without it mail comes in the clear. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Addresses without a mark that people may write to as well. */
  readonly mailboxes: readonly string[];
}

/** A server that listens. */
export interface MailArrivals {
  readonly port: number;
  close(): Promise<void>;
}

const LARGEST = 10 * 1024 * 1024;
/** So many of the last mails are known again; as 16 octets each. */
const REMEMBERED = 50_000;

/** Listens until it is closed. `hear` resolves when the news is kept. */
export async function openMailArrivals(
  point: ArrivalPoint,
  marks: MailMarks,
  hear: Hearer,
): Promise<MailArrivals> {
  const kept = new Map<string, Promise<void>>();
  const mailboxes = new Set(point.mailboxes.map((address) => address.toLowerCase()));
  const server = new SMTPServer({
    ...(point.tls ?? {}),
    disabledCommands: point.tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    size: LARGEST,
    closeTimeout: 1_000,
    onRcptTo: ({ address }, _session, done) => {
      const known = marks.readAddress(address) !== null || mailboxes.has(address.toLowerCase());
      done(known ? null : refusal(550, 'No such address here'));
    },
    onData: (stream, session, done) => {
      void takeIn(stream, session, marks, hear, kept).then(done, () =>
        done(refusal(451, 'Not kept; please try again')),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: point.port, host: point.host, reusePort: SHARED_PORTS }, resolve);
  });
  server.removeAllListeners('error');
  server.on('error', () => {}); // of a single connection, which its sender sees and repeats
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail receiver has no port');
  return { port: address.port, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Resolves with nothing when it is kept, or with the refusal to answer; rejects when it could not be kept. */
async function takeIn(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  marks: MailMarks,
  hear: Hearer,
  kept: Map<string, Promise<void>>,
): Promise<Error | null> {
  const octets = await collected(stream);
  if (octets === null) return refusal(552, 'The message is too large');
  let email: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    email = await PostalMime.parse(octets);
  } catch {
    return refusal(554, 'The message cannot be read');
  }
  const { mailFrom, rcptTo } = session.envelope;
  const sender = mailFrom === false ? '' : mailFrom.address;
  for (const { address } of rcptTo) {
    const mark = createHash('sha256').update(`${address}\n${email.messageId ?? ''}\n`);
    const name = (email.messageId === undefined ? mark.update(octets) : mark).digest('base64').slice(0, 22);
    const keeping =
      kept.get(name) ??
      hear(newsOf({ email, sender, to: address, names: marks.readAddress(address), name }, marks));
    remember(kept, name, keeping);
    await keeping;
  }
  return null;
}

/** The message; null when it is too large. The stream is read to its end in any case, as the protocol wants. */
async function collected(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  return stream.sizeExceeded ? null : Buffer.concat(chunks);
}

/** A mail that comes a second time while the first is being kept waits for it; one that could not be kept is forgotten. */
function remember(kept: Map<string, Promise<void>>, name: string, keeping: Promise<void>): void {
  kept.set(name, keeping);
  keeping.catch(() => kept.delete(name));
  if (kept.size <= REMEMBERED) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
