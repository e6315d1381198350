/** What have I agreed, how far is it, and how do I confirm or withdraw it? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import type {
  AgreeingAnswer,
  AgreementShown,
  ConfirmAnswer,
} from '../../../server/api/agreements/agreements-schema.ts';
import { tell } from '../../api/ask.ts';
import { Money } from '../../parts/amount.tsx';
import { KNOWN_WORDS } from '../../parts/known-words.ts';
import { Failing } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { AGREEING_WORDS } from './agreeing-words.ts';

interface Props {
  readonly agreement: AgreementShown;
  readonly currency: AgreeingAnswer['currency'];
  readonly path: string;
}

export function AgreementCard({ agreement, currency, path }: Props) {
  const words = useWords(AGREEING_WORDS);
  const known = useWords(KNOWN_WORDS);
  const language = useLanguage();
  const id = useId();
  const client = useQueryClient();
  const own = `${path}/agreements/${agreement.agreement}`;
  const settle = { onSuccess: () => void client.invalidateQueries() };
  const confirm = useMutation({
    mutationFn: (code: string) => tell<ConfirmAnswer>(`${own}/confirm?language=${language}`, { code }),
    ...settle,
  });
  const withdraw = useMutation({
    mutationFn: () => tell<ConfirmAnswer>(`${own}/withdraw?language=${language}`, {}),
    ...settle,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get('code')).trim());
  };
  const { state, name, rows, alive, canWithdraw, coolingUntil } = agreement;
  const ended = confirm.data?.ended ?? null;
  return (
    <section className="card" aria-labelledby={id}>
      <p className="beside">
        <strong id={id}>{name}</strong>
        <span className="badge">{words.states[state]}</span>
      </p>
      {state === 'bound' && <p>{alive ? words.alive : words.over}</p>}
      <details open={state === 'waiting'}>
        <summary>{words.whole}</summary>
        {agreement.words.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </details>
      {rows.length > 0 && state === 'bound' && (
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
      )}
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
      {state === 'bound' && (
        <p>
          <a href={`/api${own}/pdf?language=${language}`} download>
            {words.pdf}
          </a>
        </p>
      )}
      {canWithdraw && coolingUntil !== null && (
        <>
          <p className="quiet-text">{words.withdrawText(coolingUntil)}</p>
          <button
            type="button"
            className="quiet"
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate()}
          >
            {words.withdraw}
          </button>
          {withdraw.error !== null && <Failing error={withdraw.error} again={() => withdraw.reset()} />}
        </>
      )}
    </section>
  );
}
