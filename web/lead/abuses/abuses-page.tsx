/** Which agents were abused, when and by whom, and has a lead seen it? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { z } from 'zod';
import type { AbusesAnswer } from '../../../server/api/desk/desk-schema.ts';
import { tell } from '../../api/ask.ts';
import { atTime } from '../../parts/at-time.ts';
import { Columns } from '../../parts/columns.tsx';
import { Frame } from '../../parts/frame.tsx';
import { ShownPages, usePages } from '../../parts/paged.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { Empty, Failing } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { useLeadNumber, WhoLeads } from '../who-leads.tsx';
import { ABUSE_WORDS } from './abuse-words.ts';
import '../lead.css';

type Abuses = z.infer<typeof AbusesAnswer>;
type Noted = Abuses['items'][number];

export function AbusesPage() {
  const words = useWords(ABUSE_WORDS);
  const [wanted, setWanted] = useSearchParams();
  const which = wanted.get('which') === 'all' ? 'all' : 'unseen';
  const lead = useLeadNumber();
  const paged = usePages<Abuses>('/agent/abuses', { which });
  return (
    <Frame door="lead" title={words.title} wide>
      <div className="lead-page">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <WhoLeads lead={lead} />
        <p className="choices">
          {(['unseen', 'all'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="quiet"
              aria-pressed={which === one}
              onClick={() => setWanted(one === 'all' ? { which: one } : {})}
            >
              {words[one]}
            </button>
          ))}
        </p>
        <section className="card">
          <ShownPages paged={paged}>
            {(pages) => (
              <Table
                items={pages.flatMap(({ items }) => items)}
                none={which === 'all' ? words.noneAtAll : words.none}
                lead={lead}
              />
            )}
          </ShownPages>
        </section>
      </div>
    </Frame>
  );
}

function Table({
  items,
  none,
  lead,
}: {
  items: readonly Noted[];
  none: string;
  lead: ReturnType<typeof useLeadNumber>;
}) {
  const words = useWords(ABUSE_WORDS);
  const client = useQueryClient();
  const see = useMutation({
    mutationFn: (abuse: string) => tell('/agent/abuses/seen', { by: lead.number, abuse }),
    onSuccess: () => void client.invalidateQueries(),
  });
  const { when, agent, person, times, what } = words.columns;
  if (items.length === 0) return <Empty>{none}</Empty>;
  return (
    <>
      {see.error !== null && <Failing error={see.error} again={() => see.reset()} />}
      <Scroll label={words.title}>
        <table className="figures-table">
          <Columns of={[when, agent, person, times, what]} />
          <tbody>
            {items.map((one) => (
              <Row
                key={one.abuse}
                one={one}
                barred={see.isPending || !lead.may || lead.number === ''}
                see={() => see.mutate(one.abuse)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Row({ one, barred, see }: { one: Noted; barred: boolean; see: () => void }) {
  const words = useWords(ABUSE_WORDS);
  const at = atTime(one.at);
  return (
    <tr>
      <td className="figures">{at}</td>
      <th scope="row">
        <Link to={`/lead/assignment?worker=${one.worker}`}>{one.worker}</Link>
      </th>
      <td>{one.key === null ? words.gone : <Link to={`/agent?account=${one.key}`}>{words.open}</Link>}</td>
      <td>{words.times(one.today)}</td>
      <td>
        {one.seenBy !== null ? (
          words.seenBy(one.seenBy)
        ) : (
          <button type="button" className="quiet" disabled={barred} onClick={see}>
            {words.see}
            <span className="unseen">{words.seeOf(one.worker, at)}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
