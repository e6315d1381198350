/** What do I come in with, where am I signed in, and how do I change it? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { z } from 'zod';
import type { OwnSignIn, SessionsAnswer } from '../../server/api/people/people-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Failing, Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { NewPassword, NewTelephone, Recovery } from './own-secrets.tsx';
import { hasPasskeys, makePasskey } from './passkey-browser.ts';
import { SIGN_IN_WORDS } from './sign-in-words.ts';
import './people.css';

type Sessions = z.infer<typeof SessionsAnswer>;

export function OwnPage() {
  const words = useWords(SIGN_IN_WORDS).own;
  const own = useAnswer<OwnSignIn>('/people/own', {});
  return (
    <Frame door="people" title={words.title}>
      <h1>{words.title}</h1>
      <Shown answer={own}>
        {(shown) => (
          <div className="own-list">
            <p className="lead">{shown.provided ? words.provided : words.lead(shown.login)}</p>
            {!shown.provided && (
              <>
                <Passkeys items={shown.passkeys} />
                <section aria-labelledby="telephone">
                  <h2 id="telephone">{words.telephone}</h2>
                  <Recovery left={shown.recoveryLeft} />
                  <NewTelephone />
                </section>
                <NewPassword login={shown.login} />
              </>
            )}
          </div>
        )}
      </Shown>
      <OwnSessions />
    </Frame>
  );
}

/** An instant in the reader's own clock. */
function useInstant(): (text: string) => string {
  const language = useLanguage();
  const shown = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (text) => shown.format(new Date(text));
}

function Passkeys({ items }: { items: OwnSignIn['passkeys'] }) {
  const words = useWords(SIGN_IN_WORDS);
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: ['/people/own'] });
  const add = useMutation({ mutationFn: makePasskey, onSuccess: again });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(String(new FormData(event.currentTarget).get('name')).trim());
  };
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{words.own.passkeys}</h2>
      <p>{words.own.passkeysText}</p>
      {items.length === 0 ? <p>{words.own.noPasskeys}</p> : <PasskeyTable items={items} again={again} />}
      {!hasPasskeys() ? (
        <p className="quiet-text">{words.passkey.none}</p>
      ) : (
        <form className="card form" onSubmit={submit}>
          <label>
            {words.own.name}
            <input name="name" required maxLength={60} autoComplete="off" aria-describedby="passkey-name" />
          </label>
          <p className="quiet-text" id="passkey-name">
            {words.own.nameHint}
          </p>
          <button type="submit" disabled={add.isPending}>
            {words.own.add}
          </button>
        </form>
      )}
      <NotAdded error={add.error} again={() => add.variables !== undefined && add.mutate(add.variables)} />
    </section>
  );
}

/** A device that was not shown, or was shown in vain, says no more than that; what the server says is shown as everywhere. */
function NotAdded({ error, again }: { error: Error | null; again: () => void }) {
  const { failed } = useWords(SIGN_IN_WORDS).passkey;
  if (error === null) return null;
  if ('status' in error) return <Failing error={error} again={again} />;
  return (
    <p className="failing" role="alert">
      {failed}
    </p>
  );
}

function PasskeyTable({ items, again }: { items: OwnSignIn['passkeys']; again: () => void }) {
  const words = useWords(SIGN_IN_WORDS).own;
  const instant = useInstant();
  const remove = useMutation({
    mutationFn: (id: string) => tell(`/people/own/passkeys/${part(id)}/remove`, {}),
    onSuccess: again,
  });
  return (
    <>
      <section className="staff-table" aria-label={words.table}>
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.made}</th>
              <th scope="col">{words.used}</th>
              <th scope="col">{words.what}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, name, synced, made, used }) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  <span className="quiet-text block">{synced ? words.synced : words.single}</span>
                </th>
                <td>{instant(made)}</td>
                <td>{used === null ? words.never : instant(used)}</td>
                <td>
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`${words.remove}: ${name}`}
                    onClick={() => remove.mutate(id)}
                  >
                    {words.remove}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {remove.error !== null && (
        <Failing
          error={remove.error}
          again={() => remove.variables !== undefined && remove.mutate(remove.variables)}
        />
      )}
    </>
  );
}

function OwnSessions() {
  const words = useWords(SIGN_IN_WORDS).own;
  const sessions = useAnswer<Sessions>('/people/sessions', {});
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: (path: string) => tell(path, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/people/sessions'] }),
  });
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{words.sessions}</h2>
      <Shown answer={sessions}>
        {({ items }) => (
          <>
            <SessionTable items={items} end={(key) => end.mutate(`/people/sessions/${key}/end`)} />
            {items.length > 1 && (
              <button type="button" onClick={() => end.mutate('/people/sessions/end-others')}>
                {words.endOthers}
              </button>
            )}
          </>
        )}
      </Shown>
      {end.error !== null && (
        <Failing error={end.error} again={() => end.variables !== undefined && end.mutate(end.variables)} />
      )}
    </section>
  );
}

function SessionTable({ items, end }: { items: Sessions['items']; end: (key: string) => void }) {
  const words = useWords(SIGN_IN_WORDS).own;
  const instant = useInstant();
  return (
    <section className="staff-table" aria-label={words.sessionTable}>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{words.device}</th>
            <th scope="col">{words.how}</th>
            <th scope="col">{words.began}</th>
            <th scope="col">{words.seen}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ key, device, how, began, seen, own }) => (
            <tr key={key}>
              <th scope="row" className="device">
                {deviceName(device)}
              </th>
              <td>{how === null ? '' : words.by[how]}</td>
              <td>{instant(began)}</td>
              <td>{instant(seen)}</td>
              <td>
                {own ? (
                  words.here
                ) : (
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`${words.end}: ${deviceName(device)}, ${instant(began)}`}
                    onClick={() => end(key)}
                  >
                    {words.end}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** "Chrome · Windows" of what a browser calls itself; its own words where they are strange. */
function deviceName(device: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(device)?.[1];
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(device)?.[0];
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', Macintosh: 'Mac' };
  const known = [browser, system].filter((one) => one !== undefined).map((one) => names[one] ?? one);
  return known.length > 0 ? known.join(' · ') : device;
}
