/**
 * How is a model kept: a small file that a person can read and a change shows in?
 *
 * JSON with one table a block and the numbers in lines of the width that the formatter keeps.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const MODEL_FILE = join(import.meta.dirname, '..', '..', 'policy', 'warning', 'card-model.json');
const WIDTH = 110;

/** Writes a model to its place. */
export function writeModel(model: object): void {
  writeFileSync(MODEL_FILE, `${jsonText(model)}\n`);
}

/** JSON as the formatter writes it: lists of numbers fill their lines, everything else stands one below the other. */
export function jsonText(value: unknown, indent = '', room = WIDTH): string {
  if (Array.isArray(value)) return listText(value, indent, room);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([name, one]) => {
    const head = `${inner}${JSON.stringify(name)}: `;
    return head + jsonText(one, inner, WIDTH - head.length - 1);
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function listText(list: readonly unknown[], indent: string, room: number): string {
  const inner = `${indent}  `;
  const flat = JSON.stringify(list).replaceAll(',', ', ');
  if (!flat.includes('{') && !flat.includes('"') && flat.length <= room) return flat;
  const words = list.map((one) => JSON.stringify(one));
  if (list.every((one) => typeof one === 'string') && `[${words.join(', ')}]`.length <= room)
    return `[${words.join(', ')}]`;
  if (list.every((one) => typeof one === 'number')) return `[\n${filled(words, inner)}\n${indent}]`;
  const lines = list.map((one) => inner + jsonText(one, inner, WIDTH - inner.length - 1));
  return `[\n${lines.join(',\n')}\n${indent}]`;
}

function filled(words: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const [place, word] of words.entries()) {
    const more = place < words.length - 1 ? `${word},` : word;
    const gap = line === indent ? '' : ' ';
    if (line !== indent && line.length + gap.length + more.length > WIDTH) {
      lines.push(line);
      line = indent + more;
    } else line += gap + more;
  }
  lines.push(line);
  return lines.join('\n');
}
