/**
 * What do statements, settlement notes and certificates of agencies say, in both languages?
 *
 * As they are read by people on paper and in files; the pages have words of their own.
 */
import type { Language } from '../../rules/telling/language.ts';
import type { LineRow } from '../db/reckoning/invoice-rows.ts';

const KINDS: Readonly<Record<LineRow['kind'], readonly [en: string, zh: string]>> = {
  recovered: ['Recovered money', '回款'],
  'kept-instalment': ['Kept instalment', '履约期次'],
  quality: ['Quality', '质量'],
};
const ACTS: Readonly<Record<LineRow['act'], readonly [en: string, zh: string]>> = {
  earned: ['earned', '计提'],
  'taken-back': ['taken back', '扣回'],
  corrected: ['corrected', '更正'],
};
const own = ([en, zh]: readonly [string, string], language: Language) => (language === 'en' ? en : zh);

export const kindName = (kind: LineRow['kind'], language: Language): string => own(KINDS[kind], language);
export const actName = (act: LineRow['act'], language: Language): string => own(ACTS[act], language);

const en = {
  page: 'Page {x} of {y}',
  statement: 'Statement of commission',
  settlement: 'Settlement note',
  creditNote: 'Credit note',
  number: 'Number',
  ledger: 'Reached the accounts, by the ledger',
  counted: 'Of that, counted here',
  beside: 'Not counted: outside the days of a case, or elsewhere',
  days: 'Days of cases',
  commission: 'Commission before tax',
  tax: 'Tax',
  gross: 'Commission with tax',
  state: 'Standing',
  sums: 'Sums',
  sumHead: ['For', 'Earned', 'Taken back', 'Together'],
  lines: 'Lines',
  lineHead: [
    'Line',
    'Counts from',
    'For',
    'Account',
    'Entry in the ledger',
    'Money',
    'Rate',
    'Commission',
    'Takes back',
  ],
  more: (count: number) => `${count} more lines stand in the CSV and the workbook.`,
  noPayment: 'Nothing is paid by this paper: the house pays from its own books after it was agreed.',
  noTaxInvoice: 'This is no tax invoice. The agency issues that in the system of the tax office.',
  agreed: (by: string, other: string, day: string) => `proposed by ${by}, agreed by ${other} on ${day}`,
  proposed: (by: string, day: string) => `proposed by ${by} on ${day}, not agreed`,
  heard: { accepted: 'accepted by the agency', objected: 'the agency objects' },
  takesBack: (line: number, month: string) => `line ${line} of ${month}`,
  certificate: 'Certificate of return and deletion',
  declares: (name: string) => `${name} declares that nothing of these cases is left with it.`,
  declared: 'Declaration',
  declaredOn: 'Day',
  declaredBy: 'By',
  cases: 'Cases',
  words: 'In its own words',
  digest: 'SHA-256 over the words and every case',
  caseHead: ['Case', 'Began', 'Came back', 'Why'],
  signed: 'Signed by the house (Ed25519) over declaration, agency, day, cases and digest',
  reasons: {
    paid: 'paid',
    agreement: 'agreement',
    dispute: 'dispute',
    hardship: 'hardship',
    stopped: 'asked for no contact',
    'not-told': 'could not be told',
    held: 'on hold',
    'written-off': 'written off',
    'time-over': 'time over',
    'no-success': 'no success',
    'agency-unfit': 'the agency may not work',
    recalled: 'recalled',
  } as Readonly<Record<string, string>>,
};

const zh: typeof en = {
  page: '第 {x} 页，共 {y} 页',
  statement: '佣金对账单',
  settlement: '佣金结算单',
  creditNote: '佣金红字结算单',
  number: '编号',
  ledger: '账务入账金额',
  counted: '其中计入本机构',
  beside: '未计入：不在委案期内，或属他处',
  days: '委案天数',
  commission: '不含税佣金',
  tax: '税额',
  gross: '含税佣金',
  state: '状态',
  sums: '合计',
  sumHead: ['项目', '计提', '扣回', '小计'],
  lines: '明细',
  lineHead: ['行号', '起算日', '项目', '账户', '账务分录', '金额', '费率', '佣金', '扣回对象'],
  more: (count: number) => `另有 ${count} 行，见 CSV 与工作簿。`,
  noPayment: '本单据不产生任何付款：经双人确认后，由本机构另行支付。',
  noTaxInvoice: '本单据不是发票。发票由委外机构在税务系统中开具。',
  agreed: (by: string, other: string, day: string) => `${by} 提出，${other} 于 ${day} 确认`,
  proposed: (by: string, day: string) => `${by} 于 ${day} 提出，尚未确认`,
  heard: { accepted: '机构已认可', objected: '机构有异议' },
  takesBack: (line: number, month: string) => `${month} 第 ${line} 行`,
  certificate: '退案与删除证明',
  declares: (name: string) => `${name}声明：下列案件的信息均未留存。`,
  declared: '声明编号',
  declaredOn: '日期',
  declaredBy: '声明人',
  cases: '案件数',
  words: '声明内容',
  digest: '声明与全部案件的 SHA-256 摘要',
  caseHead: ['案件', '开始', '退回', '原因'],
  signed: '本机构对声明编号、机构、日期、案件数与摘要的签名（Ed25519）',
  reasons: {
    paid: '已还清',
    agreement: '已达成安排',
    dispute: '异议',
    hardship: '困难',
    stopped: '要求停止联系',
    'not-told': '无法告知',
    held: '暂停',
    'written-off': '核销',
    'time-over': '到期',
    'no-success': '无结果',
    'agency-unfit': '机构不得作业',
    recalled: '收回',
  },
};

export const NOTE_WORDS: Readonly<Record<Language, typeof en>> = { en, 'zh-CN': zh };
