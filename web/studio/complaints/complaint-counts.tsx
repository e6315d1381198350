/** How many complaints for ten thousand accounts, about what, by which way, and from which cause? */
import type { ComplaintsAnswer } from '../../../server/api/complaints/complaints-schema.ts';
import { useWords } from '../../parts/words.tsx';
import { COMPLAINT_DESK_WORDS } from './complaint-words.ts';

const PARTS = ['kind', 'via', 'cause', 'cause_of'] as const;

export function ComplaintCounts({ desk: { counts } }: { desk: ComplaintsAnswer }) {
  const words = useWords(COMPLAINT_DESK_WORDS);
  const named = (what: (typeof PARTS)[number], name: string): string => {
    const names: Readonly<Record<string, string>> =
      what === 'kind' ? words.kinds : what === 'via' ? words.vias : what === 'cause' ? words.causes : {};
    return names[name] ?? name;
  };
  if (counts.length === 0) return null;
  return (
    <section className="card" aria-labelledby="counts">
      <h2 id="counts">{words.statistics}</h2>
      {PARTS.map((what) => {
        const own = counts.filter((one) => one.what === what);
        return own.length === 0 ? null : (
          <table key={what} className="complaint-counts">
            <thead>
              <tr>
                <th scope="col">{words.what[what]}</th>
                <th scope="col">{words.received}</th>
                <th scope="col">{words.perTen}</th>
                <th scope="col">{words.valid}</th>
                <th scope="col">{words.lateCount}</th>
              </tr>
            </thead>
            <tbody>
              {own.map(({ name, received, perTenThousand, valid, late }) => (
                <tr key={name}>
                  <th scope="row">{named(what, name)}</th>
                  <td className="figures">{received}</td>
                  <td className="figures">{perTenThousand}</td>
                  <td className="figures">{valid}</td>
                  <td className="figures">{late}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </section>
  );
}
