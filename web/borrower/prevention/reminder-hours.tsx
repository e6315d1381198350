/** By which way, how many days before a due day, and at what hour shall I be reminded? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PreventionAnswer } from '../../../server/api/prevention/prevention-schema.ts';
import { tell } from '../../api/ask.ts';
import { Failing } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { PREVENTION_WORDS } from './prevention-words.ts';

type Reminder = PreventionAnswer['reminders'][number];
const MOST = 6;
const WAYS = ['in-app', 'sms', 'email', 'push'] as const;

export function ReminderHours({ known: { reminders }, path }: { known: PreventionAnswer; path: string }) {
  const words = useWords(PREVENTION_WORDS).reminders;
  const client = useQueryClient();
  const [wanted, setWanted] = useState<Reminder>({ way: 'in-app', daysBefore: 3, at: '09:00' });
  const keep = useMutation({
    mutationFn: (all: readonly Reminder[]) => tell<PreventionAnswer>(`${path}/reminders`, { reminders: all }),
    onSuccess: (answer) => client.setQueryData([`${path}/prevention`, {}], answer),
  });
  const others = reminders.filter((one) => !isSame(one, wanted));
  const nameOf = ({ way, daysBefore, at }: Reminder) => words.one(words.ways[way], daysBefore, at);
  return (
    <section className="card" aria-labelledby="reminders">
      <h2 id="reminders">{words.title}</h2>
      <p className="quiet-text">{words.text}</p>
      {reminders.length === 0 && <p>{words.none}</p>}
      <ul className="own-reminders">
        {reminders.map((one) => (
          <li key={`${one.way} ${one.daysBefore}`} className="beside">
            <span>{nameOf(one)}</span>
            <button
              type="button"
              className="quiet"
              aria-label={words.removeOne(nameOf(one))}
              disabled={keep.isPending}
              onClick={() => keep.mutate(reminders.filter((other) => !isSame(other, one)))}
            >
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
      <ReminderForm wanted={wanted} change={setWanted} />
      {others.length >= MOST ? (
        <p>{words.full}</p>
      ) : (
        <button type="button" disabled={keep.isPending} onClick={() => keep.mutate([...others, wanted])}>
          {words.add}
        </button>
      )}
      {keep.error !== null && <Failing error={keep.error} again={() => keep.reset()} />}
      <div aria-live="polite">{keep.isSuccess && <p className="known">{words.kept}</p>}</div>
    </section>
  );
}

function ReminderForm({ wanted, change }: { wanted: Reminder; change: (next: Reminder) => void }) {
  const words = useWords(PREVENTION_WORDS).reminders;
  return (
    <div className="reminder-form">
      <label>
        {words.way}
        <select
          value={wanted.way}
          onChange={({ target }) => change({ ...wanted, way: target.value as Reminder['way'] })}
        >
          {WAYS.map((way) => (
            <option key={way} value={way}>
              {words.ways[way]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.days}
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={14}
          value={wanted.daysBefore}
          onChange={({ target }) => change({ ...wanted, daysBefore: dayCount(target.value) })}
        />
      </label>
      <label>
        {words.at}
        <input
          type="time"
          required
          value={wanted.at}
          onChange={({ target }) => target.value !== '' && change({ ...wanted, at: target.value })}
        />
      </label>
    </div>
  );
}

function isSame(one: Reminder, other: Reminder): boolean {
  return one.way === other.way && one.daysBefore === other.daysBefore;
}

function dayCount(text: string): number {
  const days = Number.parseInt(text, 10);
  return Number.isNaN(days) ? 0 : Math.min(14, Math.max(0, days));
}
