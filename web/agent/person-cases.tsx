/** What is open about this person besides his account, and how does an agent note that he needs care? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import { Link } from 'react-router';
import type { CasesAnswer } from '../../server/api/review/papers-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { MayDo } from '../parts/may.tsx';
import { Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { CASES_WORDS } from './cases-words.ts';

const PLACES = [
  ['reviews', '/agent/review'],
  ['disputes', '/studio/disputes'],
  ['complaints', '/studio/complaints'],
] as const;

export function PersonCases({ account }: { account: string }) {
  const words = useWords(CASES_WORDS);
  const address = `/agent/accounts/${part(account)}/cases`;
  const answer = useAnswer<CasesAnswer>(address, {});
  return (
    <>
      <h2>{words.title}</h2>
      <Shown answer={answer}>
        {(cases) => (
          <ul className="person-cases">
            {PLACES.map(([name, to]) => {
              const open = cases[name].filter((one) => one.open);
              const [first] = open.flatMap(({ due }) => due ?? []).toSorted();
              return (
                <li key={name}>
                  <Link to={to}>{words[name]}</Link>{' '}
                  <span className="figures">{words.counts(open.length, cases[name].length)}</span>
                  {first !== undefined && <span className="quiet-text figures"> · {words.due(first)}</span>}
                </li>
              );
            })}
          </ul>
        )}
      </Shown>
      <details className="line">
        <summary>
          <span>{words.care}</span>
        </summary>
        <MayDo address="POST /api/agent/accounts/:key/care">
          <CareForm address={`/agent/accounts/${part(account)}/care`} />
        </MayDo>
      </details>
    </>
  );
}

/** A note that he is ill, bereaved or pressed: collection rests, and somebody who is trained hears of it. */
function CareForm({ address }: { address: string }) {
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
      <label>
        {words.by}
        <input name="by" required maxLength={50} autoComplete="off" />
      </label>
      <button type="submit" disabled={note.isPending}>
        {words.note}
      </button>
      {note.error !== null && <Failing error={note.error} again={() => note.reset()} />}
    </form>
  );
}
