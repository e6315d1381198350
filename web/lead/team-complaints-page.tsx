/** What was complained about in the team, how much of it was right, and which clocks run? */

import { Link } from 'react-router';
import type { TeamComplaints } from '../../server/api/lead/lead-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { Columns } from '../parts/columns.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { COMPLAINT_DESK_WORDS } from '../studio/complaints/complaint-words.ts';
import { WAITING_WORDS } from './waiting-words.ts';
import './lead.css';

export function TeamComplaintsPage() {
  const words = useWords(WAITING_WORDS).complaints;
  const answer = useAnswer<TeamComplaints>('/lead/complaints', {}, undefined, { keep: true });
  return (
    <Frame door="lead" title={words.title} today={answer.data?.today ?? null} wide>
      <div className="lead-page">
        <h1>{words.title}</h1>
        <Shown answer={answer}>
          {(seen) => (
            <>
              <p className="lead">
                {words.lead(seen.from)} <Link to="/studio/complaints">{words.desk}</Link>
              </p>
              <Clocks seen={seen} />
              <div className="lead-halves">
                <Counts title={words.kinds} first={words.kind} rows={seen.kinds} none={words.none} isKind />
                <div className="lead-halves-column">
                  <Counts
                    title={words.caused}
                    first={words.agent}
                    rows={seen.caused}
                    none={words.causedNone}
                  />
                  <Counts
                    title={words.held}
                    first={words.agent}
                    rows={seen.held}
                    none={words.heldNone}
                    lead={words.heldLead}
                  />
                </div>
              </div>
            </>
          )}
        </Shown>
      </div>
    </Frame>
  );
}

function Clocks({ seen: { clocks } }: { seen: TeamComplaints }) {
  const words = useWords(WAITING_WORDS).complaints;
  const kinds = useWords(COMPLAINT_DESK_WORDS).kinds as Readonly<Record<string, string>>;
  return (
    <section className="card" aria-labelledby="clocks">
      <h2 id="clocks">{words.clocks}</h2>
      {clocks.length === 0 ? (
        <Empty>{words.clocksNone}</Empty>
      ) : (
        <Scroll label={words.clocks}>
          <table className="figures-table">
            <Columns of={[words.kind, words.account, words.received, words.dueOn, words.owner]} />
            <tbody>
              {clocks.map((one) => (
                <tr key={one.key}>
                  <th scope="row">
                    <Link to="/studio/complaints">{kinds[one.kind] ?? one.kind}</Link>
                  </th>
                  <td className="figures">
                    {one.account !== null && <Link to={`/agent?account=${one.account}`}>{one.account}</Link>}
                  </td>
                  <td className="figures">{one.receivedOn}</td>
                  <td className={`figures ${one.late ? 'clock-late' : ''}`}>
                    {one.dueOn ?? words.noClock} {one.late && `· ${words.late}`}
                  </td>
                  <td>{one.owner ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function Counts({
  title,
  first,
  rows,
  none,
  lead,
  isKind = false,
}: {
  title: string;
  first: string;
  rows: TeamComplaints['kinds'];
  none: string;
  lead?: string;
  isKind?: boolean;
}) {
  const words = useWords(WAITING_WORDS).complaints;
  const kinds = useWords(COMPLAINT_DESK_WORDS).kinds as Readonly<Record<string, string>>;
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {lead !== undefined && <p className="quiet-text">{lead}</p>}
      {rows.length === 0 ? (
        <Empty>{none}</Empty>
      ) : (
        <Scroll label={title}>
          <table className="figures-table">
            <Columns
              of={[
                first,
                ...[words.received, words.open, words.upheld, words.late].map((one) => ({ number: one })),
              ]}
            />
            <tbody>
              {rows.map((row) => (
                <tr key={row.of}>
                  <th scope="row">{isKind ? (kinds[row.of] ?? row.of) : row.of}</th>
                  <td className="number">{row.received}</td>
                  <td className="number">{row.open}</td>
                  <td className="number">{row.upheld}</td>
                  <td className={`number ${row.late > 0 ? 'clock-late' : ''}`}>{row.late}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
