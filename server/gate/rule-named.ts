/**
 * Which rule bears this name, and where does it stand in the law?
 *
 * For reports that keep names alone. A rule that is gone from the packs, or a missing fact that stands in a rule's place, has none.
 */
import { lawOf } from '../../policy/law/packs.ts';
import type { Cited } from '../../rules/gate/law.ts';

const { rules } = lawOf(['CN', 'US-FED', 'US-MA', 'US-NYC', 'UK', 'IN', 'HK', 'HOUSE']);
const byName = new Map<string, Cited>(rules.map((rule) => [rule.id, rule]));

export function ruleNamed(name: string): Cited | null {
  return byName.get(name) ?? null;
}
