/**
 * How does a mail server report that it could not deliver?
 *
 * As RFC 3464 writes it: words for people, fields for programs, and the header of the message that failed; or, as some still do,
 * with words alone.
 */
import type { MailSeen } from './mail-host.ts';

/** What the report says. `plain`: words alone, without fields. */
export interface BounceWords {
  readonly action: 'failed' | 'delayed' | 'delivered';
  readonly status: string;
  readonly said: string;
  readonly plain?: boolean;
  readonly messageId?: string;
}

/** The whole report, ready to be sent. */
export function bounceText(mail: MailSeen, { action, status, said, plain, messageId }: BounceWords): string {
  const head = [
    'From: MAILER-DAEMON@host.example',
    `To: ${mail.from}`,
    'Subject: Undelivered mail',
    'Date: Sun, 22 Nov 2026 09:30:00 +0800',
    `Message-ID: <${messageId ?? `report.${status}.${mail.email.messageId?.replace(/[<>@]/g, '.')}`}@host.example>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
  ];
  const words = `This is the mail system at host.example.\r\n\r\n<${mail.to}>: ${said}\r\n`;
  if (plain)
    return [...head.filter((line) => !line.startsWith('Auto-')), 'Content-Type: text/plain', '', words].join(
      '\r\n',
    );
  const part = (type: string, ...lines: string[]) => ['--report', `Content-Type: ${type}`, '', ...lines, ''];
  const header = mail.raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  return [
    ...head,
    'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
    '',
    ...part('text/plain; charset=utf-8', words),
    ...part(
      'message/delivery-status',
      'Reporting-MTA: dns; host.example',
      ...(mail.envelopeId === null ? [] : [`Original-Envelope-Id: ${mail.envelopeId}`]),
      'Arrival-Date: Sun, 22 Nov 2026 09:29:58 +0800',
      '',
      `Final-Recipient: rfc822; ${mail.to}`,
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: smtp; ${said}`,
    ),
    ...part('text/rfc822-headers', header),
    '--report--',
    '',
  ].join('\r\n');
}
