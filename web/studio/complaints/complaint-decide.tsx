/** Is the complaint right, why, where did it come from, and what is answered? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  COMPLAINT_CAUSES,
  COMPLAINT_KINDS,
  type ComplaintCause,
  type ComplaintKind,
} from '../../../rules/complaint/complaint-kinds.ts';
import type { ComplaintShown, ComplaintsAnswer } from '../../../server/api/complaints/complaints-schema.ts';
import { tell } from '../../api/ask.ts';
import { Failing } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { COMPLAINT_DESK_WORDS } from './complaint-words.ts';

interface Choice {
  readonly by: string;
  readonly valid: boolean;
  readonly kind: ComplaintKind;
  readonly reason: string;
  readonly cause: ComplaintCause;
  readonly causeOf: string;
  readonly zh: string;
  readonly en: string;
}

export function ComplaintDecide({ one, desk }: { one: ComplaintShown; desk: ComplaintsAnswer }) {
  const words = useWords(COMPLAINT_DESK_WORDS);
  const language = useLanguage();
  const client = useQueryClient();
  const [choice, setChoice] = useState<Choice>({
    by: desk.reviewers[0] ?? '',
    valid: true,
    kind: one.kind,
    reason: '',
    cause: 'strategy',
    causeOf: '',
    zh: '',
    en: '',
  });
  const [why, setWhy] = useState('');
  const path = `/studio/complaints/${one.key}`;
  const done = { onSuccess: () => void client.invalidateQueries() };
  const decide = useMutation({
    mutationFn: () => {
      const { by, valid, kind, cause, causeOf, zh, en } = choice;
      const reason = reasons.some(({ id }) => id === choice.reason) ? choice.reason : (reasons[0]?.id ?? '');
      const from = valid
        ? { cause, causeOf: causeOf.trim() === '' ? null : causeOf.trim() }
        : { cause: 'none', causeOf: null };
      return tell(`${path}/decide`, { by, valid, kind, reason, ...from, words: { zh, en } });
    },
    ...done,
  });
  const longer = useMutation({
    mutationFn: () => tell(`${path}/more-time`, { by: choice.by, how: 'complex', why }),
    ...done,
  });
  const reasons = desk.reasons.filter(({ valid }) => valid === choice.valid);
  const set = (change: Partial<Choice>) => setChoice({ ...choice, ...change });
  return (
    <details>
      <summary>{words.decideTitle}</summary>
      <div className="decide-form">
        <label>
          {words.by}
          <select value={choice.by} onChange={({ target }) => set({ by: target.value })}>
            {desk.reviewers.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
        <label>
          {words.kind}
          <select value={choice.kind} onChange={({ target }) => set({ kind: target.value as ComplaintKind })}>
            {COMPLAINT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="choices">
          <legend className="hidden-words">{words.decideTitle}</legend>
          {[true, false].map((valid) => (
            <label key={String(valid)} className="tick">
              <input
                type="radio"
                name={`valid-${one.key}`}
                checked={choice.valid === valid}
                onChange={() => set({ valid })}
              />
              {valid ? words.right : words.notRight}
            </label>
          ))}
        </fieldset>
        <label>
          {words.reason}
          <select value={choice.reason} onChange={({ target }) => set({ reason: target.value })}>
            {reasons.map((reason) => (
              <option key={reason.id} value={reason.id}>
                {language === 'en' ? reason.en : reason.zh}
              </option>
            ))}
          </select>
        </label>
        {choice.valid && (
          <>
            <label>
              {words.cause}
              <select
                value={choice.cause}
                onChange={({ target }) => set({ cause: target.value as ComplaintCause })}
              >
                {COMPLAINT_CAUSES.filter((cause) => cause !== 'none').map((cause) => (
                  <option key={cause} value={cause}>
                    {words.causes[cause]}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words.causeOf}
              <input value={choice.causeOf} onChange={({ target }) => set({ causeOf: target.value })} />
            </label>
          </>
        )}
        <label className="long">
          {words.answerZh}
          <textarea rows={2} value={choice.zh} onChange={({ target }) => set({ zh: target.value })} />
        </label>
        <label className="long">
          {words.answerEn}
          <textarea rows={2} value={choice.en} onChange={({ target }) => set({ en: target.value })} />
        </label>
        <button type="button" disabled={decide.isPending} onClick={() => decide.mutate()}>
          {words.decide}
        </button>
        {decide.error !== null && <Failing error={decide.error} again={() => decide.reset()} />}
        <label className="long">
          {words.why}
          <input value={why} onChange={({ target }) => setWhy(target.value)} />
        </label>
        <button
          type="button"
          className="quiet"
          disabled={longer.isPending || why.trim().length < 5}
          onClick={() => longer.mutate()}
        >
          {words.give}
        </button>
        {longer.error !== null && <Failing error={longer.error} again={() => longer.reset()} />}
      </div>
    </details>
  );
}
