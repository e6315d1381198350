/**
 * In which words do made-up people tell why they cannot pay?
 *
 * Sentences are put together from small pieces, so that two honest people share topics and here and there a turn of phrase. Everybody uses
 * the same form; many quote the same law, some of it known to us as common and some not: that alone must never flag anybody.
 */

/** What a letter of one language is made of. */
export interface Phrases {
  readonly form: string;
  /** Quoted by one in three; `unknown`: a quotation that nobody has listed as common. */
  readonly quoted: readonly string[];
  readonly unknown: string;
  /** Sentences: slots in braces. */
  readonly patterns: readonly (readonly string[])[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly synonyms: readonly (readonly [string, string])[];
  readonly fillers: readonly string[];
  readonly join: string;
}

const list = (text: string): string[] => text.split('|').map((one) => one.trim());

export const CHINESE: Phrases = {
  form: '申请事项：个性化分期还款。申请人声明以上内容真实有效，愿意配合核实，如有不实愿承担相应责任。',
  quoted: [
    '根据《商业银行信用卡业务监督管理办法》第七十条，在特殊情况下，确认信用卡欠款金额超出持卡人还款能力且持卡人仍有还款意愿的，发卡银行可以与持卡人平等协商，达成个性化分期还款协议。',
    '请贵司依法保护消费者合法权益，在规定时限内给予书面答复。',
  ],
  unknown:
    '金融机构应当充分尊重并自觉保障金融消费者的财产安全权、知情权、自主选择权、公平交易权、受教育权等基本权利。',
  patterns: [
    [
      '{when}{who}{place}{event}，{effect}',
      '{who}{when}{event}，{effect}，{mood}',
      '{place}{who}{event}，{effect}',
    ],
    ['{now}{burden}，{money}', '{burden}，{now}{money}，{mood}', '{money}，{burden}'],
    ['{mood}，{attitude}', '{attitude}，{past}', '{past}，{mood}，{attitude}', '{family}{attitude}'],
    ['{soft}{wish}，{terms}', '{wish}，{soft}{terms}', '{terms}，{soft}{family}'],
  ],
  slots: {
    when: list(
      '今年开春|去年国庆后|上个月底|年初三|端午前后|从七月起|入冬以来|疫情之后|前年腊月|八月中旬|中秋那几天|四月头上|半年前|大前年|清明过后|暑假里|立秋那天|一个雨夜|周末加班时|元宵节',
    ),
    who: list(
      '我爱人|我本人|家父|岳母|我哥哥|孩子他爸|小女儿|我们夫妻|我和合伙人|老母亲|我弟弟|我家那口子|外公|师傅和我|我们车间|双胞胎儿子|堂姐|奶奶|我前夫|同住的舅舅',
    ),
    place: list(
      '在义乌|在东莞厚街|于成都郊县|在老家洛阳|在佛山陶瓷城|在合肥工地|在贵阳|于临沂市场|在南通船厂|在绵阳|在郑州富士康|在惠州|在长沙夜市|在昆明|在温州鞋厂|在保定|于泉州|在赣州|在株洲|在包头',
    ),
    event: list(
      '被裁员了|摔断锁骨|查出胃癌|开的面馆倒闭|货款被卷走|遭遇车祸|做了肾脏手术|承包的鱼塘翻塘|合同到期未续|得了脑梗|遇上洪水淹仓|早产住进保温箱|工伤断了两根手指|被拖欠半年工钱|店铺遭火灾|突发心梗|投资奶茶店失败|因轮岗停薪|大棚被雪压塌|离婚净身出户|感染肺炎住院|生意被骗|确诊尿毒症|运输车报废|培训机构跑路|患了抑郁|被狗咬伤感染|摊位被拆|果园绝收|视网膜脱落',
    ),
    effect: list(
      '断了进账|住院至今|只剩一人挣钱|存款见底|到处借债|欠下工人薪水|需要长期透析|卖掉了小货车|至今没找到事做|每周得跑两趟省城|抵押了宅基地|请护工花费不少|失去劳动能力|押金也没退回|保险拒赔|孩子转学|靠低保度日|房租压了三个月|只能打零工|连药都省着吃|把婚戒也当了|借遍同乡|停了社保|吃住都在病房|机器被拉走抵账',
    ),
    now: list(
      '眼下|这阵子|到今天为止|截至本周|目前来看|近两月|如今|现阶段|此刻|这个季度|写信之时|最近|直到现在|当前|今天早上',
    ),
    burden: list(
      '房贷车贷两头催|透析一次{amount}元|三张卡同时到期|两个老人常年吃药|学费{amount}元等着交|护理费日日累积|网贷利滚利|水电都欠着|工头说年底才结账|奶粉钱都紧张|租店押金拿不回|月供{amount}元已断|父母没有退休金|康复训练每次{amount}元|孩子补课停了|雇人照看要{amount}元|欠着供货商{amount}元|旧账{amount}元未清|摊位费一分不少|医保报销还没下来',
    ),
    money: list(
      '手头仅有{amount}元|卡里余额{amount}元|日收不到{amount}元|底薪{amount}元|送货一单挣几块|兜里掏空了|收入缩了大半|靠姐姐接济|夜里开网约车补贴|领失业金{amount}元|妻子做保洁挣{amount}元|帮人看店日结|摆摊有一天没一天|厂里只发生活费|兼职刷碗|卖菜糊口|公积金取光|每天跑腿十小时|稿费断断续续|工资到手{amount}元',
    ),
    mood: list(
      '夜里常睡不着|实在羞愧|心里着急|压力极大|不敢接电话|人瘦了一圈|眼泪往肚里咽|头发白了|整宿失眠|愧对家人|抬不起头|每天提心吊胆|几近崩溃|硬着头皮写信|不知如何开口',
    ),
    attitude: list(
      '这钱我认|绝非恶意拖欠|欠债还钱天经地义|从未想过逃避|愿先还{amount}元表诚意|一定负责到底|会一笔笔结清|不会换号失联|哪怕吃苦也要还|决不赖账|想保住信用|只求宽限|随时配合核查|愿签书面承诺|盼早日上岸',
    ),
    past: list(
      '用卡{n}年没出过岔子|以前笔笔按期|首次逾期就在那月|曾提前结清两回|信用一向良好|贵行老客户了|一直最低还款撑着|上月还试着转了{amount}元|刷卡都是进货|当初额度是业务员劝提的|也协商成过一家|别家已谈妥|从没收到账单|办卡时月入过万|多年零逾期',
    ),
    family: list(
      '请别惊动老人|爱人还蒙在鼓里|孩子明年高考|单位不知此事|电话请打给我本人|莫再联系同事|母亲心脏不好|孩子才满月|家里不能再受惊吓|邻居已议论纷纷|请勿上门|下午两点后方便|短信联系即可|我白天上工听不到|希望专人对接',
    ),
    soft: list(
      '恳请|能否|盼望|可否通融|望贵行|麻烦帮忙|如果可以|求您|但愿|冒昧请求|烦请|是否能|不知可不可以|诚心希望|万望',
    ),
    wish: list(
      '摊成{n}期|延到过完年|停计违约金|减去部分利息|改到每月{n}号扣|给个喘息期|先挂账{n}个月|按本金慢慢还|一次付清打个折|降低月供|缓到拆迁款下来|分{n}年还完|免掉滞纳|从发薪日扣|暂停计息',
    ),
    terms: list(
      '每期{amount}元左右|月付不超{amount}元|首付{amount}元没问题|多了又会断|按时不误|写进协议|材料已备齐|可提供诊断书|流水随时打印|让妹妹担保|等工伤赔付到账|年底分红补上|我来签字按印|接受回访|每周报平安',
    ),
    n: list('三|五|六|八|九|十|十二|十八|二十|二十四|三十|三十六'),
    amount: list(
      '320|480|650|830|1100|1,350|1800|2,260|2900|3,400|4700|5,600|7800|9,200|13000|26,500|41000|58,000',
    ),
    name: list('张|李|王|刘|陈|杨|赵|黄|周|吴|徐|孙'),
  },
  synonyms: [
    ['公司', '单位'],
    ['眼下', '目前'],
    ['恳请', '请求'],
    ['能否', '可否'],
    ['孩子', '小孩'],
    ['收入', '进账'],
    ['夜里', '晚上'],
    ['爱人', '配偶'],
    ['一直', '始终'],
    ['希望', '盼着'],
    ['欠着', '拖着'],
    ['每月', '每个月'],
    ['没有', '没'],
    ['实在', '确实'],
    ['如今', '现在'],
    ['住院', '入院'],
    ['找到', '寻到'],
    ['工资', '薪水'],
    ['一定', '必定'],
    ['已经', '早已'],
    ['卖掉', '变卖'],
    ['老人', '长辈'],
    ['还清', '结清'],
    ['左右', '上下'],
    ['随时', '立刻'],
    ['只剩', '仅剩'],
    ['因为', '由于'],
    ['麻烦', '劳驾'],
  ],
  fillers: list('说实话|其实|确实|麻烦您了|实在抱歉|另外|总之|恳请理解|谢谢|万分感谢|您知道|真的'),
  join: '',
};

export const ENGLISH: Phrases = {
  form: 'Subject: request for a repayment arrangement. I declare that the above is true and complete and agree that it may be checked.',
  quoted: [
    'I understand that you must treat customers in financial difficulty with forbearance and due consideration.',
    'Please confirm in writing within the time limit that the rules set for complaints.',
  ],
  unknown:
    'A firm must pay due regard to the interests of its customers and treat them fairly, and it must communicate with them in a way that is clear, fair and not misleading.',
  patterns: [
    [
      '{when} {who} {event} {place} and {effect}',
      '{who} {event} {when}, so {effect}',
      '{place} {who} {event}; {effect}, {mood}',
    ],
    ['{now} {burden} while {money}', '{money} and {burden}', '{burden}, {now} {money}'],
    ['{mood} but {attitude}', '{attitude} since {past}', '{past}, {attitude}', '{family} and {attitude}'],
    ['{soft} {wish}, {terms}', '{wish}, {soft} {terms}', '{terms}; {family}'],
  ],
  slots: {
    when: list(
      'last spring|two weeks before Easter|in early June|around Thanksgiving|after the holidays|one rainy night|since the strike|half a year ago|on my birthday|at the end of March|shortly after moving|in the heat wave|on a Sunday|before school began|during lockdown|just after Labor Day',
    ),
    who: list(
      'my wife|I myself|our landlord|my brother|the twins|my old mother|my ex husband|our whole crew|my business partner|grandfather|our youngest|my boss|the tenant upstairs|my fiance|both of us|an uncle',
    ),
    event: list(
      'lost the night shift|broke a hip|was diagnosed with lymphoma|went bankrupt|totalled the van|needed kidney surgery|closed the bakery|had a stroke|walked out|got hurt on the line|was furloughed|caught pneumonia|had the workshop flooded|gave birth early|was robbed|lost every contract|died without warning|had tools stolen|slipped off a ladder|was called up for jury duty|fell into depression|had a fire in the kitchen|was cheated by a supplier|failed the licence renewal|was moved to zero hours',
    ),
    place: list(
      'near Leeds|outside Tulsa|back in Hull|at the Fresno depot|in downtown Reno|by the docks|up in Dayton|in rural Ohio|at the Preston plant|over in Swansea|on the Derby road|in Toledo|at the county hospital|in Mobile|round Luton',
    ),
    effect: list(
      'the savings were gone by summer|nobody earns here now|rehab takes three trips a week|we sold the truck|wages stopped overnight|insurance refused the claim|the shop never reopened|I do odd jobs|rent slipped behind|we moved into a spare room|creditors took the ovens|dialysis eats our days|I care for him round the clock|the deposit was never returned|benefits are still pending|our car got repossessed|I sleep on a sofa|my hours went to a robot|the kids changed schools|every cent goes to nurses',
    ),
    now: list(
      'these days|right now|as of this week|at present|today|this quarter|for the moment|lately|until further notice|so far',
    ),
    burden: list(
      'the mortgage asks {amount}|medicine runs to {amount}|three cards fall due together|daycare charges {amount}|the heating was cut|arrears of {amount} pile up|a payday lender takes {amount}|physio costs {amount} each visit|council tax is overdue|our boiler died|tuition of {amount} looms|two parents depend on me|the vet wants {amount}|legal fees came to {amount}|the garage kept the car|groceries come from a food bank',
    ),
    money: list(
      'there is {amount} in the account|I bring home {amount}|deliveries earn pennies|sick pay is {amount}|my sister chips in {amount}|overtime vanished|tips dried up|I stack shelves at dawn|unemployment pays {amount}|we live off {amount} weekly|the pension was cashed|I clean offices nightly|market stalls bring little|commission fell by half|my husband drives nights|lodgers pay {amount}',
    ),
    mood: list(
      'I hardly sleep|this shames me deeply|I dread the phone|my nerves are shot|it breaks my heart|I have lost weight|I cry most evenings|pride kept me silent|panic sets in|I feel cornered',
    ),
    attitude: list(
      'I own this debt|running away is not my style|every penny will come back|I will sign anything fair|{amount} can leave today|I am no cheat|my word still counts|I answer all letters|you may inspect my books|giving up is out of the question|I would rather starve than default|honest work will fix this|my record matters to me|I intend to finish this|nothing is being hidden',
    ),
    past: list(
      'for {n} years I never slipped|the card paid for stock|two loans with you closed early|your clerk raised the limit unasked|another lender already agreed|I sent {amount} in good faith|my score used to be superb|statements went to an old flat|minimums kept me afloat|I joined your bank as a student|the first default came this autumn|I always rounded up',
    ),
    family: list(
      'please leave my parents out|my partner knows nothing|text me rather than call|afternoons suit me best|the baby wakes at every ring|colleagues must not hear|do not visit the house|one named contact would help|my son sits exams soon|neighbours already gossip|write to my own mailbox|grandma has a weak heart',
    ),
    soft: list(
      'could we perhaps|would you kindly|I beg you to|is it possible to|might you|I hope you can|let us|please try to|may I ask you to|it would help to',
    ),
    wish: list(
      'spread it over {n} parts|wait until the settlement lands|freeze the late fees|shave some interest|shift the due date to payday|park it for {n} months|take principal first|accept one reduced sum|halve the monthly bill|hold off until spring|stretch it across {n} years|forget the penalty|pause the interest|draft a softer schedule',
    ),
    terms: list(
      'about {amount} each time|never above {amount}|with {amount} upfront|on paper with signatures|my payslips are scanned|the doctor wrote a note|a cousin will vouch|bank extracts are ready|I report every Friday|anything beyond breaks me|compensation arrives at Christmas|I accept reviews',
    ),
    n: list('three|four|five|six|eight|nine|ten|twelve|eighteen|twenty|thirty|forty'),
    amount: list('$85|$140|$220|£310|$450|£640|$900|$1,250|£2,400|$3,800|$7,600|£12,000|$19,300|£575|$1,020'),
    name: list('Smith|Brown|Jones|Lee|Clark|Khan|Garcia|Patel|Novak|Ivanov'),
  },
  synonyms: [
    ['these days', 'nowadays'],
    ['please', 'kindly'],
    ['could we', 'can we'],
    ['my wife', 'my spouse'],
    ['was diagnosed with', 'was found to have'],
    ['the savings', 'all our savings'],
    ['right now', 'currently'],
    ['debt', 'balance'],
    ['sold', 'parted with'],
    ['hardly', 'barely'],
    ['every penny', 'every cent'],
    ['already', 'by now'],
    ['broke', 'fractured'],
    ['help', 'assist'],
    ['always', 'at all times'],
    ['kids', 'children'],
    ['nothing', 'not a thing'],
    ['half a year', 'six months'],
    ['near', 'close to'],
    ['best', 'better'],
    ['each time', 'per instalment'],
    ['never', 'not once'],
    ['monthly', 'regular'],
    ['my boss', 'my employer'],
    ['the kids', 'our children'],
    ['wait', 'hold on'],
  ],
  fillers: list(
    'to be honest|in fact|I am sorry to say|thank you|truly|as you can imagine|once again|frankly|believe me',
  ),
  join: ' ',
};
