/** Why did signing in not work? Never which part. */
import { Problem } from '../api/ask.ts';
import { useWords } from '../parts/words.tsx';
import { PEOPLE_WORDS } from './people-words.ts';

export function NotIn({ error }: { error: Error | null }) {
  const words = useWords(PEOPLE_WORDS);
  if (error === null) return null;
  const status = error instanceof Problem ? error.status : 0;
  return (
    <p className="failing" role="alert">
      {status === 429 ? words.tooOften : status === 0 || status >= 500 ? words.unreachable : words.wrong}
    </p>
  );
}

/** Where to go after signing in: a page of ours, or null. */
export function wantedPage(): string | null {
  const to = new URLSearchParams(location.search).get('to');
  return to !== null && /^\/(?![/\\])/.test(to) ? to : null;
}
