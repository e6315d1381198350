/** What did disputes leave to be put right, by when, and who has done it? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { DeskAnswer } from '../../../server/api/disputes/disputes-schema.ts';
import { part, tell } from '../../api/ask.ts';
import { ByField } from '../../parts/door/by-field.tsx';
import { useMay } from '../../parts/may.tsx';
import { Empty, Failing } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { DESK_WORDS } from './desk-words.ts';

type Work = DeskAnswer['repairs'][number];

export function RepairList({ repairs }: { repairs: readonly Work[] }) {
  const words = useWords(DESK_WORDS);
  return (
    <>
      <h2>{words.repairs}</h2>
      {repairs.length === 0 ? (
        <Empty>{words.noRepairs}</Empty>
      ) : (
        <ol className="desk-list">
          {repairs.map((one) => (
            <li key={`${one.key}/${one.repair}/${one.about}`} className="card">
              <ToDo one={one} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function ToDo({ one }: { one: Work }) {
  const words = useWords(DESK_WORDS);
  const mayFinish = useMay('POST /api/studio/repairs/:key');
  const client = useQueryClient();
  const finish = useMutation({
    mutationFn: (done: object) => tell<DeskAnswer>(`/studio/repairs/${part(one.key)}`, done),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    finish.mutate({ repair: one.repair, about: one.about, by: form.get('by'), note: form.get('note') });
  };
  return (
    <>
      <p className="beside">
        <strong>{words.repair[one.repair] ?? one.repair}</strong>
        <span className={one.daysLeft < 0 ? 'badge late' : 'badge'}>{words.left(one.daysLeft)}</span>
      </p>
      <p className="quiet-text">
        {one.who} · {words.ofDispute(one.key)} · {words.until(one.dueOn)}
        {one.about !== '' && ` · ${one.about}`}
      </p>
      {one.state === 'asked' ? (
        <p>{words.byNight}</p>
      ) : (
        mayFinish && (
          <form className="form" onSubmit={submit} aria-label={`${words.done} ${one.key} ${one.repair}`}>
            <ByField label={words.didIt} />
            <label>
              {words.whatWasDone}
              <input name="note" required maxLength={2000} autoComplete="off" />
            </label>
            <button type="submit" className="quiet" disabled={finish.isPending}>
              {words.done}
            </button>
            {finish.error !== null && <Failing error={finish.error} again={() => finish.reset()} />}
          </form>
        )
      )}
    </>
  );
}
