/** Who was seen at risk before a payment was due, why, what was done, what came of it, and is it fair? */
import type { ReactNode } from 'react';
import type { WarningShown, WarningsAnswer } from '../../server/api/warning/warning-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { WARNING_WORDS } from './warning-words.ts';
import './studio.css';

export function WarningPage() {
  const words = useWords(WARNING_WORDS);
  const answer = useAnswer<WarningsAnswer>('/studio/warning', {});
  return (
    <Frame door="studio" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Shown answer={answer}>
        {(shown) => (
          <>
            <Sums answer={shown} />
            <section className="card" aria-label={words.itemsTitle}>
              <h2>{words.itemsTitle}</h2>
              {shown.items.length === 0 ? <Empty>{words.none}</Empty> : <Items items={shown.items} />}
            </section>
            <Fairness answer={shown} />
          </>
        )}
      </Shown>
    </Frame>
  );
}

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)}%`);

/** A table with heads; those that hold figures stand to the right. */
function Figures(props: {
  label: string;
  heads: readonly (readonly [name: string, isNumber: boolean])[];
  children: ReactNode;
}) {
  return (
    <Scroll label={props.label}>
      <table className="figures-table">
        <thead>
          <tr>
            {props.heads.map(([name, isNumber]) => (
              <th key={name} scope="col" className={isNumber ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </Scroll>
  );
}

function Sums({ answer }: { answer: WarningsAnswer }) {
  const words = useWords(WARNING_WORDS);
  const { watched, falseAlarms, lead, since, actions } = answer;
  const sums: readonly (readonly [string, ReactNode])[] = [
    [words.looked, watched.looked],
    [words.alarmed, watched.alarmed],
    [words.missed, watched.missed],
    [words.falseAlarms, words.ofSettled(falseAlarms.kept, falseAlarms.settled)],
  ];
  return (
    <section className="card" aria-label={words.actionsTitle}>
      <h2>{words.found(lead)}</h2>
      <p className="quiet-text figures">{words.since(since)}</p>
      {sums.map(([name, value]) => (
        <p key={name} className="beside">
          <span>{name}</span>
          <span className="figures">{value}</span>
        </p>
      ))}
      <h3>{words.actionsTitle}</h3>
      <p className="quiet-text">{words.actionsHint}</p>
      <Figures
        label={words.actionsTitle}
        heads={[
          [words.action, false],
          [words.open, true],
          [words.paid, true],
          [words.missedColumn, true],
          [words.share, true],
        ]}
      >
        {actions.map(({ action, open, kept, missed, missedShare }) => (
          <tr key={action}>
            <th scope="row">{words.actions[action]}</th>
            <td className="number">{open}</td>
            <td className="number">{kept}</td>
            <td className="number">{missed}</td>
            <td className="number">{percent(missedShare)}</td>
          </tr>
        ))}
      </Figures>
    </section>
  );
}

function Items({ items }: { items: readonly WarningShown[] }) {
  const words = useWords(WARNING_WORDS);
  const nameOf = useName();
  const signed = (points: number) => (points > 0 ? `+${points}` : `−${-points}`);
  return (
    <Figures
      label={words.itemsTitle}
      heads={[
        [words.who, false],
        [words.due, false],
        [words.seen, false],
        [words.points, true],
        [words.reasons, false],
        [words.action, false],
        [words.outcome, false],
      ]}
    >
      {items.map((one) => (
        <tr key={`${one.account}${one.due}`}>
          <th scope="row">
            {one.who}
            <br />
            <span className="quiet-text">{nameOf(one.product)}</span>
          </th>
          <td className="figures">{one.due}</td>
          <td className="figures">{one.seenOn}</td>
          <td className="number">{one.points}</td>
          <td className="long">
            {one.reasons.map((reason) => (
              <span key={reason.name} className="crossed">
                <span className="figures">{signed(reason.points)}</span> {nameOf(reason.told)}
              </span>
            ))}
          </td>
          <td>
            {words.actions[one.action]}
            {one.message !== null && <br />}
            {one.message !== null && (
              <span className="quiet-text">{words.states[one.message] ?? one.message}</span>
            )}
          </td>
          <td>{one.outcome === null ? words.toCome : words.outcomes[one.outcome]}</td>
        </tr>
      ))}
    </Figures>
  );
}

function Fairness({ answer: { fairness, model } }: { answer: WarningsAnswer }) {
  const words = useWords(WARNING_WORDS);
  const said = (name: string) => words.groups[name] ?? name;
  return (
    <section className="card" aria-label={words.fairTitle}>
      <h2>{words.fairTitle}</h2>
      <p className="quiet-text">{words.fairHint(model)}</p>
      <Figures
        label={words.fairTitle}
        heads={[
          [words.trait, false],
          [words.group, false],
          [words.rows, true],
          [words.falseShare, true],
          [words.caught, true],
          [words.said, true],
          [words.came, true],
        ]}
      >
        {fairness.map((one) => (
          <tr key={`${one.trait}${one.group}`}>
            <td>{said(one.trait)}</td>
            <th scope="row">{said(one.group)}</th>
            <td className="number">{one.rows}</td>
            <td className="number">{percent(one.falseAlarms)}</td>
            <td className="number">{percent(one.caught)}</td>
            <td className="number">{percent(one.said)}</td>
            <td className="number">{percent(one.came)}</td>
          </tr>
        ))}
      </Figures>
    </section>
  );
}
