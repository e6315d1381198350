/** What do I owe in all, and on which accounts? */
import { Link, useParams } from 'react-router';
import type { AccountShown, BorrowerAnswer } from '../../server/api/borrower-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { isAbove, Lateness, Money } from '../parts/amount.tsx';
import { Frame } from '../parts/frame.tsx';
import { Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { BORROWER_WORDS } from './borrower-words.ts';
import { DISPUTE_WORDS } from './disputes/dispute-words.ts';
import { MessagesLink } from './messages-link.tsx';
import { PREVENTION_WORDS } from './prevention/prevention-words.ts';
import './borrower.css';

export function OwePage() {
  const words = useWords(BORROWER_WORDS);
  const ahead = useWords(PREVENTION_WORDS);
  const disputes = useWords(DISPUTE_WORDS);
  const { host = '', reference = '' } = useParams();
  const path = `/borrower/${part(host)}/${part(reference)}`;
  const answer = useAnswer<BorrowerAnswer>(path, {});
  return (
    <Frame door="borrower" title={words.doorTitle} today={answer.data?.today ?? null}>
      <Shown answer={answer}>
        {(borrower) => (
          <>
            <h1>{words.hello(borrower.name)}</h1>
            {borrower.totals.map(({ currency, owed, overdue }) => (
              <section key={currency.code} className="card headline">
                {isAbove(overdue) ? (
                  <>
                    <h2>{words.dueNow}</h2>
                    <p className="great">
                      <Money amount={overdue} currency={currency} />
                    </p>
                    <p>{words.dueNowText}</p>
                  </>
                ) : (
                  <p className="calm-line">{words.nothingDue}</p>
                )}
                <p className="beside">
                  <span>{words.inAll}</span>
                  <Money amount={owed} currency={currency} />
                </p>
              </section>
            ))}
            <MessagesLink path={path} />
            <Link to={`${path}/ahead`} className="card messages-link">
              <span>{ahead.link}</span>
              <span className="quiet-text">{ahead.linkText}</span>
            </Link>
            <p>
              <Link to={`${path}/disputes`}>{disputes.link}</Link>
            </p>
            <h2>{words.accounts}</h2>
            <ul className="accounts">
              {borrower.accounts.map((account) => (
                <li key={account.account}>
                  <AccountCard account={account} path={path} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </Frame>
  );
}

function AccountCard({ account, path }: { account: AccountShown; path: string }) {
  const words = useWords(BORROWER_WORDS);
  const nameOf = useName();
  const { position, currency, next } = account;
  return (
    <Link to={`${path}/${account.account}`} className="card account">
      <span className="account-name">
        {nameOf(account.product)}
        <span className="quiet-text figures">{words.account(account.account)}</span>
      </span>
      <Lateness days={position.daysPastDue} />
      {isAbove(position.overdue) && (
        <span className="beside">
          <span>{words.dueNow}</span>
          <strong>
            <Money amount={position.overdue} currency={currency} />
          </strong>
        </span>
      )}
      <span className="beside">
        <span>{words.inAll}</span>
        <Money amount={position.owed} currency={currency} />
      </span>
      {next !== null && isAbove(next.total) && (
        <span className="beside quiet-text">
          <span className="figures">{words.nextDue(next.due)}</span>
          <Money amount={next.total} currency={currency} />
        </span>
      )}
      {account.pausedUntil !== null && <span className="note">{words.paused(account.pausedUntil)}</span>}
      {account.writtenOff && <span className="note">{words.writtenOff}</span>}
    </Link>
  );
}
