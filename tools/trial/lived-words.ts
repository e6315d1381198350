/**
 * What do the few borrowers say whose lives a demonstration shows, and what do they hand in?
 */
import { deflateSync } from 'node:zlib';

/** What they state when they propose. */
export const STATED = {
  incomes: [{ amount: '9500', every: 'month', sure: 'contract' }],
  people: 2,
  area: 'urban',
  housing: '1500',
  unavoidable: '0',
  otherDebts: '0',
  onHand: '2000',
  salaryDate: 15,
  hardUntil: null,
};

export const CARE = {
  kinds: ['illness'],
  words: '九月底确诊，正在住院化疗，这两个月没有收入。',
  consent: true,
};

export const PAYSLIP =
  'Payslip September 2026. Ningbo Textile Works, dyeing shop. Basic pay 4,800.00, night shifts 1,150.00, social insurance 512.40, paid out 5,437.60.';

export const COMPLAINTS = [
  { via: 'portal', kind: 'service', words: '打了三次电话没有人回复，等了四天才收到答复。' },
  { via: 'portal', kind: null, words: '我失业在家，想协商分期，客服说没有这个政策，压力非常大。' },
  { via: 'phone', kind: 'contact', words: '中午十二点给我单位打电话，同事都听见了。' },
  { via: 'regulator', kind: 'charges', words: '投诉人称罚息计算方式未在合同中说明，要求退还。' },
] as const;

/** A PDF of one page that shows these words, a sentence a line. */
export function paperOf(words: string): Buffer {
  const lines = words.split('. ').map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -24 Td`);
  const page = deflateSync(Buffer.from(`BT /F1 14 Tf 60 760 Td ${lines.join(' ')} ET`));
  return Buffer.concat([
    Buffer.from(
      [
        '%PDF-1.7',
        '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
        '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
        '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj',
        '5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj',
        `4 0 obj <</Length ${page.length} /Filter /FlateDecode>>\nstream\n`,
      ].join('\n'),
    ),
    page,
    Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n'),
  ]);
}
