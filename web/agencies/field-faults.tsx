/**
 * What does the server say is wrong with a form, and at which of its fields does that stand?
 *
 * A refusal names its field as it was sent (`body.content.terms.from`); the field that goes by this name shows it and takes the focus.
 * What belongs to no field stands below the form like every refusal.
 */
import { createContext, type ReactNode, useContext, useEffect, useId, useRef } from 'react';
import { Problem } from '../api/ask.ts';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { PROPOSAL_WORDS } from './proposal-words.ts';

interface Faults {
  readonly errors: Problem['errors'];
  /** Names of the fields that stand in the form. */
  readonly fields: Set<string>;
}

const Found = createContext<Faults>({ errors: [], fields: new Set() });

export function FaultsOf({ error, children }: { error: Error | null; children: ReactNode }) {
  const fields = useRef(new Set<string>()).current;
  const errors = error instanceof Problem ? error.errors : [];
  return <Found value={{ errors, fields }}>{children}</Found>;
}

/** What is said of one field; undefined: nothing. */
function useFault(where: string): Problem['errors'][number] | undefined {
  const { errors, fields } = useContext(Found);
  useEffect(() => {
    fields.add(where);
    return () => {
      fields.delete(where);
    };
  }, [where, fields]);
  return errors.find((one) => one.where === where);
}

/** The sentence beside a field, and by which attributes the field refers to it and to its hint. */
export function useTold(where: string, hint?: string) {
  const words = useWords(PROPOSAL_WORDS);
  const id = useId();
  const fault = useFault(where);
  const told = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`];
  const describedBy = told.filter((one) => one !== '').join(' ');
  return {
    id,
    isFaulty: fault !== undefined,
    describedBy: describedBy === '' ? undefined : describedBy,
    hint:
      hint === undefined ? null : (
        <span id={`${id}-hint`} className="quiet-text block">
          {hint}
        </span>
      ),
    fault:
      fault === undefined ? null : (
        <span id={`${id}-fault`} className="field-fault">
          <span aria-hidden="true">◆</span> {words.fault(fault.what, fault.todo)}
        </span>
      ),
  };
}

interface Handed {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** One thing that is asked: label, hint, field, and what is wrong with it. */
export function Asked({
  label,
  where,
  hint,
  children,
}: {
  label: string;
  where: string;
  hint?: string;
  children: (handed: Handed) => ReactNode;
}) {
  const told = useTold(where, hint);
  return (
    <div className="asked">
      <label htmlFor={told.id}>{label}</label>
      {told.hint}
      {children({
        id: told.id,
        'aria-describedby': told.describedBy,
        'aria-invalid': told.isFaulty ? true : undefined,
      })}
      {told.fault}
    </div>
  );
}

/** Below the form: what belongs to a field stands there, all else stands here. */
export function FaultsTold({ error, again }: { error: Error | null; again: () => void }) {
  const words = useWords(PROPOSAL_WORDS);
  const { errors, fields } = useContext(Found);
  const here = useRef<HTMLDivElement>(null);
  const atFields = errors.length > 0 && errors.every(({ where }) => fields.has(where));
  useEffect(() => {
    if (error === null) return;
    const first = here.current
      ?.closest('form')
      ?.querySelector<HTMLElement>('[aria-invalid], .is-faulty :is(input, select)');
    first?.focus();
  }, [error]);
  return (
    <div ref={here}>
      {error !== null && !atFields && <Failing error={error} again={again} />}
      {atFields && (
        <p className="field-fault" role="alert">
          {words.look(errors.length)}
        </p>
      )}
    </div>
  );
}
