/**
 * What may be charged, spread, planned? A scenario's question, put to the limits.
 */
import { CURRENCIES } from '../../policy/house/currencies.ts';
import { LIMITS, OVERDRAFT, SHARES } from '../../policy/law/limits.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { rulesOn } from '../../rules/gate/law.ts';
import {
  type OpenDebt,
  type OwedPart,
  shareOverDebts,
  shareOverParts,
} from '../../rules/limits/debt-shares.ts';
import {
  currentAmount,
  overdraftAmount,
  overdraftGrade,
  principalLent,
} from '../../rules/limits/legal-amount.ts';
import type { Charge, Lent } from '../../rules/limits/lent.ts';
import { judgeLimit, type Limit } from '../../rules/limits/limit-rules.ts';
import { NO_PERCENT, percentOf } from '../../rules/limits/percent.ts';
import { isPrivateLending } from '../../rules/limits/rate-cap.ts';
import { type Regime, regimesOf } from '../../rules/limits/rate-regime.ts';
import { formatAmount, type Minor, parseAmount, sum } from '../../rules/money.ts';
import type { ScenarioOf } from './answer-scenario.ts';
import { DEBTS, HOLDS } from './codes.ts';
import { answerJudged, askedOn, groundOf, undated } from './judged-answer.ts';
import { type Answer, answer, type Code, type Scenario, type Thing } from './scenario.ts';
import { OBJECTS, QUESTIONS } from './scenario-words.ts';
import { dayIn } from './situation-of.ts';

type Words = Answer | readonly string[];

/** Rules whose first day is part of what they say. */
const DATED: readonly Limit['kind'][] = [
  'reference-multiple',
  'two-lines',
  'bank-rate-multiple',
  'yearly-cap',
];
const RULES = undated(LIMITS, ({ limits }) => DATED.includes(limits.kind));

const CHARGES: Readonly<Record<Code<'charge'>, Charge>> = {
  contract_rate: 'contract-rate',
  overdue_rate: 'overdue-rate',
  default_charges_together: 'default-charges-together',
  contract_penalty: 'contract-penalty',
  all_in_cost: 'all-in-cost',
  interest_on_service_fee: 'interest-on-service-fee',
  interest_on_default_charge: 'interest-on-default-charge',
  over_limit_fee: 'over-limit-fee',
  late_fee: 'late-fee',
  interest_or_fee_in_moratorium: 'accrual-in-moratorium',
};

/** May this charge be claimed, and what is its cap? */
export function answerCharge(scenario: ScenarioOf<'charge_check'>): Words {
  const { when } = scenario;
  const wrong = unreadable(scenario);
  if (wrong.length > 0) return wrong;
  if (!when.charge) return ['when.charge'];
  const debt = debtIn(scenario, when.debt);
  const day = chargeDay(scenario, when.at);
  const asked = { kind: 'charge', charge: CHARGES[when.charge], lent: lentOf(debt, scenario, day) } as const;
  return answerJudged(judgeLimit(asked, RULES, groundOf(scenario, day)));
}

/** A charge of no stated day is one of the moratorium that the scenario tells of, if it tells of one. */
function chargeDay({ given }: Scenario, at: string | null | undefined): Day {
  const started = given.holds?.find(({ startOn }) => startOn)?.startOn;
  return askedOn(at ?? started);
}

/** What was lent. A claim is one made on the day that is asked about where no suit is stated. */
function lentOf(debt: Thing<'debt'>, { given }: Scenario, day: Day): Lent {
  const claimed = [debt.overdueInterestPercent, debt.penaltyPercent, debt.otherFeesPercent].filter(isStated);
  const money = (text: string | null | undefined) => (isStated(text) ? moneyIn(text, given) : undefined);
  const rate = (text: string | null | undefined) => (isStated(text) ? percentOf(text) : undefined);
  const on = (text: string | null | undefined) => (isStated(text) ? dayIn(text) : undefined);
  return {
    kind: DEBTS[debt.kind ?? 'other'],
    contractOn: on(debt.contractOn),
    suitFiledOn: on(debt.suitFiledOn) ?? day,
    defaultedOn: on(debt.defaultedOn),
    lawful: !isStated(debt.unlawful),
    provided: true,
    rate: debt.ratePercent === null ? null : rate(debt.ratePercent),
    overdueRate: rate(debt.agreedOverduePercent) ?? null,
    allInRate: rate(debt.allInAnnualPercent),
    claimed: claimed.length > 0 ? claimed.map(percentOf) : undefined,
    lprAtContract: rate(debt.lpr1yAtContractPercent),
    loss: money(debt.loss),
    penaltyAmount: money(debt.penaltyAmount),
    moratoria: (given.holds ?? [])
      .filter(({ debts }) => !debts || !debt.id || debts.includes(debt.id))
      .flatMap(({ kind, startOn, treatmentEndsOn }) =>
        kind ? [{ kind: HOLDS[kind], from: on(startOn), treatmentEnds: on(treatmentEndsOn) ?? null }] : [],
      ),
  };
}

/** Compute or test an amount. */
export function answerAmount(scenario: ScenarioOf<'amount_computation'>): Words {
  const { given, when } = scenario;
  const wrong = unreadable(scenario);
  if (wrong.length > 0) return wrong;
  const debt = debtIn(scenario, when.debt);
  const amount = (text: string | null | undefined) => (isStated(text) ? moneyIn(text, given) : 0n);
  const text = (value: Minor) => moneyText(value, given);
  switch (when.what) {
    case 'itemised_current_amount': {
      const { itemisation } = debt;
      if (!itemisation) return ['given.debts.itemisation'];
      const current = currentAmount({
        amount: amount(itemisation.amount),
        interest: amount(itemisation.interest),
        fees: amount(itemisation.fees),
        payments: amount(itemisation.payments),
        credits: amount(itemisation.credits),
      });
      return answer('compute', { values: { amount: text(current) } });
    }
    case 'principal_lent': {
      if (!isStated(debt.nominal)) return ['given.debts.nominal'];
      const lent = principalLent(amount(debt.nominal), amount(debt.interestDeductedUpFront));
      return answer('compute', { values: { amount: text(lent) } });
    }
    case 'malicious_overdraft_amount':
    case 'malicious_overdraft_threshold': {
      if (!isStated(debt.principal)) return ['given.debts.principal'];
      const counted = overdraftAmount(amount(debt.principal), amount(debt.repaid));
      const meets = overdraftGrade(counted, OVERDRAFT.grades) !== null;
      const values = { amount: text(counted), threshold: text(OVERDRAFT.grades.large), meets };
      return answer('compute', { values });
    }
    default:
      return ['when.what'];
  }
}

/** Spread a payment over debts or parts. */
export function answerAllocation(scenario: ScenarioOf<'allocation'>): Words {
  const { given, when } = scenario;
  const wrong = unreadable(scenario);
  if (wrong.length > 0) return wrong;
  if (isStated(given.agreedOrder)) return [`given.agreedOrder=${String(given.agreedOrder)}`];
  if (!isStated(when.payment)) return ['when.payment'];
  const day = askedOn(when.at);
  const ground = groundOf(scenario, day);
  const [rule] = rulesOn(
    SHARES.filter(({ jurisdiction }) => ground.jurisdictions.includes(jurisdiction)),
    day,
    ground.collectors,
    ground.assumed,
  );
  const debts = given.debts ?? [];
  if (rule === undefined || rule.shares.debts === null) return ['missing rules on the order of payments'];
  const disputes = (given.history ?? []).some(({ type }) => type === 'dispute');
  if (rule.shares.debts.sparesDisputed && disputes && debts.length > 1)
    return ['given.history: which debt is disputed'];
  const open = debts.map((debt) => openDebtOf(debt, given, disputes));
  const named = when.designatedDebt ?? null;
  if (named !== null && !open.some(({ id }) => id === named)) return [`when.designatedDebt=${named}`];
  const { byDebt } = shareOverDebts(moneyIn(when.payment, given), open, named, day, rule.shares.debts);
  const values = {
    byDebt: Object.fromEntries([...byDebt].map(([id, share]) => [id, moneyText(share, given)])),
    ...partsOf(debts, byDebt, rule.shares.parts, given),
  };
  return answer('compute', {
    values,
    reasons: rule.jurisdiction === 'CN' || named !== null ? [] : ['boundary_choice'],
  });
}

function partsOf(
  debts: readonly Thing<'debt'>[],
  byDebt: ReadonlyMap<string, Minor>,
  order: readonly OwedPart[] | null,
  given: Thing<'given'>,
): { byPart?: Readonly<Record<string, string>> } {
  const shares = debts.flatMap((debt, place) =>
    debt.owed && order
      ? [shareOverParts(byDebt.get(idOf(debt, place)) ?? 0n, owedOf(debt.owed, given), order)]
      : [],
  );
  if (shares.length === 0) return {};
  const text = (part: OwedPart) => moneyText(sum(shares.map((share) => share[part])), given);
  return {
    byPart: { enforcementCosts: text('costs'), interest: text('interest'), principal: text('principal') },
  };
}

/** A debt without a due day is in default and so due; one that is stated not to be overdue falls due later. */
function openDebtOf(debt: Thing<'debt'>, given: Thing<'given'>, disputed: boolean): OpenDebt {
  return {
    id: idOf(debt, (given.debts ?? []).indexOf(debt)),
    owed: owedInAll(debt, given),
    due: debt.dueOn ? dayIn(debt.dueOn) : debt.overdue === false ? Number.MAX_SAFE_INTEGER : null,
    securedPpm: debt.secured ? 1_000_000n : 0n,
    rate: isStated(debt.ratePercent) ? percentOf(debt.ratePercent) : NO_PERCENT,
    disputed,
  };
}

function owedInAll(debt: Thing<'debt'>, given: Thing<'given'>): Minor {
  if (isStated(debt.amount)) return moneyIn(debt.amount, given);
  if (debt.owed) return sum(Object.values(owedOf(debt.owed, given)));
  return moneyIn(debt.principal ?? '0', given) + moneyIn(debt.interestAndFees ?? '0', given);
}

function owedOf(owed: Thing<'owed'>, given: Thing<'given'>): { readonly [Part in OwedPart]: Minor } {
  return {
    costs: moneyIn(owed.enforcementCosts ?? '0', given),
    interest: moneyIn(owed.interest ?? '0', given),
    principal: moneyIn(owed.principal ?? '0', given),
  };
}

/** May a plan be offered, or a proposal be refused? What is not stated of a proposal speaks for it. */
export function answerPlan(scenario: ScenarioOf<'plan_check'>): Words {
  const { given, when } = scenario;
  const ground = groundOf(scenario, askedOn(undefined));
  if (when.action === 'propose') {
    const debt = given.debts?.[0] ?? {};
    const asked = {
      kind: 'plan',
      debt: DEBTS[debt.kind ?? 'other'],
      months: when.months ?? undefined,
      exceedsAbility: debt.exceedsAbility ?? true,
      willing: debt.willingToPay ?? true,
    } as const;
    return answerJudged(judgeLimit(asked, RULES, ground));
  }
  const proposal = (given.history ?? []).findLast(
    (event) => event.type === 'proposal' && (!when.proposal || event.id === when.proposal),
  );
  if (when.action !== 'reject_proposal' || proposal?.type !== 'proposal') return ['when.proposal'];
  const asked = {
    kind: 'plan-refusal',
    reasonable: proposal.reasonable ?? true,
    affordable: proposal.affordable ?? true,
    alternativeOffered: when.alternativeOffered ?? false,
  } as const;
  return answerJudged(judgeLimit(asked, RULES, ground));
}

const REGIMES: Readonly<Record<Regime, Code<'regime'>>> = {
  'two-lines-on-request': 'old_24_36_on_request',
  'reference-at-filing': 'four_lpr_at_filing',
  'reference-at-contract': 'four_lpr_at_contract',
};

/** Which rate rules govern which dates of a private loan? */
export function answerRateRegime(scenario: ScenarioOf<'status_query'>): Words {
  const debt = debtIn(scenario, scenario.when.debt);
  const rule = LIMITS.find(({ limits }) => limits.kind === 'reference-multiple');
  if (rule?.limits.kind !== 'reference-multiple') return ['missing rules.CN'];
  const ground = groundOf(scenario, askedOn(scenario.when.asOf));
  if (!isPrivateLending({ kind: DEBTS[debt.kind ?? 'other'] }, ground, rule.limits.binding))
    return answer('allow', { reasons: ['rule_not_applicable'], values: { regimes: [] } });
  if (!debt.contractOn) return ['given.debts.contractOn'];
  const suitFiledOn = debt.suitFiledOn ? dayIn(debt.suitFiledOn) : null;
  const regimes = regimesOf(dayIn(debt.contractOn), suitFiledOn, rule.from).map(({ from, to, regime }) => ({
    ...(from === null ? {} : { from: formatDay(from) }),
    ...(to === null ? {} : { until: formatDay(to) }),
    regime: REGIMES[regime],
  }));
  return answer('compute', { values: { regimes } });
}

/** The debt that is asked about: the named one, or the first. */
function debtIn({ given }: Scenario, id: string | null | undefined): Thing<'debt'> {
  const debts = given.debts ?? [];
  return debts.find((debt) => debt.id === id) ?? debts[0] ?? {};
}

function idOf({ id }: Thing<'debt'>, place: number): string {
  return id ?? `debt ${place + 1}`;
}

function isStated<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** Amounts of a scenario that its currency cannot have, by place; the currency itself where it is not known. */
function unreadable({ given, when }: Scenario): string[] {
  const code = given.currency ?? 'CNY';
  const currency = CURRENCIES.get(code);
  if (currency === undefined) return [`given.currency=${code}`];
  const wrongIn = (thing: object, fields: Readonly<Record<string, string>>, where: string): string[] =>
    Object.entries(thing).flatMap(([name, value]) => {
      const kind = fields[name];
      if (kind === 'money' && typeof value === 'string')
        return parseAmount(value, currency) === null ? [`${where}.${name}=${value}`] : [];
      const part = kind === '@owed' ? OBJECTS.owed : kind === '@itemisation' ? OBJECTS.itemisation : null;
      return part && isStated(value) ? wrongIn(value as object, part, `${where}.${name}`) : [];
    });
  const debts = (given.debts ?? []).flatMap((debt, place) =>
    wrongIn(debt, OBJECTS.debt, `given.debts[${place}]`),
  );
  return [...debts, ...wrongIn(when, QUESTIONS[when.kind], 'when')];
}

/** Money of a scenario whose amounts were found readable. */
function moneyIn(text: string, { currency }: Thing<'given'>): Minor {
  const amount = parseAmount(text, currencyIn(currency));
  if (amount === null) throw new Error(`${text} is no amount of ${currency ?? 'yuan'}`);
  return amount;
}

function moneyText(amount: Minor, { currency }: Thing<'given'>): string {
  return formatAmount(amount, currencyIn(currency));
}

function currencyIn(code: string | null | undefined) {
  const currency = CURRENCIES.get(code ?? 'CNY');
  if (currency === undefined) throw new Error(`"${code}" is no currency`);
  return currency;
}
