/**
 * What is written about an agreement between its beginning and its end: an answer, an offer that ends, a payment that is missing?
 *
 * Texts that tell and ask for nothing new: what stands was agreed by him. A missing payment is told with the day until which it can be
 * caught up, a break with the last offer and until when it stands. Friendly is the first word, plain the second.
 */
import { EN_ASK, EN_SMS, ZH_ASK, ZH_SMS } from '../words/answer-templates.ts';
import { both, EN, type HouseTemplate, SEEN, ZH } from '../words/template-pieces.ts';

interface Wording {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** The text message; left out: this is not sent by one. */
  readonly sms?: readonly [zh: string, en: string];
}

/** The same words in the app and by e-mail, and a text message beside them. */
function texts(
  name: HouseTemplate['name'],
  tone: HouseTemplate['tone'],
  { zh, en, sms }: Wording,
): HouseTemplate[] {
  const written = (['in-app', 'e-mail'] as const).flatMap((channel) =>
    both(
      [name, channel, tone],
      SEEN,
      [ZH.hello, ...zh, ZH_ASK, ZH.code, ...(channel === 'e-mail' ? [ZH.stop] : [])],
      [EN.hello, ...en, EN_ASK, EN.code, ...(channel === 'e-mail' ? [EN.stop] : [])],
    ),
  );
  if (sms === undefined) return written;
  return [
    ...written,
    ...both([name, 'sms', tone], null, [`【{lender}】${sms[0]}`, ZH_SMS], [`{lender}: ${sms[1]}`, EN_SMS]),
  ];
}

export const AGREEMENT_TEXTS: readonly HouseTemplate[] = [
  ...texts('proposal-answered', 'plain', {
    zh: ['您提出的还款方案，工作人员已经答复。答复、理由，以及不满意时还能怎么做，都在官方页面。'],
    en: [
      'A person has answered your proposal. The answer, its reasons and what you can do if you disagree are on the official page.',
    ],
  }),
  ...texts('offer-ending', 'friendly', {
    zh: ['我们为您留的还款方案到{date}为止有效。选不选由您决定；过期后也可以重新提出。'],
    en: [
      'What we have offered you stays open until {date}. Whether you take it is up to you; afterwards you can propose again.',
    ],
    sms: [
      '为您留的还款方案到{date}为止有效，过期后可重新提出。',
      'our offer stays open until {date}. Afterwards you can propose again.',
    ],
  }),
  ...texts('plan-missed', 'friendly', {
    zh: [
      '您的安排还有 {amount} 没有到账，在{date}之前补上就不受影响。如果有困难，请告诉我们，可以一起调整。',
    ],
    en: [
      'Of your arrangement, {amount} has not arrived. Caught up by {date}, nothing changes. If it is hard this time, tell us and we look for another way.',
    ],
    sms: [
      '您的安排还有 {amount} 未到账，在{date}前补上即不受影响。',
      '{amount} of your arrangement has not arrived. Caught up by {date}, nothing changes.',
    ],
  }),
  ...texts('plan-missed', 'plain', {
    zh: [
      '您的安排还有 {amount} 没有到账。到{date}仍未补上，安排即告结束，后果以您确认过的全文为准。有困难请告诉我们。',
    ],
    en: [
      'Of your arrangement, {amount} has not arrived. If it is not caught up by {date}, the arrangement ends as its text says. If it is hard, tell us.',
    ],
    sms: [
      '您的安排还有 {amount} 未到账，到{date}仍未补上即告结束。有困难请告诉我们。',
      '{amount} of your arrangement has not arrived. If not caught up by {date}, it ends. If it is hard, tell us.',
    ],
  }),
  ...texts('plan-broken', 'plain', {
    zh: ['您的安排因款项未按约到账，已经结束。{offer}。'],
    en: ['Your arrangement is over, because payments did not arrive as agreed. {offer}.'],
    sms: [
      '您的安排未按约履行，已经结束。{offer}。',
      'your arrangement is over, as payments did not arrive. {offer}.',
    ],
  }),
  ...texts('plan-broken', 'friendly', {
    zh: ['您的安排没能走到最后，已经结束，这不影响我们继续帮您想办法。{offer}。'],
    en: ['Your arrangement did not last to its end. We still want to find one that you can keep. {offer}.'],
    sms: ['您的安排没能走到最后，已经结束。{offer}。', 'your arrangement did not last to its end. {offer}.'],
  }),
  ...texts('plan-completed', 'friendly', {
    zh: ['您的还款安排已经履行完毕，谢谢您一直坚持。{standing}。'],
    en: ['Your arrangement is completed. Thank you for keeping it. {standing}.'],
    sms: [
      '您的还款安排已经履行完毕，谢谢。{standing}。',
      'your arrangement is completed. Thank you. {standing}.',
    ],
  }),
  ...texts('plan-completed', 'plain', {
    zh: ['您的还款安排已经履行完毕。{standing}。'],
    en: ['Your arrangement is completed. {standing}.'],
  }),
];
