/** How does somebody come in who works here? Everything at once; what was wrong is not said. */
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link } from 'react-router';
import type { StaffRole } from '../../rules/people/permission.ts';
import { askAt, tellAt } from '../api/typed-ask.ts';
import { Frame } from '../parts/frame.tsx';
import { useWords } from '../parts/words.tsx';
import { NotIn, wantedPage } from './not-in.tsx';
import { PEOPLE_WORDS } from './people-words.ts';

/** The first page of a role. */
function firstPage(roles: readonly StaffRole[]): string {
  if (roles.some((role) => role === 'agent' || role === 'lead' || role === 'agency')) return '/agent';
  return roles.includes('administrator') ? '/people' : '/studio';
}

async function enter(form: FormData): Promise<void> {
  const said = (name: string) => String(form.get(name));
  const given = { login: said('login'), password: said('password'), code: said('code') };
  await tellAt('/people/sign-in', given);
  const { who } = await askAt('/people/me');
  location.assign(wantedPage() ?? firstPage(who?.kind === 'staff' ? who.roles : []));
}

export function StaffPage() {
  const words = useWords(PEOPLE_WORDS);
  const sign = useMutation({ mutationFn: enter });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    sign.mutate(new FormData(event.currentTarget));
  };
  return (
    <Frame title={words.staff.title}>
      <h1>{words.staff.title}</h1>
      <p className="lead">{words.staff.lead}</p>
      <form className="card form" onSubmit={submit}>
        <label>
          {words.staff.login}
          <input name="login" required maxLength={100} autoComplete="username" autoCapitalize="none" />
        </label>
        <label>
          {words.staff.password}
          <input name="password" type="password" required maxLength={200} autoComplete="current-password" />
        </label>
        <label>
          {words.staff.code}
          <input name="code" required maxLength={40} autoComplete="one-time-code" />
        </label>
        <NotIn error={sign.error} />
        <button type="submit" disabled={sign.isPending}>
          {words.staff.enter}
        </button>
      </form>
      <p>
        <Link to="/sign-in">{words.staff.borrower}</Link>
      </p>
    </Frame>
  );
}
