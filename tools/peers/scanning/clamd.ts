/**
 * Where does a test find a scanner of viruses, without one?
 *
 * A server on the loopback address that speaks clamd's INSTREAM and finds what a test calls a virus. Its faults are those of real ones: it gives
 * up at its limit, breaks off, or says nothing.
 */

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export type ScannerMood = 'scans' | 'limit' | 'breaks-off' | 'silent';

/** A scanner that runs. `seen`: how many bytes each file had. */
export interface ClamPeer {
  readonly host: string;
  readonly port: number;
  readonly seen: number[];
  mood: ScannerMood;
  close(): Promise<void>;
}

const COMMAND = 'zINSTREAM\0';

/** Starts one that finds files in which `virus` stands; close it after the tests. */
export async function startClam(virus: string): Promise<ClamPeer> {
  const seen: number[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    let come = Buffer.alloc(0);
    socket.on('data', (piece) => {
      come = Buffer.concat([come, piece]);
      const file = fileIn(come);
      if (file === null || peer.mood === 'silent') return;
      seen.push(file.length);
      if (peer.mood === 'breaks-off') return void socket.destroy();
      if (peer.mood === 'limit') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      socket.end(file.includes(virus) ? 'stream: Test.Virus.1 FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const peer: ClamPeer = {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    seen,
    mood: 'scans',
    close: () =>
      new Promise((done) => {
        for (const one of open) one.destroy();
        server.close(() => done());
      }),
  };
  return peer;
}

/** The whole file that came; null: it is not over. Throws for what is no stream. */
function fileIn(come: Buffer): Buffer | null {
  if (come.length < COMMAND.length) return null;
  if (come.subarray(0, COMMAND.length).toString('latin1') !== COMMAND) throw new Error('no stream');
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= come.length; ) {
    const length = come.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > come.length) return null;
    pieces.push(come.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
