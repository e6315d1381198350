/** How does a mail look where it is opened? In a frame that stands under a policy of its own: styles, and nothing that runs. */
import { useEffect, useId, useRef } from 'react';

export function MailFrame({ html, title }: { html: string; title: string }) {
  const name = `mail-${useId()}`;
  const form = useRef<HTMLFormElement>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current === html) return;
    shown.current = html;
    form.current?.submit();
  }, [html]);
  return (
    <>
      <form ref={form} method="post" action="/api/mail-frame" target={name} hidden>
        <input type="hidden" name="html" value={html} readOnly />
      </form>
      <iframe name={name} title={title} sandbox="" />
    </>
  );
}
