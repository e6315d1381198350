/**
 * From how many records on is giving or taking personal data a crime?
 *
 * 侵犯公民个人信息解释 (法释〔2017〕10号) 第5条: so many records of each class, the classes counted together in proportion, or so
 * much gain; half of it is enough where the data came from duty or service and was sold or given to others. An alarm on
 * exports reads the same lines.
 */
import { addFractions, type Fraction, type Minor } from '../money.ts';
import type { DataKind } from './custody-question.ts';

export interface CrimeLines {
  /** Records of a kind that are enough. */
  readonly records: Readonly<Record<DataKind, number>>;
  /** Gain that is enough. */
  readonly gain: Minor;
  /** Share of the lines that is enough for data from duty or service that was given to others. */
  readonly inDuty: Fraction;
}

export interface DataTaken {
  readonly records: Readonly<Partial<Record<DataKind, number>>>;
  readonly gain: Minor;
  /** Got in the course of duty or service. */
  readonly inDuty: boolean;
  /** Sold or given to others. */
  readonly givenOn: boolean;
}

/** True when the lowest threshold is met. */
export function meetsCrimeLine({ records, gain, inDuty, givenOn }: DataTaken, lines: CrimeLines): boolean {
  const share: Fraction = inDuty && givenOn ? lines.inDuty : { num: 1n, den: 1n };
  const together = (Object.entries(records) as [DataKind, number][])
    .map(([kind, count]) => ({ num: BigInt(count), den: BigInt(lines.records[kind]) }))
    .reduce(addFractions, { num: 0n, den: 1n });
  const reaches = ({ num, den }: Fraction) => num * share.den >= share.num * den;
  return reaches(together) || reaches({ num: gain, den: lines.gain });
}
