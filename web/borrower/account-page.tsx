/** One account, one question a page: why, what if I pay, what comes next, day by day. */
import { Link, NavLink, useParams } from 'react-router';
import type { StatementAnswer } from '../../server/api/borrower-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { AGREEING_WORDS } from '../parts/agreeing/agreeing-words.ts';
import { isAbove, Lateness, Money } from '../parts/amount.tsx';
import { Frame } from '../parts/frame.tsx';
import { Heard } from '../parts/heard.tsx';
import { useLive } from '../parts/news-stream.ts';
import { Shown } from '../parts/states.tsx';
import { useLanguage, useName, useWords } from '../parts/words.tsx';
import { BORROWER_WORDS } from './borrower-words.ts';
import { CallerPart } from './caller-part.tsx';
import { OwnClaim, SoldHeadline } from './claim/own-claim.tsx';
import { ComplainPart } from './complaints/complain-part.tsx';
import { ContactPart } from './contact-part.tsx';
import { OwnCourt } from './court/own-court.tsx';
import { HOME_WORDS } from './home/home-words.ts';
import { NextPart } from './next-part.tsx';
import { PayPart } from './pay-part.tsx';
import { CreditPart } from './prevention/credit-part.tsx';
import { SILENCE_WORDS } from './silence-words.ts';
import { StatementDays } from './statement-days.tsx';
import { WhyPart } from './why-part.tsx';
import './borrower.css';

const QUESTIONS = ['why', 'pay', 'next', 'contacts', 'days'] as const;

export function AccountPage() {
  const [words, own] = [useWords(BORROWER_WORDS), useWords(HOME_WORDS)];
  const nameOf = useName();
  const language = useLanguage();
  const { host = '', reference = '', account = '', question = 'why' } = useParams();
  const home = `/borrower/${part(host)}/${part(reference)}`;
  const path = `${home}/accounts/${part(account)}`;
  const answer = useAnswer<StatementAnswer>(`${path}/statement`, {}, language);
  const live = useWords(SILENCE_WORDS);
  const news = useLive('borrower', { host, reference });
  return (
    <Frame door="borrower" title={own.account(account)} today={answer.data?.today ?? null}>
      <p className="way">
        <Link to={home}>‹ {words.back}</Link>
      </p>
      <Shown answer={answer}>
        {(statement) => (
          <>
            <h1>{nameOf(statement.account.product)}</h1>
            <Head statement={statement} path={path} home={home} />
            <ToAgree statement={statement} to={`${home}/${part(account)}/agree`} />
            <Heard news={news} then={live.shownNow} />
            <nav className="questions" aria-label={own.account(account)}>
              {QUESTIONS.map((name) => (
                <NavLink
                  key={name}
                  to={`${home}/${part(account)}${name === 'why' ? '' : `/${name}`}`}
                  end
                  replace
                >
                  {words.questions[name]}
                </NavLink>
              ))}
            </nav>
            {question === 'pay' && (
              <PayPart home={home} path={path} account={statement.account} today={statement.today} />
            )}
            {question === 'next' && (
              <>
                <NextPart path={path} pay={`${home}/${part(account)}/pay`} account={statement.account} />
                <OwnClaim path={path} />
                <OwnCourt path={path} />
                <CreditPart path={path} />
              </>
            )}
            {question === 'contacts' && (
              <>
                <ContactPart path={path} />
                <ComplainPart path={path} />
                <CallerPart home={home} />
              </>
            )}
            {question === 'days' && <StatementDays path={path} newest={statement} />}
            {question === 'why' && <WhyPart path={path} statement={statement} />}
          </>
        )}
      </Shown>
    </Frame>
  );
}

/** What stands above an account; of a claim that was sold no lateness is told, but whose it is. */
function Head({ statement, path, home }: { statement: StatementAnswer; path: string; home: string }) {
  const { sold } = statement.account;
  if (sold === null) return <Headline statement={statement} />;
  return <SoldHeadline path={path} disputes={`${home}/disputes`} on={sold.on} />;
}

function ToAgree({ statement, to }: { statement: StatementAnswer; to: string }) {
  const words = useWords(AGREEING_WORDS);
  if (!isAbove(statement.account.position.owed)) return null;
  return (
    <Link to={to} className="card messages-link">
      <span>{words.link}</span>
      <span className="quiet-text">{words.linkText}</span>
    </Link>
  );
}

function Headline({ statement: { account } }: { statement: StatementAnswer }) {
  const words = useWords(BORROWER_WORDS);
  const own = useWords(HOME_WORDS);
  const { position, currency, next } = account;
  const late = isAbove(position.overdue);
  return (
    <section className="card headline">
      <p className="headline-top">
        <span>{late ? own.dueNow : own.inAll}</span>
        <Lateness days={position.daysPastDue} />
      </p>
      <p className="great">
        <Money amount={late ? position.overdue : position.owed} currency={currency} />
      </p>
      {late && (
        <p className="beside">
          <span>{own.inAll}</span>
          <Money amount={position.owed} currency={currency} />
        </p>
      )}
      {next !== null && isAbove(next.total) && (
        <p className="beside">
          <span className="figures">{own.nextBy(next.due)}</span>
          <Money amount={next.total} currency={currency} />
        </p>
      )}
      {isAbove(position.minimum) && (
        <p className="beside">
          <span>{words.atLeast}</span>
          <Money amount={position.minimum} currency={currency} />
        </p>
      )}
    </section>
  );
}
