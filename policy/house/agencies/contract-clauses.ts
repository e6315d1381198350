/**
 * Which clauses must stand in the contract with an agency, and which text names each?
 *
 * Dated: a contract needs those that were in force on the day it begins. The first six are those of the Personal Information Protection
 * Law, art. 21; its art. 41 is about handing data abroad. The others are those of the supervisors' rules on outsourced collection.
 */

import type { NamedClause } from '../../../rules/agencies/entrusting-contract.ts';
import { parseDay } from '../../../rules/days.ts';

const PIPL = parseDay('2021-11-01')!;
const STANDARD = parseDay('2025-09-01')!;
const clause = (id: string, source: string, from: number, en: string, zh: string): NamedClause => ({
  id,
  source,
  from,
  says: { en, zh },
});

export const CONTRACT_CLAUSES: readonly NamedClause[] = [
  clause('purpose', 'PIPL 21', PIPL, 'for what data is entrusted', '委托处理的目的'),
  clause('period', 'PIPL 21', PIPL, 'for how long', '期限'),
  clause('method', 'PIPL 21', PIPL, 'in which way', '处理方式'),
  clause('categories', 'PIPL 21', PIPL, 'which kinds of data', '个人信息的种类'),
  clause('safeguards', 'PIPL 21', PIPL, 'how it is protected', '保护措施'),
  clause('duties', 'PIPL 21', PIPL, 'rights and duties of both, and supervision', '双方权利义务与监督'),
  clause(
    'return-or-delete',
    'PIPL 21',
    PIPL,
    'all data goes back or is deleted at the end',
    '届满返还或删除',
  ),
  clause('no-passing-on', 'PIPL 21; CN-OUT-4', PIPL, 'nothing is passed on to others', '不得转委托'),
  clause(
    'not-abroad',
    'PIPL 41',
    PIPL,
    'nothing is handed to authorities abroad without leave',
    '未经批准不得向境外机构提供',
  ),
  clause('yearly-evaluation', 'CN-OUT-1', STANDARD, 'evaluated at least once a year', '每年至少评估一次'),
  clause(
    'training',
    'CN-OUT-2',
    STANDARD,
    'collectors trained and examined before they begin and every year',
    '岗前及每年培训考核',
  ),
  clause(
    'debtor-told',
    'CN-OUT-3',
    STANDARD,
    'nobody is contacted before he was told',
    '告知借款人后方可催收',
  ),
  clause('no-harm', 'CN-OUT-3', STANDARD, 'no violence, threat or deceit', '禁止暴力、恐吓、欺诈'),
  clause('records', 'CN-OUT-4', STANDARD, 'all records can be fetched', '记录可调取'),
  clause('pay', 'CN-OUT-5', STANDARD, 'pay does not hang on recovered money alone', '不以催回金额为唯一考核'),
];
