/** What can I keep, what can be agreed, and what have I agreed? */
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { AgreeingAnswer, ProposalAnswer } from '../../../server/api/agreements/agreements-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { Money } from '../../parts/amount.tsx';
import { Frame } from '../../parts/frame.tsx';
import { Shown } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { AGREEING_WORDS } from './agreeing-words.ts';
import { AgreementCard } from './agreement-card.tsx';
import { OfferCards } from './offer-cards.tsx';
import { ProposalForm } from './proposal-form.tsx';
import '../borrower.css';
import './agreeing.css';

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
      {!isAlive && (
        <>
          <p className="lead">{words.lead}</p>
          {said !== null && <Answer said={said} code={known.currency} />}
          {offers.length > 0 && <OfferCards offers={offers} currency={known.currency} path={path} />}
          <ProposalForm known={known} path={path} tell={setSaid} />
        </>
      )}
      {over.length > 0 && <h2>{words.mine}</h2>}
      {over.map((one) => (
        <AgreementCard key={one.agreement} agreement={one} currency={known.currency} path={path} />
      ))}
    </>
  );
}

function Answer({ said, code }: { said: ProposalAnswer; code: AgreeingAnswer['currency'] }) {
  const words = useWords(AGREEING_WORDS);
  const { answer, reasons, by, affordability } = said;
  return (
    <section className="card" aria-live="polite" aria-label={words.answers[answer]}>
      <h2>{words.answers[answer]}</h2>
      {by !== null && <p>{words.by(by)}</p>}
      {reasons.length > 0 && (
        <ul className="reasons">
          {reasons.map(({ key, text, source }) => (
            <li key={key}>
              {text} {source !== null && <span className="quiet-text">({source})</span>}
            </li>
          ))}
        </ul>
      )}
      {affordability !== null && (
        <details>
          <summary>{words.reckoned}</summary>
          <ul className="reckoning">
            {affordability.lines.map(({ name, text, amount }) => (
              <li key={name} className="beside">
                <span>{text}</span>
                <Money amount={amount} currency={code} />
              </li>
            ))}
          </ul>
          <p className="quiet-text">{words.source(affordability.source)}</p>
        </details>
      )}
    </section>
  );
}
