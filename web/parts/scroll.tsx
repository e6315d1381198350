/** What is wider than the page moves sideways in a frame of its own, which the keyboard reaches too. */
import type { ReactNode } from 'react';

export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot move it
    <section className="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
