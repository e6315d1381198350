/**
 * Which identifiers has the server itself spoken of, and in which part of the house?
 *
 * What is answered under the name of a field that addresses ask for is kept, under that name and under the name within its part: "key"
 * is one thing to whoever works on accounts and another to whoever makes keys of programs.
 */
import type { ApiDocument } from '../../../server/api/reference/api-description.ts';

/** Identifiers kept of each name. */
const KEPT = 200;

/** Keeps identifiers that were answered, under the names of their fields. */
export function learn(
  known: Map<string, string[]>,
  names: ReadonlySet<string>,
  value: unknown,
  room: string,
  name = '',
): void {
  if (Array.isArray(value)) for (const one of value) learn(known, names, one, room, name);
  else if (typeof value === 'object' && value !== null)
    for (const [field, one] of Object.entries(value)) learn(known, names, one, room, field);
  else if (/^(string|number)$/.test(typeof value) && names.has(name))
    for (const shelf of [name, `${room} ${name}`]) {
      const kept = known.get(shelf) ?? [];
      if (kept.length < KEPT && !kept.includes(String(value))) known.set(shelf, [...kept, String(value)]);
    }
}

/** What identifiers of one part of the house are about: "key" is one thing to the agents and another to machines. */
export const roomsOf = (path: string): string[] =>
  [4, 3].map((end) => path.split('/').slice(1, end).join('/'));

/** Under these a list names its rows, whatever the address calls them. */
export const ROW_NAMES = ['key', 'id', 'number', 'seq'] as const;
/** Names that answers give to what is asked for next. */
const WORTH_KEEPING = [...ROW_NAMES, 'code', 'cursor', 'next', 'permit', 'person', 'worker', 'hold', 'note'];

/** The fields whose values may stand in an address: the parameters of all addresses, and what rows are named by. */
export const namesIn = ({ paths }: ApiDocument): ReadonlySet<string> =>
  new Set([
    ...WORTH_KEEPING,
    ...Object.values(paths)
      .flatMap(({ get, post }) => [get, post])
      .flatMap((operation) => operation?.parameters ?? [])
      .map(({ name }) => name),
  ]);
