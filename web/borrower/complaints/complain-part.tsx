/** What went wrong, who answers me by when, and where else can I turn? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import { COMPLAINT_KINDS } from '../../../rules/complaint/complaint-kinds.ts';
import type { OwnComplaints } from '../../../server/api/complaints/complaints-schema.ts';
import { tell, useAnswer } from '../../api/ask.ts';
import { Failing, Shown } from '../../parts/states.tsx';
import { useName, useWords } from '../../parts/words.tsx';
import { COMPLAIN_WORDS } from './complain-words.ts';

export function ComplainPart({ path }: { path: string }) {
  const words = useWords(COMPLAIN_WORDS);
  const id = useId();
  const answer = useAnswer<OwnComplaints>(`${path}/complaints`, {});
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p className="quiet-text">{words.text}</p>
      <ComplainForm path={path} />
      <Shown answer={answer}>{(own) => <Mine own={own} />}</Shown>
    </section>
  );
}

function ComplainForm({ path }: { path: string }) {
  const words = useWords(COMPLAIN_WORDS);
  const client = useQueryClient();
  const complain = useMutation({
    mutationFn: (body: unknown) => tell<OwnComplaints>(`${path}/complaints`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    const kind = String(said.get('kind'));
    const body = { kind: kind === '' ? null : kind, words: String(said.get('words')) };
    complain.mutate(body, { onSuccess: () => form.reset() });
  };
  return (
    <form className="form" onSubmit={submit}>
      <label>
        {words.kind}
        <select name="kind">
          <option value="">{words.unsure}</option>
          {COMPLAINT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.words}
        <textarea name="words" rows={3} required minLength={5} maxLength={8000} />
      </label>
      <button type="submit" disabled={complain.isPending}>
        {words.send}
      </button>
      {complain.error !== null && <Failing error={complain.error} again={() => complain.reset()} />}
    </form>
  );
}

function Mine({ own: { items, outside } }: { own: OwnComplaints }) {
  const words = useWords(COMPLAIN_WORDS);
  const nameOf = useName();
  return (
    <>
      {items.length > 0 && <h3>{words.mine}</h3>}
      <ul className="own-complaints">
        {items.map((one) => (
          <li key={one.complaint}>
            <p className="beside">
              <strong>{words.kinds[one.kind]}</strong>
              <span className="figures">{one.receivedOn}</span>
            </p>
            <p className="quiet-text">{one.words}</p>
            {one.decidedOn === null && one.dueOn !== null && <p>{words.by(one.dueOn, one.rule)}</p>}
            {one.extendedWhy !== null && <p>{words.longer(one.extendedWhy)}</p>}
            {one.decidedOn !== null && (
              <p>
                {one.valid === true ? words.right : words.notRight} {one.answer}
              </p>
            )}
          </li>
        ))}
      </ul>
      {outside.length > 0 && (
        <>
          <h3>{words.outside}</h3>
          <p className="quiet-text">{words.outsideText}</p>
          <ul>
            {outside.map(({ name, phone }) => (
              <li key={phone}>
                {nameOf(name)} <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
