/** What do I owe and by when, what is the one next thing, and where do I go from here? */
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { figureOf } from '../../rules/telling/language.ts';
import type { AccountShown, BorrowerAnswer } from '../../server/api/borrower-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { isAbove, Lateness, Money } from '../parts/amount.tsx';
import { Frame } from '../parts/frame.tsx';
import { keepForOffline } from '../parts/offline.ts';
import { Shown } from '../parts/states.tsx';
import { useLanguage, useName, useWords } from '../parts/words.tsx';
import { HOME_WORDS } from './home/home-words.ts';
import { NextThing, pressingAccount } from './home/next-thing.tsx';
import { MessagesLink } from './messages-link.tsx';
import './borrower.css';

export function OwePage() {
  const words = useWords(HOME_WORDS);
  const language = useLanguage();
  const { host = '', reference = '' } = useParams();
  const path = `/borrower/${part(host)}/${part(reference)}`;
  const answer = useAnswer<BorrowerAnswer>(path, {});
  const known = answer.data;
  useEffect(() => {
    if (known === undefined) return;
    const lines = known.totals.flatMap(({ owed, overdue, currency }) => [
      `${words.dueNow}: ${figureOf(overdue, currency.code)}`,
      `${words.inAll}: ${figureOf(owed, currency.code)}`,
    ]);
    void keepForOffline({ language, lines, page: path });
  }, [known, words, language, path]);
  return (
    <Frame door="borrower" title={words.title} today={answer.data?.today ?? null}>
      <Shown answer={answer}>
        {(borrower) => {
          const pressing = pressingAccount(borrower);
          return (
            <>
              <h1>{words.hello(borrower.name)}</h1>
              {borrower.totals.map((total) => (
                <Total key={total.currency.code} total={total} pressing={pressing} path={path} />
              ))}
              {pressing !== undefined && <NextThing home={path} account={pressing.account} />}
              <MessagesLink path={path} />
              <WhatToDo path={path} pressing={pressing?.account ?? null} asksToMeet={borrower.asksToMeet} />
              <h2>{words.accounts}</h2>
              <ul className="accounts">
                {borrower.accounts.map((account) => (
                  <li key={account.account}>
                    <AccountCard account={account} path={path} />
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Shown>
    </Frame>
  );
}

/** What is owed and by when, and the button that ends it. */
function Total({
  total: { currency, owed, overdue },
  pressing,
  path,
}: {
  total: BorrowerAnswer['totals'][number];
  pressing: AccountShown | undefined;
  path: string;
}) {
  const words = useWords(HOME_WORDS);
  const late = isAbove(overdue);
  const next = pressing?.currency.code === currency.code ? pressing.next : null;
  return (
    <section className="card headline">
      <p className="headline-top">
        <span>{late ? words.dueNow : words.inAll}</span>
        {pressing !== undefined && <Lateness days={pressing.position.daysPastDue} />}
      </p>
      <p className="great">
        <Money amount={late ? overdue : owed} currency={currency} />
      </p>
      {late ? (
        <p className="beside">
          <span>{words.inAll}</span>
          <Money amount={owed} currency={currency} />
        </p>
      ) : (
        <p className="calm-line">{words.nothingDue}</p>
      )}
      {next !== null && isAbove(next.total) && (
        <p className="beside">
          <span className="figures">{words.nextBy(next.due)}</span>
          <Money amount={next.total} currency={currency} />
        </p>
      )}
      {isAbove(owed) && (
        <Link to={`${path}/pay`} className="great-button">
          {words.pay(late ? figureOf(overdue, currency.code) : '').trim()}
        </Link>
      )}
    </section>
  );
}

/** Everything else, one row each; a visit stands there as long as it waits for his answer. */
function WhatToDo({
  path,
  pressing,
  asksToMeet,
}: {
  path: string;
  pressing: string | null;
  asksToMeet: boolean;
}) {
  const words = useWords(HOME_WORDS).rows;
  const rows = [
    ...(asksToMeet ? [[words.visit, `${path}/visits`] as const] : []),
    ...(pressing === null ? [] : [[words.agree, `${path}/${pressing}/agree`] as const]),
    [words.wrong, `${path}/disputes`],
    [words.contacted, `${path}/contacted`],
    [words.caller, `${path}/caller`],
    [words.ahead, `${path}/ahead`],
    [words.mine, `${path}/mine`],
  ] as const;
  return (
    <nav aria-label={words.name}>
      <ul className="rows">
        {rows.map(([[name, text], to]) => (
          <li key={to}>
            <Link to={to}>
              <span>
                {name}
                <span className="quiet-text block">{text}</span>
              </span>
              <span aria-hidden="true">›</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function AccountCard({ account, path }: { account: AccountShown; path: string }) {
  const words = useWords(HOME_WORDS);
  const nameOf = useName();
  const { position, currency, next } = account;
  return (
    <Link to={`${path}/${account.account}`} className="card account">
      <span className="account-name">
        {nameOf(account.product)}
        <span className="quiet-text figures">{words.account(account.account)}</span>
      </span>
      {account.sold === null && <Lateness days={position.daysPastDue} />}
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
          <span className="figures">{words.nextBy(next.due)}</span>
          <Money amount={next.total} currency={currency} />
        </span>
      )}
      {account.pausedUntil !== null && <span className="note">{words.paused(account.pausedUntil)}</span>}
      {account.sold !== null && <span className="note">{words.sold(account.sold.on)}</span>}
      {account.writtenOff && account.sold === null && <span className="note">{words.writtenOff}</span>}
    </Link>
  );
}
