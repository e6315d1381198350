/** How does an agent note that somebody needs care? Collection rests from that minute. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import type { CasesAnswer } from '../../server/api/review/papers-schema.ts';
import { tell } from '../api/ask.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { CASES_WORDS } from './cases-words.ts';

/** A note that he is ill, bereaved or pressed: collection rests, and somebody who is trained hears of it. */
export function CareForm({ address }: { address: string }) {
  const words = useWords(CASES_WORDS);
  const group = useId();
  const client = useQueryClient();
  const note = useMutation({
    mutationFn: (noted: object) => tell<CasesAnswer>(address, noted),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    note.mutate({
      kinds: form.getAll('kind'),
      words: form.get('words'),
      consent: form.get('consent') === 'yes',
      by: form.get('by'),
    });
  };
  if (note.data !== undefined)
    return (
      <p className="known" role="status">
        {words.noted}
      </p>
    );
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet-text">{words.why}</p>
      <fieldset aria-labelledby={group} className="choices">
        <legend id={group}>{words.what}</legend>
        {Object.entries(words.kinds).map(([kind, name]) => (
          <label key={kind} className="check">
            <input type="checkbox" name="kind" value={kind} /> {name}
          </label>
        ))}
      </fieldset>
      <label>
        {words.words}
        <textarea name="words" maxLength={5000} rows={2} />
      </label>
      <label className="check">
        <input type="checkbox" name="consent" value="yes" /> {words.consent}
      </label>
      <ByField label={words.by} />
      <button type="submit" disabled={note.isPending}>
        {words.note}
      </button>
      {note.error !== null && <Failing error={note.error} again={() => note.reset()} />}
    </form>
  );
}
