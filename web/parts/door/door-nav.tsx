/** Where can one go from here? The pages of this door, and of the other doors a person may open. */
import { Link, NavLink, useLocation } from 'react-router';
import type { MeAnswer } from '../../../server/api/people/people-schema.ts';
import { useAnswer } from '../../api/ask.ts';
import { FRAME_WORDS } from '../frame-words.ts';
import { useLanguage, useWords } from '../words.tsx';
import { DOOR_PAGES, type DoorPage, doorAt, type StaffDoor } from './door-pages.ts';

export function DoorNav() {
  const words = useWords(FRAME_WORDS);
  const language = useLanguage();
  const door = doorAt(useLocation().pathname);
  const me = useAnswer<MeAnswer>('/people/me', {}).data;
  if (door === null || me === undefined || (me.required && me.who?.kind !== 'staff')) return null;
  const roles = me.who?.kind === 'staff' ? me.who.roles : null;
  const open = DOOR_PAGES.filter(({ who }) => roles === null || roles.some((role) => who.includes(role)));
  const first = new Map<StaffDoor, DoorPage>();
  for (const page of open) if (!first.has(page.door)) first.set(page.door, page);
  const others = [...first.values()].filter((page) => page.door !== door);
  return (
    <nav className="door-nav" aria-label={words.pages}>
      <ul>
        {open
          .filter((page) => page.door === door)
          .map((page) => (
            <li key={page.path}>
              <NavLink to={page.path} end={page.path.split('/').length === 2}>
                {page.name[language]}
              </NavLink>
            </li>
          ))}
      </ul>
      {others.length > 0 && (
        <ul className="other-doors">
          {others.map((page) => (
            <li key={page.door}>
              <Link to={page.path}>{words.doors[page.door]}</Link>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
