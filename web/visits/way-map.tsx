/** Where do the stops of a day lie on the house's map? Without a network, or where no map can be had, the sketch stays. */
import { useEffect, useRef, useState } from 'react';
import type { DayPack } from '../../server/api/visits/visits-schema.ts';
import { WaySketch } from './way-sketch.tsx';

interface Props {
  readonly stops: DayPack['stops'];
  readonly credit: string;
  readonly label: string;
  /** What the sketch is called. */
  readonly sketch: string;
}

export function WayMap({ stops, credit, label, sketch }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const spots = stops.filter(({ spot }) => spot !== null).map(({ visit }) => visit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for another day, not for what is entered meanwhile
  useEffect(() => {
    if (place.current === null) return;
    const element = place.current;
    let remove: (() => void) | null = null;
    let gone = false;
    // Only a house with a map pays for the program that shows one; without a network it cannot be had.
    import('./leaflet-map.ts').then(
      ({ drawMap }) => {
        if (!gone) remove = drawMap(element, stops, () => setFailed(true));
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      remove?.();
    };
  }, [spots.join()]);
  if (failed || spots.length === 0) return <WaySketch stops={stops} label={sketch} />;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group without being a landmark; a fieldset is for forms */}
      <div ref={place} className="way-map" role="group" aria-label={label} />
      <p className="quiet-text">{credit}</p>
    </>
  );
}
