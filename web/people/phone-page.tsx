/** How does a borrower come in? With a number and the code that comes to it. */
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { part } from '../api/ask.ts';
import { askAt, tellAt, useAsked } from '../api/typed-ask.ts';
import { Frame } from '../parts/frame.tsx';
import { useWords } from '../parts/words.tsx';
import { DemoPeople } from './demo-people.tsx';
import { NotIn, wantedPage } from './not-in.tsx';
import { PEOPLE_WORDS } from './people-words.ts';

async function enter(phone: string, code: string): Promise<void> {
  await tellAt('/people/code/sign-in', { phone, code });
  const { who } = await askAt('/people/me');
  const own =
    who?.kind === 'borrower' && who.host !== null && who.reference !== null
      ? `/borrower/${part(who.host)}/${part(who.reference)}`
      : '/borrower';
  const wanted = wantedPage();
  location.assign(wanted?.startsWith(`${own}/`) ? wanted : own);
}

export function PhonePage() {
  const words = useWords(PEOPLE_WORDS);
  const me = useAsked('/people/me', {}).data;
  const [phone, setPhone] = useState<string | null>(null);
  const send = useMutation({
    mutationFn: (number: string) => tellAt('/people/code', { phone: number }),
    onSuccess: (_, number) => setPhone(number),
  });
  const sign = useMutation({ mutationFn: (code: string) => enter(phone ?? '', code) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (phone === null) send.mutate(String(form.get('phone')).trim());
    else sign.mutate(String(form.get('code')).trim());
  };
  return (
    <Frame title={words.phone.title}>
      <h1>{words.phone.title}</h1>
      {me?.demonstration === true && <DemoPeople />}
      <p className="lead">{words.phone.lead}</p>
      <form className="card form" onSubmit={submit}>
        {phone === null ? (
          <label>
            {words.phone.number}
            <input name="phone" type="tel" required minLength={3} maxLength={40} autoComplete="tel" />
          </label>
        ) : (
          <>
            <p role="status">{words.phone.sent}</p>
            <label>
              {words.phone.code}
              <input
                name="code"
                required
                inputMode="numeric"
                pattern="[0-9]{6}"
                maxLength={6}
                autoComplete="one-time-code"
                // biome-ignore lint/a11y/noAutofocus: the one field of this step
                autoFocus
              />
            </label>
          </>
        )}
        <NotIn error={phone === null ? send.error : sign.error} />
        <button type="submit" disabled={send.isPending || sign.isPending}>
          {phone === null ? words.phone.send : words.phone.enter}
        </button>
        {phone !== null && (
          <button type="button" className="quiet" onClick={() => setPhone(null)}>
            {words.phone.other}
          </button>
        )}
      </form>
      <Beneath sent={phone !== null} />
    </Frame>
  );
}

/** What is good to know, and the way for those who work here. */
function Beneath({ sent }: { sent: boolean }) {
  const { phone: words } = useWords(PEOPLE_WORDS);
  return (
    <>
      {sent && <p className="quiet-text">{words.noCode}</p>}
      <p className="quiet-text">{words.careful}</p>
      <p>
        <Link to="/sign-in/staff">{words.staff}</Link>
      </p>
    </>
  );
}
