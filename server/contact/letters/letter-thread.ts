/**
 * What does the thread do that sets letters?
 *
 * It sets one letter after another and answers each under its number. Typesetting keeps a little memory of every letter; the
 * press throws the thread away after some hundreds.
 */
import { parentPort } from 'node:worker_threads';
import type { Letter, SetLetter, Unset } from './letter.ts';
import { Typesetter } from './typesetting.ts';

/** What the press asks, and what the thread answers. */
export interface Order {
  readonly id: number;
  readonly letter: Letter;
}
export interface Done {
  readonly id: number;
  readonly set: SetLetter | Unset;
}

if (parentPort === null) throw new Error('a letter thread is started by the press');
const port = parentPort;
const typesetter = new Typesetter();
// One after the other: an answer leaves before the next letter begins.
let last: Promise<void> = Promise.resolve();
port.on('message', ({ id, letter }: Order) => {
  last = last.then(async () => {
    port.postMessage({ id, set: await typesetter.set(letter) } satisfies Done);
  });
});
