/**
 * What does a mail server's "no" mean: never, not now, or nobody knows?
 *
 * An answer of the server decides by its first digit (RFC 5321 §4.2.1); without one it matters whether the whole message had been
 * given: until then the far end has nothing, from then on it may have it. The enhanced status code (RFC 3463) says
 * whether the mailbox is known not to exist, which is the one thing that makes an address dead.
 */
import type { Handover } from '../carrier.ts';

/** How a try to hand over one e-mail ended badly. */
export interface MailFailure {
  /** Name of the failure in the library: "ECONNECTION", "EAUTH", … */
  readonly code: string | undefined;
  /** What was going on: "CONN", "MAIL FROM", "RCPT TO", "DATA", … */
  readonly command: string | undefined;
  /** Number and text of the server's answer, where there was one. */
  readonly answerCode: number | undefined;
  readonly answer: string | undefined;
  readonly message: string;
  /** The last octet of the message had been read for sending. */
  readonly given: boolean;
}

/** What follows from it. `ours`: it is about the connection or about us, and hits every message alike. */
export interface MailVerdict {
  readonly handover: Exclude<Handover, { state: 'taken' }>;
  readonly ours: boolean;
  readonly addressDead: boolean;
}

/** RFC 3463 and its registry: the mailbox, its domain or its very syntax does not exist; it moved and left no address; null MX. */
const DEAD = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10']);

/** Whether an enhanced status code says that the address does not exist. A full, closed or refusing mailbox does exist. */
export function isDeadMailbox(status: string): boolean {
  return DEAD.has(status);
}

/** The enhanced status code in a server's answer ("550 5.1.1 No such user"), or null. */
export function statusIn(answer: string): string | null {
  return /^\s*(?:\d{3}[ -])?#?([245]\.\d{1,3}\.\d{1,3})\b/.exec(answer)?.[1] ?? null;
}

/** Judges a failure. */
export function judgeMailFailure(failure: MailFailure): MailVerdict {
  const { answerCode = 0, given } = failure;
  const why = (failure.answer ?? failure.message).replace(/\s+/g, ' ').trim().slice(0, 300);
  const no = (again: boolean): MailVerdict['handover'] => ({ state: 'no', why, again });
  if (answerCode >= 400 && answerCode < 600) {
    const ours = isAboutUs(failure);
    // 503 says that the conversation went wrong, not the message.
    const never = answerCode >= 500 && answerCode !== 503 && !ours;
    const status = statusIn(failure.answer ?? '');
    const addressDead = never && failure.command === 'RCPT TO' && status !== null && isDeadMailbox(status);
    return { handover: no(!never), ours, addressDead };
  }
  // The library found the message or its addresses impossible before it said a word.
  if (failure.command === 'API' && failure.code === 'EENVELOPE')
    return { handover: no(false), ours: false, addressDead: false };
  return { handover: given ? { state: 'unknown', why } : no(true), ours: true, addressDead: false };
}

/** The greeting, the login and the sender are ours: they are refused whoever the message is for. */
function isAboutUs({ code, command, answerCode }: MailFailure): boolean {
  if (answerCode === 421 || code === 'EAUTH' || code === 'ETLS') return true;
  return command !== 'RCPT TO' && command !== 'DATA';
}
