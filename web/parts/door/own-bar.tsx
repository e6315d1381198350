/** Where can a borrower go from any page of his? Four places within a thumb's reach; nothing where nobody's page is open. */
import { NavLink, useParams } from 'react-router';
import { useWords } from '../words.tsx';

const BAR_WORDS = {
  en: { name: 'My pages', home: 'Home', pay: 'Pay', contacts: 'Contacts', mine: 'My data' },
  'zh-CN': { name: '我的页面', home: '首页', pay: '还款', contacts: '联系', mine: '我的' },
};

/** Outlines drawn by us, 24 by 24. */
const SHAPES = {
  home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  pay: 'M3 6h18v12H3zM3 10h18M7 15h4',
  contacts: 'M4 5h16v11H10l-4 4v-4H4z',
  mine: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6z',
} as const;

export function OwnBar() {
  const words = useWords(BAR_WORDS);
  const { host, reference } = useParams();
  if (host === undefined || reference === undefined) return null;
  const home = `/borrower/${encodeURIComponent(host)}/${encodeURIComponent(reference)}`;
  const places = [
    ['home', home],
    ['pay', `${home}/pay`],
    ['contacts', `${home}/contacted`],
    ['mine', `${home}/mine`],
  ] as const;
  return (
    <nav className="own-bar" aria-label={words.name}>
      {places.map(([name, to]) => (
        <NavLink key={name} to={to} end>
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path
              d={SHAPES[name]}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
              strokeLinejoin="round"
            />
          </svg>
          <span>{words[name]}</span>
        </NavLink>
      ))}
    </nav>
  );
}
