/**
 * In which form do papers and statements travel to and from the person who hands them in?
 */
import { z } from 'zod';
import { DOCUMENT_KINDS } from '../../../policy/house/document-kinds.ts';
import { COMPLAINT_KINDS } from '../../../rules/complaint/complaint-kinds.ts';
import { DISPUTE_KINDS } from '../../../rules/dispute/dispute-kinds.ts';
import { REVIEW_KINDS } from '../../../rules/review/review-case.ts';
import { VULNERABILITIES } from '../../../rules/review/vulnerability.ts';
import { ByAccount } from '../borrower-schema.ts';
import { DayText } from '../wire.ts';
import { OwnSeq } from './review-schema.ts';

const Both = z.object({ zh: z.string(), en: z.string() });

export const PaperKindShown = z
  .object({
    kind: z.enum(DOCUMENT_KINDS),
    name: Both,
    why: Both,
    provesDays: z.int().nullable(),
    sensitive: z.boolean(),
  })
  .meta({ id: 'PaperKind' });

export const PaperShown = z
  .object({
    seq: z.int(),
    kind: z.enum(DOCUMENT_KINDS),
    handedAt: z.string(),
    media: z.string(),
    bytes: z.int(),
    pages: z.int().nullable(),
    issuedOn: DayText.nullable(),
    expiresOn: DayText.nullable(),
    state: z.enum(['being-read', 'read', 'expired', 'taken-back']),
    opened: z.int().describe('How often somebody opened it'),
    mayTakeBack: z.boolean(),
  })
  .meta({ id: 'Paper' });
export type PaperShown = z.infer<typeof PaperShown>;

export const PapersAnswer = z
  .object({
    today: DayText,
    kinds: z.array(PaperKindShown),
    mostBytes: z.int(),
    items: z.array(PaperShown),
  })
  .meta({ id: 'Papers' });
export type PapersAnswer = z.infer<typeof PapersAnswer>;

export const HandedAnswer = PapersAnswer.extend({
  handed: z.int(),
  again: z.boolean().describe('The same file had been handed in before'),
}).meta({ id: 'PaperHanded' });
export type HandedAnswer = z.infer<typeof HandedAnswer>;

/** What stands beside the file; before it, so that it is known when the file begins. */
export const HandingAsked = z.object({
  kind: z.enum(DOCUMENT_KINDS),
  issuedOn: DayText.optional(),
  consent: z.enum(['yes', 'no']).default('no'),
});

export const ByPaper = ByAccount.extend({ seq: OwnSeq });

export const CareAsked = z.object({
  kinds: z.array(z.enum(VULNERABILITIES)).min(1).max(7),
  words: z.string().trim().max(5000),
  consent: z.boolean().describe('Separate consent to keep these words; without it only the kind is kept'),
});
/** The same, noted by an agent who hears it. */
export const CareNoted = CareAsked.extend({ by: z.string().trim().min(1).max(50) });

const Opened = <Kind extends z.ZodType>(kind: Kind) =>
  z.array(z.object({ number: z.int(), kind, open: z.boolean(), due: DayText.nullable() }));
/** What there is about a person beside his account, the newest first. */
export const CasesAnswer = z
  .object({
    reviews: Opened(z.enum(REVIEW_KINDS)),
    disputes: Opened(z.enum(DISPUTE_KINDS)),
    complaints: Opened(z.enum(COMPLAINT_KINDS)),
  })
  .meta({ id: 'PersonCases' });
export type CasesAnswer = z.infer<typeof CasesAnswer>;

export const CareAnswer = z
  .object({ restsUntilDecided: z.boolean(), wordsKept: z.boolean() })
  .meta({ id: 'Care' });
