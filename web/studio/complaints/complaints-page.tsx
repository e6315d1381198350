/** Which complaints wait and until when, who decides them, and where do they come from? */
import { useState } from 'react';
import type { ComplaintShown, ComplaintsAnswer } from '../../../server/api/complaints/complaints-schema.ts';
import { Frame } from '../../parts/frame.tsx';
import { MayDo } from '../../parts/may.tsx';
import { ShownPages, usePages } from '../../parts/paged.tsx';
import { Empty } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { ComplaintCounts } from './complaint-counts.tsx';
import { ComplaintDecide } from './complaint-decide.tsx';
import { ComplaintIntake } from './complaint-intake.tsx';
import { COMPLAINT_DESK_WORDS } from './complaint-words.ts';
import '../studio.css';
import './complaints.css';

export function ComplaintsPage() {
  const words = useWords(COMPLAINT_DESK_WORDS);
  const [state, setState] = useState<'open' | 'decided'>('open');
  const paged = usePages<ComplaintsAnswer>('/studio/complaints', { state }, { language: useLanguage() });
  return (
    <Frame door="studio" title={words.title} today={paged.answer.data?.pages[0]?.today ?? null}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <fieldset className="choices plain">
        <legend className="hidden-words">{words.title}</legend>
        {(['open', 'decided'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="quiet"
            aria-pressed={state === one}
            onClick={() => setState(one)}
          >
            {words[one]}
          </button>
        ))}
      </fieldset>
      <ShownPages paged={paged}>
        {(pages, desk) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <Empty>{state === 'open' ? words.none : words.noneDecided}</Empty>
          ) : (
            <ol className="complaints">
              {items.map((one) => (
                <li key={one.key} className="card">
                  <One one={one} desk={desk} />
                </li>
              ))}
            </ol>
          );
        }}
      </ShownPages>
      <ShownPages paged={paged} more={false}>
        {(_, desk) => (
          <>
            <MayDo address="POST /api/studio/complaints">
              <ComplaintIntake />
            </MayDo>
            <ComplaintCounts desk={desk} />
          </>
        )}
      </ShownPages>
    </Frame>
  );
}

function One({ one, desk }: { one: ComplaintShown; desk: ComplaintsAnswer }) {
  const words = useWords(COMPLAINT_DESK_WORDS);
  const { kind, complaint, account, via, takenBy, dueOn, overdue, suggested, because, hardship } = one;
  return (
    <>
      <p className="beside">
        <strong>{words.kinds[kind]}</strong>
        <span className="figures">
          {one.decidedOn !== null
            ? `${one.decidedOn} · ${words.outcome(one.valid === true)}`
            : dueOn === null
              ? one.receivedOn
              : words.due(dueOn)}{' '}
          {overdue && <span className="badge late">{words.late}</span>}
        </span>
      </p>
      <p className="quiet-text figures">
        {words.number(complaint)} {account !== null && `· ${words.account(account)}`} ·{' '}
        {words.from(words.vias[via], takenBy)}
        {one.rule !== null && ` · ${one.rule}`}
      </p>
      <blockquote>{one.words}</blockquote>
      {hardship && <p className="hardship">{words.hardship}</p>}
      {one.decidedOn === null && suggested !== null && (
        <p className="quiet-text">
          {words.suggestion(words.kinds[suggested])}
          {because.length > 0 && ` (${words.because(because.join(', '))})`}
        </p>
      )}
      {one.answer !== null && <p>{one.answer}</p>}
      {one.cause !== null && (
        <p className="quiet-text">
          {words.causes[one.cause]}
          {one.causeOf !== null && `: ${one.causeOf}`}
        </p>
      )}
      {one.decidedOn === null && (
        <MayDo address="POST /api/studio/complaints/:complaint/decide">
          <ComplaintDecide one={one} desk={desk} />
        </MayDo>
      )}
    </>
  );
}
