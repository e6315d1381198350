/** What was heard in one call? The form with its recording, or what somebody has found. */

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { Answer } from '../../rules/lead/quality-score.ts';
import type { SampleAnswer, SampleShown } from '../../server/api/lead/quality-schema.ts';
import { Problem, tell, useAnswer } from '../api/ask.ts';
import { Columns } from '../parts/columns.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { QUALITY_WORDS } from './quality-words.ts';
import { useLeadNumber, WhoLeads } from './who-leads.tsx';

const ANSWERS: readonly Answer[] = ['yes', 'no', 'not-applicable'];
type Questions = SampleAnswer['questions'];

export function SampleForm({ call }: { call: string }) {
  const words = useWords(QUALITY_WORDS);
  const answer = useAnswer<SampleAnswer>(`/lead/quality/${call}`, {});
  return (
    <section className="card" aria-labelledby="sample">
      <p>
        <Link to="/lead/quality">{words.back}</Link>
      </p>
      <Shown answer={answer}>
        {({ sample, questions }) => (
          <>
            <h2 id="sample">
              {sample.day} · {sample.worker} · {sample.name}
            </h2>
            {sample.recording === null ? (
              <p className="note">{words.noRecording}</p>
            ) : (
              // biome-ignore lint/a11y/useMediaCaption: a call has no caption; the form asks for what was heard
              <audio controls preload="none" src={sample.recording} aria-label={words.recording} />
            )}
            {sample.answers === null ? (
              <Form sample={sample} questions={questions} />
            ) : (
              <Findings sample={sample} questions={questions} />
            )}
          </>
        )}
      </Shown>
    </section>
  );
}

interface Given {
  readonly answer: Answer | null;
  readonly note: string;
}

function Form({ sample, questions }: { sample: SampleShown; questions: Questions }) {
  const words = useWords(QUALITY_WORDS);
  const lead = useLeadNumber();
  const client = useQueryClient();
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({});
  const [coaching, setCoaching] = useState('');
  const [wrong, setWrong] = useState('');
  const of = (id: string): Given => given[id] ?? { answer: null, note: '' };
  const set = (id: string, change: Partial<Given>) => setGiven({ ...given, [id]: { ...of(id), ...change } });
  const missing = questions.filter(({ id }) => of(id).answer === null).length;
  const own = lead.number !== '' && lead.number === sample.worker;
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const answers = questions.map(({ id }) => ({ question: id, ...of(id) }));
    try {
      await tell(`/lead/quality/${sample.call}`, { by: lead.number, answers, coaching });
      await client.invalidateQueries();
    } catch (error) {
      setWrong(error instanceof Problem ? error.message : String(error));
    }
  };
  return (
    <form className="form" onSubmit={(event) => void keep(event)}>
      <WhoLeads lead={lead} />
      {own && <p className="wrong-line">{words.ownCall}</p>}
      {questions.map((one) => (
        <QuestionField key={one.id} one={one} given={of(one.id)} set={(change) => set(one.id, change)} />
      ))}
      <label>
        {words.coaching}
        <textarea
          rows={3}
          maxLength={1000}
          value={coaching}
          onChange={(event) => setCoaching(event.target.value)}
        />
      </label>
      <p aria-live="polite" className={wrong === '' ? 'unseen' : 'wrong-line'}>
        {wrong}
      </p>
      <div className="choices">
        <button type="submit" disabled={missing > 0 || own || lead.number === '' || !lead.may}>
          {words.keep}
        </button>
        {missing > 0 && <span className="quiet-text">{words.unanswered(missing)}</span>}
      </div>
    </form>
  );
}

function QuestionField({
  one,
  given,
  set,
}: {
  one: Questions[number];
  given: Given;
  set: (change: Partial<Given>) => void;
}) {
  const words = useWords(QUALITY_WORDS);
  const name = useName();
  return (
    <fieldset className="question">
      <legend>
        {name(one.name)} {one.grave && <span className="note">({words.gravely})</span>}
      </legend>
      <div className="choices">
        {ANSWERS.map((answer) => (
          <label key={answer}>
            <input
              type="radio"
              name={one.id}
              checked={given.answer === answer}
              onChange={() => set({ answer })}
            />
            {words.answers[answer]}
          </label>
        ))}
      </div>
      {given.answer === 'no' && (
        <label>
          {words.noteShort}
          <input
            required
            maxLength={500}
            aria-label={words.note(name(one.name))}
            value={given.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        </label>
      )}
    </fieldset>
  );
}

/** What was found, answer by answer. */
export function Findings({ sample, questions }: { sample: SampleShown; questions: Questions }) {
  const words = useWords(QUALITY_WORDS);
  const name = useName();
  return (
    <>
      <Scroll label={words.result}>
        <table className="figures-table">
          <Columns of={[words.call, words.result]} />
          <tbody>
            {questions.map((one) => {
              const found = sample.answers?.find(({ question }) => question === one.id);
              return (
                <tr key={one.id}>
                  <th scope="row">
                    {name(one.name)} {one.grave && <span className="note">({words.gravely})</span>}
                  </th>
                  <td className={found?.answer === 'no' ? 'clock-late' : undefined}>
                    {found === undefined ? '–' : words.answers[found.answer]}
                    {found !== undefined && found.note !== '' && <span className="block">{found.note}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      {sample.coaching !== null && (
        <p className="done-line">
          <strong>{words.mine.for}:</strong> {sample.coaching}
        </p>
      )}
      <p className="quiet-text">
        {words.reviewer} {sample.reviewer}, {sample.reviewedOn}
      </p>
    </>
  );
}
