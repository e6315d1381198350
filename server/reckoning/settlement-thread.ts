/**
 * What does the thread do that sets a settlement note or a certificate?
 *
 * One compiler with the fonts that come with the product; the time in the file is the paper's own day, so the same paper is the same bytes.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { charactersOf, missingIn } from '../contact/letters/glyphs.ts';
import type { SetNote, SettlementPaper } from './settlement-paper.ts';

if (parentPort === null) throw new Error('a thread of settlement notes is started by whoever needs one');
const require = createRequire(import.meta.url);
const fonts = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map((file) =>
  readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`)),
);
const known = charactersOf(fonts[0]!);
const sheet = readFileSync(join(import.meta.dirname, 'settlement.typ'), 'utf8');
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }], workspace: import.meta.dirname });

function setNote(paper: SettlementPaper): SetNote {
  const strange = missingIn(JSON.stringify(paper).replaceAll('\\n', ''), known);
  if (strange !== null) return { refused: `no sign for "${strange}"` };
  const done = compiler.compile({ mainFileContent: sheet, inputs: { paper: JSON.stringify(paper) } });
  const document = done.result;
  if (document === null || done.hasError())
    return { refused: JSON.stringify(done.takeDiagnostics()?.shortDiagnostics ?? []).slice(0, 500) };
  const creationTimestamp = Date.parse(`${paper.day}T00:00:00Z`) / 1000;
  return { pdf: compiler.pdf(document, { creationTimestamp, pdfStandard: 'a-2b' }) };
}

parentPort.postMessage(setNote(workerData as SettlementPaper));
