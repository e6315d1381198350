/** Which disputes wait for a person, by when, and what does the record say? Reports of impostors stand below. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { DeskAnswer } from '../../../server/api/disputes/disputes-schema.ts';
import { part, tell } from '../../api/ask.ts';
import { atTime } from '../../parts/at-time.ts';
import { ByField } from '../../parts/door/by-field.tsx';
import { Frame } from '../../parts/frame.tsx';
import { MayDo, useMay } from '../../parts/may.tsx';
import { ShownPages, usePages } from '../../parts/paged.tsx';
import { Empty, Failing } from '../../parts/states.tsx';
import { useName, useWords } from '../../parts/words.tsx';
import { DecideForm } from './decide-form.tsx';
import { DESK_WORDS } from './desk-words.ts';
import { RepairList } from './repair-list.tsx';
import '../studio.css';
import './desk.css';

type Item = DeskAnswer['items'][number];
type Report = DeskAnswer['impostors'][number];

export function DisputesDesk() {
  const words = useWords(DESK_WORDS);
  const [state, setState] = useState<'waiting' | 'ended'>('waiting');
  const paged = usePages<DeskAnswer>('/studio/disputes', { state });
  const other = state === 'waiting' ? 'ended' : 'waiting';
  return (
    <Frame door="studio" title={words.title} today={paged.answer.data?.pages[0]?.today ?? null}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <p className="choices">
        <button type="button" className="quiet" onClick={() => setState(other)}>
          {words[other]}
        </button>
      </p>
      <ShownPages paged={paged}>
        {(pages, { today }) => <Listed items={pages.flatMap(({ items }) => items)} today={today} />}
      </ShownPages>
      <ShownPages paged={paged} more={false}>
        {(_, { repairs, impostors }) => (
          <>
            <RepairList repairs={repairs} />
            <h2>{words.impostors}</h2>
            {impostors.length === 0 ? (
              <Empty>{words.noImpostors}</Empty>
            ) : (
              <ol className="desk-list">
                {impostors.map((one) => (
                  <li key={one.key} className="card">
                    <Impostor one={one} />
                  </li>
                ))}
              </ol>
            )}
          </>
        )}
      </ShownPages>
    </Frame>
  );
}

function Listed({ items, today }: { items: readonly Item[]; today: string }) {
  const words = useWords(DESK_WORDS);
  if (items.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <ol className="desk-list">
      {items.map((one) => (
        <li key={one.key} className="card">
          <Dispute one={one} today={today} />
        </li>
      ))}
    </ol>
  );
}

function Dispute({ one, today }: { one: Item; today: string }) {
  const words = useWords(DESK_WORDS);
  const nameOf = useName();
  const waits = one.state === 'open' || one.state === 'person';
  return (
    <>
      <p className="beside">
        <strong>
          {one.who} · {words.kinds[one.kind]}
        </strong>
        <span className={one.daysLeft < 0 ? 'badge late' : 'badge'}>
          {waits ? words.left(one.daysLeft) : (one.outcome ?? one.state)}
        </span>
      </p>
      <p className="quiet-text">
        {words.due(one.dueOn)} · {words.takenBy(one.takenBy)}
        {one.worker !== null && ` · ${words.madeBy(one.worker)}`}
        {one.appealed && ` · ${words.appealed}`}
        {one.accounts.length > 0 && ` · ${one.accounts.join(', ')}`}
      </p>
      <blockquote>{one.words}</blockquote>
      {one.verdictSays !== null && <p>{nameOf(one.verdictSays)}</p>}
      {one.evidence.length > 0 && (
        <details className="line">
          <summary>
            <span>{words.evidence}</span>
          </summary>
          <ol>
            {one.evidence.map(({ of, says, stands }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer never move
              <li key={`${of}/${place}`}>
                {nameOf(says)} {stands !== null && <span className="quiet-text figures">{stands}</span>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {one.answer !== null && <p className="known">{one.answer}</p>}
      {waits && (
        <MayDo address="POST /api/studio/disputes/:key/decide">
          <DecideForm one={one} today={today} />
        </MayDo>
      )}
    </>
  );
}

function Impostor({ one }: { one: Report }) {
  const words = useWords(DESK_WORDS);
  const mayReport = useMay('POST /api/studio/impostors/:key');
  const nameOf = useName();
  const client = useQueryClient();
  const see = useMutation({
    mutationFn: (seen: object) => tell<DeskAnswer>(`/studio/impostors/${part(one.key)}`, seen),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    see.mutate({ state: form.get('state'), by: form.get('by'), note: form.get('note') });
  };
  const told = Object.entries(one.told).filter(([name, value]) => value !== null && name !== 'at');
  return (
    <>
      <p className="beside">
        <strong>{nameOf(one.because)}</strong>
        <span className="badge">{words.states[one.state]}</span>
      </p>
      <p className="quiet-text figures">{atTime(one.at)}</p>
      <blockquote>
        {told.map(([name, value]) => `${words.told[name] ?? name}: ${value}`).join(' · ')}
      </blockquote>
      {one.note !== null && (
        <p className="known">
          {one.seenBy}: {one.note}
        </p>
      )}
      {one.state === 'open' && mayReport && (
        <form className="form" onSubmit={submit}>
          <label>
            {words.outcome}
            <select name="state">
              <option value="reported">{words.reported}</option>
              <option value="dismissed">{words.dismissed}</option>
            </select>
          </label>
          <ByField label={words.by} />
          <label>
            {words.note}
            <input name="note" required maxLength={2000} autoComplete="off" />
          </label>
          <button type="submit" className="quiet">
            {words.decide}
          </button>
          {see.error !== null && <Failing error={see.error} again={() => see.reset()} />}
        </form>
      )}
    </>
  );
}
