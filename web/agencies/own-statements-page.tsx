/** What did our agency earn, what was taken back, and do we accept the invoice that the house proposes? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { OwnStatementsAnswer, StatementShown } from '../../server/api/reckoning/reckoning-schema.ts';
import { tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { sendForm } from './agency-cases.tsx';
import { AGENCY_WORDS } from './agency-words.ts';
import { RECKONING_WORDS } from './reckoning-words.ts';
import { InvoiceStands, StatementCard } from './statement-card.tsx';
import '../agent/agent.css';
import '../studio/studio.css';
import './agencies.css';

export function OwnStatementsPage() {
  const words = useWords(RECKONING_WORDS);
  const own = useWords(AGENCY_WORDS).own;
  const answer = useAnswer<OwnStatementsAnswer>('/agency/statements', {});
  return (
    <Frame door="agent" title={words.ownTitle} wide>
      <p>
        <Link to="/agency">{own.title}</Link>
      </p>
      <h1>{words.ownTitle}</h1>
      <p className="lead statement-lead">{words.ownLead}</p>
      <Shown answer={answer}>
        {({ items, currency, endings }) => (
          <>
            <Endings endings={endings} />
            {items.length === 0 && <Empty>{words.ownNone}</Empty>}
            {items.map((one) => (
              <StatementCard
                heading="h2"
                key={one.month}
                one={one}
                currency={currency}
                base={`/agency/statements/${one.month}`}
              >
                <HearPart one={one} />
              </StatementCard>
            ))}
          </>
        )}
      </Shown>
    </Frame>
  );
}

/** What ends soon: told to the agency as it is to the house. */
function Endings({ endings }: Pick<OwnStatementsAnswer, 'endings'>) {
  const words = useWords(AGENCY_WORDS);
  if (endings.length === 0) return null;
  return (
    <section className="card statement" aria-labelledby="own-endings">
      <h2 id="own-endings">{words.ends}</h2>
      <ul className="agency-ends">
        {endings.map(({ what, about, until, days }) => (
          <li key={`${what} ${about}`} className="figures">
            {words.endings[what]} {about} · {until} · <strong>{words.left(days)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

function HearPart({ one: { invoice } }: { one: StatementShown }) {
  const words = useWords(RECKONING_WORDS);
  const client = useQueryClient();
  const hear = useMutation({
    mutationFn: (body: unknown) => tell(`/agency/invoices/${invoice?.invoice}/hear`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
  if (invoice === null) return <p>{words.noInvoice}</p>;
  return (
    <>
      <InvoiceStands invoice={invoice} />
      {invoice.verdict === null && (
        <form className="form invoice-form" onSubmit={sendForm(hear.mutate, 'heard')}>
          <label>
            {words.words}
            <input name="words" required minLength={5} maxLength={500} />
          </label>
          <div className="choices">
            <button type="submit" value="accepted" disabled={hear.isPending}>
              {words.accept}
            </button>
            <button type="submit" className="quiet" value="objected" disabled={hear.isPending}>
              {words.object}
            </button>
          </div>
          <p aria-live="polite">{hear.isSuccess && words.said}</p>
          {hear.error !== null && <Failing error={hear.error} again={() => hear.reset()} />}
        </form>
      )}
    </>
  );
}
