/**
 * Does the reader notice each precondition when it is taken away?
 *
 * Every guard that stands between a person and a harder rung, by name, with the rules as they are without it: a row out of its table, a
 * rule out of the law, a need out of the ladder. Nothing in the product can be switched off; the walks are given other tables. One
 * that walks over a rung without it must be found out, under that very name.
 */
import { FIRST_LADDER } from '../../../policy/house/ladder.ts';
import { lawOf } from '../../../policy/law/packs.ts';
import { PRECONDITIONS as COURT } from '../../../rules/court/court-preconditions.ts';
import { PRECONDITIONS as LETTERS } from '../../../rules/firms/letter-conditions.ts';
import type { LawRule } from '../../../rules/gate/law.ts';
import { GUARDS } from '../../../rules/visits/visit-course.ts';
import { walk } from './rung-walks.ts';
import type { RungRules } from './rung-world.ts';

/** All rules, the house's law alone: a country's own rule for the same thing would hide that the house's is gone. */
export const ALL_RULES: RungRules = {
  law: lawOf(['HOUSE']),
  ladder: FIRST_LADDER,
  letters: LETTERS,
  visits: GUARDS,
  court: COURT,
};

/** Rules of the house's law, by what the reader calls a contact without them. */
const HOUSE_RULES: Readonly<Record<string, string>> = {
  'silence-dispute': 'HOUSE-DISPUTE',
  'silence-complaint': 'HOUSE-COMPLAINT',
  'silence-plan': 'HOUSE-PLAN-KEPT',
  'silence-hardship': 'HOUSE-HARDSHIP',
  'silence-disaster': 'HOUSE-DISASTER',
  'silence-stop': 'HOUSE-STOP',
  'silence-written-stop': 'HOUSE-WRITTEN-STOP',
  'silence-lawyer': 'HOUSE-LAWYER',
  'silence-death': 'HOUSE-DECEASED',
  'silence-minor': 'HOUSE-MINOR',
  'silence-bankrupt': 'HOUSE-BANKRUPT',
  'silence-paid': 'HOUSE-PAID',
  'law-firm': 'HOUSE-LAW-FIRM',
  agency: 'HOUSE-AGENCY',
  trained: 'HOUSE-TRAINED',
  hours: 'HOUSE-HOURS-SPOKEN',
};

/** One guard that is gone. */
export interface Removed {
  /** As the reader names it. */
  readonly name: string;
  readonly rules: RungRules;
}

const withLaw = (change: (rule: LawRule) => LawRule[]): RungRules => ({
  ...ALL_RULES,
  law: { ...ALL_RULES.law, version: 'one less', rules: ALL_RULES.law.rules.flatMap(change) },
});

const MILDER = ALL_RULES.law.rules.find(({ id }) => id === 'HOUSE-MILDER-FIRST')!.bars as {
  readonly before: Readonly<Record<string, string>>;
};
/** A recorded message is a call to the reader, and nobody in a walk leaves one. */
const WALKED = ['call', 'letter', 'visit', 'court'] as const;

const milder: readonly Removed[] = WALKED.map((way) => ({
  name: `gate:${way}-before-${MILDER.before[way]}`,
  rules: withLaw((rule) => {
    if (rule.bars.kind !== 'milder-step') return [rule];
    const { [way]: _, ...before } = rule.bars.before;
    return [{ ...rule, bars: { ...rule.bars, before } }];
  }),
}));

/** A visit's booking and its second person are one rule; each half goes by itself where the other is in order. */
const booked: readonly Removed[] = ['visit-booked', 'visit-approved'].map((half) => ({
  name: `gate:${half}`,
  rules: withLaw((rule) => (rule.bars.kind === 'visit-approval' ? [] : [rule])),
}));

const house: readonly Removed[] = Object.entries(HOUSE_RULES).map(([name, id]) => ({
  name: `gate:${name}`,
  rules: withLaw((rule) => (rule.id === id ? [] : [rule])),
}));

const ladder: readonly Removed[] = (['letter', 'visit', 'court'] as const).map((channel) => ({
  name: `ladder:${channel}`,
  rules: {
    ...ALL_RULES,
    ladder: {
      ...FIRST_LADDER,
      rungs: FIRST_LADDER.rungs.map((rung) =>
        rung.step.channel === channel ? { ...rung, step: { ...rung.step, needs: [] } } : rung,
      ),
    },
  },
}));

const without = <T>(list: readonly T[], one: T): readonly T[] => list.filter((other) => other !== one);

/** Every guard, each gone by itself. */
export const REMOVED: readonly Removed[] = [
  ...ladder,
  ...milder,
  ...booked,
  ...house,
  ...LETTERS.map((one) => ({
    name: `letter:${one.name}`,
    rules: { ...ALL_RULES, letters: without(LETTERS, one) },
  })),
  ...GUARDS.map((one) => ({
    name: `visit:${one.name}`,
    rules: { ...ALL_RULES, visits: without(GUARDS, one) },
  })),
  ...COURT.map((one) => ({ name: `court:${one}`, rules: { ...ALL_RULES, court: without(COURT, one) } })),
];

export interface Noticed {
  readonly name: string;
  /** Walks until the reader named it; null: not in so many. */
  readonly after: number | null;
}

/** Walks without one guard until the reader names it. */
export function noticed({ name, rules }: Removed, seed: number, most: number): Noticed {
  for (let number = 0; number < most; number += 1)
    if (walk(seed, number, rules).faults.some((fault) => fault.name === name))
      return { name, after: number + 1 };
  return { name, after: null };
}
