/** What is in this sale, what was left out and by which text, who offered what, and what comes back? */
import { useParams } from 'react-router';
import type { SaleAnswer } from '../../server/api/sale/sale-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { takeFile } from '../compliance/take-file.ts';
import { CourtAct } from '../court/court-act.tsx';
import { Money } from '../parts/amount.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { BUYER_WORDS } from './buyer-words.ts';
import { SALE_WORDS } from './sale-words.ts';
import '../compliance/oversight.css';
import '../court/court.css';
import './sale.css';

export function SalePage() {
  const { sale = '' } = useParams();
  const words = useWords(SALE_WORDS).sales;
  const answer = useAnswer<SaleAnswer>(`/sale/sales/${part(sale)}`, {});
  return (
    <Frame door="compliance" title={words.open(Number(sale))} today={answer.data?.today ?? null} wide>
      <h1>{words.open(Number(sale))}</h1>
      <Shown answer={answer}>
        {(known) => (
          <div className="two-sides">
            <div className="sale-main">
              <Numbers known={known} />
              <Reasons known={known} />
              <Lines known={known} />
            </div>
            <div className="side">
              <Acts known={known} />
              {known.tape !== null && <Tape known={known} />}
              <Rules known={known} />
            </div>
          </div>
        )}
      </Shown>
    </Frame>
  );
}

function Numbers({ known: { sale } }: { known: SaleAnswer }) {
  const words = useWords(SALE_WORDS).sales;
  return (
    <section className="card" aria-label={words.sum}>
      <p>
        <strong>{words.states[sale.state]}</strong> · {words.cutOff(sale.cutOff)}
        {sale.buyer !== null && ` · ${sale.buyer}`}
      </p>
      <dl className="court-numbers">
        <div>
          <dt>{words.claims}</dt>
          <dd>{sale.lines}</dd>
        </div>
        <div>
          <dt>{words.refused}</dt>
          <dd>{sale.refused}</dd>
        </div>
        <div>
          <dt>{words.sum}</dt>
          <dd>
            <Money amount={sale.claim} currency={sale.currency} />
          </dd>
        </div>
        {sale.price !== null && (
          <div>
            <dt>{words.price}</dt>
            <dd>
              <Money amount={sale.price} currency={sale.currency} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Reasons({ known: { reasons } }: { known: SaleAnswer }) {
  const words = useWords(SALE_WORDS).sales;
  if (reasons.length === 0) return null;
  return (
    <section className="card">
      <h2>{words.reasons}</h2>
      <ul>
        {reasons.map(({ reason, count, source }) => (
          <li key={reason}>
            {words.unsaleable[reason]}: <span className="figures">{count}</span>{' '}
            <span className="quiet-text">{source}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lines({ known: { lines, sale } }: { known: SaleAnswer }) {
  const words = useWords(SALE_WORDS).sales;
  return (
    <section className="card">
      <h2>{words.lines}</h2>
      <Scroll label={words.lines}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.account}</th>
              <th scope="col" className="sale-sum">
                {words.days}
              </th>
              <th scope="col" className="sale-sum">
                {words.sum}
              </th>
              <th scope="col" className="sale-sum">
                {words.price}
              </th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.line}</th>
                <td>{one.account}</td>
                <td className="sale-sum">{one.days}</td>
                <td className="sale-sum">
                  <Money amount={one.claim} currency={sale.currency} />
                </td>
                <td className="sale-sum">
                  {one.price === null ? '–' : <Money amount={one.price} currency={sale.currency} />}
                </td>
                <td>
                  {words.lineStates[one.state]}
                  {one.reasons.length > 0 &&
                    `: ${one.reasons.map((reason) => words.unsaleable[reason]).join(', ')}`}
                  {one.listedWhy.length > 0 &&
                    ` · ${words.listed}: ${one.listedWhy.map((why) => words.unsaleable[why] ?? why).join(', ')}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {lines
        .filter(({ state, listedWhy }) => state === 'sold' && listedWhy.length > 0)
        .map(({ key, account }) => (
          <CourtAct
            key={key}
            path={`/sale/sales/${sale.sale}/lines/${part(key)}/back`}
            label={`${words.take} ${account}`}
            button={`${words.take} ${account}`}
          />
        ))}
    </section>
  );
}

function Acts({ known: { sale, offers } }: { known: SaleAnswer }) {
  const words = useWords(SALE_WORDS).sales;
  const base = `/sale/sales/${sale.sale}`;
  const isOpen = sale.state === 'drawn' || sale.state === 'offered' || sale.state === 'awarded';
  return (
    <section className="card court-acts">
      <h2>{words.offers}</h2>
      {offers.length === 0 && <p>{words.noOffers}</p>}
      {offers.map(({ buyer, price }) => (
        <p key={buyer} className="beside">
          <span>{buyer}</span>{' '}
          {price === null ? (
            <span>{words.sealed(sale.opensOn ?? '')}</span>
          ) : (
            <Money amount={price} currency={sale.currency} />
          )}
        </p>
      ))}
      {sale.state === 'drawn' && <CourtAct path={`${base}/offer`} label={words.offer} button={words.offer} />}
      {sale.state === 'offered' && (
        <>
          <CourtAct path={`${base}/offers`} label={words.put} button={words.put} named>
            <label>
              {words.buyer}
              <input name="buyer" required maxLength={40} autoComplete="off" />
            </label>
            <label>
              {words.price}
              <input name="price" required inputMode="decimal" autoComplete="off" />
            </label>
          </CourtAct>
          <CourtAct path={`${base}/award`} label={words.award} button={words.award} named>
            <label>
              {words.buyer}
              <select name="buyer">
                {offers.map(({ buyer }) => (
                  <option key={buyer}>{buyer}</option>
                ))}
              </select>
            </label>
          </CourtAct>
        </>
      )}
      {sale.state === 'awarded' && (
        <CourtAct path={`${base}/close`} label={words.close} button={words.close} final />
      )}
      {isOpen && <CourtAct path={`${base}/drop`} label={words.drop} button={words.drop} />}
    </section>
  );
}

/** What bidders see, and the same as a file: nobody's name and no account. */
function Tape({ known: { sale, lines } }: { known: SaleAnswer }) {
  const words = useWords(SALE_WORDS).sales;
  const buyers = useWords(BUYER_WORDS);
  const path = `/sale/sales/${sale.sale}/tape`;
  return (
    <section className="card court-acts">
      <h2>{buyers.tape}</h2>
      <p>{buyers.tapeSays}</p>
      <Scroll label={buyers.tape}>
        <table className="figures">
          <thead>
            <tr>
              {[words.line, words.sum, words.days].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines
              .filter(({ state }) => state !== 'refused')
              .map((one) => (
                <tr key={one.line}>
                  <th scope="row">{one.line}</th>
                  <td>
                    <Money amount={one.claim} currency={sale.currency} />
                  </td>
                  <td>{one.days}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Scroll>
      <CourtAct
        path={path}
        label={buyers.take}
        button={buyers.take}
        instead={(body) => takeFile(path, body, `sale-${sale.sale}-tape.csv`)}
      />
    </section>
  );
}

function Rules({ known: { rules } }: { known: SaleAnswer }) {
  const words = useWords(SALE_WORDS).sales;
  const nameOf = useName();
  return (
    <section className="card">
      <h2>{words.rules}</h2>
      <ul>
        {rules.map(({ id, says, source, confidence }) => (
          <li key={id}>
            {nameOf(says)}{' '}
            <span className="quiet-text">
              {source} ({confidence})
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
