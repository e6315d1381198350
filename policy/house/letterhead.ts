/**
 * Under which name does the house write, and where can it be reached, checked and complained to?
 *
 * Declared once for all messages, in both languages; whoever runs Anhuan puts his own in place. Addresses are the official ones: a
 * message names no other.
 */
import type { Way } from '../../rules/gate/situation.ts';
import type { Language } from '../../rules/telling/language.ts';

/** What every message may say of who writes. */
export interface Letterhead {
  readonly lender: string;
  /** Official address at which to see figures, pay, agree, object. Without "https://": people type it. */
  readonly answer: string;
  readonly phone: string;
  readonly complaint: string;
  /** How to stop messages, by way; the others are stopped at the official address. */
  readonly optOut: Readonly<Partial<Record<Way, string>>>;
  /** Who speaks where no person is named. */
  readonly agent: string;
  readonly seal: string;
  /** Contract of a product, as a letter cites it, by the product's id. */
  readonly basis: Readonly<Record<string, string>>;
}

export const LETTERHEADS: Readonly<Record<Language, Letterhead>> = {
  'zh-CN': {
    lender: '安还消费金融',
    answer: 'anhuan.example/a',
    phone: '95000',
    complaint: '95000',
    optOut: { sms: '回复T', email: 'anhuan.example/stop' },
    agent: '客服中心',
    seal: '（盖章）',
    basis: {
      revolving: '《循环消费信贷合同》、民法典第六百七十五条',
      instalment: '《个人消费借款合同》、民法典第六百七十五条',
    },
  },
  en: {
    lender: 'Anhuan Consumer Finance',
    answer: 'anhuan.example/a',
    phone: '1-800-555-0123',
    complaint: '1-800-555-0123',
    optOut: { sms: 'reply STOP', email: 'anhuan.example/stop' },
    agent: 'the service desk',
    seal: '(seal)',
    basis: {
      revolving: 'the revolving credit agreement',
      instalment: 'the consumer loan agreement',
    },
  },
};
