/** What does a paper say, so that whoever decides it knows what it is? */
import type { ReactNode } from 'react';
import { formatAmount } from '../../rules/money.ts';
import { figureOf } from '../../rules/telling/language.ts';
import type { AgenciesAnswer, PaperContent } from '../../server/api/agencies/agencies-schema.ts';
import { useName, useWords } from '../parts/words.tsx';
import { AGENCY_WORDS } from './agency-words.ts';
import { PROPOSAL_WORDS } from './proposal-words.ts';
import { percentOf } from './proposed-figures.ts';
import { unitOf } from './rule-fields.tsx';

type Terms = Extract<PaperContent, { kind: 'commission' }>['terms'];
type Rule = Extract<PaperContent, { kind: 'rule' }>['rule'];
type Known = Pick<AgenciesAnswer, 'products' | 'currency'>;

export function PaperTold({ content, known }: { content: PaperContent; known: Known }) {
  const words = useWords(AGENCY_WORDS);
  const { other } = useWords(PROPOSAL_WORDS);
  const nameOf = useName();
  switch (content.kind) {
    case 'commission':
      return <TermsTold terms={content.terms} currency={known.currency} />;
    case 'rule':
      return <RuleTold rule={content.rule} products={known.products} />;
    case 'admission':
      return <p>{nameOf(content.name)}</p>;
    case 'licence':
      return <p className="figures">{other.licence(content.number, content.until)}</p>;
    case 'contract': {
      const { from, until, clauses, recoveredPpm, capacity } = content.contract;
      const percent = percentOf(recoveredPpm);
      return <p className="figures">{other.contract(from, until, clauses.length, percent, capacity)}</p>;
    }
    case 'evaluation':
      return <p>{other.evaluation(words.grades[content.grade], content.on, content.words)}</p>;
    case 'examination': {
      const { worker, card, on, passed } = content;
      return <p className="figures">{other.examination(worker, card, on, passed)}</p>;
    }
    case 'ending':
      return <p>{content.words}</p>;
  }
}

function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="paper-facts">
      {of.map(([what, said]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd className="figures">{said}</dd>
        </div>
      ))}
    </dl>
  );
}

const lines = (all: readonly string[]) =>
  all.map((one) => (
    <span className="block" key={one}>
      {one}
    </span>
  ));

export function TermsTold({ terms, currency }: { terms: Terms; currency: Known['currency'] }) {
  const words = useWords(PROPOSAL_WORDS).terms;
  const { bands, quality } = terms;
  const money = (minor: string) => figureOf(formatAmount(BigInt(minor), currency), currency.code);
  return (
    <Facts
      of={[
        [words.from, terms.from],
        [
          words.bands,
          lines(
            bands.map(({ fromDaysPastDue, ppm }, place) => {
              const next = bands[place + 1];
              const to = next === undefined ? null : next.fromDaysPastDue - 1;
              return words.bandTold(fromDaysPastDue, to, percentOf(ppm));
            }),
          ),
        ],
        [words.kept(currency.code), money(terms.keptInstalment)],
        [words.quality(currency.code), money(terms.qualityPerThousandDays)],
        [
          words.steps,
          lines(
            quality.map(({ mostComplaints, mostBreaches, ppm }) =>
              words.stepTold(mostComplaints, mostBreaches, percentOf(ppm)),
            ),
          ),
        ],
        [words.rounding, words.roundings[terms.rounding]],
      ]}
    />
  );
}

function RuleTold({ rule, products }: { rule: Rule; products: Known['products'] }) {
  const words = useWords(PROPOSAL_WORDS).rule;
  const nameOf = useName();
  const { overdue, daysPastDue } = rule;
  const taken = products.filter(({ code }) => rule.products === null || rule.products.includes(code));
  const unit = unitOf(taken);
  const money = (minor: string) => {
    const amount = formatAmount(BigInt(minor), { code: '', digits: unit?.digits ?? 0 });
    return unit?.code == null ? amount : figureOf(amount, unit.code);
  };
  const isNamed = (one: string): one is keyof typeof words.languageNames => one in words.languageNames;
  const languages = rule.languages?.map((one) => (isNamed(one) ? words.languageNames[one] : one));
  const unitSaid = unit === null ? ` ${words.smallest}` : unit.code === null ? ` ${words.ofProduct}` : '';
  return (
    <Facts
      of={[
        [words.id, rule.id],
        [words.from, words.fromTo(rule.from, rule.to)],
        [words.late, `${daysPastDue.from}–${daysPastDue.to}`],
        [
          words.amounts,
          `${overdue.most === null ? `≥ ${money(overdue.least)}` : `${money(overdue.least)} – ${money(overdue.most)}`}${unitSaid}`,
        ],
        [
          words.toldProducts,
          rule.products === null ? words.all : taken.map(({ name }) => nameOf(name)).join(', '),
        ],
        [words.regions, rule.regions?.join(', ') ?? words.all],
        [words.toldLanguages, languages?.join(', ') ?? words.all],
        [words.shares, rule.shares.map(({ agency, share }) => `${agency} ${share}`).join(' : ')],
        [words.term, words.days(rule.termDays)],
        [words.without, words.days(rule.withoutSuccessDays)],
        [words.night, String(rule.mostANight)],
      ]}
    />
  );
}
