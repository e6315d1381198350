/** What waits for a second pair of eyes, how long, and what may I decide of it? */

import { Link } from 'react-router';
import type { ApprovalsAnswer, WaitingItem } from '../../server/api/lead/lead-schema.ts';
import { REVIEW_WORDS } from '../agent/review/review-words.ts';
import { useAnswer } from '../api/ask.ts';
import { Columns } from '../parts/columns.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { WAITING_WORDS } from './waiting-words.ts';
import { useLeadNumber, WhoLeads } from './who-leads.tsx';
import './lead.css';

export function ApprovalsPage() {
  const words = useWords(WAITING_WORDS).approvals;
  const lead = useLeadNumber();
  const query = { staff: lead.number === '' ? undefined : lead.number };
  const answer = useAnswer<ApprovalsAnswer>('/lead/approvals', query, undefined, { keep: true });
  return (
    <Frame door="lead" title={words.title} today={answer.data?.today ?? null} wide>
      <div className="lead-page">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <WhoLeads lead={lead} />
        <Shown answer={answer}>
          {(seen) => (
            <>
              {lead.number !== '' && <p>{seen.level === null ? words.noLevel : words.level(seen.level)}</p>}
              <section className="card" aria-labelledby="waiting">
                <h2 id="waiting">{words.title}</h2>
                {seen.items.length === 0 ? <Empty>{words.none}</Empty> : <Items items={seen.items} />}
                <p className="quiet-text">
                  {words.letters(seen.letters, seen.items.filter(({ kind }) => kind === 'letter').length)}
                </p>
              </section>
              <Desks seen={seen} />
            </>
          )}
        </Shown>
      </div>
    </Frame>
  );
}

const timeOf = (instant: string) => `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;

function Items({ items }: { items: readonly WaitingItem[] }) {
  const words = useWords(WAITING_WORDS).approvals;
  const reviewKinds = useWords(REVIEW_WORDS).kinds;
  const kindOf = ({ kind, reviewKind }: WaitingItem) =>
    reviewKind === null ? (words.kinds[kind] ?? kind) : (reviewKinds[reviewKind] ?? reviewKind);
  return (
    <Scroll label={words.title}>
      <table className="figures-table">
        <Columns
          of={[words.what, words.who, words.proposed, words.authority, words.since, words.due, words.may]}
        />
        <tbody>
          {items.map((one) => (
            <tr key={`${one.kind} ${one.key}`}>
              <th scope="row">
                <Link to={one.path}>
                  {kindOf(one)}
                  {one.kind !== 'letter' && <span className="quiet-text"> {one.what}</span>}
                </Link>
              </th>
              <td>{one.who}</td>
              <td>{one.proposedBy}</td>
              <td>{one.level === null ? '' : words.levelShort(one.level)}</td>
              <td className="figures">
                {one.kind === 'letter' ? one.since.slice(0, 10) : timeOf(one.since)}
              </td>
              <td className={`figures ${one.clock === 'late' ? 'clock-late' : ''}`}>
                {one.due === null ? '' : `${timeOf(one.due)} · ${words.clocks[one.clock]}`}
              </td>
              <td>
                {one.may !== null ? (
                  <strong>{words.mays[one.may]}</strong>
                ) : (
                  <span className="quiet-text">{words.whys[one.whyNot ?? 'other-role']}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Desks({ seen: { desks } }: { seen: ApprovalsAnswer }) {
  const words = useWords(WAITING_WORDS).approvals;
  return (
    <section className="card" aria-labelledby="desks">
      <h2 id="desks">{words.desks}</h2>
      <ul className="rows">
        <li>
          <Link className="row" to="/studio/complaints">
            {words.complaints(desks.complaints, desks.complaintsLate)}
          </Link>
        </li>
        <li>
          <Link className="row" to="/studio/disputes">
            {words.disputes(desks.disputes, desks.disputesLate)}
          </Link>
        </li>
      </ul>
    </section>
  );
}
