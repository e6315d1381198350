/**
 * By which names and addresses can the house be known?
 *
 * What every message says about its sender, and what the public check of callers answers with. Borrowers learn these from the
 * contract and the app, so that a stranger's number or page can be told from ours. Examples until a lender puts its own here.
 */
import type { Language } from '../../rules/telling/language.ts';

export interface Official {
  /** The name on the contract. */
  readonly lender: Readonly<Record<Language, string>>;
  /** Number of the hotline, as printed on the card or in the app. */
  readonly hotline: string;
  /** Where each figure can be seen, paid and objected to; without the protocol, short enough for a text message. */
  readonly answer: string;
  /** Where anybody can check a code, a caller or a letter. */
  readonly verify: string;
  /** Where complaints are taken. */
  readonly complaint: string;
}

export const OFFICIAL: Official = {
  lender: { 'zh-CN': '安还消费金融', en: 'Anhuan Consumer Finance' },
  hotline: '95000',
  answer: 'app.example.com/h',
  verify: 'app.example.com/verify',
  complaint: 'app.example.com/c',
};
