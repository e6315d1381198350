/** This contact was wrong: says so in the borrower's words, and by when it is decided. */
import { type FormEvent, useState } from 'react';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { SILENCE_WORDS } from './silence-words.ts';
import { useWish } from './wishes-part.tsx';

export function ContactWrong({ path, day, step }: { path: string; day: string; step: string }) {
  const words = useWords(SILENCE_WORDS).wrong;
  const wish = useWish(path);
  const [said, setSaid] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    wish.mutate({ wish: 'contact-wrong', day, step, words: said });
  };
  if (wish.data !== undefined)
    return (
      <p className="known" aria-live="polite">
        {wish.data.decidedBy === null ? words.open : words.kept(wish.data.decidedBy)}
      </p>
    );
  return (
    <details className="line wrong">
      <summary>
        <span>
          {words.ask} <span className="unseen">{day}</span>
        </span>
      </summary>
      <form className="form story" onSubmit={submit}>
        <label>
          {words.words}
          <textarea
            required
            maxLength={2000}
            rows={3}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        </label>
        <button type="submit" className="quiet">
          {words.send}
        </button>
        {wish.error !== null && <Failing error={wish.error} again={() => wish.reset()} />}
      </form>
    </details>
  );
}
