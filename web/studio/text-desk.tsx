/** One text: its words, what the check found, how it reads with real figures, and what may be done with it. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type {
  Finding,
  MarkAnswer,
  PreviewAnswer,
  TextAnswer,
  TextsAnswer,
} from '../../server/api/texts/texts-schema.ts';
import { Problem, part, tell } from '../api/ask.ts';
import { MayDo } from '../parts/may.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { TextFrames } from './text-frames.tsx';
import { TEXTS_WORDS } from './texts-words.ts';

interface Draft {
  readonly outer: string | null;
  readonly body: string;
}

export function TextDesk({ text, all }: { text: TextAnswer; all: TextsAnswer }) {
  const words = useWords(TEXTS_WORDS);
  const [draft, setDraft] = useState<Draft | null>(null);
  const { name, way, tone, language, version, proposedBy, approved, state } = text;
  return (
    <>
      <section className="card">
        <h2>
          {words.names[name] ?? name}, {words.ways[way] ?? way}, {words.tones[tone]},{' '}
          {words.languages[language]}, {words.version(version)}
        </h2>
        <p className="quiet-text">{words.standing(words.states[state], proposedBy, approved?.by ?? null)}</p>
        <h3>{words.words}</h3>
        {text.outer !== null && (
          <p className="text-outer">
            <span className="quiet-text">{words.outside}</span> <Marked text={text.outer} />
          </p>
        )}
        <p className="text-words" lang={language}>
          <Marked text={text.body} />
        </p>
        <h3>{words.findings}</h3>
        <Findings findings={text.findings} laws={all.laws} />
        {state === 'proposed' && (
          <MayDo address="POST /api/studio/texts/:key/approve">
            <Approve text={text} />
          </MayDo>
        )}
      </section>
      <Preview text={text} draft={draft} all={all} />
      <MayDo address="POST /api/studio/texts">
        <Change text={text} onTry={setDraft} />
      </MayDo>
    </>
  );
}

/** The words with their placeholders set apart. */
function Marked({ text }: { text: string }) {
  return text.split(/(\{[^{}]*\})/).map((piece, place) =>
    // The pieces of one text never change their places.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    piece.startsWith('{') ? <code key={place}>{piece}</code> : <span key={place}>{piece}</span>,
  );
}

function Findings({ findings, laws }: { findings: readonly Finding[]; laws: readonly string[] }) {
  const words = useWords(TEXTS_WORDS);
  const nameOf = useName();
  if (findings.length === 0)
    return <p className="lateness calm">{words.clean([...laws, 'HOUSE'].join(', '))}</p>;
  return (
    <ul className="findings">
      {findings.map(({ where, words: found, about, rule, source, suggestion }) => (
        <li key={`${where} ${rule} ${about} ${found}`} className="note">
          <strong>{found === '' ? words.lacks(about) : `“${found}”`}</strong> {found !== '' && `(${about})`}
          <br />
          {words.instead} {nameOf(suggestion)}
          <br />
          <span className="quiet-text">
            {rule}, {source}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Preview({ text, draft, all }: { text: TextAnswer; draft: Draft | null; all: TextsAnswer }) {
  const words = useWords(TEXTS_WORDS);
  const nameOf = useName();
  const [account, setAccount] = useState(all.samples[0]?.account ?? '');
  const [answer, setAnswer] = useState<PreviewAnswer | Problem | null>(null);
  const { name, way, tone, language } = text;
  useEffect(() => {
    let current = true;
    // What is not in use yet is tried as it stands, else the preview would show the version before it.
    const shown = draft ?? { outer: text.outer, body: text.body };
    void tell<PreviewAnswer>('/studio/texts/preview', {
      account,
      name,
      way,
      tone,
      language,
      draft: text.state === 'in-use' && draft === null ? null : shown,
    }).then(
      (one) => current && setAnswer(one),
      (error: unknown) => current && error instanceof Problem && setAnswer(error),
    );
    return () => {
      current = false;
    };
  }, [account, draft, name, way, tone, language, text]);
  return (
    <section className="card" aria-labelledby="preview">
      <h2 id="preview">{words.preview}</h2>
      <label className="form">
        {words.account}
        <select value={account} onChange={(event) => setAccount(event.target.value)}>
          {all.samples.map(({ account: one, name: whose, daysPastDue, accounts }) => (
            <option key={one} value={one}>
              {words.sample(whose, daysPastDue, accounts)}
            </option>
          ))}
        </select>
      </label>
      {draft !== null && <p className="note">{words.tried}</p>}
      {answer instanceof Problem && <p role="alert">{answer.message}</p>}
      {answer !== null && !(answer instanceof Problem) && (
        <>
          {answer.refused !== null && (
            <p className="lateness">
              {words.noMessage} {nameOf(answer.refused.told)} ({answer.refused.rule})
            </p>
          )}
          {answer.findings.length > 0 && <Findings findings={answer.findings} laws={all.laws} />}
          {answer.composed !== null && <TextFrames message={answer.composed} way={way} language={language} />}
        </>
      )}
    </section>
  );
}

/** Asks for a name and does something under it. */
function Named({ label, done, act }: { label: string; done: string; act: (by: string) => Promise<void> }) {
  const words = useWords(TEXTS_WORDS);
  const [by, setBy] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act(by).then(
      () => setSaid(done),
      (error: unknown) =>
        setSaid(
          error instanceof Problem
            ? [error.message, ...error.errors.map(({ todo }) => todo)].join(' ')
            : String(error),
        ),
    );
  };
  return (
    <form className="form text-named" onSubmit={submit}>
      <label>
        {words.yourName}
        <input value={by} onChange={(event) => setBy(event.target.value)} required autoComplete="name" />
      </label>
      <span className="quiet-text">{words.nameHint}</span>
      <button type="submit">{label}</button>
      <p aria-live="polite">{said}</p>
    </form>
  );
}

function Approve({ text }: { text: TextAnswer }) {
  const words = useWords(TEXTS_WORDS);
  const client = useQueryClient();
  return (
    <Named
      label={words.approve}
      done={words.approved}
      act={async (by) => {
        await tell<MarkAnswer>(`/studio/texts/${part(text.key)}/approve`, { by });
        await client.invalidateQueries();
      }}
    />
  );
}

function Change({ text, onTry }: { text: TextAnswer; onTry: (draft: Draft | null) => void }) {
  const words = useWords(TEXTS_WORDS);
  const client = useQueryClient();
  const go = useNavigate();
  const [body, setBody] = useState(text.body);
  const [outer, setOuter] = useState(text.outer);
  const field = useId();
  const { name, way, tone, language } = text;
  return (
    <details className="card">
      <summary>{words.change}</summary>
      <p className="quiet-text">{words.changeHint}</p>
      {outer !== null && (
        <label className="form">
          {words.outside}
          <input value={outer} onChange={(event) => setOuter(event.target.value)} lang={language} />
        </label>
      )}
      <div className="form">
        <label htmlFor={field}>{words.body}</label>
        <textarea
          id={field}
          rows={8}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          lang={language}
        />
      </div>
      <p>
        <button type="button" className="quiet" onClick={() => onTry({ outer, body })}>
          {words.tryIt}
        </button>
      </p>
      <Named
        label={words.propose}
        done={words.proposed}
        act={async (by) => {
          const { key } = await tell<MarkAnswer>('/studio/texts', {
            name,
            way,
            tone,
            language,
            outer,
            body,
            by,
          });
          await client.invalidateQueries();
          await go(`/studio/texts/${part(key)}`);
        }}
      />
    </details>
  );
}
