/** How far is the night that runs, whoever closes it: parts, accounts, pace, what is left, what was set aside, what is booked? */
import type { LiveNight } from '../../../server/api/studio-schema.ts';
import { Money } from '../../parts/amount.tsx';
import { useWords } from '../../parts/words.tsx';
import { STUDIO_WORDS } from '../studio-words.ts';
import { FIGURES_WORDS } from './figures-words.ts';
import './figures.css';

export function NightLive({ night }: { night: LiveNight }) {
  const words = useWords(FIGURES_WORDS);
  const { ledger } = useWords(STUDIO_WORDS);
  const { seconds, chunks, accounts, contacts, setAside, control, currency } = night;
  const all = night.of;
  const share = all === null ? null : chunks / all;
  const left = share === null || share <= 0 || share > 1 ? null : Math.round((seconds * (1 - share)) / share);
  const rows: readonly (readonly [string, string])[] = [
    [words.chunks, all === null ? String(chunks) : `${chunks} / ${Math.max(all, chunks)}`],
    [words.accountsDone, accounts.toLocaleString('en')],
    [words.rate, seconds < 1 ? '–' : Math.round(accounts / seconds).toLocaleString('en')],
    [words.left, left === null ? '–' : words.leftSeconds(left)],
    [words.contactsPlanned, contacts.toLocaleString('en')],
    [words.aside, setAside.toLocaleString('en')],
  ];
  const name = (account: string) => ledger[account as keyof typeof ledger] ?? account;
  return (
    <section className="night-live" aria-labelledby="night-live">
      <h3 id="night-live" className="figures">
        {words.liveOf(night.day)}
      </h3>
      <dl>
        {rows.map(([what, value]) => (
          <div key={what} className="night-row">
            <dt>{what}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      {control.length > 0 && (
        <details>
          <summary>{words.control}</summary>
          <dl>
            {control.map(({ debit, credit, amount }) => (
              <div key={`${debit}/${credit}`} className="night-row">
                <dt>
                  {name(debit)} ← {name(credit)}
                </dt>
                <dd className="figures">
                  <Money amount={amount} currency={currency} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
