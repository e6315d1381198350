/**
 * Has limitation run, and what may still be said?
 *
 * In the United States a collector neither sues nor threatens to sue for a time-barred debt (12 CFR 1006.26(b)); in the United
 * Kingdom it is not pursued at all where nobody was in contact with the customer while the period ran, nor after he has said
 * that he will not pay (CONC 7.15.4R, 7.15.8R). Elsewhere a court does not raise it by itself: a person must look.
 */

import type { Content } from '../../words/saying.ts';
import { type Finding, missing, PASS, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logUpTo } from '../parties.ts';
import type { Attempt, Happening, Purpose, Situation } from '../situation.ts';
import { debtsOf } from './debts-asked.ts';

export interface TimeBarred {
  /** `threats`: only threats of a suit are barred; `pursuit`: pursuit is; `review`: a person is told. */
  readonly bars: 'threats' | 'pursuit' | 'review';
  /** Words that threaten a suit. */
  readonly threats: readonly Content[];
  readonly except: readonly Purpose[];
}

const IN_TIME = passed({ timeBarred: [] });

export function timeBarred(
  terms: TimeBarred,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (terms.except.includes(attempt.purpose)) return null;
  const debts = debtsOf(attempt, situation);
  if ('unknown' in debts) return missing(debts.unknown);
  const unknown = debts.about.find(({ timeBarred: barred }) => barred === undefined);
  if (unknown !== undefined) return missing(`debts.${unknown.id}.timeBarred`);
  if (debts.about.every((debt) => debt.timeBarred !== true)) return IN_TIME;
  const from = { timeBarred: debts.about.filter((debt) => debt.timeBarred === true).map(({ id }) => id) };
  switch (terms.bars) {
    case 'threats':
      return onThreats(terms, attempt, from);
    case 'pursuit':
      return onPursuit(attempt, situation, from);
    case 'review':
      return { outcome: 'flag', flags: ['legal_review'], from };
  }
}

function onThreats({ threats }: TimeBarred, { content, way }: Attempt, from: object): Finding {
  if (content === undefined) return missing('attempt.content');
  const words = content.filter((code) => threats.includes(code));
  const notes = { from: { ...from, words, way } };
  return words.length > 0 || way === 'court' ? refuse('time_barred', null, notes) : { ...PASS, ...notes };
}

/** Pursuit needs a contact while the period ran, and no refusal to pay since. */
function onPursuit(attempt: Attempt, situation: Situation, from: object): Finding {
  const log = logUpTo(attempt, situation);
  const refused = log.some(
    ({ type, ...event }) => type === 'said' && 'says' in event && event.says === 'refuses-to-pay',
  );
  const inContact = log.some(isContact);
  const notes = { from: { ...from, refused, inContact } };
  return refused || !inContact
    ? refuse('time_barred', null, notes)
    : { outcome: 'flag', flags: ['legal_review'], ...notes };
}

function isContact(event: Happening): boolean {
  return ['call', 'message', 'visit', 'inbound', 'session', 'payment'].includes(event.type);
}
