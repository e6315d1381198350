/**
 * What may be asked about texts, and what does the answer look like?
 *
 * The contract of this part of the studio's door. A version is named by its place and number: "overdue.sms.friendly.zh-CN.1".
 */
import { z } from 'zod';
import { WAYS } from '../../../rules/gate/situation.ts';
import { LANGUAGES } from '../../../rules/telling/language.ts';
import { isTextName, type TextName, TONES } from '../../../rules/words/approved-text.ts';
import { DayText, Names } from '../wire.ts';

const Name = z.custom<TextName>(
  (name) => typeof name === 'string' && isTextName(name),
  'not a name of a text',
);
const Way = z.enum(WAYS);
const Tone = z.enum(TONES);
const Language = z.enum(LANGUAGES);
const Words = { outer: z.string().max(200).nullable(), body: z.string().min(1).max(5_000) };

export const ByText = z.object({ key: z.string().max(100) });

export const Finding = z
  .object({
    where: z.enum(['body', 'outer']),
    words: z.string().describe('The words found; empty where something lacks'),
    about: z.string().describe('What they amount to, or which part lacks'),
    outcome: z.string(),
    rule: z.string(),
    source: z.string(),
    confidence: z
      .string()
      .describe(
        'How the text of the rule was seen: V word for word, P in part, S second hand, R from memory',
      ),
    suggestion: Names,
  })
  .meta({ id: 'TextFinding' });
export type Finding = z.infer<typeof Finding>;

const Mark = z.object({ by: z.string(), day: DayText, law: z.string() }).nullable();

export const TextShown = z
  .object({
    key: z.string(),
    name: z.string(),
    way: Way,
    tone: Tone,
    language: Language,
    version: z.int(),
    state: z.enum(['proposed', 'in-use', 'replaced', 'retired']),
    proposedBy: z.string(),
    approved: Mark,
    retired: Mark,
  })
  .meta({ id: 'TextVersion' });
export type TextShown = z.infer<typeof TextShown>;

export const TextsAnswer = z
  .object({
    today: DayText,
    laws: z
      .array(z.string())
      .describe('Every law under which messages are read: a text must pass under all of them'),
    texts: z.array(TextShown),
    samples: z
      .array(z.object({ account: z.string(), name: z.string(), daysPastDue: z.int(), accounts: z.int() }))
      .describe('Accounts to try a text with'),
  })
  .meta({ id: 'Texts' });
export type TextsAnswer = z.infer<typeof TextsAnswer>;

export const TextAnswer = z
  .object({ ...TextShown.shape, ...Words, findings: z.array(Finding) })
  .meta({ id: 'Text' });
export type TextAnswer = z.infer<typeof TextAnswer>;

export const Proposal = z.object({
  name: Name,
  way: Way,
  tone: Tone,
  language: Language,
  ...Words,
  by: z.string().max(80).describe('Whose proposal it is: given by the caller, there is no login yet'),
});

export const MarkAsked = z.object({
  by: z.string().max(80).describe('Who approves or retires: given by the caller, there is no login yet'),
});

export const MarkAnswer = z.object({ key: z.string() }).meta({ id: 'TextMarked' });
export type MarkAnswer = z.infer<typeof MarkAnswer>;

export const PreviewAsked = z.object({
  account: z.string().regex(/^\d{1,3}-\d{1,18}$/, 'not an account: write slot and number, such as 3-1000002'),
  name: Name,
  way: Way,
  tone: Tone,
  language: Language,
  draft: z.object(Words).nullable().describe('Words to try in place of the approved ones'),
});
export type PreviewAsked = z.infer<typeof PreviewAsked>;

export const PreviewAnswer = z
  .object({
    composed: z
      .object({
        template: z.string(),
        outer: z.string().nullable(),
        body: z.string(),
        html: z.string().nullable(),
        facts: z.record(z.string(), z.string()),
        content: z.array(z.string()),
        letters: z.int(),
        parts: z.int().nullable().describe('Short messages it is paid as; null where it is none'),
      })
      .nullable(),
    refused: z
      .object({ why: z.string(), told: Names, rule: z.string(), source: z.string() })
      .nullable()
      .describe('Why there is no message'),
    findings: z.array(Finding),
  })
  .meta({ id: 'TextPreview' });
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;
