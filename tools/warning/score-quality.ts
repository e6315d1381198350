/**
 * How good are scores, once the outcomes are known?
 *
 * The usual figures of the field: AUC (a missed payment stands above a made one), KS (widest gap between the two distributions),
 * Brier (mean squared error) and calibration error (mean distance between what was said and what came, over ten ranges of a tenth).
 */

/** A score in parts per million, and what came. */
export interface Scored {
  readonly ppm: number;
  readonly missed: boolean;
}

export interface Quality {
  readonly rows: number;
  readonly missed: number;
  readonly auc: number;
  readonly ks: number;
  readonly brier: number;
  readonly calibrationError: number;
}

/** One tenth of the scale: how many, what was said on average, what came. Shares between 0 and 1. */
export interface Tenth {
  readonly from: number;
  readonly rows: number;
  readonly said: number;
  readonly came: number;
}

/** What help at a threshold would have meant. `alarms`: share of rows; `falseAlarms`: share of those who paid; `caught`: share of those who did not; `right`: share of the alarms. */
export interface Threshold {
  readonly ppm: number;
  readonly alarms: number;
  readonly falseAlarms: number;
  readonly caught: number;
  readonly right: number;
}

/** All figures; NaN where one of the two outcomes does not occur. */
export function qualityOf(scored: readonly Scored[]): Quality {
  const missed = scored.filter((one) => one.missed).length;
  const { auc, ks } = ranking(scored, missed);
  const brier = mean(scored.map(({ ppm, missed: came }) => (ppm / 1e6 - (came ? 1 : 0)) ** 2));
  const calibrationError = tenthsOf(scored).reduce(
    (sum, { rows, said, came }) => sum + (rows * Math.abs(said - came)) / scored.length,
    0,
  );
  return { rows: scored.length, missed, auc, ks, brier, calibrationError };
}

function ranking(scored: readonly Scored[], missed: number): { auc: number; ks: number } {
  const made = scored.length - missed;
  const sorted = [...scored].sort((a, b) => a.ppm - b.ppm);
  let [bad, good, above, gap] = [0, 0, 0, 0];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    let [badHere, goodHere] = [0, 0];
    for (; to < sorted.length && sorted[to]!.ppm === sorted[from]!.ppm; to += 1) {
      if (sorted[to]!.missed) badHere += 1;
      else goodHere += 1;
    }
    above += badHere * (good + goodHere / 2);
    bad += badHere;
    good += goodHere;
    gap = Math.max(gap, Math.abs(good / made - bad / missed));
    from = to;
  }
  return { auc: above / missed / made, ks: gap };
}

/** The ten tenths of the scale, those without rows left out. */
export function tenthsOf(scored: readonly Scored[]): Tenth[] {
  const groups = Map.groupBy(scored, ({ ppm }) => Math.min(9, Math.floor(ppm / 100_000)));
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([tenth, group]) => ({
      from: tenth / 10,
      rows: group.length,
      said: mean(group.map(({ ppm }) => ppm / 1e6)),
      came: mean(group.map(({ missed }) => (missed ? 1 : 0))),
    }));
}

export function thresholdOf(scored: readonly Scored[], ppm: number): Threshold {
  const alarms = scored.filter((one) => one.ppm >= ppm);
  const right = alarms.filter(({ missed }) => missed).length;
  const missed = scored.filter((one) => one.missed).length;
  return {
    ppm,
    alarms: alarms.length / scored.length,
    falseAlarms: (alarms.length - right) / (scored.length - missed),
    caught: right / missed,
    right: right / alarms.length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
