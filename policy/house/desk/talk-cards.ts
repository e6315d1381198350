/**
 * What does an agent answer when he hears an objection, and where does it lead?
 *
 * Each card leads to a function that exists: agreeing, disputing, stopping, care. None argues. House texts, checked like the guide.
 */
export const CARD_WAYS = ['agree', 'dispute-payment', 'dispute-debt', 'stop', 'care'] as const;
export type CardWay = (typeof CARD_WAYS)[number];

export interface TalkCard {
  readonly id: string;
  readonly leads: CardWay;
  readonly heard: { readonly zh: string; readonly en: string };
  readonly say: { readonly zh: string; readonly en: string };
}

export const TALK_CARDS: readonly TalkCard[] = [
  {
    id: 'cannot-pay-1',
    leads: 'agree',
    heard: { zh: '现在还不了', en: 'I cannot pay now' },
    say: {
      zh: '谢谢您告诉我。先留够生活必需的钱，我们再看剩下的：可以少还一些、晚一些，或者分期。我现在就算给您看。',
      en: 'Thank you for telling me. Keep what you need to live on; then we look at what is left: less, later, or in instalments. I work it out with you now.',
    },
  },
  {
    id: 'already-paid-1',
    leads: 'dispute-payment',
    heard: { zh: '我已经还了', en: 'I have paid already' },
    say: {
      zh: '那我现在就登记核实。请问是哪一天、通过什么方式、付了多少？核实期间不再为这一笔联系您。',
      en: 'Then I note it to be checked. On which day, by which way and how much was it? While it is checked we do not contact you about it.',
    },
  },
  {
    id: 'not-mine-1',
    leads: 'dispute-debt',
    heard: { zh: '这不是我的欠款', en: 'This is not my debt' },
    say: {
      zh: '我现在就登记异议，由同事核实，结果会书面告诉您。您现在不需要证明什么。',
      en: 'I note the dispute now; a colleague checks it and you get the answer in writing. You need not prove anything now.',
    },
  },
  {
    id: 'stop-calling-1',
    leads: 'stop',
    heard: { zh: '不要再打电话', en: 'Stop calling me' },
    say: {
      zh: '好的，我现在就记下来，不再给您打电话。需要的信息您可以随时在自己的页面上看到。',
      en: 'I write it down now, and we do not call you again. What you need is always on your own page.',
    },
  },
  {
    id: 'ill-1',
    leads: 'care',
    heard: { zh: '我病了／家里有变故', en: 'I am ill, or something has happened at home' },
    say: {
      zh: '听到这个我很抱歉。催收会先停下，由受过专门培训的同事来看。您只需要告诉我愿意说的部分。',
      en: 'I am sorry to hear that. Collection rests, and a trained colleague will look at it. Tell me only what you wish to.',
    },
  },
];
