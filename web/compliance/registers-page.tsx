/** Which files does a regulator get, and which have left the house? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { HandedAnswer, StandingAnswer } from '../../server/api/oversight/oversight-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { atTime } from '../parts/at-time.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { Frame } from '../parts/frame.tsx';
import { More } from '../parts/paged.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { OVERSIGHT_WORDS } from './oversight-words.ts';
import { takeFile } from './take-file.ts';
import '../studio/studio.css';
import './oversight.css';

export function RegistersPage() {
  const words = useWords(OVERSIGHT_WORDS).registers;
  const standing = useAnswer<StandingAnswer>('/compliance/standing', {});
  return (
    <Frame door="compliance" title={words.title} today={standing.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Shown answer={standing}>{({ from, today }) => <Ask from={from} to={today} />}</Shown>
      <Handed />
    </Frame>
  );
}

function Ask({ from, to }: { from: string; to: string }) {
  const words = useWords(OVERSIGHT_WORDS).registers;
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: ({ register, ...body }: Record<string, string>) =>
      takeFile(`/compliance/registers/${register}`, body, `${register}.${body.format}`),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    take.mutate(Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>);
  };
  return (
    <form className="card form search-row" onSubmit={submit} aria-label={words.take}>
      <label>
        {words.register}
        <select name="register">
          {Object.entries(words.names)
            .filter(([register]) => register !== 'evidence')
            .map(([register, name]) => (
              <option key={register} value={register}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <label>
        {words.from}
        <input name="from" type="date" required defaultValue={from} />
      </label>
      <label>
        {words.to}
        <input name="to" type="date" required defaultValue={to} />
      </label>
      <label>
        {words.format}
        <select name="format">
          <option value="xlsx">{words.xlsx}</option>
          <option value="csv">{words.csv}</option>
        </select>
      </label>
      <label>
        {words.why}
        <input name="why" required minLength={5} maxLength={500} />
      </label>
      <ByField />
      <button type="submit" disabled={take.isPending}>
        {words.take}
      </button>
      {take.error !== null && (
        <Failing
          error={take.error}
          again={() => take.variables !== undefined && take.mutate(take.variables)}
        />
      )}
    </form>
  );
}

function Handed() {
  const words = useWords(OVERSIGHT_WORDS).registers;
  const [after, setAfter] = useState<string | undefined>();
  const answer = useAnswer<HandedAnswer>('/compliance/exports', { after }, undefined, { keep: true });
  return (
    <section aria-labelledby="handed">
      <h2 id="handed">{words.handed}</h2>
      <Shown answer={answer}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <>
              <Scroll label={words.handed}>
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
                      <tr key={one.number}>
                        <td className="figures">{atTime(one.at)}</td>
                        <td>{one.who}</td>
                        <td>
                          {words.names[one.register] ?? one.register}{' '}
                          <span className="quiet-text figures">
                            {one.about} · {one.format}
                          </span>
                        </td>
                        <td>{one.why}</td>
                        <td className="number figures">{one.lines}</td>
                        <td className="figures quiet-text">{one.sha256.slice(0, 16)}…</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
              <More next={next} go={setAfter} word={words.more} />
            </>
          )
        }
      </Shown>
    </section>
  );
}
