/**
 * Which pages does a door have, and for whom?
 *
 * One row for each page that can be gone to from anywhere in its door. Where sessions are asked for, a person is shown the pages of his
 * roles and no others; what he may do there is decided by the server.
 */
import type { StaffRole } from '../../../rules/people/permission.ts';
import type { Language } from '../../../rules/telling/language.ts';

export type StaffDoor = 'agent' | 'lead' | 'studio' | 'compliance' | 'outside' | 'people' | 'firm';

export interface DoorPage {
  readonly door: StaffDoor;
  readonly path: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly who: readonly StaffRole[];
}

const DESK: readonly StaffRole[] = ['agent', 'lead', 'compliance', 'auditor'];
const STUDIO: readonly StaffRole[] = ['lead', 'strategist', 'compliance', 'auditor'];
const WATCH: readonly StaffRole[] = ['compliance', 'auditor'];
const JUDGES: readonly StaffRole[] = ['lead', 'compliance', 'auditor'];

const row = (door: StaffDoor, path: string, en: string, zh: string, who: readonly StaffRole[]): DoorPage => ({
  door,
  path,
  name: { en, 'zh-CN': zh },
  who,
});

export const DOOR_PAGES: readonly DoorPage[] = [
  row('agent', '/agent', 'Work list', '工作清单', DESK),
  row('agent', '/agency', 'Placed with us', '在委账户', ['agency']),
  row('agent', '/agency/statements', 'Statements', '对账单', ['agency']),
  row('agent', '/agent/calls', 'Calls today', '今日外呼', ['agent', 'lead']),
  row('agent', '/agent/replies', 'Replies', '回复', DESK),
  row('agent', '/agent/review', 'Review', '审核', DESK),
  row('agent', '/agent/quality', 'My calls', '我的质检', ['agent', 'lead']),

  row('lead', '/lead', 'Team today', '团队今日', JUDGES),
  row('lead', '/lead/assignment', 'Assignment', '客户分配', JUDGES),
  row('lead', '/lead/approvals', 'Approvals', '待复核', JUDGES),
  row('lead', '/lead/promises', 'Promises', '承诺', JUDGES),
  row('lead', '/lead/complaints', 'Complaints', '投诉', JUDGES),
  row('lead', '/lead/abuses', 'Abuse', '辱骂登记', JUDGES),
  row('lead', '/lead/quality', 'Quality', '质检', JUDGES),
  row('lead', '/lead/visits', 'Visits', '走访', JUDGES),

  row('studio', '/studio', 'The night', '日终', [...STUDIO, 'administrator']),
  row('studio', '/studio/ladder', 'Ladder', '催收阶梯', STUDIO),
  row('studio', '/studio/law', 'Law and rules', '法规与规则', STUDIO),
  row('studio', '/studio/figures', 'Figures', '图表', STUDIO),
  row('studio', '/studio/texts', 'Texts', '话术文本', STUDIO),
  row('studio', '/studio/warning', 'Early warning', '提前预警', STUDIO),

  row('compliance', '/compliance', 'Standing', '总览', WATCH),
  row('compliance', '/studio/complaints', 'Complaints', '投诉', JUDGES),
  row('compliance', '/studio/disputes', 'Disputes', '异议', JUDGES),
  row('compliance', '/studio/apologies', 'Apologies', '致歉', JUDGES),
  row('compliance', '/studio/silence', 'Silence', '静默', STUDIO),
  row('compliance', '/studio/letters', 'Letters', '信函', STUDIO),
  row('compliance', '/compliance/records', 'Evidence', '存证检索', WATCH),
  row('compliance', '/compliance/registers', 'Registers', '登记簿', WATCH),
  row('compliance', '/compliance/erasures', 'Own data', '个人信息', WATCH),
  row('compliance', '/compliance/seen', 'Looks', '查看记录', WATCH),
  row('compliance', '/compliance/access', 'Access', '登录日志', [...WATCH, 'administrator']),

  row('outside', '/agencies', 'Agencies', '委外机构', [...STUDIO]),
  row('outside', '/studio/firms', 'Law firms', '律师事务所', STUDIO),
  row('outside', '/court', 'Court', '诉讼', JUDGES),
  row('outside', '/lead/write-offs', 'Write-offs', '核销', JUDGES),
  row('outside', '/studio/sales', 'Sale of claims', '债权转让', JUDGES),
  row('outside', '/court/calendar', 'Limitation', '诉讼时效', JUDGES),
  row('outside', '/court/paths', 'Special paths', '特别程序', JUDGES),

  row('firm', '/firm', 'Letters to sign', '待签律师函', ['firm']),

  row('people', '/people', 'People', '人员', ['administrator', 'auditor']),
  row('people', '/people/keys', 'Keys', '密钥', ['administrator', 'auditor']),
  row('people', '/people/webhooks', 'Webhooks', '事件推送', ['administrator', 'auditor']),
];

/** The door in which a page stands: that of the longest path above it. */
export function doorAt(path: string): StaffDoor | null {
  const above = DOOR_PAGES.filter((page) => path === page.path || path.startsWith(`${page.path}/`));
  above.sort((a, b) => b.path.length - a.path.length);
  return above[0]?.door ?? null;
}
