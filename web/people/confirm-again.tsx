/** Is it still he? Six digits, and what was asked for is asked again. */
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { tellAt } from '../api/typed-ask.ts';
import { useWords } from '../parts/words.tsx';
import { NotIn } from './not-in.tsx';
import { PEOPLE_WORDS } from './people-words.ts';

export function ConfirmAgain({ again }: { again: () => void }) {
  const words = useWords(PEOPLE_WORDS);
  const confirm = useMutation({
    mutationFn: (code: string) => tellAt('/people/confirm', { code }),
    onSuccess: again,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get('code')));
  };
  return (
    <form className="card form" onSubmit={submit} aria-label={words.confirm.title}>
      <p>
        <strong>{words.confirm.title}</strong>
      </p>
      <p>{words.confirm.text}</p>
      <label>
        {words.confirm.code}
        <input name="code" required maxLength={40} autoComplete="one-time-code" />
      </label>
      <NotIn error={confirm.error} />
      <button type="submit" disabled={confirm.isPending}>
        {words.confirm.done}
      </button>
    </form>
  );
}
