/** What comes in, how often, and how sure is it? */
import type { CircumstancesAsked } from '../../../server/api/agreements/agreements-schema.ts';
import { useWords } from '../words.tsx';
import { AGREEING_WORDS } from './agreeing-words.ts';

type Income = CircumstancesAsked['incomes'][number];
const MOST = 5;

interface Props {
  readonly incomes: readonly Income[];
  readonly change: (incomes: Income[]) => void;
}

export function IncomeRows({ incomes, change }: Props) {
  const words = useWords(AGREEING_WORDS);
  return (
    <>
      {incomes.map((one, place) => (
        <IncomeRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else that tells them apart
          key={place}
          one={one}
          place={place}
          set={(next) => change(incomes.map((other, at) => (at === place ? { ...other, ...next } : other)))}
          drop={() => change(incomes.filter((_, at) => at !== place))}
        />
      ))}
      {incomes.length < MOST && (
        <button
          type="button"
          className="quiet"
          onClick={() => change([...incomes, { amount: '', every: 'month', sure: 'usual' }])}
        >
          {words.addIncome}
        </button>
      )}
    </>
  );
}

interface RowProps {
  readonly one: Income;
  readonly place: number;
  readonly set: (next: Partial<Income>) => void;
  readonly drop: () => void;
}

function IncomeRow({ one, place, set, drop }: RowProps) {
  const words = useWords(AGREEING_WORDS);
  return (
    <fieldset className="income">
      <legend>{words.income(place + 1)}</legend>
      <input
        aria-label={words.income(place + 1)}
        inputMode="decimal"
        pattern="[0-9]+([.][0-9]+)?"
        required={place === 0}
        autoComplete="off"
        value={one.amount}
        onChange={({ target }) => set({ amount: target.value })}
      />
      <select
        aria-label={words.everyLabel}
        value={one.every}
        onChange={({ target }) => set({ every: target.value as Income['every'] })}
      >
        {Object.entries(words.every).map(([every, name]) => (
          <option key={every} value={every}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={words.sureLabel}
        value={one.sure}
        onChange={({ target }) => set({ sure: target.value as Income['sure'] })}
      >
        {Object.entries(words.sure).map(([sure, name]) => (
          <option key={sure} value={sure}>
            {name}
          </option>
        ))}
      </select>
      {place > 0 && (
        <button type="button" className="quiet" aria-label={words.dropIncome(place + 1)} onClick={drop}>
          ×
        </button>
      )}
    </fieldset>
  );
}
