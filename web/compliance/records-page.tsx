/** What was done about whom, when and by whom, and does the evidence hold? What is searched for stands in the address. */

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CheckAnswer, RecordsAnswer } from '../../server/api/oversight/oversight-schema.ts';
import { tell, useAnswer } from '../api/ask.ts';
import { atTime } from '../parts/at-time.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { Frame } from '../parts/frame.tsx';
import { More } from '../parts/paged.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { OVERSIGHT_WORDS } from './oversight-words.ts';
import { takeFile } from './take-file.ts';
import '../studio/studio.css';
import './oversight.css';

const FIELDS = ['account', 'from', 'to', 'kind', 'who'] as const;

export function RecordsPage() {
  const words = useWords(OVERSIGHT_WORDS).records;
  const [wanted, setWanted] = useSearchParams();
  const [after, setAfter] = useState<string | undefined>();
  const query = Object.fromEntries(FIELDS.map((field) => [field, wanted.get(field) ?? undefined]));
  const answer = useAnswer<RecordsAnswer>('/compliance/records', { ...query, after }, undefined, {
    keep: true,
  });
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAfter(undefined);
    const form = new FormData(event.currentTarget);
    const given = FIELDS.map((field) => [field, String(form.get(field) ?? '').trim()]);
    setWanted(given.filter(([, value]) => value !== '') as [string, string][]);
  };
  return (
    <Frame door="compliance" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <SearchForm key={wanted.toString()} wanted={wanted} search={search} />
      {query.account !== undefined && <Evidence key={query.account} account={query.account} />}
      <Shown answer={answer}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <>
              <Found items={items} />
              <div className="choices">
                {after !== undefined && (
                  <button type="button" className="quiet" onClick={() => setAfter(undefined)}>
                    {words.newest}
                  </button>
                )}
                <More next={next} go={setAfter} word={words.more} />
              </div>
            </>
          )
        }
      </Shown>
    </Frame>
  );
}

function SearchForm({
  wanted,
  search,
}: {
  wanted: URLSearchParams;
  search: (event: FormEvent<HTMLFormElement>) => void;
}) {
  const words = useWords(OVERSIGHT_WORDS).records;
  const given = (field: (typeof FIELDS)[number]) => wanted.get(field) ?? '';
  return (
    <search>
      <form className="card form search-row" onSubmit={search} aria-label={words.title}>
        <label>
          {words.account}
          <input name="account" defaultValue={given('account')} maxLength={200} autoComplete="off" />
        </label>
        <label>
          {words.from}
          <input name="from" type="date" defaultValue={given('from')} />
        </label>
        <label>
          {words.to}
          <input name="to" type="date" defaultValue={given('to')} />
        </label>
        <label>
          {words.kind}
          <select name="kind" defaultValue={given('kind')}>
            <option value="">{words.any}</option>
            {Object.entries(words.kinds).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.who}
          <input name="who" defaultValue={given('who')} maxLength={60} autoComplete="off" />
        </label>
        <button type="submit">{words.search}</button>
      </form>
    </search>
  );
}

function Found({ items }: { items: RecordsAnswer['items'] }) {
  const words = useWords(OVERSIGHT_WORDS).records;
  return (
    <Scroll label={words.title}>
      <table className="figures-table records">
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.key}>
              <td className="figures">{atTime(one.at)}</td>
              <td className="figures">{one.account ?? '–'}</td>
              <td>{words.kinds[one.kind]}</td>
              <td className="says">
                {one.says.map(({ name, value }) => (
                  <span key={name}>
                    <span className="quiet-text">{name}</span>{' '}
                    {value.length > 24 ? `${value.slice(0, 16)}…` : value}
                  </span>
                ))}
              </td>
              <td className="figures quiet-text">{one.hash.slice(0, 12)}…</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Evidence({ account }: { account: string }) {
  const words = useWords(OVERSIGHT_WORDS).records;
  const nameOf = useName();
  const check = useMutation({
    mutationFn: () => tell<CheckAnswer>('/compliance/records/check', { account }),
  });
  const take = useMutation({
    mutationFn: (body: object) => takeFile('/compliance/records/file', { account, ...body }, 'evidence.html'),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    take.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  const checked = check.data;
  return (
    <section className="card evidence-of">
      <button type="button" onClick={() => check.mutate()} disabled={check.isPending}>
        {check.isPending ? words.checking : words.check}
      </button>
      <div aria-live="polite">
        {check.error !== null && <Failing error={check.error} again={() => check.mutate()} />}
        {checked !== undefined && (
          <>
            <p>
              <strong>{checked.holds ? words.holds : words.broken}</strong>
            </p>
            <p className="figures">
              {words.checked(
                checked.records,
                checked.contacts,
                checked.refusals,
                checked.seals,
                checked.through,
              )}
            </p>
            {checked.findings.map((finding) => (
              <p key={finding.en} className="note">
                {nameOf(finding)}
              </p>
            ))}
          </>
        )}
      </div>
      <form className="form search-row" onSubmit={submit} aria-label={words.file}>
        <Why />
        <ByField />
        <button type="submit" className="quiet" disabled={take.isPending}>
          {words.file}
        </button>
      </form>
      <p className="quiet-text">{words.fileHint}</p>
      {take.error !== null && (
        <Failing
          error={take.error}
          again={() => take.variables !== undefined && take.mutate(take.variables)}
        />
      )}
    </section>
  );
}

function Why() {
  const words = useWords(OVERSIGHT_WORDS).registers;
  return (
    <label>
      {words.why}
      <input name="why" required minLength={5} maxLength={500} />
    </label>
  );
}
