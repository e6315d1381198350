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
import { useStaff } from '../../parts/door/signed-staff.ts';
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
  const client = useQueryClient();
  const { staff } = useStaff();
  const [said, setChoice] = useState<Choice>({
    by: desk.reviewers[0] ?? '',
    valid: true,
    kind: one.kind,
    reason: '',
    cause: 'strategy',
    causeOf: '',
    zh: '',
    en: '',
  });
  const choice = { ...said, by: staff?.number ?? said.by };
  const decide = useMutation({
    mutationFn: () => tell(`/studio/complaints/${one.key}/decide`, bodyOf(choice, desk)),
    onSuccess: () => void client.invalidateQueries(),
  });
  const set = (change: Partial<Choice>) => setChoice({ ...choice, ...change });
  const parts = { choice, set, desk };
  return (
    <details>
      <summary>{words.decideTitle}</summary>
      <div className="decide-form">
        <Sorting {...parts} />
        <Right {...parts} name={one.key} />
        <Grounds {...parts} />
        {(['zh', 'en'] as const).map((language) => (
          <label key={language} className="long">
            {language === 'zh' ? words.answerZh : words.answerEn}
            <textarea
              rows={2}
              value={choice[language]}
              onChange={({ target }) => set({ [language]: target.value })}
            />
          </label>
        ))}
        <button type="button" disabled={decide.isPending} onClick={() => decide.mutate()}>
          {words.decide}
        </button>
        {decide.error !== null && <Failing error={decide.error} again={() => decide.reset()} />}
        <MoreTime path={`/studio/complaints/${one.key}`} by={choice.by} />
      </div>
    </details>
  );
}

interface PartProps {
  readonly choice: Choice;
  readonly set: (change: Partial<Choice>) => void;
  readonly desk: ComplaintsAnswer;
}

function reasonsFor(desk: ComplaintsAnswer, isRight: boolean): ComplaintsAnswer['reasons'] {
  return desk.reasons.filter(({ valid }) => valid === isRight);
}

function bodyOf({ by, valid, kind, reason, cause, causeOf, zh, en }: Choice, desk: ComplaintsAnswer) {
  const reasons = reasonsFor(desk, valid);
  const named = causeOf.trim() === '' ? null : causeOf.trim();
  return {
    ...{ by, valid, kind },
    reason: reasons.some(({ id }) => id === reason) ? reason : (reasons[0]?.id ?? ''),
    ...(valid ? { cause, causeOf: named } : { cause: 'none', causeOf: null }),
    words: { zh, en },
  };
}

/** Who decides, and what it is about. */
function Sorting({ choice, set, desk }: PartProps) {
  const words = useWords(COMPLAINT_DESK_WORDS);
  const { asked } = useStaff();
  return (
    <>
      {asked && (
        <label>
          {words.by}
          <select value={choice.by} onChange={({ target }) => set({ by: target.value })}>
            {desk.reviewers.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
      )}
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
    </>
  );
}

function Right({ choice, set, name }: PartProps & { name: string }) {
  const words = useWords(COMPLAINT_DESK_WORDS);
  return (
    <fieldset className="choices">
      <legend className="hidden-words">{words.decideTitle}</legend>
      {[true, false].map((valid) => (
        <label key={String(valid)} className="tick">
          <input
            type="radio"
            name={`valid-${name}`}
            checked={choice.valid === valid}
            onChange={() => set({ valid })}
          />
          {valid ? words.right : words.notRight}
        </label>
      ))}
    </fieldset>
  );
}

/** The reason from the list, and where one that is right came from. */
function Grounds({ choice, set, desk }: PartProps) {
  const words = useWords(COMPLAINT_DESK_WORDS);
  const language = useLanguage();
  return (
    <>
      <label>
        {words.reason}
        <select value={choice.reason} onChange={({ target }) => set({ reason: target.value })}>
          {reasonsFor(desk, choice.valid).map((reason) => (
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
    </>
  );
}

/** The longer time that the law allows, with its reason. */
function MoreTime({ path, by }: { path: string; by: string }) {
  const words = useWords(COMPLAINT_DESK_WORDS);
  const client = useQueryClient();
  const [why, setWhy] = useState('');
  const longer = useMutation({
    mutationFn: () => tell(`${path}/more-time`, { by, how: 'complex', why }),
    onSuccess: () => void client.invalidateQueries(),
  });
  return (
    <>
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
    </>
  );
}
