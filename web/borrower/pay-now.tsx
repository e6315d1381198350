/** Pays the amount that stands in the form, once, and says what fell silent by it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { figureOf } from '../../rules/telling/language.ts';
import type { PaidAnswer } from '../../server/api/live/pay-api.ts';
import { tell } from '../api/ask.ts';
import { KNOWN_WORDS } from '../parts/known-words.ts';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { SILENCE_WORDS } from './silence-words.ts';

interface Props {
  readonly path: string;
  readonly amount: string;
  readonly currency: { readonly code: string };
}

export function PayNow({ path, amount, currency }: Props) {
  const words = useWords(SILENCE_WORDS).pay;
  const client = useQueryClient();
  // One key for one payment: pressed twice, or sent again after a silence of the network, it counts once.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const pay = useMutation({
    mutationFn: () => tell<PaidAnswer>(`${path}/pay`, { amount: amount.trim() }, { 'idempotency-key': key }),
    onSuccess: () => {
      setKey(crypto.randomUUID());
      void client.invalidateQueries();
    },
  });
  const figure = figureOf(amount.trim() === '' ? '0' : amount.trim(), currency.code);
  return (
    <section className="pay-now" aria-label={words.title}>
      <p>{words.text(figure)}</p>
      <p className="quiet-text">{words.demo}</p>
      <button type="button" disabled={pay.isPending || amount.trim() === ''} onClick={() => pay.mutate()}>
        {words.pay}
      </button>
      {pay.error !== null && <Failing error={pay.error} again={() => pay.mutate()} />}
      <div aria-live="polite">
        {pay.isPending && <p className="quiet-text">{words.paying}</p>}
        {pay.data !== undefined && <Paid paid={pay.data} code={currency.code} />}
      </div>
    </section>
  );
}

function Paid({ paid: { state, on, amount, ended }, code }: { paid: PaidAnswer; code: string }) {
  const words = useWords(SILENCE_WORDS).pay;
  const known = useWords(KNOWN_WORDS);
  if (state === 'already-entered') return <p className="known">{words.again}</p>;
  return (
    <p className="known">
      {words.done(figureOf(amount, code), on ?? '')}{' '}
      {ended !== null && known.ended(known.milliseconds(ended.milliseconds), ended.cancelled, ended.crossed)}
    </p>
  );
}
