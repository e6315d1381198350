/**
 * `./anhuan product --check FILE`: can the product of a file be published, and if not, which words stand in the way?
 *
 * The file holds what a product has beside the words of a case (id, code, name, currency, …) and its `terms` in those
 * words; principal, start day and due days are those of an example loan. Exit code 1 when it is refused.
 */
import { readFile } from 'node:fs/promises';
import { readCase } from '../rules/quote/case.ts';
import { type Published, publish, type Refused, type Rest } from '../rules/quote/publish.ts';
import {
  count,
  fields,
  oneOf,
  positiveCount,
  type Reading,
  text,
  unread,
} from '../rules/quote/vocabulary.ts';
import { Trouble } from '../server/trouble.ts';
import type { Call } from './commands.ts';

/** Exit codes of the command. */
const [PUBLISHED, REFUSED] = [0, 1];

const file = fields(
  {
    id: text,
    code: positiveCount,
    name: fields({ en: text, zh: text }, {}),
    currency: fields({ code: text, digits: count }, {}),
    posting: oneOf('when-needed', 'daily'),
    terms: unread,
  },
  { accelerateAt: positiveCount },
);

/** Checks a product file and says what it would be, or why not. */
export async function run({ options, json }: Call): Promise<number> {
  if (typeof options.check !== 'string') throw new Trouble('Nothing to check.', 'Give --check <file>.');
  const outcome = publishFile(await parse(options.check));
  if (json) console.log(asJson(outcome));
  else print(outcome);
  return 'refused' in outcome ? REFUSED : PUBLISHED;
}

async function parse(path: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Trouble(`${path} cannot be read as JSON: ${why}`, 'See docs/product-example.json.');
  }
}

/** Publishes the content of a product file. What is not a word of the vocabulary is refused by its path. */
export function publishFile(raw: unknown): Published {
  const reading: Reading = { currency: { code: '', digits: 0 }, unknown: [] };
  const read = file.read(raw, '', reading);
  if (read === null) return { refused: reading.unknown.map(unknownWord) };
  const { terms, accelerateAt, ...rest } = read;
  const asked = readCase({ id: rest.id, currency: rest.currency, terms, ask: [] });
  if ('cannotExpress' in asked) return { refused: asked.cannotExpress.map(unknownWord) };
  const whole: Rest = { ...rest, accelerateAt: accelerateAt ?? null };
  return publish(asked.ok.terms, whole);
}

function unknownWord(at: string): Refused {
  const [path = at, value] = at.split('=');
  if (value === undefined) return { path, why: 'not a word of the vocabulary' };
  return { path, why: value === 'absent' ? 'needed' : `"${value}" is not a value of this word` };
}

/** Amounts and rates are whole numbers of any size: they are written as text. */
function asJson(outcome: Published): string {
  const written = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
  return JSON.stringify({ published: 'product' in outcome, ...outcome }, written, 2);
}

function print(outcome: Published): void {
  if ('product' in outcome) {
    const { id, name } = outcome.product;
    console.log(
      `${id} (${name.en}, ${name.zh}) can be published: the night closes every word of it exactly.`,
    );
    return;
  }
  console.log('Cannot be published:');
  for (const { path, why } of outcome.refused) console.log(`  ${path}: ${why}`);
}
