/** How does the next day come, and how far has it come? It goes on without this page. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { ProgressAnswer } from '../../server/api/studio-schema.ts';
import { ask } from '../api/ask.ts';
import { MayDo } from '../parts/may.tsx';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { NightLive } from './figures/night-live.tsx';
import { STUDIO_WORDS } from './studio-words.ts';

const POLL_MS = 400;
/** Another process may begin a night: somebody who looks at this page sees it soon. */
const LOOK_MS = 5_000;

export function NextDay({ today }: { today: string | null }) {
  const words = useWords(STUDIO_WORDS);
  const client = useQueryClient();
  const progress = useQuery<ProgressAnswer>({
    queryKey: ['progress'],
    queryFn: () => ask<ProgressAnswer>('/studio/progress'),
    refetchInterval: ({ state }) =>
      state.data?.state === 'running' || state.data?.night != null ? POLL_MS : LOOK_MS,
  });
  const start = useMutation({
    mutationFn: () => ask<ProgressAnswer>('/studio/next-day', {}, 'POST'),
    onSuccess: (begun) => client.setQueryData(['progress'], begun),
  });
  const state = progress.data?.state ?? 'idle';
  const night = progress.data?.night ?? null;
  const closing = state === 'running' || night !== null;
  const before = useRef(closing);
  useEffect(() => {
    const finished = before.current && !closing;
    before.current = closing;
    if (finished) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'progress' });
  }, [closing, client]);
  return (
    <section className="next-day" aria-label={words.nextDay}>
      <MayDo address="POST /api/studio/next-day">
        <button type="button" disabled={state === 'running' || today === null} onClick={() => start.mutate()}>
          {words.nextDay}
        </button>
        {today !== null && state !== 'running' && <p className="quiet-text">{words.nextDayText(today)}</p>}
      </MayDo>
      {start.error !== null && <Failing error={start.error} again={() => start.mutate()} />}
      <div aria-live="polite">{progress.data !== undefined && <Told progress={progress.data} />}</div>
      {night !== null && <NightLive night={night} />}
    </section>
  );
}

function Told({ progress: { state, day, done, of, error } }: { progress: ProgressAnswer }) {
  const words = useWords(STUDIO_WORDS);
  if (state === 'running')
    return (
      <>
        <p className="figures">{words.running(day ?? '')}</p>
        <progress
          aria-label={words.running(day ?? '')}
          max={of || undefined}
          value={of === 0 ? undefined : done}
        />
        <p className="quiet-text figures">
          {of === 0 ? words.preparing : words.done(Math.floor((100 * done) / of))}
        </p>
      </>
    );
  if (state === 'failed')
    return (
      <p className="failing">
        {words.failed} {error}
      </p>
    );
  if (state === 'done' && day !== null)
    return (
      <p className="figures">
        {words.closed(day)} <Link to={`/studio/${day}`}>{words.seeIt}</Link>
      </p>
    );
  return null;
}
