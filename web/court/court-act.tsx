/** How is an act told to the server, and who does it? One form, one act; what was refused stands below it with what is missing. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { tell } from '../api/ask.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { Failing } from '../parts/states.tsx';

interface Props {
  readonly path: string;
  readonly label: string;
  readonly button: string;
  readonly children?: ReactNode;
  readonly final?: boolean;
  /** The label stands above, too. */
  readonly named?: boolean;
  /** What is sent, from what the form says; left out: as it stands. */
  readonly body?: (form: Readonly<Record<string, string>>) => object;
  /** A second answer of the same form: where it goes, and what its button says. */
  readonly or?: { readonly path: string; readonly button: string };
  /** What follows instead of telling: a file. */
  readonly instead?: (body: object) => Promise<unknown>;
}

export function CourtAct({
  path,
  label,
  button,
  children,
  final = false,
  named = false,
  body,
  or,
  instead,
}: Props) {
  const client = useQueryClient();
  const work = useMutation({
    mutationFn: ({ to, said }: { to: string; said: object }) =>
      instead === undefined ? tell(to, said) : instead(said),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    const pressed = (event.nativeEvent as SubmitEvent).submitter;
    const to = or !== undefined && pressed?.dataset.or === 'or' ? or.path : path;
    work.mutate({ to, said: body === undefined ? said : body(said) });
  };
  return (
    <form className="form" aria-label={label} onSubmit={submit}>
      {named && <h3>{label}</h3>}
      {children}
      <ByField />
      <div className="court-answers">
        <button type="submit" className={final ? 'final' : 'quiet'} disabled={work.isPending}>
          {button}
        </button>
        {or !== undefined && (
          <button type="submit" data-or="or" className="quiet" disabled={work.isPending}>
            {or.button}
          </button>
        )}
      </div>
      {work.error !== null && <Failing error={work.error} again={() => work.reset()} />}
    </form>
  );
}
