/** Which programs may come in, and with which key? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { SCOPES } from '../../rules/people/permission.ts';
import { part } from '../api/ask.ts';
import { type AnswerAt, tellAt, useAsked } from '../api/typed-ask.ts';
import { atTime } from '../parts/at-time.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { MACHINE_WORDS } from './machine-words.ts';
import './machines.css';

type Keys = AnswerAt<'/people/keys'>['items'];
type Work = () => Promise<{ key?: string }>;

export function KeysPage() {
  const words = useWords(MACHINE_WORDS).keys;
  const client = useQueryClient();
  const [after, setAfter] = useState<string | undefined>(undefined);
  // It stands there until the page is left: nobody sees it again.
  const [key, setKey] = useState<string | undefined>(undefined);
  const keys = useAsked('/people/keys', { after });
  const work = useMutation({
    mutationFn: (ask: Work) => ask(),
    onSuccess: ({ key: made }) => {
      if (made !== undefined) setKey(made);
      return client.invalidateQueries({ queryKey: ['/people/keys'] });
    },
  });
  return (
    <Frame door="people" title={words.title} wide>
      <div className="machine-page">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        {work.error !== null && (
          <Failing
            error={work.error}
            again={() => work.variables !== undefined && work.mutate(work.variables)}
          />
        )}
        <div aria-live="polite">
          {key !== undefined && (
            <div className="card">
              <p>{words.shown}</p>
              <p>
                <code className="machine-secret">{key}</code>
              </p>
              <p className="quiet-text">{words.how}</p>
              <pre className="machine-example">{`curl -H "Authorization: Bearer ${key.slice(0, 16)}…" \\\n  ${location.origin}/api/host/HOST/accounts/REFERENCE`}</pre>
            </div>
          )}
        </div>
        <Shown answer={keys}>
          {({ items, next }) => (
            <>
              {items.length === 0 ? <Empty>{words.none}</Empty> : <Table items={items} act={work.mutate} />}
              {next !== null && (
                <p>
                  <button type="button" className="quiet" onClick={() => setAfter(next)}>
                    {words.more}
                  </button>
                </p>
              )}
            </>
          )}
        </Shown>
        <Maker make={work.mutate} busy={work.isPending} />
      </div>
    </Frame>
  );
}

function Maker({ make, busy }: { make: (work: Work) => void; busy: boolean }) {
  const { keys: words, scope } = useWords(MACHINE_WORDS);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const scopes = SCOPES.filter((one) => form.getAll('scopes').includes(one));
    make(() =>
      tellAt('/people/keys', {
        name: String(form.get('name')).trim(),
        host: String(form.get('host')).trim() || null,
        days: Number(form.get('days')),
        perMinute: Number(form.get('perMinute')),
        scopes,
      }),
    );
  };
  return (
    <form className="card form" onSubmit={submit} aria-label={words.make}>
      <h2>{words.make}</h2>
      <div className="pair">
        <label>
          {words.name}
          <input name="name" required maxLength={80} autoComplete="off" />
        </label>
        <label>
          {words.host}
          <input name="host" maxLength={80} autoComplete="off" />
        </label>
        <label>
          {words.days}
          <input name="days" type="number" required min={1} max={730} defaultValue={365} />
        </label>
        <label>
          {words.perMinute}
          <input name="perMinute" type="number" required min={1} max={1_000_000} defaultValue={6000} />
        </label>
      </div>
      <fieldset className="machine-choices">
        <legend>{words.scopes}</legend>
        {SCOPES.map((one) => (
          <label key={one}>
            <input type="checkbox" name="scopes" value={one} /> {scope[one]}
          </label>
        ))}
      </fieldset>
      <button type="submit" disabled={busy}>
        {words.make}
      </button>
    </form>
  );
}

function Table({ items, act }: { items: Keys; act: (work: Work) => void }) {
  const { keys: words, scope } = useWords(MACHINE_WORDS);
  return (
    <section className="machine-table" aria-label={words.table}>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.may}</th>
            <th scope="col">{words.until}</th>
            <th scope="col">{words.used}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, name, host, scopes, until, usedAt, state }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                <span className="quiet-text block">
                  anh_{id} · {host ?? words.allHosts}
                </span>
              </th>
              <td className="machine-may" data-label={words.may}>
                {scopes.map((one) => scope[one]).join(' · ')}
              </td>
              <td data-label={words.until}>
                {until.slice(0, 10)}
                {state !== 'good' && <span className="quiet-text block">{words.state[state]}</span>}
              </td>
              <td data-label={words.used}>{usedAt === null ? words.never : atTime(usedAt)}</td>
              <td className="choices">
                {state === 'good' && (
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`${words.end}: ${name}`}
                    onClick={() =>
                      act(async () => {
                        await tellAt(`/people/keys/${part(id)}/end`, {});
                        return {};
                      })
                    }
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
