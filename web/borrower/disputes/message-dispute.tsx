/** What is wrong with this message or call? The answer is there at once; an unlisted one is described. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import type { TakenAnswer } from '../../../server/api/disputes/disputes-schema.ts';
import { tell } from '../../api/ask.ts';
import { Failing } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { DisputeTold } from './dispute-told.tsx';
import { DISPUTE_WORDS } from './dispute-words.ts';

/** Brings a dispute under a key of its own: pressed twice it counts once. */
export function useDispute(home: string) {
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (asked: object) =>
      tell<TakenAnswer>(`${home}/disputes`, asked, { 'idempotency-key': key.current }),
    onSuccess: () => {
      key.current = crypto.randomUUID();
      void client.invalidateQueries();
    },
  });
}

export function Grounds({ names }: { names: readonly string[] }) {
  const words = useWords(DISPUTE_WORDS);
  return (
    <label>
      {words.what}
      <select name="ground" required defaultValue={names[0]}>
        {names.map((name) => (
          <option key={name} value={name}>
            {words.grounds[name] ?? name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Words() {
  const words = useWords(DISPUTE_WORDS);
  return (
    <label>
      {words.words}
      <textarea name="words" required maxLength={2000} rows={3} />
    </label>
  );
}

const OF_A_CONTACT = [
  'had-paid',
  'had-agreed',
  'had-stopped',
  'was-disputed',
  'too-often',
  'wrong-hour',
  'wrong-way',
  'not-from-you',
  'how-i-was-spoken-to',
  'not-the-one',
  'other',
];

/** On a contact of the list. */
export function ContactDispute({ home, permit, at }: { home: string; permit: number; at: string }) {
  const words = useWords(DISPUTE_WORDS);
  const dispute = useDispute(home);
  if (dispute.data !== undefined) return <DisputeTold dispute={dispute.data.dispute} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    dispute.mutate({ kind: 'message', permit, ground: form.get('ground'), words: form.get('words') });
  };
  return (
    <details className="line wrong">
      <summary>
        <span>
          {words.wrongHere} <span className="unseen">{at}</span>
        </span>
      </summary>
      <form className="form story" onSubmit={submit}>
        <Grounds names={OF_A_CONTACT} />
        <Words />
        <button type="submit" className="quiet" disabled={dispute.isPending}>
          {dispute.isPending ? words.sending : words.send}
        </button>
        {dispute.error !== null && <Failing error={dispute.error} again={() => dispute.reset()} />}
      </form>
    </details>
  );
}

/** A message or call that is not in the list. */
export function UnlistedMessage({ home, now }: { home: string; now: string }) {
  const words = useWords(DISPUTE_WORDS);
  const dispute = useDispute(home);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '').trim() || null;
    const told = {
      at: said('at'),
      way: said('way'),
      code: said('code'),
      number: said('number'),
      text: said('text'),
    };
    dispute.mutate({ kind: 'message', ground: 'not-from-you', told, words: said('words') ?? said('text') });
  };
  return (
    <section className="card" aria-labelledby="unlisted">
      <h2 id="unlisted">{words.unlisted}</h2>
      <p className="quiet-text">{words.unlistedText}</p>
      {dispute.data !== undefined && (
        <p className="known" role="status">
          {words.sent}
        </p>
      )}
      <form className="form" key={dispute.data?.dispute.key ?? ''} onSubmit={submit}>
        <label>
          {words.at}
          <input type="datetime-local" name="at" defaultValue={now.slice(0, 16)} />
        </label>
        <WhichWay />
        <label>
          {words.code}
          <input name="code" maxLength={64} autoComplete="off" />
        </label>
        <label>
          {words.number}
          <input name="number" maxLength={64} inputMode="tel" autoComplete="off" />
        </label>
        <label>
          {words.text}
          <textarea name="text" required maxLength={2000} rows={3} />
        </label>
        <button type="submit" disabled={dispute.isPending}>
          {dispute.isPending ? words.sending : words.send}
        </button>
        {dispute.error !== null && <Failing error={dispute.error} again={() => dispute.reset()} />}
      </form>
    </section>
  );
}

function WhichWay() {
  const words = useWords(DISPUTE_WORDS);
  return (
    <label>
      {words.way}
      <select name="way" defaultValue="sms">
        {Object.entries(words.ways).map(([way, name]) => (
          <option key={way} value={way}>
            {name}
          </option>
        ))}
        <option value="">{words.anyWay}</option>
      </select>
    </label>
  );
}
