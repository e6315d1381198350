import type { Catalogue } from '../parts/words.tsx';

const en = {
  title: 'Cases of this person',
  reviews: 'Review',
  disputes: 'Disputes',
  complaints: 'Complaints',
  counts: (open: number, all: number) => (all === 0 ? 'none' : `${open} open of ${all}`),
  due: (day: string) => `the first by ${day}`,
  care: 'He needs care',
  why: 'Collection rests at once, and somebody who is trained decides how to go on.',
  what: 'What is it?',
  kinds: {
    illness: 'Illness',
    disability: 'Disability',
    bereavement: 'Death in the family',
    disaster: 'Disaster',
    minor: 'Under age',
    coercion: 'Forced by somebody',
    distress: 'Despair',
  },
  words: 'In his words',
  consent: 'He agrees that these words are kept. Without it only the kind is.',
  by: 'Your number',
  note: 'Let collection rest',
  noted: 'Noted. Collection rests until somebody who is trained has decided.',
};

const zh: typeof en = {
  title: '此人的案件',
  reviews: '审核',
  disputes: '异议',
  complaints: '投诉',
  counts: (open, all) => (all === 0 ? '无' : `${all} 件，未结 ${open} 件`),
  due: (day) => `最近期限 ${day}`,
  care: '需要特别关照',
  why: '立即暂停催收，由受过培训的人员决定后续处理。',
  what: '是什么情况？',
  kinds: {
    illness: '患病',
    disability: '残疾',
    bereavement: '亲人去世',
    disaster: '受灾',
    minor: '未成年',
    coercion: '受人胁迫',
    distress: '情绪绝望',
  },
  words: '本人原话',
  consent: '本人同意保存上述原话；不同意则只记录类别。',
  by: '您的工号',
  note: '暂停催收',
  noted: '已记录。在受过培训的人员作出决定之前暂停催收。',
};

export const CASES_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
