/** What did borrowers get? The far ends of a demonstration's carriers: telephones, mailboxes, lock screens, letter boxes. */
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Arrived, ArrivedAnswer } from '../../server/api/far-ends-api.ts';
import { Problem, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { MailFrame } from '../parts/mail-frame.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { INBOX_WORDS } from './inbox-words.ts';
import './inboxes.css';

const WAYS: readonly Arrived['way'][] = ['sms', 'email', 'push', 'letter'];

export function InboxesPage() {
  const words = useWords(INBOX_WORDS);
  const [wish, setWish] = useSearchParams();
  const way = WAYS.find((one) => one === wish.get('way')) ?? 'sms';
  const to = wish.get('to') ?? '';
  const answer = useAnswer<ArrivedAnswer>('/far-ends/', { way, to }, undefined, { keep: true, every: 2_000 });
  const absent = answer.error instanceof Problem && answer.error.status === 404;
  return (
    <Frame door="inboxes" title={words.title} today={null} wide>
      <div className="inboxes-page">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        {absent ? (
          <Empty>{words.absent}</Empty>
        ) : (
          <>
            <nav className="inbox-ways" aria-label={words.title}>
              {WAYS.map((one) => (
                <button
                  key={one}
                  type="button"
                  className="quiet"
                  aria-pressed={one === way}
                  onClick={() => setWish(to === '' ? { way: one } : { way: one, to }, { replace: true })}
                >
                  {words.ways[one]} <span className="badge">{answer.data?.counts[one] ?? 0}</span>
                </button>
              ))}
            </nav>
            <search className="inbox-search">
              <label>
                {words.to}
                <input
                  value={to}
                  inputMode="search"
                  onChange={(event) => setWish({ way, to: event.target.value }, { replace: true })}
                />
              </label>
            </search>
            <Shown answer={answer}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty>{words.none}</Empty>
                ) : (
                  <ol className={`inbox inbox-${way}`} aria-label={words.ways[way]}>
                    {items.map((item) => (
                      <One key={item.id} item={item} />
                    ))}
                  </ol>
                )
              }
            </Shown>
          </>
        )}
      </div>
    </Frame>
  );
}

function One({ item }: { item: Arrived }) {
  const words = useWords(INBOX_WORDS);
  const [opened, setOpened] = useState(false);
  return (
    <li className="card arrived">
      <p className="beside quiet-text">
        <span>{words.from(item.from)}</span>
        <span className="figures">{item.to}</span>
      </p>
      {item.subject !== null && <h2>{item.subject}</h2>}
      <p className="arrived-text">{item.text}</p>
      {item.html !== null && (
        <details onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
          <summary>{words.asShown}</summary>
          {opened && <MailFrame title={item.subject ?? item.to} html={item.html} />}
        </details>
      )}
      <p className="beside quiet-text">
        {item.arrived !== null && (
          <time dateTime={item.arrived} className="figures">
            {new Date(item.arrived).toISOString().slice(11, 19)} UTC
          </time>
        )}
        {item.parts !== null && item.parts > 1 && <span>{words.parts(item.parts)}</span>}
      </p>
      {item.way === 'sms' && (
        <details>
          <summary>{words.reply}</summary>
          <Reply id={item.id} />
        </details>
      )}
    </li>
  );
}

/** Answers as the borrower would, on his own telephone. */
function Reply({ id }: { id: string }) {
  const words = useWords(INBOX_WORDS);
  const [said, setSaid] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('text')).trim();
    if (text === '') return;
    const response = await fetch('/api/far-ends/answers', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, text }),
    }).catch(() => null);
    setSaid(response?.ok === true ? words.sent(text) : words.notSent);
    form.reset();
  };
  return (
    <form className="arrived-reply" onSubmit={(event) => void submit(event)}>
      <div className="choices">
        <input aria-label={words.reply} name="text" maxLength={300} placeholder={words.example} />
        <button type="submit" className="quiet">
          {words.send}
        </button>
      </div>
      <p role="status" className="quiet-text">
        {said}
      </p>
    </form>
  );
}
