/** What is held of me and how may I be reached, and how do I have it copied, corrected, erased, ended? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { OwnDataAnswer } from '../../../server/api/own/own-data-schema.ts';
import { part, tell, useAnswer } from '../../api/ask.ts';
import { Frame } from '../../parts/frame.tsx';
import { Failing, Shown } from '../../parts/states.tsx';
import { useLanguage, useName, useWords } from '../../parts/words.tsx';
import { MINE_WORDS } from './mine-words.ts';
import { SeenPart } from './seen-part.tsx';
import { SignIns } from './sign-ins.tsx';
import '../borrower.css';

type Requested = OwnDataAnswer['requests'][number];

export function MinePage() {
  const words = useWords(MINE_WORDS);
  const language = useLanguage();
  const { host = '', reference = '' } = useParams();
  const home = `/borrower/${part(host)}/${part(reference)}`;
  const answer = useAnswer<OwnDataAnswer>(`${home}/data`, {});
  return (
    <Frame door="borrower" title={words.title} today={answer.data?.today ?? null}>
      <h1>{words.title}</h1>
      <Reached home={home} />
      <Shown answer={answer}>
        {(data) => (
          <>
            <section className="card" aria-labelledby="held">
              <h2 id="held">{words.held}</h2>
              {(['name', 'phone', 'email'] as const).map((field) => (
                <p key={field} className="beside">
                  <span>{words[field]}</span>
                  <span className="figures">{data[field] ?? words.none}</span>
                </p>
              ))}
              <p>
                <a href={`/api${home}/data/copy?language=${language}`} download="my-data.html">
                  {words.copy}
                </a>
              </p>
              <p className="quiet-text">{words.copyText}</p>
            </section>
            <Correct home={home} />
            <Erase home={home} data={data} />
            {data.requests.length > 0 && <Requests requests={data.requests} />}
          </>
        )}
      </Shown>
      <SeenPart home={home} />
      <SignIns />
      <section className="card" aria-labelledby="app">
        <h2 id="app">{words.app}</h2>
        <p className="quiet-text">{words.appText}</p>
      </section>
    </Frame>
  );
}

/** How he is reached. */
function Reached({ home }: { home: string }) {
  const words = useWords(MINE_WORDS);
  return (
    <ul className="rows">
      <li>
        <Link to={`${home}/contacted#wishes`}>
          <span>
            {words.control}
            <span className="quiet-text block">{words.controlText}</span>
          </span>
          <span aria-hidden="true">›</span>
        </Link>
      </li>
      <li>
        <Link to={`${home}/messages`}>
          <span>
            {words.reminders}
            <span className="quiet-text block">{words.remindersText}</span>
          </span>
          <span aria-hidden="true">›</span>
        </Link>
      </li>
    </ul>
  );
}

function useRequest(home: string) {
  const client = useQueryClient();
  const language = useLanguage();
  return useMutation({
    mutationFn: (asked: Record<string, string>) =>
      tell<Requested>(`${home}/data/requests`, { ...asked, language }),
    onSuccess: () => void client.invalidateQueries(),
  });
}

function Correct({ home }: { home: string }) {
  const words = useWords(MINE_WORDS);
  const ask = useRequest(home);
  const [wanted, setWanted] = useState('');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const field = String(new FormData(event.currentTarget).get('field'));
    ask.mutate({ kind: 'correct', field, wanted }, { onSuccess: () => setWanted('') });
  };
  return (
    <details className="card">
      <summary>{words.correct}</summary>
      <form className="form" onSubmit={submit}>
        <label>
          {words.field}
          <select name="field">
            {(['phone', 'email', 'name', 'address'] as const).map((field) => (
              <option key={field} value={field}>
                {words.fields[field]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.wanted}
          <input
            name="wanted"
            required
            maxLength={300}
            autoComplete="off"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </label>
        <button type="submit" disabled={ask.isPending}>
          {words.send}
        </button>
        {ask.error !== null && <Failing error={ask.error} again={() => ask.reset()} />}
        <p aria-live="polite">{ask.data !== undefined && words.sent(ask.data.due)}</p>
      </form>
    </details>
  );
}

function Erase({ home, data: { erase } }: { home: string; data: OwnDataAnswer }) {
  const words = useWords(MINE_WORDS);
  const nameOf = useName();
  const ask = useRequest(home);
  return (
    <details className="card">
      <summary>{words.erase}</summary>
      <div className="form">
        {erase === null ? (
          <p>{words.eraseMay}</p>
        ) : (
          <p>
            {words.eraseNot} {nameOf(erase.why)} {erase.until !== null && words.eraseUntil(erase.until)}
          </p>
        )}
        <p className="quiet-text">{words.eraseNow}</p>
        <button
          type="button"
          className="quiet"
          disabled={ask.isPending}
          onClick={() => ask.mutate({ kind: 'erase' })}
        >
          {words.eraseAsk}
        </button>
        {ask.error !== null && <Failing error={ask.error} again={() => ask.reset()} />}
        <p aria-live="polite">
          {ask.data !== undefined && (ask.data.state === 'waiting' ? words.sent(ask.data.due) : ask.data.why)}
        </p>
      </div>
    </details>
  );
}

function Requests({ requests }: { requests: readonly Requested[] }) {
  const words = useWords(MINE_WORDS);
  return (
    <section className="card" aria-labelledby="requests">
      <h2 id="requests">{words.requests}</h2>
      <ul className="options">
        {requests.map((one) => (
          <li key={one.request}>
            <span>
              <strong>{words.kinds[one.kind]}</strong>
              {one.field !== null && `: ${words.fields[one.field]} → ${one.wanted}`}
            </span>
            <span className="quiet-text figures">
              {one.made} · {words.states[one.state]}
              {one.state === 'waiting' ? ` · ${words.due(one.due)}` : ` · ${one.why ?? ''}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
