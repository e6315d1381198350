/** What would be sent, about which account, after which contacts, and do I sign it? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useParams } from 'react-router';
import { figureOf } from '../../rules/telling/language.ts';
import type { OrderAnswer, OrderDone } from '../../server/api/firms/firms-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useLanguage, useName, useWords } from '../parts/words.tsx';
import { FIRM_WORDS } from './firm-words.ts';
import { NotDone } from './not-done.tsx';
import { Standing } from './order-table.tsx';
import './firms.css';

export function FirmOrderPage() {
  const words = useWords(FIRM_WORDS);
  const language = useLanguage();
  const { order = '' } = useParams();
  const answer = useAnswer<OrderAnswer>(`/firm/orders/${part(order)}`, { language });
  const number = answer.data?.order.number ?? order;
  return (
    <Frame door="firm" title={words.order(number)} today={answer.data?.today ?? null} wide>
      <p>
        <Link to="/firm">{words.back}</Link>
      </p>
      <h1>{words.order(number)}</h1>
      <Shown answer={answer}>
        {(seen) => (
          <div className="firm-order">
            <Page seen={seen} base="/api/firm" />
            <div className="firm-side">
              <Facts seen={seen} />
              <Signature seen={seen} />
              {seen.order.state === 'with-firm' && <Acts seen={seen} />}
            </div>
          </div>
        )}
      </Shown>
    </Frame>
  );
}

function Page({ seen, base }: { seen: OrderAnswer; base: string }) {
  const words = useWords(FIRM_WORDS);
  const page = seen.page === null ? null : `${base}/${seen.page}`;
  return (
    <section className="card" aria-labelledby="order-page">
      <h2 id="order-page">{words.page}</h2>
      {page !== null && (
        <p>
          <a href={page} target="_blank" rel="noreferrer">
            {words.openPage}
          </a>
        </p>
      )}
      {seen.digest !== null && (
        <p className="quiet-text">
          {words.digest}: <code className="firm-code">{seen.digest}</code>
        </p>
      )}
    </section>
  );
}

function Facts({ seen }: { seen: OrderAnswer }) {
  const words = useWords(FIRM_WORDS);
  const { order, before, named, contacts } = seen;
  return (
    <section className="card" aria-labelledby="order-facts">
      <h2 id="order-facts">{words.facts}</h2>
      <dl className="firm-facts">
        <dt>{words.columns.who}</dt>
        <dd>{order.name}</dd>
        <dt>{words.columns.state}</dt>
        <dd>
          <Standing order={order} />
        </dd>
        <dt>{words.product}</dt>
        <dd>{words.products[seen.product] ?? seen.product}</dd>
        <dt>{words.columns.overdue}</dt>
        <dd className="figures">
          {figureOf(order.overdue, order.currency)} · {words.daysLate(seen.daysPastDue)}
        </dd>
        <dt>{words.dueSince}</dt>
        <dd className="figures">{seen.oldestDue}</dd>
        <dt>{words.columns.worth}</dt>
        <dd className="figures">
          {figureOf(order.expected, order.currency)} / {figureOf(order.cost, order.currency)}
        </dd>
      </dl>
      <h3>{words.before}</h3>
      <ul className="firm-list">
        {(['message', 'call'] as const).map((one) => (
          <li key={one}>
            <span className="figures">{before[one].on}</span> {words[one]}: {words.how[before[one].how]}
          </li>
        ))}
      </ul>
      <h3>{words.named}</h3>
      {named.length === 0 ? (
        <p>{words.nothingNamed}</p>
      ) : (
        <ul className="firm-list">
          {named.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <Contacts contacts={contacts} />
    </section>
  );
}

function Contacts({ contacts }: Pick<OrderAnswer, 'contacts'>) {
  const words = useWords(FIRM_WORDS);
  return (
    <>
      <h3>{words.contacts}</h3>
      {contacts.length === 0 ? (
        <Empty>{words.noContacts}</Empty>
      ) : (
        <ul className="firm-list">
          {contacts.map(({ on, way, outcome }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several contacts of one day and way are alike
            <li key={`${on} ${way} ${place}`}>
              <span className="figures">{on}</span> {words.ways[way] ?? way}:{' '}
              {outcome === null ? words.unknown : (words.outcomes[outcome] ?? outcome)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Signature({ seen: { signature } }: { seen: OrderAnswer }) {
  const words = useWords(FIRM_WORDS);
  const nameOf = useName();
  if (signature === null) return null;
  return (
    <section className="card" aria-labelledby="order-signature">
      <h2 id="order-signature">{words.value}</h2>
      <p className={signature.valid ? 'known' : 'note'}>
        {words.signed(nameOf(signature.name), signature.lawyer)} ·{' '}
        {signature.valid ? words.valid : words.invalid}
      </p>
      <p className="quiet-text">
        {words.key}: <code className="firm-code">{signature.key}</code>
      </p>
      <p className="quiet-text">
        {words.value}: <code className="firm-code">{signature.value}</code>
      </p>
    </section>
  );
}

function Sign({ seen, pending, sign }: { seen: OrderAnswer; pending: boolean; sign: () => void }) {
  const words = useWords(FIRM_WORDS);
  const nameOf = useName();
  const { signer, told } = seen;
  if (signer === null) return <p className="note">{words.notLawyer}</p>;
  if (!told) return <p className="note">{words.notTold}</p>;
  return (
    <>
      <p>{words.signAs(nameOf(signer.name), signer.lawyer)}</p>
      <p className="quiet-text">{words.signHint}</p>
      <button type="button" disabled={pending} onClick={sign}>
        {words.sign}
      </button>
    </>
  );
}

function Acts({ seen }: { seen: OrderAnswer }) {
  const words = useWords(FIRM_WORDS);
  const client = useQueryClient();
  const { key } = seen.order;
  const [why, setWhy] = useState('');
  const by = 'me';
  const act = useMutation({
    mutationFn: (what: 'sign' | 'send-back' | 'refuse') =>
      tell<OrderDone>(`/firm/orders/${part(key)}/${what}`, what === 'sign' ? { by } : { by, why }),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate('send-back');
  };
  return (
    <section className="card" aria-labelledby="order-sign">
      <h2 id="order-sign">{words.sign}</h2>
      <Sign seen={seen} pending={act.isPending} sign={() => act.mutate('sign')} />
      <form className="form firm-back" onSubmit={submit}>
        <label>
          {words.why}
          <textarea
            value={why}
            onChange={(event) => setWhy(event.target.value)}
            required
            maxLength={200}
            rows={2}
          />
        </label>
        <span className="quiet-text">{words.whyHint}</span>
        <div className="firm-buttons">
          <button type="submit" className="quiet" disabled={act.isPending}>
            {words.sendBack}
          </button>
          <button
            type="button"
            className="quiet"
            disabled={act.isPending || why.trim() === ''}
            onClick={() => act.mutate('refuse')}
          >
            {words.refuse}
          </button>
        </div>
      </form>
      <NotDone error={act.error} again={() => act.variables !== undefined && act.mutate(act.variables)} />
    </section>
  );
}
