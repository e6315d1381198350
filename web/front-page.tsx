/** Through which door does one come in? */
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { MeAnswer } from '../server/api/people/people-schema.ts';
import type { DoorsAnswer } from '../server/api/studio-schema.ts';
import { part, useAnswer } from './api/ask.ts';
import { FRONT_WORDS } from './front-words.ts';
import { Lateness } from './parts/amount.tsx';
import { Frame } from './parts/frame.tsx';
import { Shown, Waiting } from './parts/states.tsx';
import { useName, useWords } from './parts/words.tsx';

const DemoPeople = lazy(async () => ({ default: (await import('./people/demo-people.tsx')).DemoPeople }));

export function FrontPage() {
  const words = useWords(FRONT_WORDS);
  const me = useAnswer<MeAnswer>('/people/me', {});
  // Where people sign in, the book is nobody's business before.
  const isOpen = me.data !== undefined && (!me.data.required || me.data.demonstration);
  const answer = useAnswer<DoorsAnswer>('/doors', {}, undefined, { enabled: isOpen });
  return (
    <Frame title={words.title} today={answer.data?.today ?? null}>
      <h1>{words.title}</h1>
      <p className="lead">{words.intro}</p>
      {isOpen && (
        <Shown answer={answer}>
          {(doors) => (
            <p className="figures">
              {doors.today === null
                ? words.noNight
                : words.book(doors.accounts.toLocaleString('en'), doors.pastDue.toLocaleString('en'))}
            </p>
          )}
        </Shown>
      )}
      {me.data?.demonstration === true && (
        <Suspense fallback={<Waiting />}>
          <DemoPeople />
        </Suspense>
      )}
      <nav aria-label={words.title}>
        <ul className="doors">
          {me.data?.demonstration !== true && (
            <>
              <Door to="/borrower" name={words.borrower} text={words.borrowerText} />
              <Door to="/agent" name={words.agent} text={words.agentText} />
              <Door to="/lead" name={words.lead} text={words.leadText} />
              <Door to="/studio" name={words.studio} text={words.studioText} />
              <Door to="/compliance" name={words.compliance} text={words.complianceText} />
            </>
          )}
          {me.data?.demonstration === true && (
            <Door to="/stories" name={words.stories} text={words.storiesText} />
          )}
          {isOpen && <Door to="/inboxes" name={words.inboxes} text={words.inboxesText} />}
        </ul>
      </nav>
      {me.data?.required === false && answer.data !== undefined && <Samples samples={answer.data.samples} />}
    </Frame>
  );
}

function Door({ to, name, text }: { to: string; name: string; text: string }) {
  return (
    <li>
      <Link to={to} className="door">
        <span className="door-title">{name}</span>
        <span>{text}</span>
      </Link>
    </li>
  );
}

export function Samples({ samples }: { samples: DoorsAnswer['samples'] }) {
  const words = useWords(FRONT_WORDS);
  const nameOf = useName();
  if (samples.length === 0) return null;
  return (
    <section aria-labelledby="samples">
      <h2 id="samples">{words.samples}</h2>
      <ul className="rows">
        {samples.map(({ host, reference, name, language, product, daysPastDue }) => (
          <li key={`${host}/${reference}`}>
            <Link to={`/borrower/${part(host)}/${part(reference)}`} className="row">
              <span lang={language}>{name}</span>
              <span className="quiet-text">{nameOf(product)}</span>
              <Lateness days={daysPastDue} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
