/** What if I pay this much on that day? Asked of the same rules that would book it; nothing is booked by asking. */
import { type FormEvent, useState } from 'react';
import { formatDay, parseDay } from '../../rules/days.ts';
import { figureOf } from '../../rules/telling/language.ts';
import type { AccountShown, QuoteAnswer } from '../../server/api/borrower-schema.ts';
import type { PayingAnswer } from '../../server/api/payments/checkout-schema.ts';
import { type Query, useAnswer } from '../api/ask.ts';
import { isAbove, Money } from '../parts/amount.tsx';
import { FRAME_WORDS } from '../parts/frame-words.ts';
import { Empty, Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { BORROWER_WORDS } from './borrower-words.ts';
import { PayNow } from './pay-now.tsx';
import { PayChoice } from './paying/pay-choice.tsx';
import { PAYING_WORDS } from './paying/paying-words.ts';

interface Props {
  /** The borrower's own address. */
  readonly home: string;
  readonly path: string;
  readonly account: AccountShown;
  readonly today: string;
}

/** Thirty days on, for a first answer that shows what a payment saves. */
function later(today: string): string {
  return formatDay(parseDay(today)! + 30);
}

/** Pays at the provider; what a payment would change stands below, closed. Without a provider the demonstration books it itself. */
export function PayPart(props: Props) {
  const words = useWords(PAYING_WORDS);
  const { home, path, account } = props;
  const answer = useAnswer<PayingAnswer>(`${path}/paying`, {});
  return (
    <Shown answer={answer}>
      {(paying) =>
        paying.provider === null ? (
          <WhatIf {...props} demo />
        ) : (
          <>
            {isAbove(account.position.owed) ? (
              <PayChoice home={home} path={path} account={account.account} paying={paying} />
            ) : (
              <Empty>{words.nothing}</Empty>
            )}
            <details className="card">
              <summary>{words.whatIf}</summary>
              <WhatIf {...props} />
            </details>
          </>
        )
      }
    </Shown>
  );
}

function WhatIf({ path, account, today, demo = false }: Props & { demo?: boolean }) {
  const words = useWords(BORROWER_WORDS).pay;
  const language = useLanguage();
  const { overdue, settlement } = account.position;
  const [amount, setAmount] = useState(isAbove(overdue) ? overdue : settlement);
  const [asked, setAsked] = useState<Query>({ pay: amount, on: today, day: later(today) });
  const answer = useAnswer<QuoteAnswer>(`${path}/quote`, asked, language, { keep: true });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setAsked({ pay: amount.trim(), on: String(form.get('on')), day: String(form.get('day')) });
  };
  return (
    <section className={demo ? 'card' : 'form'} aria-labelledby="pay">
      <h2 id="pay">{words.title}</h2>
      <form className="form" onSubmit={submit}>
        <label>
          {words.amount}
          <input
            name="amount"
            inputMode="decimal"
            required
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </label>
        <div className="choices">
          {isAbove(overdue) && (
            <button type="button" className="quiet" onClick={() => setAmount(overdue)}>
              {words.overdueNow}
            </button>
          )}
          <button type="button" className="quiet" onClick={() => setAmount(settlement)}>
            {words.all}
          </button>
        </div>
        <div className="pair">
          <label>
            {words.on}
            <input name="on" type="date" required min={today} defaultValue={today} />
          </label>
          <label>
            {words.seen}
            <input name="day" type="date" required min={today} defaultValue={later(today)} />
          </label>
        </div>
        <button type="submit">{words.ask}</button>
      </form>
      {demo && <PayNow path={path} amount={amount} currency={account.currency} />}
      {answer.error !== null ? (
        <Shown answer={{ ...answer, data: undefined } as typeof answer}>{() => null}</Shown>
      ) : (
        <Shown answer={answer}>{(quote) => <Compared quote={quote} />}</Shown>
      )}
    </section>
  );
}

function Compared({ quote }: { quote: QuoteAnswer }) {
  const words = useWords(BORROWER_WORDS).pay;
  const frame = useWords(FRAME_WORDS);
  const { currency, without, paid } = quote;
  if (paid === null) return null;
  const money = (amount: string) => <Money amount={amount} currency={currency} />;
  const rows = [
    [words.owed, money(without.position.owed), money(paid.outcome.position.owed)],
    [words.overdue, money(without.position.overdue), money(paid.outcome.position.overdue)],
    [words.late, frame.days(without.position.daysPastDue), frame.days(paid.outcome.position.daysPastDue)],
    [words.cost, money(without.cost), money(paid.outcome.cost)],
  ] as const;
  return (
    <div aria-live="polite" className="compared">
      <p className="quiet-text">{words.booked}</p>
      {paid.told.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col" className="figures">
              {quote.day}
            </th>
            <th scope="col" className="number">
              {words.without}
            </th>
            <th scope="col" className="number">
              {words.with}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{before}</td>
              <td className="number">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <strong>
          {isAbove(paid.saves) ? words.saves(figureOf(paid.saves, currency.code)) : words.savesNone}
        </strong>
      </p>
      <p className="quiet-text">{words.assumes}</p>
    </div>
  );
}
