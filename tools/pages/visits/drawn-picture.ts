/**
 * How does a test draw a picture in shades of grey, point by point?
 *
 * A PNG of eight bits a point (W3C, PNG Specification, third edition), without any filter.
 */
import { crc32, deflateSync } from 'node:zlib';

/** A square picture; `shade`: 0 black to 255 white. */
export function greyPicture(side: number, shade: (x: number, y: number) => number): Buffer {
  const points: number[] = [];
  for (let y = 0; y < side; y += 1) {
    points.push(0);
    for (let x = 0; x < side; x += 1) points.push(shade(x, y));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(points))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
