/**
 * Which mappings ship with the product, and where does another come from?
 */
import { resolve } from 'node:path';
import { Trouble } from '../trouble.ts';
import { type Mapping, readMapping, soundMapping } from './mapping.ts';
import { LENDINGCLUB } from './mappings/lendingclub.ts';
import { ANHUAN } from './mappings/own-format.ts';
import { UCI_TAIWAN } from './mappings/uci-taiwan.ts';

/** Mappings by id, in the order in which they are listed. */
export const MAPPINGS: ReadonlyMap<string, Mapping> = new Map(
  [ANHUAN, UCI_TAIWAN, LENDINGCLUB].map((mapping) => [mapping.id, mapping]),
);

/** The mapping of this name, or of a JSON file. */
export function mappingNamed(word: string): Mapping {
  if (word.endsWith('.json')) return readMapping(resolve(word));
  const mapping = MAPPINGS.get(word);
  if (mapping !== undefined) return soundMapping(mapping, word);
  throw new Trouble(
    `There is no mapping "${word}".`,
    `Name one of ${[...MAPPINGS.keys()].join(', ')}, or a JSON file with a mapping.`,
  );
}
