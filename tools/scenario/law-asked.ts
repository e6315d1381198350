/**
 * Under which law is a scenario asked?
 *
 * Its jurisdictions name the rules; the days of its story are often invented, and lie before a rule came into force. A rule
 * that replaced no earlier one is therefore asked as if it had always held. Where one rule followed another, the day decides.
 */
import { lawOf } from '../../policy/law/packs.ts';
import type { Law } from '../../rules/gate/gate.ts';
import type { Scenario } from './scenario.ts';

const asked = new Map<string, Law>();

/** The law of a scenario's jurisdictions; the same value for the same ones. */
export function lawAsked({ given }: Pick<Scenario, 'given'>): Law {
  const [jurisdictions, assumed] = [given.jurisdictions ?? [], given.assumeInForce ?? []];
  const key = `${jurisdictions.join()}/${assumed.join()}`;
  let law = asked.get(key);
  if (law === undefined) {
    const dated = lawOf(jurisdictions, assumed);
    const rules = dated.rules.map((rule) => {
      const followed = dated.rules.some(
        ({ to, jurisdiction, bars }) =>
          to === rule.from && jurisdiction === rule.jurisdiction && bars.kind === rule.bars.kind,
      );
      return followed || rule.draft !== undefined ? rule : { ...rule, from: Number.MIN_SAFE_INTEGER };
    });
    law = { ...dated, rules };
    asked.set(key, law);
  }
  return law;
}
