/**
 * How is the card model made, and how well does it do on rows that it has not seen?
 *
 * Reads a file with outcomes, measures by cross-validation, learns from all rows, and keeps the model, its figures and the model
 * card. The seed is fixed; a few minutes on one core.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { scoreOf, type WarningModel } from '../../rules/warning/warning-model.ts';
import { learn, MANNER } from './boost.ts';
import { type CardRow, readCards, typicalBillOf } from './card-file.ts';
import { byGroup, crossCheck, lessonsOf } from './cross-check.ts';
import type { CardFigures, TrainedFigures } from './model-card.ts';
import { type Quality, qualityOf, tenthsOf, thresholdOf } from './score-quality.ts';

/** Help is offered from here on: about one card in seven, and six of ten of these miss their payment. */
const HELP_FROM = 400_000;
const THRESHOLDS = [200_000, 300_000, 400_000, 500_000, 600_000];

/** What a card model is, apart from what is learnt. `date`: the day it is made, as 2026-11-22. */
export function headOf(
  typicalBill: number,
  date: string,
): Pick<WarningModel, 'version' | 'date' | 'helpFromPpm' | 'typicalBill' | 'currency'> {
  return { version: `card-${date}`, date, helpFromPpm: HELP_FROM, typicalBill, currency: 'TWD' };
}

/** Learns and measures; `onStep` hears how far it is. */
export async function train(
  path: string,
  date: string,
  onStep: (words: string) => void,
): Promise<{ readonly model: WarningModel; readonly figures: TrainedFigures }> {
  const { rows } = await readCards(path);
  const typicalBill = typicalBillOf(rows);
  const head = headOf(typicalBill, date);
  onStep(`${rows.length} rows, median bill ${typicalBill}`);
  const { scored, quality, plain, foldAuc } = crossCheck(rows, typicalBill, head, (fold) =>
    onStep(`fold ${fold} of 5 measured`),
  );
  const { behaviours: _, ...lessons } = lessonsOf(rows, typicalBill);
  const model: WarningModel = {
    ...head,
    ...learn(
      lessons,
      rows.map((_, place) => place),
      MANNER,
    ),
  };
  onStep('learnt from all rows');
  return {
    model,
    figures: {
      version: model.version,
      file: basename(path),
      sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
      rows: rows.length,
      duplicates: rows.length - new Set(rows.map(({ digest }) => digest)).size,
      facts: model.facts.length,
      pairs: model.pairs.length,
      quality,
      plain,
      foldAuc,
      tenths: tenthsOf(scored),
      thresholds: THRESHOLDS.map((ppm) => thresholdOf(scored, ppm)),
      groups: byGroup(rows, scored, model.helpFromPpm),
      seen: qualityOnRows(model, rows),
    },
  };
}

/** What a model comes to on rows with outcomes. */
export function qualityOnRows(model: WarningModel, rows: readonly CardRow[]): Quality {
  const { behaviours, outcomes } = lessonsOf(rows, model.typicalBill);
  return qualityOf(
    behaviours.map((behaviour, place) => ({ ppm: scoreOf(model, behaviour).ppm, missed: outcomes[place]! })),
  );
}

/** The figures with those of the book kept. */
export function figuresWith(trained: TrainedFigures, before: CardFigures | null): CardFigures {
  return { trained, book: before?.book ?? null };
}
