/**
 * What may be asked about visits, and what does the answer look like, for the lead, the borrower and the visitor?
 */
import { z } from 'zod';
import { PLAN_KINDS } from '../../../rules/plan/agreed-plan.ts';
import { SEARCH_OUTCOMES } from '../../../rules/visits/lost-search.ts';
import { VISIT_STATES } from '../../../rules/visits/visit-course.ts';
import { IDENTITY_STEPS } from '../../visits/sent-entries.ts';
import { ByReference } from '../borrower-schema.ts';
import { Amount, CurrencyOf, DayText, LanguageChoice, Names, Ordinal } from '../wire.ts';

const VisitName = z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/, 'not a visit: slot-borrower-number');
export const ByVisit = z.object({ visit: VisitName });
export const ByOwnVisit = ByReference.extend({ visit: z.string().regex(/^\d{1,9}$/) });
export const ByFace = ByOwnVisit.extend({ staff: z.string().min(1).max(100) });

const At = z.iso.datetime().describe('An instant, in UTC');
const PLACES = ['home', 'work', 'public'] as const;
export const WindowShown = z.object({ from: At, until: At, day: DayText, text: z.string() });
export type WindowShown = z.infer<typeof WindowShown>;

const Step = z.object({
  step: z.enum(['message', 'call', 'letter']),
  stand: z.enum(['failed', 'impossible', 'open', 'not-tried']),
  tries: z.int(),
  lastOn: DayText.nullable(),
});

export const WorthShown = z
  .object({
    currency: CurrencyOf,
    overdue: Amount,
    value: Amount.describe('Expected: an assumption'),
    cost: Amount,
    exceeds: z.boolean(),
    chances: z.array(z.object({ name: z.enum(['met', 'agrees', 'brings']), percent: z.number() })),
    parts: z.array(z.object({ name: z.string(), amount: Amount, why: Names })),
    terms: z.string(),
  })
  .meta({ id: 'VisitWorth' });
export type WorthShown = z.infer<typeof WorthShown>;

export const VisitShown = z
  .object({
    visit: z.string(),
    account: z.string(),
    name: z.string().describe('Masked'),
    state: z.enum(VISIT_STATES),
    place: z.enum(PLACES),
    why: z.string(),
    overdue: Amount,
    value: Amount,
    cost: Amount,
    currency: CurrencyOf,
    proposedBy: z.string(),
    proposedOn: DayText,
    approvedBy: z.string().nullable(),
    visitors: z.array(z.string()),
    appointment: WindowShown.nullable(),
    endedWhy: z.string().nullable(),
  })
  .meta({ id: 'Visit' });
export type VisitShown = z.infer<typeof VisitShown>;

export const ReceiptShown = z.object({
  receipt: z.string(),
  visit: z.string(),
  amount: Amount,
  currency: CurrencyOf,
  takenBy: z.string(),
  takenOn: DayText,
});

export const LeadVisits = z
  .object({
    today: DayText,
    visits: z.array(VisitShown),
    next: z.string().nullable(),
    visitors: z.array(z.object({ staff: z.string(), name: z.string(), card: z.string() })),
    alarms: z.array(
      z.object({ visit: z.string(), by: z.string(), why: z.enum(['abusive', 'unsafe']), at: At }),
    ),
    receipts: z.array(ReceiptShown),
  })
  .meta({ id: 'LeadVisits' });
export type LeadVisits = z.infer<typeof LeadVisits>;
export const LeadVisitsAsked = z.object({
  open: z.enum(['yes', 'no']).default('yes'),
  after: z.string().optional(),
  size: z.coerce.number().int().min(1).max(100).default(50),
});

export const SearchShown = z.object({
  way: z.string(),
  kind: z.enum(['permit', 'request']),
  says: Names,
  source: z.string(),
  confidence: z.enum(['V', 'S']),
  from: DayText,
  on: DayText.nullable(),
  by: z.string().nullable(),
  outcome: z.enum(SEARCH_OUTCOMES).nullable(),
});

export const VisitCaseShown = z
  .object({
    account: z.string(),
    name: z.string(),
    daysPastDue: z.int(),
    worth: WorthShown,
    steps: z.array(Step),
    against: z.array(z.object({ code: z.string(), told: Names })),
    places: z.array(
      z.object({ address: z.string(), use: z.string(), lines: z.string(), located: z.boolean() }),
    ),
    visits: z.array(VisitShown),
    sounds: z.array(
      z.object({
        visit: z.string(),
        recording: z.string(),
        by: z.string(),
        at: At,
        gone: z.boolean().describe('Consent was withdrawn'),
      }),
    ),
    lost: z.boolean(),
    search: z.array(SearchShown),
    next: z.object({
      state: z.enum(['try', 'waiting', 'over']),
      way: z.string().nullable(),
      why: z.string().nullable(),
    }),
  })
  .meta({ id: 'VisitCase' });
export type VisitCaseShown = z.infer<typeof VisitCaseShown>;

const By = z.string().trim().min(1).max(100);
export const ProposeAsked = z.object({
  by: By,
  place: z.enum(PLACES),
  address: z.string().min(1).max(100),
  why: z.string().trim().min(1).max(500),
});
export const ApproveAsked = z.object({ by: By, visitors: z.array(By).length(2) });
export const ByAsked = z.object({ by: By });
export const CancelAsked = z.object({ by: By, why: z.string().trim().min(1).max(500) });
export const CountAsked = z.object({ by: By, handed: Amount });
export const ByReceipt = z.object({ receipt: z.string().regex(/^R-\d{6,15}$/) });
export const SearchAsked = z.object({
  by: By,
  way: z.string().min(1).max(50),
  outcome: z.enum(SEARCH_OUTCOMES).nullable(),
  words: z.string().trim().max(1_000).default(''),
});
export const CardAsked = z.object({
  by: By,
  staff: By,
  card: z.string().trim().min(3).max(40),
  photo: z.base64().max(400_000),
  type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
});
export type CardAsked = z.infer<typeof CardAsked>;
export const ByVisitor = z.object({ staff: By });
export const TrainingAsked = z.object({ by: By, trained: z.boolean() });
export const SpotAsked = z.object({
  by: By,
  address: z.string().trim().min(1).max(100),
  latitude: z.number().min(-90).max(90).describe('Degrees, WGS 84'),
  longitude: z.number().min(-180).max(180),
});
export const VisitorCards = z
  .object({
    today: DayText,
    visitors: z.array(
      z.object({
        staff: z.string(),
        name: z.string(),
        card: z.string().nullable(),
        keptOn: DayText.nullable(),
        face: z.string().nullable().describe('Address of the photograph'),
        trained: z.boolean(),
        counts: z.boolean().describe('The card stands in the register now'),
        ready: z.boolean().describe('May be sent'),
      }),
    ),
  })
  .meta({ id: 'VisitorCards' });
export type VisitorCards = z.infer<typeof VisitorCards>;
export const Kept = z.object({ done: z.literal(true) });

/** What the borrower sees of a visit. */
export const OwnVisit = z
  .object({
    visit: z.int(),
    state: z.enum(VISIT_STATES),
    place: z.enum(PLACES),
    address: z.string(),
    where: z.string(),
    windows: z.array(WindowShown),
    appointment: WindowShown.nullable(),
    accompanied: z.boolean(),
    visitors: z.array(z.object({ name: z.string(), card: z.string(), photo: z.string() })),
    ended: z.string().nullable(),
    sounds: z
      .array(z.object({ sound: z.string().nullable().describe('Null: consent was withdrawn, it is gone') }))
      .describe('What was recorded of him'),
  })
  .meta({ id: 'OwnVisit' });
export type OwnVisit = z.infer<typeof OwnVisit>;
export const OwnVisits = z
  .object({
    visits: z.array(OwnVisit),
    places: z.array(z.object({ address: z.string(), place: z.enum(PLACES), lines: z.string() })),
  })
  .meta({ id: 'OwnVisits' });
export type OwnVisits = z.infer<typeof OwnVisits>;
export const ConfirmAsked = z.object({ from: At, accompanied: z.boolean() });
export const MoveAsked = z.object({ address: z.string().min(1).max(100).nullable() });
export const CalendarAsked = LanguageChoice;

/** A visitor's day, as it lies on her device. */
export const DayPack = z
  .object({
    day: DayText,
    now: z.int().describe('Minute of the house’s clock at which this was read'),
    visitor: z.string(),
    metres: z.int(),
    permitMinutes: z.int(),
    earlyMinutes: z.int(),
    map: z.object({ credit: z.string() }).nullable().describe('Null: this house has no map'),
    stops: z.array(
      z.object({
        visit: z.string(),
        state: z.enum(['booked', 'arrived', 'done']),
        from: z.int(),
        until: z.int(),
        text: z.string(),
        metres: z.int(),
        spot: z.object({ latitude: z.int(), longitude: z.int() }).nullable(),
        place: z.enum(PLACES),
        name: z.string(),
        address: z.string(),
        language: z.enum(['zh-CN', 'en']),
        accompanied: z.boolean(),
        together: z.array(z.object({ name: z.string(), card: z.string() })),
        receipt: z.string(),
        currency: CurrencyOf,
        debts: z.array(
          z.object({
            account: z.string(),
            overdue: Amount,
            limits: z.array(
              z.object({
                kind: z.enum(PLAN_KINDS),
                least: z.int(),
                most: z.int(),
                days: z.int().describe('0: not by days'),
              }),
            ),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'VisitDay' });
export type DayPack = z.infer<typeof DayPack>;
export const DayAskedBy = z.object({ visitor: By.optional() });

export const LeaveShown = z
  .object({
    permit: z.int().nullable(),
    at: z.int(),
    until: z.int().nullable(),
    told: Names.nullable(),
  })
  .meta({ id: 'VisitLeave' });
export type LeaveShown = z.infer<typeof LeaveShown>;
export const StandingAsked = z.object({ visitor: By.optional(), permit: Ordinal.optional() });
export const StandingShown = z
  .object({
    state: z.enum(VISIT_STATES),
    leave: z.enum(['open', 'used', 'revoked', 'over', 'none']),
    now: z.int(),
  })
  .meta({ id: 'VisitStanding' });
export type StandingShown = z.infer<typeof StandingShown>;

/** The largest that a column of the book holds. */
const MOST_INTEGER = 2_147_483_647;
const Answer = z.enum(['yes', 'partly', 'no', 'unsaid']);
const Words = z.string().trim().max(4_000);
const Spot = z.object({
  latitude: z.int().min(-90_000_000).max(90_000_000),
  longitude: z.int().min(-180_000_000).max(180_000_000),
});
export const SentBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('left') }),
  z.object({
    type: z.literal('arrived'),
    permit: z.int().min(1).max(MOST_INTEGER).nullable(),
    asked: z.boolean(),
    spot: Spot.nullable(),
  }),
  z.object({ type: z.literal('identity'), steps: z.array(z.enum(IDENTITY_STEPS)).max(8) }),
  z.object({ type: z.literal('consent'), of: z.enum(['entry', 'recording']), given: z.boolean() }),
  z.object({ type: z.literal('found-out'), willing: Answer, able: Answer, words: Words }),
  z.object({
    type: z.literal('offer'),
    account: z.string().regex(/^\d{1,18}$/),
    kind: z.enum(PLAN_KINDS),
    months: z.int().min(0).max(1_200),
    firstOn: DayText.nullable(),
    said: z
      .object({
        income: Amount,
        people: z.int().min(1).max(30),
        housing: Amount,
        area: z.enum(['urban', 'rural']),
      })
      .optional()
      .describe('What he says of a month; left out: the offer is kept and nothing is proposed.'),
  }),
  z.object({ type: z.literal('said'), says: z.enum(['no-contact', 'disputes', 'hardship']) }),
  z.object({ type: z.literal('receipt'), account: z.string().regex(/^\d{1,18}$/), amount: Amount }),
  z.object({ type: z.literal('report'), words: Words }),
  z.object({ type: z.literal('ended'), met: z.boolean(), how: z.enum(['over', 'abusive', 'unsafe']) }),
]);
export type SentBody = z.infer<typeof SentBody>;
export const EntriesAsked = z.object({
  by: By,
  entries: z
    .array(
      z.object({
        key: z.string().regex(/^[\w-]{8,100}$/),
        minute: z.int().min(0).max(MOST_INTEGER),
        deviceAt: At,
        body: SentBody,
      }),
    )
    .min(1)
    .max(100),
});
export type EntriesAsked = z.infer<typeof EntriesAsked>;
export const EntriesTaken = z
  .object({
    taken: z.array(
      z.object({
        key: z.string(),
        state: z.enum(['kept', 'known']),
        told: z.enum(['none', 'breach', 'not-used', 'alarm', 'cash', 'proposed']),
      }),
    ),
  })
  .meta({ id: 'VisitEntriesTaken' });
export type EntriesTaken = z.infer<typeof EntriesTaken>;
