import {
  COMPLAINT_KINDS,
  COMPLAINT_WORDS,
  type ComplaintKind,
} from '../../../rules/complaint/complaint-kinds.ts';
import type { Catalogue } from '../../parts/words.tsx';

const kinds = (language: 'en' | 'zh') =>
  Object.fromEntries(COMPLAINT_KINDS.map((kind) => [kind, COMPLAINT_WORDS[kind][language]])) as Record<
    ComplaintKind,
    string
  >;

const en = {
  title: 'Complain',
  text: 'A person reads it and answers by a fixed day. While it is open, nothing that asks for money is sent.',
  kinds: kinds('en'),
  kind: 'It is about',
  unsure: 'I am not sure',
  words: 'What happened',
  send: 'Send the complaint',
  mine: 'My complaints',
  by: (day: string, rule: string | null) =>
    rule === null ? `Answered by ${day}` : `Answered by ${day} (${rule})`,
  longer: (why: string) => `It takes longer: ${why}`,
  right: 'You were right.',
  notRight: 'We looked into it and see it differently.',
  outside: 'If our answer is not enough',
  outsideText: 'You may turn to the regulator at any time:',
};

const zh: typeof en = {
  title: '投诉',
  text: '由人工阅读，并在固定期限内答复。处理期间，不发送任何催收内容。',
  kinds: kinds('zh'),
  kind: '投诉事项',
  unsure: '我不确定',
  words: '发生了什么',
  send: '提交投诉',
  mine: '我的投诉',
  by: (day, rule) => (rule === null ? `${day} 前答复` : `${day} 前答复（${rule}）`),
  longer: (why) => `需要更久：${why}`,
  right: '您的投诉成立。',
  notRight: '我们核查后有不同看法。',
  outside: '如果对答复不满意',
  outsideText: '您可以随时向监管部门反映：',
};

export const COMPLAIN_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
