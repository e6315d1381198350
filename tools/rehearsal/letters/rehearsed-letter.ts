/**
 * What does a letter say whose page is tried with a rare name?
 *
 * The approved text of the house with a firm's letterhead, in the borrower's language and in four shapes: as most are, with as long an address as
 * the window takes, with two debts of large amounts, and with so many that the words go over the page.
 */
import { WRITES_FOR } from '../../../policy/house/letter-senders.ts';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { formatDay } from '../../../rules/days.ts';
import { dayWords, type Language, moneyText } from '../../../rules/telling/language.ts';
import { type Letter, orderedNumber, paragraphsOf } from '../../../server/contact/letters/letter.ts';
import { NAME_KINDS, type RareName } from './rare-names.ts';

const DAY = 20_780;
const CNY = { code: 'CNY', digits: 2 };
const GBP = { code: 'GBP', digits: 2 };
const SIGNATURE = 'FFluQo0w+4H7S67FWNZsFw7dFzI3s5kAZXMhrKxV4Wydlui8rvIltz1yED38OYgLn8aUn25s43ZOnJZD2no6DQ';

export const SHAPES = ['plain', 'long-address', 'large', 'many'] as const;
export type Shape = (typeof SHAPES)[number];
const DEBTS: Readonly<Record<Shape, number>> = { plain: 1, 'long-address': 1, large: 2, many: 34 };

const ADDRESSES: Readonly<Record<Language, Readonly<Record<'short' | 'long', readonly string[]>>>> = {
  'zh-CN': {
    short: ['浙江省杭州市余杭区五常街道', '西溪路 556 号', '310023'],
    long: [
      '新疆维吾尔自治区伊犁哈萨克自治州',
      '察布查尔锡伯自治县孙扎齐牛录镇',
      '金泉滨河花园住宅小区二期 12 号楼',
      '3 单元 2401 室',
      '835300',
    ],
  },
  en: {
    short: ['14 Harbour Street', 'LONDON', 'E14 9GE'],
    long: [
      'Flat 12B, Llanfairpwllgwyngyll House',
      '221–223 Great Bartholomew Street',
      'Weston-super-Mare',
      'North Somerset',
      'BS23 1AA',
    ],
  },
};

/** The letter to the name at this place; kinds and shapes go round at different paces, so that each meets each. */
export function letterTo({ name, kind }: RareName, place: number): { shape: Shape; letter: Letter } {
  const shape = SHAPES[Math.floor(place / NAME_KINDS.length) % SHAPES.length]!;
  const foreign =
    kind === 'latin' ||
    kind === 'abroad' ||
    (kind === 'long' && place % 2 === 0) ||
    (kind === 'minority' && place % 5 === 0);
  const language = foreign ? 'en' : 'zh-CN';
  const english = language === 'en';
  const { lender, phone, complaint } = LETTERHEADS[language];
  const address = english
    ? ['88 Wensan Road, Xihu, Hangzhou 310012', 'Zhejiang, China']
    : ['浙江省杭州市西湖区文三路 88 号', '310012'];
  const text = HOUSE_TEMPLATES.find((one) => one.name === 'letter' && one.language === language)!;
  const facts = factsFor(shape, language, name, place);
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (_, fact: string) => facts[fact]!);
  const letter: Letter = {
    language,
    number: orderedNumber(`17-${1_000_000 + place}-1`),
    sender: {
      name: english ? 'Mingzheng Law Firm' : '明正律师事务所',
      returnLine: address.join(english ? ', ' : '，'),
      ...{ address, phone, complaint, signer: '', office: WRITES_FOR[language], envelope: 'DL' },
    },
    recipient: [name, ...ADDRESSES[language][shape === 'long-address' ? 'long' : 'short']],
    mark: fill(text.outer ?? ''),
    paper: {
      code: 'BAK8-AF8K',
      checkPage: 'https://anhuan.example/verify/BAK8AF8K',
      day: formatDay(DAY),
      subject: english ? 'About your account' : '关于您的账户',
      figures: [],
      attachments: [],
    },
    paragraphs: paragraphsOf(fill(text.body)),
    signature: {
      lawyer: english ? 'Shen Zhixing' : '沈知行',
      number: '13301201910254417',
      day: dayWords(DAY, language),
      key: '347CBA4832D01CFC',
      text: SIGNATURE.replace(/.{1,8}/g, '$& ').trim(),
    },
  };
  if (!letter.paragraphs.some((one) => one.includes(lender)))
    throw new Error('the approved text names no lender');
  return { shape, letter };
}

/** Made-up facts for the approved text, as the product writes them. */
function factsFor(shape: Shape, language: Language, name: string, place: number): Record<string, string> {
  const english = language === 'en';
  const { lender, answer, phone, complaint, seal, basis } = LETTERHEADS[language];
  const amounts = Array.from({ length: DEBTS[shape] }, (_, debt) =>
    shape === 'large'
      ? 1_234_567_890n + BigInt(debt) * 100_000_001n
      : 123_450n + BigInt(place * 37 + debt * 1_013),
  );
  const money = (amount: bigint) => moneyText(amount, english ? GBP : CNY, language);
  const lines = amounts.map((amount, debt) => {
    const due = dayWords(DAY - 43 - debt * 7, language);
    const tail = String(1_000 + debt * 31);
    return english
      ? `· Consumer loan (ending ${tail}): ${money(amount)}, due ${due}, day ${43 + debt * 7}.`
      : `· 个人消费借款（尾号 ${tail}）：${money(amount)}，${due}到期，逾期第 ${43 + debt * 7} 天。`;
  });
  return {
    ...{ name, lender, answer, phone, complaint, seal, code: 'BAK8-AF8K', lines: lines.join('\n') },
    basis: basis.instalment!,
    total: money(amounts.reduce((sum, one) => sum + one, 0n)),
    days: String(43 + (amounts.length - 1) * 7),
    reason: english ? 'payments that have not arrived' : '应还款项未收到',
    consequence: english
      ? 'No further step has been decided for this account'
      : '本账户目前未决定采取进一步措施',
  };
}
