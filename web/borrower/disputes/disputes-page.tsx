/** What do I dispute, how does each stand, and how do I say that something else is not so? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { BorrowerAnswer } from '../../../server/api/borrower-schema.ts';
import type { DisputeShown, OwnDisputes } from '../../../server/api/disputes/disputes-schema.ts';
import { ask, part, useAnswer } from '../../api/ask.ts';
import { Frame } from '../../parts/frame.tsx';
import { Empty, Failing, Shown } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { DebtDispute } from './debt-dispute.tsx';
import { DisputeTold } from './dispute-told.tsx';
import { DISPUTE_WORDS } from './dispute-words.ts';
import { UnlistedMessage } from './message-dispute.tsx';
import '../borrower.css';
import './disputes.css';

export function DisputesPage() {
  const words = useWords(DISPUTE_WORDS);
  const { host = '', reference = '' } = useParams();
  const home = `/borrower/${part(host)}/${part(reference)}`;
  const answer = useAnswer<OwnDisputes>(`${home}/disputes`, {});
  const owed = useAnswer<BorrowerAnswer>(home, {});
  return (
    <Frame door="borrower" title={words.title} today={answer.data?.today ?? null}>
      <p className="way">
        <Link to={home}>‹ {words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Shown answer={answer}>
        {({ items, now }) => (
          <>
            {items.length === 0 ? (
              <Empty>{words.none}</Empty>
            ) : (
              <ol className="disputes">
                {items.map((one) => (
                  <li key={one.key} className="card">
                    <OwnDispute one={one} home={home} />
                  </li>
                ))}
              </ol>
            )}
            <UnlistedMessage home={home} now={now} />
            <Shown answer={owed}>{({ accounts }) => <DebtDispute home={home} accounts={accounts} />}</Shown>
          </>
        )}
      </Shown>
    </Frame>
  );
}

function OwnDispute({ one, home }: { one: DisputeShown; home: string }) {
  const words = useWords(DISPUTE_WORDS);
  const client = useQueryClient();
  const step = useMutation({
    mutationFn: (name: 'withdraw' | 'appeal') =>
      ask<OwnDisputes>(`${home}/disputes/${one.dispute}/${name}`, {}, 'POST'),
    onSuccess: () => void client.invalidateQueries(),
  });
  return (
    <>
      <p className="beside">
        <strong>
          {words.kinds[one.kind]}: {words.grounds[one.ground] ?? one.ground}
        </strong>
        <span className="badge">{words.states[one.state]}</span>
      </p>
      <blockquote>{one.words}</blockquote>
      <DisputeTold dispute={one} />
      <p className="choices">
        {one.mayAppeal && (
          <button type="button" className="quiet" onClick={() => step.mutate('appeal')}>
            {words.appeal}
          </button>
        )}
        {one.mayWithdraw && (
          <button type="button" className="quiet" onClick={() => step.mutate('withdraw')}>
            {words.withdraw} <span className="unseen">{one.dispute}</span>
          </button>
        )}
      </p>
      {step.error !== null && <Failing error={step.error} again={() => step.reset()} />}
    </>
  );
}
