/**
 * What is each address of the API for, in one line?
 *
 * By method and address as the description writes them, in English and Chinese. The description is not made while an address lacks its
 * line, and a test finds a line whose address is gone.
 */
import type { Language } from '../../../rules/telling/language.ts';
import { AGENCIES } from './agency-summaries.ts';
import { COURT } from './court-summaries.ts';
import { FIRMS } from './firm-summaries.ts';
import { SALE } from './sale-summaries.ts';
import { COMPLIANCE, LEAD, type Line, STUDIO } from './staff-summaries.ts';
import { VISITS } from './visit-summaries.ts';

const OWN = '/api/borrower/{host}/{reference}';
const ACCOUNT = `${OWN}/accounts/{account}`;

const BORROWER: Readonly<Record<string, Line>> = {
  [`GET ${OWN}`]: ['All accounts of the borrower, and what is owed', '借款人的全部账户与欠款'],
  [`GET ${OWN}/seen`]: [
    'How often the staff looked at the own data, by day and role',
    '员工按日期与角色查看本人信息的次数',
  ],
  [`GET ${ACCOUNT}/claim`]: [
    'Written off or sold: what changed, what did not, who holds the claim',
    '核销或转让：变与不变、债权归属',
  ],
  [`GET ${ACCOUNT}/court`]: [
    'What stands at a court about this account, and what can be done',
    '本账户的诉讼情况与可做之事',
  ],
  [`GET ${ACCOUNT}/statement`]: ['How the balance came about, day by day', '余额逐日的由来'],
  [`GET ${ACCOUNT}/ahead`]: ['What falls due and what happens next', '接下来到期的款项与步骤'],
  [`GET ${ACCOUNT}/contacts`]: ['Who made contact, why, and when that may be', '谁因何联系、何时可联系'],
  [`GET ${ACCOUNT}/quote`]: ['What an imagined payment would change', '假设的一笔还款会带来什么变化'],
  [`GET ${OWN}/data`]: ['What is held of me, and what I asked about it', '持有的本人信息与本人的请求'],
  [`GET ${OWN}/data/copy`]: ['A copy of everything held of me', '本人信息的完整副本'],
  [`POST ${OWN}/data/requests`]: ['Ask for a correction or an erasure', '请求更正或删除'],
  [`GET ${ACCOUNT}/proof`]: [
    'The account and all contacts, as a file that proves itself',
    '账户与全部联系的可自证文件',
  ],
  [`GET ${ACCOUNT}/paying`]: ['What can be paid now, and where', '现在可以还多少、在哪里还'],
  [`POST ${ACCOUNT}/checkouts`]: ['Begin a payment at the provider', '在支付机构发起还款'],
  [`GET ${OWN}/checkouts`]: ['Own payments that were begun here', '本人在此发起的还款'],
  [`GET ${OWN}/checkouts/{checkout}`]: ['What a payment has come to', '一笔还款的结果'],
  [`POST ${ACCOUNT}/pay`]: ['Book a payment (demonstration)', '登记一笔还款（演示）'],
  [`GET ${ACCOUNT}/silence`]: ['What fell silent on this account, and when', '此账户何时停止了哪些联系'],
  [`POST ${ACCOUNT}/wishes`]: [
    'Say how, when and whether contact is wished',
    '说明希望的联系方式与时间，或不希望联系',
  ],
  [`GET ${ACCOUNT}/credit`]: ['What the credit bureau was told or may be told', '已报送或可能报送的征信信息'],
  [`GET ${ACCOUNT}/complaints`]: ['Own complaints and their answers', '本人的投诉与答复'],
  [`POST ${ACCOUNT}/complaints`]: ['Complain', '提交投诉'],
  [`GET ${ACCOUNT}/warning`]: ['Whether early help was offered, and why', '是否提供过提前帮助及其原因'],
  [`POST ${ACCOUNT}/warning`]: ['Turn early help off or on', '关闭或开启提前帮助'],
  [`GET ${ACCOUNT}/agreeing`]: ['What can be agreed, and what was', '可以达成与已达成的安排'],
  [`POST ${ACCOUNT}/proposals`]: ['Propose an agreement', '提出一项安排'],
  [`POST ${ACCOUNT}/proposals/{proposal}/appeal`]: [
    'Have a refused proposal decided again',
    '申请复核被拒的安排',
  ],
  [`POST ${ACCOUNT}/offers/{offer}/accept`]: ['Choose an offer', '选择一个方案'],
  [`GET ${ACCOUNT}/agreements/{agreement}`]: ['One agreement', '一项安排'],
  [`GET ${ACCOUNT}/agreements/{agreement}/pdf`]: ['The agreement as a paper', '安排的书面文本'],
  [`POST ${ACCOUNT}/agreements/{agreement}/confirm`]: [
    'Confirm an agreement with the code that was sent',
    '用收到的验证码确认安排',
  ],
  [`POST ${ACCOUNT}/agreements/{agreement}/withdraw`]: ['Withdraw from an agreement', '撤回安排'],
  [`POST ${ACCOUNT}/care`]: ['Say that care is needed', '说明需要特别照顾'],
  [`GET ${ACCOUNT}/papers`]: ['Papers that were handed in', '已提交的材料'],
  [`POST ${ACCOUNT}/papers`]: ['Hand in a paper', '提交材料'],
  [`POST ${ACCOUNT}/papers/{seq}/take-back`]: ['Take a paper back', '取回材料'],
  [`GET ${ACCOUNT}/reviews`]: ['What people decided about this account', '工作人员对此账户的审核结果'],
  [`POST ${ACCOUNT}/reviews/{seq}/appeal`]: ['Ask another person to decide', '申请由另一人复核'],
  [`GET ${OWN}/prevention`]: ['Due days and reminders of one’s own', '还款日与自设的提醒'],
  [`POST ${OWN}/reminders`]: ['Add or remove a reminder of one’s own', '添加或删除自设的提醒'],
  [`GET ${OWN}/calendar.ics`]: ['Due days for a calendar', '可导入日历的还款日'],
  [`GET ${OWN}/disputes`]: ['Own disputes', '本人的异议'],
  [`POST ${OWN}/disputes`]: ['Dispute a message, a call or a debt', '对一条消息、一次来电或一笔债务提出异议'],
  [`POST ${OWN}/disputes/{dispute}/withdraw`]: ['Withdraw a dispute', '撤回异议'],
  [`POST ${OWN}/disputes/{dispute}/appeal`]: ['Have a dispute decided again', '申请重新处理异议'],
  [`GET ${OWN}/messages`]: ['Messages in the inbox', '站内消息'],
  [`POST ${OWN}/messages/{message}/read`]: ['Open a message', '打开一条消息'],
  [`POST ${OWN}/devices`]: ['Be reminded on a device', '在设备上接收提醒'],
  [`POST ${OWN}/devices/this`]: ['Whether this device is reminded', '此设备是否接收提醒'],
  [`POST ${OWN}/devices/remove`]: ['No longer be reminded on a device', '不再在设备上接收提醒'],
  [`GET ${OWN}/word`]: ['The word by which a caller proves himself', '用于核实来电者的口令'],
  [`POST ${OWN}/word`]: ['Draw such a word', '抽取口令'],
};

const AGENT: Readonly<Record<string, Line>> = {
  'POST /api/agent/accounts/{key}/reveal': [
    'Open one masked field, with a reason',
    '说明理由后查看一项遮蔽的信息',
  ],
  'GET /api/agent/accounts/{key}/cases': ['What people decide about this account', '此账户由人工处理的事项'],
  'POST /api/agent/accounts/{key}/care': ['Write down that somebody needs care', '登记需要特殊关照的情况'],
  'GET /api/agent/work': ['Who waits, a page at a time', '等待处理的人（分页）'],
  'GET /api/agent/placed': ['What lies with an agency', '委托给机构的账户'],
  'POST /api/agent/work/next': ['Take the next person', '领取下一位'],
  'POST /api/agent/work/open': ['Take a person from the list', '从清单中打开一位'],
  'POST /api/agent/work/leave': ['Put a person off, or be through with him', '稍后处理或处理完毕'],
  'GET /api/agent/accounts/{key}/person': ['A person with all his debts', '借款人及其全部欠款'],
  'GET /api/agent/accounts/{key}/script': ['What to say', '话术'],
  'POST /api/agent/accounts/{key}/hand-over': ['Hand a person over', '转交借款人'],
  'POST /api/agent/accounts/{key}/notes': ['Note something about a person', '登记备注'],
  'POST /api/agent/accounts/{key}/notes/{note}/pin': ['Pin a note', '置顶备注'],
  'POST /api/agent/accounts/{key}/draft': ['Keep what is typed so far', '保存备注草稿'],
  'POST /api/agent/accounts/{key}/abuse': ['Say that one was abused', '登记辱骂'],
  'POST /api/agent/calls/{call}/said': ['Keep which lines were read', '登记已读话术'],
  'GET /api/agent/abuses': [
    'Abuse that agents noted, unseen by a lead or all',
    '坐席登记的辱骂（未读或全部）',
  ],
  'POST /api/agent/abuses/seen': ['The lead has seen it', '组长已读'],
  'GET /api/agent/accounts/{key}': [
    'One account with all that was and what may be done',
    '账户的经过与可采取的行动',
  ],
  'GET /api/agent/accounts/{key}/agreeing': [
    'What can be agreed with this borrower',
    '可与此借款人达成的安排',
  ],
  'POST /api/agent/accounts/{key}/proposals': ['Propose an agreement for the borrower', '代借款人提出安排'],
  'POST /api/agent/accounts/{key}/offers/{offer}/accept': [
    'Choose an offer for the borrower',
    '代借款人选择方案',
  ],
  'POST /api/agent/accounts/{key}/word': ['The word to say on the telephone', '通话中说出的口令'],
  'POST /api/agent/disputes': ['Take in a dispute that was told to us', '登记口头提出的异议'],
  'GET /api/agent/calls/list': ['Whom to call', '拨打名单'],
  'POST /api/agent/calls/': ['Call a person', '拨打电话'],
  'GET /api/agent/calls/{call}': ['How a call stands', '通话状态'],
  'POST /api/agent/calls/{call}/outcome': ['Enter what came of a call', '登记通话结果'],
  'POST /api/agent/calls/{call}/hang-up': ['Hang up', '挂断'],
  'GET /api/agent/calls/{call}/recording': ['Listen to a recording', '收听录音'],
  'POST /api/agent/calls/{call}/recording': ['Keep a recording', '保存录音'],
  'GET /api/agent/replies': ['Replies that a person must read', '需人工阅读的回复'],
  'POST /api/agent/replies/answered': ['A reply was answered', '回复已处理'],
  'POST /api/agent/replies/turned': ['Turn a reply into a dispute or a complaint', '将回复转为异议或投诉'],
  'POST /api/agent/review/{case}/proposal': [
    'Open the proposal a case is about, with a reason',
    '说明理由后查看安排申请',
  ],
  'GET /api/agent/review/': ['What waits for a decision', '待审核事项'],
  'GET /api/agent/review/{case}': ['One case', '一个审核事项'],
  'POST /api/agent/review/{case}/step': ['Take, decide or hand on a case', '领取、决定或移交事项'],
  'POST /api/agent/review/{case}/open/{flag}': [
    'Open what a case is about, with a reason',
    '说明理由后查看材料',
  ],
};

const PEOPLE: Readonly<Record<string, Line>> = {
  'GET /api/people/me': ['Who is signed in', '当前登录者'],
  'POST /api/people/sign-in': ['Sign in as staff', '工作人员登录'],
  'POST /api/people/sign-out': ['Sign out', '退出登录'],
  'POST /api/people/confirm': ['Show the second factor once more', '再次验证第二要素'],
  'POST /api/people/code': ['Ask for a one-time code as a borrower', '借款人获取一次性验证码'],
  'POST /api/people/code/sign-in': ['Sign in with the one-time code', '用一次性验证码登录'],
  'POST /api/people/passkey/begin': ['Begin to sign in with a passkey', '开始用通行密钥登录'],
  'POST /api/people/passkey/sign-in': ['Sign in with a passkey', '用通行密钥登录'],
  'POST /api/people/confirm/passkey/begin': ['Begin to show a passkey once more', '开始再次验证通行密钥'],
  'POST /api/people/confirm/passkey': ['Show a passkey once more', '再次验证通行密钥'],
  'GET /api/people/own': ['What one comes in with', '本人的登录方式'],
  'POST /api/people/own/password': ['Change the password', '修改密码'],
  'POST /api/people/own/recovery': ['Have new recovery codes', '更换恢复码'],
  'POST /api/people/own/telephone/begin': ['Begin to change the telephone', '开始更换手机'],
  'POST /api/people/own/telephone': ['Change the telephone', '更换手机'],
  'POST /api/people/own/passkeys/begin': ['Begin to add a passkey', '开始添加通行密钥'],
  'POST /api/people/own/passkeys': ['Add a passkey', '添加通行密钥'],
  'POST /api/people/own/passkeys/{passkey}/remove': ['Remove a passkey', '移除通行密钥'],
  'POST /api/people/sessions/{session}/end': ['End one session', '结束一个登录会话'],
  'GET /api/people/sessions': ['Where one is signed in', '本人的登录会话'],
  'POST /api/people/sessions/end-others': ['Sign out everywhere else', '在其他地方退出登录'],
  'POST /api/people/link': ['What a link for setting up is good for', '查看设置链接'],
  'POST /api/people/set-up': ['Set password and second factor', '设置密码与第二要素'],
  'GET /api/people/staff': ['Who works here', '工作人员名单'],
  'POST /api/people/staff': ['Add a person', '添加人员'],
  'POST /api/people/staff/{number}/link': ['Give a person a new link', '为人员发放新链接'],
  'POST /api/people/staff/{number}/end': ['End what a person may do', '终止人员权限'],
};

const MACHINES: Readonly<Record<string, Line>> = {
  'GET /api/people/keys': ['Keys of programs', '程序密钥'],
  'POST /api/people/keys': ['Make a key', '生成密钥'],
  'POST /api/people/keys/{key}/end': ['End a key', '停用密钥'],
  'GET /api/people/webhooks': ['Where programs are told', '推送地址'],
  'POST /api/people/webhooks': ['Have a program told', '添加推送地址'],
  'POST /api/people/webhooks/{endpoint}/secret': ['Change the signing secret', '更换签名密钥'],
  'POST /api/people/webhooks/{endpoint}/stop': ['Tell a program no longer', '停止推送'],
  'POST /api/people/webhooks/{endpoint}/start': ['Tell it again, with what it missed', '恢复推送并补发'],
  'POST /api/people/webhooks/{endpoint}/test': ['Send a test event', '发送测试事件'],
  'GET /api/people/webhooks/{endpoint}/deliveries': ['What was sent there', '推送记录'],
  'GET /api/people/webhooks/{endpoint}/deliveries/{position}': [
    'One delivery with its tries',
    '一条推送及其尝试',
  ],
  'POST /api/people/webhooks/{endpoint}/again': ['Send one, or all that failed, once more', '重新推送'],
  'GET /api/host/{host}/accounts/{reference}': [
    'How an account stands, and what is owed on a day',
    '账户状况与某日欠款',
  ],
  'POST /api/host/{host}/accounts/{reference}/payments': ['Tell of a payment', '告知一笔还款'],
  'POST /api/host/{host}/payments': ['Tell of many payments', '批量告知还款'],
  'POST /api/host/{host}/reversals': ['Take payments back', '冲正还款'],
  'POST /api/host/{host}/corrections': [
    'Charge, waive, lend more, write off',
    '更正：收费、减免、放款、核销',
  ],
  'POST /api/host/{host}/accounts/{reference}/addresses': [
    'Tell of a number or an address',
    '告知联系号码或地址',
  ],
  'POST /api/host/{host}/accounts/{reference}/holds': [
    'Tell of a death, a fraud, a dispute, a hardship',
    '告知死亡、欺诈、异议或困难',
  ],
  'POST /api/host/{host}/accounts/{reference}/holds/{hold}/lift': ['Lift what was held', '解除暂停'],
  'GET /api/host/{host}/contacts': ['Contacts of a day', '某日的联系记录'],
  'GET /api/host/{host}/events': ['What happened, for who asks instead of being told', '事件列表（轮询）'],
};

const EVERYBODY: Readonly<Record<string, Line>> = {
  'GET /health': ['Whether the house is well', '系统是否正常'],
  'GET /api/doors': ['The doors, the business day and the size of the book', '入口、营业日与账册规模'],
  'GET /api/events': ['What changes, as it changes', '实时变动'],
  'GET /api/evidence/roots': [
    'The published list that evidence is checked against',
    '用于核对存证的公布清单',
  ],
  'POST /api/verify': ['Whether a message or caller is genuine', '核验消息或来电的真伪'],
  'GET /api/people/demo': ['Whom one may be (demonstration)', '可扮演的人（演示）'],
  'GET /api/people/demo/ways': ['Accounts one can follow (demonstration)', '可逐步查看的账户（演示）'],
  'POST /api/people/demo/sign-in': ['Be somebody (demonstration)', '扮演一个人（演示）'],
  'POST /api/people/demo/confirm': ['Show the second factor (demonstration)', '出示第二要素（演示）'],
  'GET /api/far-ends/': ['What arrived at the far ends (demonstration)', '到达对端的内容（演示）'],
  'POST /api/far-ends/answers': ['Answer as the borrower would (demonstration)', '以借款人身份回复（演示）'],
};

const LINES = new Map(
  Object.entries({
    ...BORROWER,
    ...AGENT,
    ...STUDIO,
    ...FIRMS,
    ...LEAD,
    ...PEOPLE,
    ...COMPLIANCE,
    ...AGENCIES,
    ...COURT,
    ...SALE,
    ...MACHINES,
    ...VISITS,
    ...EVERYBODY,
  }),
);

/** Every operation that has a line. */
export const NAMED_OPERATIONS: readonly string[] = [...LINES.keys()];

/** The line of an operation ("GET /api/doors"); throws when it has none. */
export function summaryOf(operation: string, language: Language): string {
  const line = LINES.get(operation);
  if (line === undefined) throw new Error(`${operation} has no line in operation-summaries.ts`);
  return line[language === 'en' ? 0 : 1];
}
