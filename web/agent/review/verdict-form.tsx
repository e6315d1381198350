/** What does the person decide, for which reasons, in which words, and what instead? */
import { type FormEvent, useState } from 'react';
import type { CaseShown, QueueAnswer } from '../../../server/api/review/review-schema.ts';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { REVIEW_WORDS } from './review-words.ts';

type Verdict = NonNullable<CaseShown['verdict']>;

interface Props {
  readonly reasons: QueueAnswer['reasons'];
  readonly decide: (verdict: Verdict) => void;
}

const OUTCOMES: readonly Verdict['outcome'][] = [
  'granted',
  'supported',
  'nothing-found',
  'more-asked',
  'refused',
];

export function VerdictForm({ reasons, decide }: Props) {
  const words = useWords(REVIEW_WORDS);
  const language = useLanguage();
  const [outcome, setOutcome] = useState<Verdict['outcome']>('granted');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const alternative = String(form.get('alternative') ?? '').trim();
    decide({
      outcome,
      reasons: form.getAll('reason').map(String),
      words: { zh: String(form.get('zh')), en: String(form.get('en')) },
      alternative: alternative === '' ? null : alternative,
    });
  };
  return (
    <form className="form" onSubmit={submit}>
      <label>
        {words.outcome}
        <select
          value={outcome}
          onChange={(event) => setOutcome(OUTCOMES.find((one) => one === event.target.value)!)}
        >
          {OUTCOMES.map((one) => (
            <option key={one} value={one}>
              {words.outcomes[one]}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="wish">
        <legend>{words.reasons}</legend>
        {reasons
          .filter((reason) => reason.for.includes(outcome))
          .map(({ id, zh, en }) => (
            <label key={id} style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
              <input type="checkbox" style={{ width: 18, minHeight: 18 }} name="reason" value={id} />{' '}
              {language === 'en' ? en : zh}
            </label>
          ))}
      </fieldset>
      <label>
        {words.chinese}
        <textarea name="zh" rows={2} required lang="zh-CN" />
      </label>
      <label>
        {words.english}
        <textarea name="en" rows={2} required lang="en" />
      </label>
      {outcome === 'refused' && (
        <label>
          {words.alternative}
          <input name="alternative" required />
        </label>
      )}
      <button type="submit">{words.save}</button>
    </form>
  );
}
