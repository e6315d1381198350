/** Has every page a picture in the documentation, small enough, and is what makes them small true to what they show? */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { smallPicture } from './small-picture.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const KILOBYTES = 120;
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Address and picture of each entry: a line that begins with the address, then the picture. */
function shownIn(text: string): Map<string, string> {
  const entries = text.matchAll(
    /^`(?<path>\/[^`]*)` · [^\n]+\n\n!\[[^\]]+\]\((?<file>images\/[\w-]+\.png)\)$/gm,
  );
  return new Map([...entries].map(({ groups }) => [groups!.path!, join('docs', groups!.file!)]));
}

test('each page of the routes has a picture, and each picture is there and small', () => {
  const routes = read('web/door-routes.tsx');
  const own = /const OWN = '([^']+)'/.exec(routes)![1]!;
  const list = routes.slice(routes.indexOf('const PAGES'), routes.indexOf('const ROUTES'));
  const paths = [
    ...list.matchAll(/\[\s*(?:'(?<plain>\/[^']*)'|(?<home>OWN)|`\$\{OWN\}(?<below>[^`]*)`),/g),
  ].map(({ groups }) => groups!.plain ?? own + (groups!.below ?? ''));
  expect(paths.length).toBeGreaterThan(45);
  const shown = shownIn(read('docs/pictures.md'));
  expect([...new Set(paths)].filter((path) => !shown.has(path))).toEqual([]);
  expect([...shown.values()].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  const large = [...shown.values()].filter((file) => statSync(join(ROOT, file)).size > KILOBYTES * 1024);
  expect(large).toEqual([]);
});

/** A picture as a browser writes it, of these colours, in lines of `width`; each line with another filter. */
function written(width: number, colours: readonly number[]): Buffer {
  const height = colours.length / width;
  const plain = Buffer.alloc(colours.length * 3);
  for (const [place, colour] of colours.entries()) plain.writeUIntBE(colour, place * 3, 3);
  const row = width * 3;
  const lines = Buffer.alloc(height * (row + 1));
  for (let y = 0; y < height; y += 1) {
    // None, left, above: what is subtracted here must come back.
    const filter = y % 3;
    lines[y * (row + 1)] = filter;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const by = filter === 1 && x >= 3 ? plain[at - 3]! : filter === 2 && y > 0 ? plain[at - row]! : 0;
      lines[y * (row + 1) + 1 + x] = (plain[at]! - by) & 255;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a picture of few colours is the same when it is small', () => {
  const colours = Array.from({ length: 60 }, (_, place) => [0xfaf7f2, 0x0b5c5c, 0x1f1f1f][(place % 7) % 3]!);
  const small = smallPicture(written(10, colours));
  expect([...small.subarray(24, 26)]).toEqual([8, 3]);
  const part = (type: string) => {
    const at = small.indexOf(type, 0, 'latin1');
    return small.subarray(at + 4, at + 4 + small.readUInt32BE(at - 4));
  };
  const palette = part('PLTE');
  const lines = inflateSync(part('IDAT'));
  const seen = colours.map((_, place) => {
    const entry = lines[Math.floor(place / 10) * 11 + 1 + (place % 10)]!;
    return palette.readUIntBE(entry * 3, 3);
  });
  expect(seen).toEqual(colours);
});
