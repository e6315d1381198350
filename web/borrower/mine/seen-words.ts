import type { MaskedField, RevealReason } from '../../../policy/house/doors/unmasking.ts';
import type { StaffRole } from '../../../rules/people/permission.ts';
import type { Catalogue } from '../../parts/words.tsx';

interface SeenWords {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly earlier: (count: number) => string;
  readonly some: (role: string, count: number) => string;
  readonly roles: Readonly<Record<StaffRole, string>>;
  readonly and: string;
  readonly looked: string;
  readonly wrote: string;
  readonly opened: (field: string, why: string) => string;
  readonly fields: Readonly<Record<MaskedField, string>>;
  readonly reasons: Readonly<Record<RevealReason, string>>;
}

export const SEEN_WORDS: Catalogue<SeenWords> = {
  en: {
    title: 'Who looked at my data',
    lead: 'Each person here who opens your account is written down. Names, numbers and addresses stay covered until somebody gives a reason.',
    none: 'Nobody has looked in the last year.',
    earlier: (count) => (count === 1 ? '1 earlier line' : `${count} earlier lines`),
    some: (role, count) => (count === 1 ? role : `${role} (${count} people)`),
    roles: {
      agent: 'Customer care',
      lead: 'Head of a team',
      strategist: 'Planner of contacts',
      compliance: 'Complaints and compliance',
      administrator: 'Administration',
      agency: 'An agency working for the lender',
      firm: 'A law firm working for the lender',
      field: 'A person who visits',
      auditor: 'Audit',
    },
    and: '; ',
    looked: 'looked at your account',
    wrote: 'worked on it: a call, a note or a decision',
    opened: (field, why) => `uncovered your ${field}: ${why}`,
    fields: { name: 'name', phone: 'telephone number', email: 'e-mail', address: 'address' },
    reasons: {
      speaking: 'to speak with you',
      identity: 'to make sure it is you',
      correction: 'to correct what is on file',
      letter: 'for a letter or a visit',
      complaint: 'for a complaint or dispute',
    },
  },
  'zh-CN': {
    title: '谁查看过我的资料',
    lead: '凡打开您账户的工作人员都会被记录。姓名、号码和地址平时被遮蔽，须说明理由才能查看。',
    none: '近一年内没有人查看过。',
    earlier: (count) => `更早的 ${count} 条`,
    some: (role, count) => (count === 1 ? role : `${role}（${count} 人）`),
    roles: {
      agent: '客服人员',
      lead: '团队主管',
      strategist: '联系规划人员',
      compliance: '投诉与合规人员',
      administrator: '系统管理员',
      agency: '受贷款机构委托的机构',
      firm: '受贷款机构委托的律师事务所',
      field: '上门人员',
      auditor: '审计人员',
    },
    and: '；',
    looked: '查看了您的账户',
    wrote: '进行了处理：通话、备注或决定',
    opened: (field, why) => `查看了您的${field}：${why}`,
    fields: { name: '姓名', phone: '电话号码', email: '邮箱', address: '地址' },
    reasons: {
      speaking: '与您通话',
      identity: '核实是否为您本人',
      correction: '更正登记信息',
      letter: '寄信或上门',
      complaint: '处理投诉或异议',
    },
  },
};
