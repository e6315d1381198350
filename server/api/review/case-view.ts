/**
 * What does a case look like to whoever decides it, and to whom it is about?
 *
 * The clerk sees codes, clocks and a masked name; words and papers are opened one by one with a reason. The borrower sees since when he waits, by
 * when it is decided, what was decided and why, and until when he may ask somebody else: never a flag's evidence about other people.
 */
import { REVIEW_REASONS, REVIEW_TERMS } from '../../../policy/house/review-terms.ts';
import { DAY_MINUTES, type Minute } from '../../../rules/gate/local-time.ts';
import { appeal, clockOfCase, type Verdict } from '../../../rules/review/review-case.ts';
import type { ComplaintStep } from '../../complaints/decide-complaint.ts';
import type { CaseKey, CaseRow } from '../../db/review/review-rows.ts';
import type { DeskStep } from '../../review/route-person.ts';
import { instantText } from '../gate/gate-view.ts';
import { maskedName } from '../mask.ts';
import { Refused } from '../problem.ts';
import type { OwnCase } from './own-case.ts';
import type { CaseShown } from './review-schema.ts';

/** "slot-borrower-number". */
export const caseText = ({ slot, borrower, seq }: CaseKey): string => `${slot}-${borrower}-${seq}`;

/** The key in such a text. */
export function caseIn(text: string): CaseKey {
  const [slot, borrower, seq] = text.split('-');
  return { slot: Number(slot), borrower: BigInt(borrower!), seq: Number(seq) };
}

function shownVerdict({ outcome, reasons, words, alternative }: Verdict) {
  return { outcome, reasons: [...reasons], words: { ...words }, alternative };
}

/** A case for the desk. */
export function showCase(row: CaseRow, at: Minute): CaseShown {
  const one = row.case;
  const mark = (made: { by: string; at: number } | null) =>
    made === null ? null : { by: made.by, at: instantText(made.at) };
  return {
    key: caseText(row),
    kind: one.kind,
    about: row.about,
    why: row.why,
    who: maskedName(row.name),
    account: row.accountId === null ? null : `${row.slot}-${row.accountId}`,
    level: one.level,
    sensitive: one.sensitive,
    openedAt: instantText(one.openedAt),
    dueAt: instantText(one.dueAt),
    rule: row.rule,
    clock: clockOfCase(one, at),
    flags: row.flags.map(({ kind, sharePpm, facts, other }) => ({
      kind,
      share: Math.round(sharePpm / 10_000),
      facts: { ...facts },
      other:
        other === null
          ? null
          : { who: `${other.slot}-${other.borrower}`, isPaper: other.isPaper, item: other.item },
    })),
    hold: row.hold !== null,
    owner: one.owner,
    notBy: [...one.notBy],
    verdict: one.verdict === null ? null : shownVerdict(one.verdict),
    proposed: mark(one.proposed),
    decided: mark(one.decided),
    appealed: one.appealed,
  };
}

/** A case as the borrower sees it. A proposal is nothing to him until somebody has decided. */
export function showOwn(row: CaseRow, at: Minute): OwnCase {
  const one = row.case;
  const { decided } = one;
  const verdict = decided === null ? null : one.verdict;
  const within = REVIEW_TERMS.appealInDays * DAY_MINUTES;
  return {
    seq: row.seq,
    kind: one.kind,
    about: row.about,
    state: decided === null ? 'waiting' : 'decided',
    since: instantText(one.openedAt),
    decidedBy: instantText(one.dueAt),
    decidedAt: decided === null ? null : instantText(decided.at),
    outcome: verdict?.outcome ?? null,
    reasons: (verdict?.reasons ?? []).flatMap((id) =>
      REVIEW_REASONS.filter((reason) => reason.id === id).map(({ zh, en }) => ({ zh, en })),
    ),
    words: verdict === null ? null : { ...verdict.words },
    alternative: verdict?.alternative ?? null,
    hold: row.hold !== null && decided === null,
    mayAppeal: appeal(one, at, within, 0).state === 'done',
    appealUntil: decided === null ? null : instantText(decided.at + within),
  };
}

type StepRefusal =
  | Extract<DeskStep, { state: 'refused' }>['why']
  | Extract<ComplaintStep, { state: 'refused' }>['why'];

/** What is said of a step that is refused, at whichever desk: status, sentence, what to do. */
const TOLD: Readonly<Record<StepRefusal, readonly [number, string, string]>> = {
  'no-such-complaint': [404, 'There is no such complaint, or it is decided.', 'Look at the list again.'],
  'no-cause': [
    409,
    'A complaint that is right has a cause, and one that is not has none.',
    'Name what caused it, or say that it was not right.',
  ],
  'no-time-left': [409, 'The law gives no more time here.', 'Decide it by its day.'],
  'at-its-desk': [
    409,
    'A complaint is decided at the desk of complaints.',
    'Decide it there: with its cause, and an answer to the borrower.',
  ],
  'no-such-case': [404, 'There is no such case.', 'Take one from the queue.'],
  'no-such-reviewer': [403, 'Nobody of this number may decide.', 'Give your own staff number.'],
  decided: [409, 'This case was decided already.', 'Take the next one.'],
  taken: [409, 'Somebody else has this case.', 'Take the next one, or ask a lead to give it to you.'],
  'not-yours': [409, 'You have not taken this case.', 'Take it first.'],
  'own-decision': [409, 'This is an appeal against your own decision.', 'Leave it to somebody else.'],
  'not-trained': [409, 'This case is for people who are trained for it.', 'Leave it to one of them.'],
  'own-proposal': [409, 'Nobody approves his own proposal.', 'Leave it to somebody else with the authority.'],
  'above-limit': [409, 'This is above your limit of authority.', 'Leave it to a lead.'],
  'nothing-proposed': [409, 'Nothing is proposed in this case.', 'Take it and decide.'],
  'being-approved': [409, 'A proposal waits for approval.', 'Approve it or send it back.'],
  'no-reason': [400, 'A decision has a reason from the list.', 'Choose at least one.'],
  'unknown-reason': [
    400,
    'This reason does not go with this outcome.',
    'Choose one from the list of this outcome.',
  ],
  'no-words': [400, 'A decision is explained in Chinese and in English.', 'Write both.'],
  'no-terms': [400, 'Another offer says which.', 'Fill in the terms that are offered.'],
  'no-alternative': [400, 'A refusal comes with an alternative.', 'Say what can be done instead.'],
  'not-decided': [409, 'Nothing was decided yet.', 'Wait for the decision.'],
  appealed: [409, 'Somebody else is looking at it already.', 'Wait for the answer.'],
  'not-against': [
    409,
    'There is nothing to appeal: you got what you asked for.',
    'Ask us if something is unclear.',
  ],
  'too-late': [409, 'The time for an appeal has passed.', 'Hand in a new application or a complaint.'],
  'not-a-lead': [403, 'Only a lead gives a case to somebody.', 'Ask a lead.'],
};

/** A step that was not taken. */
export function caseProblem(why: StepRefusal): Refused {
  const [status, told, todo] = TOLD[why];
  return new Refused(status, told, [{ where: 'case', what: why, todo }]);
}
