/** What is wider than the page moves sideways in a frame of its own, which the keyboard reaches too. */
import type { ReactNode } from 'react';

export function Scroll({
  label,
  children,
  stacks = false,
}: {
  label: string;
  children: ReactNode;
  stacks?: boolean;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group without being a landmark; a fieldset is for forms
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or keys cannot move it
    <div className={stacks ? 'scroll stacks' : 'scroll'} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
