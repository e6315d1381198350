/**
 * How is the suggestion of a complaint's kind made and measured, from a file of complaints whose kinds are known?
 *
 * Reads the CFPB's published database as CSV (public domain), measures in five folds, and writes the model and the figures. The texts
 * themselves are never written anywhere.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatOf, openTable } from '../../server/intake/tape/table.ts';
import { Trouble } from '../../server/trouble.ts';
import type { Call } from '../serving/command-row.ts';
import {
  CFPB_KINDS,
  type LabelledText,
  type Measured,
  measureSuggestion,
  trainSuggestion,
} from './suggestion-training.ts';

const MODEL = resolve(import.meta.dirname, '..', '..', 'policy', 'complaints', 'suggestion-model.json');
const TEXT = 'Consumer complaint narrative';

/** `complaints train FILE`: measures, and writes the model unless told only to measure. */
export async function run(call: Call): Promise<number> {
  const [file] = call.words;
  if (file == null)
    throw new Trouble('No file is named.', 'Give a CSV of complaints: ./anhuan complaints FILE');
  const texts = await readTexts(file);
  const measured = measureSuggestion(texts);
  if (call.options.write === true) {
    const version = String(call.options.on ?? 'unnamed');
    writeFileSync(MODEL, `${JSON.stringify(trainSuggestion(texts, version))}\n`);
  }
  process.stdout.write(call.json ? `${JSON.stringify(measured)}\n` : tableOf(measured));
  return 0;
}

async function readTexts(file: string): Promise<LabelledText[]> {
  const format = formatOf(file);
  if (format === null) throw new Trouble(`"${file}" is of no known kind.`, 'It ends in .csv or .csv.gz.');
  const table = await openTable(file, { format, encoding: null, separator: ',', sheet: null, openEnd: true });
  const [issue, text] = ['Issue', TEXT].map((name) => table.columns.indexOf(name)) as [number, number];
  if (issue < 0 || text < 0)
    throw new Trouble(
      `"${file}" has no columns "Issue" and "${TEXT}".`,
      'Take the file that the CFPB publishes.',
    );
  const texts: LabelledText[] = [];
  for await (const rows of table.rows)
    for (const { cells } of rows) {
      const words = cells[text] ?? '';
      if (words !== '') texts.push({ text: words, kind: CFPB_KINDS[cells[issue] ?? ''] ?? 'other' });
    }
  return texts;
}

function tableOf({ texts, firstIsRight, amongThree, kinds, hardship }: Measured): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const lines = Object.entries(kinds).map(
    ([kind, one]) =>
      `${kind.padEnd(14)} ${String(one.texts).padStart(5)}  precision ${percent(one.precision)}  recall ${percent(one.recall)}`,
  );
  return `${[
    `${texts} texts, five folds`,
    `the first suggestion is right: ${percent(firstIsRight)}; the right one is among three: ${percent(amongThree)}`,
    ...lines,
    `hardship: said of ${hardship.said}, precision ${percent(hardship.precision)}, recall ${percent(hardship.recall)}`,
  ].join('\n')}\n`;
}
