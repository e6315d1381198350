/**
 * What does a person see of a proposal that he decides, and how does his decision reach it?
 *
 * What was asked in every round, what was stated in the last one, the reckoning of what can be kept and the rules' own reasons, all in
 * the words the borrower saw. It is sealed under his key: each opening is noted in his chain. What lies outside the limits comes back
 * with everything that stands against it.
 */
import { formatDay } from '../../../rules/days.ts';
import { type Circumstances, QUESTIONS } from '../../../rules/negotiation/circumstances.ts';
import type { Proposal } from '../../../rules/plan/draft-plan.ts';
import { kindText, objectionText } from '../../../rules/plan/plan-words.ts';
import { positionOf } from '../../../rules/telling/forecast.ts';
import { type Language, moneyText, type Pen, takePen } from '../../../rules/telling/language.ts';
import type { Product } from '../../../rules/terms.ts';
import { roundToDecide, stepProposal } from '../../agreements/decide-proposal.ts';
import { keptProposals } from '../../agreements/kept-proposal.ts';
import { termsFor } from '../../agreements/limits-for.ts';
import { roundIn } from '../../agreements/route-round.ts';
import { agreementsOf } from '../../db/agreements/agreement-rows.ts';
import { offersOf } from '../../db/agreements/proposal-rows.ts';
import { readTold } from '../../db/reading/told-account.ts';
import type { CaseRow } from '../../db/review/review-rows.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { type Act, noteLook } from '../../review/route-person.ts';
import { askedTerms, tableOf } from '../agreements/agreement-desk.ts';
import { showAgreeing, showAnswer } from '../agreements/agreement-view.ts';
import { productOf } from '../borrower-api.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';
import { amountText } from '../wire.ts';
import { caseProblem } from './case-view.ts';
import type { ProposalSeen, StepAsked } from './review-schema.ts';

async function accountOf(house: House, { slot, accountId }: CaseRow) {
  const told = accountId === null ? null : await readTold(house.pool, { slot, accountId });
  if (told === null) throw new Refused(404, 'There is no such account.');
  return { told, product: productOf(house, told) };
}

/** The proposal of a case, opened for somebody who may decide it. */
export async function openProposal(
  house: House,
  row: CaseRow,
  { by, at }: { readonly by: string; readonly at: number },
  language: Language,
): Promise<ProposalSeen> {
  const from = roundIn(row);
  if (from === null) throw new Refused(404, 'This case is not about a proposal.');
  const { told, product } = await accountOf(house, row);
  const rounds = await keptProposals(house.pool, told.key, told.person.id);
  const round = roundToDecide(rounds, from);
  if (round === null || round.stated === null)
    throw new Refused(404, 'What was stated is forgotten: nothing can be decided on it.');
  await noteLook(house.pool, row, by, at);
  const today = await house.today();
  const pen = takePen(language, product, null);
  const { owed } = positionOf(told.account, today, product, told.history);
  const [offers, agreements] = [
    await offersOf(house.pool, told.key),
    await agreementsOf(house.pool, told.key),
  ];
  const terms = termsFor(product, today);
  const shown = showAgreeing(told, owed, terms, offers, agreements, product, today, language);
  const { answer, circumstances } = round.stated;
  const settles = row.case.verdict?.settles ?? null;
  return {
    round: round.proposal,
    today: shown.today,
    currency: shown.currency,
    owed: shown.owed,
    kinds: shown.kinds,
    rounds: rounds.map((one) => ({
      ...shownTerms(one.asked, product, pen),
      proposal: one.proposal,
      day: formatDay(one.day),
      byWhom: one.byWhom,
      answer: one.answer as ProposalSeen['answer']['answer'],
    })),
    stated: statedLines(circumstances, product, language, pen),
    answer: showAnswer(round.proposal, answer, round.stated.offers, today, product, language),
    openOffers: shown.openOffers,
    proposed: settles === null ? null : shownTerms(valueIn(settles) as Proposal, product, pen),
  };
}

function shownTerms({ kind, months, amount, firstOn }: Proposal, product: Product, pen: Pen) {
  return {
    ...{ kind, months, name: kindText(kind, pen) },
    amount: amount === null ? null : amountText(amount, product.currency),
    firstOn: firstOn === null ? null : formatDay(firstOn),
  };
}

/** Every question with its answer, in the order in which it was asked. */
function statedLines(
  circumstances: Circumstances,
  product: Product,
  language: Language,
  pen: Pen,
): ProposalSeen['stated'] {
  const money = (amount: bigint) => moneyText(amount, product.currency, language);
  const none = pen.say('nothing stated', '未填写');
  const both = ([en, zh]: readonly [string, string]) => pen.say(en, zh);
  const said = (field: keyof Circumstances): string => {
    if (field === 'incomes')
      return (
        circumstances.incomes
          .map(
            ({ amount, every, sure }) =>
              `${money(amount)} (${both(EVERY_WORDS[every])}, ${both(SURE_WORDS[sure])})`,
          )
          .join('; ') || none
      );
    if (field === 'area')
      return circumstances.area === 'urban' ? pen.say('town', '城镇') : pen.say('countryside', '农村');
    if (field === 'hardUntil')
      return circumstances.hardUntil === null ? none : pen.day(circumstances.hardUntil);
    const value = circumstances[field];
    return typeof value === 'bigint' ? money(value) : value === null ? none : String(value);
  };
  return QUESTIONS.map(({ field, asks }) => ({ asks: pen.say(asks.en, asks.zh), answer: said(field) }));
}

const EVERY_WORDS = {
  week: ['a week', '每周'],
  'two-weeks': ['every two weeks', '每两周'],
  month: ['a month', '每月'],
  quarter: ['a quarter', '每季度'],
  year: ['a year', '每年'],
} as const;
const SURE_WORDS = {
  contract: ['by contract', '有合同'],
  usual: ['usually', '通常有'],
  hoped: ['hoped for', '希望有'],
} as const;

/** A step in a case about a proposal; what cannot be done is a problem that says why. */
export async function stepInProposal(
  house: House,
  row: CaseRow,
  { by, ...body }: StepAsked,
  at: number,
  language: Language,
): Promise<CaseRow> {
  const { product } = await accountOf(house, row);
  const { terms = null, ...act } = { terms: undefined, ...body };
  const asked =
    terms === null || terms.asked === null
      ? null
      : askedTerms(terms.asked, product.currency, 'body.terms.asked');
  const chosen = terms === null ? null : { round: terms.round, asked };
  const when = { today: await house.today(), at };
  const step = await stepProposal(tableOf(house), row, act as Act, chosen, by, when);
  if (step.state === 'done') return step.row;
  if (step.state === 'outside') {
    const pen = takePen(language, product, null);
    throw new Refused(
      409,
      'This lies outside the written limits: nothing is decided.',
      step.objections.map((one) => ({
        where: one.why,
        what: `${objectionText(one, pen)} (${one.source})`,
        todo: 'Offer other terms, or say no with an alternative.',
      })),
    );
  }
  if (step.why === 'newer-round')
    throw new Refused(409, 'He has proposed something else meanwhile.', [
      { where: 'body.terms.round', what: step.why, todo: 'Open the proposal again.' },
    ]);
  if (step.why === 'forgotten')
    throw new Refused(404, 'What was stated is forgotten: nothing can be decided on it.');
  throw caseProblem(step.why);
}
