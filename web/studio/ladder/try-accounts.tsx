/** What would some real people get in the next sixty days, under the version in force and under this one? */
import { useState } from 'react';
import type { AccountsAnswer } from '../../../server/api/ladder/ladder-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { CHANNEL_WORDS } from '../../parts/channel-words.ts';
import { Empty, Shown } from '../../parts/states.tsx';
import { useName, useWords } from '../../parts/words.tsx';
import { LADDER_WORDS } from './ladder-words.ts';

const STAGES = ['before', 'early', 'middle', 'late'] as const;
type Stage = (typeof STAGES)[number];
type Tried = AccountsAnswer['accounts'][number];

export function TryAccounts({ ladderKey, revision }: { ladderKey: string; revision: number }) {
  const words = useWords(LADDER_WORDS);
  const [stage, setStage] = useState<Stage>('early');
  const [reference, ask] = useState('');
  const answer = useAnswer<AccountsAnswer>(
    `/studio/ladders/${part(ladderKey)}/accounts`,
    { stage, reference, revision: revision === 0 ? undefined : revision },
    undefined,
    { keep: reference === '' },
  );
  return (
    <section className="card">
      <h2>{words.tryAccounts}</h2>
      <p className="quiet-text">{words.tryLead}</p>
      <Which stage={stage} onStage={setStage} onReference={ask} />
      <Shown answer={answer}>
        {({ accounts, against }) =>
          accounts.length === 0 ? (
            <Empty>{words.nobody}</Empty>
          ) : (
            <ul className="tried-accounts">
              {accounts.map((one) => (
                <li key={one.account}>
                  <OneTried tried={one} against={against} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

interface WhichProps {
  readonly stage: Stage;
  readonly onStage: (stage: Stage) => void;
  readonly onReference: (reference: string) => void;
}

function Which({ stage, onStage, onReference }: WhichProps) {
  const words = useWords(LADDER_WORDS);
  const [written, write] = useState('');
  return (
    <form
      className="form ladder-deciding"
      onSubmit={(event) => {
        event.preventDefault();
        onReference(written.trim());
      }}
    >
      <label>
        {words.stage}
        <select
          value={stage}
          onChange={(event) => {
            onStage(event.target.value as Stage);
            write('');
            onReference('');
          }}
        >
          {STAGES.map((one) => (
            <option key={one} value={one}>
              {words.stages[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="wide-field">
        {words.reference}
        <input value={written} onChange={(event) => write(event.target.value)} autoComplete="off" />
      </label>
      <button type="submit" className="quiet">
        {words.look}
      </button>
    </form>
  );
}

function OneTried({ tried, against }: { tried: Tried; against: string }) {
  const words = useWords(LADDER_WORDS);
  const nameOf = useName();
  const { account, name, product, daysPastDue, was, is } = tried;
  return (
    <>
      <h3>
        {name} <span className="quiet-text">{account}</span>
      </h3>
      <p className="quiet-text">
        {nameOf(product)}, {words.pastDue(daysPastDue)}
      </p>
      {isSame(was, is) ? (
        <Side title={words.unchanged(against)} list={was} other={is} />
      ) : (
        <div className="both-sides">
          <Side title={`${words.under.was}: ${against}`} list={was} other={is} />
          <Side title={words.under.is} list={is} other={was} />
        </div>
      )}
    </>
  );
}

function isSame(a: Tried['is'], b: Tried['is']): boolean {
  const text = (list: Tried['is']) => list.map(({ day, step, held }) => `${day} ${step} ${held}`).join();
  return text(a) === text(b);
}

function Side({ title, list, other }: { title: string; list: Tried['is']; other: Tried['is'] }) {
  const words = useWords(LADDER_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const there = new Set(other.map(({ day, step }) => `${day} ${step}`));
  return (
    <div>
      <h4>{title}</h4>
      <ol className="coming-steps">
        {list.length === 0 && <li>{words.nothing}</li>}
        {list.map(({ day, step, channel, held }) => (
          <li key={`${day} ${step}`} className={there.has(`${day} ${step}`) ? undefined : 'other'}>
            <span className="figures">{day}</span> {channels[channel]}
            {held && <span className="quiet-text"> ({words.held})</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
