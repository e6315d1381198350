/**
 * What does the thread do that sets sheets of texts?
 *
 * One compiler with the fonts that come with the product, one paper after the other. The time in the file is the paper's own day, so the same
 * paper is the same bytes.
 */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { houseFonts, inSigns, secondFontWords } from './glyphs.ts';
import type { SetSheet, SheetOrder, SheetPaper } from './sheets.ts';

if (parentPort === null) throw new Error('a thread of sheets is started by whoever needs some');
const { sheet, papers } = workerData as SheetOrder;
const fonts = houseFonts();
const text = readFileSync(sheet, 'utf8');
const compiler = NodeCompiler.create({
  fontArgs: [{ fontBlobs: [...fonts.blobs] }],
  workspace: dirname(sheet),
});

function setOne(paper: SheetPaper): SetSheet {
  const printed = JSON.stringify(paper, (_field, value: unknown) =>
    typeof value === 'string' ? inSigns(value, fonts.all) : value,
  );
  const texts = JSON.parse(printed) as SheetPaper;
  const done = compiler.compile({
    mainFileContent: text,
    inputs: { paper: JSON.stringify({ ...texts, second: secondFontWords([printed], fonts) }) },
  });
  const document = done.result;
  if (document === null || done.hasError())
    return { refused: JSON.stringify(done.takeDiagnostics()?.shortDiagnostics ?? []).slice(0, 500) };
  const creationTimestamp = Date.parse(`${paper.day}T00:00:00Z`) / 1000;
  return { pdf: compiler.pdf(document, { creationTimestamp, pdfStandard: 'a-2b' }) };
}

parentPort.postMessage(papers.map(setOne));
