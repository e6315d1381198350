/** Who came in, who was refused, and what was changed about people? */

import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PeopleLogAnswer } from '../../server/api/oversight/oversight-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { atTime } from '../parts/at-time.ts';
import { Frame } from '../parts/frame.tsx';
import { More } from '../parts/paged.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { OVERSIGHT_WORDS } from './oversight-words.ts';
import '../studio/studio.css';
import './oversight.css';

export function AccessPage() {
  const words = useWords(OVERSIGHT_WORDS).access;
  const [wanted, setWanted] = useSearchParams();
  const [after, setAfter] = useState<string | undefined>();
  const who = wanted.get('who') ?? undefined;
  const answer = useAnswer<PeopleLogAnswer>('/compliance/people-log', { who, after }, undefined, {
    keep: true,
  });
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAfter(undefined);
    const given = String(new FormData(event.currentTarget).get('who') ?? '').trim();
    setWanted(given === '' ? {} : { who: given });
  };
  return (
    <Frame door="compliance" title={words.title} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <search>
        <form className="card form search-row" aria-label={words.title} onSubmit={search}>
          <label>
            {words.who}
            <input name="who" defaultValue={who ?? ''} maxLength={60} autoComplete="off" />
          </label>
          <button type="submit">{words.search}</button>
        </form>
      </search>
      <Shown answer={answer}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <>
              <Lines items={items} />
              <More next={next} go={setAfter} word={words.more} />
            </>
          )
        }
      </Shown>
    </Frame>
  );
}

function Lines({ items }: { items: PeopleLogAnswer['items'] }) {
  const words = useWords(OVERSIGHT_WORDS).access;
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
            <tr key={one.number}>
              <td className="figures">{atTime(one.at)}</td>
              <td>{one.who}</td>
              <td>{one.what}</td>
              <td>{one.about ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
