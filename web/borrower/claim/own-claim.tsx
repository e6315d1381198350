/** What does it change for me that my debt was written off or sold, and who holds it? Nothing is shown where neither happened. */
import { useId } from 'react';
import { Link } from 'react-router';
import type { OwnClaimAnswer } from '../../../server/api/sale/sale-schema.ts';
import { useAnswer } from '../../api/ask.ts';
import { isAbove, Money } from '../../parts/amount.tsx';
import { useName, useWords } from '../../parts/words.tsx';
import { OWN_CLAIM_WORDS } from './own-claim-words.ts';

export function OwnClaim({ path }: { path: string }) {
  const { data } = useAnswer<OwnClaimAnswer>(`${path}/claim`, {});
  return data === undefined || data.writtenOffOn === null ? null : <Stands own={data} />;
}

/** What stands above the account of a claim that was sold: to whom, since when, whom to pay, how to check, how to object. */
export function SoldHeadline({
  path,
  disputes,
  on,
}: {
  readonly path: string;
  readonly disputes: string;
  readonly on: string;
}) {
  const words = useWords(OWN_CLAIM_WORDS);
  const nameOf = useName();
  const { data } = useAnswer<OwnClaimAnswer>(`${path}/claim`, {});
  const holder = data?.holders.at(-1);
  const name = holder?.name ?? null;
  return (
    <section className="card headline">
      <p className="headline-top">{words.soldSince(on)}</p>
      <p>
        <strong>{name === null ? words.another : words.soldTo(nameOf(name))}</strong>
      </p>
      <ul>
        <li>{words.owesUs}</li>
        <li>
          {words.payThem}
          {holder?.contact != null && ` ${words.contact} ${holder.contact}.`}
        </li>
        <li>
          {words.checkFirst}{' '}
          {data?.code != null && (
            <a href={`/claims?code=${encodeURIComponent(data.code)}`}>
              {words.check} <span className="figures">({data.code})</span>
            </a>
          )}
        </li>
        <li>
          {words.mayObject} <Link to={disputes}>{words.object}</Link>
        </li>
      </ul>
    </section>
  );
}

function Stands({ own }: { own: OwnClaimAnswer }) {
  const words = useWords(OWN_CLAIM_WORDS);
  const nameOf = useName();
  const id = useId();
  const { currency } = own;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      {own.soldOn === null ? (
        <>
          <p>{words.lost(own.writtenOffOn ?? '')}</p>
          <ul>
            {words.stays.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p className="beside">
            <span>{words.left}</span> <Money amount={own.left} currency={currency} />
          </p>
          {isAbove(own.recovered) && (
            <p className="beside">
              <span>{words.back}</span> <Money amount={own.recovered} currency={currency} />
            </p>
          )}
        </>
      ) : (
        <p>{words.sold(own.soldOn)}</p>
      )}
      {own.holders.length > 0 && (
        <>
          <h3>{words.holders}</h3>
          <ul>
            {own.holders.map((one) => (
              <li key={`${one.from}-${one.name?.en ?? ''}`}>
                {words.since(one.from, one.until)}: {one.name === null ? words.us : nameOf(one.name)}
                {one.licence !== null &&
                  ` · ${words.licence} ${one.licence} · ${words.contact} ${one.contact}`}
              </li>
            ))}
          </ul>
          <p>
            {words.code} <strong className="figures">{own.code}</strong> ·{' '}
            <a href={`/claims?code=${encodeURIComponent(own.code ?? '')}`}>{words.check}</a>
          </p>
        </>
      )}
      <Misdirected own={own} />
    </section>
  );
}

function Misdirected({ own: { money, currency } }: { own: OwnClaimAnswer }) {
  const words = useWords(OWN_CLAIM_WORDS);
  if (money.length === 0) return null;
  return (
    <>
      <h3>{words.money}</h3>
      {money.map((one) => (
        <p key={`${one.cameOn}-${one.amount}`} className="beside">
          <span>
            {one.cameOn}: {one.passedOn === null ? words.waits : words.passed(one.passedOn)}
          </span>{' '}
          <Money amount={one.amount} currency={currency} />
        </p>
      ))}
    </>
  );
}
