/** What can I keep, what can be agreed, and what have I agreed? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { AgreeingAnswer, ProposalAnswer } from '../../../server/api/agreements/agreements-schema.ts';
import { part, tell, useAnswer } from '../../api/ask.ts';
import { AGREEING_WORDS } from '../../parts/agreeing/agreeing-words.ts';
import { AgreementCard } from '../../parts/agreeing/agreement-card.tsx';
import { AnswerCard } from '../../parts/agreeing/answer-card.tsx';
import { OfferCards } from '../../parts/agreeing/offer-cards.tsx';
import { ProposalForm } from '../../parts/agreeing/proposal-form.tsx';
import { Frame } from '../../parts/frame.tsx';
import { Failing, Shown } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { Decision } from '../papers/own-decision.tsx';
import '../borrower.css';
import '../../parts/agreeing/agreeing.css';

export function AgreeingPage() {
  const words = useWords(AGREEING_WORDS);
  const { host = '', reference = '', account = '' } = useParams();
  const home = `/borrower/${part(host)}/${part(reference)}`;
  const path = `${home}/accounts/${part(account)}`;
  const answer = useAnswer<AgreeingAnswer>(`${path}/agreeing`, {}, useLanguage());
  return (
    <Frame door="borrower" title={words.title} today={answer.data?.today ?? null}>
      <p className="way">
        <Link to={`${home}/${part(account)}`}>‹ {words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      <Shown answer={answer}>{(known) => <Agreeing known={known} path={path} />}</Shown>
    </Frame>
  );
}

function Agreeing({ known, path }: { known: AgreeingAnswer; path: string }) {
  const words = useWords(AGREEING_WORDS);
  const [asked] = useSearchParams();
  const [said, setSaid] = useState<ProposalAnswer | null>(null);
  const open = known.agreements.filter(({ state, alive }) => state === 'waiting' || alive);
  const over = known.agreements.filter((one) => !open.includes(one));
  const isAlive = open.some(({ alive }) => alive);
  const offers = said === null ? known.openOffers : said.offers;
  return (
    <>
      {open.map((one) => (
        <AgreementCard key={one.agreement} agreement={one} currency={known.currency} path={path} />
      ))}
      <Decisions known={known} path={path} />
      {!isAlive && (
        <>
          <p className="lead">{words.lead}</p>
          {said !== null && (
            <AnswerCard said={said} code={known.currency}>
              <Appeal said={said} path={path} />
            </AnswerCard>
          )}
          {offers.length > 0 && <OfferCards offers={offers} currency={known.currency} path={path} />}
          <ProposalForm
            known={known}
            path={path}
            tell={setSaid}
            start={{ kind: asked.get('kind'), amount: asked.get('amount') }}
          />
        </>
      )}
      {over.length > 0 && <h2>{words.mine}</h2>}
      {over.map((one) => (
        <AgreementCard key={one.agreement} agreement={one} currency={known.currency} path={path} />
      ))}
    </>
  );
}

/** Somebody else may look at an answer of the rules that was not a yes. */
function Appeal({ said: { proposal, answer }, path }: { said: ProposalAnswer; path: string }) {
  const words = useWords(AGREEING_WORDS);
  const client = useQueryClient();
  const appeal = useMutation({
    mutationFn: () => tell(`${path}/proposals/${proposal}/appeal`, {}),
    onSuccess: () => void client.invalidateQueries(),
  });
  if (answer !== 'refused' && answer !== 'counter') return null;
  return (
    <>
      {appeal.error !== null && <Failing error={appeal.error} again={() => appeal.reset()} />}
      <p>
        <button
          type="button"
          className="quiet"
          disabled={appeal.isPending || appeal.isSuccess}
          onClick={() => appeal.mutate()}
        >
          {words.askPerson}
        </button>
      </p>
      <p aria-live="polite">{appeal.isSuccess && words.askedPerson}</p>
    </>
  );
}

/** What people decide about proposals: since when it waits, what was decided, and who else may look. */
function Decisions({ known: { decisions }, path }: { known: AgreeingAnswer; path: string }) {
  const words = useWords(AGREEING_WORDS);
  const client = useQueryClient();
  const appeal = useMutation({
    mutationFn: (seq: number) => tell(`${path}/reviews/${seq}/appeal`, { words: '' }),
    onSuccess: () => void client.invalidateQueries(),
  });
  if (decisions.length === 0) return null;
  return (
    <section className="card" aria-label={words.decisions}>
      <h2>{words.decisions}</h2>
      {appeal.error !== null && <Failing error={appeal.error} again={() => appeal.reset()} />}
      {decisions.map((one) => (
        <Decision key={one.seq} one={one} appeal={() => appeal.mutate(one.seq)} />
      ))}
    </section>
  );
}
