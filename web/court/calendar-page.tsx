/** Which claims grow too old, and when? */

import { useState } from 'react';
import { Link } from 'react-router';
import type { CalendarAnswer } from '../../server/api/court/court-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { More } from '../parts/paged.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { COURT_WORDS } from './court-words.ts';
import { PATH_WORDS } from './path-words.ts';
import '../compliance/oversight.css';
import './court.css';

const YEARS = [1, 3, 5, 10] as const;

export function CalendarPage() {
  const words = useWords(PATH_WORDS).calendar;
  const language = useLanguage();
  const [within, setWithin] = useState(365);
  const [after, setAfter] = useState('');
  const answer = useAnswer<CalendarAnswer>('/court/calendar', { within, after });
  const fileAt = (kind: string) =>
    `/api/court/calendar/file?kind=${kind}&within=${within}&language=${language}`;
  return (
    <Frame door="compliance" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <div className="search-row">
        <label>
          {words.within}
          <select
            value={within}
            onChange={(event) => {
              setWithin(Number(event.target.value));
              setAfter('');
            }}
          >
            {YEARS.map((years) => (
              <option key={years} value={years * 365}>
                {words.years(years)}
              </option>
            ))}
          </select>
        </label>
        <a href={fileAt('ics')} download>
          {words.ics}
        </a>
        <a href={fileAt('csv')} download>
          {words.csv}
        </a>
      </div>
      <Shown answer={answer}>{(calendar) => <Claims calendar={calendar} more={setAfter} />}</Shown>
    </Frame>
  );
}

function Claims({ calendar, more }: { calendar: CalendarAnswer; more: (after: string) => void }) {
  const { items, next, alarms } = calendar;
  const words = useWords(PATH_WORDS).calendar;
  const shared = useWords(COURT_WORDS).cases;
  if (items.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <>
      {alarms.length > 0 && (
        <p className="note">{alarms.map(({ alarm, count }) => words.counts(alarm, count)).join(' · ')}</p>
      )}
      <Scroll label={words.title} stacks>
        <table className="court-list">
          <thead>
            <tr>
              <th scope="col">{words.ends}</th>
              <th scope="col" className="number">
                {words.left}
              </th>
              <th scope="col">{words.alarm}</th>
              <th scope="col">{shared.account}</th>
              <th scope="col">{shared.who}</th>
              <th scope="col">{words.case}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.key}>
                <th scope="row" className="figures">
                  {one.ends}
                </th>
                <td className="number figures" data-label={words.left}>
                  {one.daysLeft}
                </td>
                <td data-label={words.alarm}>{one.alarm === null ? '—' : words.alarms(one.alarm)}</td>
                <td className="figures" data-label={shared.account}>
                  {one.account}
                </td>
                <td data-label={shared.who}>{one.who}</td>
                <td data-label={words.case}>
                  {one.case === null ? '—' : <Link to={`/court/${part(one.case)}`}>{words.case}</Link>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <More next={next} go={more} word={shared.more} />
    </>
  );
}
