/** Whose accounts are to be shown? One reference opens one borrower's accounts and nobody else's. */
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import type { DoorsAnswer } from '../../server/api/studio-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { Samples } from '../front-page.tsx';
import { Frame } from '../parts/frame.tsx';
import { useWords } from '../parts/words.tsx';
import { BORROWER_WORDS } from './borrower-words.ts';
import { HOME_WORDS } from './home/home-words.ts';
import './borrower.css';

export function BorrowerDoor() {
  const words = useWords(BORROWER_WORDS);
  const { title } = useWords(HOME_WORDS);
  const navigate = useNavigate();
  const doors = useAnswer<DoorsAnswer>('/doors', {}).data;
  const host = doors?.samples[0]?.host ?? '';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void navigate(
      `/borrower/${part(String(form.get('host')).trim())}/${part(String(form.get('reference')).trim())}`,
    );
  };
  return (
    <Frame door="borrower" title={title} today={doors?.today ?? null}>
      <h1>{title}</h1>
      <p>{words.doorText}</p>
      <form className="card form" onSubmit={submit}>
        <label>
          {words.reference}
          <input name="reference" required autoComplete="off" />
        </label>
        <label>
          {words.host}
          <input name="host" required key={host} defaultValue={host} autoComplete="off" />
        </label>
        <button type="submit">{words.open}</button>
      </form>
      {doors !== undefined && <Samples samples={doors.samples} />}
    </Frame>
  );
}
