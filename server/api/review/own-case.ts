/**
 * What does a borrower see of a decision that waits, or was made, about him?
 *
 * Since when, by when, what and why, and until when he may ask somebody else: never a flag, and nothing of other people.
 */
import { z } from 'zod';
import { OUTCOMES, REVIEW_KINDS } from '../../../rules/review/review-case.ts';

const Both = z.object({ zh: z.string(), en: z.string() });

export const OwnCase = z
  .object({
    seq: z.int(),
    kind: z.enum(REVIEW_KINDS),
    about: z.string(),
    state: z.enum(['waiting', 'decided']),
    since: z.string(),
    decidedBy: z.string().describe('By when it is decided at the latest'),
    decidedAt: z.string().nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    reasons: z.array(Both),
    words: Both.nullable(),
    alternative: z.string().nullable(),
    hold: z.boolean().describe('Collection rests meanwhile'),
    mayAppeal: z.boolean(),
    appealUntil: z.string().nullable(),
  })
  .meta({ id: 'OwnReview' });
export type OwnCase = z.infer<typeof OwnCase>;
