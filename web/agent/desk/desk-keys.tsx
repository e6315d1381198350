/** Which key does what on the desk? Each action shows its key; `?` opens them all; what is typed into a field stays there. */
import { useEffect, useRef } from 'react';
import { useWords } from '../../parts/words.tsx';
import { DESK_WORDS } from './one-screen-words.ts';

export type KeyActs = Readonly<Record<string, () => void>>;

/** Listens as long as the page is open. */
export function useDeskKeys(acts: KeyActs): void {
  const now = useRef(acts);
  now.current = acts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      if (event.key === 'Escape' && target.matches('input, select, textarea')) target.blur();
      else if (target.closest('input:not([type=checkbox]), select, textarea, dialog') !== null) return;
      const act = now.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** A button with its key on it. */
export function KeyButton(props: {
  name: string;
  at: string;
  act: () => void;
  main?: boolean;
  barred?: boolean;
  describedBy?: string;
  className?: string;
}) {
  const { name, at, act, main = false, barred = false, describedBy, className = '' } = props;
  return (
    <button
      type="button"
      className={`${main ? '' : 'quiet'} ${className}`.trim()}
      aria-keyshortcuts={at}
      aria-disabled={barred ? 'true' : undefined}
      aria-describedby={describedBy}
      onClick={barred ? undefined : act}
    >
      {name} <kbd>{at}</kbd>
    </button>
  );
}

/** All keys, over the page; Escape or its button closes it and the focus goes back. */
export function KeyList({ open, close }: { open: boolean; close: () => void }) {
  const words = useWords(DESK_WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="key-list" aria-label={words.keysTitle} onClose={close}>
      <h2>{words.keysTitle}</h2>
      <dl className="facts">
        {Object.entries(words.keys).map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={close}>
        {words.closeKeys}
      </button>
    </dialog>
  );
}
