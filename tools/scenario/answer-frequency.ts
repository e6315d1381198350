/**
 * How often was this person called, was it too often, and when may he be contacted at all? A scenario's question.
 *
 * Counts and judgements are the product's own: the same rules that decide a contact look back at those that were made. What
 * described acts and words amount to stands in `policy/law/conduct.ts`.
 */
import { BREACHES, type Breach, VOLUME, WORDS } from '../../policy/law/conduct.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import type { Factor, Flag, Reason } from '../../rules/gate/finding.ts';
import { rulesFor } from '../../rules/gate/gate.ts';
import { lookOf } from '../../rules/gate/in-force.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import { clockText, dayAt, startOfDay, type Zone } from '../../rules/gate/local-time.ts';
import type { CallAttempts } from '../../rules/gate/often/call-attempts.ts';
import { type DebtCount, debtCount, placedTotal } from '../../rules/gate/often/debt-counts.ts';
import { type LookedBack, lookBack } from '../../rules/gate/often/look-back.ts';
import { sameDebt } from '../../rules/gate/often/particular-debt.ts';
import { volumeEver } from '../../rules/gate/often/volume-alarm.ts';
import type { Attempt, Situation } from '../../rules/gate/situation.ts';
import { dailyWindow } from '../../rules/gate/when/daily-window.ts';
import { attemptAt } from './answer-contact.ts';
import type { ScenarioOf } from './answer-scenario.ts';
import { lawAsked } from './law-asked.ts';
import { type Answer, answer, type Code } from './scenario.ts';
import { dayIn, situationOf, zoneIn, zonesIn } from './situation-of.ts';

type Looking = ScenarioOf<'frequency_count'> | ScenarioOf<'conduct_check'>;

/** What a look back needs: who is asked about, at the end of which day, under which rules. */
function readBack(scenario: Looking, person: string) {
  const { when } = scenario;
  const situation = situationOf(scenario);
  const home = situation.zones[0]!;
  const day = when.asOf ? dayIn(when.asOf) : lastDay(situation, home);
  const attempt = attemptAt(startOfDay(home, day + 1) - 1, person, situation);
  const rules = rulesFor(attempt, situation, lawAsked(scenario));
  const looked = lookBack(rules, (rule, ...asked) => lookOf(rule)(...asked), person, attempt.at, situation);
  return { situation, day, attempt, rules, looked };
}

function lastDay({ log }: Situation, home: Zone): Day {
  const last = log.at(-1);
  return last === undefined ? dayIn('2026-01-01') : dayAt(home, last.at);
}

export function answerFrequency(scenario: ScenarioOf<'frequency_count'>): Answer {
  const { situation, day, attempt, rules, looked } = readBack(scenario, scenario.when.person ?? 'consumer');
  const terms = callsTerms(rules);
  const connected = connectedOf(scenario, situation, terms);
  if (terms === null) return { ...unboundAnswer(rules), values: { connected } };
  const counts = situation.debts.map(({ id }) => [id, debtCount(terms, attempt, id, situation)] as const);
  const per = <T>(value: (count: DebtCount) => T) =>
    Object.fromEntries(counts.map(([id, count]) => [id, value(count)]));
  const consent = counts.map(([, { consentDays }]) => consentDays).find((days) => days !== null);
  const values = {
    presumption: looked.broken.length > 0 ? 'violation' : 'compliance',
    window: [formatDay(day - terms.days + 1), formatDay(day)],
    placed: per(({ placed }) => placed),
    placedTotal: placedTotal(terms, attempt, situation),
    conversed: per(({ conversed }) => conversed),
    excluded: per(({ excluded }) => excluded),
    consentActive: per(({ consentRuns }) => consentRuns),
    ...(consent ? { consentWindow: consent.map(formatDay) } : {}),
    connected,
    sameDebt: foldedDebts(terms, situation),
  };
  return { ...countAnswer(looked), values };
}

function callsTerms(rules: readonly LawRule[]): CallAttempts | null {
  const terms = rules.map(({ bars }) => bars).filter((bars) => bars.kind === 'call-attempts');
  return terms.find(({ presumed }) => presumed) ?? terms[0] ?? null;
}

/** No rule counts by debt: the law does not bind this collector, or counts otherwise. */
function unboundAnswer(rules: readonly LawRule[]): Answer {
  const unbound = rules.map(({ bars }) => bars).filter((bars) => bars.kind === 'not-bound');
  return answer('allow', {
    reasons: unbound.length > 0 ? ['rule_not_applicable'] : [],
    flags: unbound.map(({ flag }) => flag),
  });
}

function countAnswer({ broken, reasons, rebuttal, patterns }: LookedBack): Answer {
  const said = { reasons: reasons as Code<'reasons'>[], factors: rebuttal, flags: shoulds(broken) };
  if (broken.length === 0)
    return patterns.length > 0 ? answer('allow_flag', { factors: patterns }) : answer('allow');
  return answer(rebuttal.length > 0 ? 'deny_rebuttable' : 'deny', said);
}

function shoulds(broken: LookedBack['broken']): Flag[] {
  return broken.some(({ rule }) => rule.strength === 'should') ? ['duty_should'] : [];
}

/** Which calls that the scenario names connected to the dialled number. */
function connectedOf(
  { given }: Looking,
  { log }: Situation,
  terms: CallAttempts | null,
): Record<string, boolean> {
  const uncounted = terms?.uncounted ?? ['busy', 'not-in-service'];
  const named = new Set((given.history ?? []).map(({ id }) => id));
  return Object.fromEntries(
    log.flatMap((event) =>
      event.type === 'call' && event.id !== null && named.has(event.id)
        ? [[event.id, !uncounted.includes(event.outcome)]]
        : [],
    ),
  );
}

function foldedDebts({ folded }: CallAttempts, { debts }: Situation): string[][] {
  const groups = debts.map(({ id }) => [...sameDebt(id, debts, folded)]).filter(({ length }) => length > 1);
  return groups.filter((group, place) => groups.findIndex(([first]) => first === group[0]) === place);
}

export function answerConduct(scenario: ScenarioOf<'conduct_check'>): Answer {
  const { when } = scenario;
  const { situation, day, attempt, rules, looked } = readBack(scenario, 'consumer');
  const acts = breachesOf(when.acts ?? [], BREACHES, scenario, day, situation);
  if (when.asOf === undefined && (when.acts ?? []).length > 0) return actsAnswer(acts);
  const said = situation.log.flatMap((event) =>
    event.type === 'call' && event.at <= attempt.at ? (event.content ?? []) : [],
  );
  const words = breachesOf(said, WORDS, scenario, day, situation);
  const breaches = [...acts, ...words];
  const flags = volumeEver(VOLUME, attempt, situation);
  const callFrequency =
    looked.calls === 0 ? 'not_engaged' : looked.broken.length > 0 ? 'violation' : 'compliance';
  const values = { callFrequency };
  const judged = judgeHistory(breaches, looked, flags);
  const bound = unboundAnswer(rules);
  return {
    ...judged,
    reasons: [...judged.reasons, ...bound.reasons],
    flags: [...new Set([...judged.flags, ...bound.flags])],
    values,
  };
}

function judgeHistory(breaches: readonly Breach[], looked: LookedBack, volume: readonly Flag[]): Answer {
  if (breaches.length > 0) {
    const answered = actsAnswer(breaches);
    return { ...answered, reasons: [...answered.reasons, ...(looked.reasons as Code<'reasons'>[])] };
  }
  if (looked.broken.length > 0) {
    const counted = countAnswer(looked);
    return { ...counted, flags: [...counted.flags, ...volume] };
  }
  const factors: readonly Factor[] = looked.patterns;
  if (factors.length > 0 || volume.length > 0)
    return answer('allow_flag', { factors, flags: volume, reasons: volume.length > 0 ? ['harassment'] : [] });
  return answer('allow');
}

function actsAnswer(breaches: readonly Breach[]): Answer {
  if (breaches.length === 0) return answer('allow');
  const all = <T>(pick: (breach: Breach) => readonly T[] | undefined) => [
    ...new Set(breaches.flatMap((one) => pick(one) ?? [])),
  ];
  const duty: readonly Flag[] = breaches.every(({ strength }) => strength === 'should')
    ? ['duty_should']
    : [];
  return answer('deny', {
    reasons: all<Reason>(({ reasons }) => reasons) as Code<'reasons'>[],
    flags: [...all(({ flags }) => flags), ...duty],
  });
}

/** The rules that these acts or words break, but for those that no longer held on the day. */
function breachesOf(
  acts: readonly string[],
  table: readonly Breach[],
  { given }: Looking,
  day: Day,
  { debts }: Situation,
): Breach[] {
  const unlawful = debts.some(({ lawful }) => lawful === false);
  return table.filter(
    (breach) =>
      (breach.to === null || day < breach.to) &&
      breach.jurisdictions.some((where) => (given.jurisdictions ?? []).includes(where as never)) &&
      breach.acts.some((act) => acts.includes(act)) &&
      (!breach.unlawfulDebt || unlawful),
  );
}

export function answerWindow(scenario: ScenarioOf<'time_window'>): Answer | readonly string[] {
  const { given, when } = scenario;
  const situation = situationOf(scenario);
  const home = when.zone ? zoneIn(when.zone, scenario) : zonesIn(scenario)[0]!;
  const named = new Set([
    ...(given.zones ?? []),
    ...(given.contactPoints ?? []).flatMap(({ zone }) => zone ?? []),
  ]);
  named.delete(home.name);
  const others = [...named].map((name) => zoneIn(name, scenario));
  const day = lastDay(situation, situation.zones[0]!);
  const attempt: Attempt = attemptAt(startOfDay(home, day) + 720, 'consumer', situation);
  const rules = rulesFor(attempt, situation, lawAsked(scenario));
  const windows = dailyWindow(rules, attempt, situation, [home, ...others]);
  if (windows === null) return answer('deny', { reasons: ['time_of_day'] });
  const [own, ...rest] = windows.map(({ from, to }) => [clockText(from), clockText(to)] as const);
  return answer('allow', {
    values: {
      from: own![0],
      to: own![1],
      zone: home.name,
      inZone: Object.fromEntries(others.map(({ name }, place) => [name, rest[place]])),
    },
  });
}
