/** Which rules of law and of the house are there, what does each say, where does it stand, and how often does it refuse? */
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { CHANNELS } from '../../../rules/account.ts';
import type { LawAnswer, LawRuleShown } from '../../../server/api/law/law-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { CHANNEL_WORDS } from '../../parts/channel-words.ts';
import { Frame } from '../../parts/frame.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { useLanguage, useName, useWords } from '../../parts/words.tsx';
import { AskCase } from './ask-case.tsx';
import { LAW_WORDS } from './law-words.ts';
import '../studio.css';
import './ladder.css';

export function LawPage() {
  const words = useWords(LAW_WORDS);
  const { rule } = useParams();
  const law = useAnswer<LawAnswer>('/studio/law', {});
  return (
    <Frame door="studio" title={words.title} today={law.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="quiet-text ladder-lead">{words.lead}</p>
      <Shown answer={law}>{(answer) => <Rules answer={answer} chosen={rule ?? null} />}</Shown>
    </Frame>
  );
}

interface Filter {
  readonly jurisdiction: string;
  readonly group: string;
  readonly channel: string;
  readonly state: string;
  readonly find: string;
}

function isLike(rule: LawRuleShown, filter: Filter, serves: readonly string[]): boolean {
  const { jurisdiction, group, channel, state, find } = filter;
  const text = `${rule.rule} ${rule.says.en} ${rule.says.zh} ${rule.source} ${rule.applies}`.toLowerCase();
  return (
    (jurisdiction === '' ||
      (jurisdiction === 'served'
        ? serves.includes(rule.jurisdiction)
        : rule.jurisdiction === jurisdiction)) &&
    (group === '' || rule.group === group) &&
    (channel === '' ||
      (rule.group === 'contact' &&
        (rule.channels === null || rule.channels.some((one) => one === channel)))) &&
    (state === '' || rule.state === state) &&
    text.includes(find.trim().toLowerCase())
  );
}

function Rules({ answer, chosen }: { answer: LawAnswer; chosen: string | null }) {
  const words = useWords(LAW_WORDS);
  const nameOf = useName();
  const [filter, setFilter] = useState<Filter>({
    ...{ jurisdiction: 'served', group: 'contact', channel: '', state: 'in-force', find: '' },
  });
  const shown = answer.rules.filter((rule) => isLike(rule, filter, answer.serves));
  const own = answer.rules.filter(({ rule }) => rule === chosen);
  return (
    <div className="studio-page ladder-page law-page">
      <aside className="pane">
        <Filters filter={filter} onChange={setFilter} />
        <p className="quiet-text" role="status">
          {words.count(shown.length, answer.rules.length)}
        </p>
        {shown.length === 0 && <Empty>{words.none}</Empty>}
        <nav aria-label={words.title}>
          <ol className="night-list">
            {shown.map((rule) => (
              <li key={`${rule.rule} ${rule.group} ${rule.from} ${rule.applies} ${rule.says.en}`}>
                <Link
                  to={`/studio/law/${part(rule.rule)}`}
                  aria-current={rule.rule === chosen ? 'page' : undefined}
                >
                  <strong>{rule.rule}</strong>
                  <span>{nameOf(rule.says)}</span>
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      </aside>
      <div className="report ladder-report">
        {own.length === 0 && <Empty>{words.choose}</Empty>}
        {own.map((rule) => (
          <Rule
            key={`${rule.group} ${rule.from} ${rule.applies} ${rule.says.en}`}
            rule={rule}
            nights={answer.nights}
          />
        ))}
        <AskCase today={answer.today} />
      </div>
    </div>
  );
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const words = useWords(LAW_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const choice = (
    field: 'jurisdiction' | 'group' | 'channel' | 'state',
    options: Readonly<Record<string, string>>,
  ) => (
    <label>
      {words[field]}
      <select
        value={filter[field]}
        onChange={(event) => onChange({ ...filter, [field]: event.target.value })}
      >
        <option value="">{words.any}</option>
        {Object.entries(options).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="form law-filters">
      {choice('jurisdiction', { served: words.serves, ...words.jurisdictions })}
      {choice('group', words.groups)}
      {choice('channel', Object.fromEntries(CHANNELS.map((one) => [one, channels[one]])))}
      {choice('state', words.states)}
      <label>
        {words.find}
        <input
          type="search"
          value={filter.find}
          onChange={(event) => onChange({ ...filter, find: event.target.value })}
        />
      </label>
    </div>
  );
}

function Rule({ rule, nights }: { rule: LawRuleShown; nights: number }) {
  const words = useWords(LAW_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const nameOf = useName();
  const language = useLanguage();
  const { says, source, strength, confidence, from, to, state, applies, file, refusals } = rule;
  const other = language === 'en' ? says.zh : says.en;
  return (
    <section className="card">
      <h2>{rule.rule}</h2>
      <p className="quiet-text">
        {words.jurisdictions[rule.jurisdiction]} · {words.groups[rule.group]} · {words.states[state]}
      </p>
      <p>
        <strong>{nameOf(says)}</strong>
      </p>
      <p className="quiet-text" lang={language === 'en' ? 'zh-CN' : 'en'}>
        {other}
      </p>
      <dl className="law-facts">
        <dt>{words.facts.source}</dt>
        <dd>{source}</dd>
        <dt>{words.facts.strength}</dt>
        <dd>{words.strengths[strength]}</dd>
        <dt>{words.facts.confidence}</dt>
        <dd>{words.confidences[confidence]}</dd>
        <dt>{words.facts.dates}</dt>
        <dd className="figures">{words.dates(from, to)}</dd>
        <dt>{words.facts.applies}</dt>
        <dd>
          {applies} {file !== null && <code className="quiet-text">{file}</code>}
        </dd>
        {rule.channels !== null && rule.channels.length > 0 && (
          <>
            <dt>{words.facts.ways}</dt>
            <dd>{rule.channels.map((one) => channels[one]).join(', ')}</dd>
          </>
        )}
        {refusals !== null && (
          <>
            <dt>{words.facts.refusals}</dt>
            <dd>{words.refused(refusals.toLocaleString(language), nights)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
