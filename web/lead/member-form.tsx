/** What holds for one agent: how many people, which languages, which queues? */
import { type FormEvent, useState } from 'react';
import type { AssignmentAnswer } from '../../server/api/lead/assignment-schema.ts';
import { useName, useWords } from '../parts/words.tsx';
import type { LeadAct } from './assignment-page.tsx';
import { ASSIGNMENT_WORDS } from './assignment-words.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;

export function MemberForm({
  member,
  queues,
  doing,
  done,
}: {
  member: AssignmentAnswer['members'][number];
  queues: AssignmentAnswer['queues'];
  doing: LeadAct;
  done: () => void;
}) {
  const words = useWords(ASSIGNMENT_WORDS);
  const name = useName();
  const [capacity, setCapacity] = useState(String(member.capacity));
  const [languages, setLanguages] = useState<readonly string[]>(member.languages);
  const [chosen, setChosen] = useState<readonly string[]>(member.queues);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { worker } = member;
    const body = { worker, languages, queues: chosen, capacity: Number(capacity) };
    if (await doing.act('/lead/assignment/members', body, () => words.change(member.name ?? worker))) done();
  };
  return (
    <form className="form story" onSubmit={(event) => void save(event)}>
      <h3>{words.change(member.name ?? member.worker)}</h3>
      <div className="in-line">
        <label>
          {words.capacity}
          <input
            type="number"
            min={0}
            max={2000}
            required
            value={capacity}
            onChange={(event) => setCapacity(event.target.value)}
          />
        </label>
      </div>
      <Ticks
        legend={words.languages}
        all={LANGUAGES.map((id) => ({ id, name: words.languageNames[id] ?? id }))}
        chosen={languages}
        choose={setLanguages}
      />
      <Ticks
        legend={`${words.queues} (${chosen.length === 0 ? words.all : chosen.length})`}
        all={queues.map((one) => ({ id: one.id, name: name(one.name) }))}
        chosen={chosen}
        choose={setChosen}
      />
      <div className="choices">
        <button type="submit">{words.save}</button>
        <button type="button" className="quiet" onClick={done}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

function Ticks({
  legend,
  all,
  chosen,
  choose,
}: {
  legend: string;
  all: readonly { readonly id: string; readonly name: string }[];
  chosen: readonly string[];
  choose: (ids: readonly string[]) => void;
}) {
  const flip = (id: string) =>
    choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className="question">
      <legend>{legend}</legend>
      <div className="choices">
        {all.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => flip(id)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
