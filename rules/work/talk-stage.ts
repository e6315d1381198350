/**
 * At which stage is a talk, which lines belong to it, and which of them must be said?
 *
 * A talk has one opening for everybody: who calls, that it is recorded, whether it is he. No line that names a debt stands before that.
 * What must be said follows from where he lives and who collects; the rest is advice. The stage hardens nothing: it says what is true now.
 */
import type { Jurisdiction } from '../gate/law.ts';

export const TALK_STAGES = ['before-due', 'early', 'late', 'broken', 'hardship'] as const;
export type TalkStage = (typeof TALK_STAGES)[number];

/** What is known before a talk. */
export interface TalkFacts {
  /** The highest of all his debts; 0 where none is past due. */
  readonly daysPastDue: number;
  /** An agreement broke in these arrears. */
  readonly broken: boolean;
  /** A hardship, illness or other need of care was heard. */
  readonly hardship: boolean;
}

/** From this day past due on the talk is of the late stage: the second bucket begins. */
export const LATE_FROM = 31;

/** The stage of a talk: what presses the person comes before what is owed. */
export function stageOf({ daysPastDue, broken, hardship }: TalkFacts): TalkStage {
  if (hardship) return 'hardship';
  if (broken) return 'broken';
  if (daysPastDue <= 0) return 'before-due';
  return daysPastDue < LATE_FROM ? 'early' : 'late';
}

/** Why a line must be said, and to whom. */
export interface MustSay {
  readonly source: string;
  /** The law of these places; null: the house says it to everybody. */
  readonly where: readonly Jurisdiction[] | null;
  /** Only where the collector is not the lender himself. */
  readonly thirdPartyOnly: boolean;
}

export interface TalkLine {
  readonly id: string;
  /** `opening`: before it is sure who it is; nothing of a debt stands there. */
  readonly part: 'opening' | 'facts' | 'offers' | 'rights' | 'close';
  readonly stages: readonly TalkStage[];
  readonly must: readonly MustSay[];
  readonly say: { readonly zh: string; readonly en: string };
}

/** The lines of a talk, in order; `must`: those reasons that hold here. */
export function linesOf(
  guide: readonly TalkLine[],
  stage: TalkStage,
  places: readonly Jurisdiction[],
  isThirdParty: boolean,
): TalkLine[] {
  // A line that is there for a law alone is left out where that law does not hold.
  const lawOnly = new Set(
    guide
      .filter(({ must }) => must.length > 0 && must.every(({ where }) => where !== null))
      .map(({ id }) => id),
  );
  return guide
    .filter(({ stages }) => stages.includes(stage))
    .map((line) => ({
      ...line,
      must: line.must.filter(
        ({ where, thirdPartyOnly }) =>
          (isThirdParty || !thirdPartyOnly) &&
          (where === null || where.some((place) => places.includes(place))),
      ),
    }))
    .filter(({ id, must }) => must.length > 0 || !lawOnly.has(id));
}

/** Lines that must be read and were not. */
export function unsaid(lines: readonly TalkLine[], said: readonly string[]): string[] {
  return lines.filter(({ id, must }) => must.length > 0 && !said.includes(id)).map(({ id }) => id);
}
