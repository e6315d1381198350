/**
 * How does a telephone record what is said, so that it is kept as it is said?
 *
 * The browser's own recorder gives some seconds at a time; each goes to the disk before the next. One channel, few bits: speech.
 */
import { putSound, type SoundEnd } from './sound-store.ts';

/** Some seconds: what a device that is switched off can lose. */
const PIECE_MS = 5_000;
const BITS = 24_000;
const MEDIA = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/** Recordings that run in this page. */
export const running = new Set<string>();

/** A recording that runs. */
export interface Recorder {
  readonly since: number;
  readonly stop: () => Promise<void>;
}

/** Whether this device can record; a page that was not fetched over TLS may not. */
export const canRecord = (): boolean =>
  typeof MediaRecorder !== 'undefined' && navigator.mediaDevices?.getUserMedia !== undefined;

/** Begins to record; asks for the microphone. Throws when she, or the device, says no. `saved` is told after each piece. */
export async function startRecorder(visitor: string, visit: string, saved: () => void): Promise<Recorder> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, noiseSuppression: true },
  });
  const mimeType = MEDIA.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: BITS,
    ...(mimeType === undefined ? {} : { mimeType }),
  });
  const recording = crypto.randomUUID();
  const since = Date.now();
  const head = { visitor, visit, recording };
  const end: SoundEnd = { ...head, key: `${recording} end`, order: since, open: true };
  let seq = 0;
  let writing: Promise<void> = putSound(end);
  running.add(recording);
  recorder.ondataavailable = ({ data }) => {
    if (data.size === 0) return;
    seq += 1;
    const piece = { ...head, key: `${recording} ${seq}`, order: Date.now(), seq, sound: data };
    writing = writing.then(() => putSound(piece)).then(saved);
  };
  const over = new Promise<void>((done) => {
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      writing = writing.then(() => putSound({ ...end, open: false, order: Date.now() + 1 })).then(saved);
      running.delete(recording);
      void writing.then(done);
    };
  });
  recorder.start(PIECE_MS);
  return {
    since,
    stop: () => {
      if (recorder.state !== 'inactive') recorder.stop();
      return over;
    },
  };
}
