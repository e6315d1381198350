/** What falls due when, who reminds me, and will it be enough? */
import { Link, useParams } from 'react-router';
import type { PreventionAnswer } from '../../../server/api/prevention/prevention-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { Money } from '../../parts/amount.tsx';
import { Frame } from '../../parts/frame.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { useLanguage, useName, useWords } from '../../parts/words.tsx';
import { BudgetPart } from './budget-part.tsx';
import { PREVENTION_WORDS } from './prevention-words.ts';
import { ReminderHours } from './reminder-hours.tsx';
import '../borrower.css';
import './prevention.css';

const SHOWN = 4;

export function PreventionPage() {
  const words = useWords(PREVENTION_WORDS);
  const { host = '', reference = '' } = useParams();
  const path = `/borrower/${part(host)}/${part(reference)}`;
  const answer = useAnswer<PreventionAnswer>(`${path}/prevention`, {});
  return (
    <Frame door="borrower" title={words.title} today={answer.data?.today ?? null}>
      <p className="way">
        <Link to={path}>‹ {words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      <Shown answer={answer}>
        {(known) => (
          <>
            <Dates known={known} path={path} />
            <ReminderHours known={known} path={path} />
            <BudgetPart known={known} />
          </>
        )}
      </Shown>
    </Frame>
  );
}

type DueDate = PreventionAnswer['dates'][number];

function Dates({ known: { dates }, path }: { known: PreventionAnswer; path: string }) {
  const words = useWords(PREVENTION_WORDS).dates;
  const language = useLanguage();
  const later = dates.slice(SHOWN);
  return (
    <section className="card" aria-labelledby="dates">
      <h2 id="dates">{words.title}</h2>
      {dates.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <>
          <DateList dates={dates.slice(0, SHOWN)} />
          {later.length > 0 && (
            <details>
              <summary>{words.more(later.length)}</summary>
              <DateList dates={later} />
            </details>
          )}
          <p>
            <a className="button quiet" href={`/api${path}/calendar.ics?language=${language}`} download>
              {words.calendar}
            </a>
          </p>
          <p className="quiet-text">{words.calendarText}</p>
        </>
      )}
    </section>
  );
}

function DateList({ dates }: { dates: readonly DueDate[] }) {
  const nameOf = useName();
  return (
    <ul className="due-dates">
      {dates.map(({ day, account, product, amount, currency }) => (
        <li key={`${day} ${account}`} className="beside">
          <span>
            <span className="figures">{day}</span> <span className="quiet-text">{nameOf(product)}</span>
          </span>
          <Money amount={amount} currency={currency} />
        </li>
      ))}
    </ul>
  );
}
