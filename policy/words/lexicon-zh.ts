/**
 * Which Chinese words amount to a threat, a false authority, shame, and the rest?
 *
 * Patterns over plain text (simplified, lower case, nothing between characters). A clause that denies the thing ("我们不会…",
 * "请勿…") is left out by a look behind in the pattern itself. What a phrase amounts to is stated here; whether that is
 * barred, where and by which rule, stands in the lists of rules.
 */
import type { Phrase } from '../../rules/words/lexicon.ts';

/** Within one clause. */
const IN = '[^，。,.;；!！?？:：]';
/** Not within a clause that denies it, or warns of it. */
export const UNLESS_DENIED_ZH = `(?<!(?:不会|不能|不得|不要|不必|不用|不应|不建议|不属于|不构成|不等于|不影响|不因|无权|尚未|无需|不需|没有|并非|切勿|请勿|勿|未被|谨防|警惕|冒充|假冒|自称|不是)${IN}{0,14})`;
const SELF = '(?:我们?|本人|我方|这里|这边|此处|本部)(?:这里|这边)?(?:是|系)';
export const NOT_NEGATED_ZH = '(?<!不)';
const WILL = `${NOT_NEGATED_ZH}(?:将|会|要|就|否则|不然|直接|可以|只能|只好|必须|不得不|打算|准备)`;

export const PHRASES_ZH: readonly Phrase[] = [
  // Violence and veiled threats to a person.
  { content: 'violence', pattern: '(?:打断|砍|弄死|打死|弄残|废了|做掉)(?:了)?(?:你|您|他|她|全家|一条)' },
  {
    content: 'violence',
    pattern: `(?:小心|当心|注意)(?:你|您)?(?:和|的|自己|及)*(?:家人|孩子|小孩|全家|人身|老婆|父母)`,
  },
  { content: 'violence', pattern: `(?:上门|找人|叫人|派人)${IN}{0,4}(?:收拾|教训|堵|泼|闹|砸)` },
  { content: 'violence', pattern: '(?:别怪|休怪|莫怪)(?:我们?|本公司|我方)?(?:不客气|无情|没提醒|手段)' },
  {
    content: 'violence',
    pattern: `让(?:你|您)(?:们)?(?:全家)?${IN}{0,4}(?:好看|不得安宁|没好日子|后悔|付出代价|过不下去|混不下去|鸡犬不宁)`,
  },
  {
    content: 'violence',
    pattern: `(?:知道|清楚)(?:你|您)(?:家|孩子|小孩|父母)${IN}{0,4}(?:住|上学|在哪|上班)`,
  },
  // Posing as an authority.
  {
    content: 'false-authority',
    pattern: `${SELF}${IN}{0,8}(?:公安|警方|警察|民警|派出所|检察院|检察官|法院|法庭|仲裁委|经侦|司法局|银保监|金融监管|监管局|人民银行|政府)`,
  },
  { content: 'false-authority', pattern: `${UNLESS_DENIED_ZH}公检法` },
  {
    content: 'false-authority',
    pattern: `(?:公安局?|警方|检察院|派出所|经侦)${IN}{0,4}(?:已经?|正在?|现已|即将|马上|将|会)${IN}{0,4}(?:立案|受理|介入|传唤|通缉|冻结|查封|上门|抓|找)`,
  },
  {
    content: 'false-authority',
    pattern: `${UNLESS_DENIED_ZH}(?:受|接受|经)(?:公安|法院|检察院|司法机关|政府)${IN}{0,4}(?:委托|授权|指派)`,
  },
  { content: 'false-authority', pattern: `(?:协助|配合)(?:公安|警方|司法)${IN}{0,4}(?:调查|办案)` },
  {
    content: 'false-authority',
    pattern: `(?:传票|逮捕令|拘留证|拘传令|通缉令|执行令)${IN}{0,3}(?:已|即将|马上|正在|将)${IN}{0,2}(?:签发|下达|寄出|送达|发出)`,
  },
  {
    content: 'false-authority',
    pattern: `(?:已|即将|马上|将)(?:经?签发|下达|寄出|发出|送达)${IN}{0,6}(?:传票|逮捕令|拘留证|通缉令|执行令)`,
  },
  { content: 'court-officer', pattern: `${SELF}${IN}{0,8}(?:执行局|法警|执行法官|执行员|书记员|法官)` },
  { content: 'claims-lawyer', pattern: `${SELF}${IN}{0,10}(?:律师|律所)` },
  { content: 'claims-lawyer', pattern: `(?:律师团队?|专职律师|代理律师)${IN}{0,4}(?:已|正|将|会|马上)` },
  // Arrest and prison.
  {
    content: 'detention',
    pattern: `${UNLESS_DENIED_ZH}(?:拘留|逮捕|坐牢|判刑|抓人|抓你|抓走|入狱|蹲监狱|牢狱|吃牢饭|刑事责任|刑责|刑拘)`,
  },
  { content: 'detention', pattern: `${UNLESS_DENIED_ZH}(?:送|抓|弄)(?:你|您)(?:进去|进局|进监|去坐)` },
  {
    content: 'false-authority',
    pattern: `${UNLESS_DENIED_ZH}(?:派出所|公安|警方|民警|法院|村委|居委|社区)${IN}{0,4}(?:协助|配合|陪同)${IN}{0,4}(?:上门|催收|处理|找)`,
  },
  {
    content: 'accuses-of-crime',
    pattern: `(?<!不|未|并非|没有|是否)(?:涉嫌|构成|属于|已是|就是|等于|犯了)${IN}{0,6}(?:诈骗|犯罪|恶意透支|欺诈|骗贷|违法)`,
  },
  { content: 'accuses-of-crime', pattern: '(?:你|您)(?:这)?(?:是|就是|在)(?:诈骗|骗贷|骗钱|犯罪|犯法|违法)' },
  // Shame and abuse.
  {
    content: 'shame',
    pattern: `${UNLESS_DENIED_ZH}(?:老赖|不要脸|无赖|丢人|丢脸|没脸|丧良心|没良心|人渣|败类|厚颜无耻|欠债不还|赖账|没本事|没出息|窝囊|抬不起头|没脸见人|浪费粮食|猪狗不如|不是人|白活)`,
  },
  { content: 'obscene', pattern: '他妈|妈的|操你|傻逼|傻x|滚蛋|混蛋|王八|狗东西|去死|贱人|畜生|废物' },
  // Telling others, and making public.
  {
    content: 'tells-others',
    pattern: `${WILL}(?!不)[^不，。,.;；!！?？]{0,8}(?:联系|通知|告知|告诉|打给|打电话给|致电|走访|发给|发送给|群发|函告|转告)[^不，。,.;；!！?？]{0,8}(?:亲友|亲属|家人|父母|爸妈|配偶|爱人|老婆|丈夫|单位|公司|领导|同事|老板|通讯录|邻居|村委|居委|朋友|学校|老师|联系人|所有人)`,
  },
  {
    content: 'tells-others',
    pattern: `${UNLESS_DENIED_ZH}(?:曝光|公开|公布|张贴|群发|爆)${IN}{0,4}(?:你|您)?(?:的)?${IN}{0,4}(?:欠款|欠债|信息|照片|身份|名字|姓名|通讯录|头像|逾期)`,
  },
  {
    content: 'tells-others',
    pattern: `${UNLESS_DENIED_ZH}(?:贴到|发到|贴在|挂到|发布到)(?:你|您|小区|朋友圈|村|楼|单位|网上|抖音|微信群|群)`,
  },
  {
    content: 'tells-others',
    pattern: `让(?:你|您)?(?:的)?${IN}{0,4}(?:亲友|家人|同事|邻居|朋友|所有人|大家|全村|单位)${IN}{0,4}(?:都)?知道`,
  },
  // Invented lists and consequences.
  {
    content: 'tells-others',
    pattern: `${UNLESS_DENIED_ZH}(?:欠款|欠债|逾期|信息|照片|名字|姓名|通讯录|聊天记录)${IN}{0,8}(?:曝光|公开|公布|张贴|群发|广播|贴出|发到网上)`,
  },
  {
    content: 'tells-others',
    pattern: `${UNLESS_DENIED_ZH}(?:去|到)(?:你|您)(?:的|们)?(?:公司|单位|家|老家|学校|村里?|楼下)${IN}{0,4}(?:闹|堵|讨|坐着|拉横幅|贴|宣传)`,
  },
  { content: 'tells-others', pattern: `${UNLESS_DENIED_ZH}(?:喇叭|横幅|大字报|广播|花圈|油漆)` },
  {
    content: 'tells-others',
    pattern:
      '(?:现在就|马上就|这就|我就)(?:去)?(?:打给|联系|通知|告诉|找)(?:她|他|他们|你老婆|你爸|你妈|你领导|你单位|你家人)',
  },
  {
    content: 'fake-list',
    pattern: `${UNLESS_DENIED_ZH}(?:列入|拉入|进入|纳入|拉进|上)${IN}{0,8}(?:黑名单|失信名单|失信人名单|失信被执行人|老赖名单)`,
  },
  {
    content: 'fake-list',
    pattern: `${UNLESS_DENIED_ZH}(?:影响|耽误|毁了)${IN}{0,4}(?:子女|孩子|后代|小孩)${IN}{0,6}(?:上学|入学|考公|就业|前途|参军|政审|升学)?`,
  },
  {
    content: 'fake-list',
    pattern: `${UNLESS_DENIED_ZH}(?:限制|禁止|不能|无法|不让)${IN}{0,6}(?:高铁|飞机|出境|动车|住酒店)`,
  },
  {
    content: 'fake-list',
    pattern: `${UNLESS_DENIED_ZH}(?:终身|终生|一辈子|永久|永远)${IN}{0,8}(?:征信|污点|信用|黑名单|影响)`,
  },
  { content: 'fake-list', pattern: `征信${IN}{0,6}(?:终身|终生|一辈子|永久|永远)` },
  // Invented urgency.
  {
    content: 'fake-list',
    pattern: `${UNLESS_DENIED_ZH}(?:孩子|子女|小孩|后代)${IN}{0,8}(?:政审|考公|上学|参军|入学|升学|就业)`,
  },
  {
    content: 'false-urgency',
    pattern: `${UNLESS_DENIED_ZH}(?:最后(?:一次|的)?(?:通牒|机会|警告)|后果自负|过期不候|刻不容缓|十万火急|限时处理|马上处理否则)`,
  },
  {
    content: 'false-urgency',
    pattern: `${UNLESS_DENIED_ZH}(?:立即|马上|即刻|立刻|限)${IN}{0,6}(?:\\d+|[一二两三半]+)个?(?:小时|分钟)(?:之?内)?`,
  },
  {
    content: 'false-urgency',
    pattern: `(?:\\d+|[一二两三半]+)个?(?:小时|分钟)(?:之?内)?${IN}{0,6}(?:否则|不还|必须)`,
  },
  {
    content: 'false-urgency',
    pattern: `${UNLESS_DENIED_ZH}(?:必须${IN}{0,2}(?:今天|今日|马上|立即|立刻|现在)|(?:今天|今日|今晚|马上|现在)必须)`,
  },
  // Pressing to borrow, to sell, to pay all at once.
  {
    content: 'false-urgency',
    pattern: `(?:今天|今日|今晚|明天)${IN}{0,8}(?:点前|点之前|点以前)${IN}{0,6}(?:不|没)(?:到账|还|处理|见到)`,
  },
  {
    content: 'urges-borrowing',
    pattern: `${UNLESS_DENIED_ZH}(?:借呗|微粒贷|网贷|白条|花呗|信用卡|别的平台|其他平台)${IN}{0,6}(?:借|贷|套|刷|取)(?:出来|一笔|点|些|了)`,
  },
  {
    content: 'urges-borrowing',
    pattern: `${UNLESS_DENIED_ZH}(?:找|向|跟|问|和)(?:你|您)?(?:的)?(?:亲戚|朋友|亲友|家人|父母|爸妈|同事|别人|身边人)${IN}{0,6}(?:借|凑|周转|垫)`,
  },
  {
    content: 'urges-borrowing',
    pattern: `${UNLESS_DENIED_ZH}(?:借|贷)(?:点|一笔|些)?(?:别的|其他|其它)?(?:网贷|平台|小额贷)?(?:的)?(?:钱|款)?${IN}{0,3}(?:来还|先还|先垫|还这)`,
  },
  {
    content: 'urges-borrowing',
    pattern: `${UNLESS_DENIED_ZH}(?:刷|套|透支)(?:一下)?(?:别的|其他|另一张)?(?:信用卡|花呗|白条)${IN}{0,4}(?:还|先|垫)?`,
  },
  {
    content: 'urges-borrowing',
    pattern: `${UNLESS_DENIED_ZH}(?:再(?:借|贷)一笔|以贷养贷|借新还旧|去别的平台借|再申请一笔)`,
  },
  {
    content: 'urges-sale',
    pattern: `${UNLESS_DENIED_ZH}(?:房|车|首饰|金器|手机|家产)(?:子|产)?(?:卖|押|抵|当|典)(?:了|掉|出去)`,
  },
  {
    content: 'urges-sale',
    pattern: `${UNLESS_DENIED_ZH}(?:卖|变卖|抵押|出售|典当)(?:掉|了)?(?:你|您)?(?:的|家里?|名下)*(?:房|车|首饰|家产|手机|资产|财产)`,
  },
  {
    content: 'full-payment-at-once',
    pattern: `${UNLESS_DENIED_ZH}(?:今天|今日|马上|立即|立刻|现在|当天|今晚)${IN}{0,8}(?:全部|全额|一次性|所有)${IN}{0,6}(?:还清|结清|清偿|付清|缴清|还上|还完|还掉)`,
  },
  {
    content: 'full-payment-at-once',
    pattern: `(?<!可以?|也可|能|想)(?:全部|全额|一次性)(?:还|结|付|缴)清${IN}{0,6}[，,]?(?:今天|今日|马上|立刻|立即|否则)`,
  },
  // A court foretold, amounts and fees invented.
  {
    content: 'legal-compulsion',
    pattern: `(?:法院|法律|法官)${IN}{0,4}(?:一定|必然|肯定|必将|必定|百分之百)${IN}{0,8}(?:支持|判|强制|执行|败诉)`,
  },
  {
    content: 'legal-compulsion',
    pattern: `(?:必将|必然|一定会|肯定会|百分之百)${IN}{0,6}(?:强制执行|败诉|查封|冻结|扣划)`,
  },
  {
    content: 'legal-compulsion',
    pattern: `${UNLESS_DENIED_ZH}(?:法院|我们|我司|马上|下周|明天|今天|今晚|即将|立刻)${IN}{0,6}(?:冻结|查封|扣划|划扣|拍卖)(?:你|您)`,
  },
  {
    content: 'recovery-threat',
    pattern: `${UNLESS_DENIED_ZH}(?:起诉|提起诉讼|申请仲裁|强制执行|诉讼移送|申请支付令|查封|冻结)`,
  },
  {
    content: 'exaggerated-amount',
    pattern: `${UNLESS_DENIED_ZH}(?:罚息|利息|欠款|违约金|费用|金额)${IN}{0,8}(?:翻倍|双倍|利滚利|成倍|翻番|翻几倍|十倍)`,
  },
  {
    content: 'extra-fee',
    pattern: `${UNLESS_DENIED_ZH}(?:上门费|催收费|调查费|律师费|差旅费|撤案费|消案费|保证金|解冻费|服务费)${IN}{0,8}(?:由您|由你|须|需要?|要|另行?|都)${IN}{0,4}(?:承担|支付|缴纳|付|交|出)`,
  },
  {
    content: 'extra-fee',
    pattern: `${UNLESS_DENIED_ZH}(?:支付|缴纳|交|转|付)${IN}{0,6}(?:上门费|催收费|调查费|撤案费|消案费|保证金|解冻费)`,
  },
  {
    content: 'private-payee',
    pattern: `${UNLESS_DENIED_ZH}(?:转|打|汇|付|还)(?:账|款|钱)?(?:到|给|至|入|进)${IN}{0,6}(?:我的|我个人|我这|私人|个人|本人)(?:的)?(?:账户|账号|微信|支付宝|银行卡|卡)?`,
  },
  {
    content: 'private-payee',
    pattern: `${UNLESS_DENIED_ZH}(?:加我(?:的)?(?:微信|qq)|扫我(?:的)?(?:码|二维码))`,
  },
  {
    content: 'missed-delivery',
    pattern: `(?:您|你)(?:有|的)${IN}{0,6}(?:快递|包裹|挂号信|专递|快件)${IN}{0,8}(?:未|没有|没|待|无法|失败)(?:人)?(?:领|取|签收|投递|派送)?`,
  },
  { content: 'missed-delivery', pattern: `(?:快递|包裹|快件)${IN}{0,4}(?:未取|待取|待领|派送失败|无人签收)` },
  // Not barred in itself: what tells of the debt.
  {
    content: 'asks-inconvenient-consent',
    pattern: `(?:不方便)${IN}{0,6}[，,]?(?:也|但|还是)${IN}{0,6}(?:继续|说完|聊完|讲完)`,
  },
  {
    content: 'payment-demand',
    pattern: `(?:请|应|须|需|尽快|及时|务必|赶紧|让他|叫他|让她|叫她)${IN}{0,10}(?:还款|还钱|归还|偿还|还清|付款|结清|缴清)|催(?:还|缴|收)`,
  },
  {
    content: 'debt-amount',
    pattern: '(?:欠款?|应还|逾期|未还|待还|余额|本金|罚息)[^。]{0,16}\\d[\\d,]*(?:\\.\\d+)? ?元?|¥ ?\\d',
  },
  {
    content: 'debt-hint',
    pattern: '欠款|逾期|催收|还款|还钱|借款|贷款|债务|欠债|欠钱|应还|罚息|征信|账单|分期|\\d ?元',
  },
];
