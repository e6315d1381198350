/** Why may a contact be made or not: the sentences of each rule, what it says, where it stands, and from which facts. */
import { Fragment, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import type { MayShown } from '../../server/api/gate/gate-schema.ts';
import type { MeAnswer } from '../../server/api/people/people-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { DOOR_PAGES } from './door/door-pages.ts';
import { GATE_WORDS } from './gate-words.ts';
import { useWords } from './words.tsx';

type Rule = MayShown['speaking'][number];

/** The rules that speak, each a sentence with its law; what each says and rests on opens below. */
export function RulesTold({ may }: { may: MayShown }) {
  const words = useWords(GATE_WORDS);
  return (
    <>
      {may.missing.map((text) => (
        <p key={text} className="rule-line">
          {text} <span className="quiet-text">{words.unknown}</span>
        </p>
      ))}
      {together(may.speaking).map(([told, sources]) => (
        <p key={told} className="rule-line">
          {told}{' '}
          <span className="quiet-text">
            {sources.map(({ source, rule }, place) => (
              <Fragment key={source}>
                {place > 0 && words.and}
                <LawLink rule={rule}>{source}</LawLink>
              </Fragment>
            ))}
          </span>
        </p>
      ))}
      {may.again !== null && <p className="rule-again">{may.again}</p>}
    </>
  );
}

/** Whether this reader may open the page of the law: never where a borrower reads. */
function useReadsLaw(): boolean {
  const { pathname } = useLocation();
  const me = useAnswer<MeAnswer>('/people/me', {}).data;
  if (/^\/borrower(\/|$)/.test(pathname) || me === undefined) return false;
  const page = DOOR_PAGES.find(({ path }) => path === '/studio/law');
  const { who } = me;
  return who === null
    ? !me.required
    : who.kind === 'staff' && who.roles.some((role) => page?.who.includes(role));
}

/** What stands in the law, leading to the page that says all of it, for whoever may open that. */
function LawLink({ rule, children }: { rule: string; children: ReactNode }) {
  return useReadsLaw() ? <Link to={`/studio/law/${part(rule)}`}>{children}</Link> : children;
}

/** Rules that say the same in one line, with all their sources. What is missing has lines of its own. */
function together(rules: readonly Rule[]): [string, Pick<Rule, 'source' | 'rule'>[]][] {
  const lines: [string, Pick<Rule, 'source' | 'rule'>[]][] = [];
  for (const { outcome, told, source, rule } of rules) {
    if (outcome === 'missing') continue;
    const text = told.join(' ');
    const line = lines.find(([other]) => other === text);
    if (line === undefined) lines.push([text, [{ source, rule }]]);
    else if (!line[1].some((one) => one.source === source)) line[1].push({ source, rule });
  }
  return lines;
}

/** Everything the decision rests on, rule by rule; the ones that found nothing against it last. */
export function RuleByRule({ may, name }: { may: MayShown; name: string }) {
  const words = useWords(GATE_WORDS);
  const rules = [...may.speaking, ...may.silent];
  if (rules.length === 0) return null;
  return (
    <details className="line rule-by-rule">
      <summary>
        <span>
          {words.ruleByRule} <span className="unseen">{name}</span>
        </span>
        <span className="quiet-text figures">{words.rules(rules.length)}</span>
      </summary>
      <ul className="story">
        {rules.map((rule) => (
          <li key={rule.rule} className="rule">
            <RuleText rule={rule} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function RuleText({ rule }: { rule: Rule }) {
  const words = useWords(GATE_WORDS);
  const { outcome, told, says, source, strength, from } = rule;
  return (
    <>
      <p>
        <span className={`kind is-${outcome}`}>{words.outcomes[outcome]}</span> {says}
      </p>
      {told.length > 0 && <p>{told.join(' ')}</p>}
      <p className="quiet-text">
        <LawLink rule={rule.rule}>{source}</LawLink> · {words.strengths[strength]} · {rule.rule}
      </p>
      {from.length > 0 && (
        <p className="quiet-text">
          {words.decidedFrom} {from.join(words.and)}
        </p>
      )}
    </>
  );
}
