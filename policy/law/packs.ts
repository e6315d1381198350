/**
 * Which rules make up the law of a jurisdiction?
 *
 * One list each. A person's law is the lists of where he is, where the lender is, and the house's own, asked together: the
 * strictest decides. Adding a jurisdiction: its file, and its row here.
 */
import type { Law } from '../../rules/gate/gate.ts';
import type { Jurisdiction, LawRule } from '../../rules/gate/law.ts';
import { CHINA } from './china.ts';
import { CHINA_PEOPLE } from './china-people.ts';
import { HONG_KONG } from './hong-kong.ts';
import { HOUSE_LIMITS } from './house-limits.ts';
import { HOUSE_PEOPLE } from './house-people.ts';
import { INDIA } from './india.ts';
import { HONG_KONG_PEOPLE, INDIA_PEOPLE, KINGDOM_PEOPLE } from './other-people.ts';
import { UNITED_KINGDOM } from './uk.ts';
import { US_FEDERAL } from './us-federal.ts';
import { MASSACHUSETTS, NEW_YORK_CITY } from './us-local.ts';
import { MASSACHUSETTS_PEOPLE, NEW_YORK_PEOPLE } from './us-local-people.ts';
import { US_PEOPLE } from './us-people.ts';

const PACKS: Readonly<Partial<Record<Jurisdiction, readonly LawRule[]>>> = {
  CN: [...CHINA, ...CHINA_PEOPLE],
  'US-FED': [...US_FEDERAL, ...US_PEOPLE],
  'US-MA': [...MASSACHUSETTS, ...MASSACHUSETTS_PEOPLE],
  'US-NYC': [...NEW_YORK_CITY, ...NEW_YORK_PEOPLE],
  UK: [...UNITED_KINGDOM, ...KINGDOM_PEOPLE],
  IN: [...INDIA, ...INDIA_PEOPLE],
  HK: [...HONG_KONG, ...HONG_KONG_PEOPLE],
  HOUSE: [...HOUSE_LIMITS, ...HOUSE_PEOPLE],
};

/** Whose law protects a borrower, by the beginning of his region's ISO 3166-2 code; the whole code comes first. */
const PLACES: Readonly<Record<string, readonly Jurisdiction[]>> = {
  CN: ['CN'],
  HK: ['HK'],
  'CN-HK': ['HK'],
  IN: ['IN'],
  GB: ['UK'],
  US: ['US-FED'],
  'US-MA': ['US-FED', 'US-MA'],
  // The region does not say whether it is the city: its rules count as well.
  'US-NY': ['US-FED', 'US-NYC'],
};

/** The jurisdictions of a region ("CN-33"); a place without a row has no recorded law, and the gate refuses. */
export function jurisdictionsOf(region: string): readonly Jurisdiction[] {
  return PLACES[region] ?? PLACES[region.split('-')[0] ?? ''] ?? ['ELSEWHERE'];
}

/** Names the state of all packs together: it is stored with every decision. */
export const LAW_VERSION = '2026-11-22';

/** The law of these jurisdictions; one without a list is left in, so that the gate refuses and names it. */
export function lawOf(jurisdictions: readonly Jurisdiction[], assumed: readonly string[] = []): Law {
  return {
    version: LAW_VERSION,
    jurisdictions,
    rules: jurisdictions.flatMap((where) => PACKS[where] ?? []),
    assumed: new Set(assumed),
  };
}
