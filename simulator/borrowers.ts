/**
 * Who are the borrowers of the made-up book?
 *
 * A borrower is a pure function of the seed and his number: name, language, where he lives (ISO 3166-2 region and time
 * zone), a telephone number that belongs to nobody and an address at a domain that never delivers (RFC 2606).
 * Of fifty borrowers forty-six live in China, four of them reading English, and four abroad.
 */

import { ASK, between, diceOf, pick, pickShare, toss } from './dice.ts';
import { FAMILY_NAMES, FIRST_NAMES, GIVEN_NAMES, SPELLED, SURNAMES } from './names.ts';
import { type Country, phoneOf } from './phones.ts';

/** One borrower, as the table `borrower` holds him. */
export interface Borrower {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly language: 'zh-CN' | 'en';
  readonly region: string;
  readonly timeZone: string;
}

type Place = readonly [region: string, timeZone: string];

/** Provinces in rough proportion to their people; China keeps one time zone. */
const CHINA = [
  'CN-GD',
  'CN-GD',
  'CN-SD',
  'CN-HA',
  'CN-JS',
  'CN-SC',
  'CN-HE',
  'CN-HN',
  'CN-ZJ',
  'CN-ZJ',
].concat(
  ['CN-AH', 'CN-HB', 'CN-GX', 'CN-YN', 'CN-JX', 'CN-LN', 'CN-FJ', 'CN-SN', 'CN-BJ', 'CN-SH', 'CN-CQ'],
  [
    'CN-HL',
    'CN-GZ',
    'CN-SX',
    'CN-JL',
    'CN-GS',
    'CN-NM',
    'CN-TJ',
    'CN-XJ',
    'CN-HI',
    'CN-NX',
    'CN-QH',
    'CN-XZ',
  ],
);
const ABROAD: Readonly<Record<Exclude<Country, 'CN'>, readonly Place[]>> = {
  US: [
    ['US-NY', 'America/New_York'],
    ['US-CA', 'America/Los_Angeles'],
    ['US-TX', 'America/Chicago'],
    ['US-IL', 'America/Chicago'],
    ['US-WA', 'America/Los_Angeles'],
    ['US-AZ', 'America/Phoenix'],
    ['US-HI', 'Pacific/Honolulu'],
  ],
  GB: [
    ['GB-ENG', 'Europe/London'],
    ['GB-SCT', 'Europe/London'],
    ['GB-WLS', 'Europe/London'],
  ],
  AU: [
    ['AU-NSW', 'Australia/Sydney'],
    ['AU-VIC', 'Australia/Melbourne'],
    ['AU-QLD', 'Australia/Brisbane'],
    ['AU-WA', 'Australia/Perth'],
  ],
};

const BLOCK = 50;
/** Within each fifty: who reads English in China from place 42 on, who lives abroad from place 46 on. */
const ENGLISH_FROM = 42;
const ABROAD_FROM: readonly (readonly [Exclude<Country, 'CN'>, from: number, count: number])[] = [
  ['US', 46, 2],
  ['GB', 48, 1],
  ['AU', 49, 1],
];

/** Shares of borrowers with one, two, three and four accounts. No published figure is known to us: our own choice. */
export const ACCOUNTS_EACH: readonly number[] = [0.62, 0.26, 0.09, 0.03];

/** How many accounts borrower `id` holds. */
export function accountsOf(seed: number, id: number): number {
  return 1 + pickShare(toss(diceOf(seed, id), ASK.accounts), ACCOUNTS_EACH);
}

/** Borrower number `id`, counted from 1. */
export function borrowerOf(seed: number, id: number): Borrower {
  const dice = diceOf(seed, id);
  const place = id % BLOCK;
  const abroad = ABROAD_FROM.find(([, from, count]) => place >= from && place < from + count);
  const chance = toss(dice, ASK.place);
  if (abroad !== undefined) {
    const [country, from, count] = abroad;
    const [region, timeZone] = pick(chance, ABROAD[country]);
    const phone = phoneOf(country, Math.floor(id / BLOCK) * count + place - from);
    return { ...englishName(seed, id), id, phone, language: 'en', region, timeZone };
  }
  const language = place >= ENGLISH_FROM ? 'en' : 'zh-CN';
  const named = language === 'en' ? englishName(seed, id) : chineseName(seed, id);
  const region = pick(chance, CHINA);
  return { ...named, id, phone: phoneOf('CN', id), language, region, timeZone: 'Asia/Shanghai' };
}

function chineseName(seed: number, id: number): { name: string; email: string } {
  const dice = diceOf(seed, id);
  const family = between(toss(dice, ASK.name), 0, FAMILY_NAMES.length - 1);
  const given = pick(toss(dice, ASK.givenName), GIVEN_NAMES);
  return { name: `${FAMILY_NAMES[family]}${given}`, email: `${SPELLED[family]}.${id}@example.com` };
}

function englishName(seed: number, id: number): { name: string; email: string } {
  const dice = diceOf(seed, id);
  const surname = pick(toss(dice, ASK.name), SURNAMES);
  const first = pick(toss(dice, ASK.givenName), FIRST_NAMES);
  return { name: `${first} ${surname}`, email: `${first}.${surname}.${id}@example.com`.toLowerCase() };
}
