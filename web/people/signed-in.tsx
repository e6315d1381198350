/** Who is signed in here, and how does he sign out? Where doors stand open, that is said instead. */
import { Link } from 'react-router';
import { tellAt, useAsked } from '../api/typed-ask.ts';
import { FRAME_WORDS } from '../parts/frame-words.ts';
import { forgetHere } from '../parts/offline.ts';
import { useWords } from '../parts/words.tsx';

/** Names and addresses of a visitor's day go with her; what was not sent yet stays until she comes back: nothing is lost. */
async function forgetVisits(): Promise<void> {
  const { forgetDay } = await import('../visits/visit-store.ts');
  // A browser without a store keeps nothing.
  await forgetDay().catch(() => undefined);
}

export function SignedIn() {
  const words = useWords(FRAME_WORDS);
  const me = useAsked('/people/me', {}).data;
  if (me === undefined) return null;
  if (!me.required) return words.demo;
  if (me.who === null) return null;
  const out = async () => {
    const { onward } = await tellAt('/people/sign-out', {});
    await forgetHere();
    if (me.who?.kind === 'staff') await forgetVisits();
    const page = me.who?.kind === 'staff' ? '/sign-in/staff' : '/sign-in';
    location.assign(onward ?? (me.demonstration ? '/' : page));
  };
  return (
    <>
      {me.who.kind === 'staff' ? words.signedIn(me.who.name) : words.signedInOwn}{' '}
      {me.who.kind === 'staff' && <Link to="/people/me">{words.ownSignIn}</Link>}{' '}
      <button type="button" className="quiet" onClick={() => void out()}>
        {words.signOut}
      </button>
    </>
  );
}
