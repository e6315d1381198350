/** Why was a step refused, and what is missing for it? */
import { Problem } from '../api/ask.ts';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { FIRM_WORDS } from './firm-words.ts';

/** `again`: what was asked for, once more; the second factor may have been too long ago. */
export function NotDone({ error, again }: { error: Error | null; again: () => void }) {
  const words = useWords(FIRM_WORDS);
  if (error === null) return null;
  const errors = error instanceof Problem ? error.errors : [];
  const lacks = errors.filter(({ where }) => where.startsWith('lacks.')).map(({ what }) => what);
  const first = errors.find(({ where }) => where === 'order');
  if (first === undefined) return <Failing error={error} again={again} />;
  return (
    <div role="alert">
      <p className="note">
        {words.firms.not} {first.what}. {lacks.length === 0 && first.todo}
      </p>
      {lacks.length > 0 && (
        <>
          <p className="quiet-text">{words.missing}</p>
          <ul className="firm-list">
            {lacks.map((one) => (
              <li key={one}>{words.lacks[one] ?? one}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
