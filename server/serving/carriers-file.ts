/**
 * By which carriers does this house send, and where is that written?
 *
 * One JSON file, docs/carriers-example.json being one: sending and serving read the same. Carriers of one way are used in the order in
 * which they stand. A secret never stands in it: `env:NAME` names the variable of the environment that holds it. Whatever is
 * wrong is said all at once, each with its place and what to do.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { clockOf } from '../../rules/gate/local-time.ts';
import { OUTSIDE_ROLES, STAFF_ROLES } from '../../rules/people/permission.ts';
import { BROWSER_PUSH_SERVICES } from '../contact/push/push-origins.ts';
import { isProviderAddress } from '../people/identity-provider.ts';
import { Trouble, wordsOf } from '../trouble.ts';

/** The environment in which names of secrets are looked up. */
export type Surroundings = Readonly<Record<string, string | undefined>>;

const EXAMPLE = 'docs/carriers-example.json shows every kind, docs/contact.md says what each word means.';
const SECRET_NAME = /^env:([A-Za-z_][A-Za-z0-9_]*)$/;

/** What `carriersSchema` reads: everything in its place, secrets looked up. */
export type CarriersFile = z.infer<ReturnType<typeof carriersSchema>>;
export type CarrierTerms = CarriersFile['carriers'][number];
export type TermsOf<K extends CarrierTerms['kind']> = Extract<CarrierTerms, { kind: K }>;

/** Reads the file at `path`. Throws a Trouble that names every fault. */
export function readCarriersFile(path: string, surroundings: Surroundings = process.env): CarriersFile {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Trouble(`The carriers file ${path} cannot be read: ${wordsOf(error)}`, EXAMPLE, error);
  }
  return carriersFrom(raw, path, surroundings);
}

/** Reads what stood in a file; `path` is what messages call it. */
export function carriersFrom(raw: unknown, path: string, surroundings: Surroundings): CarriersFile {
  const read = carriersSchema(surroundings).safeParse(raw);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `  ${placeOf(issue.path, raw)}: ${issue.message}`);
  throw new Trouble(`The carriers file ${path} cannot be used:\n${faults.join('\n')}`, EXAMPLE);
}

/** "carriers[2] (centre-a).password": the name helps who reads a long file. */
function placeOf(path: readonly PropertyKey[], raw: unknown): string {
  const [first, place, ...rest] = path;
  if (first !== 'carriers' || typeof place !== 'number') return path.map(String).join('.') || 'the whole';
  const carriers = (raw as { carriers?: readonly { name?: unknown }[] }).carriers;
  const name = carriers?.[place]?.name;
  const known = typeof name === 'string' ? ` (${name})` : '';
  return [`carriers[${place}]${known}`, ...rest.map(String)].join('.');
}

function carriersSchema(surroundings: Surroundings) {
  const secret = secretIn(surroundings);
  return z
    .strictObject({
      $comment: z.string().optional(),
      site: WEB.describe('Where people reach the pages of the house: links in messages lead there'),
      people: z
        .enum(['open', 'required'])
        .default('open')
        .describe('Whether everybody signs in; open: no door asks for a name'),
      webhooks: z
        .strictObject({
          nets: z
            .array(z.union([z.cidrv4(), z.cidrv6()], 'not a net: it looks like "10.20.0.0/16"'))
            .max(100)
            .describe('Private nets in which programs may be told'),
        })
        .default({ nets: [] }),
      payments: z
        .strictObject({
          name: COMMON.name,
          address: WEB,
          key: secret,
          secrets: z.array(secret).min(1),
        })
        .optional()
        .describe('On whose page borrowers pay; left out: nobody pays here'),
      map: MAP.optional().describe('The map that visitors see; left out: a sketch of their way and no map'),
      scanner: SCANNER.optional().describe('Every paper goes through it; left out: none'),
      identityProvider: providerTerms(secret).optional(),
      knownPasswords: TEXT.optional().describe(
        'A list of passwords that nobody may take, one a line; its path begins at this file',
      ),
      carriers: z
        .array(z.discriminatedUnion('kind', kinds(secret)))
        .min(1, 'no carrier stands here, so nothing could be sent: write down at least one'),
    })
    .superRefine(({ carriers, people, identityProvider, knownPasswords }, context) => {
      for (const [place, given] of Object.entries({ identityProvider, knownPasswords })) {
        if (given === undefined || people === 'required') continue;
        context.addIssue({
          code: 'custom',
          path: [place],
          message: 'nobody is asked to sign in: write "people": "required" too',
        });
      }
      carriers.forEach(({ name }, place) => {
        if (carriers.findIndex((one) => one.name === name) !== place)
          context.addIssue({
            code: 'custom',
            path: ['carriers', place, 'name'],
            message: `another carrier is called "${name}": give each a name of its own`,
          });
      });
      if (carriers.filter(({ kind }) => kind === 'exchange').length > 1)
        context.addIssue({ code: 'custom', path: ['carriers'], message: 'only one exchange can be used' });
    });
}

/** A text that names a variable; read, it is what the variable holds. */
function secretIn(surroundings: Surroundings) {
  return z.string().transform((reference, context) => {
    const name = SECRET_NAME.exec(reference)?.[1];
    const value = name === undefined ? undefined : surroundings[name];
    if (name === undefined)
      context.addIssue({
        code: 'custom',
        message: 'a secret is never written here: name the variable that holds it, as "env:SMS_PASSWORD"',
      });
    else if (value === undefined || value === '')
      context.addIssue({
        code: 'custom',
        message: `the variable ${name} is not set: set it and start again`,
      });
    // Keys in several lines are often kept in one.
    return (value ?? '').replaceAll('\\n', '\n');
  });
}

type Secret = ReturnType<typeof secretIn>;

const TEXT = z.string().min(1);
const PORT = z.int().min(0).max(65_535);
const ADDRESS = z.url({ protocol: /^https?$/, error: 'not an address: it begins with https://' });
/** Without a slash at its end. */
const WEB = ADDRESS.transform((address) => address.replace(/\/$/, ''));
const CLOCK = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day: it looks like "08:00"')
  .transform(clockOf);
const LANGUAGES = z.strictObject({ 'zh-CN': TEXT, en: TEXT });

/** A scanner of viruses that speaks clamd's protocol. */
const SCANNER = z.strictObject({ host: TEXT, port: PORT });
const MAP = z.strictObject({
  tiles: TEXT.regex(
    /^https?:\/\/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})\S+$/,
    'not an address of tiles: it looks like "https://tiles.lender.example/{z}/{x}/{y}.png"',
  ),
  credit: TEXT.describe('Whom the map is owed to, shown below it'),
});

/** How those who work here come in by the provider of their company. */
function providerTerms(secret: Secret) {
  const role = z.enum(STAFF_ROLES).exclude(OUTSIDE_ROLES);
  return z.strictObject({
    issuer: ADDRESS.refine(isProviderAddress, 'a provider is asked over https:// alone, but on this machine'),
    clientId: TEXT,
    clientSecret: secret,
    names: LANGUAGES,
    scope: TEXT.default('openid profile email'),
    claims: z
      .strictObject({ number: TEXT.default('preferred_username'), groups: TEXT.default('groups') })
      .prefault({}),
    roles: z
      .record(TEXT, z.array(role).min(1))
      .refine((roles) => Object.keys(roles).length > 0, 'no group gives a role, so nobody could come in'),
    domains: z.array(TEXT.transform((domain) => domain.toLowerCase())).default([]),
    secondFactor: z
      .strictObject({
        acr: z.array(TEXT).default([]),
        amr: z.array(TEXT).default(['mfa']),
        ask: TEXT.nullable().default(null),
      })
      .prefault({}),
    local: z.enum(['everybody', 'administrators']).default('administrators'),
  });
}

/** What every carrier of messages has. */
const COMMON = {
  name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'small letters, digits and hyphens, a letter first'),
  hours: z.strictObject({ opens: CLOCK, closes: CLOCK }).optional(),
  perSecond: z.number().positive().max(100_000),
  together: z.int().min(1).max(1_000).default(200),
};
/** Price of one part in ten-thousandths of the currency: 450 is 0.045. */
const COST = z.int().nonnegative();

function kinds(secret: Secret) {
  return [
    smppKind(secret),
    smsHttpKind(secret),
    mailKind(secret),
    z.strictObject({
      kind: z.literal('push'),
      ...COMMON,
      subject: z.string().regex(/^(mailto:|https:\/\/)/, 'whom to ask about us: "mailto:…" or "https://…"'),
      services: z
        .array(TEXT)
        .min(1)
        .default([...BROWSER_PUSH_SERVICES]),
      titles: LANGUAGES,
      trust: TEXT.optional(),
      connections: z.int().min(1).max(1_000).default(16),
      costOfPart: COST.default(0),
    }),
    z.strictObject({ kind: z.literal('in-app'), ...COMMON }),
    z.strictObject({
      kind: z.literal('post'),
      ...COMMON,
      address: WEB,
      token: secret,
      costOfLetter: COST,
      waitSeconds: z.int().min(1).max(60).default(20),
    }),
    z.strictObject({
      kind: z.literal('exchange'),
      name: COMMON.name,
      address: WEB,
      token: secret,
      secrets: z.array(secret).min(1),
      shown: TEXT,
      ringSeconds: z.int().min(5).max(120).default(40),
    }),
  ] as const;
}

function mailKind(secret: Secret) {
  return z.strictObject({
    kind: z.literal('mail'),
    ...COMMON,
    host: TEXT,
    port: PORT,
    tls: z.enum(['implicit', 'required', 'offered', 'none']),
    trust: TEXT.optional(),
    login: z.strictObject({ user: TEXT, password: secret }).optional(),
    ourName: TEXT,
    from: z.strictObject({ address: z.email(), names: LANGUAGES }),
    marks: z.strictObject({ domain: TEXT, secret }),
    dkim: z.strictObject({ domain: TEXT, selector: TEXT, privateKey: secret }).nullable(),
    arrivals: z
      .strictObject({
        host: TEXT,
        port: PORT,
        mailboxes: z.array(z.email()),
        tls: z.strictObject({ key: secret, cert: secret }).optional(),
      })
      .nullable(),
    connections: z.int().min(1).max(100).default(4),
    patience: z.int().positive().default(10_000),
    costOfPart: COST,
  });
}

function smppKind(secret: Secret) {
  return z.strictObject({
    kind: z.literal('smpp'),
    ...COMMON,
    host: TEXT,
    port: PORT,
    tls: z.union([z.boolean(), TEXT]).default(false),
    systemId: TEXT,
    password: secret,
    systemType: z.string().optional(),
    from: TEXT,
    fromTon: z.int().min(0).max(6).optional(),
    toTon: z.int().min(0).max(6).optional(),
    serviceType: z.string().optional(),
    window: z.int().min(1).max(10_000).optional(),
    costOfPart: COST,
    answerWithin: z.int().positive().optional(),
    enquireAfter: z.int().positive().optional(),
    retryFirst: z.int().positive().optional(),
    retryLast: z.int().positive().optional(),
    throttlePause: z.int().positive().optional(),
    replyPatience: z.int().positive().optional(),
    userReference: z.boolean().optional(),
    laterStatuses: z.array(z.int()).optional(),
    deadErrors: z.array(TEXT).optional(),
    minutesAhead: z.int().nullable().optional(),
  });
}

function smsHttpKind(secret: Secret) {
  return z.strictObject({
    kind: z.literal('sms-http'),
    ...COMMON,
    endpoint: ADDRESS,
    keyId: secret,
    keySecret: secret,
    signName: TEXT,
    /** Which registered template says what a text of ours says, with which facts as its parameters. */
    templates: z.array(
      z.strictObject({
        text: TEXT,
        language: z.enum(['zh-CN', 'en']),
        code: TEXT,
        parameters: z.record(z.string(), TEXT),
      }),
    ),
    connections: z.int().min(1).max(1_000).optional(),
    costOfPart: COST,
    downFor: z.int().positive().optional(),
    webhook: z.strictObject({ host: TEXT, port: PORT, secret }).optional(),
    deadErrors: z.array(TEXT).optional(),
  });
}
