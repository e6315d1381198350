/**
 * What do the rules' findings together answer, in the words of the exchange format?
 *
 * A fact that a scenario does not state is not at issue there: a finding that asks for one is left out, what it could compute
 * is kept. A rule or a table that the product does not have is not: such a scenario cannot be expressed. Reasons of the
 * product that the format has no code for are left out of the answer.
 */
import { LAW_VERSION } from '../../policy/law/packs.ts';
import type { Day } from '../../rules/days.ts';
import type { Outcome } from '../../rules/gate/finding.ts';
import type { Cited } from '../../rules/gate/law.ts';
import { kindsInLaw } from '../../rules/gate/who/kind-in-law.ts';
import type { Ground, Judgement } from '../../rules/limits/judgement.ts';
import { COLLECTORS } from './codes.ts';
import { type Answer, answer, type Code, type Scenario } from './scenario.ts';
import { CODES } from './scenario-words.ts';
import { dayIn } from './situation-of.ts';

/** The day of a question; one that states none is asked in the law as it stands. */
export function askedOn(at: string | null | undefined): Day {
  return dayIn(at ?? LAW_VERSION);
}

/** Rules as a scenario asks them (see `law-asked.ts`): one that replaced no other is asked as if it had always held. */
export function undated<R extends Cited>(rules: readonly R[], isDated: (rule: R) => boolean): R[] {
  return rules.map((rule) => {
    const followed = rules.some(
      ({ to, jurisdiction }) => to === rule.from && jurisdiction === rule.jurisdiction,
    );
    return followed || rule.draft !== undefined || isDated(rule)
      ? rule
      : { ...rule, from: Number.MIN_SAFE_INTEGER };
  });
}

/** Whose rules a scenario asks. */
export function groundOf({ given }: Scenario, day: Day): Ground {
  return {
    jurisdictions: given.jurisdictions ?? [],
    day,
    collectors: kindsInLaw({
      kind: COLLECTORS[given.collector?.kind ?? 'third_party_collector'],
      ownName: given.collector?.ownName ?? true,
    }),
    assumed: new Set(given.assumeInForce ?? []),
  };
}

/** Two questions that are one in the format. */
export function together(one: Judgement, other: Judgement): Judgement {
  return {
    verdicts: [...one.verdicts, ...other.verdicts],
    missing: [...new Set([...one.missing, ...other.missing])],
  };
}

/** What a scenario may leave unstated. */
const FACT = /^(debt|debts|agency|worker|person|data|plan|proposal|policy|complaint|decision)\./;

const MILDEST_FIRST: readonly Outcome[] = ['missing', 'pass', 'flag', 'rebuttable', 'require', 'refuse'];

const DECISIONS: Readonly<Record<Outcome, Answer['decision']>> = {
  missing: 'allow',
  pass: 'allow',
  flag: 'allow_flag',
  rebuttable: 'deny_rebuttable',
  require: 'require',
  refuse: 'deny',
};

/** The answer; words where a rule is not there. */
export function answerJudged({ verdicts, missing }: Judgement): Answer | readonly string[] {
  const absent = missing.filter((what) => !FACT.test(what));
  if (absent.length > 0) return absent.map((what) => `missing ${what}`);
  const sorted = [...verdicts].sort(
    (a, b) => MILDEST_FIRST.indexOf(a.outcome) - MILDEST_FIRST.indexOf(b.outcome),
  );
  const decision = DECISIONS[sorted.at(-1)?.outcome ?? 'pass'];
  const stands = sorted.filter(({ outcome }) => outcome !== 'missing');
  const heard = decision === 'allow' ? stands : stands.filter(({ outcome }) => outcome !== 'pass');
  const all = <List extends 'reasons' | 'flags' | 'factors' | 'require'>(list: List) => {
    const codes: readonly string[] = CODES[list];
    const found = heard.flatMap((verdict): readonly string[] => verdict[list] ?? []);
    return [...new Set(found)].filter((code) => codes.includes(code)) as Code<List>[];
  };
  return answer(decision, {
    reasons: all('reasons'),
    flags: all('flags'),
    factors: all('factors'),
    require: all('require'),
    values: Object.assign({}, ...sorted.map(({ values }) => values ?? {})) as Record<string, unknown>,
  });
}
