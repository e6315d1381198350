/** Is a visit to this person worth it, what stands against it, and how is he looked for if he is lost? */
import { useState } from 'react';
import type { VisitCaseShown } from '../../server/api/visits/visits-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { Money } from '../parts/amount.tsx';
import { Columns } from '../parts/columns.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { ARRANGING_WORDS } from './arranging-words.ts';
import { HeardSounds } from './heard-sounds.tsx';

type Act = (path: string, body: object) => Promise<void>;

export function VisitCase({
  account,
  act,
  may,
  by,
}: {
  account: string;
  act: Act;
  may: boolean;
  by: string;
}) {
  const words = useWords(ARRANGING_WORDS).lead;
  const answer = useAnswer<VisitCaseShown>(`/lead/visits/accounts/${account}`, {});
  return (
    <Shown answer={answer}>
      {(seen) => (
        <section className="visit-case" aria-labelledby="visit-case">
          <h2 id="visit-case">{words.caseTitle(seen.name)}</h2>
          <div className="visit-aims">
            <Worth seen={seen} />
            <Against seen={seen} act={act} may={may} />
          </div>
          {may && seen.places.length > 0 && <Spots seen={seen} act={act} />}
          <HeardSounds sounds={seen.sounds} by={by} />
          <Search seen={seen} act={act} may={may} />
        </section>
      )}
    </Shown>
  );
}

function Worth({ seen: { worth, steps } }: { seen: VisitCaseShown }) {
  const words = useWords(ARRANGING_WORDS).lead;
  const name = useName();
  const { currency, overdue, value, cost, parts, chances } = worth;
  return (
    <div className="card">
      <h3>{words.worth}</h3>
      <table className="figures-table">
        <tbody>
          <tr>
            <th scope="row">{words.overdue}</th>
            <td className="number">
              <Money amount={overdue} currency={currency} />
            </td>
          </tr>
          {chances.map((one) => (
            <tr key={one.name}>
              <th scope="row">× {words.chances[one.name]}</th>
              <td className="number">{one.percent} %</td>
            </tr>
          ))}
          <tr>
            <th scope="row">= {words.value}</th>
            <td className="number">
              <strong>
                <Money amount={value} currency={currency} />
              </strong>
            </td>
          </tr>
          {parts.map((one) => (
            <tr key={one.name}>
              <th scope="row">{name(one.why)}</th>
              <td className="number">
                <Money amount={one.amount} currency={currency} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">= {words.cost}</th>
            <td className="number">
              <strong>
                <Money amount={cost} currency={currency} />
              </strong>
            </td>
          </tr>
        </tbody>
      </table>
      <p className="quiet-text">
        {words.assumption} ({worth.terms})
      </p>
      <Steps steps={steps} />
    </div>
  );
}

function Steps({ steps }: Pick<VisitCaseShown, 'steps'>) {
  const words = useWords(ARRANGING_WORDS).lead;
  return (
    <>
      <h3>{words.steps}</h3>
      <ul>
        {steps.map(({ step, stand, lastOn }) => (
          <li key={step}>
            {words.step[step]}: {words.stands[stand]}
            {lastOn !== null && (
              <span className="figures">
                {' '}
                ({words.lastOn} {lastOn})
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Against({ seen, act, may }: { seen: VisitCaseShown; act: Act; may: boolean }) {
  const words = useWords(ARRANGING_WORDS).lead;
  const name = useName();
  const [why, setWhy] = useState('');
  const [address, setAddress] = useState(seen.places[0]?.address ?? '');
  const use = seen.places.find((one) => one.address === address)?.use;
  return (
    <div className="card">
      <h3>{words.against}</h3>
      {seen.against.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <ul>
          {seen.against.map(({ code, told }) => (
            <li key={code}>{name(told)}</li>
          ))}
        </ul>
      )}
      {may && seen.against.length === 0 && seen.places.length > 0 && (
        <>
          <label className="visit-field">
            {words.caseTitle(seen.name)}
            <select value={address} onChange={(event) => setAddress(event.target.value)}>
              {seen.places.map((one) => (
                <option key={one.address} value={one.address}>
                  {one.lines.split('\n').slice(1).join(' ')}
                </option>
              ))}
            </select>
          </label>
          <label className="visit-field">
            {words.why}
            <textarea rows={2} value={why} onChange={(event) => setWhy(event.target.value)} />
          </label>
          <button
            type="button"
            disabled={why.trim() === ''}
            onClick={() =>
              void act(`accounts/${seen.account}/propose`, {
                place: use === 'work' ? 'work' : 'home',
                ...{ address, why },
              })
            }
          >
            {words.propose}
          </button>
        </>
      )}
    </div>
  );
}

function Spots({ seen: { account, places }, act }: { seen: VisitCaseShown; act: Act }) {
  const words = useWords(ARRANGING_WORDS).lead;
  return (
    <div className="card">
      <h3>{words.spots}</h3>
      <p>{words.spotsLead}</p>
      {places.map(({ address, lines, located }) => {
        const short = lines.split('\n').slice(1).join(' ');
        return (
          <form
            key={address}
            className="visit-row"
            onSubmit={(event) => {
              event.preventDefault();
              const form = new FormData(event.currentTarget);
              const [latitude, longitude] = [Number(form.get('latitude')), Number(form.get('longitude'))];
              void act(`accounts/${account}/spot`, { address, latitude, longitude });
            }}
          >
            <span>
              {short} ({located ? words.located : words.notLocated})
            </span>
            <label>
              {words.latitude} <input name="latitude" type="number" required min={-90} max={90} step="any" />
            </label>
            <label>
              {words.longitude}{' '}
              <input name="longitude" type="number" required min={-180} max={180} step="any" />
            </label>
            <button type="submit" className="quiet">
              {words.keepSpot(short)}
            </button>
          </form>
        );
      })}
    </div>
  );
}

function Search({ seen, act, may }: { seen: VisitCaseShown; act: Act; may: boolean }) {
  const words = useWords(ARRANGING_WORDS).lead;
  const name = useName();
  const { next } = seen;
  const path = `accounts/${seen.account}/search`;
  return (
    <div className="card">
      <h3>{words.search}</h3>
      <p>{words.searchLead}</p>
      <p>{seen.lost ? words.lost : words.notLost}</p>
      <Scroll label={words.search}>
        <table className="figures-table">
          <Columns of={[words.way, words.source, words.tried, words.outcome]} />
          <tbody>
            {seen.search.map((one) => (
              <tr key={one.way}>
                <th scope="row">{name(one.says)}</th>
                <td>
                  {one.source} ({one.confidence})
                </td>
                <td className="figures">{one.on ?? '–'}</td>
                <td>
                  {one.outcome !== null && words.outcomes[one.outcome]}
                  {may && next.way === one.way && next.state === 'try' && (
                    <button
                      type="button"
                      className="quiet"
                      onClick={() => void act(path, { way: one.way, outcome: null })}
                    >
                      {words.begin}
                    </button>
                  )}
                  {may &&
                    one.on !== null &&
                    one.outcome === null &&
                    (['found', 'nothing', 'not-available'] as const).map((outcome) => (
                      <button
                        key={outcome}
                        type="button"
                        className="quiet"
                        onClick={() => void act(path, { way: one.way, outcome })}
                      >
                        {words.outcomes[outcome]}
                      </button>
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
