/** What can be agreed with somebody on the telephone: his answers, what he can keep, the offers side by side, and which one is sent to him? */
import { useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { AgreeingAnswer, ProposalAnswer } from '../../../server/api/agreements/agreements-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { AgreementCard } from '../../parts/agreeing/agreement-card.tsx';
import { AnswerCard } from '../../parts/agreeing/answer-card.tsx';
import { OfferCards } from '../../parts/agreeing/offer-cards.tsx';
import { ProposalForm } from '../../parts/agreeing/proposal-form.tsx';
import { Money } from '../../parts/amount.tsx';
import { Frame } from '../../parts/frame.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { PROPOSING_WORDS } from './proposing-words.ts';
import '../agent.css';
import '../../parts/agreeing/agreeing.css';

/** How often it is looked whether he has confirmed, in milliseconds. */
const EVERY = 4_000;

export function ProposingPage() {
  const words = useWords(PROPOSING_WORDS);
  const { key = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const staff = search.get('staff') ?? '';
  const path = `/agent/accounts/${part(key)}`;
  const answer = useAnswer<AgreeingAnswer>(`${path}/agreeing`, { staff }, useLanguage(), {
    enabled: staff !== '',
    every: EVERY,
    keep: true,
  });
  return (
    <Frame door="agent" title={words.title} today={answer.data?.today ?? null}>
      <p className="way">
        <Link to={`/agent?account=${part(key)}`}>‹ {words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Keys />
      <form className="form" onSubmit={(event) => event.preventDefault()}>
        <label>
          {words.you}
          <input
            value={staff}
            autoComplete="off"
            maxLength={60}
            onChange={({ target }) => setSearch({ staff: target.value.trim() }, { replace: true })}
          />
        </label>
      </form>
      {staff === '' ? (
        <Empty>{words.enter}</Empty>
      ) : (
        <Shown answer={answer}>
          {(known) => <Proposing known={known} path={path} also={`&staff=${part(staff)}`} />}
        </Shown>
      )}
    </Frame>
  );
}

function Keys() {
  const words = useWords(PROPOSING_WORDS);
  return (
    <p className="keys">
      {words.keys.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </p>
  );
}

interface Props {
  readonly known: AgreeingAnswer;
  readonly path: string;
  readonly also: string;
}

function Proposing({ known, path, also }: Props) {
  const words = useWords(PROPOSING_WORDS);
  const [said, setSaid] = useState<ProposalAnswer | null>(null);
  useWalk();
  const { currency, agreements } = known;
  const waiting = agreements.filter(({ state }) => state === 'waiting');
  const alive = agreements.find((one) => one.alive);
  // Once he has proposed, only what is still open of the answer: a new price comes with the account's own offers.
  const open = new Set(known.openOffers.map(({ offer }) => offer));
  const own = said?.offers.filter(({ offer }) => open.has(offer)) ?? [];
  const offers = own.length > 0 ? own : known.openOffers;
  return (
    <>
      <p className="beside">
        <span>{words.owed}</span>
        <strong>
          <Money amount={known.owed} currency={currency} />
        </strong>
      </p>
      <div aria-live="polite">
        {alive !== undefined && <p className="known">{words.bound}</p>}
        {alive === undefined && waiting.length > 0 && <p className="known">{words.waits}</p>}
      </div>
      {(alive === undefined ? waiting : [alive]).map((one) => (
        <AgreementCard key={one.agreement} agreement={one} currency={currency} path={path} own={false} />
      ))}
      {alive === undefined && (
        <>
          {said !== null && <AnswerCard said={said} code={currency} />}
          {offers.length > 0 && (
            <OfferCards
              offers={offers}
              currency={currency}
              path={path}
              agent={{ also, send: words.send, sent: words.sent }}
            />
          )}
          <ProposalForm known={known} path={path} also={also} tell={setSaid} />
        </>
      )}
    </>
  );
}

/** Digits go to an offer's button, p to the first question; what is typed into a field stays there. */
function useWalk(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest('input, select, textarea') !== null) return;
      const found =
        event.key === 'p'
          ? document.querySelector<HTMLElement>('.agree-form input')
          : document.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
      if (found === null) return;
      found.focus();
      found.scrollIntoView({ block: 'center' });
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
