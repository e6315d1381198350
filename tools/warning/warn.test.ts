import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import model from '../../policy/warning/card-model.json' with { type: 'json' };
import { scoreOf } from '../../rules/warning/warning-model.ts';
import { learn } from './boost.ts';
import { BILLS, behaviourOf, type CardRow, PAYMENTS, readCards, STATUSES } from './card-file.ts';
import { crossCheck, foldOf, lessonsOf } from './cross-check.ts';
import { cardText, keptFigures } from './model-card.ts';
import { jsonText, MODEL_FILE } from './model-file.ts';
import { qualityOf, tenthsOf, thresholdOf } from './score-quality.ts';
import { headOf, qualityOnRows } from './train-model.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anhuan-warn-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = ['ID', 'LIMIT_BAL', 'SEX', 'EDUCATION', 'MARRIAGE', 'AGE', ...STATUSES, ...BILLS, ...PAYMENTS];
const OUTCOME = 'default.payment.next.month';

/** Made-up cards, by a small generator: who is late now mostly misses the next payment. */
function madeUp(count: number): string[][] {
  let dice = 7;
  const toss = (sides: number): number => {
    dice = (Math.imul(dice, 1103515245) + 12345) & 0x7fffffff;
    return (dice >> 8) % sides;
  };
  return Array.from({ length: count }, (_, id) => {
    const late = toss(5) === 0;
    const limit = 10_000 * (1 + toss(30));
    const statuses = STATUSES.map((_, back) => (late && back < 2 ? 2 : toss(3) - 1));
    const bills = BILLS.map(() => toss(limit) - 500);
    const paid = PAYMENTS.map(() => (late ? toss(200) : toss(9000)));
    const missed = late ? toss(10) < 7 : toss(10) < 1;
    return [
      id + 1,
      limit,
      1 + toss(2),
      toss(7),
      toss(4),
      21 + toss(45),
      ...statuses,
      ...bills,
      ...paid,
      missed ? 1 : 0,
    ].map(String);
  });
}

function write(
  name: string,
  rows: readonly (readonly string[])[],
  head: readonly string[] = [...HEAD, OUTCOME],
): string {
  const path = join(folder, name);
  const text = `${[head, ...rows].map((row) => row.join(',')).join('\n')}\n`;
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}
const scores = (rows: readonly CardRow[]) =>
  rows.map((row) => scoreOf(model, behaviourOf(row, model.typicalBill)).ppm);

describe('a file of cards', () => {
  test('is read in its order, packed or not, with or without outcomes and personal columns', async () => {
    const rows = madeUp(40);
    const packed = await readCards(write('cards.csv.gz', rows));
    expect(packed.hasOutcome).toBe(true);
    expect(packed.rows.map(({ id }) => id)).toEqual(rows.map(([id]) => id));
    const bare = HEAD.flatMap((name, at) =>
      ['SEX', 'EDUCATION', 'MARRIAGE', 'AGE'].includes(name) ? [] : [at],
    );
    const pick = (row: readonly string[]) => bare.map((at) => row[at]!);
    const without = await readCards(write('bare.csv', rows.map(pick), pick(HEAD)));
    expect(without.hasOutcome).toBe(false);
    expect(without.rows.every(({ outcome }) => outcome === null)).toBe(true);
    expect(scores(without.rows)).toEqual(scores(packed.rows));
  });

  test('odd cells are not known, and every row gets its answer', async () => {
    const odd = madeUp(6);
    odd[0]![6] = '';
    odd[1]![12] = 'n/a';
    odd[2]![1] = '0';
    odd[3]![7] = '-7';
    odd[4]![12] = '-123456.5';
    odd[5] = odd[5]!.slice(0, 9);
    const { rows, unreadable } = await readCards(write('odd.csv', odd));
    expect(rows.length).toBe(6);
    expect(unreadable).toBe(3 + 15);
    expect(rows[4]!.months[0]!.bill).toBe(-123456n);
    for (const ppm of scores(rows)) expect(ppm > 0 && ppm < 1_000_000).toBe(true);
  });

  test.each<[string, () => string, RegExp]>([
    ['that is not there', () => join(folder, 'gone.csv'), /is not there/],
    ['that is empty', () => write('empty.csv', [], ['']), /lacks columns|is empty/],
    ['without a needed column', () => write('lack.csv', [], HEAD.slice(0, -1)), /lacks a column: PAY_AMT6/],
    ['without rows', () => write('none.csv', []), /holds no row/],
    [
      'with a row that is too wide',
      () => write('wide.csv', [[...madeUp(1)[0]!, 'x']]),
      /Line 2 .* has 26 cells/,
    ],
    ['that says a column twice', () => write('twice.csv', [], [...HEAD, 'ID']), /ID twice/],
  ])('%s is refused with what to do', async (_, make, words) => {
    await expect(readCards(make())).rejects.toThrow(words);
  });

  test('who somebody is changes no score', async () => {
    const rows = madeUp(30);
    const other = rows.map((row) =>
      row.map((cell, at) => (at >= 2 && at <= 5 ? String(Number(cell) + 1) : cell)),
    );
    const [one, two] = [await readCards(write('a.csv', rows)), await readCards(write('b.csv', other))];
    expect(scores(one.rows)).toEqual(scores(two.rows));
  });
});

describe('learning', () => {
  test('finds what is there, the same each time, and never looks at what it is measured on', async () => {
    const { rows } = await readCards(write('learn.csv', madeUp(900)));
    const manner = { models: 1, rounds: 20, pairRounds: 3 };
    const checked = crossCheck(rows, 5_000, headOf(5_000, '2026-11-22'));
    expect(checked.quality.auc).toBeGreaterThan(0.75);
    expect(checked.scored.length).toBe(900);
    const { behaviours: _, ...lessons } = lessonsOf(rows, 5_000);
    const from = rows.flatMap((row, place) => (foldOf(row) === 0 ? [] : [place]));
    const full = {
      seed: 1,
      pairs: 3,
      step: 0.1,
      sample: 0.7,
      calm: 5,
      pairCalm: 5,
      ranges: 12,
      pairRanges: 4,
      ...manner,
    };
    const learnt = learn(lessons, from, full);
    expect(learn(lessons, from, full)).toEqual(learnt);
    const outcomes = lessons.outcomes.map((one, place) => (foldOf(rows[place]!) === 0 ? !one : one));
    expect(learn({ ...lessons, outcomes }, from, full)).toEqual(learnt);
  }, 60_000);

  test('needs outcomes of both kinds', async () => {
    const { rows } = await readCards(write('few.csv', madeUp(30)));
    expect(() => lessonsOf(rows, 100)).toThrow(/too few of one kind/);
  });
});

test('the figures of the field, on six rows that can be reckoned by hand', () => {
  const scored = [
    [100_000, false],
    [200_000, false],
    [300_000, true],
    [300_000, false],
    [800_000, true],
    [900_000, true],
  ].map(([ppm, missed]) => ({ ppm: Number(ppm), missed: missed === true }));
  const { auc, ks, brier } = qualityOf(scored);
  expect(auc).toBeCloseTo(8.5 / 9);
  expect(ks).toBeCloseTo(2 / 3);
  expect(brier).toBeCloseTo((0.01 + 0.04 + 0.49 + 0.09 + 0.04 + 0.01) / 6);
  expect(tenthsOf(scored).map(({ rows }) => rows)).toEqual([1, 1, 2, 1, 1]);
  expect(thresholdOf(scored, 300_000)).toMatchObject({
    alarms: 4 / 6,
    falseAlarms: 1 / 3,
    caught: 1,
    right: 3 / 4,
  });
});

describe('what is kept', () => {
  test('is written as the formatter writes it, and the card is made of the figures', () => {
    expect(`${jsonText(model)}\n`).toBe(readFileSync(MODEL_FILE, 'utf8'));
    const figures = keptFigures()!;
    expect(cardText(figures)).toBe(
      readFileSync(join(import.meta.dirname, '../../docs/warning-model.md'), 'utf8'),
    );
    expect(figures.trained?.version).toBe(model.version);
  });

  test('keeps to what was wanted: AUC, KS, calibration', () => {
    const { quality } = keptFigures()!.trained!;
    expect(quality.auc).toBeGreaterThanOrEqual(0.78);
    expect(quality.ks).toBeGreaterThanOrEqual(0.42);
    expect(quality.calibrationError).toBeLessThanOrEqual(0.02);
  });

  const data = join(process.env.ANHUAN_DATA ?? '', 'uci-taiwan', 'UCI_Credit_Card.dev.csv.gz');
  test.skipIf(process.env.ANHUAN_DATA === undefined || !existsSync(data))(
    'comes to its card on the real data',
    async () => {
      const { rows } = await readCards(data);
      expect(qualityOnRows(model, rows)).toEqual(keptFigures()!.trained!.seen);
    },
  );
});
