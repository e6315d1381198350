/** How does somebody come in who works here? By a passkey, by the company's own sign-in, or with everything at once; what was wrong is not said. */
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect } from 'react';
import { Link } from 'react-router';
import type { MeAnswer } from '../../server/api/people/people-schema.ts';
import { askAt, tellAt, useAsked } from '../api/typed-ask.ts';
import { Frame } from '../parts/frame.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { DemoPeople } from './demo-people.tsx';
import { firstPage } from './first-page.ts';
import { NotIn, wantedPage } from './not-in.tsx';
import { hasPasskeys, showPasskey } from './passkey-browser.ts';
import { PEOPLE_WORDS } from './people-words.ts';
import { SIGN_IN_WORDS } from './sign-in-words.ts';
import './people.css';

async function goIn(): Promise<void> {
  const { who } = await askAt('/people/me');
  location.assign(wantedPage() ?? firstPage(who?.kind === 'staff' ? who.roles : []));
}

async function enter(form: FormData): Promise<void> {
  const given = (name: string) => String(form.get(name));
  await tellAt('/people/sign-in', {
    login: given('login'),
    password: given('password'),
    code: given('code'),
  });
  await goIn();
}

async function enterByPasskey(): Promise<void> {
  await showPasskey('sign-in');
  await goIn();
}

const said = (name: string) => new URLSearchParams(location.search).get(name);

export function StaffPage() {
  const words = useWords(PEOPLE_WORDS);
  const me = useAsked('/people/me', {}).data;
  // Back from the company's sign-in: this page is the first that the new session is shown to.
  useEffect(() => {
    if (said('came') !== null) void goIn();
  }, []);
  return (
    <Frame title={words.staff.title}>
      <h1>{words.staff.title}</h1>
      {me?.demonstration === true && <DemoPeople />}
      <p className="lead">{words.staff.lead}</p>
      {me?.provider != null && <ByProvider names={me.provider.names} />}
      {hasPasskeys() && <ByPasskey />}
      <ByPassword />
      <p>
        <Link to="/sign-in">{words.staff.borrower}</Link>
      </p>
    </Frame>
  );
}

function ByProvider({ names }: { names: NonNullable<MeAnswer['provider']>['names'] }) {
  const words = useWords(SIGN_IN_WORDS).provider;
  const refused = said('refused');
  const wanted = wantedPage();
  const to = wanted === null ? '' : `?to=${encodeURIComponent(wanted)}`;
  return (
    <>
      {refused !== null && (
        <p className="failing" role="alert">
          {words.refused[refused] ?? words.refused.refused}
        </p>
      )}
      <p>
        <a className="button-link" href={`/api/people/provider/sign-in${to}`}>
          {names[useLanguage()]}
        </a>
      </p>
      <p className="quiet-text">{words.local}</p>
    </>
  );
}

function ByPasskey() {
  const words = useWords(SIGN_IN_WORDS).passkey;
  const sign = useMutation({ mutationFn: enterByPasskey });
  return (
    <div className="card form">
      <button type="button" disabled={sign.isPending} onClick={() => sign.mutate()}>
        {words.enter}
      </button>
      {sign.error !== null && (
        <p className="failing" role="alert">
          {words.failed}
        </p>
      )}
      <p className="quiet-text">{words.or}</p>
    </div>
  );
}

function ByPassword() {
  const words = useWords(PEOPLE_WORDS).staff;
  const sign = useMutation({ mutationFn: enter });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    sign.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="card form" onSubmit={submit}>
      <label>
        {words.login}
        <input name="login" required maxLength={100} autoComplete="username" autoCapitalize="none" />
      </label>
      <label>
        {words.password}
        <input name="password" type="password" required maxLength={200} autoComplete="current-password" />
      </label>
      <label>
        {words.code}
        <input name="code" required maxLength={40} autoComplete="one-time-code" />
      </label>
      <NotIn error={sign.error} />
      <button type="submit" disabled={sign.isPending}>
        {words.enter}
      </button>
    </form>
  );
}
