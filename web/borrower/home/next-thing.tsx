/** What is the one next thing, and what stops it? Of the account that is longest past due, else of the one that was opened. */
import { Link } from 'react-router';
import { figureOf } from '../../../rules/telling/language.ts';
import type { AheadAnswer, BorrowerAnswer } from '../../../server/api/borrower-schema.ts';
import { useAnswer } from '../../api/ask.ts';
import { isAbove } from '../../parts/amount.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { HOME_WORDS } from './home-words.ts';

/** The account that a first look is about. */
export function pressingAccount({
  accounts,
  chosen,
}: BorrowerAnswer): BorrowerAnswer['accounts'][number] | undefined {
  const late = [...accounts].sort((a, b) => b.position.daysPastDue - a.position.daysPastDue)[0];
  return late !== undefined && late.position.daysPastDue > 0
    ? late
    : (accounts.find(({ account }) => account === chosen) ?? late);
}

/** What paying the arrears ends; an instalment falls due all the same. */
const STOPPED: ReadonlySet<string> = new Set(['contact', 'held', 'charge', 'bucket', 'accelerated']);

export function NextThing({ home, account }: { home: string; account: string }) {
  const words = useWords(HOME_WORDS);
  const ahead = useAnswer<AheadAnswer>(`${home}/accounts/${account}/ahead`, {}, useLanguage()).data;
  const first = ahead?.coming[0];
  if (ahead === undefined || first === undefined) return null;
  return (
    <Link to={`${home}/${account}/next`} className="card next-thing">
      <strong>{words.next}</strong>
      <span>
        <span className="figures quiet-text">{words.nextOn(first.day)}</span> {first.told}
      </span>
      {STOPPED.has(first.kind) && isAbove(ahead.stops.pay) && (
        <span>{words.nextStops(figureOf(ahead.stops.pay, ahead.currency.code))}</span>
      )}
      <span className="next-all">{words.nextAll} ›</span>
    </Link>
  );
}
