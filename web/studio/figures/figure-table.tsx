/** The figure as a table: what the picture shows, exactly, each number with the accounts behind it. */
import { Link } from 'react-router';
import type { FigureAnswer } from '../../../server/api/figures/figures-schema.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { useWords } from '../../parts/words.tsx';
import { cellText } from './figure-cell.ts';
import { FIGURES_WORDS } from './figures-words.ts';

/** Figures whose shares are shaded, as a matrix is. */
const SHADED: ReadonlySet<string> = new Set(['rolls', 'vintages']);

export function FigureTable({ answer, kept }: { answer: FigureAnswer; kept: string }) {
  const words = useWords(FIGURES_WORDS);
  const { columns, rows, name, figure } = answer;
  if (rows.length === 0) return <p>{words.nothing}</p>;
  return (
    <Scroll label={name}>
      <table className="figures-table figure-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={column.kind === 'text' ? undefined : 'number'}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.map(({ value }) => value).join(' ')}>
              {row.map((cell, place) => {
                const column = columns[place]!;
                const text = cellText(cell.value, column.kind);
                if (place === 0)
                  return (
                    <th key={column.name} scope="row" className={figure === 'refusals' ? 'long' : undefined}>
                      {text}
                    </th>
                  );
                return (
                  <td
                    key={column.name}
                    className={column.kind === 'text' ? undefined : 'number'}
                    style={SHADED.has(figure) && column.kind === 'share' ? shadeOf(cell.value) : undefined}
                  >
                    {cell.of === undefined ? (
                      text
                    ) : (
                      <Link
                        to={`${linkOf(kept, cell.of)}#accounts`}
                        aria-label={`${text}: ${words.accounts}`}
                      >
                        {text}
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function linkOf(kept: string, of: string): string {
  const words = new URLSearchParams(kept);
  words.set('of', of);
  return `?${words}`;
}

/** At most half of the colour, so that the number stays readable on every shade. */
function shadeOf(value: string | number | null): { background: string } | undefined {
  if (typeof value !== 'number' || value === 0) return undefined;
  return { background: `rgb(var(--heat) / ${(0.06 + 0.3 * Math.min(1, value / 1_000_000)).toFixed(3)})` };
}
