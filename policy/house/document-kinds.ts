/**
 * Which papers may be handed in, how long does each prove anything, and which need a consent of their own?
 *
 * House rules, dated. A paper proves a state for a time: after it a newer one is asked for, and the old one stays what it was. Health,
 * disability and death of a relative are sensitive (PIPL 28, 29; CN-PI-SENS): without a separate consent such a paper is not taken, and the
 * person is told that what he wants can be asked for in words as well.
 */
import { dayOf } from '../../rules/days.ts';

export const DOCUMENT_KINDS = [
  'income-proof',
  'payslip',
  'bank-statement',
  'medical',
  'death',
  'disaster',
  'disability',
  'unemployment',
  'police-report',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface DocumentTerms {
  readonly zh: string;
  readonly en: string;
  /** What it is needed for: told before it is asked for. */
  readonly why: { readonly zh: string; readonly en: string };
  /** Days after its issue (or its arrival, where no issue is given) in which it proves anything; null: for good. */
  readonly provesDays: number | null;
  readonly sensitive: boolean;
}

export const DOCUMENTS_FROM = dayOf(2026, 11, 1);
export const DOCUMENTS_SOURCE = 'house rule HR-DOC; PIPL 28–29';

/** Bytes of a paper at most. */
export const MOST_PAPER_BYTES = 10 * 1024 * 1024;
/** Papers that one person may have at one time: nobody needs more, and a flood fills disks. */
export const MOST_PAPERS = 40;

const INCOME = {
  zh: '核实收入，以便安排您负担得起的还款',
  en: 'To see what you earn, so that what is agreed can be kept',
};
const TROUBLE = {
  zh: '核实困难情况，以便暂停催收或减免',
  en: 'To see what happened, so that collection can rest or charges be taken off',
};

export const DOCUMENTS: Readonly<Record<DocumentKind, DocumentTerms>> = {
  'income-proof': { zh: '收入证明', en: 'Proof of income', why: INCOME, provesDays: 90, sensitive: false },
  payslip: { zh: '工资单', en: 'Payslip', why: INCOME, provesDays: 90, sensitive: false },
  'bank-statement': { zh: '银行流水', en: 'Bank statement', why: INCOME, provesDays: 60, sensitive: true },
  medical: { zh: '医疗证明', en: 'Medical paper', why: TROUBLE, provesDays: 180, sensitive: true },
  death: { zh: '死亡证明', en: 'Death certificate', why: TROUBLE, provesDays: null, sensitive: true },
  disaster: { zh: '受灾证明', en: 'Proof of a disaster', why: TROUBLE, provesDays: 365, sensitive: false },
  disability: { zh: '残疾证', en: 'Proof of a disability', why: TROUBLE, provesDays: 3650, sensitive: true },
  unemployment: {
    zh: '失业证明',
    en: 'Proof of unemployment',
    why: TROUBLE,
    provesDays: 120,
    sensitive: false,
  },
  'police-report': { zh: '报警回执', en: 'Police report', why: TROUBLE, provesDays: null, sensitive: false },
  other: { zh: '其他材料', en: 'Another paper', why: TROUBLE, provesDays: 180, sensitive: false },
};

/** Programs that change pictures or pages, by a word of their name. A name here is a question to a person, not an answer: many scan with them. */
export const EDITORS: readonly string[] = [
  'photoshop',
  'gimp',
  'illustrator',
  'coreldraw',
  'meitu',
  '美图',
  '醒图',
  'snapseed',
  'picsart',
  'canva',
  'affinity',
  'pixelmator',
  'inkscape',
  'ilovepdf',
  'sejda',
  'smallpdf',
  'pdfelement',
  'pdf editor',
  'master pdf',
];
/** Words that makers of made-up pictures leave in a file. */
export const MACHINES: readonly string[] = [
  'stable diffusion',
  'midjourney',
  'dall-e',
  'dall·e',
  'firefly',
  'trainedalgorithmicmedia',
  'novelai',
];
