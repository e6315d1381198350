/** What have people written back that a person must read? Oldest first; one key makes a dispute or a complaint of it. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RepliesAnswer, ReplyTurned } from '../../server/api/live/silence-schema.ts';
import { tell } from '../api/ask.ts';
import { atTime } from '../parts/at-time.ts';
import { useOwnNumber } from '../parts/door/signed-staff.ts';
import { Frame } from '../parts/frame.tsx';
import { MayDo } from '../parts/may.tsx';
import { useLive } from '../parts/news-stream.ts';
import { ShownPages, usePages } from '../parts/paged.tsx';
import { Empty, Failing } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { REPLY_WORDS } from './reply-words.ts';
import './agent.css';

export function RepliesPage() {
  const words = useWords(REPLY_WORDS);
  const client = useQueryClient();
  const paged = usePages<RepliesAnswer>('/agent/replies', { state: 'open' }, { language: useLanguage() });
  const { by, say, known } = useOwnNumber();
  const turn = useMutation({
    mutationFn: (turned: Turned) => tell<RepliesAnswer>('/agent/replies/turned', { ...turned, by }),
    onSuccess: () => void client.invalidateQueries(),
  });
  const done = useMutation({
    mutationFn: ({ slot, reference }: RepliesAnswer['items'][number]) =>
      tell<RepliesAnswer>('/agent/replies/answered', { slot, reference }),
    onSuccess: () => void client.invalidateQueries(),
  });
  // A reply that concerns somebody is heard of as what became known about him.
  useLive('studio', {});
  return (
    <Frame door="agent" title={words.title} today={paged.answer.data?.pages[0]?.today ?? null}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <p className="choices">
        {!known && (
          <label>
            {words.by}{' '}
            <input value={by} onChange={(event) => say(event.target.value.trim())} autoComplete="off" />
          </label>
        )}
        <span className="quiet-text">{words.turned}</span>
      </p>
      {turn.error !== null && <Failing error={turn.error} again={() => turn.reset()} />}
      {done.error !== null && <Failing error={done.error} again={() => done.reset()} />}
      <ShownPages paged={paged}>
        {(pages) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <ol className="replies">
              {items.map((reply) => (
                <li key={`${reply.slot}/${reply.reference}`} className="card">
                  <Reply reply={reply} end={() => done.mutate(reply)} />
                  <Turns reply={reply} ready={by !== ''} turn={turn.mutate} />
                </li>
              ))}
            </ol>
          );
        }}
      </ShownPages>
    </Frame>
  );
}

/** What a reply is turned into, and about which account. */
type Turned = Omit<ReplyTurned, 'by'>;

/** Keys that make a case of a reply. */
function Turns({
  reply: { slot, reference, people },
  ready,
  turn,
}: {
  reply: RepliesAnswer['items'][number];
  ready: boolean;
  turn: (turned: Turned) => void;
}) {
  const words = useWords(REPLY_WORDS);
  const accounts = people.flatMap((one) => one.accounts);
  const [account, setAccount] = useState(accounts[0]);
  if (account === undefined) return null;
  return (
    <p className="choices">
      {accounts.length > 1 && (
        <label>
          {words.about}{' '}
          <select value={account} onChange={(event) => setAccount(event.target.value)}>
            {accounts.map((key) => (
              <option key={key} value={key}>
                {key.split('-')[1]}
              </option>
            ))}
          </select>
        </label>
      )}
      {(['complaint', 'debt', 'amount', 'payment', 'identity'] as const).map((into) => (
        <button
          key={into}
          type="button"
          className="quiet"
          disabled={!ready}
          onClick={() => turn({ slot, reference, into, account })}
        >
          {words.turns[into]}
        </button>
      ))}
    </p>
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
          {words.ways[way] ?? way} · {sender} · {atTime(at)}
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
        <MayDo address="POST /api/agent/replies/answered">
          <button type="button" className="quiet" onClick={end}>
            {words.answered}
          </button>
        </MayDo>
      </p>
    </>
  );
}
