/**
 * What is each address of the studio, the lead and compliance for, in one line?
 *
 * As in operation-summaries.ts, which puts all lines together.
 */

export type Line = readonly [en: string, zh: string];

export const STUDIO: Readonly<Record<string, Line>> = {
  'GET /api/studio/nights': ['Reports of the nights', '夜间结账报告'],
  'GET /api/studio/nights/{day}': ['The report of one night', '某一夜的报告'],
  'GET /api/studio/progress': ['How far the running night is', '夜间结账进度'],
  'POST /api/studio/next-day': ['Close the day (demonstration)', '结账进入次日（演示）'],
  'GET /api/studio/texts': ['All texts', '全部文本'],
  'POST /api/studio/texts': ['Propose a version of a text', '提出文本新版本'],
  'GET /api/studio/texts/{key}': ['One text with its versions and findings', '文本的版本与检查结果'],
  'POST /api/studio/texts/{key}/approve': [
    'Approve a text that another person proposed',
    '批准他人提出的文本',
  ],
  'POST /api/studio/texts/{key}/retire': ['Use a text no longer', '停用文本'],
  'POST /api/studio/texts/preview': ['See and check words before they are proposed', '提出前预览与检查'],
  'GET /api/studio/credit/events': ['What the credit bureau is to be told', '待报送征信的事项'],
  'GET /api/studio/disputes': ['Disputes that wait and what was decided', '待处理与已处理的异议'],
  'POST /api/studio/disputes/{key}/decide': ['Decide a dispute', '处理异议'],
  'POST /api/studio/impostors/{key}': ['Note what was done about an impostor', '记录对冒充者的处理'],
  'POST /api/studio/repairs/{key}': ['Note that a repair is done', '登记补救已完成'],
  'GET /api/studio/complaints/': ['Complaints with their clocks', '投诉及其时限'],
  'POST /api/studio/complaints/': ['Take in a complaint that came another way', '登记其他渠道的投诉'],
  'POST /api/studio/complaints/{complaint}/decide': ['Decide and answer a complaint', '处理并答复投诉'],
  'POST /api/studio/complaints/{complaint}/more-time': ['Take more time, with a reason', '说明理由后延期'],
  'GET /api/studio/letters': ['Accounts a letter can be looked at for', '可预览信函的账户'],
  'GET /api/studio/letters/{account}': ['A letter with real figures', '含真实数据的信函'],
  'GET /api/studio/letters/{account}/page': ['The letter as it is printed', '信函打印稿'],
  'POST /api/studio/letters/{account}/orders': ['Order a letter', '发起信函'],
  'GET /api/studio/silence': ['How quickly contacts fall silent', '停止联系的速度'],
  'GET /api/studio/apologies': ['Contacts that should not have been', '本不应发生的联系'],
  'POST /api/studio/apologies/{key}': ['Ask for an apology to be sent', '申请发送致歉'],
  'GET /api/studio/seen': ['Who of the staff looked at whom, and why', '员工查看个人信息的记录与理由'],
  'GET /api/studio/ladders': [
    'Versions of the ladder, drafts, and what was put into force',
    '阶梯版本、草稿与生效记录',
  ],
  'GET /api/studio/ladders/{key}': [
    'One version or draft, with what stands against it',
    '单个版本或草稿及检查结果',
  ],
  'GET /api/studio/ladders/{key}/changes': ['What is different from another version', '与另一版本的差异'],
  'GET /api/studio/ladders/{key}/accounts': [
    'What some real accounts, masked, would get in sixty days',
    '若干真实账户（已脱敏）六十天内的安排',
  ],
  'POST /api/studio/ladders/drafts': ['Begin a draft from a version', '由某一版本新建草稿'],
  'POST /api/studio/ladders/drafts/{draft}': ['Keep a draft, and check it', '保存并检查草稿'],
  'POST /api/studio/ladders/drafts/{draft}/drop': ['Throw a draft away', '删除草稿'],
  'POST /api/studio/ladders/drafts/{draft}/submit': [
    'Hand a draft in as a version, with a reason',
    '说明理由并提交草稿',
  ],
  'POST /api/studio/ladders/{key}/approve': [
    'Approve a version; nobody approves his own',
    '批准版本（不得批准本人提交的版本）',
  ],
  'POST /api/studio/ladders/{key}/refuse': ['Refuse a version', '驳回版本'],
  'POST /api/studio/ladders/{key}/retire': ['Take a version out of use for good', '停用版本'],
  'POST /api/studio/ladders/{key}/schedule': [
    'Put an approved version into force from a night on, or roll back to it',
    '自某晚起启用已批准的版本，或回退至该版本',
  ],
  'POST /api/studio/ladders/trials': [
    'Dry run of tonight under the version in force and another',
    '今晚试运行：现行版本与另一版本',
  ],
  'GET /api/studio/ladders/trials/{trial}': ['How far a dry run is, and what came of it', '试运行进度与结果'],
  'GET /api/studio/law': [
    'Rules of law and of the house, with source and refusals',
    '法规与机构规则、来源及拒绝次数',
  ],
  'POST /api/studio/law/ask': [
    'May such a person be contacted so, then? Asked of a made-up case',
    '假设情形下能否联系',
  ],
  'GET /api/studio/figures': ['What all figures say of a period', '各图表对某期间的结论'],
  'GET /api/studio/figures/{figure}': ['One figure in full', '单个图表'],
  'GET /api/studio/figures/{figure}/accounts': ['The accounts behind a number', '某数字所涉账户'],
  'GET /api/studio/figures/{figure}/export': [
    'A figure, or the accounts behind a number, as a file',
    '导出图表或所涉账户',
  ],
  'GET /api/studio/warning': ['Who was offered early help, and what came of it', '提前帮助的对象与结果'],
};

export const LEAD: Readonly<Record<string, Line>> = {
  'GET /api/lead/today': [
    'The team today: states, queues, what is due, the last weeks',
    '团队今日：状态、队列、到期事项与近况',
  ],
  'GET /api/lead/assignment': [
    'Who has how many people, who is away, the latest rounds',
    '各人负责人数、缺勤与最近的分配',
  ],
  'GET /api/lead/assignment/people': ['The people somebody has', '某人负责的客户'],
  'POST /api/lead/assignment/moves': [
    'Give people to somebody else, or by the rule',
    '将客户转给他人或按规则分配',
  ],
  'POST /api/lead/assignment/rounds/{round}/undo': [
    'Take a round back where nothing came later',
    '撤回一次分配（之后未变动者）',
  ],
  'POST /api/lead/assignment/members': [
    'Set capacity, languages and queues of an agent',
    '设置坐席的容量、语言与队列',
  ],
  'POST /api/lead/assignment/absences': ['Note that somebody is away', '登记缺勤'],
  'POST /api/lead/assignment/absences/{absence}/end': ['Somebody is back', '登记返岗'],
  'GET /api/lead/approvals': ['What waits for a second pair of eyes', '待复核事项'],
  'GET /api/lead/promises': ['A month of promises by day, and how many were kept', '按日的承诺与履约率'],
  'GET /api/lead/promises/{day}': ['Whose promises fall due on a day', '某日到期的承诺'],
  'GET /api/lead/complaints': ['Complaints of the team: kinds, upheld, clocks', '团队投诉：类别、成立与时限'],
  'GET /api/lead/quality': ['Calls that were drawn, and what was found', '抽检的通话与结果'],
  'GET /api/lead/quality/{call}': ['One call that was drawn', '一通抽检的通话'],
  'POST /api/lead/quality/{call}': ['Fill the form of a call', '填写通话质检表'],
  'GET /api/agent/quality': ['Own calls that were looked at', '本人被质检的通话'],
  'POST /api/agent/quality/read': ['Say that own results were read', '确认已阅读质检结果'],
};

export const COMPLIANCE: Readonly<Record<string, Line>> = {
  'GET /api/compliance/standing': [
    'What was checked, what was found, which clocks run',
    '检查了什么、发现了什么、哪些时限在走',
  ],
  'GET /api/compliance/breaches': ['Breaches and what was done about them', '违规及其处理'],
  'POST /api/compliance/breaches/{key}/answer': ['Say what was done about a breach', '说明对违规的处理'],
  'GET /api/compliance/people-log': ['What was done about people who may come in', '人员与登录日志'],
  'GET /api/compliance/records': ['Search the chains by account or day', '按账户或日期检索存证'],
  'POST /api/compliance/records/check': ['Check the evidence of an account', '核验账户存证'],
  'POST /api/compliance/records/file': ['Take the evidence file of an account', '取得账户存证文件'],
  'GET /api/compliance/exports': ['Files that were handed out', '已交付的文件'],
  'POST /api/compliance/registers/{register}': ['Take a register of some days', '取得一段时间的登记簿'],
  'GET /api/compliance/erasures': ['Wishes to be forgotten, and legal holds', '删除请求与法律保全'],
  'POST /api/compliance/erasures': ['Take in a wish to be forgotten', '登记删除请求'],
  'POST /api/compliance/erasures/{key}/propose': ['Propose to erase or to refuse', '提出删除或拒绝'],
  'POST /api/compliance/erasures/{key}/end': ['Carry out what somebody else proposed', '执行他人提出的处理'],
  'POST /api/compliance/corrections/{key}': ['Answer a wish to have data corrected', '答复更正请求'],
  'POST /api/compliance/holds': ['Set or lift a legal hold', '设置或解除法律保全'],
};
