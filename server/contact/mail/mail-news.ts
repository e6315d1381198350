/**
 * What does an e-mail that came in tell us: a bounce, a delivery, an answer of a person, a wish to be left alone?
 *
 * The address it came to says which message it is about (mail-marks). A report of a mail server is read as RFC 3464 has it; one
 * that is not written that way is a bounce all the same, but kills no address. What a machine answers (RFC 3834) is no
 * answer of the person: it only shows that the message arrived.
 */
import type { Email, Header } from 'postal-mime';
import type { News } from '../carrier.ts';
import type { MailMarks, Purpose } from './mail-marks.ts';
import { isDeadMailbox } from './mail-status.ts';
import { ownWords, textOfHtml } from './own-words.ts';

/** An e-mail that came in, for one of the addresses it came to. */
export interface Arrival {
  readonly email: Email;
  /** Sender on the envelope; empty for what mail servers write themselves. */
  readonly sender: string;
  /** Our address on the envelope, and what it names; null for an address that names nothing. */
  readonly to: string;
  readonly names: { readonly purpose: Purpose; readonly key: string } | null;
  /** The same for a mail that comes again: made of its Message-ID, or of its octets where it has none, and the address. */
  readonly name: string;
}

type Receipt = Extract<News, { type: 'receipt' }>;

/** What it tells: one piece of news, or none where nothing is final yet. */
export function newsOf(arrival: Arrival, marks: MailMarks): News[] {
  const { email, names, sender } = arrival;
  const key = names?.key ?? keyAnswered(email, marks);
  const at = timeOf(email);
  if (names?.purpose === 'unsubscribe') return [replyOf(arrival, key, at, 'unsubscribe')];
  const report = reportIn(email);
  if (report !== null) return key === null ? [] : report.flatMap((fields) => receiptOf(fields, key, at));
  if (isAutomatic(email.headers))
    return key === null ? [] : [receipt(key, at, 'delivered', false, 'answered automatically')];
  if (sender === '' || names?.purpose === 'bounce')
    return key === null ? [] : [receipt(key, at, 'bounced', false, firstLine(email))];
  return [replyOf(arrival, key, at, ownWords(email.text ?? textOfHtml(email.html ?? '')))];
}

function replyOf(arrival: Arrival, key: string | null, at: number | null, text: string): News {
  const from = arrival.email.from?.address ?? arrival.sender;
  return { type: 'reply', way: 'email', from, to: arrival.to, text, key, at, id: arrival.name };
}

function receipt(
  key: string,
  at: number | null,
  outcome: Receipt['outcome'],
  addressDead: boolean,
  detail: string,
): Receipt {
  return { type: 'receipt', reference: null, key, outcome, addressDead, detail: detail.slice(0, 300), at };
}

/** The message that is answered, by the Message-IDs that an answer repeats. */
function keyAnswered(email: Email, marks: MailMarks): string | null {
  const repeated = `${email.references ?? ''} ${email.inReplyTo ?? ''}`;
  return marks.readMessageIds(repeated)[0] ?? null;
}

/** The groups of fields about each recipient in a report of a mail server, or null when it is no such report. */
function reportIn(email: Email): ReadonlyMap<string, string>[] | null {
  const part = email.attachments.find(({ mimeType }) =>
    ['message/delivery-status', 'message/global-delivery-status'].includes(mimeType),
  );
  if (part === undefined) return null;
  const text =
    typeof part.content === 'string'
      ? part.content
      : Buffer.from(part.content as Uint8Array).toString('utf8');
  const groups = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map(fieldsOf);
  return groups.filter((fields) => fields.has('action'));
}

function fieldsOf(group: string): ReadonlyMap<string, string> {
  return new Map(
    group.split('\n').flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
    }),
  );
}

/** RFC 3464 §2.3.3: only "failed" and "delivered" are final; of "delayed", "relayed" and "expanded" more may be heard. */
function receiptOf(fields: ReadonlyMap<string, string>, key: string, at: number | null): Receipt[] {
  const action = (fields.get('action') ?? '').toLowerCase();
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '';
  const detail = `${status} ${fields.get('diagnostic-code') ?? ''}`.trim();
  if (action === 'failed') return [receipt(key, at, 'bounced', isDeadMailbox(status), detail)];
  return action === 'delivered' ? [receipt(key, at, 'delivered', false, detail)] : [];
}

/** Whether a machine wrote it: by RFC 3834, and by what was usual before. */
function isAutomatic(headers: readonly Header[]): boolean {
  const value = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase();
  const submitted = value('auto-submitted');
  if (submitted !== undefined && !submitted.startsWith('no')) return true;
  return (
    value('x-autoreply') !== undefined ||
    value('x-autorespond') !== undefined ||
    value('precedence') === 'auto_reply'
  );
}

function firstLine(email: Email): string {
  const text = (email.text ?? email.subject ?? '').split('\n').map((line) => line.trim());
  return text.find((line) => line !== '') ?? 'returned without a reason';
}

function timeOf(email: Email): number | null {
  const time = Date.parse(email.date ?? '');
  return Number.isNaN(time) ? null : time;
}
