/** Which visits are open, which wait for a second person, and what was ended or is to be counted? */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { LeadVisits } from '../../server/api/visits/visits-schema.ts';
import { tell, useAnswer } from '../api/ask.ts';
import { useLeadNumber, WhoLeads } from '../lead/who-leads.tsx';
import { Money } from '../parts/amount.tsx';
import { Columns } from '../parts/columns.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { ARRANGING_WORDS } from './arranging-words.ts';
import { VisitCase } from './case-pane.tsx';
import '../lead/lead.css';
import './visits.css';

type Act = (path: string, body: object) => Promise<void>;

export function LeadVisitsPage() {
  const words = useWords(ARRANGING_WORDS).lead;
  const lead = useLeadNumber();
  const client = useQueryClient();
  const go = useNavigate();
  const { key } = useParams();
  const [account, setAccount] = useState(key ?? '');
  const [error, setError] = useState<Error | null>(null);
  const answer = useAnswer<LeadVisits>('/lead/visits', {}, undefined, { keep: true });
  const act: Act = async (path, body) => {
    try {
      await tell(`/lead/visits/${path}`, { by: lead.number, ...body });
      setError(null);
    } catch (failed) {
      setError(failed as Error);
    }
    await client.invalidateQueries();
  };
  return (
    <Frame door="lead" title={words.title} today={answer.data?.today ?? null} wide>
      <div className="lead-page">
        <h1>{words.title}</h1>
        <p className="lead">
          {words.lead} <Link to="/lead/visitors">{words.visitors}</Link>
        </p>
        <WhoLeads lead={lead} />
        {error !== null && <Failing error={error} again={() => setError(null)} />}
        <form
          className="visit-row"
          onSubmit={(event) => {
            event.preventDefault();
            if (/^\d+-\d+$/.test(account)) void go(`/lead/visits/${account}`);
          }}
        >
          <label>
            {words.account}{' '}
            <input
              value={account}
              placeholder="17-1000023"
              onChange={(event) => setAccount(event.target.value.trim())}
            />
          </label>
          <button type="submit" className="quiet">
            {words.look}
          </button>
        </form>
        {key !== undefined && <VisitCase account={key} act={act} may={lead.may} by={lead.number} />}
        <Shown answer={answer}>
          {(seen) => (
            <>
              <Alarms seen={seen} act={act} />
              <OpenVisits seen={seen} act={act} may={lead.may} />
              <Cash seen={seen} act={act} />
            </>
          )}
        </Shown>
      </div>
    </Frame>
  );
}

function Alarms({ seen: { alarms }, act }: { seen: LeadVisits; act: Act }) {
  const words = useWords(ARRANGING_WORDS).lead;
  if (alarms.length === 0) return null;
  return (
    <section className="card visit-warn" aria-labelledby="alarms">
      <h2 id="alarms">{words.alarms}</h2>
      {alarms.map(({ visit, by, why }) => (
        <p key={visit} className="visit-row">
          <span>
            {by}: {words.alarm[why]} (<span className="figures">{visit}</span>)
          </span>
          <button type="button" onClick={() => void act(`${visit}/seen`, {})}>
            {words.seen}
          </button>
        </p>
      ))}
    </section>
  );
}

function OpenVisits({ seen, act, may }: { seen: LeadVisits; act: Act; may: boolean }) {
  const words = useWords(ARRANGING_WORDS).lead;
  const [name, state, when, overdue, value, cost, by, visitors] = words.columns as readonly [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return (
    <section className="card" aria-labelledby="open-visits">
      <h2 id="open-visits">{words.open}</h2>
      {seen.visits.length === 0 ? (
        <Empty>{words.noneOpen}</Empty>
      ) : (
        <Scroll label={words.open}>
          <table className="figures-table">
            <Columns
              of={[name, state, when, { number: overdue }, { number: value }, { number: cost }, by, visitors]}
            />
            <tbody>
              {seen.visits.map((one) => (
                <tr key={one.visit}>
                  <th scope="row">{one.name}</th>
                  <td>{words.states[one.state]}</td>
                  <td className="figures">{one.appointment?.text ?? '–'}</td>
                  {([one.overdue, one.value, one.cost] as const).map((amount, place) => (
                    <td key={[overdue, value, cost][place]} className="number">
                      <Money amount={amount} currency={one.currency} />
                    </td>
                  ))}
                  <td>{one.proposedBy}</td>
                  <td>
                    {one.visitors.join(', ')}
                    {may && one.state === 'proposed' && <Decide visit={one.visit} seen={seen} act={act} />}
                    {may && (one.state === 'asked' || one.state === 'booked') && (
                      <button
                        type="button"
                        className="quiet"
                        onClick={() => void act(`${one.visit}/cancel`, { why: words.cancelWhy })}
                      >
                        {words.cancel}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function Decide({ visit, seen, act }: { visit: string; seen: LeadVisits; act: Act }) {
  const words = useWords(ARRANGING_WORDS).lead;
  const [pair, setPair] = useState<readonly string[]>([]);
  const turn = (staff: string, on: boolean) =>
    setPair((before) => (on ? [...before, staff] : before.filter((one) => one !== staff)));
  return (
    <fieldset>
      <legend>{words.pair}</legend>
      {seen.visitors.map(({ staff, name, card }) => (
        <label key={staff} className="visit-check">
          <input
            type="checkbox"
            checked={pair.includes(staff)}
            onChange={(event) => turn(staff, event.target.checked)}
          />
          {name} ({card})
        </label>
      ))}
      <div className="visit-row">
        <button
          type="button"
          disabled={pair.length !== 2}
          onClick={() => void act(`${visit}/approve`, { visitors: pair })}
        >
          {words.approve}
        </button>
        <button type="button" className="quiet" onClick={() => void act(`${visit}/refuse`, {})}>
          {words.refuse}
        </button>
      </div>
    </fieldset>
  );
}

function Cash({ seen: { receipts }, act }: { seen: LeadVisits; act: Act }) {
  const words = useWords(ARRANGING_WORDS).lead;
  const [handed, setHanded] = useState<Readonly<Record<string, string>>>({});
  return (
    <section className="card" aria-labelledby="cash">
      <h2 id="cash">{words.cash}</h2>
      {receipts.length === 0 && <Empty>{words.noCash}</Empty>}
      {receipts.map(({ receipt, amount, currency, takenBy, takenOn }) => (
        <div key={receipt} className="visit-row">
          <span className="figures">
            {receipt} · {takenOn} · {takenBy} · {currency.code} {amount}
          </span>
          <label>
            {words.handed(receipt)}{' '}
            <input
              inputMode="decimal"
              value={handed[receipt] ?? ''}
              onChange={(event) => setHanded({ ...handed, [receipt]: event.target.value })}
            />
          </label>
          <button
            type="button"
            onClick={() => void act(`receipts/${receipt}`, { handed: handed[receipt] ?? '' })}
          >
            {words.count}
          </button>
        </div>
      ))}
    </section>
  );
}
