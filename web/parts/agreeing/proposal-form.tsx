/** What do I have, and what would I like? Nothing is asked that is not used, and each question says for what. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type {
  AgreeingAnswer,
  CircumstancesAsked,
  ProposalAnswer,
  ProposalAsked,
} from '../../../server/api/agreements/agreements-schema.ts';
import { tell } from '../../api/ask.ts';
import { Failing } from '../states.tsx';
import { useLanguage, useWords } from '../words.tsx';
import { AGREEING_WORDS } from './agreeing-words.ts';
import { IncomeRows } from './income-rows.tsx';

interface Props {
  readonly known: AgreeingAnswer;
  readonly path: string;
  /** More of the address's query, "&staff=li": who speaks for him. */
  readonly also?: string;
  readonly tell: (answer: ProposalAnswer) => void;
  /** What stands in the form already: a kind, an amount. */
  readonly start?: { readonly kind: string | null; readonly amount: string | null };
}

const AMOUNTS = ['housing', 'unavoidable', 'otherDebts', 'onHand'] as const;
const START = { amount: '', every: 'month', sure: 'contract' } as const;

export function ProposalForm({ known, path, also = '', tell: show, start }: Props) {
  const words = useWords(AGREEING_WORDS);
  const language = useLanguage();
  const client = useQueryClient();
  const [incomes, setIncomes] = useState<CircumstancesAsked['incomes']>([START]);
  const [kind, setKind] = useState<Kind>(
    () =>
      (known.kinds.find((one) => one.kind === (start?.kind ?? 'instalments')) ?? known.kinds[0])?.kind ??
      'promise',
  );
  const [key, setKey] = useState(() => crypto.randomUUID());
  const propose = useMutation({
    mutationFn: (body: ProposalAsked) =>
      tell<ProposalAnswer>(`${path}/proposals?language=${language}${also}`, body, { 'idempotency-key': key }),
    onSuccess: (answer) => {
      setKey(crypto.randomUUID());
      show(answer);
      void client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    propose.mutate(bodyOf(new FormData(event.currentTarget), incomes, kind));
  };
  return (
    <form className="card agree-form" onSubmit={submit}>
      <h2>{words.stepOne}</h2>
      <Asked known={known} field="incomes" />
      <IncomeRows incomes={incomes} change={setIncomes} />
      <Circumstances known={known} />
      <h2>{words.stepTwo}</h2>
      <Wish known={known} kind={kind} change={setKind} amount={start?.amount ?? ''} />
      <button type="submit" disabled={propose.isPending}>
        {propose.isPending ? words.asking : words.ask}
      </button>
      {propose.error !== null && <Failing error={propose.error} again={() => propose.reset()} />}
    </form>
  );
}

type Kind = ProposalAsked['proposal']['kind'];

function Wish({
  known,
  kind,
  change,
  amount,
}: {
  known: AgreeingAnswer;
  kind: Kind;
  change: (kind: Kind) => void;
  amount: string;
}) {
  const words = useWords(AGREEING_WORDS);
  const chosen = known.kinds.find((one) => one.kind === kind);
  return (
    <>
      <label>
        {words.kind}
        <select value={kind} onChange={({ target }) => change(target.value as Kind)}>
          {known.kinds.map((one) => (
            <option key={one.kind} value={one.kind}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {chosen !== undefined && chosen.monthsMost > 1 && (
        <label>
          {words.months(chosen.monthsLeast, chosen.monthsMost)}
          <input
            name="months"
            type="number"
            inputMode="numeric"
            min={chosen.monthsLeast}
            max={chosen.monthsMost}
            defaultValue={Math.min(12, chosen.monthsMost)}
            key={kind}
          />
        </label>
      )}
      <label>
        {words.amount}
        <input
          name="amount"
          inputMode="decimal"
          pattern="[0-9]+([.][0-9]+)?"
          autoComplete="off"
          defaultValue={amount}
        />
      </label>
      <label>
        {words.firstOn}
        <input name="firstOn" type="date" min={known.today} />
      </label>
    </>
  );
}

function Circumstances({ known }: { known: AgreeingAnswer }) {
  const words = useWords(AGREEING_WORDS);
  return (
    <>
      <label>
        <Asked known={known} field="people" />
        <input name="people" type="number" inputMode="numeric" required min={1} max={30} defaultValue={1} />
      </label>
      <label>
        <Asked known={known} field="area" />
        <select name="area">
          <option value="urban">{words.areas.urban}</option>
          <option value="rural">{words.areas.rural}</option>
        </select>
      </label>
      {AMOUNTS.map((field) => (
        <label key={field}>
          <Asked known={known} field={field} />
          <input
            name={field}
            inputMode="decimal"
            pattern="[0-9]+([.][0-9]+)?"
            placeholder="0"
            autoComplete="off"
          />
        </label>
      ))}
      <label>
        <Asked known={known} field="salaryDate" />
        <select name="salaryDate">
          <option value="">{words.noDate}</option>
          {Array.from({ length: 31 }, (_, day) => day + 1).map((day) => (
            <option key={day} value={day}>
              {day}
            </option>
          ))}
        </select>
      </label>
      <label>
        <Asked known={known} field="hardUntil" />
        <input name="hardUntil" type="date" min={known.today} />
      </label>
    </>
  );
}

/** A question, and what its answer is used for. */
function Asked({ known, field }: { known: AgreeingAnswer; field: keyof CircumstancesAsked }) {
  const question = known.questions.find((one) => one.field === field);
  return (
    <span className="asked">
      {question?.asks} <span className="quiet-text">{question?.use}</span>
    </span>
  );
}

function bodyOf(
  form: FormData,
  incomes: CircumstancesAsked['incomes'],
  kind: ProposalAsked['proposal']['kind'],
): ProposalAsked {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const orNull = (name: string) => (text(name) === '' ? null : text(name));
  const amount = (name: string) => (text(name) === '' ? '0' : text(name));
  return {
    circumstances: {
      incomes: incomes.filter((one) => one.amount.trim() !== ''),
      people: Number(text('people')),
      area: text('area') === 'rural' ? 'rural' : 'urban',
      housing: amount('housing'),
      unavoidable: amount('unavoidable'),
      otherDebts: amount('otherDebts'),
      onHand: amount('onHand'),
      salaryDate: orNull('salaryDate') === null ? null : Number(text('salaryDate')),
      hardUntil: orNull('hardUntil'),
    },
    proposal: {
      kind,
      months: orNull('months') === null ? null : Number(text('months')),
      amount: orNull('amount'),
      firstOn: orNull('firstOn'),
    },
  };
}
