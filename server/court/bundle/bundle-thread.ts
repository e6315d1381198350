/**
 * What does the thread do that sets the paper of a court bundle?
 *
 * One compiler with the fonts that come with the product, one paper after the other, the same bytes each time: the time in the file is the
 * bundle's own day.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { charactersOf, missingIn } from '../../contact/letters/glyphs.ts';
import type { Paper, SetPaper } from './bundle-paper.ts';

if (parentPort === null) throw new Error('a thread of bundles is started by whoever needs one');
const require = createRequire(import.meta.url);
const fonts = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map((file) =>
  readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`)),
);
const known = charactersOf(fonts[0]!);
const sheet = readFileSync(join(import.meta.dirname, 'bundle.typ'), 'utf8');
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }], workspace: import.meta.dirname });

function setOne(paper: Paper): SetPaper {
  const { words: _, ...texts } = paper;
  const strange = missingIn(JSON.stringify(texts).replaceAll('\\n', ''), known);
  if (strange !== null) return { refused: `no sign for "${strange}"` };
  const done = compiler.compile({ mainFileContent: sheet, inputs: { paper: JSON.stringify(paper) } });
  const document = done.result;
  if (document === null || done.hasError())
    return { refused: JSON.stringify(done.takeDiagnostics()?.shortDiagnostics ?? []).slice(0, 500) };
  const creationTimestamp = Date.parse(`${paper.day}T00:00:00Z`) / 1000;
  return { pdf: compiler.pdf(document, { creationTimestamp, pdfStandard: 'a-2b' }) };
}

parentPort.postMessage((workerData as readonly Paper[]).map(setOne));
