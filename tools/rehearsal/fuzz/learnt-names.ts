/**
 * Which identifiers has the server itself spoken of, and in which part of the house?
 *
 * What is answered under the name of a field that addresses ask for is kept, under that name and under the name within its part: "key"
 * is one thing to whoever works on accounts and another to whoever makes keys of programs.
 */
import type { ApiDocument } from '../../../server/api/reference/api-description.ts';

/** Identifiers kept of each name. Half of them are the first that were heard, half the last: what a walk itself began is heard late. */
const KEPT = 200;

/** What is known: identifiers by name, and what stood around one when it was told. */
export interface Learnt {
  readonly known: Map<string, string[]>;
  readonly around: Map<string, Readonly<Record<string, string>>>;
}

/** Keeps identifiers that were answered under the names of their fields, with those beside them and those that were asked with. */
export function learn(
  learnt: Learnt,
  names: ReadonlySet<string>,
  value: unknown,
  room: string,
  asked: Readonly<Record<string, string>>,
  name = '',
): void {
  const { known, around } = learnt;
  if (Array.isArray(value)) for (const one of value) learn(learnt, names, one, room, asked, name);
  else if (typeof value === 'object' && value !== null) {
    const own = Object.entries(value).filter(([field, one]) => names.has(field) && isPlain(one));
    const with_ = { ...asked, ...Object.fromEntries(own.map(([field, one]) => [field, String(one)])) };
    for (const [field, one] of Object.entries(value)) learn(learnt, names, one, room, with_, field);
  } else if (isPlain(value) && names.has(name)) {
    const text = String(value);
    for (const shelf of [name, `${room} ${name}`]) {
      const kept = known.get(shelf) ?? [];
      if (kept.includes(text)) continue;
      const staying = kept.length < KEPT ? kept : kept.toSpliced(KEPT / 2, 1);
      known.set(shelf, [...staying, text]);
    }
    for (const shelf of [`${room} ${name} ${text}`, `${room} ${text}`]) around.set(shelf, asked);
  }
}

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** Those of `given` that stood around one of them when it was told: a note is asked for at its own account. */
export function besides(
  { around }: Learnt,
  rooms: readonly string[],
  given: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const names = Object.keys(given).filter((name) => isPlain(given[name]));
  for (const name of names.toReversed()) {
    const text = String(given[name]);
    const found = rooms
      .flatMap((room) => [`${room} ${name} ${text}`, `${room} ${text}`])
      .map((shelf) => around.get(shelf))
      .find((one) => one !== undefined && names.some((other) => other !== name && other in one));
    if (found !== undefined)
      return Object.fromEntries(
        names.flatMap((other) =>
          other !== name && found[other] !== undefined ? [[other, found[other]]] : [],
        ),
      );
  }
  return {};
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
