/** Whom may one be in the demonstration? One click, and one is. */
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { DemoAnswer, MeAnswer } from '../../server/api/people/people-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { DOOR_PAGES } from '../parts/door/door-pages.ts';
import { Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { firstPage } from './first-page.ts';
import { wantedPage } from './not-in.tsx';
import { PEOPLE_WORDS } from './people-words.ts';
import { SIGN_IN_WORDS } from './sign-in-words.ts';
import './people.css';

type Staff = DemoAnswer['staff'][number];
type Owing = DemoAnswer['borrowers'][number];

/** Who is chosen, and where he begins. */
interface Choice {
  readonly who: { readonly number: string } | { readonly host: string; readonly reference: string };
  readonly page: string;
}

async function become({ who, page }: Choice): Promise<void> {
  await tell('/people/demo/sign-in', who);
  location.assign(page);
}

const ownPage = ({ host, reference }: Owing) => `/borrower/${part(host)}/${part(reference)}`;

/** The page that was wanted, if it is one of his; else his first. */
function pageOf({ roles }: Staff): string {
  const wanted = wantedPage();
  const his = DOOR_PAGES.filter(({ who }) => roles.some((role) => who.includes(role)));
  const isHis = his.some(({ path }) => wanted === path || wanted?.startsWith(`${path}/`));
  return wanted !== null && isHis ? wanted : firstPage(roles);
}

function pageOfOwing(one: Owing): string {
  const wanted = wantedPage();
  return wanted?.startsWith(ownPage(one)) === true ? wanted : ownPage(one);
}

/** All people of the demonstration, each a button. */
export function DemoPeople() {
  const words = useWords(SIGN_IN_WORDS);
  const people = useAnswer<DemoAnswer>('/people/demo', {});
  const be = useMutation({ mutationFn: become });
  return (
    <section className="demo-people" aria-labelledby="demo-people">
      <h2 id="demo-people">{words.demo.title}</h2>
      <p>{words.demo.lead}</p>
      {be.error !== null && (
        <Failing error={be.error} again={() => be.variables !== undefined && be.mutate(be.variables)} />
      )}
      <Shown answer={people}>
        {({ staff, borrowers }) => (
          <>
            <h3>{words.demo.staff}</h3>
            <ul className="people-cards">
              {staff.map((one) => (
                <li key={one.number}>
                  <StaffCard
                    one={one}
                    be={() => be.mutate({ who: { number: one.number }, page: pageOf(one) })}
                  />
                </li>
              ))}
            </ul>
            {borrowers.length > 0 && <h3>{words.demo.borrowers}</h3>}
            {borrowers.length > 0 && <p className="quiet-text">{words.demo.firstOwn}</p>}
            <ul className="people-cards">
              {borrowers.map((one) => (
                <li key={`${one.host}/${one.reference}`}>
                  <button
                    type="button"
                    className="person"
                    onClick={() =>
                      be.mutate({
                        who: { host: one.host, reference: one.reference },
                        page: pageOfOwing(one),
                      })
                    }
                  >
                    <strong lang={one.language}>{one.name}</strong>
                    <span>{words.demo.late(one.daysPastDue)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </section>
  );
}

/** One of the staff, what he is, and what his first minute is for. */
function StaffCard({ one: { name, roles, agency }, be }: { one: Staff; be: () => void }) {
  const words = useWords(SIGN_IN_WORDS);
  const { role: roleNames } = useWords(PEOPLE_WORDS);
  const first = roles[0];
  return (
    <button type="button" className="person" onClick={be}>
      <strong>{name}</strong>
      <span>{roles.map((role) => roleNames[role]).join(', ')}</span>
      {agency !== null && <span>{agency}</span>}
      {first !== undefined && <span className="quiet-text">{words.demo.first[first]}</span>}
    </button>
  );
}

/** Who one is now, above every page, and everybody else one click away. */
export function DemoBar({ who }: { who: MeAnswer['who'] }) {
  const words = useWords(SIGN_IN_WORDS);
  const { role: roleNames } = useWords(PEOPLE_WORDS);
  const people = useAnswer<DemoAnswer>('/people/demo', {}).data;
  const be = useMutation({ mutationFn: become });
  const owing = people?.borrowers.find(
    (one) => who?.kind === 'borrower' && one.host === who.host && one.reference === who.reference,
  );
  const told =
    who === null
      ? words.demo.nobody
      : who.kind === 'staff'
        ? words.demo.bar(who.name, who.roles.map((role) => roleNames[role]).join(', '))
        : words.demo.bar(owing?.name ?? who.reference ?? '', words.demo.borrower);
  const late = people?.borrowers.find(({ daysPastDue }) => daysPastDue > 0);
  return (
    <aside className="demo-bar" aria-label={words.demo.aside}>
      <p>{told}</p>
      <nav aria-label={words.demo.be}>
        <ul>
          {people?.staff.map((one) => (
            <li key={one.number}>
              <button
                type="button"
                aria-pressed={who?.kind === 'staff' && who.number === one.number}
                onClick={() => be.mutate({ who: { number: one.number }, page: firstPage(one.roles) })}
              >
                {one.roles.map((role) => roleNames[role]).join(', ')}
              </button>
            </li>
          ))}
          {late !== undefined && (
            <li>
              <button
                type="button"
                aria-pressed={who?.kind === 'borrower'}
                onClick={() =>
                  be.mutate({ who: { host: late.host, reference: late.reference }, page: ownPage(late) })
                }
              >
                {words.demo.borrower}
              </button>
            </li>
          )}
          <li>
            <Link to="/">{words.demo.all}</Link>
          </li>
        </ul>
      </nav>
    </aside>
  );
}
