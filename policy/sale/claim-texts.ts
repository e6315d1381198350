/**
 * What is written to somebody whose claim was sold, or came back to the house?
 *
 * Who holds it now, by which licence, how to reach him, from which day, and a code to check it by (民法典 546; 2021/2167 art. 10; LPA 1925 s.136).
 * It asks for nothing. That what was agreed and objected stays is said, because a stranger now holds the claim.
 */
import { EN_ASK, ZH_ASK } from '../words/answer-templates.ts';
import { both, EN, ENVELOPE, type HouseTemplate, SEEN, ZH } from '../words/template-pieces.ts';

const TEXTS = {
  'claim-sold': {
    zh: [
      '您的一笔账户债权已自{date}起转让给{holder}（许可编号 {holderLicence}，联系方式 {holderContact}）。我方不再收取该笔款项；您在收到本通知前付给我方的款项均有效。',
      '核对债权归属：官方页面“债权归属查询”，债权码 {claimCode}。您的异议、约定和权利不变；转让有误的，请告诉我们。',
    ],
    en: [
      'The claim of one of your accounts was transferred to {holder} (licence {holderLicence}, contact {holderContact}) with effect from {date}. We no longer take money for it; what you paid us before this notice counts.',
      'Check who holds it: the official page on claims, claim code {claimCode}. Objections, arrangements and rights stay as they were; if the transfer is wrong, tell us.',
    ],
  },
  'claim-returned': {
    zh: [
      '此前转让给{holder}的一笔账户债权已自{date}起由我方收回。此前付给{holder}的款项同样有效，我们会记入您的账户。',
      '核对债权归属：官方页面“债权归属查询”，债权码 {claimCode}。',
    ],
    en: [
      'A claim of one of your accounts that had been transferred to {holder} came back to us with effect from {date}. What you paid {holder} counts, and is entered on your account.',
      'Check who holds it: the official page on claims, claim code {claimCode}.',
    ],
  },
} as const;

export const CLAIM_TEXTS: readonly HouseTemplate[] = (['claim-sold', 'claim-returned'] as const).flatMap(
  (name) => [
    ...both(
      [name, 'in-app', 'plain'],
      SEEN,
      [ZH.hello, ...TEXTS[name].zh, ZH_ASK, ZH.code],
      [EN.hello, ...TEXTS[name].en, EN_ASK, EN.code],
    ),
    ...both(
      [name, 'letter', 'plain'],
      ENVELOPE,
      ['{name}您好，这里是{lender}。', ...TEXTS[name].zh, ZH_ASK, ZH.code],
      ['Hello {name}, this is {lender}.', ...TEXTS[name].en, EN_ASK, EN.code],
    ),
  ],
);
