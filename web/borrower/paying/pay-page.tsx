/** On which account do I pay? Where only one has something owed, that question is not asked. */
import { Link, Navigate, useParams } from 'react-router';
import type { BorrowerAnswer } from '../../../server/api/borrower-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { isAbove, Lateness, Money } from '../../parts/amount.tsx';
import { Frame } from '../../parts/frame.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { useName, useWords } from '../../parts/words.tsx';
import { PAYING_WORDS } from './paying-words.ts';
import '../borrower.css';

export function PayPage() {
  const words = useWords(PAYING_WORDS);
  const { host = '', reference = '' } = useParams();
  const home = `/borrower/${part(host)}/${part(reference)}`;
  const answer = useAnswer<BorrowerAnswer>(home, {});
  return (
    <Frame door="borrower" title={words.title} today={answer.data?.today ?? null}>
      <h1>{words.title}</h1>
      <Shown answer={answer}>{(borrower) => <Accounts borrower={borrower} home={home} />}</Shown>
    </Frame>
  );
}

function Accounts({ borrower, home }: { borrower: BorrowerAnswer; home: string }) {
  const words = useWords(PAYING_WORDS);
  const nameOf = useName();
  const owed = borrower.accounts.filter(({ position }) => isAbove(position.owed));
  const [only] = owed;
  if (only === undefined) return <Empty>{words.nothing}</Empty>;
  if (owed.length === 1) return <Navigate to={`${home}/${only.account}/pay`} replace />;
  return (
    <>
      <p>{words.choose}</p>
      <ul className="rows">
        {owed.map(({ account, product, position, currency }) => (
          <li key={account}>
            <Link to={`${home}/${account}/pay`}>
              <span>
                {nameOf(product)} <Lateness days={position.daysPastDue} />
              </span>
              <Money
                amount={isAbove(position.overdue) ? position.overdue : position.owed}
                currency={currency}
              />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
