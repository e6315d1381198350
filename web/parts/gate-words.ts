import type { Catalogue } from './words.tsx';

const en = {
  ruleByRule: 'Rule by rule',
  rules: (count: number) => (count === 1 ? '1 rule' : `${count} rules`),
  unknown: 'What is not known counts as a no.',
  decidedFrom: 'Decided from',
  and: '; ',
  strengths: { must: 'a must', should: 'a should' },
  outcomes: {
    pass: 'nothing against it',
    flag: 'to be heard',
    require: 'needs something',
    rebuttable: 'presumed unlawful',
    refuse: 'refuses',
    missing: 'not known',
  },
  mayNow: 'possible now',
  mayNot: 'not now',
  asked: (when: string) => `Asked ${when}, the time where the borrower lives.`,
  askedYours: (when: string) => `As of ${when}, your time.`,
};

const zh: typeof en = {
  ruleByRule: '逐条规则',
  rules: (count) => `${count} 条`,
  unknown: '未知即视为不可。',
  decidedFrom: '依据：',
  and: '；',
  strengths: { must: '必须遵守', should: '应当遵守' },
  outcomes: {
    pass: '无异议',
    flag: '须留意',
    require: '须补充',
    rebuttable: '推定不合规',
    refuse: '不予许可',
    missing: '未知',
  },
  mayNow: '现在可以',
  mayNot: '现在不可',
  asked: (when) => `判断时间：${when}（借款人所在地时间）。`,
  askedYours: (when) => `判断时间：${when}（您所在地时间）。`,
};

export const GATE_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
