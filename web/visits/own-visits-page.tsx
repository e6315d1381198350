/** Does somebody want to meet me, who, when, and how do I say yes, another time, or no? */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { OwnVisit, OwnVisits } from '../../server/api/visits/visits-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { ARRANGING_WORDS } from './arranging-words.ts';
import '../borrower/borrower.css';
import './visits.css';

export function OwnVisitsPage() {
  const words = useWords(ARRANGING_WORDS).own;
  const { host = '', reference = '' } = useParams();
  const path = `/borrower/${part(host)}/${part(reference)}/visits`;
  const answer = useAnswer<OwnVisits>(path, {});
  return (
    <Frame door="borrower" title={words.title}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Shown answer={answer}>
        {({ visits, places }) =>
          visits.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            visits.map((visit) => <Visit key={visit.visit} visit={visit} places={places} path={path} />)
          )
        }
      </Shown>
    </Frame>
  );
}

function Visit({ visit, places, path }: { visit: OwnVisit; places: OwnVisits['places']; path: string }) {
  const words = useWords(ARRANGING_WORDS).own;
  const language = useLanguage();
  const client = useQueryClient();
  const [error, setError] = useState<Error | null>(null);
  const { state, appointment } = visit;
  const base = `${path}/${visit.visit}`;
  const act = async (what: string, body: object) => {
    try {
      await tell(`${base}/${what}`, body);
      setError(null);
      await client.invalidateQueries({ queryKey: [path] });
    } catch (failed) {
      setError(failed as Error);
    }
  };
  const isOpen = state === 'asked' || state === 'booked';
  return (
    <section className="card" aria-label={words.states[state]}>
      <h2>{words.states[state]}</h2>
      {appointment !== null && (
        <p>
          <strong className="figures">{words.booked(appointment.text)}</strong>
        </p>
      )}
      {state === 'declined' && <p>{words.declined}</p>}
      {isOpen && (
        <>
          <h3>{words.where}</h3>
          <p className="visit-address">{visit.where}</p>
          <Faces visit={visit} />
          {state === 'asked' && <Times visit={visit} confirm={(body) => act('confirm', body)} />}
          {appointment !== null && (
            <p>
              <a href={`/api${base}/calendar.ics?language=${language}`}>{words.calendar}</a>
            </p>
          )}
          <Other visit={visit} places={places} act={act} />
        </>
      )}
      {visit.sounds.length > 0 && <h3>{words.sound}</h3>}
      {visit.sounds.map(({ sound }, place) =>
        sound === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list of what was recorded never changes its order
          <p key={place}>{words.soundGone}</p>
        ) : (
          // biome-ignore lint/a11y/useMediaCaption: what was said at a door is not written down by anybody
          <audio key={sound} controls preload="none" src={sound} aria-label={words.sound} />
        ),
      )}
      {error !== null && <Failing error={error} again={() => setError(null)} />}
    </section>
  );
}

function Faces({ visit: { visitors } }: { visit: OwnVisit }) {
  const words = useWords(ARRANGING_WORDS).own;
  return (
    <>
      <h3>{words.who}</h3>
      <ul className="visit-faces">
        {visitors.map(({ name, card, photo }) => (
          <li key={card}>
            <img src={photo} alt={words.photo(name)} width="96" height="96" />
            <strong>{name}</strong>
            <br />
            <span className="figures">{words.card(card)}</span>
          </li>
        ))}
      </ul>
      <h3>{words.check}</h3>
      <p>{words.checkText}</p>
      <p>
        <a href="/verify">{words.checkLink}</a>
      </p>
    </>
  );
}

function Times({
  visit,
  confirm,
}: {
  visit: OwnVisit;
  confirm: (body: { from: string; accompanied: boolean }) => Promise<void>;
}) {
  const words = useWords(ARRANGING_WORDS).own;
  const [from, setFrom] = useState<string | null>(null);
  const [accompanied, setAccompanied] = useState(false);
  const [missing, setMissing] = useState(false);
  const give = () => {
    setMissing(from === null);
    if (from !== null) void confirm({ from, accompanied });
  };
  return (
    <>
      <p>{words.asked}</p>
      <fieldset className="visit-times">
        <legend>{words.times}</legend>
        {visit.windows.map((window) => (
          <label key={window.from} className="visit-check">
            <input
              type="radio"
              name={`time-${visit.visit}`}
              checked={from === window.from}
              onChange={() => setFrom(window.from)}
            />
            <span className="figures">{window.text}</span>
          </label>
        ))}
      </fieldset>
      <label className="visit-check">
        <input
          type="checkbox"
          checked={accompanied}
          onChange={(event) => setAccompanied(event.target.checked)}
        />
        {words.along}
      </label>
      {missing && <p role="alert">{words.choose}</p>}
      <button type="button" onClick={give}>
        {words.confirm}
      </button>
    </>
  );
}

function Other({
  visit,
  places,
  act,
}: {
  visit: OwnVisit;
  places: OwnVisits['places'];
  act: (what: string, body: object) => Promise<void>;
}) {
  const words = useWords(ARRANGING_WORDS).own;
  const [address, setAddress] = useState('');
  return (
    <div className="visit-row">
      <details>
        <summary>{words.move}</summary>
        <label className="visit-field">
          {words.at}
          <select value={address} onChange={(event) => setAddress(event.target.value)}>
            <option value="">{words.same}</option>
            {places
              .filter((one) => one.address !== visit.address)
              .map((one) => (
                <option key={one.address} value={one.address}>
                  {one.lines.replaceAll('\n', ' ')}
                </option>
              ))}
          </select>
        </label>
        <button
          type="button"
          className="quiet"
          onClick={() => void act('move', { address: address === '' ? null : address })}
        >
          {words.moveIt}
        </button>
      </details>
      <button type="button" className="quiet" onClick={() => void act('decline', {})}>
        {words.decline}
      </button>
    </div>
  );
}
