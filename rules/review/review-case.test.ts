import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonsFor } from '../../policy/house/review-terms.ts';
import {
  appeal,
  approve,
  assign,
  claim,
  clockOfCase,
  decide,
  giveBack,
  type ReviewCase,
  type Reviewer,
  type Stepped,
  type Verdict,
} from './review-case.ts';

const AGENT: Reviewer = { id: 'a1', level: 1, trained: false };
const OTHER: Reviewer = { id: 'a2', level: 1, trained: true };
const LEAD: Reviewer = { id: 'l1', level: 2, trained: true };
const HEAD: Reviewer = { id: 'h1', level: 3, trained: true };
const HEAD2: Reviewer = { id: 'h2', level: 3, trained: true };

const fresh = (more: Partial<ReviewCase> = {}): ReviewCase => ({
  kind: 'paper',
  level: 1,
  openedAt: 1000,
  dueAt: 5000,
  notBy: [],
  sensitive: false,
  owner: null,
  verdict: null,
  proposed: null,
  decided: null,
  appealed: false,
  ...more,
});
const NO: Verdict = {
  outcome: 'refused',
  reasons: ['not-affordable'],
  words: { zh: '负担不起', en: 'It could not be kept' },
  alternative: 'a longer plan',
};
const YES: Verdict = {
  outcome: 'granted',
  reasons: ['proof-sufficient'],
  words: { zh: '可以', en: 'Yes' },
  alternative: null,
};
const known = (verdict: Verdict) => reasonsFor(verdict.outcome);
const why = (step: Stepped) => (step.state === 'refused' ? step.why : 'done');
const nextOf = (step: Stepped): ReviewCase => {
  if (step.state === 'refused') throw new Error(step.why);
  return step.next;
};

describe('a case', () => {
  test('is taken by one, and only he decides', () => {
    const taken = nextOf(claim(fresh(), AGENT));
    expect(why(claim(taken, OTHER))).toBe('taken');
    expect(why(decide(taken, OTHER, YES, 2000, known(YES)))).toBe('not-yours');
    expect(nextOf(decide(taken, AGENT, YES, 2000, known(YES))).decided).toEqual({ by: 'a1', at: 2000 });
    expect(nextOf(giveBack(taken, AGENT)).owner).toBeNull();
  });

  test('above the limit a decision is a proposal, and its author never approves it', () => {
    const taken = nextOf(claim(fresh({ level: 2 }), AGENT));
    const proposed = nextOf(decide(taken, AGENT, NO, 2000, known(NO)));
    expect(proposed.decided).toBeNull();
    expect(why(approve(proposed, AGENT, true, 2001))).toBe('own-proposal');
    expect(why(approve(proposed, OTHER, true, 2001))).toBe('above-limit');
    expect(nextOf(approve(proposed, LEAD, true, 2001)).decided).toEqual({ by: 'l1', at: 2001 });
    const back = nextOf(approve(proposed, LEAD, false, 2001));
    expect([back.owner, back.proposed, back.verdict]).toEqual(['a1', null, null]);
  });

  test('at the highest level nobody decides alone, not even the head', () => {
    const taken = nextOf(claim(fresh({ level: 3 }), HEAD));
    const proposed = nextOf(decide(taken, HEAD, YES, 2000, known(YES)));
    expect(proposed.decided).toBeNull();
    expect(why(approve(proposed, HEAD, true, 2001))).toBe('own-proposal');
    expect(nextOf(approve(proposed, HEAD2, true, 2001)).decided?.by).toBe('h2');
  });

  test('an appeal goes to somebody else, once, in time, and only against what was not given', () => {
    const decided = nextOf(
      approve(
        nextOf(decide(nextOf(claim(fresh({ level: 2 }), AGENT)), AGENT, NO, 2000, known(NO))),
        LEAD,
        true,
        2001,
      ),
    );
    const again = nextOf(appeal(decided, 3000, 10_000, 500));
    expect(again).toMatchObject({ kind: 'appeal', level: 2, dueAt: 3500, notBy: ['l1', 'a1'], owner: null });
    expect([AGENT, LEAD].map((who) => why(claim(again, who)))).toEqual(['own-decision', 'own-decision']);
    expect(why(claim(again, HEAD))).toBe('done');
    expect(why(appeal(decided, 20_000, 10_000, 500))).toBe('too-late');
    expect(why(appeal({ ...decided, appealed: true }, 3000, 10_000, 500))).toBe('appealed');
    expect(why(appeal({ ...decided, verdict: YES }, 3000, 10_000, 500))).toBe('not-against');
    expect(why(appeal(fresh(), 3000, 10_000, 500))).toBe('not-decided');
  });

  test('somebody in distress is decided about by those who are trained', () => {
    expect(why(claim(fresh({ sensitive: true }), AGENT))).toBe('not-trained');
    expect(why(assign(fresh({ sensitive: true }), LEAD, AGENT))).toBe('not-trained');
    expect(why(claim(fresh({ sensitive: true }), OTHER))).toBe('done');
    expect(why(assign(fresh(), AGENT, OTHER))).toBe('not-a-lead');
  });

  test('a no has reasons from the list, words in both languages and an alternative', () => {
    const taken = nextOf(claim(fresh(), AGENT));
    const tried = (verdict: Verdict) => why(decide(taken, AGENT, verdict, 2000, known(verdict)));
    expect(tried({ ...NO, reasons: [] })).toBe('no-reason');
    expect(tried({ ...NO, reasons: ['because'] })).toBe('unknown-reason');
    expect(tried({ ...NO, reasons: ['proof-sufficient'] })).toBe('unknown-reason');
    expect(tried({ ...NO, words: { zh: '不', en: ' ' } })).toBe('no-words');
    expect(tried({ ...NO, alternative: '' })).toBe('no-alternative');
    expect(tried({ ...YES, alternative: null })).toBe('done');
  });

  test('its clock shows when it is nearly over', () => {
    const one = fresh();
    expect([1000, 4000, 4001, 5000, 5001].map((at) => clockOfCase(one, at))).toEqual([
      'in-time',
      'in-time',
      'soon',
      'soon',
      'late',
    ]);
  });

  test('whatever people do, nobody ever approves himself and nobody barred decides', () => {
    const people = [AGENT, OTHER, LEAD, HEAD, HEAD2];
    const who = fc.constantFrom(...people);
    const act = fc.tuple(
      fc.constantFrom('claim', 'back', 'assign', 'yes', 'no', 'approve', 'send'),
      who,
      who,
    );
    const start = fc.record({
      level: fc.constantFrom(1 as const, 2 as const, 3 as const),
      barred: who,
      sensitive: fc.boolean(),
    });
    fc.assert(
      fc.property(start, fc.array(act, { maxLength: 30 }), ({ level, barred, sensitive }, acts) => {
        let one = fresh({ level, notBy: [barred.id], sensitive });
        for (const [what, a, b] of acts) {
          const steps: Record<typeof what, () => Stepped> = {
            claim: () => claim(one, a),
            back: () => giveBack(one, a),
            assign: () => assign(one, a, b),
            yes: () => decide(one, a, YES, 1, known(YES)),
            no: () => decide(one, a, NO, 1, known(NO)),
            approve: () => approve(one, a, true, 2),
            send: () => approve(one, a, false, 2),
          };
          const step = steps[what]();
          if (step.state === 'done') one = step.next;
        }
        if (one.decided === null) return;
        const decider = people.find(({ id }) => id === one.decided?.by)!;
        expect(decider.id).not.toBe(one.proposed?.by);
        expect(decider.id).not.toBe(barred.id);
        expect(decider.level).toBeGreaterThanOrEqual(level);
        if (sensitive) expect(decider.trained).toBe(true);
        if (level === 3) expect(one.proposed).not.toBeNull();
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
});
