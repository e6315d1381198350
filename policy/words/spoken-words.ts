/**
 * Which words do two people say to each other on the telephone?
 *
 * Common, short, unlike one another in sound; two of them make one of 4,096 pairs, good for minutes and told once, which nobody
 * guesses at the first try.
 */
import type { Language } from '../../rules/telling/language.ts';

const ZH =
  '苹果 长江 蓝天 火车 冬瓜 画笔 茶杯 海豚 春雨 石桥 灯塔 豆浆 风筝 钢琴 竹林 棉花 雪山 杏花 铅笔 帆船 松鼠 月饼 稻田 邮票 葡萄 瀑布 烟囱 陶碗 蜻蜓 白杨 书包 围巾 操场 银杏 面条 闹钟 玻璃 沙漠 水井 核桃 云梯 斑马 荷叶 麦穗 木梳 糖果 池塘 信封 雨伞 草帽 橘子 铜锣 鸽子 椅子 花园 黄昏 手套 磁铁 楼梯 樱桃 野鹤 窗帘 毛笔 土豆';
const EN =
  'apple river candle train garden pencil dolphin bridge lantern cotton violin harbor window pepper saddle marble orchid button tunnel walnut ribbon forest copper kettle meadow pigeon basket thunder silver island carpet mirror cherry falcon ladder puzzle tractor velvet wagon blanket compass dragon engine feather guitar hammer insect jacket kitten lemon magnet needle onion parrot quilt rocket sailor temple umbrella village whistle yogurt zebra anchor';

export const SPOKEN_WORDS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ZH.split(' '),
  en: EN.split(' '),
};
