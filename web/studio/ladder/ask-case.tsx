/** May somebody be contacted by this way at this minute, if such and such were so, and what does each rule say? */
import { type FormEvent, useState } from 'react';
import { CHANNELS, type Channel } from '../../../rules/account.ts';
import type { LawAsked, LawAsking } from '../../../server/api/law/law-schema.ts';
import { tell } from '../../api/ask.ts';
import { CHANNEL_WORDS } from '../../parts/channel-words.ts';
import { RuleByRule, RulesTold } from '../../parts/rules-told.tsx';
import { Failing } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { LAW_WORDS } from './law-words.ts';

type Asked = Omit<LawAsked, 'language'>;
const COUNTS = ['daysPastDue', 'talksToday', 'triesToday', 'messagesThisWeek'] as const;
const FLAGS = ['optedOut', 'disputed', 'represented', 'booked'] as const;
const TRIED = ['sms', 'call', 'letter'] as const satisfies readonly Channel[];

export function AskCase({ today }: { today: string }) {
  const words = useWords(LAW_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const language = useLanguage();
  const [asked, setAsked] = useState<Asked>({
    ...{ region: 'CN-33', channel: 'sms', at: `${today}T10:30`, daysPastDue: 10 },
    ...{ talksToday: 0, triesToday: 0, messagesThisWeek: 0, tried: [], holds: [] },
    ...{ optedOut: false, disputed: false, represented: false, booked: false },
  });
  const [answer, setAnswer] = useState<LawAsking | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  const set = (change: Partial<Asked>) => setAsked({ ...asked, ...change });
  const put = async (event?: FormEvent) => {
    event?.preventDefault();
    setFailed(null);
    try {
      setAnswer(await tell<LawAsking>('/studio/law/ask', { ...asked, language }));
    } catch (error) {
      setAnswer(null);
      setFailed(error as Error);
    }
  };
  return (
    <section className="card">
      <h2>{words.ask}</h2>
      <p className="quiet-text">{words.askLead}</p>
      <form onSubmit={(event) => void put(event)}>
        <Place asked={asked} set={set} />
        <Facts asked={asked} set={set} />
        <div className="ladder-buttons">
          <button type="submit">{words.button}</button>
        </div>
      </form>
      {failed !== null && <Failing error={failed} again={() => void put()} />}
      {answer !== null && (
        <div role="status">
          <h3>{answer.may.headline}</h3>
          <p className="quiet-text">{words.asked(answer.told)}</p>
          <RulesTold may={answer.may} />
          <RuleByRule may={answer.may} name={channels[answer.may.channel]} />
        </div>
      )}
    </section>
  );
}

interface FieldsProps {
  readonly asked: Asked;
  readonly set: (change: Partial<Asked>) => void;
}

/** Where, by which way, when, and how often before. */
function Place({ asked, set }: FieldsProps) {
  const words = useWords(LAW_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  return (
    <div className="form ladder-deciding">
      <label>
        {words.region}
        <select
          value={asked.region}
          onChange={(event) => set({ region: event.target.value as Asked['region'] })}
        >
          {Object.entries(words.regions).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.channel}
        <select value={asked.channel} onChange={(event) => set({ channel: event.target.value as Channel })}>
          {CHANNELS.map((one) => (
            <option key={one} value={one}>
              {channels[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.at}
        <input
          type="datetime-local"
          value={asked.at}
          onChange={(event) => set({ at: event.target.value.slice(0, 16) })}
        />
      </label>
      {COUNTS.map((name) => (
        <label key={name}>
          {words[name]}
          <input
            type="number"
            min={0}
            className="law-small"
            value={asked[name]}
            onChange={(event) => set({ [name]: Math.max(0, Math.trunc(Number(event.target.value))) })}
          />
        </label>
      ))}
    </div>
  );
}

/** What was tried, and what stands in the way. */
function Facts({ asked, set }: FieldsProps) {
  const words = useWords(LAW_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const toggled = <T,>(list: readonly T[], one: T, is: boolean): T[] =>
    is ? [...list, one] : list.filter((other) => other !== one);
  return (
    <>
      <fieldset className="law-checks">
        <legend>{words.tried}</legend>
        {TRIED.map((one) => (
          <Check
            key={one}
            name={channels[one]}
            is={asked.tried.includes(one)}
            onChange={(is) => set({ tried: toggled(asked.tried, one, is) })}
          />
        ))}
      </fieldset>
      <fieldset className="law-checks">
        <legend>{words.holds}</legend>
        {(Object.keys(words.holdNames) as (keyof typeof words.holdNames)[]).map((one) => (
          <Check
            key={one}
            name={words.holdNames[one]}
            is={asked.holds.includes(one)}
            onChange={(is) => set({ holds: toggled(asked.holds, one, is) })}
          />
        ))}
        {FLAGS.map((one) => (
          <Check key={one} name={words[one]} is={asked[one]} onChange={(is) => set({ [one]: is })} />
        ))}
      </fieldset>
    </>
  );
}

function Check({ name, is, onChange }: { name: string; is: boolean; onChange: (is: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={is} onChange={(event) => onChange(event.target.checked)} />
      {name}
    </label>
  );
}
