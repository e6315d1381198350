/** How does one person put a paper of an agency before another? One form; its fields follow what is proposed. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { AgenciesAnswer, PaperContent } from '../../server/api/agencies/agencies-schema.ts';
import { tell } from '../api/ask.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { MayDo } from '../parts/may.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { AGENCY_WORDS } from './agency-words.ts';
import { Asked, FaultsOf, FaultsTold } from './field-faults.tsx';
import { PROPOSAL_WORDS } from './proposal-words.ts';
import { AgencyChoice, RuleFields, ruleFrom } from './rule-fields.tsx';
import { TermsFields, termsFrom } from './terms-fields.tsx';

const KINDS = [
  'admission',
  'licence',
  'contract',
  'commission',
  'rule',
  'evaluation',
  'examination',
  'ending',
] as const;
type Kind = (typeof KINDS)[number];
/** Rules share out between agencies: their papers lie with the house itself. */
const OF_NO_AGENCY = 'house';

export function ProposePart({ answer }: { answer: AgenciesAnswer }) {
  const words = useWords(AGENCY_WORDS);
  const proposal = useWords(PROPOSAL_WORDS);
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const kind = KINDS.find((one) => one === search.get('propose')) ?? 'admission';
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useRef(search.has('propose'));
  useEffect(() => {
    // Whoever follows a link to a form begins at the form.
    if (arrived.current) heading.current?.focus();
  }, []);
  // What was proposed is no longer in the form.
  const [turn, setTurn] = useState(0);
  const work = useMutation({
    mutationFn: (body: unknown) => tell('/agencies/papers', body),
    onSuccess: () => {
      setTurn((before) => before + 1);
      return client.invalidateQueries();
    },
  });
  const choose = (propose: string) => {
    work.reset();
    setSearch({ propose }, { replace: true, preventScrollReset: true });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const by = form.get('by');
    const agency = String(form.get('agency') ?? OF_NO_AGENCY).trim();
    work.mutate({ ...(by === null ? {} : { by }), agency, content: contentOf(kind, form, answer) });
  };
  return (
    <form className="card form" onSubmit={submit} aria-labelledby="agency-propose">
      <h2 id="agency-propose" ref={heading} tabIndex={-1}>
        {words.propose}
      </h2>
      <p className="quiet-text">{proposal.another}</p>
      <KindChoice kind={kind} choose={choose} />
      <FaultsOf error={work.error}>
        <div className="form" key={`${kind} ${turn}`}>
          <Whose kind={kind} agencies={answer.items} />
          <Fields kind={kind} answer={answer} />
        </div>
        <ByField />
        <button type="submit" disabled={work.isPending}>
          {words.send}
        </button>
        <p aria-live="polite">{work.isSuccess && words.proposed}</p>
        <FaultsTold error={work.error} again={() => work.reset()} />
      </FaultsOf>
      <KeysElsewhere />
    </form>
  );
}

function KeysElsewhere() {
  const words = useWords(PROPOSAL_WORDS);
  return (
    <p className="quiet-text">
      {words.keys}{' '}
      <MayDo address="POST /api/people/keys">
        <Link to="/people/keys">{words.toKeys}</Link>
      </MayDo>
    </p>
  );
}

function KindChoice({ kind, choose }: { kind: Kind; choose: (kind: string) => void }) {
  const words = useWords(AGENCY_WORDS);
  return (
    <label>
      {words.kind}
      <select value={kind} onChange={(event) => choose(event.target.value)}>
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {words.kinds[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The agency that a paper is about. */
function Whose({ kind, agencies }: { kind: Kind; agencies: AgenciesAnswer['items'] }) {
  const words = useWords(AGENCY_WORDS);
  if (kind === 'rule') return null;
  if (kind === 'commission') return <AgencyChoice name="agency" where="body.agency" agencies={agencies} />;
  return (
    <Asked label={words.agency} where="body.agency">
      {(handed) => (
        <input {...handed} name="agency" required pattern="[A-Za-z0-9\-]{3,32}" autoComplete="off" />
      )}
    </Asked>
  );
}

function contentOf(kind: Kind, form: FormData, { currency, products }: AgenciesAnswer): PaperContent {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  switch (kind) {
    case 'admission':
      return { kind, name: { zh: text('zh'), en: text('en') }, lawFirm: false };
    case 'licence':
      return { kind, number: text('number'), until: text('until') };
    case 'contract':
      return {
        kind,
        contract: {
          ...{ from: text('from'), until: text('until'), passesOn: false },
          clauses: form.getAll('clauses').map(String),
          recoveredPpm: Math.round(Number(text('recovered')) * 10_000),
          payBeside: text('beside')
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
          capacity: Number(text('capacity')),
          dials: text('dials') === 'own' ? 'own' : 'product',
        },
      };
    case 'evaluation': {
      const grade = text('grade');
      return {
        kind,
        on: text('on'),
        grade: grade === 'good' || grade === 'fair' ? grade : 'poor',
        words: text('words'),
      };
    }
    case 'examination': {
      const passed = form.get('passed') !== null;
      return { kind, worker: text('worker'), name: text('name'), card: text('card'), on: text('on'), passed };
    }
    case 'commission':
      return { kind, terms: termsFrom(form, currency) };
    case 'rule':
      return { kind, rule: ruleFrom(form, products) };
    case 'ending':
      return { kind, words: text('words') };
  }
}

function Field({ name, label, type = 'text' }: { name: string; label: string; type?: string }) {
  return (
    <label>
      {label}
      <input name={name} type={type} required maxLength={200} autoComplete="off" />
    </label>
  );
}

function Fields({ kind, answer }: { kind: Kind; answer: AgenciesAnswer }): ReactNode {
  const words = useWords(AGENCY_WORDS);
  const { fields } = words;
  switch (kind) {
    case 'admission':
      return (
        <>
          <Field name="zh" label={fields.zh} />
          <Field name="en" label={fields.en} />
        </>
      );
    case 'licence':
      return (
        <>
          <Field name="number" label={fields.number} />
          <Field name="until" label={fields.untilDay} type="date" />
        </>
      );
    case 'contract':
      return <ContractFields clauses={answer.clauses} />;
    case 'commission':
      return <TermsFields currency={answer.currency} today={answer.today} />;
    case 'rule':
      return <RuleFields answer={answer} />;
    case 'evaluation':
      return (
        <>
          <Field name="on" label={fields.on} type="date" />
          <label>
            {fields.grade}
            <select name="grade">
              {Object.entries(words.grades).map(([grade, name]) => (
                <option key={grade} value={grade}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Field name="words" label={fields.words} />
        </>
      );
    case 'examination':
      return (
        <>
          <Field name="worker" label={fields.worker} />
          <Field name="name" label={fields.name} />
          <Field name="card" label={fields.card} />
          <Field name="on" label={fields.on} type="date" />
          <label className="agency-check">
            <input type="checkbox" name="passed" /> {fields.passed}
          </label>
        </>
      );
    case 'ending':
      return <Field name="words" label={fields.words} />;
  }
}

function ContractFields({ clauses }: Pick<AgenciesAnswer, 'clauses'>) {
  const words = useWords(AGENCY_WORDS);
  const { fields } = words;
  const nameOf = useName();
  return (
    <>
      <Field name="from" label={fields.from} type="date" />
      <Field name="until" label={fields.untilDay} type="date" />
      <Field name="capacity" label={fields.capacity} type="number" />
      <Field name="recovered" label={fields.recovered} type="number" />
      <label>
        {fields.beside}
        <textarea name="beside" rows={2} />
      </label>
      <label>
        {fields.dials}
        <select name="dials">
          <option value="product">{words.dials.product}</option>
          <option value="own">{words.dials.own}</option>
        </select>
      </label>
      <fieldset className="agency-clauses">
        <legend>{fields.clauses}</legend>
        {clauses.map(({ id, source, says }) => (
          <label key={id}>
            <input type="checkbox" name="clauses" value={id} />{' '}
            <span>
              {nameOf(says)} <span className="quiet-text">{source}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
