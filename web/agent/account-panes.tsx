/** Everything of one account on one screen: why now, the person, the money, what happened, what may be planned next. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AgentAccountAnswer } from '../../server/api/agent-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { isSome, Lateness, Money } from '../parts/amount.tsx';
import { CHANNEL_WORDS } from '../parts/channel-words.ts';
import { Revealed } from '../parts/revealed.tsx';
import { Shown } from '../parts/states.tsx';
import { useLanguage, useName, useWords } from '../parts/words.tsx';
import { ActNow } from './act-now.tsx';
import { AGENT_WORDS } from './agent-words.ts';
import { PersonCases } from './person-cases.tsx';
import { PROPOSING_WORDS } from './proposing/proposing-words.ts';
import { SpokenWord } from './spoken-word.tsx';
import { Timeline } from './timeline.tsx';

/** What may be done changes with the minute: asked again this often, in milliseconds. */
const EVERY = 60_000;

export function AccountPanes({ accountKey, show }: { accountKey: string; show: (key: string) => void }) {
  const words = useWords(AGENT_WORDS);
  const proposing = useWords(PROPOSING_WORDS);
  const answer = useAnswer<AgentAccountAnswer>(`/agent/accounts/${part(accountKey)}`, {}, useLanguage(), {
    keep: true,
    every: EVERY,
  });
  return (
    <Shown answer={answer}>
      {(shown) => (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the pane scrolls, so keys must reach it */}
          <section className="pane story-pane" aria-label={words.account(shown.account.account)} tabIndex={0}>
            <Head shown={shown} />
            <h2>{words.timeline}</h2>
            <Timeline
              entries={shown.timeline.map((entry) => ({ ...entry, key: String(entry.seq) }))}
              currency={shown.account.currency}
            />
          </section>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the pane scrolls, so keys must reach it */}
          <section className="pane act" aria-label={words.planned} tabIndex={0}>
            <ActNow gate={shown.gate} again={() => answer.refetch()} />
            <p>
              <Link to={`/agent/agree/${part(shown.key)}`}>{proposing.link}</Link>
            </p>
            <SpokenWord key={shown.key} account={shown.key} />
            <PersonCases key={`cases ${shown.key}`} account={shown.key} />
            <Facts title={words.money}>
              <MoneyFacts shown={shown} />
            </Facts>
            <Facts title={words.person}>
              <PersonFacts
                key={`person ${shown.key}`}
                account={shown.key}
                person={shown.person}
                show={show}
              />
            </Facts>
            <h2>{words.planned}</h2>
            <p className="quiet-text">{words.notSent}</p>
            {shown.coming.length === 0 ? (
              <p>{words.plannedNone}</p>
            ) : (
              <Timeline
                entries={shown.coming.map((entry) => ({
                  ...entry,
                  gate: [],
                  amount: null,
                  key: entry.day + entry.told,
                }))}
                currency={shown.account.currency}
              />
            )}
          </section>
        </>
      )}
    </Shown>
  );
}

function Head({ shown }: { shown: AgentAccountAnswer }) {
  const words = useWords(AGENT_WORDS);
  const nameOf = useName();
  const channels = useWords(CHANNEL_WORDS);
  const { account, person, reason, tried } = shown;
  return (
    <header className="account-head">
      <p className="head-name">
        <strong lang={person.language}>{person.name}</strong>
        <span className="quiet-text figures">
          {nameOf(account.product)} · {words.account(account.account)}
        </span>
        <Lateness days={account.position.daysPastDue} />
      </p>
      <p className="reason">
        <span className="kind">{words.reason}</span> {reason}
      </p>
      <p className="quiet-text">
        {words.tried(
          tried.length === 0 ? words.triedNone : tried.map((channel) => channels[channel]).join(', '),
        )}
      </p>
    </header>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h2>{title}</h2>
      <dl className="facts">{children}</dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MoneyFacts({ shown: { account } }: { shown: AgentAccountAnswer }) {
  const words = useWords(AGENT_WORDS);
  const { position, currency } = account;
  const rows = [
    [words.principal, position.duePrincipal],
    [words.interest, position.interest],
    [words.fee, position.fee],
    [words.penalty, position.penalty],
  ] as const;
  return (
    <>
      <Fact name={words.overdue}>
        <strong>
          <Money amount={position.overdue} currency={currency} />
        </strong>
      </Fact>
      {rows
        .filter(([, amount]) => isSome(amount))
        .map(([name, amount]) => (
          <Fact key={name} name={name}>
            <Money amount={amount} currency={currency} />
          </Fact>
        ))}
      <Fact name={words.owed}>
        <Money amount={position.owed} currency={currency} />
      </Fact>
      <Fact name={words.nextDay}>
        <Money amount={position.nextDay} currency={currency} />
      </Fact>
    </>
  );
}

function PersonFacts(props: {
  account: string;
  person: AgentAccountAnswer['person'];
  show: (key: string) => void;
}) {
  const words = useWords(AGENT_WORDS);
  const { account, person, show } = props;
  return (
    <>
      <Fact name={words.fullName}>
        <Revealed account={account} field="name" masked={person.name} language={person.language} />
      </Fact>
      <Fact name={words.phone}>
        {person.phone === null ? '–' : <Revealed account={account} field="phone" masked={person.phone} />}
      </Fact>
      <Fact name={words.mailbox}>
        {person.email === null ? '–' : <Revealed account={account} field="email" masked={person.email} />}
      </Fact>
      <Fact name={words.speaks}>{person.language === 'en' ? words.speaksEn : words.speaksZh}</Fact>
      <Fact name={words.region}>
        {person.region}, {person.timeZone}
      </Fact>
      {person.otherAccounts.length > 0 && (
        <Fact name={words.others}>
          {person.otherAccounts.map(({ key, account }) => (
            <button key={key} type="button" className="quiet small figures" onClick={() => show(key)}>
              {account}
            </button>
          ))}
        </Fact>
      )}
    </>
  );
}
