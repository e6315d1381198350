/** Who would get what tonight, under the version in force and under this one, and how often would people hear from us? */
import { useState } from 'react';
import type { TrialAnswer } from '../../../server/api/ladder/ladder-schema.ts';
import { tell, useAnswer } from '../../api/ask.ts';
import { Money } from '../../parts/amount.tsx';
import { CHANNEL_WORDS } from '../../parts/channel-words.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { Failing } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { LADDER_WORDS } from './ladder-words.ts';

type Result = NonNullable<TrialAnswer['result']>;

export function TonightTried({ ladderKey }: { ladderKey: string }) {
  const words = useWords(LADDER_WORDS);
  const [started, setStarted] = useState<TrialAnswer | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  const start = async () => {
    setFailed(null);
    try {
      setStarted(await tell<TrialAnswer>('/studio/ladders/trials', { key: ladderKey }));
    } catch (error) {
      setFailed(error as Error);
    }
  };
  return (
    <section className="card">
      <h2>{words.dryRun}</h2>
      <p className="quiet-text">{words.dryLead}</p>
      <div className="ladder-buttons">
        <button type="button" onClick={() => void start()}>
          {words.dryStart}
        </button>
      </div>
      {failed !== null && <Failing error={failed} again={() => void start()} />}
      {started !== null && <Running key={started.trial} trial={started.trial} />}
    </section>
  );
}

function Running({ trial }: { trial: number }) {
  const words = useWords(LADDER_WORDS);
  const [over, setOver] = useState(false);
  const answer = useAnswer<TrialAnswer>(
    `/studio/ladders/trials/${trial}`,
    {},
    undefined,
    over ? {} : { every: 400 },
  );
  const { data, error } = answer;
  if (error !== null) return <Failing error={error} again={() => void answer.refetch()} />;
  if (data === undefined || data.state === 'running') {
    const [done, of] = [data?.done ?? 0, data?.of ?? 0];
    return (
      <p role="status" className="dry-progress">
        <progress max={of || 1} value={done} aria-label={words.dryRun} /> {words.dryRunning(done, of)}
      </p>
    );
  }
  if (!over) setOver(true);
  if (data.result === null) return <p role="alert">{`${words.stopped} ${data.error ?? ''}`}</p>;
  return <Found result={data.result} />;
}

function Found({ result }: { result: Result }) {
  const words = useWords(LADDER_WORDS);
  const number = useNumber();
  return (
    <>
      <h3>{words.dryFound(number(result.changed), number(result.accounts))}</h3>
      {!result.whole && <p>{words.dryPart(number(result.accounts))}</p>}
      <Figures result={result} />
      <div className="dry-tables">
        <Steps result={result} />
        <Buckets result={result} />
      </div>
      <Pressure result={result} />
      {result.shown.length > 0 && <Who result={result} />}
    </>
  );
}

function useNumber(): (value: number) => string {
  const language = useLanguage();
  return (value) => value.toLocaleString(language);
}

/** A column for each version; the head says which is which. */
function Head({ result, first }: { result: Result; first: string }) {
  const words = useWords(LADDER_WORDS);
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col" className="number">
          {words.under.was}, {result.was}
        </th>
        <th scope="col" className="number">
          {words.under.is}
        </th>
      </tr>
    </thead>
  );
}

function Figures({ result }: { result: Result }) {
  const words = useWords(LADDER_WORDS);
  const number = useNumber();
  const money = (side: Result['before']) =>
    side.money.map(({ currency, amount }) => (
      <span key={currency.code} className="block">
        <Money amount={amount} currency={currency} />
      </span>
    ));
  return (
    <Scroll label={words.dryRun}>
      <table>
        <Head result={result} first={words.dryRun} />
        <tbody>
          {(['contacts', 'held', 'people', 'accounts'] as const).map((name) => (
            <tr key={name}>
              <th scope="row">{words.figures[name]}</th>
              <td className="number">{number(result.before[name])}</td>
              <td className="number">{number(result.after[name])}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.figures.money}</th>
            <td className="number">{money(result.before)}</td>
            <td className="number">{money(result.after)}</td>
          </tr>
          <tr>
            <th scope="row">{words.figures.cost}</th>
            <td className="number">
              <Money amount={result.before.cost} currency={result.costCurrency} />
            </td>
            <td className="number">
              <Money amount={result.after.cost} currency={result.costCurrency} />
            </td>
          </tr>
        </tbody>
      </table>
    </Scroll>
  );
}

function Steps({ result }: { result: Result }) {
  const words = useWords(LADDER_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const number = useNumber();
  const text = ({ planned, held }: Result['steps'][number]['was']) =>
    held === 0 ? number(planned) : `${number(planned)} (+${number(held)})`;
  return (
    <Scroll label={words.byStep}>
      <table>
        <caption>
          {words.byStep}{' '}
          <span className="quiet-text">
            ({words.planned} + {words.figures.held})
          </span>
        </caption>
        <Head result={result} first={words.steps} />
        <tbody>
          {result.steps.map(({ step, channel, was, is }) => (
            <tr key={step}>
              <th scope="row">
                {channels[channel]} <span className="quiet-text">{step}</span>
              </th>
              <td className="number">{text(was)}</td>
              <td className="number">{text(is)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Buckets({ result }: { result: Result }) {
  const words = useWords(LADDER_WORDS);
  const number = useNumber();
  return (
    <Scroll label={words.byBucket}>
      <table>
        <caption>{words.byBucket}</caption>
        <Head result={result} first={words.byBucket} />
        <tbody>
          {result.buckets.map(({ bucket, was, is }) => (
            <tr key={bucket}>
              <th scope="row">{bucket === '' ? words.current : bucket}</th>
              <td className="number">{number(was)}</td>
              <td className="number">{number(is)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** How many people have how many contacts: bars of both, and the figures beside them. */
function Pressure({ result: { pressure, ...result } }: { result: Result }) {
  const words = useWords(LADDER_WORDS);
  const number = useNumber();
  const top = Math.max(1, ...pressure.was.by, ...pressure.is.by);
  const mean = ({ contacts, people }: typeof pressure.was) =>
    people === 0 ? '0' : (contacts / people).toFixed(1);
  return (
    <Scroll label={words.pressure(pressure.days)}>
      <table className="pressure">
        <caption>
          {words.pressure(pressure.days)}{' '}
          <span className="quiet-text">{words.pressureLead(number(pressure.was.people))}</span>
        </caption>
        <Head result={{ ...result, pressure }} first={words.groupName} />
        <tbody>
          {pressure.groups.map((to, place) => {
            const from = place === 0 ? 0 : pressure.groups[place - 1]! + 1;
            return (
              <tr key={from}>
                <th scope="row">{words.group(from, to)}</th>
                {(['was', 'is'] as const).map((side) => (
                  <td key={side} className="number">
                    <span
                      className={`bar is-${side}`}
                      style={{ width: `${(90 * pressure[side].by[place]!) / top}px` }}
                    />{' '}
                    {number(pressure[side].by[place]!)}
                  </td>
                ))}
              </tr>
            );
          })}
          <tr>
            <th scope="row">{words.mean}</th>
            <td className="number">{mean(pressure.was)}</td>
            <td className="number">{mean(pressure.is)}</td>
          </tr>
          <tr>
            <th scope="row">{words.most}</th>
            <td className="number">{pressure.was.most}</td>
            <td className="number">{pressure.is.most}</td>
          </tr>
        </tbody>
      </table>
    </Scroll>
  );
}

function Who({ result }: { result: Result }) {
  const words = useWords(LADDER_WORDS);
  const list = (steps: readonly string[]) => (steps.length === 0 ? words.nothing : steps.join(', '));
  return (
    <details className="line">
      <summary>
        <span>{words.who}</span>
        <span className="quiet-text figures">{result.shown.length}</span>
      </summary>
      <Scroll label={words.who}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col">{words.stage}</th>
              <th scope="col">{words.under.was}</th>
              <th scope="col">{words.under.is}</th>
            </tr>
          </thead>
          <tbody>
            {result.shown.map(({ account, daysPastDue, was, is }) => (
              <tr key={account}>
                <th scope="row" className="figures">
                  {account}
                </th>
                <td>{words.pastDue(daysPastDue)}</td>
                <td>{list(was)}</td>
                <td>{list(is)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
