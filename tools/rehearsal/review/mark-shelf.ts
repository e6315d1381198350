/**
 * Who else has these marks? The same question that the tables answer, answered from memory for a hundred thousand texts.
 *
 * It holds what `server/db/review/likeness-rows.ts` holds and is asked in the same way; a test puts the same texts into both.
 */
import type { MarkLookup } from '../../../server/review/look-alike.ts';

export class MarkShelf {
  readonly #people = new Map<number, Set<string>>();
  readonly #items = new Map<string, { readonly person: string; readonly marks: readonly number[] }>();
  readonly #by = new Map<number, string[]>();

  add(item: string, person: string, marks: readonly number[]): void {
    this.#items.set(item, { person, marks });
    for (const mark of marks) {
      const people = this.#people.get(mark);
      if (people === undefined) this.#people.set(mark, new Set([person]));
      else people.add(person);
      const items = this.#by.get(mark);
      if (items === undefined) this.#by.set(mark, [item]);
      else items.push(item);
    }
  }

  /** As `MarkLookup` asks. */
  readonly lookup: MarkLookup<string> = async ({ person, marks, mostPeople, mostItems }) => {
    const seen = new Map<number, { people: number; items: string[] }>();
    for (const mark of marks) {
      const people = this.#people.get(mark);
      if (people === undefined) continue;
      const others = people.size - (people.has(person) ? 1 : 0);
      if (others === 0) continue;
      const items: string[] = [];
      for (const item of this.#by.get(mark) ?? []) {
        if (this.#items.get(item)!.person === person) continue;
        items.push(item);
        if (items.length === mostItems) break;
      }
      seen.set(mark, { people: Math.min(others, mostPeople), items });
    }
    return seen;
  };

  readonly marksOf = async (items: readonly string[]): Promise<Map<string, readonly number[]>> =>
    new Map(
      items.flatMap((item) => (this.#items.has(item) ? [[item, this.#items.get(item)!.marks] as const] : [])),
    );
}
