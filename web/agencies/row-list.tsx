/** How are several rows of the same fields asked, one added or taken away at a time, with the keyboard too? */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../parts/words.tsx';
import { useTold } from './field-faults.tsx';
import { PROPOSAL_WORDS } from './proposal-words.ts';

interface Props {
  readonly legend: string;
  /** "Band 2": what a row is called. */
  readonly rowName: (place: number) => string;
  readonly add: string;
  readonly hint: string;
  readonly where: string;
  readonly most: number;
  /** The fields of the row at a place, from 0; they send in the order in which they stand. */
  readonly children: (place: number) => ReactNode;
}

export function RowList({ legend, rowName, add, hint, where, most, children }: Props) {
  const words = useWords(PROPOSAL_WORDS);
  const told = useTold(where, hint);
  const [rows, setRows] = useState<readonly number[]>([0]);
  const next = useRef(1);
  const list = useRef<HTMLFieldSetElement>(null);
  const before = useRef(rows.length);
  useEffect(() => {
    // Whoever adds a row writes in it next; whoever takes one away is not left nowhere.
    const { current: of } = list;
    if (rows.length > before.current)
      of?.querySelector<HTMLElement>('.asked-row:last-of-type :is(input, select)')?.focus();
    if (rows.length < before.current) of?.querySelector<HTMLElement>('.add-row')?.focus();
    before.current = rows.length;
  }, [rows]);
  const more = () => {
    setRows([...rows, next.current]);
    next.current += 1;
  };
  return (
    <fieldset
      ref={list}
      className={told.isFaulty ? 'asked-rows is-faulty' : 'asked-rows'}
      aria-describedby={told.describedBy}
    >
      <legend>{legend}</legend>
      {told.hint}
      {rows.map((row, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset within a fieldset would be read out twice
        <div key={row} role="group" aria-label={rowName(place + 1)} className="asked-row">
          {children(place)}
          {rows.length > 1 && (
            <button
              type="button"
              className="quiet"
              aria-label={`${words.remove}: ${rowName(place + 1)}`}
              onClick={() => setRows(rows.filter((one) => one !== row))}
            >
              {words.remove}
            </button>
          )}
        </div>
      ))}
      {told.fault}
      {rows.length < most && (
        <button type="button" className="quiet add-row" onClick={more}>
          {add}
        </button>
      )}
    </fieldset>
  );
}
