/** Which papers does the court want that others make, and what was brought? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import type { CaseAnswer } from '../../server/api/court/court-schema.ts';
import { part, send } from '../api/ask.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { Failing } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { CASE_WORDS } from './case-words.ts';
import { CourtAct } from './court-act.tsx';

const MEDIA: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
};

export function BroughtPapers({ one }: { one: CaseAnswer }) {
  const words = useWords(CASE_WORDS).one;
  const nameOf = useName();
  const id = useId();
  const wanted = one.checklist.filter(({ cannot }) => cannot !== null);
  if (wanted.length === 0) return null;
  const base = `/court/cases/${part(one.line.key)}/papers`;
  return (
    <section className="court-brought" aria-labelledby={id}>
      <h3 id={id}>{words.brought}</h3>
      <ul className="court-log">
        {wanted.flatMap(({ id: item, says, brought }) =>
          brought.map(({ paper, media, bytes, by, on }) => (
            <li key={`${item} ${paper}`}>
              {nameOf(says)}{' '}
              <span className="quiet-text">
                {words.broughtBy(MEDIA[media] ?? media, `${Math.ceil(bytes / 1_024)} kB`, by, on)}
              </span>
              {one.mayTakeBack && (
                <CourtAct
                  path={`${base}/${paper}/take-back`}
                  label={words.takeBack(nameOf(says))}
                  button={words.takeBack(nameOf(says))}
                />
              )}
            </li>
          )),
        )}
      </ul>
      {one.follows.length > 0 && <Bring base={base} wanted={wanted} />}
    </section>
  );
}

function Bring({ base, wanted }: { base: string; wanted: CaseAnswer['checklist'] }) {
  const words = useWords(CASE_WORDS).one;
  const nameOf = useName();
  const client = useQueryClient();
  const work = useMutation({
    mutationFn: ({ query, form }: { query: string; form: FormData }) => send(`${base}?${query}`, form),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const filled = new FormData(element);
    const [file, by, item] = [filled.get('file'), filled.get('by'), filled.get('item')];
    const form = new FormData();
    if (file instanceof File) form.set('file', file);
    const query = new URLSearchParams({ item: String(item) });
    if (by !== null) query.set('by', String(by));
    work.mutate({ query: String(query), form }, { onSuccess: () => element.reset() });
  };
  return (
    <form className="form" aria-label={words.bring} onSubmit={submit}>
      <p className="quiet-text">{words.broughtLead}</p>
      <label>
        {words.broughtFor}
        <select name="item">
          {wanted.map(({ id, says }) => (
            <option key={id} value={id}>
              {nameOf(says)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.broughtFile}
        <input name="file" type="file" required accept="application/pdf,image/jpeg,image/png" />
      </label>
      <ByField />
      <button type="submit" className="quiet" disabled={work.isPending}>
        {words.bring}
      </button>
      {work.error !== null && <Failing error={work.error} again={() => work.reset()} />}
    </form>
  );
}
