/** What have I agreed, how far is it, and how do I confirm or withdraw it? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import type {
  AgreeingAnswer,
  AgreementShown,
  ConfirmAnswer,
} from '../../../server/api/agreements/agreements-schema.ts';
import { tell } from '../../api/ask.ts';
import { Money } from '../amount.tsx';
import { KNOWN_WORDS } from '../known-words.ts';
import { Failing } from '../states.tsx';
import { useLanguage, useWords } from '../words.tsx';
import { AGREEING_WORDS } from './agreeing-words.ts';

interface Props {
  readonly agreement: AgreementShown;
  readonly currency: AgreeingAnswer['currency'];
  readonly path: string;
  /** False for whoever speaks for him: he alone confirms, withdraws and gets the paper. */
  readonly own?: boolean;
}

export function AgreementCard(props: Props) {
  const words = useWords(AGREEING_WORDS);
  const language = useLanguage();
  const id = useId();
  const { agreement, path, own = true } = props;
  const { state, name, alive } = agreement;
  return (
    <section className="card" aria-labelledby={id}>
      <p className="beside">
        <strong id={id}>{name}</strong>
        <span className="badge">{words.states[state]}</span>
      </p>
      {own && state === 'bound' && <p>{alive ? words.alive : words.over}</p>}
      <details open={state === 'waiting'}>
        <summary>{words.whole}</summary>
        {agreement.words.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </details>
      {state === 'bound' && <Rows {...props} />}
      {own && <Confirm {...props} />}
      {own && state === 'bound' && (
        <p>
          <a href={`/api${path}/agreements/${agreement.agreement}/pdf?language=${language}`} download>
            {words.pdf}
          </a>
        </p>
      )}
      {own && <Withdraw {...props} />}
    </section>
  );
}

function Rows({ agreement: { rows }, currency }: Props) {
  const words = useWords(AGREEING_WORDS);
  return (
    <ul className="reckoning">
      {rows.map((row) => (
        <li key={row.due} className="beside">
          <span>
            <span className="figures">{row.due}</span>{' '}
            <span className="quiet-text">{words.rows[row.state]}</span>
          </span>
          <Money amount={row.amount} currency={currency} />
        </li>
      ))}
    </ul>
  );
}

/** One step of an agreement, after which everything shown is asked for anew. */
function useStep<T>(path: string, agreement: string, step: 'confirm' | 'withdraw') {
  const language = useLanguage();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: T) =>
      tell<ConfirmAnswer>(`${path}/agreements/${agreement}/${step}?language=${language}`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
}

function Confirm({ agreement: { agreement, state }, path }: Props) {
  const words = useWords(AGREEING_WORDS);
  const known = useWords(KNOWN_WORDS);
  const confirm = useStep<{ code: string }>(path, agreement, 'confirm');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate({ code: String(new FormData(event.currentTarget).get('code')).trim() });
  };
  const ended = confirm.data?.ended ?? null;
  return (
    <>
      {state === 'waiting' && (
        <form className="code-form" onSubmit={submit}>
          <p className="quiet-text">{words.codeAgain}</p>
          <label>
            {words.code}
            <input
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[0-9]{6}"
              required
              maxLength={6}
            />
          </label>
          <button type="submit" disabled={confirm.isPending}>
            {words.confirm}
          </button>
          {confirm.error !== null && <Failing error={confirm.error} again={() => confirm.reset()} />}
        </form>
      )}
      <div aria-live="polite">
        {confirm.data !== undefined && (
          <p className="known">
            {words.bound}{' '}
            {ended !== null &&
              known.ended(known.milliseconds(ended.milliseconds), ended.cancelled, ended.crossed)}
          </p>
        )}
      </div>
    </>
  );
}

function Withdraw({ agreement: { agreement, canWithdraw, coolingUntil }, path }: Props) {
  const words = useWords(AGREEING_WORDS);
  const withdraw = useStep<object>(path, agreement, 'withdraw');
  if (!canWithdraw || coolingUntil === null) return null;
  return (
    <>
      <p className="quiet-text">{words.withdrawText(coolingUntil)}</p>
      <button
        type="button"
        className="quiet"
        disabled={withdraw.isPending}
        onClick={() => withdraw.mutate({})}
      >
        {words.withdraw}
      </button>
      {withdraw.error !== null && <Failing error={withdraw.error} again={() => withdraw.reset()} />}
    </>
  );
}
