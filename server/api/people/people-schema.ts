/**
 * How do signing in and looking after people travel?
 */
import { z } from 'zod';
import { officeFits, STAFF_ROLES } from '../../../rules/people/permission.ts';

const Login = z.string().min(1).max(100);
/** What somebody will type again on any keyboard: letters of any script, digits and a few signs, with no space. */
const NewLogin = Login.regex(
  /^[\p{L}\p{M}\p{N}._@+-]+$/u,
  'not a name to sign in with: letters, digits and . _ @ + - only',
);
const Password = z.string().min(1).max(200);
const FactorCode = z.string().min(1).max(40).describe('Six digits of the telephone, or a recovery code');
const Role = z.enum(STAFF_ROLES);
export const StaffNumber = z.string().regex(/^[\w-]{1,40}$/, 'not the number of a person who works here');

export const SignInAsked = z.object({ login: Login, password: Password, code: FactorCode });
export const PhoneAsked = z.object({ phone: z.string().min(3).max(40) });
export const CodeAsked = PhoneAsked.extend({ code: z.string().regex(/^\d{6}$/, 'not six digits') });
export const ConfirmAsked = z.object({ code: FactorCode });
export const LinkAsked = z.object({ token: z.string().min(1).max(100) });
export const SetUpAsked = LinkAsked.extend({ password: Password, code: FactorCode });

/** How somebody came in. */
const How = z.enum(['password', 'passkey', 'provider', 'code', 'demonstration']);

export const MeAnswer = z
  .object({
    required: z.boolean().describe('False: doors stand open, on this machine'),
    demonstration: z.boolean().describe('Whoever tries it is whom he likes, with one click'),
    provider: z
      .object({ names: z.object({ en: z.string(), 'zh-CN': z.string() }) })
      .nullable()
      .describe('The identity provider by which those who work here come in'),
    may: z
      .array(z.string())
      .nullable()
      .describe('What the role includes: "POST /api/…"; null: everything, doors stand open'),
    who: z
      .discriminatedUnion('kind', [
        z.object({
          kind: z.literal('staff'),
          number: z.string(),
          name: z.string(),
          roles: z.array(Role),
          agency: z.string().nullable(),
          confirmed: z.boolean().describe('The second factor was shown lately'),
          how: How.nullable(),
        }),
        z.object({
          kind: z.literal('borrower'),
          host: z.string().nullable(),
          reference: z.string().nullable(),
        }),
      ])
      .nullable(),
  })
  .meta({ id: 'Me' });
export type MeAnswer = z.infer<typeof MeAnswer>;

export const TakenWord = z.object({ state: z.literal('taken') }).meta({ id: 'Taken' });
export const SignedInWord = z.object({ state: z.literal('in') }).meta({ id: 'SignedIn' });
export const ConfirmedWord = z.object({ state: z.literal('confirmed') }).meta({ id: 'ConfirmedFactor' });
export const SignedOutWord = z
  .object({
    state: z.literal('out'),
    onward: z.string().nullable().describe('Where the identity provider is told too'),
  })
  .meta({ id: 'SignedOut' });

export const LinkAnswer = z
  .object({
    name: z.string(),
    login: z.string(),
    secret: z.string().describe('For a telephone that cannot read the picture'),
    picture: z.string().describe('QR code as a data: address'),
  })
  .meta({ id: 'SetUpLink' });
export type LinkAnswer = z.infer<typeof LinkAnswer>;

export const SetUpAnswer = z
  .object({
    recovery: z.array(z.string()).describe('Each opens once instead of the telephone; never shown again'),
  })
  .meta({ id: 'SetUpDone' });
export type SetUpAnswer = z.infer<typeof SetUpAnswer>;

export const StaffAsked = z
  .object({
    number: StaffNumber,
    login: NewLogin,
    name: z.string().trim().min(1).max(80),
    roles: z.array(Role).min(1),
    agency: z.string().trim().min(1).max(80).nullable().default(null),
  })
  .refine(({ roles, agency }) => officeFits(roles, agency), {
    path: ['agency'],
    error:
      'a person of an agency or a law firm has that one role and the name of the office; a visitor may have one',
  });

export const ByStaff = z.object({ number: StaffNumber });

export const GivenLink = z
  .object({ link: z.string().describe('Good once; hand it to the person himself') })
  .meta({ id: 'GivenLink' });

export const StaffAnswer = z
  .object({
    items: z.array(
      z.object({
        number: z.string(),
        login: z.string(),
        name: z.string(),
        roles: z.array(Role),
        agency: z.string().nullable(),
        ready: z.boolean(),
        provided: z.boolean().describe('Comes in by the identity provider'),
        ended: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Staff' });

export const SessionsAnswer = z
  .object({
    items: z.array(
      z.object({
        key: z.string().describe('Names it; opens nothing'),
        how: How.nullable(),
        device: z.string(),
        began: z.string(),
        seen: z.string(),
        own: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Sessions' });

export const EndedAnswer = z.object({ ended: z.int() }).meta({ id: 'EndedSessions' });

export const BySession = z.object({
  session: z.string().regex(/^[0-9a-f]{24}$/, 'not a session of the list'),
});

/** What a browser's own functions say and are told: WebAuthn's JSON. */
const Options = z.looseObject({ challenge: z.string() });
const Answered = z.looseObject({
  id: z.string().regex(/^[\w-]{1,1400}$/, 'not the name of a passkey'),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
});

export const PasskeyOptions = Options.meta({ id: 'PasskeyOptions' });
export const PasskeyMade = z.object({
  name: z.string().trim().min(1).max(60),
  answer: Answered.extend({
    response: z.looseObject({
      clientDataJSON: z.string().max(10_000),
      attestationObject: z.string().max(50_000),
    }),
  }),
});
export const PasskeyAnswered = z.object({
  answer: Answered.extend({
    response: z.looseObject({
      clientDataJSON: z.string().max(10_000),
      authenticatorData: z.string().max(10_000),
      signature: z.string().max(10_000),
      userHandle: z.string().max(200).optional(),
    }),
  }),
});
export const ByPasskey = z.object({ passkey: z.string().regex(/^[\w-]{1,1400}$/, 'not a passkey') });

export const OwnSignIn = z
  .object({
    login: z.string(),
    provided: z.boolean().describe('Comes in by the identity provider: nothing of it lies here'),
    recoveryLeft: z.int(),
    passkeys: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        synced: z.boolean().describe('Kept by a store that is on several devices'),
        made: z.string(),
        used: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'OwnSignIn' });
export type OwnSignIn = z.infer<typeof OwnSignIn>;

export const PasswordAsked = z.object({ current: Password, password: Password });
export const ChangedWord = z.object({ state: z.literal('changed') }).meta({ id: 'Changed' });
export const TelephoneBegun = z
  .object({
    token: z.string(),
    secret: z.string(),
    picture: z.string().describe('QR code as a data: address'),
  })
  .meta({ id: 'TelephoneBegun' });
export const TelephoneAsked = z.object({ token: z.string().min(1).max(100), code: FactorCode });

export const VisitAsked = z.object({
  to: z
    .string()
    .max(300)
    .regex(/^\/(?![/\\])/, 'a page of this house')
    .optional(),
  again: z.literal('1').optional().describe('The second factor is to be shown once more'),
});

/** Whom one may be in a demonstration. */
export const DemoAnswer = z
  .object({
    staff: z.array(
      z.object({
        number: z.string(),
        name: z.string(),
        roles: z.array(Role),
        agency: z.string().nullable(),
      }),
    ),
    borrowers: z.array(
      z.object({
        host: z.string(),
        reference: z.string(),
        name: z.string(),
        language: z.string(),
        daysPastDue: z.int(),
      }),
    ),
  })
  .meta({ id: 'DemoPeople' });
export type DemoAnswer = z.infer<typeof DemoAnswer>;
export const DemoAsked = z.union([
  z.object({ number: StaffNumber }),
  z.object({ host: z.string().min(1).max(100), reference: z.string().min(1).max(200) }),
]);
