/** What has my payment come to? The page waits for the provider's word, then it is a receipt with its proof. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { CheckoutShown } from '../../../server/api/payments/checkout-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { isAbove, Money } from '../../parts/amount.tsx';
import { Frame } from '../../parts/frame.tsx';
import { Shown } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { SilenceTold } from '../silence-told.tsx';
import { PAYING_WORDS } from './paying-words.ts';
import '../borrower.css';

/** Milliseconds between two looks while it is open. */
const LOOK_EVERY = 2000;

const isOpen = (one: CheckoutShown) => one.state === 'open' || one.state === 'begun';

export function PaidPage() {
  const words = useWords(PAYING_WORDS);
  const client = useQueryClient();
  const { host = '', reference = '', checkout = '' } = useParams();
  const home = `/borrower/${part(host)}/${part(reference)}`;
  const [ended, setEnded] = useState(false);
  const answer = useAnswer<CheckoutShown>(`${home}/checkouts/${part(checkout)}`, {}, undefined, {
    ...(ended ? {} : { every: LOOK_EVERY }),
  });
  const state = answer.data?.state;
  useEffect(() => {
    if (state === undefined || state === 'open' || state === 'begun') return;
    setEnded(true);
    void client.invalidateQueries({
      predicate: ({ queryKey }) => !String(queryKey[0]).includes('/checkouts/'),
    });
  }, [state, client]);
  return (
    <Frame door="borrower" title={words.title}>
      <Shown answer={answer}>
        {(shown) => (
          <>
            <h1>{shown.state === 'paid' ? words.receipt : words.title}</h1>
            <section className="card" role="status">
              <p className="great">
                <Money amount={shown.amount} currency={shown.currency} />
              </p>
              <p>{words.states[shown.state]}</p>
              {isOpen(shown) && (
                <>
                  <p className="quiet-text">{words.mayClose}</p>
                  {shown.address !== null && <a href={shown.address}>{words.notPaid}</a>}
                </>
              )}
            </section>
            {shown.state === 'paid' && <Receipt shown={shown} home={home} />}
            {(shown.state === 'expired' || shown.state === 'refused') && (
              <p>
                <Link to={`${home}/${shown.account}/pay`}>{words.again}</Link>
              </p>
            )}
            <p className="way">
              <Link to={home}>‹ {words.back}</Link>
            </p>
          </>
        )}
      </Shown>
    </Frame>
  );
}

function Receipt({ shown, home }: { shown: CheckoutShown; home: string }) {
  const words = useWords(PAYING_WORDS);
  const path = `${home}/accounts/${shown.account}`;
  const money = (amount: string) => <Money amount={amount} currency={shown.currency} />;
  const rows: [string, ReactNode][] = [
    [words.paidAmount, money(shown.amount)],
    [words.account, shown.account],
    [words.value, shown.paid],
    [words.booked, shown.booked],
    [words.entry, shown.entry],
    [words.number, shown.number],
    ...(isAbove(shown.givenBack) ? [[words.givenBack, money(shown.givenBack)] as [string, ReactNode]] : []),
  ];
  return (
    <>
      <section className="card" aria-label={words.receipt}>
        <table className="receipt">
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="figures">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <button type="button" className="quiet" onClick={() => window.print()}>
          {words.print}
        </button>
      </section>
      <SilenceTold path={path} />
      <section className="card" aria-labelledby="proof">
        <h2 id="proof">{words.proof}</h2>
        <p>{words.proofText}</p>
        <p className="two-ways">
          <a href={`/api${path}/proof`} download={`anhuan-${shown.account}.html`}>
            {words.proofGet}
          </a>
          <a href="/verifier.html">{words.proofCheck}</a>
        </p>
      </section>
    </>
  );
}
