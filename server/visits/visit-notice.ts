/**
 * What is noted of a message about a visit, and what does it say?
 *
 * The note stands in the borrower's log: he was asked for an appointment, or one was called off. It says nothing to the gate and names no
 * debt. Times are those of the place where he lives.
 */
import { clockText, localOf, type Minute } from '../../rules/gate/local-time.ts';
import { dayIn, type Writing } from '../../rules/telling/debt-facts.ts';
import type { PersonRows } from '../db/gate/person-rows.ts';
import type { VisitPlace } from '../db/visits/visit-rows.ts';
import { valueIn } from '../gate/stored-text.ts';
import { zoneAround } from '../zone-table.ts';

export const VISIT_NOTICES = ['visit-asked', 'visit-ended'] as const;

export interface VisitNotice {
  readonly type: 'visit-notice';
  readonly what: (typeof VISIT_NOTICES)[number];
  readonly visit: number;
  readonly place: VisitPlace;
  /** The first time that is offered, or the appointment that was called off; null: none was made. */
  readonly from: Minute | null;
}

export const PLACE_WORDS: Readonly<Record<VisitPlace, { readonly en: string; readonly zh: string }>> = {
  home: { en: 'your address', zh: '您的住址' },
  work: { en: 'your place of work', zh: '您的工作单位' },
  public: { en: 'a neutral place', zh: '中立的地点' },
};

/** The facts of such a message by placeholder. */
export function visitFacts(
  { place, from }: VisitNotice,
  timeZone: string,
  writing: Writing,
): Record<string, string> {
  const isEnglish = writing.language === 'en';
  const where = PLACE_WORDS[place][isEnglish ? 'en' : 'zh'];
  if (from === null) return { place: where, window: isEnglish ? 'a time of your choice' : '您选的时间' };
  const { day, clock } = localOf(zoneAround(timeZone, from), from);
  const at = clockText(clock);
  return { place: where, window: `${dayIn(day, writing)}${isEnglish ? ', ' : ' '}${at}` };
}

/** What a message about a visit says: the facts of the note it answers; null: there is no such note. */
export function visitAnswer(
  { facts, timeZone }: Pick<PersonRows, 'facts' | 'timeZone'>,
  replyTo: string | null,
  writing: Writing,
): Record<string, string> | null {
  const row = facts.find(({ seq, type }) => type === 'visit-notice' && replyTo === `f${seq}`);
  return row === undefined ? null : visitFacts(valueIn(row.data) as VisitNotice, timeZone, writing);
}
