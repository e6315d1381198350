/** Which law firm shall write for the house, on what authority, and who signs for it? Another person decides. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import { tell } from '../api/ask.ts';
import { MayDo } from '../parts/may.tsx';
import { useWords } from '../parts/words.tsx';
import { ENGAGE_WORDS } from './engage-words.ts';
import { NotDone } from './not-done.tsx';

type Said = Readonly<Record<string, string>>;

const listed = (text: string | undefined) =>
  (text ?? '')
    .split(/[,，]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** What is sent, from what the form says. */
function proposalOf(said: Said, by: string): object {
  const { firm, licence, licenceUntil, power, from, until } = said;
  return {
    ...{ firm, licence, licenceUntil, power, from, until, by },
    name: { zh: said.nameZh, en: said.nameEn },
    address: { zh: said.addressZh, en: said.addressEn },
    products: listed(said.products),
    regions: listed(said.regions),
    lawyers: [
      {
        lawyer: said.lawyerNumber,
        name: { zh: said.lawyerZh, en: said.lawyerEn },
        licenceUntil: said.lawyerUntil,
        staff: said.staff === '' ? null : said.staff,
      },
    ],
  };
}

type Word = keyof (typeof ENGAGE_WORDS)['en'];

/** One thing that is asked, by its name in the form and in the words. */
function Field({ name, type = 'text', hint }: { name: Word; type?: string; hint?: string }) {
  const words = useWords(ENGAGE_WORDS);
  const id = useId();
  return (
    <div>
      <label>
        {words[name]}
        <input
          name={name}
          type={type}
          required={name !== 'staff'}
          autoComplete="off"
          aria-describedby={hint === undefined ? undefined : id}
        />
      </label>
      {hint !== undefined && (
        <span className="quiet-text" id={id}>
          {hint}
        </span>
      )}
    </div>
  );
}

function Lines({ name }: { name: 'addressZh' | 'addressEn' }) {
  const words = useWords(ENGAGE_WORDS);
  return (
    <label>
      {words[name]}
      <textarea name={name} rows={3} required />
    </label>
  );
}

export function EngageForm({ by }: { by: string }) {
  const words = useWords(ENGAGE_WORDS);
  const client = useQueryClient();
  const work = useMutation({
    mutationFn: (said: Said) => tell('/studio/firms', proposalOf(said, by)),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    work.mutate(Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()])));
  };
  const again = () => work.variables !== undefined && work.mutate(work.variables);
  return (
    <MayDo address="POST /api/studio/firms">
      <details>
        <summary>{words.title}</summary>
        <p className="quiet-text">{words.lead}</p>
        <form className="form engage-form" aria-label={words.title} onSubmit={submit}>
          <Asked />
          <button type="submit" disabled={work.isPending || by === ''}>
            {words.send}
          </button>
          {work.isSuccess && <p role="status">{words.done}</p>}
          <NotDone error={work.error} again={again} />
        </form>
      </details>
    </MayDo>
  );
}

/** Everything that is asked about the firm and about who signs. */
function Asked() {
  const words = useWords(ENGAGE_WORDS);
  return (
    <>
      <Field name="firm" hint={words.firmHint} />
      <Field name="power" />
      <Field name="nameZh" />
      <Field name="nameEn" />
      <Lines name="addressZh" />
      <Lines name="addressEn" />
      <Field name="licence" />
      <Field name="licenceUntil" type="date" />
      <Field name="products" />
      <Field name="regions" hint={words.regionsHint} />
      <Field name="from" type="date" />
      <Field name="until" type="date" />
      <fieldset className="engage-form">
        <legend>{words.lawyer}</legend>
        <Field name="lawyerNumber" />
        <Field name="staff" />
        <Field name="lawyerZh" />
        <Field name="lawyerEn" />
        <Field name="lawyerUntil" type="date" />
      </fieldset>
    </>
  );
}
