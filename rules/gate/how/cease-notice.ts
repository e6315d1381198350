/**
 * Has the person given written notice that contact must stop, or that he will not pay?
 *
 * From receipt on, not from sending, there is no further contact about the debt (12 CFR 1006.6(c), 15 USC 1692c(c)); an electronic
 * notice counts where it came through a medium by which the collector takes messages from consumers (comment (c)(1)-2).
 * Three contacts stay: that collection ends, that a specified remedy may be used, that it will be used. What the person
 * starts himself afterwards may be answered.
 */
import { allowed, type Finding, missing } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logParts } from '../log-parts.ts';
import { logUpTo, standingOf } from '../parties.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Happening, Purpose, Role, Situation, Via } from '../situation.ts';

export interface CeaseNotice {
  /** Roles that stand in the debtor's place: the notice silences contact with them too. */
  readonly circle: readonly Role[];
  /** Purposes still allowed, with the words of the exchange format for them. */
  readonly except: readonly Purpose[];
  readonly exceptPurposes: readonly string[];
  /** Further purposes that the notice does not reach: what a law or a court demands. */
  readonly beyond: readonly Purpose[];
}

export function ceaseNotice(
  terms: CeaseNotice,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.way === 'court') return null;
  const standing = standingOf(attempt, situation, terms.circle);
  if (typeof standing === 'object') return missing(standing.unknown);
  const { ceases, said } = logParts(situation.log);
  if (!ceases && said.length === 0) return null;
  const log = logUpTo(attempt, situation);
  const notice = log.find((event) => isNotice(event, situation));
  if (notice === undefined) {
    const sent = log.find(({ type }) => type === 'cease-sent');
    return sent === undefined ? null : allowed('not_yet_received', { from: { sentAt: sent.at } });
  }
  if (standing === 'third-party') return null;
  const notes = { values: { exceptPurposes: terms.exceptPurposes }, from: { receivedAt: notice.at } };
  if (terms.except.includes(attempt.purpose)) return { outcome: 'pass', ...notes };
  if (terms.beyond.includes(attempt.purpose)) return allowed('exception_legally_required', notes);
  return barredUnlessAnswer(attempt, situation, 'cease_notice', notes);
}

const WRITTEN: ReadonlySet<Via> = new Set(['letter', 'email', 'sms', 'portal', 'response-form', 'by-hand']);
const BY_WIRE: ReadonlySet<Via> = new Set(['email', 'sms', 'portal']);

/** A written notice that took effect: the formal one, or a written refusal to pay. */
function isNotice(event: Happening, { collector: { accepts }, people }: Situation): boolean {
  const takes = (via: Via | null) =>
    via === null || accepts === undefined || !BY_WIRE.has(via) || accepts.includes(via);
  if (event.type === 'cease-received') return event.written && takes(event.via);
  if (event.type !== 'said' || event.says !== 'refuses-to-pay' || event.via === null) return false;
  const byDebtor = people.some(({ id, role }) => id === event.by && role === 'debtor');
  return byDebtor && WRITTEN.has(event.via) && takes(event.via);
}
