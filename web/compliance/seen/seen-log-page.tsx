/** Who of the staff looked at whom, and why? Alarms first, then by person, by staff or by day; what is searched for stands in the address. */

import type { FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { SeenAnswer } from '../../../server/api/vault/vault-schema.ts';
import { atTime } from '../../parts/at-time.ts';
import { Columns } from '../../parts/columns.tsx';
import { Frame } from '../../parts/frame.tsx';
import { ShownPages, usePages } from '../../parts/paged.tsx';
import { REVEALED_WORDS } from '../../parts/revealed-words.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { Empty } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { PEOPLE_WORDS } from '../../people/people-words.ts';
import { SEEN_LOG_WORDS } from './seen-log-words.ts';
import '../../studio/studio.css';
import '../oversight.css';

const FIELDS = ['account', 'person', 'staff', 'day'] as const;

export function SeenLogPage() {
  const words = useWords(SEEN_LOG_WORDS);
  const [wanted, setWanted] = useSearchParams();
  const query = Object.fromEntries(FIELDS.map((field) => [field, wanted.get(field) ?? undefined]));
  const paged = usePages<SeenAnswer>('/studio/seen', query, { cursor: 'before' });
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = FIELDS.map((field) => [field, String(form.get(field) ?? '').trim()]);
    setWanted(given.filter(([, value]) => value !== '') as [string, string][]);
  };
  const given = (field: (typeof FIELDS)[number]) => wanted.get(field) ?? '';
  return (
    <Frame door="compliance" title={words.title} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <search>
        <form
          key={wanted.toString()}
          className="card form search-row"
          aria-label={words.title}
          onSubmit={search}
        >
          <label>
            {words.account}
            <input name="account" defaultValue={given('account')} maxLength={200} autoComplete="off" />
          </label>
          <label>
            {words.staff}
            <input name="staff" defaultValue={given('staff')} maxLength={40} autoComplete="off" />
          </label>
          <label>
            {words.day}
            <input name="day" type="date" defaultValue={given('day')} />
          </label>
          <button type="submit">{words.search}</button>
        </form>
      </search>
      <ShownPages paged={paged}>
        {(pages, { alarms }) => (
          <>
            <Alarms alarms={alarms} />
            <Found items={pages.flatMap(({ items }) => items)} />
          </>
        )}
      </ShownPages>
    </Frame>
  );
}

function Found({ items }: { items: readonly SeenAnswer['items'][number][] }) {
  const words = useWords(SEEN_LOG_WORDS);
  return items.length === 0 ? <Empty>{words.none}</Empty> : <Looks items={items} />;
}

function Alarms({ alarms }: { alarms: SeenAnswer['alarms'] }) {
  const words = useWords(SEEN_LOG_WORDS);
  return (
    <section
      className={alarms.length > 0 ? 'card stands-wrong' : 'card stands-well'}
      aria-labelledby="alarms"
    >
      <h2 id="alarms">
        <span aria-hidden="true">{alarms.length > 0 ? '◆' : '○'}</span> {words.alarms}
      </h2>
      {alarms.length === 0 && <p>{words.noAlarm}</p>}
      <ul className="holds">
        {alarms.map((one) => (
          <li key={`${one.who} ${one.span} ${one.at}`}>
            <span className="figures">{atTime(one.at)}</span> · {words.alarm(one.who, one.span)}{' '}
            <Link to={`?staff=${encodeURIComponent(one.who)}`}>{words.theirs}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Looks({ items }: { items: readonly SeenAnswer['items'][number][] }) {
  const words = useWords(SEEN_LOG_WORDS);
  const { role } = useWords(PEOPLE_WORDS);
  const { fields, reasons } = useWords(REVEALED_WORDS);
  return (
    <Scroll label={words.title}>
      <table className="figures-table records">
        <Columns of={words.columns} />
        <tbody>
          {items.map((one) => (
            <tr key={one.seq}>
              <td className="figures">{atTime(one.at)}</td>
              <td>
                <Link to={`?staff=${encodeURIComponent(one.who)}`}>{one.who}</Link>{' '}
                <span className="quiet-text">{role[one.role as keyof typeof role] ?? one.role}</span>
              </td>
              <td>
                <Link className="figures" to={`?person=${one.person}`}>
                  {one.person}
                </Link>
              </td>
              <td>
                {one.field !== null
                  ? words.opened(fields[one.field])
                  : one.what.startsWith('GET ')
                    ? words.looked
                    : words.worked}
                {one.field === null && <span className="quiet-text block">{one.what}</span>}
              </td>
              <td>
                {one.why === null ? '–' : reasons[one.why]}
                {one.note !== null && one.note !== '' && <span className="block">{one.note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
