/**
 * What does somebody of an agency read where nobody there may call about a debt, whatever the gate says?
 */
import type { Language } from '../../../rules/telling/language.ts';
import type { BeforeGate } from '../../agencies/asked-leave.ts';

const WORDS: Readonly<Record<BeforeGate, readonly [zh: string, en: string]>> = {
  nothing_due: ['已无逾期欠款', 'nothing is due any more'],
  collector_untrained: ['您没有有效的考核记录', 'you have no good examination'],
  'not-let-in': ['贵机构未准入', 'your agency is not let in'],
  ended: ['与贵机构的合作已终止', 'the work with your agency has ended'],
  'no-licence': ['贵机构无许可', 'your agency has no licence'],
  'licence-expired': ['贵机构许可已过期', 'your agency’s licence has expired'],
  'no-contract': ['贵机构无合同', 'your agency has no contract'],
  'contract-lacks': ['贵机构合同缺少法定条款', 'your agency’s contract lacks what the law names'],
  'contract-not-begun': ['贵机构合同尚未生效', 'your agency’s contract has not begun'],
  'contract-over': ['贵机构合同已届满', 'your agency’s contract is over'],
  'not-evaluated': ['贵机构一年内未评估', 'your agency was not evaluated within the year'],
  'evaluated-poor': ['贵机构评估不合格', 'your agency was evaluated as poor'],
  'no-collector': ['贵机构无考核有效的催收员', 'nobody at your agency has a good examination'],
};

/** The reasons in one sentence. */
export function beforeWords(reasons: readonly BeforeGate[], language: Language): string {
  const all = reasons.map((one) => WORDS[one][language === 'en' ? 1 : 0]);
  return language === 'en' ? `Nobody calls: ${all.join('; ')}.` : `不得联系：${all.join('；')}。`;
}
