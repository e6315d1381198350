import fc from 'fast-check';
import smpp from 'smpp';
import { describe, expect, test } from 'vitest';
import { fitsGsm, gsmOctets, gsmText, placesOf } from './gsm-alphabet.ts';
import { CODING, countParts, cutText, headOf, partsOf, textOf } from './text-parts.ts';

const SEED = 20261122;
const run = (property: fc.IProperty<[string]>) => fc.assert(property, { seed: SEED, numRuns: 500 });

const SMALL =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCXYZÄÖÑÜ§¿abcxyzäöñüà^{}\\[~]|€\f';
const smallText = fc.string({ unit: fc.constantFrom(...SMALL), maxLength: 700 });
const anyText = fc.string({
  unit: fc.constantFrom(...SMALL, '中', '还', '款', '，', '😀', '𠮷', 'ç', '\u0000'),
  maxLength: 400,
});

describe('the small alphabet', () => {
  test('has 127 letters of one place and ten of two', () => {
    const places = Array.from({ length: 0x10000 }, (_, unit) => placesOf(unit));
    expect(places.filter((count) => count === 1).length).toBe(127);
    expect(places.filter((count) => count === 2).length).toBe(10);
  });

  test('is what another implementation writes and reads', () => {
    run(
      fc.property(smallText, (text) => {
        const octets = gsmOctets(text);
        expect(octets).toEqual(smpp.encodings.ASCII.encode(text));
        expect(gsmText(octets)).toBe(text);
        expect(smpp.encodings.ASCII.decode(octets)).toBe(text);
      }),
    );
  });

  test('reads any octets without failing', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (octets) => {
        expect(typeof gsmText(octets)).toBe('string');
      }),
      { seed: SEED },
    );
  });

  test('does not have Chinese, nor a small ç', () => {
    expect(fitsGsm('您好')).toBe(false);
    expect(fitsGsm('ç')).toBe(false);
    expect(fitsGsm('Ça coûte 5 €')).toBe(false);
    expect(fitsGsm('{5 €}')).toBe(true);
  });
});

describe('cutting', () => {
  test.each([
    ['160 small letters', 'a'.repeat(160), 1],
    ['161', 'a'.repeat(161), 2],
    ['2 × 153', 'a'.repeat(306), 2],
    ['one more', 'a'.repeat(307), 3],
    ['80 that count double', '€'.repeat(80), 1],
    ['81 of them', '€'.repeat(81), 2],
    ['70 Chinese', '中'.repeat(70), 1],
    ['71', '中'.repeat(71), 2],
    ['2 × 67', '中'.repeat(134), 2],
    ['one more', '中'.repeat(135), 3],
    ['one Chinese among 70 small letters', `${'a'.repeat(70)}中`, 2],
    ['35 of two units each', '😀'.repeat(35), 1],
    ['36 of them', '😀'.repeat(36), 2],
    ['nothing', '', 1],
  ])('%s', (_, text, parts) => {
    expect(countParts(text)).toBe(parts);
  });

  test('loses nothing and tears nothing', () => {
    run(
      fc.property(fc.oneof(smallText, anyText), (text) => {
        const pieces = cutText(text);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(piece.isWellFormed()).toBe(text.isWellFormed());
      }),
    );
  });

  test('each part fits 140 octets, an escape stands with its letter, and joined they are the text', () => {
    run(
      fc.property(fc.oneof(smallText, anyText), (text) => {
        const parts = partsOf(text, 200)!;
        const small = fitsGsm(text);
        for (const [n, { coding, headed, octets }] of parts.entries()) {
          expect(coding).toBe(small ? CODING.gsm : CODING.ucs2);
          expect(headed).toBe(parts.length > 1);
          // The small alphabet is packed for the air: seven bits a letter, the header in whole letters.
          expect(
            small ? Math.ceil((octets.length + (headed ? 1 : 0)) * 7) : octets.length * 8,
          ).toBeLessThanOrEqual(1120);
          if (small) expect(octets.at(-1) === 0x1b).toBe(false);
          if (headed)
            expect(headOf(octets)!.place).toEqual({ reference: 200, total: parts.length, sequence: n + 1 });
        }
        const read = parts.map(({ coding, headed, octets }) =>
          textOf(coding, headed ? headOf(octets)!.body : octets),
        );
        expect(read.join('')).toBe(text);
      }),
    );
  });

  test('no part could hold what the next one begins with: there are no more than needed', () => {
    run(
      fc.property(fc.oneof(smallText, anyText), (text) => {
        const pieces = cutText(text);
        const small = fitsGsm(text);
        const weigh = (piece: string) =>
          small ? [...piece].reduce((sum, letter) => sum + placesOf(letter.charCodeAt(0)), 0) : piece.length;
        for (const [n, piece] of pieces.entries()) {
          if (n === 0) continue;
          const [next] = [...piece];
          expect(weigh(pieces[n - 1]! + next)).toBeGreaterThan(small ? 153 : 67);
        }
      }),
    );
  });

  test('more than the header can count is refused', () => {
    expect(partsOf('中'.repeat(67 * 255), 1)?.length).toBe(255);
    expect(partsOf('中'.repeat(67 * 255 + 1), 1)).toBeNull();
  });
});

describe('a header', () => {
  test.each([
    ['8-bit reference', '050003c80302', { reference: 200, total: 3, sequence: 2 }],
    ['16-bit reference', '06080401f40302', { reference: 500, total: 3, sequence: 2 }],
    ['behind another element', '090102ffff0003c80302', { reference: 200, total: 3, sequence: 2 }],
    ['of ports only', '06050423f00000', null],
    ['that counts itself out', '050003c80304', null],
    ['that counts from nothing', '050003c80300', null],
  ])('%s', (_, hex, place) => {
    const octets = Buffer.from(`${hex}6869`, 'hex');
    expect(headOf(octets)).toEqual({ place, body: Buffer.from('hi') });
  });

  test('longer than its message is none', () => {
    expect(headOf(Buffer.from('0500', 'hex'))).toBeNull();
    expect(headOf(Buffer.alloc(0))).toBeNull();
  });
});
