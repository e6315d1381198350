/** Is it still he? A passkey or six digits, and what was asked for is asked again; in a demonstration one click. */
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { tell } from '../api/ask.ts';
import { tellAt, useAsked } from '../api/typed-ask.ts';
import { useWords } from '../parts/words.tsx';
import { NotIn } from './not-in.tsx';
import { hasPasskeys, showPasskey } from './passkey-browser.ts';
import { PEOPLE_WORDS } from './people-words.ts';
import { SIGN_IN_WORDS } from './sign-in-words.ts';

export function ConfirmAgain({ again }: { again: () => void }) {
  const words = useWords(PEOPLE_WORDS);
  const me = useAsked('/people/me', {}).data;
  const isProvided = me?.who?.kind === 'staff' && me.who.how === 'provider';
  return (
    <section className="card form" aria-labelledby="confirm-again">
      <p>
        <strong id="confirm-again">{words.confirm.title}</strong>
      </p>
      {me?.demonstration === true ? (
        <InDemonstration again={again} />
      ) : isProvided ? (
        <p>
          <a href={`/api/people/provider/sign-in?again=1&to=${encodeURIComponent(location.pathname)}`}>
            {words.confirm.byProvider}
          </a>
        </p>
      ) : (
        <Shows again={again} />
      )}
    </section>
  );
}

function InDemonstration({ again }: { again: () => void }) {
  const words = useWords(SIGN_IN_WORDS);
  const show = useMutation({ mutationFn: () => tell('/people/demo/confirm', {}), onSuccess: again });
  return (
    <>
      <p>{words.demo.step}</p>
      <NotIn error={show.error} />
      <button type="button" disabled={show.isPending} onClick={() => show.mutate()}>
        {words.demo.show}
      </button>
    </>
  );
}

function Shows({ again }: { again: () => void }) {
  const words = useWords(PEOPLE_WORDS);
  const { failed } = useWords(SIGN_IN_WORDS).passkey;
  const confirm = useMutation({
    mutationFn: (code: string) => tellAt('/people/confirm', { code }),
    onSuccess: again,
  });
  const passkey = useMutation({ mutationFn: () => showPasskey('confirm'), onSuccess: again });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get('code')));
  };
  return (
    <>
      <p>{words.confirm.text}</p>
      {hasPasskeys() && (
        <button type="button" disabled={passkey.isPending} onClick={() => passkey.mutate()}>
          {words.confirm.byPasskey}
        </button>
      )}
      {passkey.error !== null && (
        <p className="failing" role="alert">
          {failed}
        </p>
      )}
      <form onSubmit={submit} aria-label={words.confirm.title}>
        <label>
          {words.confirm.code}
          <input name="code" required maxLength={40} autoComplete="one-time-code" />
        </label>
        <NotIn error={confirm.error} />
        <button type="submit" disabled={confirm.isPending}>
          {words.confirm.done}
        </button>
      </form>
    </>
  );
}
