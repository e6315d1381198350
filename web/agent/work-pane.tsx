/** Who is next and why: rows in the server's order, which says its reason. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useId } from 'react';
import type { WorkAnswer, WorkItem } from '../../server/api/agent-schema.ts';
import { Lateness, Money } from '../parts/amount.tsx';
import { CHANNEL_WORDS } from '../parts/channel-words.ts';
import { Empty, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { AGENT_WORDS } from './agent-words.ts';

const BUCKETS = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'] as const;
const WAYS = ['call', 'letter', 'visit', 'court'] as const;

interface Props {
  readonly work: UseQueryResult<WorkAnswer, Error>;
  readonly filter: (name: string) => string;
  readonly set: (name: string, value: string) => void;
  readonly open: string;
}

export function WorkPane({ work, filter, set, open }: Props) {
  const words = useWords(AGENT_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const channelNames = Object.fromEntries(WAYS.map((way) => [way, channels[way]]));
  return (
    <section className="pane work" aria-label={words.title}>
      <div className="filters">
        <Select
          label={words.whenLabel}
          value={filter('when') || 'today'}
          options={words.when}
          onChoose={(value) => set('when', value === 'today' ? '' : value)}
        />
        <Select
          label={words.channel}
          value={filter('channel')}
          options={{ '': words.anyChannel, ...channelNames }}
          onChoose={(value) => set('channel', value)}
        />
        <Select
          label={words.bucket}
          value={filter('bucket')}
          options={{ '': words.anyBucket, ...Object.fromEntries(BUCKETS.map((name) => [name, name])) }}
          onChoose={(value) => set('bucket', value)}
        />
      </div>
      <Shown answer={work}>
        {({ items, next, order }) => (
          <>
            <p className="quiet-text order">{order}</p>
            {items.length === 0 && <Empty>{words.empty}</Empty>}
            <ol className="work-rows">
              {items.map((item) => (
                <li key={item.key}>
                  <Row item={item} open={open === item.key} choose={() => set('account', item.key)} />
                </li>
              ))}
            </ol>
            <div className="choices">
              {filter('after') !== '' && (
                <button type="button" className="quiet" onClick={() => set('after', '')}>
                  {words.first}
                </button>
              )}
              {next !== null && (
                <button type="button" className="quiet" onClick={() => set('after', next)}>
                  {words.more}
                </button>
              )}
            </div>
          </>
        )}
      </Shown>
    </section>
  );
}

function Row({ item, open, choose }: { item: WorkItem; open: boolean; choose: () => void }) {
  const nameOf = useName();
  return (
    <button
      type="button"
      className="work-row"
      data-work-row
      aria-current={open ? 'true' : undefined}
      onClick={choose}
    >
      <span className="work-top">
        <span lang={item.language}>{item.name}</span>
        <Money amount={item.overdue} currency={item.currency} />
      </span>
      <span className="work-top quiet-text">
        <span>
          {nameOf(item.product)} · {item.bucket}
        </span>
        <Lateness days={item.daysPastDue} />
      </span>
      <span className="work-reason">{item.reason}</span>
    </button>
  );
}

function Select(props: {
  label: string;
  value: string;
  options: Readonly<Record<string, string>>;
  onChoose: (value: string) => void;
}) {
  const id = useId();
  return (
    <label htmlFor={id}>
      {props.label}
      <select id={id} value={props.value} onChange={(event) => props.onChoose(event.target.value)}>
        {Object.entries(props.options).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
