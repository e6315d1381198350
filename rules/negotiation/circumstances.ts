/**
 * What is a borrower asked about his circumstances, and what for?
 *
 * Only what the reckoning of affordability or the due days use: each question names its use, and a test holds that every answer can
 * change the result. No name, sex, age, origin, belief, health or family state is among them: the household is a number.
 */
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';

export const EVERY = ['week', 'two-weeks', 'month', 'quarter', 'year'] as const;
export const SURENESS = ['contract', 'usual', 'hoped'] as const;

/** Money that comes in, after tax, and how sure it is: by contract, usually, or only hoped for. */
export interface Income {
  readonly amount: Minor;
  readonly every: (typeof EVERY)[number];
  readonly sure: (typeof SURENESS)[number];
}

/** Amounts in minor units of the account's currency, a month where nothing else is said. */
export interface Circumstances {
  readonly incomes: readonly Income[];
  /** How many live on this income, himself included. */
  readonly people: number;
  readonly area: 'urban' | 'rural';
  /** Rent, or the payment for the home. */
  readonly housing: Minor;
  /** What cannot be left out besides living and housing: medicine, care, maintenance. */
  readonly unavoidable: Minor;
  readonly otherDebts: Minor;
  /** Money that lies ready today. */
  readonly onHand: Minor;
  /** Date of the month on which he is paid; null: on no fixed date. */
  readonly salaryDate: number | null;
  /** The last day of a passing hardship; null: none is stated. */
  readonly hardUntil: Day | null;
}

/** A question, what its answer is used for, and the field it fills. */
export interface Question {
  readonly field: keyof Circumstances;
  readonly asks: { readonly en: string; readonly zh: string };
  readonly use: { readonly en: string; readonly zh: string };
}

const INCOME_USE = { en: 'To see what comes in each month.', zh: '用于计算每月收入。' };
const LEFT_USE = { en: 'It stays with you before any instalment.', zh: '先为您留足，再计算分期。' };

export const QUESTIONS: readonly Question[] = [
  {
    field: 'incomes',
    asks: { en: 'What comes in, how often, and how sure is it?', zh: '您有哪些收入？多久一次？是否稳定？' },
    use: INCOME_USE,
  },
  {
    field: 'people',
    asks: { en: 'How many people live on it, you included?', zh: '包括您在内，几个人靠这些收入生活？' },
    use: LEFT_USE,
  },
  { field: 'area', asks: { en: 'Town or countryside?', zh: '住在城镇还是农村？' }, use: LEFT_USE },
  {
    field: 'housing',
    asks: { en: 'Rent or housing loan a month?', zh: '每月房租或房贷是多少？' },
    use: LEFT_USE,
  },
  {
    field: 'unavoidable',
    asks: {
      en: 'Anything else you cannot do without each month (medicine, care, maintenance)?',
      zh: '每月还有哪些必不可少的支出（药品、照护、抚养费）？',
    },
    use: LEFT_USE,
  },
  {
    field: 'otherDebts',
    asks: { en: 'What do you pay on other debts a month?', zh: '每月还要偿还多少其他债务？' },
    use: LEFT_USE,
  },
  {
    field: 'onHand',
    asks: { en: 'How much money lies ready today?', zh: '目前手头有多少可用的钱？' },
    use: {
      en: 'To keep a reserve for you, and to see whether one payment is possible.',
      zh: '用于为您保留应急储备，并判断能否一次付清。',
    },
  },
  {
    field: 'salaryDate',
    asks: { en: 'On which date of the month are you paid?', zh: '每月几号发工资？' },
    use: { en: 'Instalments fall due on that day.', zh: '还款日将定在这一天。' },
  },
  {
    field: 'hardUntil',
    asks: { en: 'If this is a hard time that passes: until when?', zh: '如果是暂时困难，预计到哪天好转？' },
    use: { en: 'To see whether waiting helps.', zh: '用于判断是否适合暂缓还款。' },
  },
];
