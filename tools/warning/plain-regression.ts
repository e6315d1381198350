/**
 * How good would the plainest model be: one logistic regression on the same facts?
 *
 * The measure that a better model must beat. Facts are brought to mean nothing and spread one, what is not known is the mean, and
 * Newton's steps with a little weight against large coefficients find the fit.
 */
const STEPS = 12;
const RIDGE = 1;

/** Learns from the rows `from`; returns the chance of every row, between 0 and 1. */
export function plainChances(
  columns: readonly (readonly (number | null)[])[],
  outcomes: readonly boolean[],
  from: readonly number[],
): Float64Array {
  const spread = columns.map((column) => standardised(column, from));
  const width = spread.length + 1;
  const value = (row: number, place: number): number => (place === 0 ? 1 : spread[place - 1]![row]!);
  const weights = new Float64Array(width);
  const chanceOf = (row: number): number => {
    let odds = 0;
    for (let place = 0; place < width; place += 1) odds += weights[place]! * value(row, place);
    return 1 / (1 + Math.exp(-odds));
  };
  for (let step = 0; step < STEPS; step += 1) {
    const slope = Array.from(weights, (weight, place) => (place === 0 ? 0 : -RIDGE * weight));
    const curve = Array.from({ length: width }, (_, place) => {
      const line = new Float64Array(width);
      line[place] = place === 0 ? 0 : RIDGE;
      return line;
    });
    for (const row of from) {
      const chance = chanceOf(row);
      const rest = (outcomes[row] ? 1 : 0) - chance;
      const weight = chance * (1 - chance);
      for (let one = 0; one < width; one += 1) {
        const here = value(row, one);
        slope[one]! += rest * here;
        const line = curve[one]!;
        for (let two = 0; two <= one; two += 1) line[two]! += weight * here * value(row, two);
      }
    }
    for (let one = 0; one < width; one += 1)
      for (let two = one + 1; two < width; two += 1) curve[one]![two] = curve[two]![one]!;
    for (const [place, move] of solved(curve, slope).entries()) weights[place]! += move;
  }
  return Float64Array.from(outcomes, (_, row) => chanceOf(row));
}

/** A column with mean nothing and spread one over the rows learnt from. Large amounts are drawn in by a root. */
function standardised(column: readonly (number | null)[], from: readonly number[]): Float64Array {
  const drawn = column.map((value) =>
    value === null ? null : Math.sign(value) * Math.sqrt(Math.abs(value)),
  );
  const known = from.flatMap((row) => drawn[row] ?? []);
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const spread = Math.sqrt(
    known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length),
  );
  return Float64Array.from(drawn, (value) => (value === null || spread === 0 ? 0 : (value - mean) / spread));
}

/** Solves a symmetric system by elimination with the largest pivot. */
function solved(matrix: readonly Float64Array[], right: readonly number[]): number[] {
  const lines = matrix.map((line, place) => [...line, right[place]!]);
  const size = lines.length;
  for (let at = 0; at < size; at += 1) {
    let pivot = at;
    for (let line = at + 1; line < size; line += 1)
      if (Math.abs(lines[line]![at]!) > Math.abs(lines[pivot]![at]!)) pivot = line;
    [lines[at], lines[pivot]] = [lines[pivot]!, lines[at]!];
    const top = lines[at]![at]!;
    if (Math.abs(top) < 1e-9) continue;
    for (let line = at + 1; line < size; line += 1) {
      const share = lines[line]![at]! / top;
      for (let place = at; place <= size; place += 1) lines[line]![place]! -= share * lines[at]![place]!;
    }
  }
  const answer = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at -= 1) {
    let rest = lines[at]![size]!;
    for (let place = at + 1; place < size; place += 1) rest -= lines[at]![place]! * answer[place]!;
    answer[at] = Math.abs(lines[at]![at]!) < 1e-9 ? 0 : rest / lines[at]![at]!;
  }
  return answer;
}
