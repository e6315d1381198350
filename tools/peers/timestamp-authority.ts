/**
 * Where does a timestamp that is really signed come from, without a network?
 *
 * A timestamp authority on the loopback address whose answers `openssl ts` makes with a key and certificates of its own, made when it
 * starts. Its faults are those of real ones: it refuses, answers something else, or answers nonsense.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What it does with a request. */
export type AuthorityMood = 'signs' | 'refuses' | 'broken' | 'nonsense';

/** An authority that runs. `certificate`: path of what vouches for its tokens. */
export interface Authority {
  readonly url: string;
  readonly certificate: string;
  mood: AuthorityMood;
  close(): Promise<void>;
}

const CONFIG = `
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[signer]
basicConstraints = critical, CA:false
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = here
[here]
serial = serial
signer_cert = signer.pem
signer_key = signer.key
certs = ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;

/** Whether this machine has openssl. */
export function hasOpenssl(): boolean {
  return spawnSync('openssl', ['version']).status === 0;
}

/** Starts an authority; close it after the tests. */
export async function startAuthority(): Promise<Authority> {
  const folder = mkdtempSync(join(tmpdir(), 'anhuan-tsa-'));
  makeKeys(folder);
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      if (authority.mood === 'broken') return void response.writeHead(503).end();
      if (authority.mood === 'nonsense') return void response.end('nonsense');
      response.setHeader('content-type', 'application/timestamp-reply');
      // A refusal is what openssl makes of a request it does not understand.
      const query = authority.mood === 'refuses' ? Buffer.from('3003020101', 'hex') : Buffer.concat(pieces);
      response.end(answerTo(folder, query));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority: Authority = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    certificate: join(folder, 'ca.pem'),
    mood: 'signs',
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
  return authority;
}

/** A root that vouches for itself, and a signer that it vouches for: for timestamps alone. */
function makeKeys(folder: string): void {
  const openssl = (words: string) => {
    const done = spawnSync('openssl', words.split(' '), { cwd: folder });
    if (done.status !== 0) throw new Error(`openssl ${words}: ${done.stderr}`);
  };
  writeFileSync(join(folder, 'tsa.cnf'), CONFIG);
  writeFileSync(join(folder, 'serial'), '01\n');
  const key = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -config tsa.cnf';
  openssl(`req -x509 -days 9 -subj /CN=Authority -extensions ca ${key} -keyout ca.key -out ca.pem`);
  openssl(`req -subj /CN=Signer ${key} -keyout signer.key -out signer.csr`);
  const by = '-CA ca.pem -CAkey ca.key -CAcreateserial -days 9 -extfile tsa.cnf -extensions signer';
  openssl(`x509 -req -in signer.csr ${by} -out signer.pem`);
}

function answerTo(folder: string, query: Buffer): Buffer {
  writeFileSync(join(folder, 'query'), query);
  const words = 'ts -reply -config tsa.cnf -section here -queryfile query -out answer';
  spawnSync('openssl', words.split(' '), { cwd: folder });
  return readFileSync(join(folder, 'answer'));
}
