/** How much do I pay now, and where? One question, one button; the provider's page comes next. */
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { figureOf } from '../../../rules/telling/language.ts';
import type { CheckoutShown, PayingAnswer } from '../../../server/api/payments/checkout-schema.ts';
import { tell } from '../../api/ask.ts';
import { Failing } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { PAYING_WORDS } from './paying-words.ts';

interface Props {
  /** "/borrower/host/reference". */
  readonly home: string;
  readonly path: string;
  readonly account: string;
  readonly paying: PayingAnswer;
}

export function PayChoice({ home, path, account, paying }: Props) {
  const words = useWords(PAYING_WORDS);
  const language = useLanguage();
  const { choices, currency, most, open } = paying;
  const figure = (amount: string) => figureOf(amount, currency.code);
  const [kind, setKind] = useState<string>(choices[0]?.kind ?? 'other');
  const [other, setOther] = useState('');
  const amount = kind === 'other' ? other.trim() : (choices.find((one) => one.kind === kind)?.amount ?? '');
  const pay = useMutation({
    mutationFn: () => tell<CheckoutShown>(`${path}/checkouts`, { amount, language }),
    onSuccess: (begun) => location.assign(begun.address ?? `${home}/paid/${begun.checkout}`),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    pay.mutate();
  };
  const isFigure = /^\d+(\.\d+)?$/.test(amount);
  const later = `${home}/${account}/agree?kind=promise&amount=${encodeURIComponent(isFigure ? amount : '')}`;
  return (
    <section className="card" aria-labelledby="paying">
      <h2 id="paying">{words.title}</h2>
      {open?.address != null && (
        <p className="note">
          {words.begun(figure(open.amount))} <a href={open.address}>{words.goOn}</a>
        </p>
      )}
      <form className="form" onSubmit={submit}>
        <Kinds paying={paying} kind={kind} choose={setKind} />
        {kind === 'other' && <Other amount={other} change={setOther} most={figure(most)} />}
        <button type="submit" className="great-button" disabled={pay.isPending || pay.isSuccess}>
          {isFigure ? words.pay(figure(amount)) : words.payEmpty}
        </button>
        <p aria-live="polite" className="quiet-text">
          {(pay.isPending || pay.isSuccess) && words.going}
        </p>
      </form>
      {pay.error !== null && <Failing error={pay.error} again={() => pay.mutate()} />}
      <p className="quiet-text">{words.where}</p>
      <p className="two-ways">
        <Link to={later}>{words.later}</Link>
      </p>
    </section>
  );
}

function Kinds({
  paying: { choices, currency },
  kind,
  choose,
}: {
  paying: PayingAnswer;
  kind: string;
  choose: (kind: string) => void;
}) {
  const words = useWords(PAYING_WORDS);
  return (
    <fieldset className="amounts">
      <legend>{words.how}</legend>
      {choices.map((one) => (
        <label key={one.kind} className="amount-choice">
          <input type="radio" name="kind" checked={kind === one.kind} onChange={() => choose(one.kind)} />
          <span>{words.kinds[one.kind]}</span>
          <strong className="figures">{figureOf(one.amount, currency.code)}</strong>
        </label>
      ))}
      <label className="amount-choice">
        <input type="radio" name="kind" checked={kind === 'other'} onChange={() => choose('other')} />
        <span>{words.kinds.other}</span>
      </label>
    </fieldset>
  );
}

function Other({ amount, change, most }: { amount: string; change: (amount: string) => void; most: string }) {
  const words = useWords(PAYING_WORDS);
  return (
    <label>
      {words.amount}
      <input
        name="other"
        inputMode="decimal"
        required
        pattern="[0-9]+([.][0-9]+)?"
        autoComplete="off"
        aria-describedby="most"
        value={amount}
        onChange={(event) => change(event.target.value)}
      />
      <span className="quiet-text" id="most">
        {words.most(most)}
      </span>
    </label>
  );
}
