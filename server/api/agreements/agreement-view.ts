/**
 * How do answers, offers and agreements travel to a page?
 *
 * Amounts as text, days as ISO, and beside each figure its sentence in the language of whoever reads.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Answer } from '../../../rules/negotiation/answer-proposal.ts';
import { QUESTIONS } from '../../../rules/negotiation/circumstances.ts';
import type { AgreementTerms } from '../../../rules/negotiation/negotiable.ts';
import type { Offer } from '../../../rules/negotiation/offer.ts';
import type { PlanBody } from '../../../rules/plan/draft-plan.ts';
import {
  contradictionText,
  forPersonText,
  kindText,
  lineText,
  objectionText,
} from '../../../rules/plan/plan-words.ts';
import { type Language, type Pen, takePen } from '../../../rules/telling/language.ts';
import type { Product } from '../../../rules/terms.ts';
import { brokenWords, effectWords, waitingWords } from '../../agreements/agreement-words.ts';
import { coolingUntil } from '../../agreements/settle-agreement.ts';
import type { AgreementRow } from '../../db/agreements/agreement-rows.ts';
import type { OfferRow } from '../../db/agreements/proposal-rows.ts';
import type { Told } from '../../db/reading/told-account.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { amountText } from '../wire.ts';
import type { AgreeingAnswer, AgreementShown, OfferShown, ProposalAnswer } from './agreements-schema.ts';

/** An offer, beside what doing nothing means. `until`: the last day on which it can be accepted. */
export function showOffer(
  number: number,
  offer: Offer,
  until: Day,
  product: Product,
  language: Language,
): OfferShown {
  const pen = takePen(language, product, null);
  const amount = (minor: bigint) => amountText(minor, product.currency);
  const { plan } = offer;
  return {
    offer: number,
    kind: offer.kind,
    name: kindText(offer.kind, pen),
    months: offer.months,
    monthly: amount(offer.monthly),
    total: amount(offer.total),
    left: amount(offer.left),
    whole: amount(offer.whole),
    added: amount(offer.added),
    waived: amount(offer.waived),
    forgone: amount(offer.forgone),
    endsOn: formatDay(offer.endsOn),
    until: formatDay(until),
    needs: offer.needs,
    rows: plan.rows.map((row) => ({ due: formatDay(row.due), amount: amount(row.amount) })),
    schedule:
      plan.schedule?.map((row) => ({
        due: formatDay(row.due),
        principal: amount(row.principal),
        interest: amount(row.interest),
        fee: amount(row.fee),
      })) ?? null,
    penalty: offer.penalty,
    ageing: offer.ageing,
    record: offer.record,
    waiting: amount(offer.waiting),
    brokenCosts: amount(offer.brokenCosts),
    words: {
      ...effectWords(offer, pen),
      waiting: waitingWords(offer, pen),
      broken: brokenWords(offer, pen),
    },
  };
}

/** An answer with the numbers of its offers. */
export function showAnswer(
  proposal: number,
  answer: Answer,
  offers: readonly number[],
  until: Day,
  product: Product,
  language: Language,
): ProposalAnswer {
  const pen = takePen(language, product, null);
  const amount = (minor: bigint) => amountText(minor, product.currency);
  const able = answer.affordability;
  const by = answer.answer === 'person' ? answer.by : answer.answer === 'refused' ? answer.appealBy : null;
  return {
    proposal,
    answer: answer.answer,
    reasons: reasonsOf(answer, pen),
    by: by === null ? null : formatDay(by),
    affordability:
      able === null
        ? null
        : {
            lines: able.lines.map((line) => ({
              name: line.name,
              text: lineText(line.name, pen),
              amount: amount(line.amount),
            })),
            keeps: amount(able.keeps),
            free: amount(able.free),
            source: able.source,
            confidence: able.confidence,
          },
    offers: answer.offers.map((offer, place) => showOffer(offers[place]!, offer, until, product, language)),
  };
}

function reasonsOf(answer: Answer, pen: Pen): ProposalAnswer['reasons'] {
  const objections = 'objections' in answer ? answer.objections : [];
  const people = answer.answer === 'person' ? answer.reasons : [];
  return [
    ...objections.map((one) => ({ key: one.why, text: objectionText(one, pen), source: one.source })),
    ...people.flatMap((one) => [
      { key: one.why, text: forPersonText(one, pen), source: null },
      ...(one.why === 'contradiction'
        ? one.what.map((what) => ({ key: what, text: contradictionText(what, pen), source: null }))
        : []),
    ]),
  ];
}

/** An agreement as it stands on its account. */
export function showAgreement(
  row: AgreementRow,
  { account }: Told,
  product: Product,
  today: Day,
  language: Language,
): AgreementShown {
  const plan = valueIn(row.plan) as PlanBody;
  const alive = account.plan?.plan.id === row.agreement ? account.plan : null;
  const until = coolingUntil(row);
  const amount = (minor: bigint) => amountText(minor, product.currency);
  return {
    agreement: row.agreement,
    kind: plan.kind,
    name: kindText(plan.kind, takePen(language, product, null)),
    state: row.state,
    agreedOn: row.agreedOn === null ? null : formatDay(row.agreedOn),
    coolingUntil: until === null ? null : formatDay(until),
    canWithdraw: row.state === 'bound' && alive !== null && until !== null && today <= until,
    words: language === 'en' ? row.wordsEn : row.wordsZh,
    rows: plan.rows.map(({ due, amount: asked }, place) => ({
      due: formatDay(due),
      amount: amount(asked),
      state:
        alive !== null && place < alive.row
          ? 'paid'
          : row.state === 'bound' && due + plan.graceDays < today
            ? 'missed'
            : 'open',
    })),
    received: amount(alive?.received ?? 0n),
    alive: alive !== null,
  };
}

/** What can be agreed, which questions are asked, and what lies open. */
export function showAgreeing(
  told: Told,
  owed: bigint,
  terms: AgreementTerms | null,
  offers: readonly OfferRow[],
  agreements: readonly AgreementRow[],
  product: Product,
  today: Day,
  language: Language,
): Omit<AgreeingAnswer, 'decisions'> {
  const pen = takePen(language, product, null);
  return {
    today: formatDay(today),
    currency: product.currency,
    owed: amountText(owed, product.currency),
    questions: QUESTIONS.map(({ field, asks, use }) => ({
      field,
      asks: pen.say(asks.en, asks.zh),
      use: pen.say(use.en, use.zh),
    })),
    kinds: (terms?.kinds ?? []).map(({ kind, months }) => ({
      kind,
      name: kindText(kind, pen),
      monthsLeast: months.least,
      monthsMost: months.most,
      coolingDays: terms!.coolingDays,
    })),
    openOffers: offers
      .filter(({ ended, until }) => ended === null && until >= today)
      .map((one) => showOffer(one.offer, valueIn(one.data) as Offer, one.until, product, language)),
    agreements: agreements.map((row) => showAgreement(row, told, product, today, language)),
  };
}
