/**
 * Which rules make up the law of a jurisdiction?
 *
 * One list each. A person's law is the lists of where he is, where the lender is, and the house's own, asked together: the
 * strictest decides. Adding a jurisdiction: its file, and its row here.
 */
import type { Law } from '../../rules/gate/gate.ts';
import type { Jurisdiction, LawRule } from '../../rules/gate/law.ts';
import { CHINA } from './china.ts';
import { HONG_KONG } from './hong-kong.ts';
import { HOUSE_LIMITS } from './house-limits.ts';
import { INDIA } from './india.ts';
import { UNITED_KINGDOM } from './uk.ts';
import { US_FEDERAL } from './us-federal.ts';
import { MASSACHUSETTS, NEW_YORK_CITY } from './us-local.ts';

const PACKS: Readonly<Partial<Record<Jurisdiction, readonly LawRule[]>>> = {
  CN: CHINA,
  'US-FED': US_FEDERAL,
  'US-MA': MASSACHUSETTS,
  'US-NYC': NEW_YORK_CITY,
  UK: UNITED_KINGDOM,
  IN: INDIA,
  HK: HONG_KONG,
  HOUSE: HOUSE_LIMITS,
};

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
