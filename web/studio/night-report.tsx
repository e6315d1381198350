/** One night: what it did, whether the books agree with it, what moved between buckets, what was set aside. */
import { Link } from 'react-router';
import type { NightAnswer } from '../../server/api/studio-schema.ts';
import { Money } from '../parts/amount.tsx';
import { CHANNEL_WORDS } from '../parts/channel-words.ts';
import { Scroll } from '../parts/scroll.tsx';
import { useWords } from '../parts/words.tsx';
import { RollMatrix } from './roll-matrix.tsx';
import { STUDIO_WORDS } from './studio-words.ts';

export function NightReport({ report }: { report: NightAnswer }) {
  const words = useWords(STUDIO_WORDS);
  const { buckets, passages, month } = report;
  return (
    <>
      <Counts night={report.night} />
      <Control report={report} />
      <div className="rolls">
        <RollMatrix title={words.rollTonight} buckets={buckets} passages={passages} />
        <RollMatrix title={words.rollMonth(month.nights)} buckets={buckets} passages={month.passages} />
      </div>
      <SetAside rows={report.setAside} />
      <Steps steps={report.steps} />
      <Gate gate={report.gate} />
    </>
  );
}

function Counts({ night }: { night: NightAnswer['night'] }) {
  const words = useWords(STUDIO_WORDS);
  const count = (number: number) => number.toLocaleString('en');
  const facts = [
    [words.accounts, count(night.accounts)],
    [words.events, count(night.events)],
    [words.contacts, count(night.contacts)],
    [words.setAside, count(night.setAside)],
    [words.seconds, night.seconds === null ? words.unfinished : night.seconds.toFixed(1)],
  ] as const;
  return (
    <section aria-label={words.counts}>
      <dl className="counts">
        {facts.map(([name, value]) => (
          <div key={name} className="card">
            <dt>{name}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Control({ report: { control, balances, currency } }: { report: NightAnswer }) {
  const words = useWords(STUDIO_WORDS);
  const name = (account: string) => words.ledger[account] ?? account;
  return (
    <section className="card" aria-labelledby="control">
      <h2 id="control">
        <span className={`verdict ${balances ? 'good' : 'bad'}`}>{balances ? words.yes : words.no}</span>{' '}
        {control.length === 0 ? words.controlNone : balances ? words.controlGood : words.controlBad}
      </h2>
      {control.length > 0 && (
        <Scroll label={balances ? words.controlGood : words.controlBad}>
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">{words.debit}</th>
                <th scope="col">{words.credit}</th>
                <th scope="col" className="number">
                  {words.counted}
                </th>
                <th scope="col" className="number">
                  {words.booked}
                </th>
                <th scope="col">{words.agrees}</th>
              </tr>
            </thead>
            <tbody>
              {control.map(({ debit, credit, counted, booked, agrees }) => (
                <tr key={`${debit}/${credit}`}>
                  <td>{name(debit)}</td>
                  <td>{name(credit)}</td>
                  <td className="number">
                    <Money amount={counted} currency={currency} />
                  </td>
                  <td className="number">
                    <Money amount={booked} currency={currency} />
                  </td>
                  <td>{agrees ? words.yes : words.no}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function SetAside({ rows }: { rows: NightAnswer['setAside'] }) {
  const words = useWords(STUDIO_WORDS);
  return (
    <section className="card" aria-labelledby="aside">
      <h2 id="aside">{words.setAside}</h2>
      {rows.length === 0 ? (
        <p>{words.asideNone}</p>
      ) : (
        <>
          <p className="quiet-text">{words.asideText}</p>
          <Scroll label={words.setAside}>
            <table className="figures-table">
              <thead>
                <tr>
                  {[words.account, words.since, words.tries, words.error, words.solved].map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, account, since, tries, error, solvedOn }) => (
                  <tr key={key + since}>
                    <th scope="row">
                      <Link to={`/agent?account=${key}`}>{account}</Link>
                    </th>
                    <td>{since}</td>
                    <td>{tries}</td>
                    <td className="long">{error}</td>
                    <td>{solvedOn ?? words.open}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
    </section>
  );
}

function Steps({ steps }: { steps: NightAnswer['steps'] }) {
  const words = useWords(STUDIO_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  return (
    <section className="card" aria-labelledby="steps">
      <h2 id="steps">{words.steps}</h2>
      {steps.length === 0 ? (
        <p>{words.stepsNone}</p>
      ) : (
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{words.step}</th>
              <th scope="col" className="number">
                {words.planned}
              </th>
              <th scope="col" className="number">
                {words.held}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ step, channel, planned, held }) => (
              <tr key={step}>
                <th scope="row">
                  {channel === null ? step : channels[channel]} <span className="quiet-text">{step}</span>
                </th>
                <td className="number">{planned.toLocaleString('en')}</td>
                <td className="number">{held.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What the gate said about the contacts planned for the morrow: refusals by rule. */
function Gate({ gate }: { gate: NightAnswer['gate'] }) {
  const words = useWords(STUDIO_WORDS);
  if (gate === null) return null;
  const { asked, possible, seconds, refusals } = gate;
  const count = (number: number) => number.toLocaleString('en');
  return (
    <section className="card" aria-labelledby="gate">
      <h2 id="gate">{words.gate(count(possible), count(asked))}</h2>
      <p className="quiet-text">{words.gateText(seconds.toFixed(1))}</p>
      {refusals.length === 0 ? (
        <p>{words.gateNone}</p>
      ) : (
        <Scroll label={words.gateRefusals}>
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">{words.gateWhy}</th>
                <th scope="col">{words.gateRule}</th>
                <th scope="col" className="number">
                  {words.gateContacts}
                </th>
              </tr>
            </thead>
            <tbody>
              {refusals.map(({ rule, source, told, contacts }) => (
                <tr key={rule + told}>
                  <th scope="row" className="long">
                    {told}
                  </th>
                  <td>
                    {source} <span className="quiet-text">{rule}</span>
                  </td>
                  <td className="number">{count(contacts)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
