/** What did I hand in, what becomes of it, and what did a person decide? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { HandedAnswer, PaperShown, PapersAnswer } from '../../../server/api/review/papers-schema.ts';
import type { OwnCases } from '../../../server/api/review/review-schema.ts';
import { part, send, tell, useAnswer } from '../../api/ask.ts';
import { atTime } from '../../parts/at-time.ts';
import { Frame } from '../../parts/frame.tsx';
import { Empty, Failing, Shown } from '../../parts/states.tsx';
import { useName, useWords } from '../../parts/words.tsx';
import { Decision } from './own-decision.tsx';
import { PaperForm } from './paper-form.tsx';
import { PAPERS_WORDS } from './papers-words.ts';
import '../borrower.css';

export function PapersPage() {
  const words = useWords(PAPERS_WORDS);
  const client = useQueryClient();
  const { host = '', reference = '', account = '' } = useParams();
  const own = `/borrower/${part(host)}/${part(reference)}`;
  const path = `${own}/accounts/${part(account)}`;
  const answer = useAnswer<PapersAnswer>(`${path}/papers`, {});
  const cases = useAnswer<OwnCases>(`${path}/reviews`, {});
  const again = () => void client.invalidateQueries();
  const hand = useMutation({
    mutationFn: (form: FormData) => send<HandedAnswer>(`${path}/papers`, form),
    onSuccess: again,
  });
  const act = useMutation({
    mutationFn: (to: string) => tell(`${path}/${to}`, { words: '' }),
    onSuccess: again,
  });
  return (
    <Frame door="borrower" title={words.title} today={answer.data?.today ?? null}>
      <p className="way">
        <Link to={`${own}/${part(account)}`}>‹ {words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Shown answer={answer}>
        {({ kinds, items }) => (
          <>
            <PaperForm kinds={kinds} hand={(form) => hand.mutate(form)} />
            {hand.error !== null && <Failing error={hand.error} again={() => hand.reset()} />}
            {hand.data !== undefined && <p role="status">{words.kept}</p>}
            {act.error !== null && <Failing error={act.error} again={() => act.reset()} />}
            <section className="card" aria-label={words.mine}>
              <h2>{words.mine}</h2>
              {items.length === 0 && <Empty>{words.none}</Empty>}
              {items.map((one) => (
                <Paper
                  key={one.seq}
                  one={one}
                  kinds={kinds}
                  takeBack={() => act.mutate(`papers/${one.seq}/take-back`)}
                />
              ))}
            </section>
          </>
        )}
      </Shown>
      <section className="card" aria-label={words.decisions}>
        <h2>{words.decisions}</h2>
        {cases.data?.items.length === 0 && <Empty>{words.none}</Empty>}
        {cases.data?.items.map((one) => (
          <Decision key={one.seq} one={one} appeal={() => act.mutate(`reviews/${one.seq}/appeal`)} />
        ))}
      </section>
    </Frame>
  );
}

interface PaperProps {
  readonly one: PaperShown;
  readonly kinds: PapersAnswer['kinds'];
  readonly takeBack: () => void;
}

function Paper({ one, kinds, takeBack }: PaperProps) {
  const words = useWords(PAPERS_WORDS);
  const name = useName();
  const kind = kinds.find(({ kind }) => kind === one.kind);
  return (
    <p>
      <strong>{kind === undefined ? one.kind : name(kind.name)}</strong> · {atTime(one.handedAt)} ·{' '}
      {words.states[one.state]}
      {one.expiresOn !== null && ` · ${words.until(one.expiresOn)}`} · {words.opened(one.opened)}{' '}
      {one.mayTakeBack && (
        <button type="button" className="quiet" onClick={takeBack}>
          {words.takeBack}
        </button>
      )}
    </p>
  );
}
