/** How would a letter look, may it be written, and who orders it? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { LetterAnswer, LetterOrdered, LettersAnswer } from '../../server/api/letters/letters-schema.ts';
import { Problem, part, tell, useAnswer } from '../api/ask.ts';
import { Demands } from '../firms/demands-part.tsx';
import { Frame } from '../parts/frame.tsx';
import { MayDo } from '../parts/may.tsx';
import { ShownPages, usePages } from '../parts/paged.tsx';
import { RulesTold } from '../parts/rules-told.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useLanguage, useName, useWords } from '../parts/words.tsx';
import { LETTERS_WORDS } from './letters-words.ts';
import './studio.css';
import './letters.css';

export function LettersPage() {
  const words = useWords(LETTERS_WORDS);
  const { account } = useParams();
  const go = useNavigate();
  const paged = usePages<LettersAnswer>('/studio/letters', {});
  return (
    <Frame door="studio" title={words.title} today={paged.answer.data?.pages[0]?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <ShownPages paged={paged}>
        {(pages, { samples }) => (
          <>
            <label className="form letters-choice">
              {words.account}
              <select
                value={account ?? ''}
                onChange={(event) => void go(`/studio/letters/${part(event.target.value)}`)}
              >
                <option value="">{words.choose}</option>
                {account !== undefined && !samples.some((one) => one.account === account) && (
                  <option value={account}>{account}</option>
                )}
                {samples.map((one) => (
                  <option key={one.account} value={one.account}>
                    {words.sample(one.name, one.daysPastDue)}
                  </option>
                ))}
              </select>
            </label>
            {account !== undefined && <One key={account} account={account} />}
            {account !== undefined && <Demands account={account} />}
            <Ordered items={pages.flatMap(({ ordered }) => ordered)} />
          </>
        )}
      </ShownPages>
    </Frame>
  );
}

function One({ account }: { account: string }) {
  const language = useLanguage();
  const answer = useAnswer<LetterAnswer>(`/studio/letters/${part(account)}`, { language });
  return (
    <div className="letters-one">
      <Shown answer={answer}>{(letter) => <Letter letter={letter} />}</Shown>
    </div>
  );
}

function Letter({ letter }: { letter: LetterAnswer }) {
  const words = useWords(LETTERS_WORDS);
  const nameOf = useName();
  const { may, page, unwritten, addressed, orderedToday } = letter;
  return (
    <>
      <section className="card" aria-labelledby="letter-page">
        <h2 id="letter-page">{words.page}</h2>
        {unwritten !== null && (
          <p className="lateness">
            {words.unwritten} {nameOf(unwritten)}
          </p>
        )}
        {page !== null && (
          <>
            <p className="quiet-text">{words.pageHint}</p>
            <object className="letters-page" data={page} type="application/pdf" aria-label={words.page} />
            <p>
              <a href={page} target="_blank" rel="noreferrer">
                {words.openPage}
              </a>
            </p>
          </>
        )}
        {!addressed && <p className="note">{words.noAddress}</p>}
      </section>
      <section className="card" aria-labelledby="letter-may">
        <h2 id="letter-may">{words.may}</h2>
        <p className={may.allowed ? 'known' : 'note'}>{may.headline}</p>
        <RulesTold may={may} />
        {orderedToday ? (
          <p className="note">{words.today}</p>
        ) : (
          page !== null && (
            <MayDo address="POST /api/studio/letters/:account/orders">
              <Order letter={letter} />
            </MayDo>
          )
        )}
      </section>
    </>
  );
}

function Order({ letter: { account } }: { letter: LetterAnswer }) {
  const words = useWords(LETTERS_WORDS);
  const language = useLanguage();
  const client = useQueryClient();
  const [by, setBy] = useState('');
  const order = useMutation({
    mutationFn: () => tell<LetterOrdered>(`/studio/letters/${part(account)}/orders`, { by, language }),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    order.mutate();
  };
  return (
    <form className="form letters-order" onSubmit={submit}>
      <label>
        {words.by}
        <input value={by} onChange={(event) => setBy(event.target.value)} required autoComplete="off" />
      </label>
      <span className="quiet-text">{words.byHint}</span>
      <button type="submit" disabled={order.isPending}>
        {words.order}
      </button>
      <div aria-live="polite">
        {order.isSuccess && <p className="known">{words.ordered}</p>}
        {order.error !== null && <NotOrdered error={order.error} />}
      </div>
    </form>
  );
}

function NotOrdered({ error }: { error: Error }) {
  const words = useWords(LETTERS_WORDS);
  return (
    <>
      <p className="note">
        {words.refused} {error.message}
      </p>
      {error instanceof Problem && <Reasons errors={error.errors} />}
    </>
  );
}

/** Each reason; what to do is said once where it is the same for all. */
function Reasons({ errors }: { errors: Problem['errors'] }) {
  const todos = new Set(errors.map(({ todo }) => todo));
  return (
    <>
      <ul>
        {errors.map(({ what, todo }) => (
          <li key={what}>
            {what} {todos.size > 1 && <span className="quiet-text">{todo}</span>}
          </li>
        ))}
      </ul>
      {todos.size === 1 && <p className="quiet-text">{[...todos][0]}</p>}
    </>
  );
}

function Ordered({ items }: { items: LettersAnswer['ordered'] }) {
  const words = useWords(LETTERS_WORDS);
  return (
    <section className="card" aria-labelledby="letters-ordered">
      <h2 id="letters-ordered">{words.list}</h2>
      {items.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <ol className="letters-list">
          {items.map(({ key, account, name, day, state, why, number, tracking }) => (
            <li key={key}>
              <span className="figures">{day}</span>
              <Link to={`/studio/letters/${part(account)}`}>{name}</Link>
              <span>
                <strong>{words.states[state] ?? state}</strong>
                {why !== null && ` (${why})`}
              </span>
              <span className="quiet-text figures">
                {number} {tracking !== null && words.tracking(tracking)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
