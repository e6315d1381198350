/**
 * `./anhuan warn`: how is the early warning made, how good is it, and what does it say of a file?
 *
 * `train FILE` learns and writes the model with its card, `score FILE` answers every row, `book` measures the watch on the made-up
 * book, `card` prints the kept figures.
 */
import model from '../../policy/warning/card-model.json' with { type: 'json' };
import { type ScoreReason, scoreOf } from '../../rules/warning/warning-model.ts';
import { Trouble } from '../../server/trouble.ts';
import type { Call, Run } from '../commands.ts';
import { wholeNumber } from '../whole-number.ts';
import { measureBook } from './book-watch.ts';
import { behaviourOf, readCards } from './card-file.ts';
import { cardText, keepFigures, keptFigures } from './model-card.ts';
import { writeModel } from './model-file.ts';
import { figuresWith, train } from './train-model.ts';

/** Reasons told of each row. */
const TOLD = 5;

export const run: Run = async (call) => {
  const { words } = call;
  const [what, file] = words;
  switch (what) {
    case 'train':
      return trainFrom(fileOf(file, 'train'), call);
    case 'score':
      return scoreFile(fileOf(file, 'score'), call);
    case 'book':
      return measure(call);
    case 'card':
      return printCard(call);
    default:
      throw new Trouble(`There is no "warn ${what}".`, 'Say train, score, book or card.');
  }
};

function fileOf(file: string | null | undefined, what: string): string {
  if (file === null || file === undefined)
    throw new Trouble(`warn ${what} needs a file.`, `./anhuan warn ${what} cards.csv.gz`);
  return file;
}

async function trainFrom(file: string, { json }: Call): Promise<number> {
  const today = new Date().toISOString().slice(0, 10);
  const { model: learnt, figures } = await train(file, today, (words) => process.stderr.write(`${words}\n`));
  writeModel(learnt);
  keepFigures(figuresWith(figures, keptFigures()));
  const { auc, ks, brier, calibrationError } = figures.quality;
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else
    process.stdout.write(
      `AUC ${auc.toFixed(4)}, KS ${ks.toFixed(4)}, Brier ${brier.toFixed(4)}, calibration error ${calibrationError.toFixed(4)}\n`,
    );
  return 0;
}

/** A row's answer: probability of a missed next payment, in parts per million and as a share, and the heaviest reasons. */
interface Answer {
  readonly id: string;
  readonly probability: number;
  readonly ppm: number;
  readonly help: boolean;
  readonly reasons: readonly ScoreReason[];
}

async function scoreFile(file: string, { json }: Call): Promise<number> {
  const { rows, unreadable } = await readCards(file);
  const answers = rows.map((row): Answer => {
    const { ppm, reasons } = scoreOf(model, behaviourOf(row, model.typicalBill));
    const help = ppm >= model.helpFromPpm;
    return { id: row.id, probability: ppm / 1e6, ppm, help, reasons: reasons.slice(0, TOLD) };
  });
  if (unreadable > 0)
    process.stderr.write(`${unreadable} cells say nothing sensible and were taken as not known.\n`);
  process.stdout.write(json ? `${JSON.stringify(answers)}\n` : `${answers.map(lineOf).join('\n')}\n`);
  return 0;
}

function lineOf({ id, ppm, reasons }: Answer): string {
  const why = reasons
    .slice(0, 2)
    .map(({ told }) => told.en)
    .join('; ');
  return `${id}\t${(ppm / 10_000).toFixed(2)} %\t${why}`;
}

async function measure({ options, json }: Call): Promise<number> {
  const book = measureBook(
    wholeNumber('borrowers', options.borrowers, 100, 100_000),
    wholeNumber('seed', options.seed, 0, 4_294_967_295),
  );
  if (options.write === true) keepFigures({ trained: keptFigures()?.trained ?? null, book });
  process.stdout.write(`${json ? JSON.stringify(book) : cardText({ trained: null, book })}\n`);
  return 0;
}

async function printCard({ json }: Call): Promise<number> {
  const figures = keptFigures();
  if (figures === null)
    throw new Trouble('Nothing was measured yet.', './anhuan warn train FILE learns and measures.');
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : cardText(figures));
  return 0;
}
