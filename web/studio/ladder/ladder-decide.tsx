/** What may be done with a draft or a version: handed in, approved, refused, put into force, rolled back to, retired. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { LadderAnswer, LadderDone, LaddersAnswer } from '../../../server/api/ladder/ladder-schema.ts';
import { part, tell } from '../../api/ask.ts';
import { Failing } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { LADDER_WORDS } from './ladder-words.ts';

type State = NonNullable<LadderAnswer['version']>['state'] | 'draft';

type Act = 'submit' | 'drop' | 'approve' | 'refuse' | 'schedule' | 'retire' | 'draft';

/** What may be done, the usual first. */
const MAY: Readonly<Record<State, readonly Act[]>> = {
  draft: ['submit', 'drop'],
  submitted: ['approve', 'refuse', 'draft'],
  approved: ['schedule', 'retire', 'draft'],
  scheduled: ['schedule', 'draft'],
  'in-force': ['draft'],
  past: ['schedule', 'retire', 'draft'],
  refused: ['draft'],
  retired: ['draft'],
};

export function LadderDecide({ ladder, all }: { ladder: LadderAnswer; all: LaddersAnswer }) {
  const words = useWords(LADDER_WORDS);
  const go = useNavigate();
  const answers = useQueryClient();
  const first = { by: ladder.draft?.author ?? '', why: '', from: all.firstNight };
  const [{ by, why, from }, setSaid] = useState<Said>(first);
  const set = (change: Partial<Said>) => setSaid((now) => ({ ...now, ...change }));
  const [failed, setFailed] = useState<{ error: Error; again: () => void } | null>(null);
  const [isDone, setDone] = useState(false);
  const { version } = ladder;
  const state: State = version?.state ?? 'draft';
  const may = MAY[state];
  const act = async (path: string, body: object, then: (done: { key: string }) => string) => {
    setFailed(null);
    setDone(false);
    try {
      const done = await tell<LadderDone>(`/studio/ladders${path}`, body);
      await answers.invalidateQueries();
      setDone(true);
      set({ why: '' });
      void go(`/studio/ladder/${then(done)}`);
    } catch (error) {
      setFailed({ error: error as Error, again: () => void act(path, body, then) });
    }
  };
  return (
    <section className="card">
      <h2>{words.deciding}</h2>
      <p className="quiet-text">{words.explain[state]}</p>
      <SaidFields may={may} said={{ by, why, from }} set={set} firstNight={all.firstNight} />
      <div className="ladder-buttons">
        {may.map((one, place) => (
          <button
            key={one}
            type="button"
            className={place === 0 ? undefined : 'quiet'}
            onClick={() => void act(...order(one, ladder, { by, why, from }))}
          >
            {one === 'schedule' && state === 'past'
              ? words.rollBack
              : words[one === 'draft' ? 'newDraft' : one]}
          </button>
        ))}
      </div>
      {isDone && <p role="status">{words.done}</p>}
      {failed !== null && <Failing error={failed.error} again={failed.again} />}
    </section>
  );
}

interface Said {
  readonly by: string;
  readonly why: string;
  readonly from: string;
}

interface SaidProps {
  readonly may: readonly Act[];
  readonly said: Said;
  readonly set: (change: Partial<Said>) => void;
  readonly firstNight: string;
}

function SaidFields({ may, said, set, firstNight }: SaidProps) {
  const words = useWords(LADDER_WORDS);
  return (
    <div className="form ladder-deciding">
      <label>
        {words.name}
        <input value={said.by} onChange={(event) => set({ by: event.target.value })} autoComplete="off" />
      </label>
      {may.some((one) => one !== 'draft' && one !== 'drop') && (
        <label className="wide-field">
          {words.why}
          <input value={said.why} onChange={(event) => set({ why: event.target.value })} autoComplete="off" />
        </label>
      )}
      {may.includes('schedule') && (
        <label>
          {words.firstNight}
          <input
            type="date"
            min={firstNight}
            value={said.from}
            onChange={(event) => set({ from: event.target.value })}
          />
        </label>
      )}
    </div>
  );
}

/** The address of an act, what is told there, and where one is afterwards. */
function order(
  act: Act,
  { key, draft }: LadderAnswer,
  { by, why, from }: Said,
): [path: string, body: object, then: (done: { key: string }) => string] {
  const drafted = `/drafts/${draft?.number ?? 0}`;
  switch (act) {
    case 'draft':
      return ['/drafts', { from: key, by }, (done) => part(done.key)];
    case 'submit':
      return [`${drafted}/submit`, { by, why }, (done) => part(done.key)];
    case 'drop':
      return [`${drafted}/drop`, { by }, () => ''];
    case 'schedule':
      return [`/${part(key)}/schedule`, { by, why, from }, () => part(key)];
    default:
      return [`/${part(key)}/${act}`, { by, why }, () => part(key)];
  }
}
