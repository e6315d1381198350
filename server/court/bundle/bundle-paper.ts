/**
 * What stands on the paper of a court bundle, in one language?
 *
 * The index with the digest of every exhibit, the checklist, the claim, and the statement of account day by day: what a judge reads.
 */
import { join } from 'node:path';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import type { Checklist } from '../../../rules/court/bundle-list.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { type SetSheet, setSheets } from '../../contact/letters/sheets.ts';
import type { StatementLine } from './exhibit-texts.ts';

const SHEET = join(import.meta.dirname, 'bundle.typ');

/** What the sheet is given: texts alone. */
export interface Paper {
  readonly language: Language;
  readonly day: string;
  readonly words: Readonly<Record<string, string>>;
  readonly title: string;
  readonly court: string;
  readonly lender: string;
  readonly verdict: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly index: readonly (readonly [string, string, string])[];
  readonly list: readonly (readonly [string, string, string])[];
  readonly lines: readonly (readonly string[])[];
}

const WORDS = {
  'zh-CN': {
    title: '诉讼材料目录',
    complete: '材料齐全',
    incomplete: '材料不齐全，缺失项目见清单',
    index: '证据目录',
    list: '清单',
    statement: '账户逐日明细',
    number: '编号',
    name: '名称',
    item: '项目',
    source: '依据',
    exhibit: '证据',
    missing: '缺失',
    head: '日期|借出|利息|罚息|费用|还款及减免|应还余额',
    page: '第 {x} 页，共 {y} 页',
    pairs: '被告|账户|逾期本金|利息|罚息|费用|合计|计算至',
  },
  en: {
    title: 'Court bundle: index',
    complete: 'Complete',
    incomplete: 'INCOMPLETE: what is missing stands in the checklist',
    index: 'Exhibits',
    list: 'Checklist',
    statement: 'Statement of account, day by day',
    number: 'No.',
    name: 'Title',
    item: 'Item',
    source: 'Source',
    exhibit: 'Exhibit',
    missing: 'missing',
    head: 'Day|Lent|Interest|Penalty|Fees|Paid and waived|Owed',
    page: 'Page {x} of {y}',
    pairs: 'Defendant|Account|Principal overdue|Interest|Penalty|Fees|Total|Reckoned to',
  },
} as const;

/** What the paper is made from. */
export interface PaperSources {
  readonly list: Checklist;
  readonly items: readonly { readonly id: string; readonly exhibit: number | null }[];
  readonly exhibits: readonly {
    readonly number: number;
    readonly title: readonly [string, string];
    readonly sha256: string;
  }[];
  readonly claim: Readonly<Record<string, unknown>>;
  readonly account: string;
  readonly day: string;
  readonly lines: readonly StatementLine[];
}

/** The texts of the sheet in a language. */
export function paperTexts(sources: PaperSources, language: Language): Paper {
  const words = WORDS[language];
  const tongue = language === 'en' ? 'en' : 'zh';
  const own = ([zh, en]: readonly [string, string]) => (language === 'en' ? en : zh);
  const { claim, items, list } = sources;
  const values = [
    claim.defendant,
    sources.account,
    claim.principal,
    claim.interest,
    claim.penalty,
    claim.fee,
    `${claim.overdue} ${claim.currency}`,
    claim.reckonedTo,
  ];
  return {
    language,
    words,
    day: sources.day,
    title: words.title,
    court: language === 'en' ? list.court.en : list.court.zh,
    lender: LETTERHEADS[language].lender,
    verdict: items.every(({ exhibit }) => exhibit !== null) ? words.complete : words.incomplete,
    pairs: words.pairs.split('|').map((name, place) => [name, String(values[place] ?? '')] as const),
    index: sources.exhibits.map(({ number, title, sha256 }) => [String(number), own(title), sha256] as const),
    list: list.items.map(({ id, says, source, cannot }) => {
      const exhibit = items.find((one) => one.id === id)?.exhibit ?? null;
      const why = exhibit === null && cannot !== undefined ? ` (${cannot[tongue]})` : '';
      return [says[tongue] + why, source, String(exhibit ?? words.missing)] as const;
    }),
    lines: sources.lines.map(({ day, lent, interest, penalty, fee, paid, owed }) => [
      ...[day, lent, interest, penalty, fee, paid, owed],
    ]),
  };
}

/** Sets the paper of a bundle, in each language that is given. */
export const setPapers = (papers: readonly Paper[]): Promise<SetSheet[]> => setSheets(SHEET, papers);
