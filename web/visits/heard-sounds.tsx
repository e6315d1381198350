/** What was recorded at his door, and who hears it for which reason? The reason stands in his record before anything sounds. */
import { useEffect, useState } from 'react';
import type { VisitCaseShown } from '../../server/api/visits/visits-schema.ts';
import { fetchFile, part } from '../api/ask.ts';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { ARRANGING_WORDS } from './arranging-words.ts';

type Sound = VisitCaseShown['sounds'][number];

export function HeardSounds({ sounds, by }: { sounds: readonly Sound[]; by: string }) {
  const words = useWords(ARRANGING_WORDS).sound;
  if (sounds.length === 0) return null;
  return (
    <section className="card" aria-labelledby="sounds">
      <h3 id="sounds">{words.title}</h3>
      <p className="quiet-text">{words.lead}</p>
      {sounds.map((one, place) => (
        <OneSound key={one.recording} one={one} number={place + 1} by={by} />
      ))}
    </section>
  );
}

function OneSound({ one, number, by }: { one: Sound; number: number; by: string }) {
  const words = useWords(ARRANGING_WORDS).sound;
  const [why, setWhy] = useState('');
  const [address, setAddress] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => () => URL.revokeObjectURL(address ?? ''), [address]);
  const hear = async () => {
    try {
      const path = `/lead/visits/${part(one.visit)}/sounds/${part(one.recording)}`;
      setAddress(URL.createObjectURL(await fetchFile(path, { by, why })));
      setError(null);
    } catch (failed) {
      setError(failed as Error);
    }
  };
  const name = words.of(number, one.at.slice(0, 10), one.by);
  if (one.gone)
    return (
      <p>
        {name}: {words.gone}
      </p>
    );
  return (
    <form
      className="visit-row"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        void hear();
      }}
    >
      <span>{name}</span>
      <label>
        {words.why}{' '}
        <select value={why} required onChange={(event) => setWhy(event.target.value)}>
          <option value="" />
          {Object.entries(words.whys).map(([code, says]) => (
            <option key={code} value={code}>
              {says}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="quiet">
        {words.hear}
      </button>
      {/* biome-ignore lint/a11y/useMediaCaption: what was said at a door is not written down by anybody */}
      {address !== null && <audio controls src={address} aria-label={name} />}
      {error !== null && <Failing error={error} again={() => setError(null)} />}
    </form>
  );
}
