/** Which accounts stand behind a number? Each leads to its page where one may open it. */
import { Link } from 'react-router';
import type { AccountsAnswer } from '../../../server/api/figures/figures-schema.ts';
import type { MeAnswer } from '../../../server/api/people/people-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { Shown } from '../../parts/states.tsx';
import { useLanguage, useName, useWords } from '../../parts/words.tsx';
import { moneyOf } from './figure-cell.ts';
import { useFilters } from './figure-filter.tsx';
import { FIGURES_WORDS } from './figures-words.ts';

const OPENS_ACCOUNTS: ReadonlySet<string> = new Set(['agent', 'lead', 'compliance', 'auditor']);

export function FigureAccounts({ figure, of }: { figure: string; of: string }) {
  const words = useWords(FIGURES_WORDS);
  const language = useLanguage();
  const { asked, after, set } = useFilters();
  const answer = useAnswer<AccountsAnswer>(
    `/studio/figures/${part(figure)}/accounts`,
    { ...asked, of, after },
    language,
    {
      keep: true,
    },
  );
  return (
    <section className="card" id="accounts" aria-labelledby="behind">
      <div className="beside">
        <h2 id="behind">
          {words.accounts} <span className="quiet-text">{of.replaceAll('~', ' · ')}</span>
        </h2>
        <button type="button" className="quiet" onClick={() => set({ of: undefined, after: undefined })}>
          {words.close}
        </button>
      </div>
      <Shown answer={answer}>
        {(shown) => (
          <>
            {shown.items.length === 0 ? <p>{words.noAccounts}</p> : <AccountRows shown={shown} />}
            <div className="choices">
              {after !== undefined && (
                <button type="button" className="quiet" onClick={() => set({ after: undefined })}>
                  {words.first}
                </button>
              )}
              {shown.next !== null && (
                <button
                  type="button"
                  className="quiet"
                  onClick={() => set({ after: shown.next ?? undefined })}
                >
                  {words.further}
                </button>
              )}
              <Files figure={figure} of={of} />
            </div>
          </>
        )}
      </Shown>
    </section>
  );
}

function AccountRows({ shown: { items, currency } }: { shown: AccountsAnswer }) {
  const words = useWords(FIGURES_WORDS);
  const nameOf = useName();
  const me = useAnswer<MeAnswer>('/people/me', {}).data;
  const roles = me?.who?.kind === 'staff' ? me.who.roles : null;
  const opens = me?.required !== true || roles?.some((role) => OPENS_ACCOUNTS.has(role)) === true;
  const money = items.some(({ amount }) => amount !== null);
  return (
    <Scroll label={words.accounts}>
      <table className="figures-table">
        <thead>
          <tr>
            {[words.account, words.day, words.person, words.product, words.about].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {money && (
              <th scope="col" className="number">
                {words.amount} ({currency.code})
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map(({ key, account, day, who, product, about, amount }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one account can stand here twice on a day
            <tr key={`${key} ${day} ${place}`}>
              <th scope="row" className="figures">
                {key === null ? '–' : opens ? <Link to={`/agent?account=${key}`}>{account}</Link> : account}
              </th>
              <td className="figures">{day}</td>
              <td>{who}</td>
              <td>{product === null ? '–' : nameOf(product)}</td>
              <td>{about}</td>
              {money && <td className="number">{amount === null ? '–' : moneyOf(amount)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Links to the same as files. */
export function Files({ figure, of }: { figure: string; of?: string }) {
  const words = useWords(FIGURES_WORDS);
  const language = useLanguage();
  const { asked } = useFilters();
  const address = (as: 'csv' | 'xlsx') => {
    const query = new URLSearchParams({ as, language });
    for (const [name, value] of Object.entries({ ...asked, of }))
      if (value !== undefined) query.set(name, value);
    return `/api/studio/figures/${part(figure)}/export?${query}`;
  };
  return (
    <span className="files">
      <span className="quiet-text">{words.take}</span>
      <a href={address('csv')} download>
        {words.takeCsv}
      </a>
      <a href={address('xlsx')} download>
        {words.takeXlsx}
      </a>
    </span>
  );
}
