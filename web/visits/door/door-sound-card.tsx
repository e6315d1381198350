/** Is what is said recorded now, since when, and how is it stopped? Only while he agrees. */
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../parts/words.tsx';
import { VISITS_WORDS } from '../visits-words.ts';
import { Card } from './door-card.tsx';
import { canRecord, type Recorder, startRecorder } from './door-recorder.ts';
import { forgetSounds } from './sound-store.ts';

interface Props {
  readonly visitor: string;
  readonly visit: string;
  /** His consent stands. */
  readonly agreed: boolean;
  /** A piece was saved, or the recording ended. */
  readonly changed: () => void;
}

export function DoorSound({ visitor, visit, agreed, changed }: Props) {
  const { sound: words } = useWords(VISITS_WORDS);
  const recorder = useRef<Recorder | null>(null);
  const [since, setSince] = useState<number | null>(null);
  const [denied, setDenied] = useState(false);
  const stop = async () => {
    await recorder.current?.stop();
    recorder.current = null;
    setSince(null);
    changed();
  };
  const start = async () => {
    try {
      recorder.current = await startRecorder(visitor, visit, changed);
      setSince(recorder.current.since);
      setDenied(false);
    } catch {
      setDenied(true);
    }
  };
  // Whoever withdraws is not recorded a second longer; leaving the stop ends it too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: stopped by what he says, not by how the page is drawn
  useEffect(() => {
    if (agreed || recorder.current === null) return;
    // The last seconds are written while it stops.
    void stop()
      .then(() => forgetSounds(visit))
      .then(changed);
  }, [agreed]);
  useEffect(
    () => () => {
      void recorder.current?.stop();
    },
    [],
  );
  if (!agreed) return null;
  return (
    <Card title={words.title}>
      {!canRecord() && <p>{words.cannot}</p>}
      {since === null ? (
        <button type="button" disabled={!canRecord()} onClick={() => void start()}>
          {words.start}
        </button>
      ) : (
        <div className="visit-row">
          <p className="visit-recording">
            <span aria-hidden="true">●</span> {words.runs} <Running since={since} />
          </p>
          <button type="button" className="quiet" onClick={() => void stop()}>
            {words.stop}
          </button>
        </div>
      )}
      {denied && <p role="alert">{words.denied}</p>}
      <p className="quiet-text">{words.kept}</p>
    </Card>
  );
}

/** Minutes and seconds since it began. */
function Running({ since }: { since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(tick);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className="figures" role="timer">
      {text}
    </span>
  );
}
