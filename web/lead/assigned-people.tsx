/** Which people has an agent, and who is to have them? Chosen one by one or all at once; nothing is moved without a reason. */

import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { AssignmentAnswer, MovedAnswer, PeopleAnswer } from '../../server/api/lead/assignment-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { Columns } from '../parts/columns.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import type { LeadAct } from './assignment-page.tsx';
import { ASSIGNMENT_WORDS } from './assignment-words.ts';

const PAGE = 25;

interface Props {
  readonly worker: string;
  readonly seen: AssignmentAnswer;
  readonly doing: LeadAct;
}

export function AssignedPeople({ worker, seen, doing }: Props) {
  const words = useWords(ASSIGNMENT_WORDS);
  const [after, setAfter] = useState<string | undefined>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = { worker, after, size: PAGE };
  const answer = useAnswer<PeopleAnswer>('/lead/assignment/people', query, undefined, { keep: true });
  const called = seen.members.find((one) => one.worker === worker)?.name ?? worker;
  const flip = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  return (
    <section className="card" aria-labelledby="people-of">
      <h2 id="people-of">{words.people(called)}</h2>
      <Shown answer={answer}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty>{words.peopleNone}</Empty>
          ) : (
            <>
              <People page={page} seen={seen} chosen={chosen} flip={flip} />
              <div className="choices">
                {after !== undefined && (
                  <button type="button" className="quiet small-button" onClick={() => setAfter(undefined)}>
                    {words.first}
                  </button>
                )}
                {page.next !== null && (
                  <button type="button" className="quiet small-button" onClick={() => setAfter(page.next!)}>
                    {words.next}
                  </button>
                )}
              </div>
              <MoveForm
                worker={worker}
                seen={seen}
                doing={doing}
                chosen={chosen}
                moved={() => {
                  setChosen(new Set());
                  setAfter(undefined);
                }}
              />
            </>
          )
        }
      </Shown>
    </section>
  );
}

function People({
  page,
  seen,
  chosen,
  flip,
}: {
  page: PeopleAnswer;
  seen: AssignmentAnswer;
  chosen: ReadonlySet<string>;
  flip: (key: string) => void;
}) {
  const words = useWords(ASSIGNMENT_WORDS);
  const name = useName();
  const queueNames = new Map(seen.queues.map((one) => [one.id, name(one.name)]));
  return (
    <Scroll label={words.person}>
      <table className="figures-table">
        <Columns
          of={[
            { unseen: words.which },
            words.person,
            words.queue,
            { number: words.late },
            words.since,
            words.reason,
          ]}
        />
        <tbody>
          {page.items.map((one) => (
            <tr key={one.key}>
              <td>
                <input
                  type="checkbox"
                  className="tick"
                  aria-label={words.choose(`${one.name} ${one.account}`)}
                  checked={chosen.has(one.key)}
                  onChange={() => flip(one.key)}
                />
              </td>
              <th scope="row">
                <Link to={`/agent?account=${one.account}`}>{one.name}</Link>{' '}
                <span className="quiet-text figures">{one.account}</span>
                {one.care && <span className="note"> {words.care}</span>}
              </th>
              <td>{one.queue === null ? words.nothingDue : (queueNames.get(one.queue) ?? one.queue)}</td>
              <td className="number">{one.daysLate ?? ''}</td>
              <td className="figures">{one.since.slice(0, 10)}</td>
              <td>
                {words.whys[one.why] ?? one.why}
                {one.home !== null && <span className="note block">{words.home(one.home)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** What came of it, in a sentence: how many were given on, and who stayed for which reason. */
function useMovedWords(): (answer: MovedAnswer) => string {
  const words = useWords(ASSIGNMENT_WORDS);
  return ({ moved, left }) => {
    const counts = Map.groupBy(left, (one) => one.why);
    const parts = [...counts].map(([one, those]) => `${those.length} ${words.leftWhys[one]}`);
    const stayed = left.length > 0 ? [words.leftBehind(left.length), parts.join('; ')] : [];
    return [words.moved(moved), ...stayed].join(' ');
  };
}

function MoveForm({
  worker,
  seen,
  doing,
  chosen,
  moved,
}: Props & { readonly chosen: ReadonlySet<string>; readonly moved: () => void }) {
  const words = useWords(ASSIGNMENT_WORDS);
  const say = useMovedWords();
  const [all, setAll] = useState(false);
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const others = seen.members.filter((one) => one.worker !== worker && one.awayUntil === null);
  const give = async (event: FormEvent) => {
    event.preventDefault();
    const whom = all ? { allOf: worker } : { people: [...chosen] };
    const body = { ...whom, to: to === '' ? null : to, why };
    if (!(await doing.act<MovedAnswer>('/lead/assignment/moves', body, say))) return;
    setWhy('');
    moved();
  };
  return (
    <form className="form" onSubmit={(event) => void give(event)}>
      <h3>{words.move}</h3>
      <div className="in-line">
        <label>
          {words.which}
          <select value={all ? 'all' : 'chosen'} onChange={(event) => setAll(event.target.value === 'all')}>
            <option value="chosen">{words.chosen(chosen.size)}</option>
            <option value="all">{words.everybody}</option>
          </select>
        </label>
        <Taker to={to} choose={setTo} others={others} />
        <label>
          {words.why}
          <input
            required
            minLength={3}
            maxLength={300}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        </label>
        <button type="submit" disabled={!doing.may || (!all && chosen.size === 0)}>
          {words.give}
        </button>
      </div>
      {doing.number === '' && <p className="quiet-text">{words.sayWho}</p>}
    </form>
  );
}

function Taker({
  to,
  choose,
  others,
}: {
  to: string;
  choose: (worker: string) => void;
  others: AssignmentAnswer['members'];
}) {
  const words = useWords(ASSIGNMENT_WORDS);
  return (
    <label>
      {words.to}
      <select value={to} onChange={(event) => choose(event.target.value)}>
        <option value="">{words.byRule}</option>
        {others.map((one) => (
          <option key={one.worker} value={one.worker}>
            {one.name ?? one.worker} ({one.load} / {one.capacity})
          </option>
        ))}
      </select>
    </label>
  );
}
