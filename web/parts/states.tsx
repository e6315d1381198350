/** What does a page say while it waits, when something failed, and when there is nothing there? */
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'react-router';
import { Problem } from '../api/ask.ts';
import { Frame } from './frame.tsx';
import { FRAME_WORDS } from './frame-words.ts';
import { useWords } from './words.tsx';

export function Waiting() {
  const words = useWords(FRAME_WORDS);
  return (
    <p className="state" role="status">
      {words.waiting}
    </p>
  );
}

const ConfirmAgain = lazy(async () => ({
  default: (await import('../people/confirm-again.tsx')).ConfirmAgain,
}));

export function Failing({ error, again }: { error: Error; again: () => void }) {
  const words = useWords(FRAME_WORDS);
  const problem = error instanceof Problem ? error : null;
  const reached = problem !== null && problem.status > 0;
  if (problem?.errors.some(({ where }) => where === 'session.confirm'))
    return (
      <Suspense fallback={<Waiting />}>
        <ConfirmAgain again={again} />
      </Suspense>
    );
  return (
    <div className="state failing" role="alert">
      <p>
        <strong>{problem?.status === 409 ? words.refused : words.failed}</strong>{' '}
        {reached ? problem.message : words.unreachable}
      </p>
      {problem?.errors.map(({ where, what, todo }) => (
        <p key={`${where} ${what}`}>
          {what}. {todo}
        </p>
      ))}
      {problem?.code != null && <p>{words.quote(problem.code)}</p>}
      <button type="button" className="quiet" onClick={again}>
        {words.again}
      </button>
    </div>
  );
}

/** Shows an answer, or what is true as long as there is none. */
export function Shown<T>({
  answer,
  children,
}: {
  answer: UseQueryResult<T, Error>;
  children: (value: T) => ReactNode;
}) {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error !== null) return <Failing error={answer.error} again={() => void answer.refetch()} />;
  return <Waiting />;
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className="state">{children}</p>;
}

export function Lost() {
  const words = useWords(FRAME_WORDS);
  return (
    <Frame title={words.lostTitle}>
      <h1>{words.lostTitle}</h1>
      <p>{words.lostText}</p>
      <p>
        <Link to="/">{words.toFront}</Link>
      </p>
    </Frame>
  );
}
