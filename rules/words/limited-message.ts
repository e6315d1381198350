/**
 * Is this a limited-content message, and does it convey anything about a debt?
 *
 * 12 CFR 1006.2(j): a voicemail for the consumer with four parts (a business name that does not tell the trade, a request to
 * reply, a person's name, a number), at most four more (a greeting, date and time, times that suit, "any representative")
 * and nothing else. It is no communication (1006.2(d) comment 2). One known to be left for somebody else is none (2(j)-2).
 */
import type { Finding } from '../gate/finding.ts';
import type { Way } from '../gate/situation.ts';
import type { Content, Part, Saying } from './saying.ts';
import { revealing } from './saying.ts';

export interface LimitedContent {
  readonly ways: readonly Way[];
  readonly required: readonly Part[];
  readonly optional: readonly Part[];
  /** Contents that are nothing more than the required parts in other words. */
  readonly harmless: readonly Content[];
  /** On these ways nothing else may be left (a house's own rule); absent: only classified. */
  readonly must?: readonly Way[];
}

export interface Classified {
  readonly limited: boolean;
  /** Conveys information about a debt, directly or indirectly. */
  readonly communication: boolean;
  readonly lacking: readonly Part[];
  readonly beyond: readonly (Part | Content)[];
}

/** Null when neither parts nor contents are known. */
export function classify(terms: LimitedContent, saying: Saying): Classified | null {
  const { parts, contents, hearer, way } = saying;
  if ((parts === null || parts === undefined) && contents.length === 0) return null;
  const known = parts ?? [];
  const listed = new Set<string>([...terms.required, ...terms.optional, ...terms.harmless]);
  const beyond = [...known, ...contents].filter((one) => !listed.has(one));
  const lacking = terms.required.filter((part) => !known.includes(part));
  const forConsumer = hearer.atAnothers !== true && CONSUMERS.has(hearer.role);
  const told = revealing(saying);
  return {
    limited: terms.ways.includes(way) && forConsumer && lacking.length === 0 && beyond.length === 0,
    communication: told.parts.length > 0 || told.contents.length > 0,
    lacking,
    beyond,
  };
}

/** Whom 12 CFR 1006.6(a) counts as the consumer. */
const CONSUMERS: ReadonlySet<string> = new Set(['debtor', 'spouse', 'parent', 'guardian', 'executor']);

export function limitedContent(terms: LimitedContent, saying: Saying): Finding | null {
  const classified = classify(terms, saying);
  if (classified === null) return null;
  const { limited, communication, lacking, beyond } = classified;
  const notes = { values: { limitedContent: limited, communication }, from: { lacking, beyond } };
  if (!terms.must?.includes(saying.way) || !communication) return { ...notes, outcome: 'pass' };
  return {
    ...notes,
    outcome: 'refuse',
    until: null,
    reasons: ['publicly_visible'],
    from: { ...notes.from, ...revealing(saying) },
  };
}
