/**
 * Which identifiers has the server itself spoken of, and in which part of the house?
 *
 * What is answered under the name of a field that addresses ask for is kept, under that name and under the name within its part: "key"
 * is one thing to whoever works on accounts and another to whoever makes keys of programs.
 */
/** Identifiers kept of each name. */
const KEPT = 200;

/** Keeps identifiers that were answered, under the names of their fields. */
export function learn(known: Map<string, string[]>, value: unknown, room: string, name = ''): void {
  if (Array.isArray(value)) for (const one of value) learn(known, one, room, name);
  else if (typeof value === 'object' && value !== null)
    for (const [field, one] of Object.entries(value)) learn(known, one, room, field);
  else if (/^(string|number)$/.test(typeof value) && NAMES.has(name))
    for (const shelf of [name, `${room} ${name}`]) {
      const kept = known.get(shelf) ?? [];
      if (kept.length < KEPT && !kept.includes(String(value))) known.set(shelf, [...kept, String(value)]);
    }
}

/** What identifiers of one part of the house are about: "key" is one thing to the agents and another to machines. */
export const roomsOf = (path: string): string[] =>
  [4, 3].map((end) => path.split('/').slice(1, end).join('/'));

const NAMES = new Set([
  'account',
  'agreement',
  'call',
  'case',
  'complaint',
  'day',
  'dispute',
  'flag',
  'host',
  'id',
  'key',
  'message',
  'offer',
  'person',
  'reference',
  'seq',
  'code',
  'cursor',
  'next',
  'template',
  'permit',
  'hold',
  'endpoint',
  'position',
  'after',
  'absence',
  'checkout',
  'draft',
  'figure',
  'note',
  'number',
  'passkey',
  'proposal',
  'round',
  'session',
  'trial',
  'worker',
]);
