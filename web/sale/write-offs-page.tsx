/** What is proposed to be written off, who agrees, and what came back? */
import { useState } from 'react';
import type { WriteOffsAnswer } from '../../server/api/sale/sale-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { CourtAct } from '../court/court-act.tsx';
import { Money } from '../parts/amount.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { SALE_WORDS } from './sale-words.ts';
import '../compliance/oversight.css';
import '../court/court.css';
import './sale.css';

type Item = WriteOffsAnswer['items'][number];

export function WriteOffsPage() {
  const words = useWords(SALE_WORDS).offs;
  const [state, setState] = useState('');
  const answer = useAnswer<WriteOffsAnswer>('/sale/write-offs', state === '' ? {} : { state });
  return (
    <Frame door="compliance" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <label>
        {words.state}
        <select value={state} onChange={(event) => setState(event.target.value)}>
          <option value="">{words.all}</option>
          {Object.entries(words.states).map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className="two-sides">
        <Shown answer={answer}>
          {({ items, vintages }) => (
            <div className="sale-main">
              {items.length === 0 ? (
                <Empty>{words.none}</Empty>
              ) : (
                <ol className="complaints">
                  {items.map((one) => (
                    <li key={one.key} className="card">
                      <One one={one} />
                    </li>
                  ))}
                </ol>
              )}
              <Months rows={vintages} />
            </div>
          )}
        </Shown>
        <div className="side">
          <Propose />
        </div>
      </div>
    </Frame>
  );
}

function One({ one }: { one: Item }) {
  const words = useWords(SALE_WORDS).offs;
  const nameOf = useName();
  const base = `/sale/write-offs/${part(one.key)}`;
  return (
    <>
      <h2>
        {words.states[one.state]} · <span className="figures">{one.account}</span>
      </h2>
      <p className="quiet-text">
        {one.who} · {one.says === null ? words.byHand : nameOf(one.says)} · {words.whys[one.why] ?? one.why}
      </p>
      <p className="beside">
        <span>{words.owed}</span> <Money amount={one.amount ?? one.owed} currency={one.currency} />
      </p>
      <p>
        {words.days} <span className="figures">{one.days}</span> · {words.agreed}{' '}
        {[one.agreedBy, one.decidedBy].filter((by) => by !== null).join(', ') || '–'}
      </p>
      {one.state === 'proposed' && (
        <CourtAct
          path={`${base}/agree`}
          label={`${words.agree} ${one.account}`}
          button={words.agree}
          or={{ path: `${base}/refuse`, button: words.refuse }}
        />
      )}
      {one.state === 'written-off' && !one.sold && (
        <CourtAct path={`${base}/undo`} label={`${words.undo} ${one.account}`} button={words.undo}>
          <label>
            {words.why}
            <select name="why">
              {Object.entries(words.undoWhys).map(([why, name]) => (
                <option key={why} value={why}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </CourtAct>
      )}
    </>
  );
}

function Propose() {
  const words = useWords(SALE_WORDS).offs;
  const { 'by-rule': _, ...whys } = words.whys;
  return (
    <section className="card">
      <h2>{words.propose}</h2>
      <CourtAct path="/sale/write-offs" label={words.propose} button={words.propose}>
        <label>
          {words.account}
          <input name="account" required maxLength={80} autoComplete="off" />
        </label>
        <label>
          {words.why}
          <select name="why">
            {Object.entries(whys).map(([why, name]) => (
              <option key={why} value={why}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </CourtAct>
    </section>
  );
}

function Months({ rows }: { rows: WriteOffsAnswer['vintages'] }) {
  const words = useWords(SALE_WORDS).offs;
  const nameOf = useName();
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <h2>{words.months}</h2>
      <Scroll label={words.months} stacks>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.month}</th>
              <th scope="col">{words.product}</th>
              <th scope="col" className="sale-sum">
                {words.accounts}
              </th>
              <th scope="col" className="sale-sum">
                {words.sold}
              </th>
              <th scope="col" className="sale-sum">
                {words.lost}
              </th>
              <th scope="col" className="sale-sum">
                {words.back}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.month}-${row.product.en}`}>
                <th scope="row">{row.month}</th>
                <td data-label={words.product}>{nameOf(row.product)}</td>
                <td className="sale-sum" data-label={words.accounts}>
                  {row.accounts}
                </td>
                <td className="sale-sum" data-label={words.sold}>
                  {row.sold}
                </td>
                <td className="sale-sum" data-label={words.lost}>
                  <Money amount={row.writtenOff} currency={row.currency} />
                </td>
                <td className="sale-sum" data-label={words.back}>
                  <Money amount={row.recovered} currency={row.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
