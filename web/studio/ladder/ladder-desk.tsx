/** One ladder: its picture, its steps, what stands against it, what it would change, and what may be done with it. */
import { useState } from 'react';
import { CHANNELS } from '../../../rules/account.ts';
import type {
  ChangesAnswer,
  LadderAnswer,
  LadderJudged,
  LaddersAnswer,
} from '../../../server/api/ladder/ladder-schema.ts';
import type { WrittenStep } from '../../../server/ladder/strategy-text.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { CHANNEL_WORDS } from '../../parts/channel-words.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { Failing, Shown } from '../../parts/states.tsx';
import { useLanguage, useName, useWords } from '../../parts/words.tsx';
import { LadderDecide } from './ladder-decide.tsx';
import { LadderPicture, Legend } from './ladder-picture.tsx';
import { LADDER_WORDS } from './ladder-words.ts';
import { StepTable } from './step-table.tsx';
import { TonightTried } from './tonight-tried.tsx';
import { TryAccounts } from './try-accounts.tsx';
import { useDraft } from './use-draft.ts';

export function LadderDesk({ ladder, all }: { ladder: LadderAnswer; all: LaddersAnswer }) {
  const words = useWords(LADDER_WORDS);
  const draft = useDraft(ladder);
  const [selected, select] = useState<string | null>(null);
  const { steps, judged } = draft;
  const writes = ladder.draft !== null;
  return (
    <>
      <section className="card">
        <h2>{ladder.draft === null ? ladder.name : words.draftOf(ladder.draft.author)}</h2>
        <Standing ladder={ladder} />
        <p className="quiet-text picture-lead">{writes ? words.editLead : words.pictureLead}</p>
        <LadderPicture
          steps={steps}
          bands={judged.bands}
          hours={judged.hours}
          selected={selected}
          onSelect={select}
          {...(writes ? { onMove: draft.move } : {})}
        />
        <StepList steps={steps} />
        <Legend />
        {writes && (
          <p role="status" className="quiet-text">
            {words[draft.state]}
          </p>
        )}
        {draft.error !== null && <Failing error={draft.error} again={draft.again} />}
      </section>
      <Judged judged={judged} />
      <section className="card">
        <h2>{words.steps}</h2>
        <Scroll label={words.steps}>
          <StepTable
            steps={steps}
            findings={judged.findings}
            texts={all.texts}
            selected={selected}
            {...(writes ? { onChange: draft.change } : {})}
          />
        </Scroll>
        {writes && (
          <div className="ladder-buttons">
            <button type="button" onClick={() => select(draft.add())}>
              {words.add}
            </button>
          </div>
        )}
      </section>
      <Changes ladder={ladder} all={all} steps={steps} revision={draft.revision} />
      <LadderDecide ladder={ladder} all={all} />
      <TryAccounts ladderKey={ladder.key} revision={draft.revision} />
      <TonightTried ladderKey={ladder.key} />
    </>
  );
}

function Standing({ ladder: { version } }: { ladder: LadderAnswer }) {
  const words = useWords(LADDER_WORDS);
  if (version === null) return <p className="quiet-text">{words.explain.draft}</p>;
  const { state, from, author, made, why } = version;
  return (
    <p className="quiet-text">
      <strong className={`version-state is-${state}`}>{words.states[state]}</strong>
      {from !== null && from > '2001' && ` ${words.from(from)}`}. {words.madeBy(author, made)}: {why}
      {(['approved', 'refused', 'retired'] as const).map((mark) => {
        const one = version[mark];
        return one === null ? null : (
          <span key={mark} className="block">
            {words.decided[mark]} {one.by}, {one.day}: {one.why}
          </span>
        );
      })}
    </p>
  );
}

/** What the picture shows, for narrow windows and for those who hear the page. */
function StepList({ steps }: { steps: readonly WrittenStep[] }) {
  const words = useWords(LADDER_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const sorted = [...steps].sort(
    (a, b) => a.day - b.day || CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel),
  );
  return (
    <ol className="ladder-list">
      {sorted.map((step) => (
        <li key={step.id}>
          <span className="figures">{words.day(step.day)}</span>
          <span>
            <strong>{channels[step.channel]}</strong>{' '}
            <span className="quiet-text">
              {words.tones[step.tone]}
              {step.every !== undefined &&
                step.until !== undefined &&
                `, ${words.repeats(step.every, step.until)}`}
              {step.needs.length > 0 &&
                `, ${words.columns.needs} ${step.needs.map((one) => channels[one]).join(', ')}`}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Judged({ judged: { findings, load } }: { judged: LadderJudged }) {
  const words = useWords(LADDER_WORDS);
  const nameOf = useName();
  return (
    <section className="card" aria-live="polite">
      <h2>{words.findings}</h2>
      {findings.length === 0 && <p className="lateness calm">{words.clean}</p>}
      <ul className="findings">
        {findings.map((one) => (
          <li key={`${one.step} ${one.field} ${one.what.en}`} className="note">
            <strong>
              {one.step !== null && `${one.step}: `}
              {nameOf(one.what)}
            </strong>{' '}
            ({one.hard ? words.hard : words.soft})
            <br />
            {nameOf(one.todo)}
            {one.source !== null && (
              <span className="block quiet-text">
                {one.rule}, {one.source}
              </span>
            )}
          </li>
        ))}
      </ul>
      {load !== null && (
        <>
          <p>{words.load(load.week.contacts, load.week.from, load.month.contacts)}</p>
          <ul className="caps quiet-text">
            {load.caps.map(({ rule, most, days, fullest }) => (
              <li key={`${rule} ${days}`} className={fullest > most ? 'over' : undefined}>
                {words.cap(rule, fullest, most, days)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface ChangesProps {
  readonly ladder: LadderAnswer;
  readonly all: LaddersAnswer;
  readonly steps: readonly WrittenStep[];
  readonly revision: number;
}

function Changes({ ladder, all, steps, revision }: ChangesProps) {
  const words = useWords(LADDER_WORDS);
  const others = all.versions.filter(({ key }) => key !== ladder.key);
  const [chosen, choose] = useState(ladder.basedOn ?? others[0]?.key ?? null);
  if (chosen === null || others.length === 0) return null;
  return (
    <section className="card">
      <h2>{words.changes}</h2>
      <label className="form ladder-choice">
        {words.compare}
        <select value={chosen} onChange={(event) => choose(event.target.value)}>
          {others.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Difference ladderKey={ladder.key} against={chosen} steps={steps} revision={revision} />
    </section>
  );
}

function Difference(props: {
  ladderKey: string;
  against: string;
  steps: readonly WrittenStep[];
  revision: number;
}) {
  const words = useWords(LADDER_WORDS);
  const language = useLanguage();
  const { ladderKey, against, steps, revision } = props;
  const changes = useAnswer<ChangesAnswer>(
    `/studio/ladders/${part(ladderKey)}/changes`,
    { against, revision: revision === 0 ? undefined : revision },
    language,
    { keep: true },
  );
  return (
    <Shown answer={changes}>
      {(answer) =>
        answer.changes.length === 0 ? (
          <p>{words.same}</p>
        ) : (
          <>
            <ul className="changes">
              {answer.changes.map(({ told, kind }) => (
                <li key={told} className={`is-${kind}`}>
                  {told}
                </li>
              ))}
            </ul>
            <LadderPicture steps={steps} before={answer.steps} bands={[]} />
          </>
        )
      }
    </Shown>
  );
}
