/**
 * How do files reach a slow telephone small?
 *
 * Packed once, when the web is built, as hard as it can be done (Brotli 11, gzip 9): the server only chooses what the browser can read.
 * What does not become smaller stays as it is.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const PACKED = /\.(js|css|html|svg|json|webmanifest)$/;
/** Below this a packet carries it whole. */
const LEAST = 1_000;

/** Writes `.br` and `.gz` beside every file of text. */
export function packedFiles(): Plugin {
  let folder = '';
  return {
    name: 'packed-files',
    apply: 'build',
    configResolved({ build }) {
      folder = build.outDir;
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true }) as string[])
        if (PACKED.test(name)) pack(join(folder, name));
    },
  };
}

function pack(path: string): void {
  const bytes = readFileSync(path);
  if (bytes.length < LEAST) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
