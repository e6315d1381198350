/** How do I change my password, my telephone and my recovery codes? Codes and secrets are shown once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { z } from 'zod';
import type { SetUpAnswer, TelephoneBegun } from '../../server/api/people/people-schema.ts';
import { Problem, tell } from '../api/ask.ts';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { NotIn } from './not-in.tsx';
import { PEOPLE_WORDS } from './people-words.ts';
import { SIGN_IN_WORDS } from './sign-in-words.ts';

type Begun = z.infer<typeof TelephoneBegun>;

/** How many codes are left, and new ones. */
export function Recovery({ left }: { left: number }) {
  const words = useWords(SIGN_IN_WORDS).own;
  const client = useQueryClient();
  const renew = useMutation({
    mutationFn: () => tell<SetUpAnswer>('/people/own/recovery', {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/people/own'] }),
  });
  return (
    <>
      <p>{words.recoveryLeft(left)}</p>
      {renew.data === undefined ? (
        <button type="button" className="quiet" disabled={renew.isPending} onClick={() => renew.mutate()}>
          {words.newCodes}
        </button>
      ) : (
        <div className="card" role="status">
          <p>{words.codesText}</p>
          <ul className="recovery">
            {renew.data.recovery.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      {renew.error !== null && <Failing error={renew.error} again={() => renew.mutate()} />}
    </>
  );
}

/** Another telephone: it shows that it knows its secret before the old one is forgotten. */
export function NewTelephone() {
  const { own: words } = useWords(SIGN_IN_WORDS);
  const begin = useMutation({ mutationFn: () => tell<Begun>('/people/own/telephone/begin', {}) });
  const change = useMutation({
    mutationFn: (code: string) => tell('/people/own/telephone', { token: begin.data?.token, code }),
  });
  if (change.isSuccess) return <p role="status">{words.telephoneDone}</p>;
  return (
    <>
      {begin.data === undefined ? (
        <p>
          <button type="button" className="quiet" disabled={begin.isPending} onClick={() => begin.mutate()}>
            {words.newTelephone}
          </button>
        </p>
      ) : (
        <ShownSecret begun={begin.data} error={change.error} give={change.mutate} />
      )}
      {begin.error !== null && <Failing error={begin.error} again={() => begin.mutate()} />}
    </>
  );
}

interface Shown {
  readonly begun: Begun;
  readonly error: Error | null;
  readonly give: (code: string) => void;
}

function ShownSecret({ begun, error, give }: Shown) {
  const { own: words } = useWords(SIGN_IN_WORDS);
  const { setUp } = useWords(PEOPLE_WORDS);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    give(String(new FormData(event.currentTarget).get('code')).trim());
  };
  const isWrong = error instanceof Problem && error.errors[0]?.what === 'wrong-code';
  return (
    <form className="card form" onSubmit={submit} aria-label={words.newTelephone}>
      <p>{setUp.scan}</p>
      <img className="qr" src={begun.picture} alt={setUp.picture} width={220} height={220} />
      <p>
        {setUp.byHand} <code className="secret">{begun.secret}</code>
      </p>
      <p>{words.telephoneText}</p>
      <label>
        {setUp.code}
        <input name="code" required inputMode="numeric" maxLength={6} autoComplete="one-time-code" />
      </label>
      {isWrong ? (
        <p className="failing" role="alert">
          {setUp.wrongCode}
        </p>
      ) : (
        <NotIn error={error} />
      )}
      <button type="submit">{words.newTelephone}</button>
    </form>
  );
}

/** Another password, beside the one there is. */
export function NewPassword({ login }: { login: string }) {
  const words = useWords(SIGN_IN_WORDS).own;
  const { setUp } = useWords(PEOPLE_WORDS);
  const change = useMutation({
    mutationFn: (given: { current: string; password: string }) => tell('/people/own/password', given),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change.mutate({ current: String(form.get('current')), password: String(form.get('password')) });
  };
  return (
    <section aria-labelledby="password">
      <h2 id="password">{words.password}</h2>
      <form className="card form" onSubmit={submit}>
        <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
        <label>
          {words.current}
          <input name="current" type="password" required maxLength={200} autoComplete="current-password" />
        </label>
        <label>
          {words.next}
          <input
            name="password"
            type="password"
            required
            minLength={12}
            maxLength={128}
            autoComplete="new-password"
            aria-describedby="next-hint"
          />
        </label>
        <p className="quiet-text" id="next-hint">
          {setUp.hint}
        </p>
        <button type="submit" disabled={change.isPending}>
          {words.change}
        </button>
      </form>
      {change.isSuccess && <p role="status">{words.passwordDone}</p>}
      <NotChanged
        error={change.error}
        again={() => change.variables !== undefined && change.mutate(change.variables)}
      />
    </section>
  );
}

function NotChanged({ error, again }: { error: Error | null; again: () => void }) {
  const { weak } = useWords(PEOPLE_WORDS).setUp;
  if (error === null) return null;
  const told = error instanceof Problem ? weak[error.errors[0]?.what ?? ''] : undefined;
  if (told !== undefined)
    return (
      <p className="failing" role="alert">
        {told}
      </p>
    );
  return error instanceof Problem && error.status === 403 ? (
    <Failing error={error} again={again} />
  ) : (
    <NotIn error={error} />
  );
}
