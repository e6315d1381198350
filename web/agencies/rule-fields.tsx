/** Which debts shall go to which agencies? The fields of a rule that is proposed, and what is sent of them. */
import { type ReactNode, useState } from 'react';
import { LANGUAGES } from '../../rules/telling/language.ts';
import type { AgenciesAnswer, PaperContent } from '../../server/api/agencies/agencies-schema.ts';
import { useName, useWords } from '../parts/words.tsx';
import { Asked } from './field-faults.tsx';
import { PROPOSAL_WORDS } from './proposal-words.ts';
import { listOf, minorOf } from './proposed-figures.ts';
import { RowList } from './row-list.tsx';

type Rule = Extract<PaperContent, { kind: 'rule' }>['rule'];
type Product = AgenciesAnswer['products'][number];

const AT = 'body.content.rule';
const MOST_AGENCIES = 20;
/** One region or several, by ISO 3166. */
const REGIONS = '\\s*[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?(\\s*[,，、]\\s*[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?)*\\s*';

/** In which unit amounts of these products are typed: one number of digits, or else the smallest units. */
export function unitOf(
  products: readonly Product[],
): { readonly digits: number; readonly code: string | null } | null {
  const [first] = products;
  if (first === undefined || products.some(({ currency }) => currency.digits !== first.currency.digits))
    return null;
  const isOne = products.every(({ currency }) => currency.code === first.currency.code);
  return { digits: first.currency.digits, code: isOne ? first.currency.code : null };
}

const chosenOf = (products: readonly Product[], codes: readonly number[]) =>
  codes.length === 0 ? products : products.filter(({ code }) => codes.includes(code));

/** What the form says; what is left empty is bound by nothing. */
export function ruleFrom(form: FormData, products: readonly Product[]): Rule {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const orNone = <T,>(all: T[]) => (all.length === 0 ? null : all);
  const codes = form.getAll('products').map(Number);
  const digits = unitOf(chosenOf(products, codes))?.digits ?? 0;
  const parts = form.getAll('share').map(Number);
  return {
    id: text('id'),
    from: text('from'),
    to: text('to') || null,
    daysPastDue: { from: Number(text('lateFrom')), to: Number(text('lateTo')) },
    overdue: {
      least: minorOf(text('least'), digits),
      most: text('most') === '' ? null : minorOf(text('most'), digits),
    },
    products: orNone(codes),
    regions: listOf(text('regions')),
    languages: orNone(form.getAll('languages').map(String)),
    shares: form
      .getAll('shareOf')
      .map((agency, place) => ({ agency: String(agency), share: parts[place] ?? Number.NaN })),
    termDays: Number(text('term')),
    withoutSuccessDays: Number(text('without')),
    mostANight: Number(text('night')),
  };
}

/** A whole number within bounds. */
function Count({ name, label, where, most }: { name: string; label: string; where: string; most: number }) {
  return (
    <Asked label={label} where={`${AT}.${where}`}>
      {(handed) => <input {...handed} name={name} type="number" required min={1} max={most} />}
    </Asked>
  );
}

export function RuleFields({ answer }: { answer: AgenciesAnswer }) {
  const words = useWords(PROPOSAL_WORDS).rule;
  return (
    <>
      <Asked label={words.id} hint={words.idHint} where={`${AT}.id`}>
        {(handed) => (
          <input
            {...handed}
            name="id"
            required
            pattern="[a-z0-9\-]{2,40}"
            maxLength={40}
            autoComplete="off"
          />
        )}
      </Asked>
      <div className="pair">
        <Asked label={words.from} where={`${AT}.from`}>
          {(handed) => <input {...handed} name="from" type="date" required defaultValue={answer.today} />}
        </Asked>
        <Asked label={words.to} hint={words.toHint} where={`${AT}.to`}>
          {(handed) => <input {...handed} name="to" type="date" />}
        </Asked>
        <Count name="lateFrom" label={words.lateFrom} where="daysPastDue.from" most={3660} />
        <Count name="lateTo" label={words.lateTo} where="daysPastDue.to" most={3660} />
      </div>
      <Owed products={answer.products} />
      <Asked label={words.regions} hint={words.regionsHint} where={`${AT}.regions`}>
        {(handed) => (
          <input {...handed} name="regions" pattern={REGIONS} maxLength={400} autoComplete="off" />
        )}
      </Asked>
      <Choices legend={words.languages}>
        {LANGUAGES.map((one) => (
          <label key={one}>
            <input type="checkbox" name="languages" value={one} /> {words.languageNames[one]}
          </label>
        ))}
      </Choices>
      <Shares agencies={answer.items} />
      <Count name="term" label={words.term} where="termDays" most={730} />
      <Count name="without" label={words.without} where="withoutSuccessDays" most={730} />
      <Count name="night" label={words.night} where="mostANight" most={100_000} />
    </>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="agency-clauses">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

/** Products, and the overdue amount in their currency. */
function Owed({ products }: { products: readonly Product[] }) {
  const words = useWords(PROPOSAL_WORDS).rule;
  const nameOf = useName();
  const [codes, setCodes] = useState<readonly number[]>([]);
  const unit = unitOf(chosenOf(products, codes));
  const said = unit === null ? words.smallest : (unit.code ?? words.ofProduct);
  const amount = { type: 'number', min: 0, step: 10 ** -(unit?.digits ?? 0), inputMode: 'decimal' } as const;
  return (
    <>
      <Choices legend={words.products}>
        {products.map(({ code, name, currency }) => (
          <label key={code}>
            <input
              type="checkbox"
              name="products"
              value={code}
              onChange={({ target }) =>
                setCodes(target.checked ? [...codes, code] : codes.filter((one) => one !== code))
              }
            />{' '}
            {nameOf(name)} ({currency.code})
          </label>
        ))}
      </Choices>
      <div className="pair">
        <Asked label={words.least(said)} where={`${AT}.overdue.least`}>
          {(handed) => <input {...handed} {...amount} name="least" required />}
        </Asked>
        <Asked label={words.most(said)} hint={words.unlimited} where={`${AT}.overdue.most`}>
          {(handed) => <input {...handed} {...amount} name="most" />}
        </Asked>
      </div>
    </>
  );
}

function Shares({ agencies }: { agencies: AgenciesAnswer['items'] }) {
  const words = useWords(PROPOSAL_WORDS);
  const { rule } = words;
  return (
    <RowList
      legend={rule.shares}
      rowName={rule.shareRow}
      add={rule.addShare}
      hint={rule.sharesHint}
      where={`${AT}.shares`}
      most={MOST_AGENCIES}
    >
      {(place) => (
        <>
          <AgencyChoice name="shareOf" where={`${AT}.shares.${place}.agency`} agencies={agencies} />
          <Asked label={rule.share} where={`${AT}.shares.${place}.share`}>
            {(handed) => <input {...handed} name="share" type="number" required min={1} max={1000} />}
          </Asked>
        </>
      )}
    </RowList>
  );
}

/** One of the agencies that were let in. */
export function AgencyChoice({
  name,
  where,
  agencies,
}: {
  name: string;
  where: string;
  agencies: AgenciesAnswer['items'];
}) {
  const words = useWords(PROPOSAL_WORDS);
  const nameOf = useName();
  return (
    <Asked label={words.agency} where={where}>
      {(handed) => (
        <select {...handed} name={name} required defaultValue="">
          <option value="" disabled>
            {words.choose}
          </option>
          {agencies.map(({ agency, name: names }) => (
            <option key={agency} value={agency}>
              {nameOf(names)} ({agency})
            </option>
          ))}
        </select>
      )}
    </Asked>
  );
}
