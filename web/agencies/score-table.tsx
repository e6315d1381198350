/** How do agencies do in a month, each number with what it was divided by, and is a difference more than chance? */

import { useState } from 'react';
import { Link } from 'react-router';
import { figureOf } from '../../rules/telling/language.ts';
import type {
  BehindAnswer,
  CardShown,
  ReckoningAnswer,
} from '../../server/api/reckoning/reckoning-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { Money } from '../parts/amount.tsx';
import { More } from '../parts/paged.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { RECKONING_WORDS } from './reckoning-words.ts';

type Words = (typeof RECKONING_WORDS)['en'];
type Measure = keyof Words['measures'];
type Behind = 'recovered' | 'agreements' | 'complaints' | 'breaches';

/** A number, and in small what it was divided by. */
interface Told {
  readonly big: string | { readonly amount: string };
  readonly small: string;
}

const DRILLED: Readonly<Partial<Record<Measure, Behind>>> = {
  recovered: 'recovered',
  agreements: 'agreements',
  complaints: 'complaints',
  breaches: 'breaches',
};
const MEASURES: readonly Measure[] = [
  ...([
    'cases',
    'recovered',
    'paying',
    'agreements',
    'kept',
    'complaints',
    'breaches',
    'heard',
    'contacts',
    'cost',
  ] as const),
];

function toldOf(measure: Measure, card: CardShown, words: Words, currency: string): Told {
  const { cases, heard } = card;
  const money = (amount: string) => figureOf(amount, currency);
  switch (measure) {
    case 'cases':
      return { big: String(cases), small: words.days(card.days) };
    case 'recovered':
      return card.recovered === null
        ? { big: '–', small: words.noStatement }
        : { big: { amount: card.recovered }, small: words.ofOverdue(money(card.overdue)) };
    case 'paying':
      return { big: String(card.paying), small: words.ofCases(cases) };
    case 'agreements':
      return { big: String(card.agreements), small: words.broken(card.broken) };
    case 'kept':
      return { big: String(card.keptInstalments), small: '' };
    case 'complaints':
      return { big: String(card.complaints), small: words.ofReceived(card.received, card.perTenThousand) };
    case 'breaches':
      return { big: String(card.breaches), small: '' };
    case 'heard': {
      const { score, n } = heard;
      return score === null
        ? { big: '–', small: words.tooFew(n) }
        : { big: `${score.mean} %`, small: words.heard(score.mean, score.low, score.high, n) };
    }
    case 'contacts':
      return {
        big: cases === 0 ? '–' : (card.contacts / cases).toFixed(1),
        small: words.contactsOf(card.contacts, cases),
      };
    case 'cost':
      return {
        big: words.costOf(card.commission === null ? '–' : money(card.commission), money(card.contactCost)),
        small: card.costPerHundred === null ? '' : words.perHundred(money(card.costPerHundred)),
      };
  }
}

/** Whether anything stands behind a number. */
function isDrilled(what: Behind, { recovered, agreements, received, breaches }: CardShown): boolean {
  if (what === 'recovered') return recovered !== null && /[1-9]/.test(recovered);
  return { agreements, complaints: received, breaches }[what] > 0;
}

export function ScoreTable({ shown }: { shown: ReckoningAnswer & { month: string } }) {
  const words = useWords(RECKONING_WORDS);
  const nameOf = useName();
  const [open, setOpen] = useState<{ agency: string; what: Behind; said: string } | null>(null);
  const { cards, currency, month } = shown;
  return (
    <section className="card scored" aria-labelledby="agency-cards">
      <h2 id="agency-cards">{words.cards(month)}</h2>
      <Scroll label={words.cards(month)} stacks>
        <table className="figures-table scorecards">
          <thead>
            <tr>
              <th scope="col">{words.measure}</th>
              {cards.map(({ agency, name }) => (
                <th scope="col" key={agency} className="number">
                  {nameOf(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {MEASURES.map((measure) => (
              <tr key={measure}>
                <th scope="row">{words.measures[measure]}</th>
                {cards.map((card) => (
                  <Cell
                    key={card.agency}
                    measure={measure}
                    card={card}
                    currency={currency}
                    open={(what, said) => setOpen({ agency: card.agency, what, said })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {open !== null && (
        <BehindList key={`${open.agency} ${open.what}`} {...open} month={month} currency={currency} />
      )}
    </section>
  );
}

function Cell({
  measure,
  card,
  currency,
  open,
}: {
  measure: Measure;
  card: CardShown;
  currency: string;
  open: (what: Behind, said: string) => void;
}) {
  const words = useWords(RECKONING_WORDS);
  const nameOf = useName();
  const { big, small } = toldOf(measure, card, words, currency);
  const what = DRILLED[measure];
  const said = words.accountsOf(words.measures[measure], nameOf(card.name));
  return (
    <td className="number" data-label={nameOf(card.name)}>
      <strong>
        {typeof big === 'string' ? big : <Money amount={big.amount} currency={{ code: currency }} />}
      </strong>
      {small !== '' && <span className="block quiet-text">{small}</span>}
      {what !== undefined && isDrilled(what, card) && (
        <button type="button" className="plain-link" aria-label={said} onClick={() => open(what, said)}>
          {words.accounts}
        </button>
      )}
    </td>
  );
}

function BehindList({
  agency,
  what,
  said,
  month,
  currency,
}: {
  agency: string;
  what: Behind;
  said: string;
  month: string;
  currency: string;
}) {
  const words = useWords(RECKONING_WORDS);
  const [after, setAfter] = useState<string | undefined>(undefined);
  const answer = useAnswer<BehindAnswer>(
    `/agencies/${part(agency)}/statements/${month}/behind`,
    { what, after },
    undefined,
    {
      keep: true,
    },
  );
  return (
    <section aria-label={said} aria-live="polite">
      <h3>{said}</h3>
      <Shown answer={answer}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p>{words.noAccounts}</p>
          ) : (
            <>
              <ul className="behind-list figures">
                {items.map(({ key, account, day, amount }) => (
                  <li key={key}>
                    <Link to={`/agent?account=${part(key)}`}>{account}</Link>{' '}
                    {amount === null ? day : <Money amount={amount} currency={{ code: currency }} />}
                  </li>
                ))}
              </ul>
              <More next={next} go={setAfter} word={words.more} />
            </>
          )
        }
      </Shown>
    </section>
  );
}

const points = (ppm: number) => (ppm / 10_000).toFixed(1).replace('-', '−');

/** Two agencies under one rule: the difference with its interval, and what it says. */
export function Comparisons({ comparisons }: Pick<ReckoningAnswer, 'comparisons'>) {
  const words = useWords(RECKONING_WORDS);
  return (
    <section className="card scored" aria-labelledby="agency-compared">
      <h2 id="agency-compared">{words.compared}</h2>
      {comparisons.length === 0 && <p>{words.comparedNone}</p>}
      <ul className="compared">
        {comparisons.map(({ rule, first, second, ...both }) => (
          <li key={`${rule} ${first.agency} ${second.agency}`}>
            <strong>
              {rule}: {first.agency} – {second.agency}
            </strong>
            {(['paying', 'complained'] as const).map((what) => {
              const { verdict, difference } = both[what];
              return (
                <span className="block figures" key={what}>
                  {words[what]}: {first.agency} {first[what]}/{first.cases}, {second.agency} {second[what]}/
                  {second.cases}
                  {difference !== null &&
                    ` · ${words.difference(points(difference.ppm), points(difference.low), points(difference.high))}`}{' '}
                  · <strong>{words.verdicts[verdict]?.(first.agency, second.agency)}</strong>
                </span>
              );
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
