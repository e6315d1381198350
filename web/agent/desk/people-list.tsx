/** Who waits, in which order, and why each? Rows in the server's order, which says its reason. */

import type { UseQueryResult } from '@tanstack/react-query';
import { useId } from 'react';
import type { WorkAnswer, WorkItem } from '../../../server/api/desk/desk-schema.ts';
import { Money } from '../../parts/amount.tsx';
import { CHANNEL_WORDS } from '../../parts/channel-words.ts';
import { GATE_WORDS } from '../../parts/gate-words.ts';
import { More } from '../../parts/paged.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { DESK_WORDS } from './one-screen-words.ts';

const BUCKETS = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'] as const;
const WAYS = ['call', 'letter', 'visit', 'court'] as const;

interface Props {
  readonly work: UseQueryResult<WorkAnswer, Error>;
  readonly filter: (name: string) => string;
  readonly set: (name: string, value: string) => void;
  readonly open: string;
  readonly choose: (item: WorkItem) => void;
}

export function PeopleList({ work, filter, set, open, choose }: Props) {
  const words = useWords(DESK_WORDS);
  return (
    <section className="pane work" aria-label={words.title}>
      <Filters filter={filter} set={set} />
      <Shown answer={work}>
        {({ items, next, order, waiting }) => (
          <>
            <p className="quiet-text order figures">
              <strong>{words.counts(Object.values(waiting).reduce((sum, one) => sum + one, 0))}</strong> ·{' '}
              {order}
            </p>
            {items.length === 0 && <Empty>{words.empty}</Empty>}
            <ol className="work-rows">
              {items.map((item) => (
                <li key={item.person} className={item.allowed ? 'may' : 'may-not'}>
                  <Row item={item} open={open === item.key} choose={() => choose(item)} />
                </li>
              ))}
            </ol>
            <div className="choices">
              {filter('after') !== '' && (
                <button type="button" className="quiet" onClick={() => set('after', '')}>
                  {words.first}
                </button>
              )}
              <More next={next} go={(after) => set('after', after)} word={words.more} />
            </div>
          </>
        )}
      </Shown>
    </section>
  );
}

function Filters({ filter, set }: Pick<Props, 'filter' | 'set'>) {
  const words = useWords(DESK_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const { label: whoseLabel, ...whose } = words.whose;
  const { label: whyLabel, ...why } = words.why;
  const { label: orderLabel, ...order } = words.order;
  const rows = [
    ['whose', whoseLabel, whose, 'all'],
    ['order', orderLabel, order, 'next'],
    ['reason', whyLabel, why, ''],
    [
      'channel',
      words.channel,
      { '': words.anyChannel, ...Object.fromEntries(WAYS.map((way) => [way, channels[way]])) },
      '',
    ],
    [
      'bucket',
      words.bucket,
      { '': words.anyBucket, ...Object.fromEntries(BUCKETS.map((name) => [name, name])) },
      '',
    ],
  ] as const;
  return (
    <div className="filters">
      {rows.map(([name, label, options, usual]) => (
        <Select
          key={name}
          label={label}
          value={filter(name) || usual}
          options={options}
          onChoose={(value) => set(name, value === usual ? '' : value)}
        />
      ))}
    </div>
  );
}

function Row({ item, open, choose }: { item: WorkItem; open: boolean; choose: () => void }) {
  const words = useWords(DESK_WORDS);
  const told = useWords(GATE_WORDS);
  const beside = [
    item.claimedBy === null ? null : words.claimed(item.claimedBy),
    item.snoozed === null ? null : words.snoozed(item.snoozed),
    item.assigned === null ? null : words.assigned(item.assigned),
    item.again,
  ].filter((one) => one !== null);
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
      <span className="work-reason">{item.reason}</span>
      <span className="work-top quiet-text">
        <span className="figures">
          {[words.day(item.daysPastDue), item.bucket, item.debts > 1 ? words.debts(item.debts) : null]
            .filter((one) => one !== null)
            .join(' · ')}
        </span>
        <span className="badge">{item.allowed ? told.mayNow : told.mayNot}</span>
      </span>
      {beside.length > 0 && <span className="quiet-text">{beside.join(' · ')}</span>}
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
