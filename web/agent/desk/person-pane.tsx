/** Everything of one person: what is open, what he promised, all debts together, notes, and what happened over all ways. */
import { Link } from 'react-router';
import type { PersonAnswer } from '../../../server/api/desk/desk-schema.ts';
import { isSome, Lateness, Money } from '../../parts/amount.tsx';
import { Revealed } from '../../parts/revealed.tsx';
import { useName, useWords } from '../../parts/words.tsx';
import { Timeline } from '../timeline.tsx';
import { NotesPart } from './notes-part.tsx';
import { DESK_WORDS } from './one-screen-words.ts';

const PLACES = {
  dispute: '/studio/disputes',
  complaint: '/studio/complaints',
  review: '/agent/review',
  reply: '/agent/replies',
} as const;

interface Props {
  readonly shown: PersonAnswer;
  readonly reason: string | null;
  readonly worker: string;
  readonly ended: boolean;
}

export function PersonPane({ shown, reason, worker, ended }: Props) {
  const words = useWords(DESK_WORDS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the pane scrolls, so keys must reach it
    <section className="pane story-pane" aria-label={shown.who.name} data-open={shown.key} tabIndex={0}>
      <Head shown={shown} reason={reason} />
      <div className="desk-two">
        <Matters shown={shown} />
        <Promises shown={shown} />
      </div>
      <Debts shown={shown} />
      <NotesPart key={shown.person} shown={shown} worker={worker} ended={ended} />
      <h2>{words.timeline}</h2>
      <Timeline
        entries={shown.timeline.map(({ account, told, ...entry }) => ({
          ...entry,
          told: account === null ? told : `${told} (${account})`,
        }))}
        currency={shown.totals[0]?.currency ?? { code: 'CNY' }}
      />
    </section>
  );
}

function Head({ shown, reason }: Pick<Props, 'shown' | 'reason'>) {
  const words = useWords(DESK_WORDS);
  const { who, heldBy, liesWith, reached } = shown;
  const worst = Math.max(
    0,
    ...shown.debts.map(({ account }) => (account.sold === null ? account.position.daysPastDue : 0)),
  );
  return (
    <header className="account-head">
      <p className="head-name">
        <strong>
          <Revealed account={shown.key} field="name" masked={who.name} language={who.language} />
        </strong>
        {who.phone !== null && <Revealed account={shown.key} field="phone" masked={who.phone} />}
        {who.email !== null && <Revealed account={shown.key} field="email" masked={who.email} />}
        <Lateness days={worst} />
        <span className="quiet-text">
          {who.region}, {who.timeZone} · {reached === null ? words.never : words.reached(reached)}
        </span>
      </p>
      <p className="reason">{reason ?? shown.debts[0]?.reason}</p>
      {(heldBy !== null || liesWith !== null) && (
        <p className="quiet-text">
          {[
            heldBy === null ? null : words.heldBy(heldBy),
            liesWith === null ? null : words.liesWith(liesWith.worker, liesWith.by),
          ]
            .filter((one) => one !== null)
            .join(' · ')}
        </p>
      )}
    </header>
  );
}

function Matters({ shown: { open, permits } }: Pick<Props, 'shown'>) {
  const words = useWords(DESK_WORDS);
  return (
    <div>
      <h2>{words.matters}</h2>
      {open.length === 0 && <p className="quiet-text">{words.mattersNone}</p>}
      <ul className="matters">
        {open.map(({ kind, count, due }) => (
          <li key={kind}>
            <Link to={PLACES[kind]}>{words.matter[kind]}</Link> <span className="figures">{count}</span>
            {due !== null && <span className="soon figures"> {words.until(due)}</span>}
          </li>
        ))}
        {permits.map(({ permit, code, until }) => (
          <li key={permit} className="figures">
            {words.permits}: {words.permit(code, until)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Promises({ shown: { promises } }: Pick<Props, 'shown'>) {
  const words = useWords(DESK_WORDS);
  return (
    <div>
      <h2>{words.promises}</h2>
      {promises.length === 0 && <p className="quiet-text">{words.promisesNone}</p>}
      <ul className="matters">
        {promises.map(({ account, due, amount, currency, state }) => (
          <li key={`${account} ${due}`}>
            <span className="figures">{due}</span> <Money amount={amount} currency={currency} />{' '}
            {words.row[state]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A claim that was sold: to whom, and where the borrower asks about it. */
function Sold({ debt: { account, holder } }: { debt: PersonAnswer['debts'][number] }) {
  const words = useWords(DESK_WORDS);
  const nameOf = useName();
  if (account.sold === null) return null;
  const buyer = holder === null ? account.sold.buyer : nameOf(holder.name);
  return (
    <p className="note">
      <span className="figures">{account.account}</span>: {words.sold(account.sold.on, buyer)}{' '}
      {holder !== null && words.askBuyer(holder.contact)}
    </p>
  );
}

function Debts({ shown: { debts, totals } }: Pick<Props, 'shown'>) {
  const words = useWords(DESK_WORDS);
  const heads = [words.principal, words.interest, words.fee, words.penalty, words.overdue, words.owed];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls on a phone, so keys must reach it
    <section className="scroll-x" tabIndex={0} aria-label={words.debtsTitle}>
      <table className="debts">
        <caption>{words.debtsTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{words.account}</th>
            <th scope="col">{words.late}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {debts.map((debt) => (
            <DebtRow key={debt.key} debt={debt} />
          ))}
        </tbody>
        {debts.length > 1 && (
          <tfoot>
            {totals.map(({ currency, overdue, owed }) => (
              <tr key={currency.code}>
                <th scope="row" colSpan={6}>
                  {words.total}
                </th>
                <td>
                  <Money amount={overdue} currency={currency} />
                </td>
                <td>
                  <Money amount={owed} currency={currency} />
                </td>
              </tr>
            ))}
          </tfoot>
        )}
      </table>
      {debts.map((debt) => (
        <Sold key={debt.key} debt={debt} />
      ))}
    </section>
  );
}

const COLUMNS = ['duePrincipal', 'interest', 'fee', 'penalty', 'overdue', 'owed'] as const;

function DebtRow({ debt: { account } }: { debt: PersonAnswer['debts'][number] }) {
  const nameOf = useName();
  return (
    <tr>
      <th scope="row">
        {nameOf(account.product)} <span className="figures quiet-text">{account.account}</span>
      </th>
      <td>{account.sold === null ? account.position.daysPastDue : '–'}</td>
      {COLUMNS.map((column) => (
        <td key={column}>
          {isSome(account.position[column]) ? (
            <Money amount={account.position[column]} currency={account.currency} />
          ) : (
            '–'
          )}
        </td>
      ))}
    </tr>
  );
}
