/** What have people written back that a person must read? Oldest first; each leads to the accounts of its sender. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { RepliesAnswer } from '../../server/api/live/silence-schema.ts';
import { tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { useLive } from '../parts/news-stream.ts';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { REPLY_WORDS } from './reply-words.ts';
import './agent.css';

export function RepliesPage() {
  const words = useWords(REPLY_WORDS);
  const client = useQueryClient();
  const answer = useAnswer<RepliesAnswer>('/agent/replies', { state: 'open' }, useLanguage());
  const done = useMutation({
    mutationFn: ({ slot, reference }: RepliesAnswer['items'][number]) =>
      tell<RepliesAnswer>('/agent/replies/answered', { slot, reference }),
    onSuccess: () => void client.invalidateQueries(),
  });
  // A reply that concerns somebody is heard of as what became known about him.
  useLive('studio', {});
  return (
    <Frame door="agent" title={words.title} today={answer.data?.today ?? null}>
      <p className="way">
        <Link to="/agent">‹ {words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {done.error !== null && <Failing error={done.error} again={() => done.reset()} />}
      <Shown answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <ol className="replies">
              {items.map((reply) => (
                <li key={`${reply.slot}/${reply.reference}`} className="card">
                  <Reply reply={reply} end={() => done.mutate(reply)} />
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
    </Frame>
  );
}

function Reply({ reply, end }: { reply: RepliesAnswer['items'][number]; end: () => void }) {
  const words = useWords(REPLY_WORDS);
  const { people, text, at, way, meaning, sender } = reply;
  return (
    <>
      <p className="beside">
        <strong>{people.length === 0 ? words.nobody : people.map(({ name }) => name).join(words.and)}</strong>
        <span className="quiet-text figures">
          {words.ways[way] ?? way} · {sender} · {at.replace('T', ' ')}
        </span>
      </p>
      <blockquote>{text}</blockquote>
      {meaning !== 'words' && <p className="known">{words.meanings[meaning]}</p>}
      <p className="choices">
        {people.flatMap(({ accounts }) =>
          accounts.map((key) => (
            <Link key={key} to={`/agent?account=${key}`} className="figures">
              {words.account(key.split('-')[1] ?? key)}
            </Link>
          )),
        )}
        <button type="button" className="quiet" onClick={end}>
          {words.answered}
        </button>
      </p>
    </>
  );
}
