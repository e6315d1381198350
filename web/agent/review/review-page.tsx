/** What must a person decide next, and who decides it? Each case with its clock, its flags and what may be done. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type {
  CaseShown,
  ProposalSeen,
  QueueAnswer,
  StepAsked,
} from '../../../server/api/review/review-schema.ts';
import { tell } from '../../api/ask.ts';
import { atTime } from '../../parts/at-time.ts';
import { useOwnNumber } from '../../parts/door/signed-staff.ts';
import { Frame } from '../../parts/frame.tsx';
import { MayDo, useMay } from '../../parts/may.tsx';
import { ShownPages, usePages } from '../../parts/paged.tsx';
import { Empty, Failing } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { ProposalPart } from './proposal-part.tsx';
import { REVIEW_WORDS } from './review-words.ts';
import { SidesPart } from './sides-part.tsx';
import { VerdictForm } from './verdict-form.tsx';
import '../agent.css';

export function ReviewPage() {
  const words = useWords(REVIEW_WORDS);
  const { by, say, known } = useOwnNumber();
  const paged = usePages<QueueAnswer>('/agent/review', {}, { every: 15_000 });
  return (
    <Frame door="agent" title={words.title} today={paged.answer.data?.pages[0]?.today ?? null}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {!known && (
        <label>
          {words.you}
          <input value={by} onChange={(event) => say(event.target.value.trim())} autoComplete="off" />
        </label>
      )}
      <ShownPages paged={paged}>
        {(pages, { reasons, waiting, late, toApprove }) => (
          <>
            <p className="figures">{words.counts(waiting, late, toApprove)}</p>
            {waiting === 0 ? (
              <Empty>{words.none}</Empty>
            ) : (
              <ol className="replies">
                {pages
                  .flatMap(({ items }) => items)
                  .map((one) => (
                    <li key={one.key} className="card">
                      <Case one={one} by={by} reasons={reasons} />
                    </li>
                  ))}
              </ol>
            )}
          </>
        )}
      </ShownPages>
    </Frame>
  );
}

interface Props {
  readonly one: CaseShown;
  readonly by: string;
  readonly reasons: QueueAnswer['reasons'];
}

function Case({ one, by, reasons }: Props) {
  const words = useWords(REVIEW_WORDS);
  const client = useQueryClient();
  const language = useLanguage();
  const [seen, setSeen] = useState<ProposalSeen | null>(null);
  const isProposal = isAboutProposal(one);
  const mayStep = useMay('POST /api/agent/review/:case/step');
  const step = useMutation({
    mutationFn: (asked: StepAsked) =>
      tell<CaseShown>(`/agent/review/${one.key}/step?language=${language}`, asked),
    onSuccess: () => void client.invalidateQueries(),
  });
  const act = (name: 'claim' | 'give-back' | 'approve' | 'send-back', label: string) =>
    mayStep && (
      <button
        type="button"
        className="quiet"
        disabled={by === ''}
        onClick={() => step.mutate({ act: name, by })}
      >
        {label}
      </button>
    );
  return (
    <>
      <Head one={one} />
      {one.hold && <p className="known">{words.rests}</p>}
      {isProposal ? (
        <ProposalPart one={one} by={by} seen={seen} show={setSeen} />
      ) : (
        <Flags one={one} by={by} />
      )}
      {one.proposed !== null && <p>{words.proposed(one.proposed.by)}</p>}
      {step.error !== null && <Failing error={step.error} again={() => step.reset()} />}
      <p className="choices">
        {one.owner === null && act('claim', words.claim)}
        {one.owner === by && one.proposed === null && act('give-back', words.giveBack)}
        {one.proposed !== null && one.proposed.by !== by && (
          <>
            {act('approve', words.approve)}
            {act('send-back', words.sendBack)}
          </>
        )}
      </p>
      {one.kind === 'complaint' && (
        <p>
          <Link to="/studio/complaints">{words.atItsDesk}</Link>
        </p>
      )}
      {one.kind !== 'complaint' && one.owner !== null && one.owner === by && one.proposed === null && (
        <VerdictForm
          reasons={reasons}
          proposal={isProposal ? { seen } : null}
          decide={(verdict, terms) => step.mutate({ act: 'decide', by, verdict, terms })}
        />
      )}
    </>
  );
}

/** What it is, and by when it is decided. */
function Head({ one }: Pick<Props, 'one'>) {
  const words = useWords(REVIEW_WORDS);
  return (
    <>
      <h2>
        {words.kinds[one.kind] ?? one.kind} · {one.who} ·{' '}
        {isAboutProposal(one) ? words.proposal(one.about.slice('proposal '.length)) : one.about}
      </h2>
      <p className="quiet-text figures">
        <strong>{words.clocks[one.clock]}</strong> · {words.due(atTime(one.dueAt))} · {words.level(one.level)}
        {one.sensitive && ` · ${words.trained}`}
        {one.owner !== null && ` · ${words.has(one.owner)}`}
      </p>
    </>
  );
}

const isAboutProposal = ({ about }: CaseShown) => about.startsWith('proposal ');

/** What looks odd, and what it is compared with. */
function Flags({ one, by }: Pick<Props, 'one' | 'by'>) {
  const words = useWords(REVIEW_WORDS);
  const opens = /^(paper|statement) /.test(one.about);
  return (
    <>
      {one.flags.length === 0 && opens && (
        <>
          <p>{words.noFlags}</p>
          <MayDo address="POST /api/agent/review/:case/open/:flag">
            <SidesPart path={`/agent/review/${one.key}/open/0`} by={by} label={words.openOne} />
          </MayDo>
        </>
      )}
      <ul>
        {one.flags.map((flag, place) => (
          <li key={`${flag.kind}-${flag.other?.who ?? ''}-${flag.other?.item ?? ''}`}>
            <strong>{words.flags[flag.kind] ?? flag.kind}</strong>{' '}
            {flag.other !== null && words.alike(flag.share)} {Object.values(flag.facts).join(' · ')}
            {opens && (
              <MayDo address="POST /api/agent/review/:case/open/:flag">
                <SidesPart
                  path={`/agent/review/${one.key}/open/${place}`}
                  by={by}
                  label={flag.other === null ? words.openOne : words.open}
                />
              </MayDo>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
