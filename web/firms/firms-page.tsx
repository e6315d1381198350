/** Which law firms write for the house, and which letters wait for a second person's decision? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  FirmsAnswer,
  OrderDone,
  OrderShown,
  OrdersAnswer,
} from '../../server/api/firms/firms-schema.ts';
import type { MeAnswer } from '../../server/api/people/people-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { MayDo } from '../parts/may.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { EngageForm } from './engage-form.tsx';
import { FIRM_WORDS } from './firm-words.ts';
import { NotDone } from './not-done.tsx';
import { OrderTable } from './order-table.tsx';
import '../studio/studio.css';
import './firms.css';

export function FirmsPage() {
  const { firms: words } = useWords(FIRM_WORDS);
  const me = useAnswer<MeAnswer>('/people/me', {}).data;
  const [typed, setTyped] = useState('');
  const by = me?.who?.kind === 'staff' ? me.who.number : typed;
  const answer = useAnswer<FirmsAnswer>('/studio/firms', {});
  return (
    <Frame door="studio" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {me !== undefined && me.who === null && (
        <label className="form firm-by">
          {words.by}
          <input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        </label>
      )}
      <Orders which="waiting" by={by} />
      <section className="card" aria-labelledby="firms-engaged">
        <h2 id="firms-engaged">{words.engaged}</h2>
        <Shown answer={answer}>
          {({ engagements }) =>
            engagements.length === 0 ? (
              <Empty>{words.noFirm}</Empty>
            ) : (
              <ul className="firm-cards">
                {engagements.map((one) => (
                  <Engagement key={one.engagement} one={one} by={by} />
                ))}
              </ul>
            )
          }
        </Shown>
        <EngageForm by={by} />
      </section>
      <Orders which="closed" by={by} />
    </Frame>
  );
}

function Orders({ which, by }: { which: 'waiting' | 'closed'; by: string }) {
  const { firms: words } = useWords(FIRM_WORDS);
  const answer = useAnswer<OrdersAnswer>('/studio/orders', { which });
  const title = which === 'waiting' ? words.waiting : words.closed;
  return (
    <section className="card" aria-labelledby={`firms-${which}`}>
      <h2 id={`firms-${which}`}>{title}</h2>
      <Shown answer={answer}>
        {({ orders }) =>
          orders.length === 0 ? (
            <Empty>{words.noOrder[which]}</Empty>
          ) : (
            <>
              <OrderTable
                orders={orders}
                label={title}
                to={({ account }) => `/studio/letters/${part(account)}`}
                acts={(order) => <Acts order={order} by={by} />}
              />
              <p className="quiet-text">{words.assumed(orders[0]!.assumed)}</p>
            </>
          )
        }
      </Shown>
    </section>
  );
}

function Acts({ order, by }: { order: OrderShown; by: string }) {
  const { firms: words } = useWords(FIRM_WORDS);
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: (what: 'give' | 'decline') =>
      tell<OrderDone>(`/studio/orders/${part(order.key)}/${what}`, { by, why: words.decline }),
    onSuccess: () => void client.invalidateQueries(),
  });
  const waits = order.state === 'proposed' || order.state === 'sent-back';
  return (
    <div className="firm-buttons">
      {waits && (
        <MayDo address="POST /api/studio/orders/:order/give">
          <button type="button" disabled={act.isPending || by === ''} onClick={() => act.mutate('give')}>
            {words.give}
          </button>
          <button
            type="button"
            className="quiet"
            disabled={act.isPending || by === ''}
            onClick={() => act.mutate('decline')}
          >
            {words.decline}
          </button>
        </MayDo>
      )}
      {order.number !== null && (
        <a href={`/api/studio/orders/${part(order.key)}/page`} target="_blank" rel="noreferrer">
          {words.look}
        </a>
      )}
      <NotDone error={act.error} again={() => act.variables !== undefined && act.mutate(act.variables)} />
    </div>
  );
}

type Engaged = FirmsAnswer['engagements'][number];

function Terms({ one }: { one: Engaged }) {
  const { firms: words, products } = useWords(FIRM_WORDS);
  const nameOf = useName();
  return (
    <dl className="firm-facts">
      <dt>{words.time}</dt>
      <dd className="figures">
        {one.from} – {one.until}
      </dd>
      <dt>{words.licence}</dt>
      <dd className="figures">{one.licenceUntil}</dd>
      <dt>{words.power}</dt>
      <dd>{one.power}</dd>
      <dt>{words.scope}</dt>
      <dd>
        {one.products.map((id) => products[id] ?? id).join(', ')} · {one.regions.join(', ')}
      </dd>
      <dt>{words.lawyers}</dt>
      <dd>
        {one.lawyers.map(({ lawyer, name }) => (
          <span key={lawyer} className="firm-lawyer">
            {nameOf(name)} <span className="figures quiet-text">{lawyer}</span>
          </span>
        ))}
      </dd>
    </dl>
  );
}

function Engagement({ one, by }: { one: Engaged; by: string }) {
  const { firms: words } = useWords(FIRM_WORDS);
  const nameOf = useName();
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: ({ what, body }: { what: 'decide' | 'end'; body: object }) =>
      tell(`/studio/firms/${one.engagement}/${what}`, { ...body, by }),
    onSuccess: () => void client.invalidateQueries(),
  });
  return (
    <li className="firm-card">
      <p>
        <strong>{nameOf(one.name)}</strong> <span className="quiet-text">{one.firm}</span> ·{' '}
        {words.states[one.state] ?? one.state}
      </p>
      <Terms one={one} />
      <div className="firm-buttons">
        {one.state === 'proposed' && (
          <MayDo address="POST /api/studio/firms/:engagement/decide">
            <button
              type="button"
              disabled={act.isPending || by === ''}
              onClick={() => act.mutate({ what: 'decide', body: { approve: true } })}
            >
              {words.approve}
            </button>
            <button
              type="button"
              className="quiet"
              disabled={act.isPending || by === ''}
              onClick={() => act.mutate({ what: 'decide', body: { approve: false } })}
            >
              {words.refuse}
            </button>
          </MayDo>
        )}
        {one.state === 'in-force' && (
          <MayDo address="POST /api/studio/firms/:engagement/end">
            <button
              type="button"
              className="quiet"
              disabled={act.isPending || by === ''}
              onClick={() => act.mutate({ what: 'end', body: { why: words.end } })}
            >
              {words.end}
            </button>
          </MayDo>
        )}
      </div>
      <NotDone error={act.error} again={() => act.variables !== undefined && act.mutate(act.variables)} />
    </li>
  );
}
