/** Of what is the amount made up, how did each number arise, and what does waiting cost? */
import { type ReactNode, useId } from 'react';
import { figureOf } from '../../rules/telling/language.ts';
import type { AheadAnswer, StatementAnswer } from '../../server/api/borrower-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { ChargeLine, isAbove, isSome, Lateness, Money } from '../parts/amount.tsx';
import { FRAME_WORDS } from '../parts/frame-words.ts';
import { Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { BORROWER_WORDS } from './borrower-words.ts';

export function WhyPart({ path, statement }: { path: string; statement: StatementAnswer }) {
  const words = useWords(BORROWER_WORDS).why;
  const language = useLanguage();
  const ahead = useAnswer<AheadAnswer>(`${path}/ahead`, {}, language);
  const { position, currency, oldestDue } = statement.account;
  const line = (name: string, amount: string, text: ReactNode) => (
    <Line name={name} amount={amount} currency={currency}>
      {text}
    </Line>
  );
  return (
    <>
      <section aria-labelledby="why" className="card">
        <h2 id="why">{words.title}</h2>
        <p className="quiet-text">{words.hint}</p>
        {line(words.duePrincipal, position.duePrincipal, oldestDue && words.duePrincipalText(oldestDue))}
        {line(words.penalty, position.penalty, <PenaltyStory statement={statement} />)}
        {line(words.interest, position.interest, <InterestStory statement={statement} />)}
        {line(words.fee, position.fee, words.feeText)}
        {line(words.billed, position.billed, words.billedText)}
        {line(words.notDue, position.notDue, words.notDueText)}
        {isAbove(position.credit) && line(words.credit, `-${position.credit}`, words.creditText)}
        <p className="beside sum">
          <span>{words.total}</span>
          <Money amount={position.owed} currency={currency} />
        </p>
        {position.settlement !== position.owed && line(words.settle, position.settlement, words.settleText)}
      </section>
      <Shown answer={ahead}>
        {(answer) => (
          <>
            <WaitingCost ahead={answer} nextDay={position.nextDay} />
            <MinimumChoices ahead={answer} />
          </>
        )}
      </Shown>
    </>
  );
}

/** A number that opens its derivation; a part that is zero is left out. */
function Line(props: { name: string; amount: string; currency: { code: string }; children: ReactNode }) {
  if (!isSome(props.amount)) return null;
  return (
    <details className="line">
      <summary>
        <span>{props.name}</span>
        <Money amount={props.amount} currency={props.currency} />
      </summary>
      <div className="story">{props.children}</div>
    </details>
  );
}

function PenaltyStory({ statement }: { statement: StatementAnswer }) {
  const words = useWords(BORROWER_WORDS).why;
  const frame = useWords(FRAME_WORDS);
  const { penalty, charges, account } = statement;
  const { currency, position } = account;
  const spans = charges.filter(({ kind }) => kind === 'penalty');
  const term = (name: string, amount: string) =>
    isSome(amount) && (
      <p className="beside">
        <span>{name}</span>
        <Money amount={amount} currency={currency} />
      </p>
    );
  return (
    <>
      {spans.length === 0 && <p>{words.noCharges}</p>}
      {spans.map((charge) => (
        <ChargeLine key={charge.from} charge={charge} currency={currency} dated />
      ))}
      {term(words.penaltyEntered, penalty.entered)}
      {term(words.penaltyPaid, `-${penalty.paid}`)}
      {term(words.penaltyWaived, `-${penalty.waived}`)}
      {term(words.penaltyLeft, position.penalty)}
      {statement.carries && <p className="quiet-text">{frame.charge.carried}</p>}
    </>
  );
}

function InterestStory({ statement: { charges, account } }: { statement: StatementAnswer }) {
  const words = useWords(BORROWER_WORDS).why;
  const spans = charges.filter(({ kind }) => kind === 'interest');
  return (
    <>
      <p>{words.interestText}</p>
      {spans.slice(-6).map((charge) => (
        <ChargeLine key={charge.from} charge={charge} currency={account.currency} dated />
      ))}
    </>
  );
}

function WaitingCost({ ahead, nextDay }: { ahead: AheadAnswer; nextDay: string }) {
  const words = useWords(BORROWER_WORDS).wait;
  const { currency } = ahead;
  const costs = ahead.waiting.some(({ cost }) => isAbove(cost));
  return (
    <section className="card" aria-labelledby="wait">
      <h2 id="wait">{words.title}</h2>
      {!costs && <p>{words.none}</p>}
      {costs && isAbove(nextDay) && <p>{words.perDay(figureOf(nextDay, currency.code))}</p>}
      {costs &&
        ahead.waiting.map(({ days, until, cost }) => (
          <p key={days} className="beside">
            <span>
              {words.each(days)} <span className="quiet-text figures">({until})</span>
            </span>
            <Money amount={cost} currency={currency} plus />
          </p>
        ))}
    </section>
  );
}

function MinimumChoices({ ahead }: { ahead: AheadAnswer }) {
  const words = useWords(BORROWER_WORDS).minimum;
  const id = useId();
  const first = ahead.choices[0];
  if (first === undefined) return null;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p className="quiet-text">{words.cost(first.seenOn)}</p>
      <ul className="options">
        {ahead.choices.map(({ kind, pay, on, cost, daysPastDue }) => (
          <li key={kind}>
            <p className="beside">
              <strong>{words[kind]}</strong>
              <Money amount={cost} currency={ahead.currency} plus />
            </p>
            <p className="beside">
              <span className="quiet-text figures">
                {kind !== 'nothing' && (
                  <>
                    <Money amount={pay} currency={ahead.currency} /> {words.by(on)}
                  </>
                )}
              </span>
              <Lateness days={daysPastDue} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
