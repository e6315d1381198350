/** Who looked at my data, as what, when, and why? One line for each day and role; no names of people who work here. */
import type { OwnSeenAnswer } from '../../../server/api/vault/vault-schema.ts';
import { useAnswer } from '../../api/ask.ts';
import { Shown } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { SEEN_WORDS } from './seen-words.ts';

type Line = OwnSeenAnswer['days'][number];

/** So many lines stand open; the others behind one touch. */
const FIRST = 5;

export function SeenPart({ home }: { home: string }) {
  const words = useWords(SEEN_WORDS);
  const answer = useAnswer<OwnSeenAnswer>(`${home}/seen`, {});
  return (
    <section className="card" aria-labelledby="seen">
      <h2 id="seen">{words.title}</h2>
      <p className="quiet-text">{words.lead}</p>
      <Shown answer={answer}>
        {({ days }) => (
          <>
            {days.length === 0 && <p>{words.none}</p>}
            <Lines lines={days.slice(0, FIRST)} />
            {days.length > FIRST && (
              <details>
                <summary>{words.earlier(days.length - FIRST)}</summary>
                <Lines lines={days.slice(FIRST)} />
              </details>
            )}
          </>
        )}
      </Shown>
    </section>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const words = useWords(SEEN_WORDS);
  if (lines.length === 0) return null;
  return (
    <ul className="options seen-lines">
      {lines.map((one) => (
        <li key={`${one.day} ${one.role}`}>
          <span className="quiet-text figures">
            {one.day} · {one.from === one.to ? one.from : `${one.from}–${one.to}`}
          </span>
          <strong>
            {words.some(words.roles[one.role as keyof typeof words.roles] ?? one.role, one.people)}
          </strong>
          <span>{done(one, words).join(words.and)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What they did, most telling last. */
function done(one: Line, words: (typeof SEEN_WORDS)['en']): string[] {
  return [
    ...(one.looks > 0 ? [words.looked] : []),
    ...(one.changes > 0 ? [words.wrote] : []),
    ...one.openings.map(({ field, why }) => words.opened(words.fields[field], words.reasons[why])),
  ];
}
