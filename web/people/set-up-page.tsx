/** How does somebody set his own password and telephone? By a link that is good once; its secret stays behind "#". */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { LinkAnswer } from '../../server/api/people/people-schema.ts';
import { Problem } from '../api/ask.ts';
import { tellAt } from '../api/typed-ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Waiting } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { NotIn } from './not-in.tsx';
import { PEOPLE_WORDS } from './people-words.ts';
import './people.css';

const token = () => location.hash.slice(1);

export function SetUpPage() {
  const words = useWords(PEOPLE_WORDS).setUp;
  const link = useQuery({
    queryKey: ['set-up'],
    queryFn: () => tellAt('/people/link', { token: token() }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Frame title={words.title}>
      <h1>{words.title}</h1>
      {link.data !== undefined ? (
        <Chosen link={link.data} />
      ) : link.error !== null ? (
        <p className="failing" role="alert">
          {words.noLink}
        </p>
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}

/** The form, and after it the codes to write down. */
function Chosen({ link }: { link: LinkAnswer }) {
  const words = useWords(PEOPLE_WORDS).setUp;
  const set = useMutation({
    mutationFn: ({ password, code }: { password: string; code: string }) =>
      tellAt('/people/set-up', { token: token(), password, code }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    set.mutate({ password: String(form.get('password')), code: String(form.get('code')).trim() });
  };
  if (set.data !== undefined) return <Recovery codes={set.data.recovery} />;
  return (
    <>
      <p className="lead">{words.hello(link.name, link.login)}</p>
      <form className="card form" onSubmit={submit}>
        <Telephone link={link} />
        <input type="hidden" name="username" autoComplete="username" value={link.login} readOnly />
        <label>
          {words.password}
          <input
            name="password"
            type="password"
            required
            minLength={12}
            maxLength={128}
            autoComplete="new-password"
            aria-describedby="password-hint"
          />
        </label>
        <p className="quiet-text" id="password-hint">
          {words.hint}
        </p>
        <label>
          {words.code}
          <input name="code" required inputMode="numeric" maxLength={6} autoComplete="one-time-code" />
        </label>
        <NotSet error={set.error} />
        <button type="submit" disabled={set.isPending}>
          {words.done}
        </button>
      </form>
    </>
  );
}

/** What the telephone is to know. */
function Telephone({ link: { picture, secret } }: { link: LinkAnswer }) {
  const words = useWords(PEOPLE_WORDS).setUp;
  return (
    <>
      <p>{words.scan}</p>
      <img className="qr" src={picture} alt={words.picture} width={220} height={220} />
      <p>
        {words.byHand} <code className="secret">{secret}</code>
      </p>
    </>
  );
}

function NotSet({ error }: { error: Error | null }) {
  const words = useWords(PEOPLE_WORDS).setUp;
  const what = error instanceof Problem ? error.errors[0]?.what : undefined;
  const told =
    what === 'wrong-code' ? words.wrongCode : what === 'no-link' ? words.noLink : words.weak[what ?? ''];
  if (told === undefined) return <NotIn error={error} />;
  return (
    <p className="failing" role="alert">
      {told}
    </p>
  );
}

function Recovery({ codes }: { codes: readonly string[] }) {
  const words = useWords(PEOPLE_WORDS).setUp;
  return (
    <section className="card" aria-labelledby="recovery">
      <h2 id="recovery">{words.recovery}</h2>
      <p>{words.recoveryText}</p>
      <ul className="recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <a href="/sign-in/staff">{words.toSignIn}</a>
    </section>
  );
}
