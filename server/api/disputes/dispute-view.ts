/**
 * How is a dispute shown to the person whose it is, and to whoever decides it?
 */

import { DEADLINES } from '../../../policy/deadlines/deadlines.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { type EvidenceLine, tellLine, VERDICT_SENTENCES } from '../../../rules/dispute/verdict-words.ts';
import type { DisputeRow } from '../../db/disputes/dispute-rows.ts';
import type { RepairRow } from '../../db/disputes/repair-rows.ts';
import { linesIn } from '../../disputes/said-before.ts';
import { BY_RECORD } from '../../disputes/take-dispute.ts';
import { BORROWER } from '../../gate/situation-from.ts';
import type { DisputeShown } from './disputes-schema.ts';

/** A dispute as anybody sees it. `amountText`: minor units of its account in words of the wire. */
export function showDispute(
  row: DisputeRow,
  repairs: readonly RepairRow[],
  amountText: (amount: bigint) => string,
): DisputeShown {
  const { slot, borrower, dispute, kind, verdict, state, outcome, findings } = row;
  const lines = kind === 'message' && findings !== null ? linesIn(findings) : [];
  return {
    key: `${slot}-${borrower}-${dispute}`,
    dispute,
    kind,
    ground: row.ground,
    words: row.words,
    accounts: row.accounts === '' ? [] : row.accounts.split(' '),
    amount: row.amount === null ? null : amountText(row.amount),
    permit: row.permit,
    receivedOn: formatDay(row.receivedOn),
    dueOn: formatDay(row.dueOn),
    rule: { id: row.rule, source: DEADLINES.find(({ id }) => id === row.rule)?.source ?? null },
    state,
    rests: row.fact !== null && row.repeats === null && (state === 'open' || state === 'person'),
    repeats: row.repeats,
    verdict,
    verdictSays: verdict === null ? null : VERDICT_SENTENCES[verdict],
    evidence: lines.map((line) => ({ of: line.of, says: tellLine(line), stands: standsAt(line) })),
    repairs: repairs.map(({ repair, state: done, about }) => ({ repair, state: done, about })),
    outcome,
    reason: row.reason,
    answer: row.answer,
    decidedBy: decider(row),
    decidedOn: row.decidedOn === null ? null : formatDay(row.decidedOn),
    mayAppeal: state === 'decided' && outcome === 'rejected' && row.appealedFrom === null,
    mayWithdraw: state === 'open' || state === 'person',
    regulator: outcome === 'rejected' ? REGULATOR : null,
  };
}

function decider({ decidedBy }: DisputeRow): DisputeShown['decidedBy'] {
  if (decidedBy === null) return null;
  if (decidedBy === BY_RECORD) return 'record';
  return decidedBy === BORROWER ? 'borrower' : 'person';
}

/** The consumer line of the financial regulator at the lender's seat (国家金融监督管理总局 12378). */
const REGULATOR = {
  en: 'If you still disagree: the consumer line of the National Financial Regulatory Administration, 12378.',
  zh: '如仍有异议：可拨打国家金融监督管理总局消费者投诉热线 12378。',
};

/** Where a line of evidence stands in the record. */
function standsAt(line: EvidenceLine): string | null {
  switch (line.of) {
    case 'contact':
      return `permit ${line.permit}`;
    case 'decision':
      return `decision ${line.decision}`;
    case 'proof':
      return `proof ${line.proof}`;
    case 'crossing':
      return `silence ${line.silence}`;
    case 'fact':
      return line.account === null ? `f${line.seq}` : `event ${line.account}/${line.seq}`;
    case 'rule':
      return line.rule;
    case 'carrier':
      return line.carrier;
    case 'told':
    case 'doubt':
      return null;
    default:
      return line satisfies never;
  }
}

/** Days that are left. Below zero: it is late. */
export const daysLeft = ({ dueOn }: DisputeRow, today: Day): number => dueOn - today;
