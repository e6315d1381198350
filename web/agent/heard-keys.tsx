/** What came of the call? One key each; a talk with the person himself asks for a little more. */
import { useCallback, useEffect, useId, useState } from 'react';
import type { CallShown, OutcomeAsked } from '../../server/api/calls/calls-schema.ts';
import { part, tell } from '../api/ask.ts';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { CALLS_WORDS } from './calls-words.ts';

const KEYS = [
  ['1', 'spoke'],
  ['2', 'third-party'],
  ['3', 'wrong-number'],
  ['4', 'no-answer'],
  ['5', 'busy'],
  ['6', 'not-in-service'],
  ['7', 'voicemail'],
] as const;
type Heard = (typeof KEYS)[number][1];
const SAID = ['no-calls', 'no-contact', 'not-now', 'disputes'] as const;
type Said = (typeof SAID)[number];
const WISHES = ['', '30', '60', '120', '240', '1440', '2880', '10080'] as const;

interface Props {
  readonly call: CallShown;
  readonly now: string;
  readonly entered: (call: CallShown) => void;
  readonly onward: () => void;
  /** Stands within a pane of its own. */
  readonly bare?: boolean;
}

export function HeardKeys({ call, now, entered, onward, bare = false }: Props) {
  const words = useWords(CALLS_WORDS);
  const [spoke, setSpoke] = useState(false);
  const [failed, setFailed] = useState<Error | null>(null);
  const save = useCallback(
    async (entry: Partial<OutcomeAsked> & { heard: Heard }) => {
      setFailed(null);
      try {
        entered(await tell<CallShown>(`/agent/calls/${part(call.call)}/outcome`, entry));
        setSpoke(false);
      } catch (error) {
        setFailed(error as Error);
      }
    },
    [call.call, entered],
  );
  const press = useCallback(
    (heard: Heard) => {
      if (heard === 'spoke') setSpoke(true);
      else void save({ heard });
    },
    [save],
  );
  usePress(press, onward);
  const done = call.outcome !== null;
  const told = call.outcome === null ? '' : (words.outcomes[call.outcome] ?? call.outcome);
  return (
    <section className={bare ? 'heard-part' : 'pane act'} aria-label={words.heard}>
      <h2>{words.heard}</h2>
      <p className="quiet-text">{words.heardHint}</p>
      <ul className="heard">
        {KEYS.map(([key, heard]) => (
          <li key={key}>
            <button
              type="button"
              className="quiet"
              aria-pressed={call.outcome === heard || (spoke && heard === 'spoke')}
              aria-keyshortcuts={key}
              onClick={() => press(heard)}
            >
              <kbd>{key}</kbd> {words.outcomes[heard]}
            </button>
          </li>
        ))}
      </ul>
      {spoke && <Talk call={call} now={now} save={(entry) => void save(entry)} />}
      {failed !== null && <Failing error={failed} again={() => setFailed(null)} />}
      <p role="status" className={done ? 'act-answer' : 'quiet-text'}>
        {done ? (call.outcomeBy === 'agent' ? words.saved(told) : words.byExchange(told)) : words.stays}
      </p>
      {(done || call.state === 'refused') && (
        <button type="button" onClick={onward} aria-keyshortcuts="n">
          {words.nextOne} <kbd>n</kbd>
        </button>
      )}
    </section>
  );
}

/** Keys of the outcomes, and n for the next person; what is typed into a field stays there. */
function usePress(press: (heard: Heard) => void, onward: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest('input:not([type=checkbox]), select, textarea') !== null) return;
      const heard = KEYS.find(([key]) => key === event.key)?.[1];
      if (heard !== undefined) press(heard);
      else if (event.key === 'n') onward();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [press, onward]);
}

interface TalkProps {
  readonly call: CallShown;
  readonly now: string;
  readonly save: (entry: Partial<OutcomeAsked> & { heard: 'spoke' }) => void;
}

function Talk({ call, now, save }: TalkProps) {
  const words = useWords(CALLS_WORDS);
  const [debts, setDebts] = useState<readonly string[]>(call.debts);
  const [said, setSaid] = useState<readonly Said[]>([]);
  const [wish, setWish] = useState<(typeof WISHES)[number]>('');
  const [note, setNote] = useState('');
  const id = useId();
  const submit = () =>
    save({
      heard: 'spoke',
      raised: [...debts],
      discussed: [...debts],
      said: [...said],
      callBackAt: wish === '' ? null : later(now, Number(wish)),
      note: note.trim() === '' ? null : note.trim(),
    });
  return (
    <form
      className="talk"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Choices title={words.debts} all={call.debts} chosen={debts} name={words.debt} choose={setDebts} />
      <Choices
        title={words.said}
        all={SAID}
        chosen={said}
        name={(one) => words.sayings[one]}
        choose={setSaid}
      />
      <label htmlFor={`${id}-wish`}>
        {words.wish}
        <select
          id={`${id}-wish`}
          value={wish}
          onChange={(event) => setWish(event.target.value as (typeof WISHES)[number])}
        >
          {WISHES.map((one) => (
            <option key={one} value={one}>
              {words.wishes[one]}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-note`}>
        {words.note}
        <textarea
          id={`${id}-note`}
          rows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <button type="submit">{words.save}</button>
    </form>
  );
}

function Choices<T extends string>(props: {
  title: string;
  all: readonly T[];
  chosen: readonly T[];
  name: (one: T) => string;
  choose: (chosen: readonly T[]) => void;
}) {
  const { title, all, chosen, name, choose } = props;
  return (
    <fieldset>
      <legend>{title}</legend>
      {all.map((one) => (
        <label key={one} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={({ target }) =>
              choose(target.checked ? [...chosen, one] : chosen.filter((other) => other !== one))
            }
          />
          {name(one)}
        </label>
      ))}
    </fieldset>
  );
}

/** A minute so many minutes after another, as it travels. */
function later(from: string, minutes: number): string {
  return `${new Date(Date.parse(from) + minutes * 60_000).toISOString().slice(0, 16)}Z`;
}
