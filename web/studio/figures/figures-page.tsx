/** What came in, who complained, how often people were contacted and what was kept: first together, then every figure with its finding. */
import { Link } from 'react-router';
import type { FigureAnswer, FiguresAnswer } from '../../../server/api/figures/figures-schema.ts';
import { useAnswer } from '../../api/ask.ts';
import { Frame } from '../../parts/frame.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { moneyOf, shareText } from './figure-cell.ts';
import { FigureChart } from './figure-chart.tsx';
import { FigureFilter, useFilters } from './figure-filter.tsx';
import { FIGURES_WORDS } from './figures-words.ts';
import '../studio.css';
import './figures.css';

export function FiguresPage() {
  const words = useWords(FIGURES_WORDS);
  const { asked, kept } = useFilters();
  const answer = useAnswer<FiguresAnswer>('/studio/figures', asked, useLanguage(), { keep: true });
  return (
    <Frame door="studio" title={words.title} wide>
      <h1>{words.title}</h1>
      <Shown answer={answer}>
        {(shown) =>
          shown.period === null || shown.together === null ? (
            <Empty>{words.none}</Empty>
          ) : (
            <div className="report">
              <FigureFilter period={shown.period} />
              <Together together={shown.together} period={shown.period} currency={shown.currency} />
              <ul className="figure-cards">
                {shown.figures.map((one) => (
                  <FigureCard key={one.figure} one={one} kept={kept} />
                ))}
              </ul>
              <p className="quiet-text">{words.counted(shown.period.asOf)}</p>
            </div>
          )
        }
      </Shown>
    </Frame>
  );
}

type Side = NonNullable<FiguresAnswer['together']>['now'];

interface Tile {
  readonly name: string;
  readonly value: (side: Side) => string | null;
  readonly of: string | null;
  readonly figure: string;
}

/** The four, each with how its value reads and what it is a value of. */
function useTiles(now: Side, currency: string): readonly Tile[] {
  const words = useWords(FIGURES_WORDS);
  const count = (number: number) => number.toLocaleString('en');
  return [
    {
      name: words.recovered,
      value: ({ recovered }) => `${currency} ${moneyOf(recovered)}`,
      of: null,
      figure: 'recovery',
    },
    {
      name: words.complaints,
      value: ({ complaintTenths }) => (complaintTenths === null ? null : (complaintTenths / 10).toFixed(1)),
      of: words.complaintsOf(count(now.complaints), count(now.contacts)),
      figure: 'complaints',
    },
    {
      name: words.perPerson,
      value: ({ perPersonHundredths }) =>
        perPersonHundredths === null ? null : (perPersonHundredths / 100).toFixed(2),
      of: words.perPersonOf,
      figure: 'contacts',
    },
    {
      name: words.kept,
      value: ({ kept }) => (kept === null ? null : shareText(kept.keptPpm)),
      of:
        now.kept === null ? null : words.keptOf(now.kept.days, count(now.kept.atRisk), count(now.kept.plans)),
      figure: 'plans',
    },
  ];
}

function Together({
  together,
  period,
  currency,
}: {
  together: NonNullable<FiguresAnswer['together']>;
  period: NonNullable<FiguresAnswer['period']>;
  currency: FiguresAnswer['currency'];
}) {
  const words = useWords(FIGURES_WORDS);
  const { now, before } = together;
  const tiles = useTiles(now, currency.code);
  return (
    <section aria-labelledby="together" className="together">
      <h2 id="together">
        {words.together} <span className="quiet-text">{words.togetherHint(period.from, period.to)}</span>
      </h2>
      <dl className="counts">
        {tiles.map(({ name, value, of, figure }) => {
          const earlier = value(before);
          return (
            <div key={figure} className="card">
              <dt>{name}</dt>
              <dd className="figures">{value(now) ?? words.unknown}</dd>
              <dd className="quiet-text figures">
                {earlier === null ? words.beforeNone : words.before(earlier)}
              </dd>
              {of !== null && <dd className="quiet-text">{of}</dd>}
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function FigureCard({ one, kept }: { one: FiguresAnswer['figures'][number]; kept: string }) {
  const words = useWords(FIGURES_WORDS);
  const { asked } = useFilters();
  const drawn = useAnswer<FigureAnswer>(`/studio/figures/${one.figure}`, asked, useLanguage(), {
    keep: true,
  });
  return (
    <li className="card">
      <p className="quiet-text">{one.name}</p>
      <Shown answer={drawn}>
        {(answer) => (
          <>
            <h2>{answer.finding}</h2>
            <FigureChart answer={answer} small />
          </>
        )}
      </Shown>
      <p>
        <Link to={`/studio/figures/${one.figure}${kept}`} aria-label={`${one.name}: ${words.seeAll}`}>
          {words.seeAll}
        </Link>
      </p>
    </li>
  );
}
