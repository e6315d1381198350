/**
 * Does the review find re-used papers and texts, and leave honest people alone?
 *
 * The mission's own limits: at least nine of ten of what is re-used is flagged, at most one honest person in a hundred. With the folder of
 * real data given (ANHUAN_DATA) the false alarms on real complaints are told too; those hold real template letters, so they are no measure.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../rehearse.ts';
import { rehearsePictures } from './rehearse-pictures.ts';
import { type Flagged, judgeNarratives, rehearseTexts } from './rehearse-texts.ts';

/** Papers take a browser a while: one for so many texts. */
const TEXTS_A_PAPER = 50;
const LEAST_FOUND = 0.9;
const MOST_ALARMS = 0.01;

const share = ({ of, flagged }: Flagged): number => (of === 0 ? 0 : flagged / of);
const percent = (value: number): string => `${(value * 100).toFixed(2)} %`;

/** Rehearses `events` texts and a fiftieth as many papers. */
export async function rehearseReview(
  { seed, events }: { readonly seed: number; readonly events: number },
  tell: (result: Omit<Result, 'part'>) => void,
): Promise<void> {
  const began = performance.now();
  const texts = await rehearseTexts(events, seed);
  tell(resultOf('texts', texts, began));
  const later = performance.now();
  const papers = await rehearsePictures(Math.max(20, Math.ceil(events / TEXTS_A_PAPER)), seed);
  if (papers !== null) tell(resultOf('papers', papers, later));
  const folder = process.env.ANHUAN_DATA;
  const file =
    folder === undefined ? '' : join(folder, 'cfpb', 'cfpb_personal_loan_complaints_2023.dev.csv.gz');
  if (folder === undefined || !existsSync(file)) return;
  const third = performance.now();
  const { figures } = await judgeNarratives(file);
  tell({
    what: 'real complaints that are nearly another one (they hold real template letters)',
    runs: `${figures.honest.of} narratives`,
    holds: true,
    note: `${figures.honest.flagged} flagged, ${percent(share(figures.honest))}`,
    seconds: Math.round((performance.now() - third) / 1000),
  });
}

function resultOf(
  what: string,
  figures: {
    readonly honest: Flagged;
    readonly forged: ReadonlyMap<string, Flagged>;
    readonly milliseconds: { readonly p50: number; readonly p99: number };
  },
  began: number,
): Omit<Result, 'part'> {
  const kinds = [...figures.forged];
  const all = { of: 0, flagged: 0 };
  for (const [, one] of kinds) {
    all.of += one.of;
    all.flagged += one.flagged;
  }
  const { p50, p99 } = figures.milliseconds;
  return {
    what: `re-used ${what} are flagged, honest ones are not`,
    runs: `${figures.honest.of} honest, ${all.of} re-used`,
    holds: share(all) >= LEAST_FOUND && share(figures.honest) <= MOST_ALARMS,
    note: [
      `found ${percent(share(all))}, false alarms ${percent(share(figures.honest))}`,
      ...kinds.map(([kind, one]) => `${kind} ${one.flagged}/${one.of}`),
      `one takes ${p50.toFixed(1)} ms, the slowest hundredth ${p99.toFixed(0)} ms`,
    ].join('; '),
    seconds: Math.round((performance.now() - began) / 1000),
  };
}
