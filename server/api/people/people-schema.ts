/**
 * How do signing in and looking after people travel?
 */
import { z } from 'zod';
import { STAFF_ROLES } from '../../../rules/people/permission.ts';

const Login = z.string().min(1).max(100);
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

export const MeAnswer = z
  .object({
    required: z.boolean().describe('False: doors stand open, as in a demonstration'),
    who: z
      .discriminatedUnion('kind', [
        z.object({
          kind: z.literal('staff'),
          number: z.string(),
          name: z.string(),
          roles: z.array(Role),
          confirmed: z.boolean().describe('The second factor was shown lately'),
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
export const SignedOutWord = z.object({ state: z.literal('out') }).meta({ id: 'SignedOut' });

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
    login: Login,
    name: z.string().trim().min(1).max(80),
    roles: z.array(Role).min(1),
    agency: z.string().trim().min(1).max(80).nullable().default(null),
  })
  .refine(({ roles, agency }) => roles.includes('agency') === (agency !== null), {
    path: ['agency'],
    error: 'the role "agency" and the name of an agency go together',
  })
  .refine(({ roles }) => !roles.includes('agency') || roles.length === 1, {
    path: ['roles'],
    error: 'an agency’s person has no other role',
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
        ended: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Staff' });

export const SessionsAnswer = z
  .object({
    items: z.array(z.object({ device: z.string(), began: z.string(), seen: z.string(), own: z.boolean() })),
  })
  .meta({ id: 'Sessions' });

export const EndedAnswer = z.object({ ended: z.int() }).meta({ id: 'EndedSessions' });
