/**
 * Does a scanner of viruses find something in a file?
 *
 * Asked by clamd's own protocol (INSTREAM): the file goes in pieces over one connection, and one line comes back. A house names its scanner, or has
 * none; one that cannot be asked, or gives up at its own limit, has found nothing and cleared nothing: the file is not taken then.
 */
import { connect } from 'node:net';

/** Where the scanner listens; on this machine, or in a net of the house: what is sent there is personal and in the clear. */
export interface Scanner {
  readonly host: string;
  readonly port: number;
}

export type Scanned = 'clean' | 'found' | 'unasked';

const WAIT_MS = 30_000;
const PIECE = 64 * 1024;
const LONGEST_LINE = 4_096;

/** Asks about a file. Never rejects. */
export function scanFile({ host, port }: Scanner, file: Uint8Array, waitMs = WAIT_MS): Promise<Scanned> {
  return new Promise((done) => {
    const line = connect({ host, port });
    let answer = '';
    const end = (scanned: Scanned) => {
      line.destroy();
      done(scanned);
    };
    line.setTimeout(waitMs, () => end('unasked'));
    line.on('error', () => end('unasked'));
    line.on('connect', () => {
      line.write('zINSTREAM\0');
      for (let from = 0; from < file.length; from += PIECE) {
        const piece = file.subarray(from, from + PIECE);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.length);
        line.write(length);
        line.write(piece);
      }
      line.write(Buffer.alloc(4));
    });
    line.on('data', (piece) => {
      answer += piece.toString('latin1');
      if (answer.includes('\0') || answer.length > LONGEST_LINE) end(meaning(answer));
    });
    line.on('close', () => end(meaning(answer)));
  });
}

/** "stream: OK", "stream: Name-Of-It FOUND", or anything else. */
function meaning(answer: string): Scanned {
  const [line = ''] = answer.split('\0');
  if (line === 'stream: OK') return 'clean';
  return /^stream: .+ FOUND$/.test(line) ? 'found' : 'unasked';
}
