/** Who may buy claims by the papers that were granted, what waits for a second person, and what one person proposes? */
import { useId, useState } from 'react';
import type { BuyersAnswer } from '../../server/api/sale/sale-schema.ts';
import { part } from '../api/ask.ts';
import { CourtAct } from '../court/court-act.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { BUYER_WORDS } from './buyer-words.ts';
import { SALE_WORDS } from './sale-words.ts';

const KINDS = ['admission', 'licence', 'contract', 'ending'] as const;
type Kind = (typeof KINDS)[number];

export function Buyers({ known }: { readonly known: BuyersAnswer }) {
  const sales = useWords(SALE_WORDS).sales;
  return (
    <section className="card">
      <h2>{sales.buyers}</h2>
      {known.buyers.length === 0 && <p>{sales.noBuyers}</p>}
      {known.buyers.map((one) => (
        <Buyer key={one.buyer} one={one} />
      ))}
      {known.waiting.length > 0 && <h3>{sales.waiting}</h3>}
      {known.waiting.map((one) => (
        <WaitingPaper key={one.paper} one={one} />
      ))}
      <Propose known={known} />
    </section>
  );
}

function Buyer({ one }: { readonly one: BuyersAnswer['buyers'][number] }) {
  const sales = useWords(SALE_WORDS).sales;
  const words = useWords(BUYER_WORDS);
  const nameOf = useName();
  const { buyer, name, contact, licence, contract, lacks } = one;
  return (
    <article className="buyer">
      <h3>
        {nameOf(name)} ({buyer})
      </h3>
      <p>
        <strong>
          {lacks.length === 0 ? sales.fit : lacks.map((lack) => sales.lacks[lack] ?? lack).join(', ')}
        </strong>{' '}
        · {contact}
      </p>
      {licence !== null && (
        <p className="quiet-text">
          {words.kinds.licence} {licence.number}, {licence.grantedBy}, {words.until} {licence.until}
        </p>
      )}
      {contract !== null && (
        <p className="quiet-text">
          {words.kinds.contract} {contract.from} – {contract.until},{' '}
          {words.clausesSigned(contract.clauses.length)}
        </p>
      )}
    </article>
  );
}

/** One proposed it; another grants or refuses. */
function WaitingPaper({ one }: { readonly one: BuyersAnswer['waiting'][number] }) {
  const sales = useWords(SALE_WORDS).sales;
  const words = useWords(BUYER_WORDS);
  const path = `/sale/buyers/papers/${part(String(one.paper))}/decide`;
  return (
    <article className="buyer">
      <p>
        {one.buyer} · {words.kinds[one.kind as Kind]}: {one.what}{' '}
        <span className="quiet-text">({words.proposed(one.by, one.on)})</span>
      </p>
      <CourtAct
        path={path}
        label={`${sales.grant} ${one.paper}`}
        button={sales.grant}
        body={(said) => ({ ...said, verdict: 'granted' })}
      />
      <CourtAct
        path={path}
        label={`${words.refuse} ${one.paper}`}
        button={words.refuse}
        body={(said) => ({ ...said, verdict: 'refused' })}
      />
    </article>
  );
}

function Propose({ known }: { readonly known: BuyersAnswer }) {
  const words = useWords(BUYER_WORDS);
  const [kind, setKind] = useState<Kind>('admission');
  const id = useId();
  return (
    <details>
      <summary>{words.propose}</summary>
      <p>
        <label htmlFor={id}>{words.kind}</label>{' '}
        <select id={id} value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </select>
      </p>
      <CourtAct
        key={kind}
        path="/sale/buyers/papers"
        label={words.propose}
        button={words.propose}
        body={({ buyer, by, ...said }) => ({ buyer, by, paper: paperOf(kind, said) })}
      >
        <label>
          {words.number}
          <input name="buyer" required maxLength={40} autoComplete="off" />
        </label>
        <Fields kind={kind} clauses={known.clauses} />
      </CourtAct>
    </details>
  );
}

function Fields({ kind, clauses }: { readonly kind: Kind; readonly clauses: BuyersAnswer['clauses'] }) {
  const words = useWords(BUYER_WORDS);
  const nameOf = useName();
  const field = (name: string, label: string, type = 'text') => (
    <label key={name}>
      {label}
      <input name={name} type={type} required maxLength={120} autoComplete="off" />
    </label>
  );
  if (kind === 'admission')
    return [field('zh', words.nameZh), field('en', words.nameEn), field('contact', words.contact)];
  if (kind === 'licence')
    return [
      field('number', words.licence),
      field('grantedBy', words.grantedBy),
      field('until', words.until, 'date'),
    ];
  if (kind === 'ending') return field('words', words.why);
  return (
    <>
      {field('from', words.from, 'date')}
      {field('until', words.until, 'date')}
      <fieldset>
        <legend>{words.clauses}</legend>
        {clauses.map(({ id, says }) => (
          <label key={id} className="clause">
            <input type="checkbox" name={`clause-${id}`} /> {nameOf(says)}
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** What the form says, as the server wants it. */
function paperOf(kind: Kind, said: Readonly<Record<string, string>>): object {
  if (kind === 'admission') return { kind, name: { zh: said.zh, en: said.en }, contact: said.contact };
  if (kind !== 'contract') return { kind, ...said };
  const clauses = Object.keys(said).flatMap((name) => (name.startsWith('clause-') ? [name.slice(7)] : []));
  return { kind, from: said.from, until: said.until, clauses };
}
