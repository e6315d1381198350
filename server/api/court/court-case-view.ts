/**
 * How does a case look to whoever works on it: what stands against the next act, the two numbers, the log?
 */
import { checklistFor } from '../../../policy/house/court/bundle-lists.ts';
import { DELAY_RATES } from '../../../policy/house/court/court-fee-law.ts';
import { jurisdictionsOf } from '../../../policy/law/packs.ts';
import { awardOwed } from '../../../rules/court/award-interest.ts';
import { blockersOf } from '../../../rules/court/court-preconditions.ts';
import { followers, OVER } from '../../../rules/court/court-stage.ts';
import type { WorthTerms } from '../../../rules/court/worth-it.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Currency } from '../../../rules/money.ts';
import { scaledFees } from '../../court/case-stages.ts';
import type { CaseStanding } from '../../court/case-standing.ts';
import type { CourtStep } from '../../court/court-fact.ts';
import type { BroughtRow } from '../../db/court/brought-rows.ts';
import type { CaseKey, CaseRow, ListedCase } from '../../db/court/case-rows.ts';
import type { Told } from '../../db/reading/told-account.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { toldPerson } from '../../vault/sealed-person.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { partsOf } from '../oversight/oversight-api.ts';
import { amountText } from '../wire.ts';
import type { CaseAnswer, CaseLine } from './court-schema.ts';

export const caseKey = ({ slot, borrower, caseNo }: Pick<CaseRow, 'slot' | 'borrower' | 'caseNo'>): string =>
  `${slot}-${borrower}-${caseNo}`;

/** The case that a key of the list names. */
export function caseKeyFrom(text: string): CaseKey {
  const [slot, borrower, caseNo] = partsOf(text);
  return { slot, borrower, caseNo };
}

const dayText = (day: Day | null) => (day === null ? null : formatDay(day));

/** A currency by its code, with the digits that the house's products use. */
export function currencyOf({ products }: Pick<House, 'products'>, code: string): Currency {
  return (
    [...products.values()].find(({ currency }) => currency.code === code)?.currency ?? { code, digits: 2 }
  );
}

/** One line of the list. */
export function lineOf(house: House, row: CaseRow, name: string): CaseLine {
  return {
    key: caseKey(row),
    account: String(row.accountId),
    who: maskedName(name),
    ...{
      stage: row.stage,
      stageOn: formatDay(row.stageOn),
      nextOn: dayText(row.nextOn),
      nextWhy: row.nextWhy,
    },
    ...{ halt: row.halt, currency: currencyOf(house, row.currency) },
    claim: amountText(row.claim, currencyOf(house, row.currency)),
  };
}

export const listedLine = (house: House, row: ListedCase): CaseLine =>
  lineOf(house, row, toldPerson(row.person).name);

/** What was adjudged and what an unpaid judgment bears today; null: nothing was. */
export function awardNow(
  row: CaseRow,
  facts: Told['history']['facts'],
  today: Day,
): (ReturnType<typeof awardOwed> & { readonly payBy: Day; readonly parts: readonly bigint[] }) | null {
  const { award, payBy, judgedOn } = row;
  if (award === null || payBy === null || judgedOn === null) return null;
  const [principal = 0n, interest = 0n, costs = 0n] = award;
  const undone = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  const paid = facts.flatMap((fact) =>
    fact.type === 'paid' && fact.valueOn >= judgedOn && !undone.has(fact.id)
      ? [{ on: fact.valueOn, amount: fact.amount }]
      : [],
  );
  const rate = DELAY_RATES.find(
    (one) =>
      one.jurisdiction === row.jurisdiction && one.from <= today && (one.to === null || today < one.to),
  );
  const owed = awardOwed(
    { principal, interest, costs, judgedOn, payBy },
    paid,
    Math.max(today, judgedOn),
    rate?.dailyPpm ?? null,
  );
  return { ...owed, payBy, parts: award };
}

function assumptionsOf(terms: WorthTerms, currency: Currency): CaseAnswer['assumptions'] {
  const percent = (ppm: bigint) => `${Number(ppm) / 10_000} %`;
  const money = (amount: bigint) => amountText(amount, currency);
  const { chancePaid } = terms;
  return [
    {
      name: 'chance-of-judgment',
      value: percent(terms.chanceOfJudgment.value),
      reason: terms.chanceOfJudgment.reason,
    },
    { name: 'chance-able', value: percent(chancePaid.able.value), reason: chancePaid.able.reason },
    { name: 'chance-unknown', value: percent(chancePaid.unknown.value), reason: chancePaid.unknown.reason },
    { name: 'chance-unable', value: percent(chancePaid.unable.value), reason: chancePaid.unable.reason },
    { name: 'months', value: String(terms.monthsToMoney.value), reason: terms.monthsToMoney.reason },
    { name: 'year-rate', value: percent(terms.yearRate.value), reason: terms.yearRate.reason },
    { name: 'lawyer', value: money(terms.lawyer.value), reason: terms.lawyer.reason },
    { name: 'enforcing', value: money(terms.enforcing.value), reason: terms.enforcing.reason },
    { name: 'handling', value: money(terms.handling.value), reason: terms.handling.reason },
    { name: 'least-net', value: money(terms.leastNet.value), reason: terms.leastNet.reason },
    { name: 'least-ratio', value: percent(terms.leastRatio.value), reason: terms.leastRatio.reason },
  ];
}

/** The steps that the person's log holds of a case, in order. */
export function logOf(
  { rows }: Pick<CaseStanding, 'rows'>,
  row: CaseRow,
  currency: Currency,
): CaseAnswer['log'] {
  return rows.facts.flatMap(({ type, data }) => {
    if (type !== 'court-step') return [];
    const one = valueIn(data) as CourtStep;
    if (one.case !== row.caseNo) return [];
    const amount = one.amount === undefined ? null : `${one.kind} ${amountText(one.amount, currency)}`;
    const paper = one.what === 'paper' || one.what === 'paper-back' ? one.kind : undefined;
    const detail = amount ?? paper ?? one.digest ?? ((one.reasons ?? []).join(', ') || one.kind || null);
    return [{ on: formatDay(one.on), what: one.what ?? 'stage', stage: one.stage, by: one.by, detail }];
  });
}

function limitationView({ clock, standing }: CaseStanding): CaseAnswer['limitation'] {
  if (clock === null) return null;
  return {
    ends: dayText(clock.ends),
    daysLeft: clock.ends === null ? null : clock.ends - standing.today,
    ...{ outermost: formatDay(clock.outermost), source: clock.source },
  };
}

function awardView(row: CaseRow, told: Told, today: Day, currency: Currency): CaseAnswer['award'] {
  const award = awardNow(row, told.history.facts, today);
  if (award === null) return null;
  const text = (amount: bigint) => amountText(amount, currency);
  const [principal = 0n, interest = 0n, costs = 0n] = award.parts;
  return {
    ...{ principal: text(principal), interest: text(interest), costs: text(costs) },
    ...{
      payBy: formatDay(award.payBy),
      unpaid: text(award.unpaid),
      delay: text(award.delay),
      days: award.days,
    },
  };
}

/** The whole of a case. */
export function caseView(
  house: House,
  row: CaseRow,
  now: CaseStanding,
  told: Told,
  more: {
    readonly docket: string | null;
    readonly noticeState: string | null;
    readonly brought: readonly BroughtRow[];
  },
): CaseAnswer {
  const { currency } = now.product;
  const { standing, worth, terms } = now;
  const text = (amount: bigint) => amountText(amount, currency);
  const list = checklistFor(jurisdictionsOf(told.person.region));
  const wait = standing.noticeOn === null ? null : formatDay(standing.noticeOn + standing.waitDays);
  return {
    today: formatDay(standing.today),
    line: { ...lineOf(house, row, told.person.name), halt: now.halt },
    ...{ path: row.path, means: row.means, ground: row.ground },
    ...{ brings: text(worth.brings), costs: text(worth.costs), chance: Number(worth.chance) / 10_000 },
    parts: Object.entries(worth.parts).map(([what, amount]) => ({ what, amount: text(amount) })),
    against: [...new Set([...worth.against, ...(row.stage === 'refused' ? row.against : [])])],
    willing: [...now.willing],
    assumptions: terms === null ? [] : assumptionsOf(terms.worth, currency),
    blockers: {
      approve: blockersOf(standing, 'approve'),
      notice: blockersOf(standing, 'notice'),
      file: blockersOf(standing, 'file'),
    },
    ...{ openedBy: row.openedBy, approvedBy: row.approvedBy, docket: more.docket },
    notice:
      more.noticeState === null
        ? null
        : { state: more.noticeState, on: dayText(standing.noticeOn), waitUntil: wait },
    bundle:
      row.bundle === null || row.bundleOn === null
        ? null
        : { on: formatDay(row.bundleOn), digest: row.bundle, missing: [...(row.missing ?? [])] },
    checklist: (list?.items ?? []).map(({ id, says, source, meets, cannot }) => ({
      ...{ id, says, source, kinds: [...meets], cannot: cannot ?? null },
      brought: more.brought
        .filter(({ item, digest }) => item === id && digest !== null)
        .map(({ seq, media, bytes, broughtBy, broughtOn }) => ({
          ...{ paper: seq, media, bytes, by: broughtBy, on: formatDay(broughtOn) },
        })),
    })),
    limitation: limitationView(now),
    fees: scaledFees(now.claim, { ...row, today: standing.today }).map((one) => ({
      ...one,
      ordinary: text(one.ordinary),
      reduced: text(one.reduced),
    })),
    laidOut: text(row.laidOut),
    award: awardView(row, told, standing.today, currency),
    follows: [...followers(row.path, row.stage, row.rested)],
    mayTakeBack: row.filedOn === null && !OVER.includes(row.stage),
    log: logOf(now, row, currency),
  };
}
