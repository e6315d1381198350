/** Which accounts passed from which bucket to which? A table with numbers; the shade only helps the eye. */
import { useId } from 'react';
import type { NightAnswer } from '../../server/api/studio-schema.ts';
import { Scroll } from '../parts/scroll.tsx';
import { useWords } from '../parts/words.tsx';
import { STUDIO_WORDS } from './studio-words.ts';

interface Props {
  readonly title: string;
  readonly buckets: readonly string[];
  readonly passages: NightAnswer['passages'];
}

export function RollMatrix({ title, buckets, passages }: Props) {
  const words = useWords(STUDIO_WORDS);
  const id = useId();
  const places: readonly (string | null)[] = [null, ...buckets];
  const name = (bucket: string | null) => bucket ?? words.current;
  const countOf = (from: string | null, to: string | null) =>
    passages.find((passage) => passage.from === from && passage.to === to)?.accounts ?? 0;
  const most = Math.max(1, ...passages.map(({ accounts }) => accounts));
  const moved = (older: boolean) =>
    passages
      .filter(({ from, to }) => places.indexOf(to) > places.indexOf(from) === older)
      .reduce((total, { accounts }) => total + accounts, 0)
      .toLocaleString('en');
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {passages.length === 0 ? (
        <p>{words.rollNone}</p>
      ) : (
        <>
          <p>{words.rollFinding(moved(true), moved(false))}</p>
          <Scroll label={title}>
            <table className="roll" aria-labelledby={id}>
              <thead>
                <tr>
                  <td className="quiet-text">
                    {words.from} ↓ {words.to} →
                  </td>
                  {places.map((to) => (
                    <th key={name(to)} scope="col">
                      {name(to)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {places.map((from) => (
                  <tr key={name(from)}>
                    <th scope="row">{name(from)}</th>
                    {places.map((to) => (
                      <Cell key={name(to)} same={from === to} accounts={countOf(from, to)} most={most} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          <p className="quiet-text">{words.rollKey}</p>
        </>
      )}
    </section>
  );
}

/** At most half of the colour, so that the number stays readable on every shade. */
function Cell({ same, accounts, most }: { same: boolean; accounts: number; most: number }) {
  const shade = accounts === 0 ? 0 : 0.1 + (0.3 * accounts) / most;
  return (
    <td
      className={same ? 'same' : undefined}
      style={{ background: `rgb(var(--heat) / ${shade.toFixed(3)})` }}
    >
      {same ? '' : accounts === 0 ? <span className="zero">0</span> : accounts.toLocaleString('en')}
    </td>
  );
}
