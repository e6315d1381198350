/**
 * Which names would trouble a page: rare characters, middle dots, names of minorities, accents?
 *
 * Made of pieces, from a seed. Characters of Extension A and B are those that occur in names in China (the table of general standard
 * characters holds many of them), so a part of them has no sign in any font that comes with the product.
 */
import { chanceOf } from '../chance.ts';

const FAMILIES = [
  ...'李王张刘陈杨赵黄周吴仝亓仉佘侴冼凃单卞厍叕呙哏奡妫娄宓尹嵇巫帅庹弓敖昝晁曌朱权枊桓樊毌毋汆沇洑渠湛滑濮牟牴璩甯',
];
/** Common, rare, of Extension A, and of Extension B. */
const COMMON = [...'明芳伟洋静光敏磊婷刚建国志强秀英海燕'];
const RARE = [
  ...'䶮堃喆翀玥婳彧昉昶晟暄瑀祎禛芃芮茜莙蕲薇谞邶郃鄢釴钰铎锜镕阚韫頔颢飔馥骁鸢麒黛晳旸珺璟翾翯頫龘犇骉羴猋麤',
];
const EXTENSION_A = [
  ...'㑇㕮㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䨱䮄䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙',
];
const EXTENSION_B = [
  ...'𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓',
];
const MINORITY = [
  '买买提',
  '阿依古丽',
  '古丽娜尔',
  '扎西',
  '卓玛',
  '次仁',
  '巴特尔',
  '乌云其木格',
  '艾克拜尔',
  '热孜万古丽',
  '努尔兰',
  '才让',
  '格桑',
  '多吉',
  '吐尔逊',
  '麦麦提明',
];
const LATIN = [
  'José',
  'Zoë',
  'Łukasz',
  'Siân',
  'Nguyễn',
  'François',
  'Müller',
  'Åsa',
  'Øyvind',
  'Čapek',
  'İpek',
  'Ġorġ',
  "O'Brien",
  'Smith-Jones',
  'Đặng',
  'Þóra',
  'Ștefan',
  'Ñandú',
];

const ABROAD = [
  'Ольга Шевчук',
  'Їжакевич Юрій',
  'Γιώργος Παπαδόπουλος',
  'प्रिया शर्मा',
  'अर्जुन क्षत्रिय',
  'Dvořák-Štěpánková',
];
const LONG = [
  'María José Fernández de la Cruz y Gutiérrez-Castillo',
  'Wolfeschlegelsteinhausen Łucja-Żaneta',
  '阿卜杜热合曼·麦麦提明·吾买尔江·艾尼瓦尔',
  '克孜勒苏·买合木提江·阿布都克热木·吐尔逊',
];

export const NAME_KINDS = [
  'rare',
  'extension-a',
  'extension-b',
  'minority',
  'latin',
  'mixed',
  'abroad',
  'long',
] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export interface RareName {
  readonly kind: NameKind;
  readonly name: string;
}

/** So many names, the kinds in turn. */
export function rareNames(count: number, seed: number): RareName[] {
  const chance = chanceOf(seed);
  const one = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
  const made: Readonly<Record<NameKind, () => string>> = {
    rare: () => one(FAMILIES) + one(RARE) + (chance() < 0.5 ? one(RARE) : ''),
    'extension-a': () => one(FAMILIES) + one(EXTENSION_A) + (chance() < 0.5 ? one(COMMON) : ''),
    'extension-b': () => one(FAMILIES) + one(EXTENSION_B) + (chance() < 0.5 ? one(COMMON) : ''),
    minority: () => Array.from({ length: chance() < 0.3 ? 3 : 2 }, () => one(MINORITY)).join('·'),
    latin: () => `${one(LATIN)} ${one(LATIN)}`,
    abroad: () => one(ABROAD),
    long: () => one(LONG),
    mixed: () => `${one(FAMILIES)}${one(RARE)}（${one(LATIN)}）`,
  };
  return Array.from({ length: count }, (_, place) => {
    const kind = NAME_KINDS[place % NAME_KINDS.length]!;
    return { kind, name: made[kind]() };
  });
}
