/** What does she do at one stop, in which order, and what is already saved? */
import { useState } from 'react';
import type {
  DayPack,
  LeaveShown,
  SentBody,
  StandingShown,
} from '../../../server/api/visits/visits-schema.ts';
import { ask, tell } from '../../api/ask.ts';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { isOffline } from '../visit-sending.ts';
import {
  entryOf,
  type KeptDay,
  keepDay,
  keptDay,
  minuteNow,
  type OutboxEntry,
  putEntry,
} from '../visit-store.ts';
import { VISITS_WORDS } from '../visits-words.ts';
import { DoorSteps } from './door-steps.tsx';
import { forgetSounds } from './sound-store.ts';

export type Stop = DayPack['stops'][number];

interface Props {
  readonly kept: KeptDay;
  readonly stop: Stop;
  readonly waiting: readonly OutboxEntry[];
  readonly offline: boolean;
  readonly changed: () => Promise<void>;
  readonly send: () => Promise<void>;
  readonly close: () => void;
}

/** The clock of a minute of the house as this device shows it, by the distance to now. */
export function clockOfMinute(kept: KeptDay, minute: number): string {
  const at = new Date(kept.fetchedAt + (minute - kept.pack.now) * 60_000);
  // The house may rehearse another time of day: its own clock is told by the appointment.
  const stop = kept.pack.stops[0];
  if (stop === undefined) return at.toTimeString().slice(0, 5);
  const [hour = 0, of = 0] = (stop.text.split('–')[0] ?? '').split(':').map(Number);
  const clock = (((hour * 60 + of + minute - stop.from) % 1440) + 1440) % 1440;
  return `${String(Math.floor(clock / 60)).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}`;
}

export function StopPart(props: Props) {
  const words = useWords(VISITS_WORDS);
  const { kept, stop, waiting, changed, send, close } = props;
  const [told, setTold] = useState<string | null>(null);
  const entered = [...kept.sent, ...waiting].filter(({ visit }) => visit === stop.visit);
  const has = (type: SentBody['type']) => entered.findLast(({ body }) => body.type === type);
  const save = async (body: SentBody) => {
    await putEntry(entryOf(kept, stop.visit, body));
    if (body.type === 'consent' && body.of === 'recording' && !body.given) await forgetSounds(stop.visit);
    setTold(words.saved);
    await changed();
    void send();
  };
  const over = has('ended') !== undefined || stop.state === 'done';
  const arrived = has('arrived');
  return (
    <section className="visit-stop" aria-labelledby="visit-stop">
      <button type="button" className="quiet" onClick={close}>
        {words.close}
      </button>
      <h2 id="visit-stop">
        <span className="figures">{stop.text}</span> {stop.name}
      </h2>
      <p className="visit-address">{stop.address}</p>
      {stop.accompanied && <p>{words.accompanied}</p>}
      <p className="visit-saved" role="status">
        {told !== null && entered.length > 0 && told}
      </p>
      {over ? (
        <p className="visit-warn">{words.end.over}</p>
      ) : (
        <>
          <EndNow save={save} />
          {arrived === undefined ? (
            <OnTheWay {...props} save={save} />
          ) : (
            <>
              <p>
                <strong>{words.bell.arrived(clockOfMinute(kept, arrived.minute))}</strong>
              </p>
              <DoorSteps
                stop={stop}
                entered={entered}
                today={kept.pack.day}
                save={save}
                sound={{
                  visitor: kept.pack.visitor,
                  visit: stop.visit,
                  changed: () => void changed().then(send),
                }}
              />
            </>
          )}
        </>
      )}
    </section>
  );
}

type Save = (body: SentBody) => Promise<void>;

/** One tap, always within reach of the thumb. */
function EndNow({ save }: { save: Save }) {
  const { end } = useWords(VISITS_WORDS);
  return (
    <fieldset className="visit-leave-now">
      <legend>{end.stop}</legend>
      <div className="visit-row">
        {(['unsafe', 'abusive'] as const).map((how) => (
          <button
            key={how}
            type="button"
            className="visit-stop-now"
            onClick={() => void save({ type: 'ended', met: how === 'abusive', how })}
          >
            {end[how]}
          </button>
        ))}
      </div>
      <p className="quiet-text">{end.told}</p>
    </fieldset>
  );
}

type Bell = 'unasked' | 'stands' | 'unknown' | 'dead';

function OnTheWay(props: Props & { save: Save }) {
  const { kept, stop, changed } = props;
  const words = useWords(VISITS_WORDS);
  const language = useLanguage();
  const [no, setNo] = useState<string | null>(null);
  const leave = kept.leaves[stop.visit];
  const good = leave !== undefined && minuteNow(kept, Date.now()) <= leave.until;
  const take = async () => {
    const { visitor } = kept.pack;
    try {
      const given = await tell<LeaveShown>(`/visit/${stop.visit}/leave`, { by: visitor });
      if (given.permit === null || given.until === null) {
        setNo(given.told?.[language === 'en' ? 'en' : 'zh'] ?? '');
        return;
      }
      setNo(null);
      const fresh = (await keptDay(visitor, null)) ?? kept;
      const one = { permit: given.permit, at: given.at, until: given.until };
      await keepDay({ ...fresh, leaves: { ...fresh.leaves, [stop.visit]: one } });
      await changed();
    } catch (failed) {
      setNo(isOffline(failed) ? words.offline : (failed as Error).message);
    }
  };
  return (
    <>
      <section className="card" aria-labelledby="on-the-way">
        <h3 id="on-the-way">{words.leave.title}</h3>
        {leave === undefined && <p>{words.leave.none}</p>}
        {leave !== undefined && (
          <p>{good ? words.leave.have(clockOfMinute(kept, leave.until)) : words.leave.over}</p>
        )}
        {no !== null && (
          <p role="alert">
            {words.leave.refused} {no}
          </p>
        )}
        {!good && (
          <button type="button" onClick={() => void take()}>
            {words.leave.take}
          </button>
        )}
      </section>
      {good && <BeforeTheBell {...props} leave={leave} />}
    </>
  );
}

interface AtBell extends Props {
  readonly save: Save;
  readonly leave: KeptDay['leaves'][string];
}

function BeforeTheBell({ kept, stop, offline, save, leave }: AtBell) {
  const { bell: words } = useWords(VISITS_WORDS);
  const [bell, setBell] = useState<Bell>('unasked');
  const [askedAt, setAskedAt] = useState('');
  const [keepsPlace, setKeepsPlace] = useState(false);
  const askBell = async () => {
    const now = minuteNow(kept, Date.now());
    try {
      const query = { visitor: kept.pack.visitor, permit: leave.permit };
      const seen = await ask<StandingShown>(`/visit/${stop.visit}`, query);
      setAskedAt(clockOfMinute(kept, now));
      const stands = seen.leave === 'open' || (seen.leave === 'over' && now < leave.at);
      setBell(seen.state === 'booked' && stands ? 'stands' : 'dead');
    } catch (failed) {
      setBell(isOffline(failed) ? 'unknown' : 'dead');
    }
  };
  const arrive = async () => {
    const spot = keepsPlace ? await roughPlace() : null;
    await save({ type: 'arrived', permit: leave.permit, asked: bell === 'stands', spot });
  };
  return (
    <section className="card" aria-labelledby="before-the-bell">
      <h3 id="before-the-bell">{words.title}</h3>
      <p role="status">
        {bell === 'stands' && words.stands(askedAt)}
        {(bell === 'unknown' || (bell === 'unasked' && offline)) && words.unknown}
        {bell === 'dead' && words.dead}
      </p>
      {bell !== 'dead' && (
        <>
          {bell !== 'stands' && (
            <button type="button" onClick={() => void askBell()}>
              {words.ask}
            </button>
          )}
          <label className="visit-check">
            <input
              type="checkbox"
              checked={keepsPlace}
              onChange={(event) => setKeepsPlace(event.target.checked)}
            />
            {words.place}
          </label>
          {(bell === 'stands' || bell === 'unknown') && (
            <button type="button" onClick={() => void arrive()}>
              {bell === 'stands' ? words.here : words.hereAlone}
            </button>
          )}
        </>
      )}
    </section>
  );
}

const FIELD = 4_500;

/** Where the device is, rounded before it is written anywhere; null where it does not say. */
function roughPlace(): Promise<{ latitude: number; longitude: number } | null> {
  if (!('geolocation' in navigator)) return Promise.resolve(null);
  const rough = (degrees: number) => Math.round((degrees * 1_000_000) / FIELD) * FIELD;
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ latitude: rough(coords.latitude), longitude: rough(coords.longitude) }),
      () => done(null),
      { timeout: 4_000, maximumAge: 600_000 },
    );
  });
}
