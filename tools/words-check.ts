/**
 * `./anhuan words [FILE]`: may this text be sent, and do the house's own texts pass?
 *
 * A file is checked as it stands, placeholders and all, and every finding is printed with its line, its words, the rule, the
 * source and what to write instead. Without a file all templates of the house are checked twice, as templates and filled with
 * facts, and the lint is measured on its corpus.
 */
import { readFile } from 'node:fs/promises';
import { plainUse, scoreOf } from '../policy/words/corpus-score.ts';
import { TRIAL_FACTS, useOf } from '../policy/words/house-use.ts';
import { HOUSE_TEMPLATES } from '../policy/words/templates.ts';
import { WORD_CORPUS } from '../policy/words/word-corpus.ts';
import { wordBookOf } from '../policy/words/word-packs.ts';
import { type Day, parseDay } from '../rules/days.ts';
import type { Jurisdiction } from '../rules/gate/law.ts';
import { WAYS, type Way } from '../rules/gate/situation.ts';
import { checkFilled, checkTemplate, type TextFinding } from '../rules/words/text-check.ts';
import { Trouble } from '../server/trouble.ts';
import type { Call } from './commands.ts';

const PLACES: readonly Jurisdiction[] = ['CN', 'US-FED', 'US-MA', 'US-NYC', 'UK', 'IN', 'HK'];

export async function run({ words: [file], options, json }: Call): Promise<number> {
  const day = parseDay(String(options.day));
  if (day === null) throw new Trouble(`"${options.day}" is no day.`, 'Write it as 2026-11-22.');
  const places = String(options.law).split(',') as Jurisdiction[];
  const strange = places.find((place) => !PLACES.includes(place));
  if (strange !== undefined)
    throw new Trouble(`There is no law of "${strange}".`, `Try: ${PLACES.join(', ')}`);
  if (file === null || file === undefined) return checkHouse(day, places, json);
  const way = WAYS.find((one) => one === options.way);
  if (way === undefined) throw new Trouble(`There is no way "${options.way}".`, `Try: ${WAYS.join(', ')}`);
  const body = await readFile(file, 'utf8').catch((error: Error) => {
    throw new Trouble(`${file} cannot be read: ${error.message}`, 'Give the path of a text file.');
  });
  const outer = options.subject === undefined ? null : String(options.subject);
  return checkFile({ body, outer }, way, day, places, options.excerpt === true, json);
}

function checkFile(
  text: { readonly body: string; readonly outer: string | null },
  way: Way,
  day: Day,
  places: readonly Jurisdiction[],
  excerpt: boolean,
  json: boolean,
): number {
  const found = checkTemplate(text, { ...plainUse(day), way, excerpt }, wordBookOf(places));
  if (json) process.stdout.write(`${JSON.stringify(found, null, 1)}\n`);
  else process.stdout.write(`${found.map((one) => lineOf(one, text)).join('\n') || 'Nothing found.'}\n`);
  return found.length > 0 ? 1 : 0;
}

function lineOf(found: TextFinding, { body, outer }: { body: string; outer: string | null }): string {
  const before = (found.where === 'outer' ? (outer ?? '') : body).slice(0, found.start);
  const line = before.split('\n').length;
  const words = found.words === '' ? `lacks ${found.about}` : `“${found.words}” (${found.about})`;
  const where = found.where === 'outer' ? 'subject' : `line ${line}`;
  return `${where}: ${words}, ${found.rule}, ${found.source}\n  ${found.suggestion.en}\n  ${found.suggestion.zh}`;
}

function checkHouse(day: Day, places: readonly Jurisdiction[], json: boolean): number {
  const book = wordBookOf(places);
  const templates = HOUSE_TEMPLATES.map((template) => {
    const { name, version, channel, tone, language } = template;
    const use = useOf(template, day);
    const found = [
      ...checkTemplate(template, use, book),
      ...checkFilled(template, TRIAL_FACTS[language], use, book),
    ];
    return { name, version, channel, tone, language, found };
  });
  const measured = [false, true].map((held) => {
    const { sentences, precision, recall, wrong } = scoreOf(
      WORD_CORPUS.filter((sample) => sample.held === held),
      day,
    );
    return { held, sentences, precision, recall, wrong: wrong.map(({ sample }) => sample.text) };
  });
  if (json) process.stdout.write(`${JSON.stringify({ templates, measured }, null, 1)}\n`);
  else
    process.stdout.write(
      [
        ...templates.map(
          ({ name, version, channel, tone, language, found }) =>
            `${name}@${version} ${channel} ${tone} ${language}: ${found.length === 0 ? 'passes' : found.map(({ rule, about }) => `${rule} ${about}`).join(', ')}`,
        ),
        ...measured.map(
          ({ held, sentences, precision, recall }) =>
            `${held ? 'held back' : 'learnt'}: ${sentences} sentences, precision ${percent(precision)}, recall ${percent(recall)}`,
        ),
        '',
      ].join('\n'),
    );
  return templates.some(({ found }) => found.length > 0) ? 1 : 0;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
