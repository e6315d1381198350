import { describe, expect, test } from 'vitest';
import { type Assignment, mayClaim } from './assigned-claim.ts';

const assignment = (
  noticedOn: number | null | undefined,
  ...payments: Assignment['payments'][number][]
): Assignment => ({
  assignedOn: 10,
  noticedOn,
  payments,
});
const paid = (on: number, to: 'assignor' | 'assignee', inFull = false) => ({ on, to, inFull });

describe('an assigned claim (民法典 546; 解释 48)', () => {
  test.each<[string, Assignment, 'assignor' | 'assignee', 'all' | 'already-paid', string, string | null]>([
    ['new creditor, no notice', assignment(null), 'assignee', 'all', 'refuse', 'assignment_not_notified'],
    ['new creditor, notice later', assignment(31), 'assignee', 'all', 'refuse', 'assignment_not_notified'],
    ['new creditor, notice today', assignment(30), 'assignee', 'all', 'pass', null],
    ['new creditor, nobody knows', assignment(undefined), 'assignee', 'all', 'missing', 'missing_fact'],
    ['old creditor before the notice', assignment(null), 'assignor', 'all', 'pass', null],
    ['old creditor after it', assignment(20), 'assignor', 'all', 'refuse', 'assigned_away'],
    [
      'paid to the old before the notice',
      assignment(20, paid(15, 'assignor')),
      'assignee',
      'already-paid',
      'refuse',
      'paid_before_notice',
    ],
    ['the rest of it', assignment(20, paid(15, 'assignor')), 'assignee', 'all', 'pass', null],
    [
      'all paid to the old before the notice',
      assignment(20, paid(15, 'assignor', true)),
      'assignee',
      'all',
      'refuse',
      'paid_before_notice',
    ],
    [
      'paid to the old on the day of the notice',
      assignment(20, paid(20, 'assignor', true)),
      'assignee',
      'all',
      'pass',
      null,
    ],
    [
      'all paid to the new',
      assignment(20, paid(25, 'assignee', true)),
      'assignee',
      'all',
      'refuse',
      'paid_already',
    ],
  ])('%s', (_what, facts, by, part, outcome, reason) => {
    const found = mayClaim(facts, by, part, 30);
    expect([found.outcome, found.reasons?.[0] ?? null]).toEqual([outcome, reason]);
  });

  test('before the assignment only the old creditor has a claim', () => {
    expect(mayClaim({ ...assignment(null), assignedOn: null }, 'assignor', 'all', 30).outcome).toBe('pass');
    expect(mayClaim({ ...assignment(null), assignedOn: 31 }, 'assignee', 'all', 30).outcome).toBe('refuse');
  });
});
