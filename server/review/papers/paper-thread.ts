/**
 * What does the thread do that reads papers?
 *
 * It reads one file after the other, or lays a file upon a picture, and answers each; whatever a file does to it, it does not do to the process
 * that serves.
 */
import { parentPort } from 'node:worker_threads';
import type { SeenPicture } from '../look-at-picture.ts';
import { type Laid, lay } from '../pictures/picture-match.ts';
import { lookAtPaper, type PaperSeen } from './paper-look.ts';

/** What the bench asks: read a file, or read it and lay it upon a picture. */
export interface PaperOrder {
  readonly file: Uint8Array;
  readonly upon: SeenPicture | null;
}
export type PaperAnswer =
  | { readonly did: 'look'; readonly seen: PaperSeen }
  /** Null: it has no picture, or cannot be laid upon this one. */
  | { readonly did: 'lay'; readonly laid: Laid | null };

function answerOf({ file, upon }: PaperOrder): PaperAnswer {
  const seen = lookAtPaper(file);
  if (upon === null) return { did: 'look', seen };
  const other = seen.state === 'read' ? seen.look.pictures[0] : undefined;
  return {
    did: 'lay',
    laid: other === undefined ? null : lay(upon.grey, upon.points, other.grey, other.points),
  };
}

if (parentPort === null) throw new Error('a paper thread is started by its bench');
const port = parentPort;
port.on('message', (order: PaperOrder) => port.postMessage(answerOf(order)));
