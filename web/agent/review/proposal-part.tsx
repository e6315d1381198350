/** What does he propose, what has he stated, what can he keep, and what did the rules say? */
import { useMutation } from '@tanstack/react-query';
import type { CaseShown, ProposalSeen } from '../../../server/api/review/review-schema.ts';
import { tell } from '../../api/ask.ts';
import { Money } from '../../parts/amount.tsx';
import { MayDo } from '../../parts/may.tsx';
import { Failing } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { REVIEW_WORDS } from './review-words.ts';

interface Props {
  readonly one: CaseShown;
  readonly by: string;
  readonly seen: ProposalSeen | null;
  readonly show: (seen: ProposalSeen) => void;
}

export function ProposalPart({ one, by, seen, show }: Props) {
  const words = useWords(REVIEW_WORDS);
  const language = useLanguage();
  const open = useMutation({
    mutationFn: () => tell<ProposalSeen>(`/agent/review/${one.key}/proposal?language=${language}`, { by }),
    onSuccess: show,
  });
  if (seen !== null) return <Seen seen={seen} />;
  return (
    <>
      {open.error !== null && <Failing error={open.error} again={() => open.reset()} />}
      <p>
        <MayDo address="POST /api/agent/review/:case/proposal">
          <button type="button" className="quiet" disabled={by === ''} onClick={() => open.mutate()}>
            {words.openProposal}
          </button>{' '}
          <span className="quiet-text">{words.noted}</span>
        </MayDo>
      </p>
    </>
  );
}

function Seen({ seen }: { seen: ProposalSeen }) {
  const words = useWords(REVIEW_WORDS);
  const { answer, currency } = seen;
  return (
    <div className="proposal-seen">
      <section>
        <h3>{words.proposes}</h3>
        <Rounds seen={seen} />
        <h3>{words.rulesSaid}</h3>
        <ul>
          {answer.reasons.map(({ key, text, source }) => (
            <li key={key}>
              {text} {source !== null && <span className="quiet-text">({source})</span>}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{words.stated}</h3>
        <dl className="facts">
          {seen.stated.map(({ asks, answer: said }) => (
            <div key={asks}>
              <dt>{asks}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      </section>
      {answer.affordability !== null && (
        <section>
          <h3>{words.keeps}</h3>
          <ul className="reckoning">
            {answer.affordability.lines.map(({ name, text, amount }) => (
              <li key={name} className="beside">
                <span>{text}</span>
                <Money amount={amount} currency={currency} />
              </li>
            ))}
          </ul>
          <p className="quiet-text">{answer.affordability.source}</p>
        </section>
      )}
    </div>
  );
}

/** What he proposed, round by round, and what waits to be approved. */
function Rounds({ seen }: { seen: ProposalSeen }) {
  const words = useWords(REVIEW_WORDS);
  const { currency } = seen;
  return (
    <>
      <p className="beside">
        <span>{words.owes}</span>
        <Money amount={seen.owed} currency={currency} />
      </p>
      <ol>
        {seen.rounds.map((round) => (
          <li key={round.proposal} aria-current={round.proposal === seen.round}>
            <span className="figures">{round.day}</span> {round.name}
            {round.months !== null && ` · ${words.monthsLong(round.months)}`}
            {round.amount !== null && (
              <>
                {' · '}
                <Money amount={round.amount} currency={currency} />
              </>
            )}
            {round.firstOn !== null && ` · ${round.firstOn}`} ·{' '}
            {round.byWhom === 'borrower' ? words.himself : round.byWhom}{' '}
            <span className="quiet-text">{words.answers[round.answer]}</span>
          </li>
        ))}
      </ol>
      {seen.proposed !== null && (
        <p>
          <strong>{words.toApprove}</strong> {seen.proposed.name}
          {seen.proposed.months !== null && ` · ${words.monthsLong(seen.proposed.months)}`}
          {seen.proposed.amount !== null && ` · ${seen.proposed.amount}`}
          {seen.proposed.firstOn !== null && ` · ${seen.proposed.firstOn}`}
        </p>
      )}
    </>
  );
}
