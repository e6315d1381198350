/**
 * Can anybody read this on its way, and did the person agree to advertising?
 *
 * Two short rules about the carrier of words: an open card shows its text to everyone who handles it (12 CFR 1006.22(f)(1)),
 * and advertising by message needs the person's consent (MIIT order 31, article 18).
 */
import { type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { Way } from '../gate/situation.ts';
import { revealing, type Saying } from './saying.ts';

export interface OpenCard {
  /** `any`: no open card about a debt at all. `revealing`: none that tells of it. */
  readonly bars: 'any' | 'revealing';
}

export function openCard({ bars }: OpenCard, saying: Saying): Finding | null {
  const left = saying.form === 'calling-card';
  if (saying.way !== 'postcard' && !left) return null;
  const told = revealing(saying);
  const from = { contents: told.contents, parts: told.parts };
  const tells = told.contents.length > 0 || told.parts.length > 0;
  if (!tells && (left || bars === 'revealing')) return PASS;
  return refuse(saying.way === 'postcard' ? 'postcard' : 'publicly_visible', null, {
    reasons: tells ? ['third_party_disclosure'] : [],
    from,
  });
}

export interface AdvertisingConsent {
  readonly ways: readonly Way[];
}

export function advertisingConsent({ ways }: AdvertisingConsent, saying: Saying): Finding | null {
  if (!ways.includes(saying.way)) return null;
  if (saying.advertising === undefined) return missing('advertising');
  if (!saying.advertising) return null;
  const { agreedToAdvertising } = saying.hearer;
  if (agreedToAdvertising === undefined) return missing('hearer.agreedToAdvertising');
  return agreedToAdvertising ? PASS : refuse('commercial_consent_missing', null);
}
