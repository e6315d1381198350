/** What is the team doing, what waits, what is due, and how do the last weeks look? */

import { Link } from 'react-router';
import type { LeadToday } from '../../server/api/lead/lead-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { Columns } from '../parts/columns.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { LEAD_WORDS } from './lead-words.ts';
import { useTeamNews } from './team-news.ts';
import './lead.css';

export function TeamPage() {
  const words = useWords(LEAD_WORDS).today;
  useTeamNews();
  const answer = useAnswer<LeadToday>('/lead/today', {}, undefined, { keep: true });
  return (
    <Frame door="lead" title={words.title} today={answer.data?.today ?? null} wide>
      <div className="lead-page">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <Shown answer={answer}>
          {(seen) => (
            <>
              <Due seen={seen} />
              <div className="lead-halves">
                <Agents seen={seen} />
                <Queues seen={seen} />
              </div>
              <Scored seen={seen} />
              <RefusedCalls seen={seen} />
            </>
          )}
        </Shown>
      </div>
    </Frame>
  );
}

function Due({ seen: { due } }: { seen: LeadToday }) {
  const words = useWords(LEAD_WORDS).today;
  const desks = {
    promises: '/lead/promises',
    callBacks: '/agent/calls',
    reviews: '/lead/approvals',
    complaints: '/lead/complaints',
    disputes: '/studio/disputes',
    abuses: '/lead/abuses',
  } as const;
  return (
    <section aria-labelledby="due">
      <h2 id="due">{words.due}</h2>
      <ul className="due-list">
        {(Object.keys(desks) as (keyof typeof desks)[]).map((what) => (
          <li key={what}>
            <Link to={desks[what]}>
              <span className="due-count figures">{due[what]}</span> {words.dues[what]}
            </Link>
            {what === 'callBacks' && due.callBacksLate > 0 && (
              <span className="note">{words.lateCalls(due.callBacksLate)}</span>
            )}
            {what === 'abuses' && due.abusesUnseen > 0 && (
              <span className="note">{words.unseen(due.abusesUnseen)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const hourOf = (instant: string) =>
  new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

function Agents({ seen: { agents, signedIn } }: { seen: LeadToday }) {
  const words = useWords(LEAD_WORDS).today;
  return (
    <section className="card" aria-labelledby="agents">
      <h2 id="agents">{words.agents}</h2>
      {agents.length === 0 ? (
        <Empty>{words.noTeam}</Empty>
      ) : (
        <Scroll label={words.agents}>
          <table className="figures-table">
            <Columns
              of={[
                words.agent,
                words.state,
                { number: words.load },
                { number: words.calls },
                { number: words.rightParty },
              ]}
            />
            <tbody>
              {agents.map((one) => (
                <tr key={one.worker}>
                  <th scope="row">
                    <Link to={`/lead/assignment?worker=${one.worker}`}>{one.name ?? one.worker}</Link>
                    {one.name !== null && <span className="quiet-text"> {one.worker}</span>}
                  </th>
                  <td>
                    <span className={`agent-state ${one.state}`}>{words.states[one.state]}</span>{' '}
                    {one.state === 'absent' && one.awayUntil !== null ? (
                      <span className="quiet-text figures">{words.until(one.awayUntil)}</span>
                    ) : (
                      one.since !== null && (
                        <span className="quiet-text figures">{words.since(hourOf(one.since))}</span>
                      )
                    )}
                  </td>
                  <td className="number">
                    {one.load} / {one.capacity}
                  </td>
                  <td className="number">{one.calls}</td>
                  <td className="number">{one.rightParty}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p className="quiet-text">{signedIn ? words.derived : words.derivedOpen}</p>
    </section>
  );
}

function Queues({ seen: { queues } }: { seen: LeadToday }) {
  const words = useWords(LEAD_WORDS).today;
  const name = useName();
  return (
    <section className="card" aria-labelledby="queues">
      <h2 id="queues">{words.queues}</h2>
      {queues.length === 0 ? (
        <Empty>{words.noQueues}</Empty>
      ) : (
        <Scroll label={words.queues}>
          <table className="figures-table">
            <Columns
              of={[
                words.queue,
                { number: words.waiting },
                words.oldest,
                { number: words.held },
                { number: words.given },
                { number: words.left },
              ]}
            />
            <tbody>
              {queues.map((one) => (
                <tr key={one.queue}>
                  <th scope="row">{name(one.name)}</th>
                  <td className="number">{one.waiting}</td>
                  <td className="figures">{one.oldest}</td>
                  <td className="number">{one.held}</td>
                  <td className="number">{one.given}</td>
                  <td className="number">
                    {one.noRoom + one.nobody}
                    {one.noRoom > 0 && <span className="note block">{words.noRoom(one.noRoom)}</span>}
                    {one.nobody > 0 && <span className="note block">{words.nobody(one.nobody)}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function Scored({ seen: { scored } }: { seen: LeadToday }) {
  const all = useWords(LEAD_WORDS);
  const words = all.today;
  if (scored.agents.length === 0) return null;
  return (
    <section className="card" aria-labelledby="scored">
      <h2 id="scored">{words.scored(scored.from)}</h2>
      <p className="quiet-text">{words.scoredLead}</p>
      <Scroll label={words.scored(scored.from)}>
        <table className="figures-table">
          <Columns
            of={[
              words.agent,
              { number: words.keptShare },
              { number: words.conversations },
              { number: words.upheld },
              { number: words.quality },
              { number: words.refusedShort },
            ]}
          />
          <tbody>
            {scored.agents.map((one) => {
              const { n, score } = one.quality;
              return (
                <tr key={one.worker}>
                  <th scope="row">{one.name ?? one.worker}</th>
                  <td className="number">{words.ofDecided(one.kept, one.decided)}</td>
                  <td className="number">{words.ofCalls(one.rightParty, one.calls)}</td>
                  <td className="number">{one.upheld}</td>
                  <td className="number">
                    {score === null ? (
                      <span className="quiet-text">{words.tooFew(n, scored.leastSamples)}</span>
                    ) : (
                      all.score(score.mean, score.low, score.high, n)
                    )}
                  </td>
                  <td className="number">{one.refused}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function RefusedCalls({ seen: { refused } }: { seen: LeadToday }) {
  const words = useWords(LEAD_WORDS).today;
  return (
    <section className="card" aria-labelledby="refused">
      <h2 id="refused">{words.refused}</h2>
      {refused.count === 0 ? (
        <Empty>{words.noRefused}</Empty>
      ) : (
        <>
          <p className="quiet-text">{words.refusedCount(refused.count, refused.items.length)}</p>
          <Scroll label={words.refused}>
            <table className="figures-table">
              <Columns of={[words.when, words.agent, words.who, words.rule]} />
              <tbody>
                {refused.items.map((one) => (
                  <tr key={`${one.worker}-${one.at}-${one.account}`}>
                    <td className="figures">{hourOf(one.at)}</td>
                    <td>{one.worker}</td>
                    <td>
                      {one.account === null ? (
                        one.name
                      ) : (
                        <Link to={`/agent?account=${one.account}`}>{one.name}</Link>
                      )}
                    </td>
                    <td>{one.rule}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
    </section>
  );
}
