/** How may we contact you? Each choice holds from the moment it is pressed, and says what it ended. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { WishAnswer, WishAsked } from '../../server/api/live/wishes-api.ts';
import { tell } from '../api/ask.ts';
import { KNOWN_WORDS } from '../parts/known-words.ts';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { SILENCE_WORDS } from './silence-words.ts';

/** Tells a wish, and asks anew for what the page shows. */
export function useWish(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: WishAsked) => tell<WishAnswer>(`${path}/wishes`, wish),
    onSuccess: () => void client.invalidateQueries(),
  });
}

export function WishesPart({ path }: { path: string }) {
  const words = useWords(SILENCE_WORDS).wishes;
  const id = useId();
  const wish = useWish(path);
  const [hours, setHours] = useState({ from: '09:00', to: '18:00' });
  type Way = keyof typeof words.ways;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p className="quiet-text">{words.text}</p>
      <Choice<Way> label={words.way} options={words.ways}>
        {(way) => (
          <>
            <Act onPress={() => wish.mutate({ wish: 'no-way', way })}>{words.closeWay}</Act>
            <Act onPress={() => wish.mutate({ wish: 'way-again', way })}>{words.openWay}</Act>
          </>
        )}
      </Choice>
      <fieldset className="wish">
        <legend>{words.hours}</legend>
        <div className="pair">
          {(['from', 'to'] as const).map((end) => (
            <label key={end}>
              {words[end]}
              <input
                type="time"
                required
                value={hours[end]}
                onChange={(event) => setHours({ ...hours, [end]: event.target.value })}
              />
            </label>
          ))}
        </div>
        <div className="choices">
          <Act onPress={() => wish.mutate({ wish: 'hours', ...hours })}>{words.keepHours}</Act>
          <Act onPress={() => wish.mutate({ wish: 'any-hours' })}>{words.anyHours}</Act>
        </div>
      </fieldset>
      <Choice<'phone' | 'email'> label={words.address} options={words.addresses}>
        {(address) => (
          <Act onPress={() => wish.mutate({ wish: 'no-address', address })}>{words.closeAddress}</Act>
        )}
      </Choice>
      <Choice<'sms' | 'call' | 'time'> label={words.withdraw} options={words.scopes}>
        {(scope) => (
          <Act onPress={() => wish.mutate({ wish: 'withdraw-consent', scope })}>{words.withdrawNow}</Act>
        )}
      </Choice>
      <fieldset className="wish">
        <legend>{words.stop}</legend>
        <p className="quiet-text">{words.stopText}</p>
        <Act onPress={() => wish.mutate({ wish: 'no-contact' })}>{words.stopNow}</Act>
      </fieldset>
      {wish.error !== null && <Failing error={wish.error} again={() => wish.reset()} />}
      <div aria-live="polite">{wish.data !== undefined && <Kept answer={wish.data} />}</div>
    </section>
  );
}

function Kept({ answer: { ended } }: { answer: WishAnswer }) {
  const words = useWords(SILENCE_WORDS).wishes;
  const known = useWords(KNOWN_WORDS);
  return (
    <p className="known">
      {words.kept}{' '}
      {ended !== null && known.ended(known.milliseconds(ended.milliseconds), ended.cancelled, ended.crossed)}
    </p>
  );
}

function Act({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="quiet" onClick={onPress}>
      {children}
    </button>
  );
}

/** One of several, and what can be done about it. */
function Choice<Name extends string>(props: {
  label: string;
  options: Readonly<Record<Name, string>>;
  children: (chosen: Name) => ReactNode;
}) {
  const names = Object.keys(props.options) as Name[];
  const [chosen, choose] = useState(names[0]!);
  return (
    <div className="wish">
      <label>
        {props.label}
        <select value={chosen} onChange={(event) => choose(event.target.value as Name)}>
          {names.map((name) => (
            <option key={name} value={name}>
              {props.options[name]}
            </option>
          ))}
        </select>
      </label>
      <div className="choices">{props.children(chosen)}</div>
    </div>
  );
}
