/** Which paper is handed in, and why is it asked for? */
import { type FormEvent, useState } from 'react';
import type { PapersAnswer } from '../../../server/api/review/papers-schema.ts';
import { useName, useWords } from '../../parts/words.tsx';
import { PAPERS_WORDS } from './papers-words.ts';

export function PaperForm({ kinds, hand }: { kinds: PapersAnswer['kinds']; hand: (form: FormData) => void }) {
  const words = useWords(PAPERS_WORDS);
  const name = useName();
  const [chosen, setChosen] = useState(kinds[0]?.kind ?? 'other');
  const kind = kinds.find((one) => one.kind === chosen);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    // What the file is stands before it: the server knows when the file begins.
    const form = new FormData();
    form.set('kind', chosen);
    const issued = String(filled.get('issuedOn') ?? '');
    if (issued !== '') form.set('issuedOn', issued);
    form.set('consent', filled.get('consent') === 'on' ? 'yes' : 'no');
    const file = filled.get('file');
    if (file instanceof File) form.set('file', file);
    hand(form);
  };
  return (
    <form className="card form" onSubmit={submit}>
      <label>
        {words.kind}
        <select
          value={chosen}
          onChange={(event) => setChosen(kinds.find((one) => one.kind === event.target.value)!.kind)}
        >
          {kinds.map((one) => (
            <option key={one.kind} value={one.kind}>
              {name(one.name)}
            </option>
          ))}
        </select>
      </label>
      {kind !== undefined && <p className="quiet-text">{name(kind.why)}</p>}
      <label>
        {words.issued}
        <input name="issuedOn" type="date" />
      </label>
      <label>
        {words.file}
        <input name="file" type="file" required accept="application/pdf,image/jpeg,image/png" />
      </label>
      {kind?.sensitive === true && (
        <label>
          <input name="consent" type="checkbox" style={{ width: 22, minHeight: 22 }} required />{' '}
          {words.consent}
        </label>
      )}
      <button type="submit">{words.send}</button>
    </form>
  );
}
