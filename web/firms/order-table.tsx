/** Which letters are there, where does each stand, and what is it worth? */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { figureOf } from '../../rules/telling/language.ts';
import type { OrderShown } from '../../server/api/firms/firms-schema.ts';
import { Columns } from '../parts/columns.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { useWords } from '../parts/words.tsx';
import { FIRM_WORDS } from './firm-words.ts';

/** `to`: where an order opens; `acts`: what may be done with it here. */
export function OrderTable({
  orders,
  label,
  to,
  acts,
}: {
  orders: readonly OrderShown[];
  label: string;
  to: (order: OrderShown) => string;
  acts?: (order: OrderShown) => ReactNode;
}) {
  const words = useWords(FIRM_WORDS);
  const { columns } = words;
  return (
    <Scroll label={label}>
      <table className="figures-table">
        <Columns
          of={[
            columns.letter,
            columns.who,
            { number: columns.overdue },
            { number: columns.worth },
            columns.state,
            columns.day,
            ...(acts === undefined ? [columns.by] : [columns.proposedBy, columns.act]),
          ]}
        />
        <tbody>
          {orders.map((one) => (
            <tr key={one.key}>
              <th scope="row">
                <Link to={to(one)}>{one.number ?? one.key}</Link>
              </th>
              <td>{one.name}</td>
              <td className="number figures">{figureOf(one.overdue, one.currency)}</td>
              <td className="number figures">
                {figureOf(one.expected, one.currency)} / {figureOf(one.cost, one.currency)}
              </td>
              <td>
                <Standing order={one} />
              </td>
              <td className="figures">{one.day}</td>
              {acts === undefined ? (
                <td className="figures">{one.answerBy}</td>
              ) : (
                <>
                  <td>{one.proposedBy}</td>
                  <td>{acts(one)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Where an order stands, with what the post said and why it ended. */
export function Standing({ order }: { order: OrderShown }) {
  const words = useWords(FIRM_WORDS);
  const { state, post, why } = order;
  return (
    <>
      <strong>{words.states[state] ?? state}</strong>
      {post !== null && ` · ${words.post[post] ?? post}`}
      {why !== null && state !== 'posted' && <span className="quiet-text"> {words.whys(why)}</span>}
    </>
  );
}
