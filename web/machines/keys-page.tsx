/** Which programs may come in, and with which key? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { AGENCY_SCOPE, SCOPES } from '../../rules/people/permission.ts';
import { part } from '../api/ask.ts';
import { type AnswerAt, tellAt, useAsked } from '../api/typed-ask.ts';
import { atTime } from '../parts/at-time.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { MACHINE_WORDS } from './machine-words.ts';
import { WhoseProgram } from './whose-program.tsx';
import './machines.css';

type Keys = AnswerAt<'/people/keys'>['items'];
type Agencies = AnswerAt<'/people/keys'>['agencies'];
/** A key just made, and for which agency. */
interface Fresh {
  readonly key: string;
  readonly agency: string | null;
}
type Work = () => Promise<Fresh | null>;

export function KeysPage() {
  const words = useWords(MACHINE_WORDS).keys;
  const client = useQueryClient();
  const [after, setAfter] = useState<string | undefined>(undefined);
  // It stands there until the page is left: nobody sees it again.
  const [fresh, setFresh] = useState<Fresh | null>(null);
  const keys = useAsked('/people/keys', { after });
  const work = useMutation({
    mutationFn: (ask: Work) => ask(),
    onSuccess: (made) => {
      if (made !== null) setFresh(made);
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
        <div aria-live="polite">{fresh !== null && <Once fresh={fresh} />}</div>
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
        <Maker make={work.mutate} busy={work.isPending} agencies={keys.data?.agencies ?? []} />
      </div>
    </Frame>
  );
}

/** A key in the one moment in which it is seen, and what it opens. */
function Once({ fresh: { key, agency } }: { fresh: Fresh }) {
  const words = useWords(MACHINE_WORDS).keys;
  const path = agency === null ? '/api/host/HOST/accounts/REFERENCE' : '/api/agency/placements';
  return (
    <div className="card">
      <p>{words.shown}</p>
      <p>
        <code className="machine-secret">{key}</code>
      </p>
      {agency !== null && <AgencyMay />}
      <p className="quiet-text">{words.how}</p>
      <pre className="machine-example">{`curl -H "Authorization: Bearer ${key.slice(0, 16)}…" \\\n  ${location.origin}${path}`}</pre>
    </div>
  );
}

/** What a key of an agency's program opens, and what it never does. */
function AgencyMay() {
  const words = useWords(MACHINE_WORDS).keys;
  return (
    <ul className="machine-may-list">
      {words.agencyMay.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

function Maker({ make, busy, agencies }: { make: (work: Work) => void; busy: boolean; agencies: Agencies }) {
  const { keys: words } = useWords(MACHINE_WORDS);
  const [agency, setAgency] = useState('');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const scopes = SCOPES.filter((one) => form.getAll('scopes').includes(one));
    const of =
      agency === ''
        ? { host: String(form.get('host')).trim() || null, agency: null, scopes }
        : { host: null, agency, scopes: [AGENCY_SCOPE as typeof AGENCY_SCOPE] };
    make(async () => {
      const { key } = await tellAt('/people/keys', {
        name: String(form.get('name')).trim(),
        days: Number(form.get('days')),
        perMinute: Number(form.get('perMinute')),
        ...of,
      });
      return { key, agency: of.agency };
    });
  };
  return (
    <form className="card form" onSubmit={submit} aria-label={words.make}>
      <h2>{words.make}</h2>
      {agencies.length > 0 && <WhoseProgram agency={agency} choose={setAgency} agencies={agencies} />}
      <div className="pair">
        <label>
          {words.name}
          <input name="name" required maxLength={80} autoComplete="off" />
        </label>
        {agency === '' && (
          <label>
            {words.host}
            <input name="host" maxLength={80} autoComplete="off" />
          </label>
        )}
        <label>
          {words.days}
          <input name="days" type="number" required min={1} max={730} defaultValue={365} />
        </label>
        <label>
          {words.perMinute}
          <input name="perMinute" type="number" required min={1} max={1_000_000} defaultValue={6000} />
        </label>
      </div>
      {agency === '' ? (
        <Scopes />
      ) : (
        <section aria-label={words.scopes}>
          <p className="quiet-text">{words.scopes}</p>
          <AgencyMay />
        </section>
      )}
      <button type="submit" disabled={busy}>
        {words.make}
      </button>
    </form>
  );
}

function Scopes() {
  const { keys: words, scope } = useWords(MACHINE_WORDS);
  return (
    <fieldset className="machine-choices">
      <legend>{words.scopes}</legend>
      {SCOPES.map((one) => (
        <label key={one}>
          <input type="checkbox" name="scopes" value={one} /> {scope[one]}
        </label>
      ))}
    </fieldset>
  );
}

function Table({ items, act }: { items: Keys; act: (work: Work) => void }) {
  const { keys: words, scope } = useWords(MACHINE_WORDS);
  return (
    <section className="machine-table stacks" aria-label={words.table}>
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
          {items.map(({ id, name, host, agency, scopes, until, usedAt, state }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                <span className="quiet-text block">
                  anh_{id} · {agency === null ? (host ?? words.allHosts) : words.ofAgency(agency)}
                </span>
              </th>
              <td className="machine-may" data-label={words.may}>
                {scopes.map((one) => scope[one]).join(' · ')}
              </td>
              <td data-label={words.until}>
                <span className="machine-day figures">{until.slice(0, 10)}</span>
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
                        return null;
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
