/**
 * Which days and periods do the laws of the United Kingdom set for an overdue debt?
 *
 * The moratoria are those of England and Wales. Terms as dated values in our own words, each with its source and how its
 * text was seen.
 */
import { dayOf } from '../../rules/days.ts';
import type { DeadlineRule } from '../../rules/deadlines/deadline-law.ts';

const BREATHING_SPACE = dayOf(2021, 5, 4);

export const BRITISH_DEADLINES: readonly DeadlineRule[] = [
  {
    id: 'UK-BS',
    jurisdiction: 'UK',
    from: BREATHING_SPACE,
    to: null,
    source: 'Debt Respite Scheme Regulations 2020 (SI 2020/1311), regs 24, 26',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'A breathing space lasts 60 days, and is not open again within twelve months.',
      zh: '标准债务喘息期六十日，十二个月内不得再次申请。',
    },
    sets: {
      kind: 'moratorium',
      hold: 'breathing-space',
      counts: 'from-start',
      runs: { days: 60 },
      openEnd: true,
      notAgainWithin: { months: 12 },
    },
  },
  {
    id: 'UK-BS-CRISIS',
    jurisdiction: 'UK',
    from: BREATHING_SPACE,
    to: null,
    source: 'Debt Respite Scheme Regulations 2020 (SI 2020/1311), part 3',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'A mental-health crisis moratorium lasts until 30 days after the treatment.',
      zh: '精神健康危机喘息期至治疗结束后三十日。',
    },
    sets: {
      kind: 'moratorium',
      hold: 'breathing-space-crisis',
      counts: 'from-treatment-end',
      runs: { days: 30 },
      openEnd: false,
      notAgainWithin: null,
    },
  },
  {
    id: 'UK-BS-AGENTS',
    jurisdiction: 'UK',
    from: BREATHING_SPACE,
    to: null,
    source: 'Debt Respite Scheme Regulations 2020 (SI 2020/1311), reg 12(1)',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'A creditor tells the agents he appointed of the moratorium and its effect.',
      zh: '债权人须将喘息期及其效力告知其委托的代理机构。',
    },
    sets: { kind: 'duty', on: 'moratorium', duty: 'tell-agents-to-stop', withAgents: true },
  },
  {
    id: 'UK-DISP',
    jurisdiction: 'UK',
    from: dayOf(2013, 4, 1),
    to: null,
    source: 'FCA DISP 1.6.2R',
    strength: 'must',
    confidence: 'R',
    says: { en: 'A final response within eight weeks.', zh: '八周内作出最终答复。' },
    sets: { kind: 'complaint', simple: { days: 56 }, complex: { days: 56 }, extended: { days: 56 } },
  },
];
