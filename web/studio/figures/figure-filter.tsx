/** Which period and which product? Both stand in the address, so that a link shows the same again. */
import { useSearchParams } from 'react-router';
import type { FigureAnswer } from '../../../server/api/figures/figures-schema.ts';
import { useName, useWords } from '../../parts/words.tsx';
import { FIGURES_WORDS } from './figures-words.ts';

type Period = FigureAnswer['period'];

/** The filters of the address, as the server is asked. */
export function useFilters() {
  const [search, setSearch] = useSearchParams();
  const get = (name: string) => search.get(name) ?? undefined;
  const set = (changes: Readonly<Record<string, string | undefined>>) =>
    setSearch((before) => {
      const now = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes))
        if (value === undefined || value === '') now.delete(name);
        else now.set(name, value);
      return now;
    });
  const asked = { from: get('from'), to: get('to'), product: get('product') };
  return { asked, of: get('of'), after: get('after'), set, kept: keptOf(asked) };
}

/** The filters as the tail of an address: "?from=…". */
function keptOf(asked: Readonly<Record<string, string | undefined>>): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) words.set(name, value);
  return words.size === 0 ? '' : `?${words}`;
}

export function FigureFilter({ period }: { period: Period }) {
  const words = useWords(FIGURES_WORDS);
  const nameOf = useName();
  const { set } = useFilters();
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    set({ of: undefined, after: undefined, ...changes });
  const preset = (months: number) => change({ from: monthBack(period.asOf, months - 1), to: period.asOf });
  return (
    <form className="figure-filter" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
      <label>
        {words.from}
        <input
          type="date"
          value={period.from}
          max={period.to}
          required
          onChange={({ target }) => target.value !== '' && change({ from: target.value })}
        />
      </label>
      <label>
        {words.to}
        <input
          type="date"
          value={period.to}
          min={period.from}
          max={period.asOf}
          required
          onChange={({ target }) => target.value !== '' && change({ to: target.value })}
        />
      </label>
      <label>
        {words.product}
        <select value={period.product ?? ''} onChange={({ target }) => change({ product: target.value })}>
          <option value="">{words.allProducts}</option>
          {period.products.map(({ code, name }) => (
            <option key={code} value={code}>
              {nameOf(name)}
            </option>
          ))}
        </select>
      </label>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced twice inside the form */}
      <div className="choices" role="group" aria-label={words.presets}>
        {(
          [
            [words.month, 1],
            [words.quarter, 3],
            [words.year, 12],
          ] as const
        ).map(([name, months]) => (
          <button key={name} type="button" className="quiet" onClick={() => preset(months)}>
            {name}
          </button>
        ))}
      </div>
    </form>
  );
}

/** The first day of the month so many months before that of `day`. */
function monthBack(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}
