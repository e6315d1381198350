/**
 * How do keys and webhooks travel to the administrator's pages?
 */
import { z } from 'zod';
import { MACHINES } from '../../../policy/house/doors/machines.ts';
import { AGENCY_SCOPE, SCOPES } from '../../../rules/people/permission.ts';
import { AGENCY_KINDS, WEBHOOK_KINDS } from '../../machines/webhook-words.ts';
import { DayText, Names, Ordinal } from '../wire.ts';

const HostWish = z.string().trim().min(1).max(80).nullable().default(null);
const Cursor = z.string().max(200).optional();
const Instant = z.string().describe('ISO 8601, UTC');

const AnyScope = z.enum([...SCOPES, AGENCY_SCOPE]);
const AgencyWish = z
  .string()
  .regex(/^[A-Za-z0-9-]{3,32}$/, 'not the number of an agency')
  .nullable()
  .default(null);
const AgenciesLetIn = z.array(z.object({ agency: z.string(), name: Names }));
const KEY_PARTS = {
  name: z.string().trim().min(1).max(80).describe('Which program will hold it'),
  host: HostWish.describe('Whose references it may name; null: every host’s'),
  agency: AgencyWish.describe('The agency whose program it is: then its only scope is agency:work'),
  scopes: z.array(AnyScope).min(1).max(SCOPES.length),
  perMinute: z.int().min(1).max(1_000_000).default(MACHINES.key.perMinute),
  days: z.int().min(1).max(MACHINES.key.mostDays).default(MACHINES.key.days),
};
export const KeyAsked = z
  .object(KEY_PARTS)
  .refine(
    ({ agency, scopes }) =>
      agency === null ? !scopes.includes(AGENCY_SCOPE) : scopes.join() === AGENCY_SCOPE,
    {
      message: 'agency:work goes with an agency, and with nothing else',
      path: ['scopes'],
    },
  );
export const KeyMade = z
  .object({ id: z.string(), key: z.string().describe('Shown now and never again') })
  .meta({ id: 'ApiKeyMade' });
export type KeyMade = z.infer<typeof KeyMade>;
export const ByApiKey = z.object({ key: z.string().regex(/^[a-z0-9]{12}$/, 'not the number of a key') });
export const KeysAsked = z.object({
  after: Cursor,
  size: z.coerce.number().int().min(1).max(200).default(50),
});
export const KeysAnswer = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        host: z.string().nullable(),
        agency: z.string().nullable(),
        scopes: z.array(AnyScope),
        perMinute: z.int(),
        madeAt: Instant,
        madeBy: z.string(),
        until: Instant,
        usedAt: Instant.nullable(),
        state: z.enum(['good', 'expired', 'ended']),
      }),
    ),
    next: z.string().nullable(),
    agencies: AgenciesLetIn.describe('For whose programs a key can be made'),
  })
  .meta({ id: 'ApiKeys' });
export type KeysAnswer = z.infer<typeof KeysAnswer>;
export const KeyEnded = z.object({ state: z.literal('ended') }).meta({ id: 'ApiKeyEnded' });

const ofAgencies: ReadonlySet<string> = new Set(AGENCY_KINDS);
export const EndpointAsked = z
  .object({
    url: z.string().trim().min(8).max(500),
    kinds: z
      .array(z.enum([...WEBHOOK_KINDS, ...AGENCY_KINDS]))
      .min(1)
      .max(WEBHOOK_KINDS.length),
    host: HostWish.describe('About whose accounts; null: all'),
    agency: AgencyWish.describe('The agency that hears of its own placements there, and of nothing else'),
  })
  .refine(({ agency, kinds }) => kinds.every((one) => ofAgencies.has(one) === (agency !== null)), {
    message: 'placement.* goes with an agency, and with nothing else',
    path: ['kinds'],
  })
  .refine(({ agency, host }) => agency === null || host === null, {
    message: 'an agency hears of its placements, whichever host they come from',
    path: ['host'],
  });
export const EndpointSecret = z
  .object({
    endpoint: z.int(),
    secret: z.string().describe('Signs what is sent; shown now and never again'),
  })
  .meta({ id: 'WebhookSecret' });
export type EndpointSecret = z.infer<typeof EndpointSecret>;
export const ByEndpoint = z.object({ endpoint: Ordinal });
export const EndpointsAnswer = z
  .object({
    kinds: z.array(z.string()).describe('All that may be chosen'),
    agencyKinds: z.array(z.string()).describe('All that may be chosen for an agency'),
    agencies: AgenciesLetIn.describe('For whose programs an address can be added'),
    items: z.array(
      z.object({
        endpoint: z.int(),
        url: z.string(),
        kinds: z.array(z.string()),
        host: z.string().nullable(),
        agency: z.string().nullable(),
        madeAt: Instant,
        madeBy: z.string(),
        bothUntil: Instant.nullable().describe('Until then the secret before signs too'),
        state: z.enum(['works', 'failing', 'stopped']),
        stoppedWhy: z.string().nullable(),
        waiting: z.int(),
        failed: z.int(),
      }),
    ),
  })
  .meta({ id: 'WebhookEndpoints' });
export type EndpointsAnswer = z.infer<typeof EndpointsAnswer>;
export const EndpointWord = z.object({ state: z.enum(['stopped', 'started']) }).meta({ id: 'WebhookState' });

const STATES = ['waiting', 'sending', 'told', 'failed'] as const;
export const DeliveriesAsked = z.object({
  state: z.enum(STATES).optional(),
  kind: z.string().max(40).optional(),
  after: Cursor,
  size: z.coerce.number().int().min(1).max(200).default(50),
});
const DeliveryShown = z.object({
  position: z.string(),
  id: z.string(),
  kind: z.string(),
  at: Instant.describe('When it happened, by the clock of the house'),
  state: z.enum(STATES),
  tries: z.int(),
  nextAt: Instant.nullable(),
  status: z.int().nullable(),
  milliseconds: z.int().nullable(),
  said: z.string().nullable(),
});
export const DeliveriesAnswer = z
  .object({ items: z.array(DeliveryShown), next: z.string().nullable() })
  .meta({ id: 'WebhookDeliveries' });
export type DeliveriesAnswer = z.infer<typeof DeliveriesAnswer>;
export const ByDelivery = ByEndpoint.extend({ position: z.string().regex(/^\d{1,18}$/, 'not a delivery') });
export const DeliveryAnswer = z
  .object({
    id: z.string(),
    kind: z.string(),
    state: z.enum(STATES),
    body: z.string().describe('What is sent, letter by letter'),
    tries: z.array(
      z.object({
        try: z.int(),
        at: Instant,
        milliseconds: z.int(),
        status: z.int().nullable(),
        said: z.string(),
      }),
    ),
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryAnswer = z.infer<typeof DeliveryAnswer>;

export const AgainAsked = z
  .object({
    position: z
      .string()
      .regex(/^\d{1,18}$/, 'not a delivery')
      .optional(),
    failedSince: DayText.optional(),
  })
  .refine(
    ({ position, failedSince }) => (position === undefined) !== (failedSince === undefined),
    'name one delivery, or the day since which all that failed goes out again',
  );
export const AgainAnswer = z.object({ again: z.int() }).meta({ id: 'WebhookAgain' });
export const TestAnswer = z.object({ position: z.string() }).meta({ id: 'WebhookTest' });
