/** How do the agencies do, what have they earned in a month, and which invoices wait for a second person? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { ReckoningAnswer, StatementShown } from '../../server/api/reckoning/reckoning-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { Frame } from '../parts/frame.tsx';
import { MayDo } from '../parts/may.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { sendForm } from './agency-cases.tsx';
import { RECKONING_WORDS } from './reckoning-words.ts';
import { Comparisons, ScoreTable } from './score-table.tsx';
import { InvoiceStands, StatementCard } from './statement-card.tsx';
import '../studio/studio.css';
import '../compliance/oversight.css';
import './agencies.css';

export function ReckoningPage() {
  const words = useWords(RECKONING_WORDS);
  const [search, setSearch] = useSearchParams();
  const month = search.get('month') ?? undefined;
  const answer = useAnswer<ReckoningAnswer>('/agencies/reckoning', { month }, undefined, { keep: true });
  return (
    <Frame door="compliance" title={words.title} wide>
      <p>
        <Link to="/agencies">{words.back}</Link>
        <MayDo address="POST /api/agencies/papers">
          {' · '}
          <Link to="/agencies?propose=commission">{words.toTerms}</Link>
        </MayDo>
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Shown answer={answer}>
        {(shown) =>
          shown.month === null ? (
            <Empty>{words.none}</Empty>
          ) : (
            <>
              <form className="form month-choice">
                <label>
                  {words.month}
                  <select value={shown.month} onChange={(event) => setSearch({ month: event.target.value })}>
                    {shown.months.map((one) => (
                      <option key={one} value={one}>
                        {one}
                      </option>
                    ))}
                  </select>
                </label>
              </form>
              <ScoreTable shown={{ ...shown, month: shown.month }} />
              <Comparisons comparisons={shown.comparisons} />
              <h2>{words.statements}</h2>
              {shown.statements
                .filter((one) => one.month === shown.month)
                .map((one) => (
                  <StatementCard
                    key={one.agency}
                    heading="h3"
                    one={one}
                    currency={shown.currency}
                    base={`/agencies/${part(one.agency)}/statements/${one.month}`}
                  >
                    <InvoicePart one={one} />
                  </StatementCard>
                ))}
            </>
          )
        }
      </Shown>
    </Frame>
  );
}

function InvoicePart({ one }: { one: StatementShown }) {
  const { invoice } = one;
  if (invoice === null) return <Propose one={one} />;
  return (
    <>
      <InvoiceStands invoice={invoice} />
      {invoice.verdict === null && <Decide invoice={invoice.invoice} />}
    </>
  );
}

function Propose({ one }: { one: StatementShown }) {
  const words = useWords(RECKONING_WORDS);
  const client = useQueryClient();
  const propose = useMutation({
    mutationFn: (body: unknown) =>
      tell(`/agencies/${part(one.agency)}/statements/${one.month}/invoice`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
  if (!/[1-9]/.test(one.amount)) return <p>{words.nothing}</p>;
  return (
    <form className="form invoice-form" onSubmit={sendForm(propose.mutate)}>
      <p>{words.noInvoice}</p>
      <ByField />
      <button type="submit" disabled={propose.isPending}>
        {words.propose}
      </button>
      {propose.error !== null && <Failing error={propose.error} again={() => propose.reset()} />}
    </form>
  );
}

function Decide({ invoice }: { invoice: number }) {
  const words = useWords(RECKONING_WORDS);
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (body: unknown) => tell(`/agencies/invoices/${invoice}/decide`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
  return (
    <form className="form invoice-form" onSubmit={sendForm(decide.mutate, 'verdict')}>
      <label>
        {words.reason}
        <input name="why" required minLength={5} maxLength={500} />
      </label>
      <ByField />
      <div className="choices">
        <button type="submit" value="agreed" disabled={decide.isPending}>
          {words.agree}
        </button>
        <button type="submit" className="quiet" value="refused" disabled={decide.isPending}>
          {words.refuse}
        </button>
      </div>
      {decide.error !== null && <Failing error={decide.error} again={() => decide.reset()} />}
    </form>
  );
}
