/**
 * In which words does an evidence file speak to a reader, in both languages?
 *
 * They belong to the file's format: a verifier makes the readable part again and compares it byte by byte, so a word that changes is a new
 * version of the format.
 */

/** Chinese and English beside each other: "联系 · Contact". */
export const both = (zh: string, en: string): string => `${zh} · ${en}`;

export const WAY_WORDS: Readonly<Record<string, string>> = {
  'in-app': both('站内消息', 'in-app message'),
  push: both('推送', 'push notice'),
  sms: both('短信', 'text message'),
  email: both('电子邮件', 'e-mail'),
  call: both('电话', 'telephone call'),
  voicemail: both('语音留言', 'voicemail'),
  letter: both('信函', 'letter'),
  visit: both('上门', 'visit'),
  court: both('法院', 'court'),
};

export const KIND_WORDS: Readonly<Record<string, string>> = {
  fact: both('得知的事项', 'something became known'),
  contact: both('联系', 'contact'),
  refusal: both('不予许可', 'refused'),
  handover: both('交付渠道', 'handed to the carrier'),
  receipt: both('渠道回执', 'receipt'),
  reply: both('来信', 'reply'),
  recording: both('录音', 'recording'),
  letter: both('信函文件', 'letter as printed'),
  review: both('人工审核', 'reviewed by a person'),
  paper: both('材料', 'paper'),
  statement: both('陈述', 'statement'),
  erasure: both('删除个人信息', 'erasure'),
};

export const RESULT_WORDS: Readonly<Record<string, string>> = {
  permit: both('许可', 'permitted'),
  'permit-with-flag': both('许可，须告知人工', 'permitted, a person must hear of it'),
  'refuse-unless-rebutted': both('推定不许可', 'refused unless rebutted'),
  refuse: both('不许可', 'refused'),
};

export const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  pass: both('通过', 'passes'),
  flag: both('提示', 'flag'),
  refuse: both('不许可', 'refuses'),
  require: both('须先满足', 'needs something first'),
  presume: both('推定不许可', 'presumes against'),
};

export const WORDS = {
  title: both('联系存证', 'Evidence of contact'),
  what: both(
    '本文件列出就下列账户与借款人的每次联系与每次不予联系，以及理由与凭证。任何人都可不经我们核验：见文末。',
    'This file lists every contact and every refusal about the borrower of the account below, why, and what proves it. Anyone can check it without us: see the end.',
  ),
  borrower: both('借款人', 'Borrower'),
  account: both('账户', 'Account'),
  lender: both('机构', 'Lender'),
  through: both('截至营业日', 'Through business day'),
  clock: both('时间按', 'Times are'),
  contacts: both('联系', 'Contacts'),
  refusals: both('不予许可', 'Refusals'),
  others: both('其他记录', 'Other records'),
  ledger: both('账务记录', 'Ledger'),
  rules: both('所引规则', 'Rules cited'),
  way: both('方式', 'way'),
  sender: both('联系方', 'by'),
  purpose: both('目的', 'purpose'),
  debts: both('债务', 'debts'),
  template: both('模板', 'template'),
  text: both('内容', 'text'),
  why: both('为何许可', 'why it was allowed'),
  whyNot: both('为何不许可', 'why not'),
  passed: both('通过的规则', 'rules that passed'),
  missing: both('未知', 'not known'),
  later: both('其后', 'what became of it'),
  erased: both('内容已删除或不在本文件', 'text erased or not in this file'),
  none: both('无', 'none'),
  day: both('营业日', 'day'),
  kind: both('事项', 'what'),
  data: both('记录', 'record'),
  must: both('必须', 'must'),
  should: both('应当', 'should'),
  how: both('如何核验', 'How to check this file'),
  howTo: both(
    '在本机打开核验页面，或运行 ./anhuan verify 本文件；也可仅用 sha256sum 与 openssl，步骤见 docs/evidence.md。',
    'Open the verifier page on your own computer, or run ./anhuan verify on this file; or use sha256sum and openssl alone, as docs/evidence.md says.',
  ),
} as const;
