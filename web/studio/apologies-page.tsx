/** Which contacts were made that should not have been, and who has had an apology? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RegretsAnswer } from '../../server/api/live/silence-schema.ts';
import { ask, part, useAnswer } from '../api/ask.ts';
import { atTime } from '../parts/at-time.ts';
import { Frame } from '../parts/frame.tsx';
import { MayDo } from '../parts/may.tsx';
import { useLive } from '../parts/news-stream.ts';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { COMPLIANCE_WORDS } from './compliance-words.ts';
import './studio.css';

export function ApologiesPage() {
  const words = useWords(COMPLIANCE_WORDS).apologies;
  const client = useQueryClient();
  const answer = useAnswer<RegretsAnswer>('/studio/apologies', {});
  const send = useMutation({
    mutationFn: (key: string) => ask<RegretsAnswer>(`/studio/apologies/${part(key)}`, {}, 'POST'),
    onSuccess: () => void client.invalidateQueries(),
  });
  useLive('studio', {});
  return (
    <Frame door="studio" title={words.title} today={answer.data?.today ?? null}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {send.error !== null && <Failing error={send.error} again={() => send.reset()} />}
      <Shown answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <ol className="regrets">
              {items.map((one) => (
                <li key={one.key} className="card">
                  <Regret one={one} send={() => send.mutate(one.key)} />
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
    </Frame>
  );
}

function Regret({ one, send }: { one: RegretsAnswer['items'][number]; send: () => void }) {
  const all = useWords(COMPLIANCE_WORDS);
  const words = all.apologies;
  const { who, way, at, late, words: said, apology, accounts } = one;
  return (
    <>
      <p className="beside">
        <strong>{who}</strong>
        <span className="quiet-text figures">
          {all.silence.ways[way] ?? way} · {atTime(at)} ·{' '}
          {accounts.map((key) => key.split('-')[1]).join(', ')}
        </span>
      </p>
      {late !== null && (
        <p>{words.late(words.facts[late.fact] ?? words.other, late.countsFrom, late.knownOn)}</p>
      )}
      {said !== null && <blockquote>{said}</blockquote>}
      {apology === null ? (
        <MayDo address="POST /api/studio/apologies/:key">
          <button type="button" onClick={send}>
            {words.send}
          </button>
        </MayDo>
      ) : (
        <p className="known">{words.states[apology] ?? words.asked}</p>
      )}
    </>
  );
}
