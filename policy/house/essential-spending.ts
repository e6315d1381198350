/**
 * How much does a household need each month before it can pay anything?
 *
 * Published figures of what people really spend on food, clothing, household goods, transport and communication; housing, medicine and
 * care are asked for and counted as stated. Averages, not bare minima: they err on the household's side. A place without a
 * row has no figure, and a person decides. Amounts in minor units a month.
 */
import { dayOf } from '../../rules/days.ts';
import type { EssentialRow } from '../../rules/negotiation/essentials.ts';

/**
 * National Bureau of Statistics, household income and consumption 2024 (17 January 2025), read in a second-hand copy: food 8,411,
 * clothing 1,521, household goods 1,547, transport and communication 3,976 yuan a head and year; the parts are published for
 * the nation only, so towns and countryside take them in proportion of all consumption (34,557 and 19,280 to 28,227).
 */
const NBS_2024 =
  '国家统计局《2024年居民收入和消费支出情况》(2025-01-17): 食品烟酒、衣着、生活用品、交通通信; 城乡按总消费比例折算';
/** Survey Office of the National Bureau of Statistics in Beijing, first three quarters of 2024, by town and countryside. */
const BEIJING_2024 =
  '国家统计局北京调查总队 2024年前三季度居民人均消费支出 (beijing.gov.cn 2024-10-21): 食品烟酒、衣着、生活用品、交通通信';
/** IRS Collection Financial Standards, national standards for food, clothing and other items, 21 April 2025 (second hand). */
const IRS_2025 = 'IRS Collection Financial Standards, national standards, effective 2025-04-21';

/** The same for each person of a household. */
const perHead = (amount: bigint): Pick<EssentialRow, 'month' | 'further'> => ({
  month: [amount],
  further: amount,
});

export const ESSENTIAL_SPENDING: readonly EssentialRow[] = [
  {
    region: 'CN',
    area: 'urban',
    from: dayOf(2025, 1, 17),
    to: null,
    currency: 'CNY',
    ...perHead(157_674n), // 15,455 × 34,557 ÷ 28,227 ÷ 12
    source: NBS_2024,
    confidence: 'S',
  },
  {
    region: 'CN',
    area: 'rural',
    from: dayOf(2025, 1, 17),
    to: null,
    currency: 'CNY',
    ...perHead(87_970n), // 15,455 × 19,280 ÷ 28,227 ÷ 12
    source: NBS_2024,
    confidence: 'S',
  },
  {
    region: 'CN-11',
    area: 'urban',
    from: dayOf(2024, 10, 21),
    to: null,
    currency: 'CNY',
    ...perHead(173_000n), // (7,996 + 1,527 + 1,747 + 4,300) ÷ 9
    source: BEIJING_2024,
    confidence: 'V',
  },
  {
    region: 'CN-11',
    area: 'rural',
    from: dayOf(2024, 10, 21),
    to: null,
    currency: 'CNY',
    ...perHead(114_523n), // (5,534 + 855 + 1,042 + 2,876) ÷ 9, rounded up
    source: BEIJING_2024,
    confidence: 'V',
  },
  {
    region: 'US',
    area: 'any',
    from: dayOf(2025, 4, 21),
    to: null,
    currency: 'USD',
    month: [83_900n, 148_100n, 175_300n, 212_900n],
    further: 39_400n,
    source: IRS_2025,
    confidence: 'S',
  },
];
