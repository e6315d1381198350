/** How is a dispute decided: for whom, for which reason, in which words, by whom, and what is booked? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { DeskAnswer } from '../../../server/api/disputes/disputes-schema.ts';
import { part, tell } from '../../api/ask.ts';
import { ByField } from '../../parts/door/by-field.tsx';
import { Failing } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { DESK_WORDS } from './desk-words.ts';

const REASONS = {
  upheld: [
    'payment-found',
    'charge-was-wrong',
    'not-the-debtor',
    'fraud-confirmed',
    'contact-was-wrong',
    'goodwill',
  ],
  rejected: [
    'records-hold',
    'contract-signed',
    'payment-not-ours',
    'no-evidence',
    'contact-was-right',
    'repeats-an-answered-one',
  ],
} as const;
type Outcome = keyof typeof REASONS;

export function DecideForm({ one, today }: { one: DeskAnswer['items'][number]; today: string }) {
  const words = useWords(DESK_WORDS);
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>('upheld');
  const [correction, setCorrection] = useState('');
  const decide = useMutation({
    mutationFn: (decision: object) => tell<DeskAnswer>(`/studio/disputes/${part(one.key)}/decide`, decision),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const booked = { account: one.accounts[0], amount: form.get('amount'), valueOn: form.get('on') };
    const corrections =
      outcome === 'rejected' || correction === ''
        ? []
        : [{ type: correction, ...booked, ...(correction === 'waived' ? { part: 'penalty' } : {}) }];
    decide.mutate({
      outcome,
      reason: form.get('reason'),
      answer: form.get('answer'),
      by: form.get('by'),
      corrections,
    });
  };
  return (
    <form className="form" onSubmit={submit} aria-label={`${words.outcome} ${one.key}`}>
      <label>
        {words.outcome}
        <select value={outcome} onChange={(event) => setOutcome(event.target.value as Outcome)}>
          <option value="upheld">{words.upheld}</option>
          <option value="rejected">{words.rejected}</option>
        </select>
      </label>
      <ReasonFor key={outcome} outcome={outcome} />
      {outcome === 'upheld' && one.accounts.length > 0 && (
        <Booked correction={correction} choose={setCorrection} today={today} />
      )}
      <label>
        {words.answer}
        <textarea name="answer" required maxLength={2000} rows={2} />
      </label>
      <ByField label={words.by} />
      <button type="submit" disabled={decide.isPending}>
        {words.decide}
      </button>
      {decide.error !== null && <Failing error={decide.error} again={() => decide.reset()} />}
    </form>
  );
}

/** What is booked to put it right. */
function Booked({
  correction,
  choose,
  today,
}: {
  correction: string;
  choose: (correction: string) => void;
  today: string;
}) {
  const words = useWords(DESK_WORDS);
  return (
    <>
      <label>
        {words.correction}
        <select value={correction} onChange={(event) => choose(event.target.value)}>
          <option value="">{words.noCorrection}</option>
          <option value="paid">{words.paid}</option>
          <option value="waived">{words.waived}</option>
        </select>
      </label>
      {correction !== '' && (
        <>
          <label>
            {words.amount}
            <input name="amount" required inputMode="decimal" autoComplete="off" />
          </label>
          <label>
            {words.on}
            <input name="on" type="date" required max={today} defaultValue={today} />
          </label>
        </>
      )}
    </>
  );
}

function ReasonFor({ outcome }: { outcome: Outcome }) {
  const words = useWords(DESK_WORDS);
  return (
    <label>
      {words.reason}
      <select name="reason">
        {REASONS[outcome].map((reason) => (
          <option key={reason} value={reason}>
            {words.reasons[reason]}
          </option>
        ))}
      </select>
    </label>
  );
}
