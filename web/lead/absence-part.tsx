/** Who is away, until when, and who is back? */
import { type FormEvent, useState } from 'react';
import type { AssignmentAnswer } from '../../server/api/lead/assignment-schema.ts';
import { useWords } from '../parts/words.tsx';
import type { LeadAct } from './assignment-page.tsx';
import { ASSIGNMENT_WORDS } from './assignment-words.ts';

interface Props {
  readonly seen: AssignmentAnswer;
  readonly doing: LeadAct;
}

export function AbsencePart({ seen, doing }: Props) {
  const words = useWords(ASSIGNMENT_WORDS);
  const called = (number: string) => seen.members.find((one) => one.worker === number)?.name ?? number;
  const back = (absence: number, who: string) =>
    void doing.act(`/lead/assignment/absences/${absence}/end`, {}, () => words.isBack(who));
  return (
    <section className="card" aria-labelledby="absences">
      <h2 id="absences">{words.absences}</h2>
      <p className="quiet-text">{words.absenceLead}</p>
      {seen.absences.length === 0 ? (
        <p>{words.noAbsences}</p>
      ) : (
        <ul className="rows">
          {seen.absences.map((one) => (
            <li key={one.absence} className="row">
              <strong>{called(one.worker)}</strong>
              <span className="figures">
                {one.from} – {one.until}
              </span>
              <span className="quiet-text">{one.why}</span>
              <button
                type="button"
                className="quiet small-button"
                disabled={!doing.may}
                onClick={() => back(one.absence, called(one.worker))}
              >
                {words.isBack(called(one.worker))}
              </button>
            </li>
          ))}
        </ul>
      )}
      <AbsenceForm seen={seen} doing={doing} />
    </section>
  );
}

function AbsenceForm({ seen: { members, today }, doing }: Props) {
  const words = useWords(ASSIGNMENT_WORDS);
  const [worker, setWorker] = useState(members[0]?.worker ?? '');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(today);
  const [why, setWhy] = useState('');
  const note = async (event: FormEvent) => {
    event.preventDefault();
    const body = { worker, from, until, why };
    if (await doing.act('/lead/assignment/absences', body, () => words.away(until))) setWhy('');
  };
  return (
    <form className="in-line" onSubmit={(event) => void note(event)}>
      <label>
        {words.agent}
        <select value={worker} onChange={(event) => setWorker(event.target.value)}>
          {members.map((one) => (
            <option key={one.worker} value={one.worker}>
              {one.name ?? one.worker}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.absentFrom}
        <input type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {words.absentUntil}
        <input
          type="date"
          required
          min={from}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </label>
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
      <button type="submit" disabled={!doing.may}>
        {words.note}
      </button>
    </form>
  );
}
