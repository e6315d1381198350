/** What of the debt is not so? What is disputed rests from the moment this is sent. */
import { type FormEvent, useState } from 'react';
import type { BorrowerAnswer } from '../../../server/api/borrower-schema.ts';
import { Failing } from '../../parts/states.tsx';
import { useName, useWords } from '../../parts/words.tsx';
import { DISPUTE_WORDS } from './dispute-words.ts';
import { Grounds, useDispute, Words } from './message-dispute.tsx';

const KINDS = {
  debt: ['not-mine', 'settled', 'fraud'],
  amount: ['charged-too-much', 'wrong-sum'],
  payment: ['not-credited', 'credited-late', 'credited-elsewhere'],
  identity: ['wrong-person', 'stolen-identity'],
} as const;
type Kind = keyof typeof KINDS;

export function DebtDispute({ home, accounts }: { home: string; accounts: BorrowerAnswer['accounts'] }) {
  const words = useWords(DISPUTE_WORDS);
  const dispute = useDispute(home);
  const [kind, setKind] = useState<Kind>('debt');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const amount = String(form.get('amount') ?? '').trim();
    dispute.mutate({
      kind,
      ground: form.get('ground'),
      accounts: [form.get('account')],
      amount: amount === '' ? null : amount,
      words: form.get('words'),
    });
  };
  return (
    <section className="card" aria-labelledby="debt-dispute">
      <h2 id="debt-dispute">{words.debt}</h2>
      <p className="quiet-text">{words.debtText}</p>
      {dispute.data !== undefined && (
        <p className="known" role="status">
          {words.sent}
        </p>
      )}
      <form className="form" key={dispute.data?.dispute.key ?? ''} onSubmit={submit}>
        <label>
          {words.kind}
          <select value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            {Object.keys(KINDS).map((name) => (
              <option key={name} value={name}>
                {words.kinds[name]}
              </option>
            ))}
          </select>
        </label>
        <Grounds key={kind} names={KINDS[kind]} />
        <WhichAccount accounts={accounts} />
        {(kind === 'amount' || kind === 'payment') && (
          <label>
            {words.amount}
            <input name="amount" inputMode="decimal" autoComplete="off" />
          </label>
        )}
        <Words />
        <button type="submit" disabled={dispute.isPending}>
          {words.send}
        </button>
        {dispute.error !== null && <Failing error={dispute.error} again={() => dispute.reset()} />}
      </form>
    </section>
  );
}

function WhichAccount({ accounts }: { accounts: BorrowerAnswer['accounts'] }) {
  const words = useWords(DISPUTE_WORDS);
  const nameOf = useName();
  return (
    <label>
      {words.account}
      <select name="account" required>
        {accounts.map(({ account, product }) => (
          <option key={account} value={account}>
            {nameOf(product)} {account}
          </option>
        ))}
      </select>
    </label>
  );
}
