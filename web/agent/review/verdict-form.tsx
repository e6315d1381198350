/** What does the person decide, for which reasons, in which words, and what instead? */
import { type FormEvent, useState } from 'react';
import type {
  CaseShown,
  ProposalSeen,
  QueueAnswer,
  StepAsked,
} from '../../../server/api/review/review-schema.ts';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { REVIEW_WORDS } from './review-words.ts';

type Verdict = NonNullable<CaseShown['verdict']>;

type Terms = Extract<StepAsked, { act: 'decide' }>['terms'];

interface Props {
  readonly reasons: QueueAnswer['reasons'];
  /** The case is about a proposal; `seen` once it has been opened. */
  readonly proposal: { readonly seen: ProposalSeen | null } | null;
  readonly decide: (verdict: Verdict, terms: Terms) => void;
}

const OUTCOMES: readonly Verdict['outcome'][] = [
  'granted',
  'supported',
  'nothing-found',
  'more-asked',
  'refused',
];

/** What can be said about a proposal. */
const OF_PROPOSALS: readonly Verdict['outcome'][] = ['granted', 'countered', 'refused', 'more-asked'];

export function VerdictForm({ reasons, proposal, decide }: Props) {
  const words = useWords(REVIEW_WORDS);
  const [outcome, setOutcome] = useState<Verdict['outcome']>('granted');
  const outcomes = proposal === null ? OUTCOMES : OF_PROPOSALS;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const alternative = String(form.get('alternative') ?? '').trim();
    const verdict = {
      outcome,
      reasons: form.getAll('reason').map(String),
      words: { zh: String(form.get('zh')), en: String(form.get('en')) },
      alternative: alternative === '' ? null : alternative,
    };
    decide(verdict, termsIn(form, outcome, proposal?.seen ?? null));
  };
  if (proposal !== null && proposal.seen === null) return <p>{words.openFirst}</p>;
  return (
    <form className="form" onSubmit={submit}>
      <label>
        {words.outcome}
        <select
          value={outcome}
          onChange={(event) => setOutcome(outcomes.find((one) => one === event.target.value)!)}
        >
          {outcomes.map((one) => (
            <option key={one} value={one}>
              {words.outcomes[one]}
            </option>
          ))}
        </select>
      </label>
      {outcome === 'countered' && proposal?.seen != null && <Counter seen={proposal.seen} />}
      <Reasons reasons={reasons} outcome={outcome} />
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

/** The terms of a decision: which round was looked at, and what is offered where it is something else. */
function termsIn(form: FormData, outcome: Verdict['outcome'], seen: ProposalSeen | null): Terms {
  if (seen === null) return undefined;
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const orNull = (name: string) => (text(name) === '' ? null : text(name));
  const kind = seen.kinds.find((one) => one.kind === text('kind'))?.kind;
  const asked =
    outcome !== 'countered' || kind === undefined
      ? null
      : {
          kind,
          months: orNull('months') === null ? null : Number(text('months')),
          amount: orNull('amount'),
          firstOn: orNull('firstOn'),
        };
  return { round: seen.round, asked };
}

/** What is offered instead. */
function Counter({ seen }: { seen: ProposalSeen }) {
  const words = useWords(REVIEW_WORDS);
  const [first] = seen.kinds;
  const asked = seen.rounds.at(-1);
  const [kind, setKind] = useState<string>(asked?.kind ?? first?.kind ?? '');
  const chosen = seen.kinds.find((one) => one.kind === kind);
  return (
    <fieldset className="wish">
      <legend>{words.instead}</legend>
      <label>
        {words.kindOf}
        <select name="kind" value={kind} onChange={(event) => setKind(event.target.value)}>
          {seen.kinds.map((one) => (
            <option key={one.kind} value={one.kind}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {chosen !== undefined && chosen.monthsMost > 1 && (
        <label>
          {words.monthsOf(chosen.monthsLeast, chosen.monthsMost)}
          <input
            name="months"
            type="number"
            min={chosen.monthsLeast}
            max={chosen.monthsMost}
            defaultValue={asked?.months ?? ''}
            key={kind}
          />
        </label>
      )}
      <label>
        {words.amountOf}
        <input name="amount" inputMode="decimal" pattern="[0-9]+([.][0-9]+)?" autoComplete="off" />
      </label>
      <label>
        {words.firstOf}
        <input name="firstOn" type="date" min={seen.today} />
      </label>
    </fieldset>
  );
}

function Reasons({ reasons, outcome }: Pick<Props, 'reasons'> & { outcome: Verdict['outcome'] }) {
  const words = useWords(REVIEW_WORDS);
  const language = useLanguage();
  return (
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
  );
}
