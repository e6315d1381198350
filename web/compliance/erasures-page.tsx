/** Who asked to be forgotten, what forbids it today, and who carries it out? Beside it, the holds under which nothing is erased. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { ErasuresAnswer } from '../../server/api/oversight/oversight-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { Frame } from '../parts/frame.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { OVERSIGHT_WORDS } from './oversight-words.ts';
import '../studio/studio.css';
import './oversight.css';

type Wish = ErasuresAnswer['items'][number];

/** Tells what a form says; what else is sent comes from the button that was pressed. */
function useDesk() {
  const client = useQueryClient();
  const work = useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) => tell(`/compliance${path}`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit =
    (pathOf: (pressed: string) => string, also: (pressed: string) => object = () => ({})) =>
    (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      const pressed = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null)?.value ?? '';
      const body = { ...Object.fromEntries(new FormData(event.currentTarget)), ...also(pressed) };
      work.mutate({ path: pathOf(pressed), body });
    };
  return { work, submit };
}

export function ErasuresPage() {
  const words = useWords(OVERSIGHT_WORDS).erasures;
  const answer = useAnswer<ErasuresAnswer>('/compliance/erasures', {});
  return (
    <Frame door="compliance" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <div className="two-sides">
        <Shown answer={answer}>
          {({ items, corrections }) =>
            items.length + corrections.length === 0 ? (
              <Empty>{words.none}</Empty>
            ) : (
              <ol className="complaints">
                {corrections.map((one) => (
                  <li key={one.key} className="card">
                    <Correction one={one} />
                  </li>
                ))}
                {items.map((one) => (
                  <li key={one.key} className="card">
                    <One one={one} />
                  </li>
                ))}
              </ol>
            )
          }
        </Shown>
        <div className="side">
          <TakeIn />
          <Holds holds={answer.data?.holds ?? []} />
        </div>
      </div>
    </Frame>
  );
}

function One({ one }: { one: Wish }) {
  const all = useWords(OVERSIGHT_WORDS);
  const words = all.erasures;
  const nameOf = useName();
  const { work, submit } = useDesk();
  const { account, askedOn, due, via, forbidden, proposed, proposedBy, why } = one;
  return (
    <>
      <p className="beside">
        <strong className="figures">{account}</strong>
        <span className="quiet-text figures">{words.asked(askedOn, words.vias[via], due)}</span>
      </p>
      <p className={forbidden === null ? 'known' : 'note'}>
        {forbidden === null ? words.free : nameOf(forbidden.why)}{' '}
        {forbidden?.until != null && words.until(forbidden.until)}
      </p>
      {proposed !== null && proposedBy !== null && (
        <form className="form" onSubmit={submit(() => `/erasures/${part(one.key)}/end`)}>
          <p>
            {proposed === 'erase'
              ? words.proposedErase(proposedBy, why ?? '')
              : words.proposedRefuse(proposedBy, why ?? '')}
          </p>
          <ByField />
          <button
            type="submit"
            className={proposed === 'erase' ? 'final' : undefined}
            disabled={work.isPending}
          >
            {proposed === 'erase' ? words.carryErase : words.carryOut}
          </button>
        </form>
      )}
      {proposed === null ? (
        <Propose one={one} />
      ) : (
        <details>
          <summary>{words.other}</summary>
          <Propose one={one} />
        </details>
      )}
      {work.error !== null && <Failing error={work.error} again={() => work.reset()} />}
    </>
  );
}

function Correction({ one }: { one: ErasuresAnswer['corrections'][number] }) {
  const words = useWords(OVERSIGHT_WORDS).erasures;
  const { work, submit } = useDesk();
  const { key, account, askedOn, due, field, wanted } = one;
  return (
    <form
      className="form"
      onSubmit={submit(
        () => `/corrections/${part(key)}`,
        (state) => ({ state }),
      )}
    >
      <p className="beside">
        <strong className="figures">{account}</strong>
        <span className="quiet-text figures">{words.asked(askedOn, words.vias.portal, due)}</span>
      </p>
      <p>
        {words.correct(words.fields[field] ?? field)}: <strong>{wanted}</strong>
      </p>
      <label>
        {words.why}
        <input name="why" required minLength={5} maxLength={500} />
      </label>
      <ByField />
      <div className="choices">
        <button type="submit" value="done" disabled={work.isPending}>
          {words.corrected}
        </button>
        <button type="submit" className="quiet" value="refused" disabled={work.isPending}>
          {words.notCorrected}
        </button>
      </div>
      {work.error !== null && <Failing error={work.error} again={() => work.reset()} />}
    </form>
  );
}

function Propose({ one: { key, forbidden } }: { one: Wish }) {
  const words = useWords(OVERSIGHT_WORDS).erasures;
  const { work, submit } = useDesk();
  return (
    <>
      <form
        className="form"
        onSubmit={submit(
          () => `/erasures/${part(key)}/propose`,
          (what) => ({ what }),
        )}
      >
        <label>
          {words.why}
          <input name="why" required minLength={5} maxLength={500} />
        </label>
        <ByField />
        <div className="choices">
          <button type="submit" className="quiet" value="refuse" disabled={work.isPending}>
            {words.refuse}
          </button>
          {forbidden === null && (
            <button type="submit" className="quiet" value="erase" disabled={work.isPending}>
              {words.erase}
            </button>
          )}
        </div>
      </form>
      {work.error !== null && <Failing error={work.error} again={() => work.reset()} />}
    </>
  );
}

function TakeIn() {
  const words = useWords(OVERSIGHT_WORDS).erasures;
  const { work, submit } = useDesk();
  return (
    <form className="card form" onSubmit={submit(() => '/erasures')} aria-labelledby="take-in">
      <h2 id="take-in">{words.takeIn}</h2>
      <label>
        {words.account}
        <input name="account" required maxLength={200} autoComplete="off" />
      </label>
      <label>
        {words.via}
        <select name="via" defaultValue="letter">
          {Object.entries(words.vias).map(([via, name]) => (
            <option key={via} value={via}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <ByField />
      <button type="submit" disabled={work.isPending}>
        {words.take}
      </button>
      <p aria-live="polite">{work.isSuccess && words.done}</p>
      {work.error !== null && <Failing error={work.error} again={() => work.reset()} />}
    </form>
  );
}

function Holds({ holds }: { holds: ErasuresAnswer['holds'] }) {
  const words = useWords(OVERSIGHT_WORDS).erasures;
  const { work, submit } = useDesk();
  return (
    <section className="card" aria-labelledby="holds">
      <h2 id="holds">{words.holdTitle}</h2>
      <p className="quiet-text">{words.holdLead}</p>
      {holds.length === 0 ? (
        <p>{words.noHold}</p>
      ) : (
        <ul className="holds">
          {holds.map(({ account, why, since }) => (
            <li key={`${account} ${since}`}>
              <strong className="figures">{account}</strong> {why}{' '}
              <span className="quiet-text figures">{words.since(since.slice(0, 10))}</span>
            </li>
          ))}
        </ul>
      )}
      <form
        className="form"
        onSubmit={submit(
          () => '/holds',
          (pressed) => ({ lift: pressed === 'lift' }),
        )}
        aria-labelledby="holds"
      >
        <label>
          {words.account}
          <input name="account" required maxLength={200} autoComplete="off" />
        </label>
        <label>
          {words.why}
          <input name="why" required minLength={5} maxLength={500} />
        </label>
        <ByField />
        <div className="choices">
          <button type="submit" value="set" disabled={work.isPending}>
            {words.set}
          </button>
          <button type="submit" className="quiet" value="lift" disabled={work.isPending}>
            {words.lift}
          </button>
        </div>
        {work.error !== null && <Failing error={work.error} again={() => work.reset()} />}
      </form>
    </section>
  );
}
