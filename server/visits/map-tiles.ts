/**
 * Whence come the pieces of a map that visitors see, and who learns where they go?
 *
 * From a server of map tiles that whoever runs the house names; none by default. The house itself asks for each piece: a device asks nobody
 * but us, and the map's owner learns a square of land, never who goes there or with which device. What comes is a picture by its content
 * and not too large, or nothing.
 */

/** Where tiles lie: an address with {z}, {x} and {y}, and whom the map is owed to, as its licence wants it shown. */
export interface MapTerms {
  readonly tiles: string;
  readonly credit: string;
}

/** A piece of a map. */
export interface Tile {
  readonly media: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly bytes: Buffer;
}

const WAIT_MS = 5_000;
const MOST_BYTES = 512 * 1024;
/** From a whole country to a house door. */
export const ZOOMS = { least: 3, most: 19 } as const;

/** The tile of a zoom, column and row; null: there is none there, or the server does not give it. */
export async function readTile({ tiles }: MapTerms, z: number, x: number, y: number): Promise<Tile | null> {
  if (z < ZOOMS.least || z > ZOOMS.most || x >= 2 ** z || y >= 2 ** z) return null;
  const address = tiles.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(WAIT_MS) });
    const bytes = answer.ok ? await shortBytes(answer) : null;
    const media = bytes === null ? null : mediaOfTile(bytes);
    return bytes === null || media === null ? null : { media, bytes };
  } catch {
    // A map that cannot be had is no fault of the day: the page shows its own sketch.
    return null;
  }
}

/** The body; null when it is larger than a tile can be. */
async function shortBytes(answer: Response): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.length;
    if (size > MOST_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The kind of a picture by its first bytes; null: none that is shown. */
function mediaOfTile(bytes: Buffer): Tile['media'] | null {
  const head = bytes.subarray(0, 12).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : null;
}
