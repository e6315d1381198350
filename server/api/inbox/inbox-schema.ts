/**
 * What does a borrower see of his messages and of the devices that remind him?
 *
 * The contract of this part of the borrower's door: the server checks against it and the web takes its types from it.
 */
import { z } from 'zod';
import { LANGUAGES } from '../../../rules/telling/language.ts';
import { Names, Ordinal } from '../wire.ts';

export const InboxAsked = z.object({
  before: Ordinal.optional().describe('Only messages with a lower number'),
});

export const MessageShown = z
  .object({
    message: z.int(),
    way: z.enum(['in-app', 'push']),
    at: z.string().describe('Where the borrower lives: "2026-11-22 10:05"'),
    sender: Names.describe('Who wrote it'),
    purpose: z.string().describe('What the contact was made for, as the gate knows it'),
    accounts: z.array(z.string()).describe('What it is about'),
    language: z.enum(LANGUAGES),
    subject: z.string().nullable(),
    text: z.string(),
    code: z.string().describe('The check code, as people type it'),
    crossed: z.boolean().describe('Something became known while it was on its way'),
    readAt: z.string().nullable(),
  })
  .meta({ id: 'InboxMessage' });
export type MessageShown = z.infer<typeof MessageShown>;

export const InboxAnswer = z
  .object({
    today: z.string(),
    unread: z.int(),
    messages: z.array(MessageShown).describe('The newest first'),
    more: z.boolean().describe('There are older ones: ask with `before`'),
  })
  .meta({ id: 'Inbox' });
export type InboxAnswer = z.infer<typeof InboxAnswer>;

export const ReadAnswer = z.object({ readAt: z.string(), unread: z.int() }).meta({ id: 'InboxRead' });
export type ReadAnswer = z.infer<typeof ReadAnswer>;

/** An address at a push service: browsers' are a few hundred characters. */
const Endpoint = z.url().max(1_000);

export const DeviceAsked = z.object({
  endpoint: Endpoint,
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{87}=?$/, 'not a public key of a browser'),
    auth: z.string().regex(/^[\w-]{22}(==)?$/, 'not a secret of a browser'),
  }),
  language: z.enum(LANGUAGES),
});

export const ThisDevice = z.object({
  endpoint: Endpoint.nullable().describe('What this browser is subscribed to, if anything'),
});

export const DeviceGone = z.object({
  endpoint: Endpoint.nullable().describe('Null: every device'),
});

export const DevicesAnswer = z
  .object({
    publicKey: z
      .string()
      .nullable()
      .describe('What a browser subscribes to; null: this lender sends no reminders to devices'),
    on: z.boolean().describe('This browser is reminded'),
    others: z.int().describe('Further devices that are'),
  })
  .meta({ id: 'Devices' });
export type DevicesAnswer = z.infer<typeof DevicesAnswer>;
