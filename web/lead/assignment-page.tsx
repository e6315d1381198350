/** Who has whom, how much room is there, who is away, and what was done about it? */

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { AssignmentAnswer } from '../../server/api/lead/assignment-schema.ts';
import { tell, useAnswer } from '../api/ask.ts';
import { Columns } from '../parts/columns.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { AbsencePart } from './absence-part.tsx';
import { AssignedPeople } from './assigned-people.tsx';
import { ASSIGNMENT_WORDS } from './assignment-words.ts';
import { MemberForm } from './member-form.tsx';
import { useTeamNews } from './team-news.ts';
import { useLeadNumber, WhoLeads } from './who-leads.tsx';
import './lead.css';

/** What a part may do here. `act` tells the server, shows what came of it and asks anew; false: it was refused. */
export interface LeadAct {
  readonly number: string;
  readonly may: boolean;
  readonly act: <T>(path: string, body: object, told: (answer: T) => string) => Promise<boolean>;
}

export function AssignmentPage() {
  const words = useWords(ASSIGNMENT_WORDS);
  useTeamNews();
  const lead = useLeadNumber();
  const client = useQueryClient();
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string } | null>(null);
  const [asked] = useSearchParams();
  const worker = asked.get('worker');
  const answer = useAnswer<AssignmentAnswer>('/lead/assignment', {}, undefined, { keep: true });
  const act: LeadAct['act'] = async (path, body, say) => {
    try {
      const done = await tell(path, { by: lead.number, ...body });
      setTold({ good: true, words: say(done as Parameters<typeof say>[0]) });
      await client.invalidateQueries();
      return true;
    } catch (error) {
      setTold({ good: false, words: error instanceof Error ? error.message : String(error) });
      return false;
    }
  };
  const doing: LeadAct = { number: lead.number, may: lead.may && lead.number !== '', act };
  return (
    <Frame door="lead" title={words.title} today={answer.data?.today ?? null} wide>
      <div className="lead-page">
        <h1>{words.title}</h1>
        <Shown answer={answer}>
          {(seen) => (
            <>
              <p className="lead">{words.lead(seen.source)}</p>
              <WhoLeads lead={lead} />
              {!lead.may && <p className="quiet-text">{words.look}</p>}
              <p
                aria-live="polite"
                className={told === null ? 'unseen' : told.good ? 'done-line' : 'wrong-line'}
              >
                {told?.words}
              </p>
              <Unassigned seen={seen} />
              <Members seen={seen} doing={doing} chosen={worker} />
              {worker !== null && <AssignedPeople key={worker} worker={worker} seen={seen} doing={doing} />}
              <div className="lead-halves">
                <AbsencePart seen={seen} doing={doing} />
                <Rounds seen={seen} doing={doing} />
              </div>
            </>
          )}
        </Shown>
      </div>
    </Frame>
  );
}

function Unassigned({ seen: { unassigned } }: { seen: AssignmentAnswer }) {
  const words = useWords(ASSIGNMENT_WORDS);
  const count = unassigned.noRoom + unassigned.nobody;
  return count === 0 ? null : <p className="wrong-line">{words.unassigned(count)}</p>;
}

function Members({ seen, doing, chosen }: { seen: AssignmentAnswer; doing: LeadAct; chosen: string | null }) {
  const words = useWords(ASSIGNMENT_WORDS);
  const name = useName();
  const [changing, setChanging] = useState<string | null>(null);
  const queueNames = new Map(seen.queues.map((one) => [one.id, name(one.name)]));
  const member = seen.members.find(({ worker }) => worker === changing);
  return (
    <section className="card" aria-labelledby="members">
      <h2 id="members">{words.agents}</h2>
      <Scroll label={words.agents}>
        <table className="figures-table">
          <Columns
            of={[
              words.agent,
              { number: words.loadOf },
              words.languages,
              words.queues,
              words.training,
              { unseen: words.changeShort },
            ]}
          />
          <tbody>
            {seen.members.map((one) => (
              <Member
                key={one.worker}
                one={one}
                queueNames={queueNames}
                chosen={one.worker === chosen}
                may={doing.may}
                change={() => setChanging(one.worker)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
      {member !== undefined && (
        <MemberForm
          key={member.worker}
          member={member}
          queues={seen.queues}
          doing={doing}
          done={() => setChanging(null)}
        />
      )}
    </section>
  );
}

function Member({
  one,
  queueNames,
  chosen,
  may,
  change,
}: {
  one: AssignmentAnswer['members'][number];
  queueNames: ReadonlyMap<string, string>;
  chosen: boolean;
  may: boolean;
  change: () => void;
}) {
  const words = useWords(ASSIGNMENT_WORDS);
  return (
    <tr aria-current={chosen ? 'true' : undefined}>
      <th scope="row">
        <Link to={`?worker=${one.worker}`} aria-label={words.show(one.name ?? one.worker)}>
          {one.name ?? one.worker}
        </Link>
        {one.awayUntil !== null && <span className="note block">{words.away(one.awayUntil)}</span>}
      </th>
      <td className="number">
        {one.load} / {one.capacity}
      </td>
      <td>{one.languages.map((language) => words.languageNames[language] ?? language).join(' · ')}</td>
      <td>
        {one.queues.length === 0 ? words.all : one.queues.map((id) => queueNames.get(id) ?? id).join(' · ')}
      </td>
      <td>{one.trained ? words.trained : words.untrained}</td>
      <td className="number">
        <button
          type="button"
          className="quiet small-button"
          aria-label={words.change(one.name ?? one.worker)}
          disabled={!may}
          onClick={change}
        >
          {words.changeShort}
        </button>
      </td>
    </tr>
  );
}

function Rounds({ seen: { rounds }, doing }: { seen: AssignmentAnswer; doing: LeadAct }) {
  const words = useWords(ASSIGNMENT_WORDS);
  const undo = (round: number) =>
    void doing.act<{ moved: number }>(
      `/lead/assignment/rounds/${round}/undo`,
      { why: words.undoWhy },
      ({ moved }) => words.undone(moved),
    );
  return (
    <section className="card" aria-labelledby="rounds">
      <h2 id="rounds">{words.rounds}</h2>
      {rounds.length === 0 ? (
        <Empty>{words.noRounds}</Empty>
      ) : (
        <Scroll label={words.rounds}>
          <table className="figures-table">
            <Columns
              of={[
                words.day,
                words.by,
                words.reason,
                { number: words.movedShort },
                { number: words.undoable },
                { unseen: words.undo },
              ]}
            />
            <tbody>
              {rounds.map((one) => (
                <Round key={one.round} one={one} may={doing.may} undo={() => undo(one.round)} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function Round({
  one,
  may,
  undo,
}: {
  one: AssignmentAnswer['rounds'][number];
  may: boolean;
  undo: () => void;
}) {
  const words = useWords(ASSIGNMENT_WORDS);
  return (
    <tr>
      <th scope="row" className="figures">
        {one.day}
      </th>
      <td>
        {words.roundKinds[one.kind]}
        {one.kind !== 'morning' && <span className="quiet-text"> {one.by}</span>}
      </td>
      <td>
        {one.kind === 'morning' ? words.byRule : one.why}
        {one.undoes !== null && <span className="quiet-text"> ({words.ofRound(one.undoes)})</span>}
      </td>
      <td className="number">{one.moved}</td>
      <td className="number">{one.unchanged}</td>
      <td className="number">
        <button
          type="button"
          className="quiet small-button"
          aria-label={words.undoOf(one.round)}
          disabled={!may || one.unchanged === 0}
          onClick={undo}
        >
          {words.undo}
        </button>
      </td>
    </tr>
  );
}
