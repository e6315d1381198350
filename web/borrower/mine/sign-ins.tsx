/** Where am I signed in, and how do I sign out? Nothing where doors stand open. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MeAnswer } from '../../../server/api/people/people-schema.ts';
import { tell, useAnswer } from '../../api/ask.ts';
import { atTime } from '../../parts/at-time.ts';
import { forgetHere } from '../../parts/offline.ts';
import { useWords } from '../../parts/words.tsx';
import { MINE_WORDS } from './mine-words.ts';

interface Sessions {
  readonly items: readonly { device: string; began: string; seen: string; own: boolean }[];
}

export function SignIns() {
  const words = useWords(MINE_WORDS);
  const client = useQueryClient();
  const me = useAnswer<MeAnswer>('/people/me', {}).data;
  const isIn = me?.who?.kind === 'borrower';
  const sessions = useAnswer<Sessions>('/people/sessions', {}, undefined, { enabled: isIn }).data;
  const end = useMutation({
    mutationFn: () => tell<{ ended: number }>('/people/sessions/end-others', {}),
    onSuccess: () => void client.invalidateQueries(),
  });
  const out = async () => {
    await tell('/people/sign-out', {});
    await forgetHere();
    location.assign('/sign-in');
  };
  if (!isIn || sessions === undefined) return null;
  return (
    <section className="card" aria-labelledby="devices">
      <h2 id="devices">{words.devices}</h2>
      <ul className="options">
        {sessions.items.map((one) => (
          <li key={`${one.device}${one.began}`}>
            <span>{one.own ? words.here : one.device}</span>
            <span className="quiet-text figures">{atTime(one.seen)}</span>
          </li>
        ))}
      </ul>
      <p aria-live="polite">{end.data !== undefined && words.ended(end.data.ended)}</p>
      <p className="choices">
        {sessions.items.length > 1 && (
          <button type="button" className="quiet" disabled={end.isPending} onClick={() => end.mutate()}>
            {words.endOthers}
          </button>
        )}
        <button type="button" className="quiet" onClick={() => void out()}>
          {words.signOut}
        </button>
      </p>
    </section>
  );
}
