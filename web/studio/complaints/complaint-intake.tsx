/** How is a complaint written down that came by telephone, by post or from the regulator? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { COMPLAINT_KINDS } from '../../../rules/complaint/complaint-kinds.ts';
import type { DoorsAnswer } from '../../../server/api/studio-schema.ts';
import { tell, useAnswer } from '../../api/ask.ts';
import { ByField } from '../../parts/door/by-field.tsx';
import { Failing } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { COMPLAINT_DESK_WORDS } from './complaint-words.ts';

const VIAS = ['phone', 'email', 'letter', 'sms', 'branch', 'regulator'] as const;

export function ComplaintIntake() {
  const words = useWords(COMPLAINT_DESK_WORDS);
  const client = useQueryClient();
  const host = useAnswer<DoorsAnswer>('/doors', {}).data?.samples[0]?.host ?? '';
  const take = useMutation({
    mutationFn: (body: unknown) => tell('/studio/complaints', body),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    const text = (name: string) => String(said.get(name) ?? '').trim();
    take.mutate(
      {
        ...{
          host: text('host'),
          reference: text('reference'),
          via: text('via'),
          by: text('by'),
          words: text('words'),
        },
        kind: text('kind') === '' ? null : text('kind'),
        theirNumber: text('theirNumber') === '' ? null : text('theirNumber'),
      },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <details className="card">
      <summary>{words.intake}</summary>
      <form className="decide-form" onSubmit={submit}>
        <IntakeFields host={host} />
        <label className="long">
          {words.words}
          <textarea name="words" rows={3} required minLength={5} maxLength={8000} />
        </label>
        <button type="submit" disabled={take.isPending}>
          {words.take}
        </button>
        {take.error !== null && <Failing error={take.error} again={() => take.reset()} />}
      </form>
    </details>
  );
}

function IntakeFields({ host }: { host: string }) {
  const words = useWords(COMPLAINT_DESK_WORDS);
  return (
    <>
      <label>
        {words.host}
        <input name="host" required key={host} defaultValue={host} autoComplete="off" />
      </label>
      <label>
        {words.reference}
        <input name="reference" required autoComplete="off" />
      </label>
      <label>
        {words.via}
        <select name="via">
          {VIAS.map((via) => (
            <option key={via} value={via}>
              {words.vias[via]}
            </option>
          ))}
        </select>
      </label>
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
      <ByField label={words.takenBy} />
      <label>
        {words.theirNumber}
        <input name="theirNumber" maxLength={60} autoComplete="off" />
      </label>
    </>
  );
}
