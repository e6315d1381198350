/** Which keys move through the list? j and k walk its rows, Enter opens, Escape comes back; they stand on the screen. */
import { useEffect } from 'react';
import { useWords } from '../parts/words.tsx';
import { AGENT_WORDS } from './agent-words.ts';

const ROWS = '[data-work-row]';

/** Listens as long as the page is open; keys typed into a field stay there. */
export function useListKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest('input, select, textarea') !== null) return;
      if (event.key === 'j') walk(1);
      else if (event.key === 'k') walk(-1);
      else if (event.key === 'Escape') walk(0);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Moves the focus; from outside the list it goes to the open row, or the first. */
export function walk(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const focused = rows.indexOf(document.activeElement as HTMLElement);
  const open = rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const from = focused >= 0 ? focused : open;
  const next = from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by));
  rows[next]?.focus();
  rows[next]?.scrollIntoView({ block: 'nearest' });
}

export function KeyLegend() {
  const words = useWords(AGENT_WORDS);
  const keys = [
    ['j', words.down],
    ['k', words.up],
    ['Enter', words.open],
    ['Esc', words.list],
  ] as const;
  return (
    <span className="keys">
      {keys.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </span>
  );
}
