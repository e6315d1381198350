/** What fell silent when something about me became known, how fast, and what had left before? */
import { useId } from 'react';
import type { OwnSilences, SilenceShown } from '../../server/api/live/silence-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { EndedTold } from '../parts/heard.tsx';
import { KNOWN_WORDS } from '../parts/known-words.ts';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { SILENCE_WORDS } from './silence-words.ts';

export function SilenceTold({ path }: { path: string }) {
  const words = useWords(SILENCE_WORDS).told;
  const answer = useAnswer<OwnSilences>(`${path}/silence`, {});
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <Shown answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <ol className="ladder">
              {items.map((one) => (
                <li key={one.key}>
                  <span className="figures ladder-day">{one.at.slice(0, 10)}</span>
                  <Event one={one} />
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
    </section>
  );
}

function Event({ one }: { one: SilenceShown }) {
  const words = useWords(SILENCE_WORDS);
  const known = useWords(KNOWN_WORDS);
  const nameOf = (way: string) => (words.wishes.ways as Readonly<Record<string, string>>)[way] ?? way;
  return (
    <div>
      <p>
        <strong>{known.sentence(known.what[one.what] ?? known.other)}</strong>{' '}
        <EndedTold
          ended={{ sinceKnown: one.sinceKnown, cancelled: one.cancelled, crossed: one.crossed.length }}
        />
      </p>
      {one.crossed.map(({ way, before, handedAt }) => (
        <p key={`${way}${handedAt}`} className="quiet-text">
          {before === null || before < 0
            ? words.told.crossing(nameOf(way))
            : words.told.crossed(nameOf(way), known.milliseconds(before))}
        </p>
      ))}
    </div>
  );
}
