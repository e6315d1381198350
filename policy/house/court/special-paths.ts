/**
 * Which steps does each special path have, with which documents, and how can it end?
 *
 * Data of the house under the law named beside each. Whom one may speak to meanwhile the gate decides by the facts that the path records;
 * the roles here are what the page says to the officer.
 */
import type { SpecialTerms } from '../../../rules/court/special-path.ts';

export const SPECIAL_PATHS: readonly SpecialTerms[] = [
  {
    kind: 'insolvency',
    source: '深圳经济特区个人破产条例; 企业破产法 46, 48 (by analogy); 11 USC 362; Insolvency Act 1986 s.285',
    rests: {
      en: 'All collection and every suit rests from the day it is known; the claim goes to the administrator.',
      zh: '自知悉之日起停止一切催收和诉讼，债权向管理人申报。',
    },
    speakTo: ['attorney'],
    steps: [
      {
        id: 'proved',
        says: { en: 'The opening of the proceedings is proved', zh: '核实程序已受理' },
        documents: ['court-notice', 'register-extract'],
      },
      {
        id: 'claim-filed',
        says: { en: 'The claim is filed with the administrator', zh: '向管理人申报债权' },
        documents: ['claim-form'],
      },
      {
        id: 'claim-answered',
        says: { en: 'The claim is admitted or refused', zh: '债权确认或不予确认' },
        documents: ['administrator-letter'],
      },
    ],
    ends: [
      {
        id: 'dividend',
        says: { en: 'A dividend was paid and the rest is discharged', zh: '已分配，余额免除' },
        after: ['claim-answered'],
        lifts: false,
      },
      {
        id: 'dismissed',
        says: { en: 'The proceedings were dismissed: collection may go on', zh: '程序被驳回或终结，可恢复' },
        after: ['proved'],
        lifts: true,
      },
    ],
  },
  {
    kind: 'estate',
    source: '民法典 1145–1150, 1159–1161; CONC 7.9',
    rests: {
      en: 'Nobody is asked to pay. Only who manages the estate is spoken to, and only when he is proved; nobody owes it because he is family.',
      zh: '不向任何人催收。只与经证明的遗产管理人沟通；亲属并不因亲属关系负有还款义务。',
    },
    speakTo: ['executor'],
    steps: [
      {
        id: 'proved',
        says: { en: 'The death is proved', zh: '核实死亡' },
        documents: ['death-certificate', 'register-extract'],
      },
      {
        id: 'estate-known',
        says: { en: 'Who manages the estate is known and proved', zh: '查明并核实遗产管理人' },
        documents: ['probate', 'notary-deed', 'court-notice'],
      },
      {
        id: 'claim-filed',
        says: { en: 'The claim is made against the estate', zh: '向遗产管理人申报债权' },
        documents: ['claim-form'],
      },
    ],
    ends: [
      {
        id: 'paid',
        says: { en: 'The estate paid what it could', zh: '遗产范围内已清偿' },
        after: ['claim-filed'],
        lifts: false,
      },
      {
        id: 'no-estate',
        says: { en: 'There is no estate: nothing is claimed', zh: '无遗产，不再主张' },
        after: ['proved'],
        lifts: false,
      },
      {
        id: 'mistaken',
        says: { en: 'He is alive: it was a mistake', zh: '本人健在，系误报' },
        after: [],
        lifts: true,
      },
    ],
  },
  {
    kind: 'fraud',
    source: '刑法 266, 280-1; 征信业管理条例 25; 15 USC 1681c-2, 1681s-2',
    rests: {
      en: 'The debt is not his until the opposite is found. It is looked into, and what stands at the credit bureau is put right.',
      zh: '查清之前视为非本人债务；展开调查并更正征信记录。',
    },
    speakTo: ['debtor'],
    steps: [
      {
        id: 'reported',
        says: { en: 'His account of it, or a police report, is on file', zh: '取得本人陈述或报警回执' },
        documents: ['police-report', 'own-statement'],
      },
      {
        id: 'looked-into',
        says: {
          en: 'Application, device, account of payment and voice were compared',
          zh: '比对申请资料、设备、收款账户与录音',
        },
        documents: ['inquiry-report'],
      },
      {
        id: 'record-corrected',
        says: { en: 'The credit record was corrected or confirmed', zh: '征信记录已更正或核实' },
        documents: ['bureau-receipt'],
      },
    ],
    ends: [
      {
        id: 'victim',
        says: { en: 'He is a victim: nothing is owed by him', zh: '确认系受害人，本人无还款责任' },
        after: ['looked-into', 'record-corrected'],
        lifts: false,
      },
      {
        id: 'his-own',
        says: {
          en: 'The debt is his: told with the reasons, and appeal',
          zh: '确认为本人债务，说明理由并告知复核途径',
        },
        after: ['looked-into'],
        lifts: true,
      },
    ],
  },
  {
    kind: 'imprisoned',
    source: '民事诉讼法 23（三）（四）; 看守所条例 28; House rule: nobody is collected from in custody',
    rests: {
      en: 'No call, no message: he cannot answer. Letters go through the institution; what he asks for is answered.',
      zh: '不致电、不发消息：其无法答复。信函经由监所转交；其请求应予答复。',
    },
    speakTo: ['attorney'],
    steps: [
      {
        id: 'proved',
        says: { en: 'Where he is held and until when is proved', zh: '核实羁押地点与期限' },
        documents: ['court-notice', 'institution-letter'],
      },
      {
        id: 'written-to',
        says: { en: 'A letter says what rests and how to answer', zh: '致函说明暂停事项及答复方式' },
        documents: ['letter-proof'],
      },
    ],
    ends: [
      {
        id: 'released',
        says: { en: 'He is free again: an arrangement is offered first', zh: '已释放：先行提供还款安排' },
        after: ['proved'],
        lifts: true,
      },
      {
        id: 'arranged',
        says: { en: 'Somebody he authorised made an arrangement', zh: '由其授权之人达成安排' },
        after: ['proved'],
        lifts: true,
      },
    ],
  },
  {
    kind: 'guardian',
    source: '民法典 19–23, 27, 28, 145; 15 USC 1692c(d)',
    rests: {
      en: 'He is not spoken to about the debt. A guardian who is proved is; whether the contract binds him at all is looked into first.',
      zh: '不与本人谈债务，只与经证明的监护人沟通；先查合同对其是否有效。',
    },
    speakTo: ['guardian', 'parent'],
    steps: [
      {
        id: 'proved',
        says: { en: 'Age or incapacity is proved', zh: '核实年龄或行为能力' },
        documents: ['identity-card', 'court-notice', 'medical-opinion'],
      },
      {
        id: 'guardian-known',
        says: { en: 'The guardian is known and proved', zh: '查明并核实监护人' },
        documents: ['register-extract', 'court-notice'],
      },
      {
        id: 'contract-looked-at',
        says: { en: 'Whether the contract binds him was decided', zh: '合同效力已审查' },
        documents: ['legal-opinion'],
      },
    ],
    ends: [
      {
        id: 'not-bound',
        says: {
          en: 'The contract does not bind him: what was lent alone is talked about',
          zh: '合同无效：仅就本金返还协商',
        },
        after: ['contract-looked-at'],
        lifts: false,
      },
      {
        id: 'guardian-arranged',
        says: { en: 'The guardian made an arrangement', zh: '监护人达成还款安排' },
        after: ['guardian-known'],
        lifts: false,
      },
      {
        id: 'able-again',
        says: { en: 'He can act for himself', zh: '本人已具备行为能力' },
        after: ['proved'],
        lifts: true,
      },
    ],
  },
];
