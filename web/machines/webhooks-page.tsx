/** Where are programs told, does it work, and what goes out once more? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { part } from '../api/ask.ts';
import { type AnswerAt, tellAt, useAsked } from '../api/typed-ask.ts';
import { atTime } from '../parts/at-time.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { MACHINE_WORDS } from './machine-words.ts';
import { WhoseProgram } from './whose-program.tsx';
import './machines.css';

type Endpoints = AnswerAt<'/people/webhooks'>;
type Endpoint = Endpoints['items'][number];
type Kind = Parameters<typeof tellAt<'/people/webhooks'>>[1]['kinds'][number];
/** What is asked of the server; what comes back may be a secret, or a sentence to be said. */
export type HookWork = () => Promise<{ secret?: string; said?: string }>;

export function WebhooksPage() {
  const words = useWords(MACHINE_WORDS).hooks;
  const client = useQueryClient();
  const [wish, setWish] = useSearchParams();
  const chosen = wish.get('endpoint');
  // It stands there until the page is left: nobody sees it again.
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const hooks = useAsked('/people/webhooks', {}, undefined, { every: 5_000 });
  const work = useMutation({
    mutationFn: (ask: HookWork) => ask(),
    onSuccess: ({ secret: made }) => {
      if (made !== undefined) setSecret(made);
      return client.invalidateQueries({
        predicate: ({ queryKey: [path] }) => String(path).startsWith('/people/webhooks'),
      });
    },
  });
  const said = work.data?.said;
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
          {secret !== undefined && (
            <p className="card">
              {words.secret} <code className="machine-secret">{secret}</code>
            </p>
          )}
          {said !== undefined && <p className="quiet-text">{said}</p>}
        </div>
        <Shown answer={hooks}>
          {({ items, ...offered }) => (
            <>
              {items.length === 0 && <Empty>{words.none}</Empty>}
              <div className="machine-cards">
                {items.map((one) => (
                  <One
                    key={one.endpoint}
                    one={one}
                    act={work.mutate}
                    look={() => setWish({ endpoint: String(one.endpoint) })}
                  />
                ))}
              </div>
              {chosen !== null && <DeliveryTable endpoint={chosen} act={work.mutate} />}
              <Maker offered={offered} make={work.mutate} busy={work.isPending} />
            </>
          )}
        </Shown>
      </div>
    </Frame>
  );
}

interface OneProps {
  readonly one: Endpoint;
  readonly act: (work: HookWork) => void;
  readonly look: () => void;
}

function One({ one, act, look }: OneProps) {
  const words = useWords(MACHINE_WORDS).hooks;
  return (
    <article className="card" aria-label={one.url}>
      <p className="beside">
        <strong className="machine-url">{one.url}</strong>
        <span className="badge">{words.state[one.state]}</span>
      </p>
      <p className="quiet-text">
        {[one.agency, one.host, ...one.kinds].filter((word) => word !== null).join(' · ')}
      </p>
      <p className="figures">
        {words.waiting(one.waiting)} · {words.failed(one.failed)}
        {one.stoppedWhy !== null && <span className="quiet-text block">{one.stoppedWhy}</span>}
        {one.bothUntil !== null && (
          <span className="quiet-text block">{words.both(atTime(one.bothUntil))}</span>
        )}
      </p>
      <Choices one={one} act={act} look={look} />
    </article>
  );
}

function Choices({ one, act, look }: OneProps) {
  const words = useWords(MACHINE_WORDS).hooks;
  const at = `/people/webhooks/${part(String(one.endpoint))}` as const;
  const quietly = (work: () => Promise<unknown>) => () =>
    act(async () => {
      await work();
      return {};
    });
  const named = (word: string) => `${word}: ${one.url}`;
  return (
    <p className="choices">
      <button type="button" className="quiet" aria-label={named(words.look)} onClick={look}>
        {words.look}
      </button>
      <button
        type="button"
        className="quiet"
        aria-label={named(words.test)}
        onClick={() =>
          act(async () => {
            await tellAt(`${at}/test`, {});
            return { said: words.testing };
          })
        }
      >
        {words.test}
      </button>
      <button
        type="button"
        className="quiet"
        aria-label={named(words.newSecret)}
        onClick={() => act(() => tellAt(`${at}/secret`, {}))}
      >
        {words.newSecret}
      </button>
      {one.state === 'stopped' ? (
        <button
          type="button"
          className="quiet"
          aria-label={named(words.start)}
          onClick={quietly(() => tellAt(`${at}/start`, {}))}
        >
          {words.start}
        </button>
      ) : (
        <button
          type="button"
          className="quiet"
          aria-label={named(words.stop)}
          onClick={quietly(() => tellAt(`${at}/stop`, {}))}
        >
          {words.stop}
        </button>
      )}
    </p>
  );
}

interface MakerProps {
  readonly offered: Pick<Endpoints, 'kinds' | 'agencyKinds' | 'agencies'>;
  readonly make: (work: HookWork) => void;
  readonly busy: boolean;
}

function Maker({ offered: { kinds, agencyKinds, agencies }, make, busy }: MakerProps) {
  const words = useWords(MACHINE_WORDS).hooks;
  // An agency hears of its placements alone, whichever host they come from.
  const [agency, setAgency] = useState('');
  const isAgency = agency !== '';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const url = String(form.get('url')).trim();
    const host = isAgency ? null : String(form.get('host')).trim() || null;
    // The list is the server's own: each of it is one of the kinds.
    make(() =>
      tellAt('/people/webhooks', {
        ...{ url, host, agency: isAgency ? agency : null },
        kinds: form.getAll('kinds').map((one) => one as Kind),
      }),
    );
  };
  return (
    <form className="card form" onSubmit={submit} aria-label={words.make}>
      <h2>{words.make}</h2>
      {agencies.length > 0 && <WhoseProgram agency={agency} choose={setAgency} agencies={agencies} />}
      <div className="pair">
        <label>
          {words.url}
          <input name="url" type="url" required maxLength={500} autoComplete="off" />
        </label>
        {!isAgency && (
          <label>
            {words.host}
            <input name="host" maxLength={80} autoComplete="off" />
          </label>
        )}
      </div>
      {isAgency && <p className="quiet-text">{words.agencyHears}</p>}
      <KindChoices kinds={isAgency ? agencyKinds : kinds} areAll={isAgency} />
      <button type="submit" disabled={busy}>
        {words.make}
      </button>
    </form>
  );
}

/** `areAll`: chosen to begin with, where there are few. */
function KindChoices({ kinds, areAll }: { kinds: readonly string[]; areAll: boolean }) {
  const words = useWords(MACHINE_WORDS).hooks;
  return (
    <fieldset className="machine-choices">
      <legend>{words.kinds}</legend>
      {kinds.map((one) => (
        <label key={one}>
          <input type="checkbox" name="kinds" value={one} defaultChecked={areAll} /> <code>{one}</code>
        </label>
      ))}
    </fieldset>
  );
}
