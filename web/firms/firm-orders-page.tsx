/** Which letters lie with my firm? */

import { useState } from 'react';
import type { OrdersAnswer } from '../../server/api/firms/firms-schema.ts';
import type { MeAnswer } from '../../server/api/people/people-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { More } from '../parts/paged.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { FIRM_WORDS } from './firm-words.ts';
import { OrderTable } from './order-table.tsx';
import './firms.css';

export function FirmOrdersPage() {
  const words = useWords(FIRM_WORDS);
  const me = useAnswer<MeAnswer>('/people/me', {});
  const isFirms = me.data?.who?.kind === 'staff' && me.data.who.roles.includes('firm');
  return (
    <Frame door="firm" title={words.title} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {me.data !== undefined && !isFirms && <p className="note">{words.signIn}</p>}
      {isFirms && (
        <>
          <Orders which="waiting" title={words.title} none={words.none} />
          <Orders which="closed" title={words.closedTitle} none={words.noneClosed} />
        </>
      )}
    </Frame>
  );
}

function Orders({ which, title, none }: { which: 'waiting' | 'closed'; title: string; none: string }) {
  const words = useWords(FIRM_WORDS);
  const [after, setAfter] = useState<string | undefined>(undefined);
  const answer = useAnswer<OrdersAnswer>('/firm/orders', { which, after });
  return (
    <section className="card" aria-labelledby={`orders-${which}`}>
      <h2 id={`orders-${which}`}>{title}</h2>
      <Shown answer={answer}>
        {({ orders, next }) => (
          <>
            {orders.length === 0 ? (
              <Empty>{none}</Empty>
            ) : (
              <OrderTable orders={orders} label={title} to={({ key }) => `/firm/orders/${part(key)}`} />
            )}
            <More next={next} go={setAfter} word={words.more} />
          </>
        )}
      </Shown>
    </section>
  );
}
