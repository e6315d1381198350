/** Which messages have I? The newest first; opening one shows who wrote it, why, and how it can be checked. */
import { useQueryClient } from '@tanstack/react-query';
import { type ToggleEvent, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { InboxAnswer, MessageShown, ReadAnswer } from '../../server/api/inbox/inbox-schema.ts';
import { ask, part, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useLanguage, useName, useWords } from '../parts/words.tsx';
import { HOME_WORDS } from './home/home-words.ts';
import { MESSAGE_WORDS } from './message-words.ts';
import { RemindersPart } from './reminders-part.tsx';
import './borrower.css';
import './messages.css';

export function MessagesPage() {
  const words = useWords(MESSAGE_WORDS);
  const own = useWords(HOME_WORDS);
  const { host = '', reference = '' } = useParams();
  const path = `/borrower/${part(host)}/${part(reference)}`;
  const answer = useAnswer<InboxAnswer>(`${path}/messages`, {});
  return (
    <Frame door="borrower" title={own.messages} today={answer.data?.today ?? null}>
      <p className="way">
        <Link to={path}>‹ {words.back}</Link>
      </p>
      <h1>{own.messages}</h1>
      <Shown answer={answer}>
        {(inbox) =>
          inbox.messages.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <>
              <p className="quiet-text">{own.unread(inbox.unread)}</p>
              <Page path={path} inbox={inbox} />
            </>
          )
        }
      </Shown>
      <RemindersPart path={path} />
    </Frame>
  );
}

/** One page of the list, and below it the next when it is asked for. */
function Page({ path, inbox }: { path: string; inbox: InboxAnswer }) {
  const words = useWords(MESSAGE_WORDS);
  const [older, setOlder] = useState(false);
  const last = inbox.messages.at(-1);
  return (
    <>
      <ul className="messages">
        {inbox.messages.map((message) => (
          <li key={message.message}>
            <Message path={path} message={message} />
          </li>
        ))}
      </ul>
      {inbox.more &&
        last !== undefined &&
        (older ? (
          <Older path={path} before={last.message} />
        ) : (
          <button type="button" className="quiet" onClick={() => setOlder(true)}>
            {words.older}
          </button>
        ))}
    </>
  );
}

function Older({ path, before }: { path: string; before: number }) {
  const answer = useAnswer<InboxAnswer>(`${path}/messages`, { before });
  return <Shown answer={answer}>{(inbox) => <Page path={path} inbox={inbox} />}</Shown>;
}

function Message({ path, message }: { path: string; message: MessageShown }) {
  const words = useWords(MESSAGE_WORDS);
  const client = useQueryClient();
  const opened = async (event: ToggleEvent<HTMLDetailsElement>) => {
    if (!event.currentTarget.open || message.readAt !== null) return;
    await ask<ReadAnswer>(`${path}/messages/${message.message}/read`, {}, 'POST');
    await client.invalidateQueries({ queryKey: [`${path}/messages`] });
  };
  return (
    <details className="card message" onToggle={(event) => void opened(event)}>
      <summary>
        <span className="message-top">
          <span className="figures quiet-text">{message.at}</span>
          {message.readAt === null && <span className="badge new-mark">{words.isNew}</span>}
        </span>
        <span lang={message.language} className={message.readAt === null ? 'subject unread' : 'subject'}>
          {message.subject ?? words.noSubject}
        </span>
      </summary>
      <p className="message-text" lang={message.language}>
        {message.text}
      </p>
      {message.crossed && <p className="note">{words.crossed}</p>}
      <Facts path={path} message={message} />
    </details>
  );
}

function Facts({ path, message }: { path: string; message: MessageShown }) {
  const words = useWords(MESSAGE_WORDS);
  const nameOf = useName();
  const language = useLanguage();
  const why = words.purposes as Readonly<Record<string, string>>;
  return (
    <dl className="facts">
      <dt>{words.from}</dt>
      <dd>{nameOf(message.sender)}</dd>
      <dt>{words.why}</dt>
      <dd>{why[message.purpose] ?? words.purposes.other}</dd>
      {message.accounts.length > 0 && (
        <>
          <dt>{words.about}</dt>
          <dd>
            {message.accounts.map((account) => (
              <Link key={account} to={`${path}/${part(account)}`}>
                {words.account(account)}
              </Link>
            ))}
          </dd>
        </>
      )}
      <dt>{words.sent}</dt>
      <dd>
        <span className="figures">{message.at}</span> <span>{words.ways[message.way]}</span>
      </dd>
      {message.readAt !== null && (
        <>
          <dt>{words.read}</dt>
          <dd className="figures">{message.readAt}</dd>
        </>
      )}
      <dt>{words.code}</dt>
      <dd>
        <strong className="figures">{message.code}</strong>{' '}
        <a href={`/verify?language=${language}`}>{words.check}</a>
      </dd>
    </dl>
  );
}
