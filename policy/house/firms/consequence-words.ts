/**
 * By which words does a text name a consequence, and what decides each?
 *
 * A letter may name a consequence only where an event about this very account says that it was decided. The words are wider than those the
 * house writes itself: a text that somebody edits is judged by the same list. Latin words are compared without regard to case.
 */
import type { ConsequenceKind } from '../../../rules/firms/decided-consequence.ts';

/** What the words of each consequence are, in both languages; longer ones cover their parts. */
export const CONSEQUENCE_WORDS: Readonly<Record<ConsequenceKind, readonly string[]>> = {
  court: [
    '起诉',
    '诉讼',
    '法院',
    '立案',
    '仲裁',
    '强制执行',
    '失信',
    '查封',
    '冻结',
    'court',
    'lawsuit',
    'sue you',
    'legal proceedings',
    'legal action',
    'litigation',
    'arbitration',
    'enforcement order',
    'judgment',
  ],
  'credit-record': [
    '征信',
    '信用记录',
    '信用报告',
    '黑名单',
    'credit bureau',
    'credit record',
    'credit report',
    'credit file',
  ],
  visit: ['上门', '走访', '登门', 'visit you', 'home visit', 'visit your', 'call at your'],
  accelerated: [
    '提前到期',
    '全部剩余本金',
    '宣布到期',
    'remaining principal falls due',
    'accelerat',
    'falls due at once',
  ],
  'late-fee': ['违约金', '滞纳金', 'late fee'],
  employer: ['单位', '公司同事', 'your employer', 'your colleagues', 'workplace'],
  police: ['报警', '公安', '经侦', '刑事', '拘留', '坐牢', 'police', 'criminal', 'arrest', 'prison'],
};
