/**
 * Where does sound lie until the server has it?
 *
 * On the device's disk, some seconds at a time, so that a telephone that is switched off loses no more than the last of them. Beside the
 * pieces of a recording lies its end: open while it runs, due when it was stopped or when the page comes back without it.
 */
import { DeviceStore } from '../device-store.ts';

const SOUNDS = 'sounds';
const device = new DeviceStore('anhuan-door-sound', { [SOUNDS]: { keyPath: 'key' } });

interface Lying {
  readonly key: string;
  readonly visitor: string;
  readonly visit: string;
  readonly recording: string;
  readonly order: number;
}

export interface SoundPiece extends Lying {
  readonly seq: number;
  readonly sound: Blob;
}

/** The end of a recording; `open`: it runs. */
export interface SoundEnd extends Lying {
  readonly open: boolean;
}

export type Sounding = SoundPiece | SoundEnd;

export const isPiece = (one: Sounding): one is SoundPiece => 'seq' in one;

export const putSound = (one: Sounding) =>
  device.run(SOUNDS, 'readwrite', (store) => store.put(one)).then(() => undefined);

export const dropSound = (key: string) =>
  device.run(SOUNDS, 'readwrite', (store) => store.delete(key)).then(() => undefined);

/** What was not sent yet, in its order: a recording's end after its pieces. */
export async function unsentSounds(visitor: string): Promise<Sounding[]> {
  const all = await device.run<Sounding[]>(SOUNDS, 'readonly', (store) => store.getAll());
  return all
    .filter((one) => one.visitor === visitor && (isPiece(one) || !one.open))
    .sort((a, b) => a.order - b.order);
}

/** He no longer agrees: what was recorded on a visit goes from the device, whatever the network does. */
export async function forgetSounds(visit: string): Promise<void> {
  const all = await device.run<Sounding[]>(SOUNDS, 'readonly', (store) => store.getAll());
  for (const one of all) if (one.visit === visit) await dropSound(one.key);
}

/** Recordings that ran when the page went away have ended: nobody records them any more. */
export async function closeOpen(visitor: string, running: ReadonlySet<string>): Promise<void> {
  const all = await device.run<Sounding[]>(SOUNDS, 'readonly', (store) => store.getAll());
  for (const one of all)
    if (one.visitor === visitor && !isPiece(one) && one.open && !running.has(one.recording))
      await putSound({ ...one, open: false, order: Date.now() });
}
