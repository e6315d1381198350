/** Who works here, and how does somebody new come in or somebody leave? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { z } from 'zod';
import { STAFF_ROLES } from '../../rules/people/permission.ts';
import type { StaffAnswer } from '../../server/api/people/people-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { useMay } from '../parts/may.tsx';
import { Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { PEOPLE_WORDS } from './people-words.ts';
import './people.css';

type Staff = z.infer<typeof StaffAnswer>;
/** What is asked of the server; what comes back may be a link. */
type Work = { readonly path: string; readonly body: object };

export function PeoplePage() {
  const words = useWords(PEOPLE_WORDS).people;
  const client = useQueryClient();
  const staff = useAnswer<Staff>('/people/staff', {});
  const work = useMutation({
    mutationFn: ({ path, body }: Work) => tell<{ link?: string }>(path, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/people/staff'] }),
  });
  const mayMake = useMay('POST /api/people/staff');
  const link = work.data?.link;
  return (
    <Frame door="people" title={words.title}>
      <h1>{words.title}</h1>
      <p className="lead">{mayMake ? words.lead : words.leadRead}</p>
      {mayMake && <Maker make={work.mutate} busy={work.isPending} />}
      {work.error !== null && (
        <Failing
          error={work.error}
          again={() => work.variables !== undefined && work.mutate(work.variables)}
        />
      )}
      <div aria-live="polite">
        {link !== undefined && (
          <p className="card">
            {words.link} <code className="secret">{link}</code>
          </p>
        )}
      </div>
      <Shown answer={staff}>{({ items }) => <People items={items} act={work.mutate} />}</Shown>
    </Frame>
  );
}

function Maker({ make, busy }: { make: (work: Work) => void; busy: boolean }) {
  const words = useWords(PEOPLE_WORDS);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name)).trim();
    const body = {
      name: text('name'),
      number: text('number'),
      login: text('login'),
      roles: form.getAll('roles'),
      agency: text('agency') || null,
    };
    make({ path: '/people/staff', body });
  };
  return (
    <form className="card form" onSubmit={submit}>
      <div className="pair">
        <label>
          {words.people.name}
          <input name="name" required maxLength={80} autoComplete="off" />
        </label>
        <label>
          {words.people.number}
          <input name="number" required maxLength={40} pattern="[A-Za-z0-9_\-]+" autoComplete="off" />
        </label>
        <label>
          {words.people.login}
          <input name="login" required maxLength={100} autoComplete="off" />
        </label>
        <label>
          {words.people.agency}
          <input name="agency" maxLength={80} autoComplete="off" />
        </label>
      </div>
      <fieldset className="roles">
        <legend>{words.people.roles}</legend>
        {STAFF_ROLES.map((role) => (
          <label key={role}>
            <input type="checkbox" name="roles" value={role} /> {words.role[role]}
          </label>
        ))}
      </fieldset>
      <button type="submit" disabled={busy}>
        {words.people.add}
      </button>
    </form>
  );
}

function People({ items, act }: { items: Staff['items']; act: (work: Work) => void }) {
  const { people: words, role: names } = useWords(PEOPLE_WORDS);
  const mayLink = useMay('POST /api/people/staff/:number/link');
  const mayEnd = useMay('POST /api/people/staff/:number/end');
  return (
    <section className="staff-table" aria-label={words.table}>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.roles}</th>
            <th scope="col">{words.stands}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ number, login, name, roles, agency, ready, provided, ended }) => (
            <tr key={number}>
              <th scope="row">
                {name}
                <span className="quiet-text block">
                  {number} · {login}
                </span>
              </th>
              <td>{[...roles.map((one) => names[one]), ...(agency === null ? [] : [agency])].join(', ')}</td>
              <td>{ended ? words.ended : provided ? words.provided : ready ? words.ready : words.waiting}</td>
              <td className="choices">
                {!ended && mayEnd && (
                  <>
                    {mayLink && !provided && (
                      <button
                        type="button"
                        className="quiet"
                        onClick={() => act({ path: `/people/staff/${part(number)}/link`, body: {} })}
                        aria-label={`${words.newLink}: ${name}`}
                      >
                        {words.newLink}
                      </button>
                    )}
                    <button
                      type="button"
                      className="quiet"
                      onClick={() => act({ path: `/people/staff/${part(number)}/end`, body: {} })}
                      aria-label={`${words.end}: ${name}`}
                    >
                      {words.end}
                    </button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
