/** What does a visitor see of her day, with a network and without one? */
import { useEffect, useState } from 'react';
import type { MeAnswer } from '../../server/api/people/people-schema.ts';
import type { DayPack } from '../../server/api/visits/visits-schema.ts';
import { ask } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Failing, Waiting } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { unsentSounds } from './door/sound-store.ts';
import { StopPart } from './door/stop-part.tsx';
import { isOffline, sendWaiting } from './visit-sending.ts';
import { type KeptDay, keepDay, keepPage, keptDay, type OutboxEntry, unsent } from './visit-store.ts';
import { VISITS_WORDS } from './visits-words.ts';
import { WayMap } from './way-map.tsx';
import { WaySketch } from './way-sketch.tsx';
import './visits.css';

const NUMBER = 'anhuan-visitor';
const AGAIN_MS = 10_000;
export const kilometres = (metres: number) => (metres / 1000).toFixed(1);

/** Her day, what waits to be sent, and how both are renewed. */
function useDay(visitor: string) {
  const [kept, setKept] = useState<KeptDay | null>(null);
  const [waiting, setWaiting] = useState<readonly OutboxEntry[]>([]);
  const [sounds, setSounds] = useState(0);
  const [offline, setOffline] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [looks, setLooks] = useState<readonly string[]>([]);
  const [ready, setReady] = useState(false);
  const read = async () => {
    setKept(await keptDay(visitor === '' ? null : visitor, null));
    setWaiting(await unsent(visitor));
    setSounds((await unsentSounds(visitor)).length);
  };
  const renew = async () => {
    try {
      const found = await sendWaiting(visitor);
      setLooks((before) => [...new Set([...before, ...found])]);
      const fetchedAt = Date.now();
      const pack = await ask<DayPack>('/visit/day', { visitor });
      const before = await keptDay(pack.visitor, pack.day);
      await keepDay({ pack, fetchedAt, leaves: before?.leaves ?? {}, sent: before?.sent ?? [] });
      setOffline(false);
      setError(null);
      void keepPage();
    } catch (failed) {
      if (isOffline(failed)) setOffline(true);
      else setError(failed as Error);
    }
    await read();
    setReady(true);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: renewed for another visitor, and when the network comes back
  useEffect(() => {
    if (visitor === '') return;
    void read().then(renew);
    const again = () => void renew();
    const gone = () => setOffline(true);
    window.addEventListener('online', again);
    window.addEventListener('offline', gone);
    return () => {
      window.removeEventListener('online', again);
      window.removeEventListener('offline', gone);
    };
  }, [visitor]);
  // A sending that broke off while the device calls itself connected is told by no event: it is tried again until nothing waits.
  // biome-ignore lint/correctness/useExhaustiveDependencies: renewing reads the device anew each time
  useEffect(() => {
    if (!offline || waiting.length + sounds === 0) return;
    const soon = setInterval(() => void (navigator.onLine && renew()), AGAIN_MS);
    return () => clearInterval(soon);
  }, [offline, waiting.length + sounds]);
  return { kept, waiting, sounds, offline, error, looks, ready, read, renew };
}

/** Under which number she goes: her session's, or what this device knows from before. */
function useVisitor(): {
  readonly number: string;
  readonly asked: boolean;
  readonly say: (number: string) => void;
} {
  const [number, setNumber] = useState(() => localStorage.getItem(NUMBER) ?? '');
  const [asked, setAsked] = useState(false);
  const say = (one: string) => {
    localStorage.setItem(NUMBER, one);
    setNumber(one);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once
  useEffect(() => {
    ask<MeAnswer>('/people/me').then(
      (me) => {
        if (me.who?.kind === 'staff') say(me.who.number);
        else setAsked(!me.required);
      },
      () => undefined,
    );
  }, []);
  return { number, asked, say };
}

/**
 * Whoever came here from another page of the house carries that page's leave from the browser, which has neither microphone nor place: the
 * page is fetched anew, once, under its own.
 */
function useOwnLeave(): void {
  useEffect(() => {
    const policy = (document as { featurePolicy?: { allowsFeature: (name: string) => boolean } })
      .featurePolicy;
    const lacks = policy !== undefined && !policy.allowsFeature('microphone');
    if (!lacks || !navigator.onLine || sessionStorage.getItem(NUMBER) !== null) return;
    sessionStorage.setItem(NUMBER, 'fetched anew');
    location.reload();
  }, []);
}

export function DayPage() {
  useOwnLeave();
  const words = useWords(VISITS_WORDS);
  const visitor = useVisitor();
  const day = useDay(visitor.number);
  const [open, setOpen] = useState<string | null>(null);
  const { kept, waiting, sounds, offline } = day;
  const stops = kept?.pack.stops ?? [];
  const chosen = stops.find(({ visit }) => visit === open);
  return (
    <Frame door="visit" title={words.title} today={kept?.pack.day ?? null}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {visitor.asked && (
        <label className="visit-field">
          {words.who}
          <input value={visitor.number} onChange={(event) => visitor.say(event.target.value.trim())} />
        </label>
      )}
      <div className={`visit-net ${offline ? 'visit-off' : ''}`} role="status">
        <p>{offline ? words.offline : words.online}</p>
        <p>{waiting.length > 0 ? words.waiting(waiting.length) : sounds === 0 && words.allSent}</p>
        {sounds > 0 && <p>{words.sound.waiting(sounds)}</p>}
        <button type="button" className="quiet" onClick={() => void day.renew()}>
          {words.refresh}
        </button>
      </div>
      <Looks looks={day.looks} />
      {day.error !== null && <Failing error={day.error} again={() => void day.renew()} />}
      {kept === null && visitor.number !== '' && !day.ready && <Waiting />}
      {kept === null && day.ready && day.error === null && <Empty>{words.none}</Empty>}
      {kept !== null && chosen === undefined && (
        <>
          {open !== null && (
            <p className="visit-warn" role="alert">
              {words.gone}
            </p>
          )}
          <Stops pack={kept.pack} offline={offline} open={setOpen} />
        </>
      )}
      {kept !== null && chosen !== undefined && (
        <StopPart
          kept={kept}
          stop={chosen}
          waiting={waiting}
          offline={offline}
          changed={day.read}
          send={day.renew}
          close={() => setOpen(null)}
        />
      )}
    </Frame>
  );
}

function Looks({ looks }: { looks: readonly string[] }) {
  const words = useWords(VISITS_WORDS);
  return (
    <div role="alert">
      {looks.includes('breach') && <p className="visit-warn">{words.breach}</p>}
      {looks.includes('not-used') && <p className="visit-warn">{words.notUsed}</p>}
    </div>
  );
}

function Stops({ pack, offline, open }: { pack: DayPack; offline: boolean; open: (visit: string) => void }) {
  const words = useWords(VISITS_WORDS);
  if (pack.stops.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <>
      {pack.map === null || offline ? (
        <WaySketch stops={pack.stops} label={words.sketch} />
      ) : (
        <WayMap stops={pack.stops} credit={pack.map.credit} label={words.map} sketch={words.sketch} />
      )}
      <p className="quiet-text">{pack.metres > 0 ? words.way(kilometres(pack.metres)) : words.noWay}</p>
      <ol className="visit-stops">
        {pack.stops.map((stop) => (
          <li key={stop.visit} className="card">
            <h2>
              <span className="figures">{stop.text}</span> {stop.name}
            </h2>
            <p>
              {words.places[stop.place]} · {words.states[stop.state]}
            </p>
            <p className="visit-address">{stop.address}</p>
            {stop.metres > 0 && <p className="quiet-text">{words.metres(kilometres(stop.metres))}</p>}
            {stop.accompanied && <p>{words.accompanied}</p>}
            <p>
              {words.together}{' '}
              {stop.together.map(({ name, card }) => `${name} (${words.card} ${card})`).join(', ')}
            </p>
            <div className="visit-row">
              <button type="button" onClick={() => open(stop.visit)}>
                {words.open}: {stop.name}
              </button>
              <a href={`/api/visit/${stop.visit}/calendar.ics?visitor=${encodeURIComponent(pack.visitor)}`}>
                {words.calendar}
              </a>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
