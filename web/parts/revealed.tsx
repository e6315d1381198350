/**
 * How does somebody see what is masked?
 *
 * The masked value with a button; the button asks for the reason, the server opens the field and writes it down, and after half a minute
 * the mask is back. Escape puts the question away; what opened is told to a screen reader, and the focus goes where it came from.
 */
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type MaskedField, REVEAL_REASONS } from '../../policy/house/doors/unmasking.ts';
import type { Revealed as RevealedValue } from '../../server/api/vault/vault-schema.ts';
import { part, tell } from '../api/ask.ts';
import { REVEALED_WORDS } from './revealed-words.ts';
import { Failing } from './states.tsx';
import { useWords } from './words.tsx';
import './revealed.css';

/** A masked field of the person whose account this is; `language`: of the value, where it is a name. */
export function Revealed(props: { account: string; field: MaskedField; masked: string; language?: string }) {
  const { account, field, masked, language } = props;
  const words = useWords(REVEALED_WORDS);
  const [asking, setAsking] = useState(false);
  const [open, setOpen] = useState<RevealedValue | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    if (open === null) return;
    const timer = setTimeout(() => setOpen(null), open.seconds * 1_000);
    return () => clearTimeout(timer);
  }, [open]);
  useEffect(() => {
    if (!asking && returns.current) button.current?.focus();
    returns.current = asking;
  }, [asking]);
  return (
    <span className="revealed">
      <span className="figures" lang={language} role="status">
        {open === null ? masked : (open.value ?? words.none)}
      </span>
      <button
        ref={button}
        type="button"
        className="quiet small"
        aria-expanded={asking}
        aria-label={open === null ? words.showField(words.fields[field]) : words.hide}
        onClick={() => (open === null ? setAsking(!asking) : setOpen(null))}
      >
        {open === null ? words.show : words.hide}
      </button>
      {open !== null && <small className="quiet-text">{words.hidesIn(open.seconds)}</small>}
      {asking && (
        <Question
          account={account}
          field={field}
          end={(value) => {
            setAsking(false);
            if (value !== null) setOpen(value);
          }}
        />
      )}
    </span>
  );
}

function Question(props: {
  account: string;
  field: MaskedField;
  end: (value: RevealedValue | null) => void;
}) {
  const { account, field, end } = props;
  const words = useWords(REVEALED_WORDS);
  const [why, setWhy] = useState('');
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<Error | null>(null);
  const id = useId();
  const open = async () => {
    try {
      setFault(null);
      end(await tell<RevealedValue>(`/agent/accounts/${part(account)}/reveal`, { field, why, note }));
    } catch (error) {
      setFault(error as Error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void open();
  };
  const keys = (event: KeyboardEvent) => {
    // The list of accounts listens to keys too: what is typed here is for this question.
    event.stopPropagation();
    if (event.key === 'Escape') end(null);
  };
  return (
    <form className="revealed-question" onSubmit={submit} onKeyDown={keys}>
      <label htmlFor={`${id}-why`}>{words.why(words.fields[field])}</label>
      <Reasons id={`${id}-why`} why={why} choose={setWhy} />
      <label htmlFor={`${id}-note`}>{words.note}</label>
      <input
        id={`${id}-note`}
        maxLength={300}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <p className="quiet-text">{words.logged}</p>
      <p className="revealed-ends">
        <button type="submit">{words.open}</button>
        <button type="button" className="quiet" onClick={() => end(null)}>
          {words.cancel}
        </button>
      </p>
      {fault !== null && <Failing error={fault} again={() => void open()} />}
    </form>
  );
}

/** The reasons of the list; the focus goes here when the question opens. */
function Reasons({ id, why, choose }: { id: string; why: string; choose: (why: string) => void }) {
  const words = useWords(REVEALED_WORDS);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <select ref={first} id={id} required value={why} onChange={({ target }) => choose(target.value)}>
      <option value="">{words.choose}</option>
      {REVEAL_REASONS.map((one) => (
        <option key={one} value={one}>
          {words.reasons[one]}
        </option>
      ))}
    </select>
  );
}
