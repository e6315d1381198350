/** Who may be sent to a door, with which card, face and training, and how is a card given or ended? */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { VisitorCards } from '../../server/api/visits/visits-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { useLeadNumber, WhoLeads } from '../lead/who-leads.tsx';
import { Columns } from '../parts/columns.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { VISITORS_WORDS } from './visitors-words.ts';
import '../lead/lead.css';
import './visits.css';

type Visitor = VisitorCards['visitors'][number];
type Act = (path: string, body: object) => Promise<void>;
const MOST = 300_000;

export function VisitorsPage() {
  const words = useWords(VISITORS_WORDS);
  const lead = useLeadNumber();
  const client = useQueryClient();
  const [error, setError] = useState<Error | null>(null);
  const answer = useAnswer<VisitorCards>('/lead/visits/cards', {}, undefined, { keep: true });
  const act: Act = async (path, body) => {
    try {
      await tell(`/lead/visits/cards${path}`, { by: lead.number, ...body });
      setError(null);
    } catch (failed) {
      setError(failed as Error);
    }
    await client.invalidateQueries();
  };
  return (
    <Frame door="lead" title={words.title} today={answer.data?.today ?? null} wide>
      <div className="lead-page">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <p>
          <Link to="/lead/visits">{words.back}</Link>
        </p>
        <WhoLeads lead={lead} />
        {error !== null && <Failing error={error} again={() => setError(null)} />}
        <Shown answer={answer}>
          {({ visitors }) =>
            visitors.length === 0 ? (
              <Empty>{words.none}</Empty>
            ) : (
              <>
                <Cards visitors={visitors} act={act} may={lead.may} />
                {lead.may && <GiveCard visitors={visitors} act={act} />}
              </>
            )
          }
        </Shown>
      </div>
    </Frame>
  );
}

function Cards({ visitors, act, may }: { visitors: readonly Visitor[]; act: Act; may: boolean }) {
  const words = useWords(VISITORS_WORDS);
  const [, , card, kept, training, ready] = words.columns;
  return (
    <Scroll label={words.title} stacks>
      <table className="figures-table">
        <Columns of={words.columns} />
        <tbody>
          {visitors.map((one) => {
            const path = `/${part(one.staff)}`;
            return (
              <tr key={one.staff}>
                <td>
                  {one.face === null ? (
                    words.noPhoto
                  ) : (
                    <img src={one.face} alt={words.photo(one.name)} width="48" height="48" />
                  )}
                </td>
                <th scope="row">
                  {one.name} <span className="quiet-text figures">{one.staff}</span>
                </th>
                <td className="figures visit-with-act" data-label={card}>
                  {one.card ?? words.noCard}
                  {one.card !== null && !one.counts && ` (${words.ended})`}
                  {may && one.counts && (
                    <button type="button" className="quiet" onClick={() => void act(`${path}/end`, {})}>
                      {words.end(one.name)}
                    </button>
                  )}
                </td>
                <td className="figures" data-label={kept}>
                  {one.keptOn ?? '–'}
                </td>
                <td className="visit-with-act" data-label={training}>
                  {one.trained ? words.trained : words.untrained}
                  {may && (
                    <button
                      type="button"
                      className="quiet"
                      onClick={() => void act(`${path}/training`, { trained: !one.trained })}
                    >
                      {(one.trained ? words.untrain : words.train)(one.name)}
                    </button>
                  )}
                </td>
                <td data-label={ready}>{one.ready ? words.yes : words.no}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

function GiveCard({ visitors, act }: { visitors: readonly Visitor[]; act: Act }) {
  const words = useWords(VISITORS_WORDS);
  const [large, setLarge] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const shown = event.currentTarget;
    const form = new FormData(shown);
    const file = form.get('photo') as File;
    setLarge(file.size > MOST);
    if (file.size === 0 || file.size > MOST) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const photo = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    await act('', { staff: form.get('staff'), card: form.get('card'), photo, type: file.type });
    shown.reset();
  };
  return (
    <section className="card" aria-labelledby="give-card">
      <h2 id="give-card">{words.give}</h2>
      <form onSubmit={(event) => void submit(event)}>
        <label className="visit-field">
          {words.who}
          <select name="staff">
            {visitors.map(({ staff, name }) => (
              <option key={staff} value={staff}>
                {name} ({staff})
              </option>
            ))}
          </select>
        </label>
        <label className="visit-field">
          {words.card}
          <input name="card" required minLength={3} maxLength={40} autoComplete="off" />
        </label>
        <label className="visit-field">
          {words.file}
          <input name="photo" type="file" required accept="image/jpeg,image/png,image/webp" />
        </label>
        {large && <p role="alert">{words.large}</p>}
        <button type="submit">{words.save}</button>
      </form>
    </section>
  );
}
