/**
 * May this debt be reported to a credit bureau now?
 *
 * China (征信业管理条例 15, 29): with the person's written consent; a negative item only after he was told. USA (12 CFR
 * 1006.30(a)): after the collector has spoken with him about the debt, or has sent a letter or electronic message about it,
 * watched for it to come back, and waited a reasonable time, for which 14 days in a row are enough. One that came back
 * within that time does not count; another must take its place.
 *
 * Open: the comment says 14 days "after the date" of sending, its example counts the day of sending. The example is
 * followed, and the one day that differs is named a choice.
 */
import type { Day } from '../days.ts';
import { allowed, type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { Known } from '../gate/situation.ts';

export interface ConsentTerms {
  readonly written: true;
  /** A negative item needs a word to the person before. */
  readonly toldBeforeNegative: boolean;
}

export interface ContactFirstTerms {
  readonly waitDays: number;
}

/** What a report to a bureau under consent depends on. */
export interface Consented {
  readonly consent: Known<boolean>;
  readonly told: Known<boolean>;
  readonly negative: boolean;
}

/** China: consent, and a word before. */
export function furnishByConsent(
  { consent, told, negative }: Consented,
  { toldBeforeNegative }: ConsentTerms,
): Finding {
  if (consent === undefined) return missing('person.furnishConsent');
  if (!consent) return refuse('written_consent_missing', null);
  if (!negative || !toldBeforeNegative) return PASS;
  if (told === undefined) return missing('person.toldOfNegativeReport');
  return told ? PASS : refuse('not_told_before_furnishing', null);
}

/** How the person came to hear of the debt. */
export type Heard =
  | { readonly by: 'talk'; readonly on: Day }
  | {
      readonly by: 'sent';
      readonly on: Day;
      /** Day on which it came back; null: it has not. */
      readonly backOn: Day | null;
      /** Last day on which returns were watched for; null: watched ever since. */
      readonly watchedUntil: Day | null;
    };

/** USA: a talk, or a letter or message that stayed away long enough. */
export function furnishAfterContact(
  heard: readonly Heard[],
  { waitDays }: ContactFirstTerms,
  day: Day,
): Finding {
  const past = heard.filter(({ on }) => on <= day);
  if (past.some(({ by }) => by === 'talk')) return PASS;
  const sent = past.flatMap((one) => (one.by === 'sent' ? [one] : []));
  if (sent.length === 0) return refuse('not_told_before_furnishing', null);
  const good = sent.filter(({ on, backOn }) => backOn === null || backOn >= on + waitDays || backOn > day);
  if (good.length === 0) return refuse('notice_returned', null);
  const watched = good.filter(
    ({ on, watchedUntil }) => watchedUntil === null || watchedUntil >= Math.min(day - 1, on + waitDays - 1),
  );
  const from = Math.min(...watched.map(({ on }) => on + waitDays));
  const notes = Number.isFinite(from) ? { from: { allowedFrom: from } } : {};
  if (day < from) return refuse('waiting_period_open', null, notes);
  return day === from ? allowed('boundary_choice', notes) : { ...PASS, ...notes };
}
