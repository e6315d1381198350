/**
 * Who speaks with whom?
 *
 * Everybody who waits goes to one agent who speaks his language, works on his queue and has room. Who had him before has him again, because
 * people tell their story once; else whoever has the most room for his capacity. People in distress go to those who are trained for it, and
 * are placed first, then those whom few may take. Nobody is put above his capacity: who is left is told with the reason.
 * The answer depends on people and agents alone, never on the order in which they are named.
 */

export interface Waiting {
  /** Where he lies: unique among all. */
  readonly key: string;
  readonly language: string;
  readonly queue: string;
  readonly care: boolean;
  /** Who had him last; null: nobody. */
  readonly before: string | null;
}

export interface Worker {
  readonly id: string;
  readonly languages: readonly string[];
  /** Queues he works on; empty: all. */
  readonly queues: readonly string[];
  readonly capacity: number;
  /** People he has already. */
  readonly load: number;
  /** Trained to speak with people in distress. */
  readonly trained: boolean;
}

/** `nobody`: no agent who is here may take him. `no-room`: those who may are full. */
export type LeftWhy = 'nobody' | 'no-room';

export interface Shared {
  readonly given: readonly { readonly key: string; readonly worker: string; readonly same: boolean }[];
  readonly left: readonly { readonly key: string; readonly why: LeftWhy }[];
}

/** Whether an agent may speak with a person at all, room aside. */
export function mayTake(worker: Worker, person: Waiting): boolean {
  return (
    worker.languages.includes(person.language) &&
    (worker.queues.length === 0 || worker.queues.includes(person.queue)) &&
    (worker.trained || !person.care)
  );
}

/** Shares people among agents; everybody stands in exactly one of the two lists, both in order of key. */
export function sharePeople(people: readonly Waiting[], workers: readonly Worker[]): Shared {
  const load = new Map(workers.map(({ id, load: has }) => [id, has]));
  const byId = new Map(workers.map((worker) => [worker.id, worker]));
  const team = [...workers].sort((a, b) => compare(a.id, b.id));
  const suits = suitsAmong(team);
  const room = ({ id, capacity }: Worker) => load.get(id)! < capacity;
  const given: { key: string; worker: string; same: boolean }[] = [];
  const left: { key: string; why: LeftWhy }[] = [];
  for (const person of inOrder(people, suits)) {
    const may = suits(person);
    const before = person.before === null ? undefined : byId.get(person.before);
    const same = before !== undefined && may.includes(before) && room(before);
    const taker = same ? before : roomiest(may.filter(room), load);
    if (taker === null) {
      left.push({ key: person.key, why: may.length === 0 ? 'nobody' : 'no-room' });
      continue;
    }
    load.set(taker.id, load.get(taker.id)! + 1);
    given.push({ key: person.key, worker: taker.id, same });
  }
  return { given: given.sort(byKey), left: left.sort(byKey) };
}

/** Care first, then those whom the fewest may take, then who had somebody before, then by key. */
function inOrder(people: readonly Waiting[], suits: (person: Waiting) => readonly Worker[]): Waiting[] {
  const counted = people.map((person) => ({ person, may: suits(person).length }));
  counted.sort(
    (a, b) =>
      Number(b.person.care) - Number(a.person.care) ||
      a.may - b.may ||
      Number(a.person.before === null) - Number(b.person.before === null) ||
      compare(a.person.key, b.person.key),
  );
  return counted.map(({ person }) => person);
}

/** Who may take people of a kind; the kinds are few, so each is asked once. */
function suitsAmong(team: readonly Worker[]): (person: Waiting) => readonly Worker[] {
  const known = new Map<string, readonly Worker[]>();
  return (person) => {
    const kind = `${person.language}/${person.queue}/${person.care}`;
    const found = known.get(kind) ?? team.filter((worker) => mayTake(worker, person));
    known.set(kind, found);
    return found;
  };
}

/** The one whose load is the smallest share of his capacity; of equals the first by name. Null: nobody. */
function roomiest(may: readonly Worker[], load: ReadonlyMap<string, number>): Worker | null {
  let best: Worker | null = null;
  for (const one of may)
    if (best === null || load.get(one.id)! * best.capacity < load.get(best.id)! * one.capacity) best = one;
  return best;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byKey = (a: { readonly key: string }, b: { readonly key: string }) => compare(a.key, b.key);
