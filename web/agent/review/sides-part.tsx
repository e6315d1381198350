/** Which words or squares do two papers share? Both sides, opened for a reason that is kept. */

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, Fragment } from 'react';
import type { SideShown, SidesAnswer } from '../../../server/api/review/review-schema.ts';
import { tell } from '../../api/ask.ts';
import { atTime } from '../../parts/at-time.ts';
import { Failing } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { REVIEW_WORDS } from './review-words.ts';

export function SidesPart({ path, by, label }: { path: string; by: string; label: string }) {
  const words = useWords(REVIEW_WORDS);
  const sides = useMutation({ mutationFn: (why: string) => tell<SidesAnswer>(path, { by, why }) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    sides.mutate(String(new FormData(event.currentTarget).get('why')));
  };
  if (sides.data !== undefined)
    return (
      <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))' }}>
        <Side title={words.own} side={sides.data.own} />
        {sides.data.other !== null && <Side title={words.other} side={sides.data.other} />}
      </div>
    );
  return (
    <form className="form" onSubmit={submit}>
      {sides.error !== null && <Failing error={sides.error} again={() => sides.reset()} />}
      <label>
        {words.why}
        <input name="why" required minLength={3} />
      </label>
      <button type="submit" className="quiet" disabled={by === ''}>
        {label}
      </button>
    </form>
  );
}

function Side({ title, side }: { title: string; side: SideShown }) {
  const words = useWords(REVIEW_WORDS);
  const name = `${title} · ${side.who} · ${atTime(side.at)}`;
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      {side.paper !== null && side.media?.startsWith('image/') && (
        <div style={{ position: 'relative' }}>
          <img src={side.paper} alt={name} style={{ width: '100%', display: 'block' }} />
          {side.alike.map(([left = 0, top = 0, width = 0, height = 0]) => (
            <span
              key={`${left}/${top}`}
              style={{
                position: 'absolute',
                left: `${left / 10}%`,
                top: `${top / 10}%`,
                width: `${width / 10}%`,
                height: `${height / 10}%`,
                background: 'rgb(0 110 110 / 18%)',
              }}
            />
          ))}
        </div>
      )}
      {side.paper !== null && !side.media?.startsWith('image/') && (
        <a href={side.paper} download>
          {words.file}
        </a>
      )}
      {side.text !== null && <blockquote>{markedText(side.text, side.marked)}</blockquote>}
    </section>
  );
}

/** The text with its shared runs marked. */
function markedText(text: string, runs: SideShown['marked']) {
  if (runs.length === 0) return text;
  return runs.map(([from, to], place) => (
    <Fragment key={from}>
      {text.slice(place === 0 ? 0 : runs[place - 1]![1], from)}
      <mark>{text.slice(from, to)}</mark>
      {place === runs.length - 1 && text.slice(to)}
    </Fragment>
  ));
}
