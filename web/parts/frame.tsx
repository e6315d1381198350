/** What stands around every page: where one is, whose door it is, which language, which business day. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { MeAnswer } from '../../server/api/people/people-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { SignedIn } from '../people/signed-in.tsx';
import { DoorNav } from './door/door-nav.tsx';
import { doorAt } from './door/door-pages.ts';
import { OwnBar } from './door/own-bar.tsx';
import { FRAME_WORDS } from './frame-words.ts';
import { LanguageSwitch, useWords } from './words.tsx';

interface Props {
  readonly door?:
    | 'borrower'
    | 'agent'
    | 'lead'
    | 'studio'
    | 'compliance'
    | 'inboxes'
    | 'people'
    | 'firm'
    | 'visit';
  readonly title: string;
  readonly today?: string | null;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Doors whose pages are gone between; a borrower's page asks one question at a time. */
const STAFF_DOORS: ReadonlySet<string> = new Set(['agent', 'lead', 'studio', 'compliance', 'people', 'firm']);

const DemoBar = lazy(async () => ({ default: (await import('../people/demo-people.tsx')).DemoBar }));

/** Who one is, where one may be whom one likes. */
function Demonstration() {
  const me = useAnswer<MeAnswer>('/people/me', {}).data;
  // Its file comes later: what the server writes cannot wait for it.
  const [inPlace, setInPlace] = useState(false);
  useEffect(() => setInPlace(true), []);
  if (!inPlace || me?.demonstration !== true) return null;
  return (
    <Suspense fallback={null}>
      <DemoBar who={me.who} />
    </Suspense>
  );
}

export function Frame({ door, title, today, wide = false, children }: Props) {
  const words = useWords(FRAME_WORDS);
  const named = doorAt(useLocation().pathname) ?? door;
  useEffect(() => {
    document.title = `${title} · ${words.home}`;
  }, [title, words]);
  return (
    <div className={`frame ${door ?? 'front'}`}>
      <a className="skip" href="#content">
        {words.toContent}
      </a>
      <Demonstration />
      <header className="top">
        <Link to="/" className="mark">
          {words.home}
        </Link>
        {named !== undefined && <span className="door-name">{words.doors[named]}</span>}
        {today != null && <span className="today figures">{words.businessDay(today)}</span>}
        <LanguageSwitch />
      </header>
      {STAFF_DOORS.has(door ?? '') && <DoorNav />}
      {door === 'borrower' && <OwnBar />}
      <main id="content" className={wide ? 'wide' : 'narrow'} tabIndex={-1}>
        {children}
      </main>
      <footer className="bottom">
        <SignedIn />
      </footer>
    </div>
  );
}
