/** Whom to call today, in the server's order; each row says why, and from when where it is not now. */
import type { DialAnswer, DialItem } from '../../server/api/calls/calls-schema.ts';
import { Money } from '../parts/amount.tsx';
import { GATE_WORDS } from '../parts/gate-words.ts';
import { Empty } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { CALLS_WORDS } from './calls-words.ts';

interface Props {
  readonly list: DialAnswer;
  readonly chosen: string | null;
  readonly choose: (person: string) => void;
  /** While a call runs the list is read only. */
  readonly locked: boolean;
}

export function DialPane({ list, chosen, choose, locked }: Props) {
  const words = useWords(CALLS_WORDS);
  const open = chosen ?? (locked ? undefined : list.items[0]?.person);
  return (
    <section className="pane work" aria-label={words.list}>
      <p className="quiet-text order">{list.order}</p>
      {list.items.length === 0 && <Empty>{words.empty}</Empty>}
      <ol className="work-rows">
        {list.items.map((item) => (
          <li key={item.person} className={item.allowed ? 'may' : 'may-not'}>
            <Row item={item} open={open === item.person} choose={locked ? null : () => choose(item.person)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Row({ item, open, choose }: { item: DialItem; open: boolean; choose: (() => void) | null }) {
  const told = useWords(GATE_WORDS);
  return (
    <button
      type="button"
      className="work-row"
      data-work-row
      aria-current={open ? 'true' : undefined}
      aria-disabled={choose === null ? 'true' : undefined}
      onClick={choose ?? undefined}
    >
      <span className="work-top">
        <span lang={item.language}>{item.name}</span>
        <Money amount={item.overdue} currency={item.currency} />
      </span>
      <span className="work-top quiet-text">
        <span className="figures">{item.phone}</span>
        <span className="badge">{item.allowed ? told.mayNow : told.mayNot}</span>
      </span>
      <span className="work-reason">{item.why}</span>
    </button>
  );
}
