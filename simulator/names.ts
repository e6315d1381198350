/**
 * What are the made-up borrowers called?
 *
 * Common family names and given names, put together by chance; any likeness to a person is chance too.
 */

const FAMILIES =
  '王 wang 李 li 张 zhang 刘 liu 陈 chen 杨 yang 黄 huang 赵 zhao 吴 wu 周 zhou 徐 xu 孙 sun 马 ma 朱 zhu 胡 hu 郭 guo 何 he 高 gao 林 lin 罗 luo 郑 zheng 梁 liang 谢 xie 宋 song 唐 tang 许 xu 韩 han 冯 feng 邓 deng 曹 cao 彭 peng 曾 zeng 肖 xiao 田 tian 董 dong 袁 yuan 潘 pan 于 yu 蒋 jiang 蔡 cai 余 yu 杜 du 叶 ye 程 cheng 苏 su 魏 wei 吕 lv 丁 ding 任 ren 沈 shen 姚 yao 卢 lu 姜 jiang 崔 cui 钟 zhong 谭 tan 陆 lu 汪 wang 范 fan 欧阳 ouyang'.split(
    ' ',
  );

/** Chinese family names and, place by place, how they are spelled in Latin letters. */
export const FAMILY_NAMES: readonly string[] = FAMILIES.filter((_, index) => index % 2 === 0);
export const SPELLED: readonly string[] = FAMILIES.filter((_, index) => index % 2 === 1);

/** Chinese given names. */
export const GIVEN_NAMES: readonly string[] =
  '伟 芳 娜 敏 静 丽 强 磊 洋 艳 勇 军 杰 娟 涛 超 明 霞 秀英 桂兰 建国 志强 晓东 海燕 雪梅 文博 子轩 雨桐 欣怡 浩然 思远 佳慧 梓涵 宇航 俊杰 晓红 春梅 玉兰 国庆 志明 嘉豪 诗涵 一鸣 若曦 立新 红梅 永强 金凤 小龙 婷婷 丹丹 振华 淑珍 宏伟 丽华 建平 凤英 晨曦 沐阳 语嫣 天佑 慧敏 少华 云飞 素芬 翠萍 德明 家乐 可欣 亦凡'.split(
    ' ',
  );

/** English given names and surnames. */
export const FIRST_NAMES: readonly string[] =
  'Alice Amir Amy Andrew Anna Arthur Ben Carla Chloe Chris Clara Daniel David Diana Ella Emily Ethan Farah Fiona Frank George Grace Hannah Harry Helen Ian Ines Isaac Jack Jane Jessica Joan John Julia Karen Kate Kevin Laura Leo Liam Lily Lucy Mark Mary Matt Maya Megan Mia Michael Nadia Nina Noah Oliver Olivia Oscar Paul Peter Priya Rachel Robert Ruth Ryan Sam Sarah Simon Sofia Steve Susan Tara Thomas Tina Victor Wendy William Yusuf Zoe'.split(
    ' ',
  );
export const SURNAMES: readonly string[] =
  'Adams Ahmed Allen Anderson Bailey Baker Barnes Bell Bennett Brooks Brown Butler Campbell Carter Clark Collins Cook Cooper Cox Davies Diaz Edwards Evans Fisher Foster Garcia Gibson Grant Gray Green Hall Harris Hayes Hill Howard Hughes Hunt Jackson James Jenkins Johnson Jones Kelly Khan King Lee Lewis Long Lopez Marshall Martin Mason Miller Mitchell Moore Morgan Morris Murphy Nelson Owen Palmer Parker Patel Perez Phillips Price Reed Reyes Roberts Robinson Rogers Ross Russell Sanders Scott Shaw Singh Smith Stewart Taylor Thomas Turner Walker Ward Watson West White Williams Wilson Wood Wright Young'.split(
    ' ',
  );
