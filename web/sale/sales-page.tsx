/** Which sales were drawn, who may buy, and what money waits to be passed on? */
import { Link } from 'react-router';
import type { BuyersAnswer, SalesAnswer } from '../../server/api/sale/sale-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { CourtAct } from '../court/court-act.tsx';
import { Money } from '../parts/amount.tsx';
import { Frame } from '../parts/frame.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { Buyers } from './buyer-papers.tsx';
import { SALE_WORDS } from './sale-words.ts';
import '../compliance/oversight.css';
import '../court/court.css';
import './sale.css';

export function SalesPage() {
  const words = useWords(SALE_WORDS).sales;
  const answer = useAnswer<SalesAnswer>('/sale/sales', {});
  const buyers = useAnswer<BuyersAnswer>('/sale/buyers', {});
  return (
    <Frame door="compliance" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <div className="two-sides">
        <Shown answer={answer}>
          {({ items, money }) => (
            <div className="sale-main">
              {items.length === 0 ? <Empty>{words.none}</Empty> : <Sales items={items} />}
              <Waiting money={money} />
            </div>
          )}
        </Shown>
        <div className="side">
          {answer.data !== undefined && <Draw products={answer.data.products} />}
          <Shown answer={buyers}>{(known) => <Buyers known={known} />}</Shown>
        </div>
      </div>
    </Frame>
  );
}

function Sales({ items }: { items: SalesAnswer['items'] }) {
  const words = useWords(SALE_WORDS).sales;
  return (
    <ol className="complaints">
      {items.map((one) => (
        <li key={one.sale} className="card">
          <h2>
            <Link to={`/studio/sales/${one.sale}`}>{words.open(one.sale)}</Link> · {words.states[one.state]}
          </h2>
          <p className="quiet-text">{words.cutOff(one.cutOff)}</p>
          <p>
            {words.claims} <span className="figures">{one.lines}</span> · {words.refused}{' '}
            <span className="figures">{one.refused}</span>
          </p>
          <p className="beside">
            <span>{words.sum}</span> <Money amount={one.claim} currency={one.currency} />
          </p>
          {one.price !== null && (
            <p className="beside">
              <span>
                {words.price} · {one.buyer}
              </span>{' '}
              <Money amount={one.price} currency={one.currency} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Waiting({ money }: { money: SalesAnswer['money'] }) {
  const words = useWords(SALE_WORDS).sales;
  return (
    <section className="card">
      <h2>{words.money}</h2>
      {money.length === 0 && <p>{words.noMoney}</p>}
      {money.map((one) => (
        <CourtAct
          key={`${one.key}-${one.payment}`}
          path="/sale/money"
          label={`${words.pass} ${one.account}`}
          button={words.pass}
          body={(said) => ({ ...said, key: one.key, payment: one.payment })}
        >
          <p className="beside">
            <span>
              {one.account} · {one.cameOn}
            </span>{' '}
            <Money amount={one.amount} currency={one.currency} />
          </p>
        </CourtAct>
      ))}
    </section>
  );
}

function Draw({ products }: { products: SalesAnswer['products'] }) {
  const words = useWords(SALE_WORDS).sales;
  const nameOf = useName();
  return (
    <section className="card">
      <h2>{words.draw}</h2>
      <CourtAct
        path="/sale/sales"
        label={words.draw}
        button={words.draw}
        body={({ product, restedDays, ...said }) => ({
          ...said,
          products: [Number(product)],
          restedDays: Number(restedDays),
        })}
      >
        <label>
          {words.product}
          <select name="product">
            {products.map(({ code, name, currency }) => (
              <option key={code} value={code}>
                {nameOf(name)} ({currency})
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.rested}
          <input name="restedDays" type="number" min={0} max={3650} defaultValue={30} required />
        </label>
      </CourtAct>
    </section>
  );
}
