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

export function EngageForm({ by }: { by: string }) {
  const words = useWords(ENGAGE_WORDS);
  const client = useQueryClient();
  const hints = useId();
  const work = useMutation({
    mutationFn: (said: Said) => tell('/studio/firms', proposalOf(said, by)),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    work.mutate(Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()])));
  };
  const field = (name: keyof typeof words, type = 'text', hint?: string) => (
    <div>
      <label>
        {words[name]}
        <input
          name={name}
          type={type}
          required={name !== 'staff'}
          autoComplete="off"
          aria-describedby={hint === undefined ? undefined : `${hints}-${name}`}
        />
      </label>
      {hint !== undefined && (
        <span className="quiet-text" id={`${hints}-${name}`}>
          {hint}
        </span>
      )}
    </div>
  );
  const lines = (name: 'addressZh' | 'addressEn') => (
    <label>
      {words[name]}
      <textarea name={name} rows={3} required />
    </label>
  );
  return (
    <MayDo address="POST /api/studio/firms">
      <details>
        <summary>{words.title}</summary>
        <p className="quiet-text">{words.lead}</p>
        <form className="form engage-form" aria-label={words.title} onSubmit={submit}>
          {field('firm', 'text', words.firmHint)}
          {field('power')}
          {field('nameZh')}
          {field('nameEn')}
          {lines('addressZh')}
          {lines('addressEn')}
          {field('licence')}
          {field('licenceUntil', 'date')}
          {field('products')}
          {field('regions', 'text', words.regionsHint)}
          {field('from', 'date')}
          {field('until', 'date')}
          <fieldset className="engage-form">
            <legend>{words.lawyer}</legend>
            {field('lawyerNumber')}
            {field('staff')}
            {field('lawyerZh')}
            {field('lawyerEn')}
            {field('lawyerUntil', 'date')}
          </fieldset>
          <button type="submit" disabled={work.isPending || by === ''}>
            {words.send}
          </button>
          {work.isSuccess && <p role="status">{words.done}</p>}
          <NotDone
            error={work.error}
            again={() => work.variables !== undefined && work.mutate(work.variables)}
          />
        </form>
      </details>
    </MayDo>
  );
}
