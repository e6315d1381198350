/**
 * Which texts of other people are nearly this one?
 *
 * Marks are looked up, each by itself: how many people have it, and who. What is common to people who share nothing else is a set phrase and
 * weighs little; what is common to people who share much is a family, and must not weigh less because the family is large. So it is
 * weighed twice: first by how many have a mark, then without those who turned out to be related. No text is opened: that is for the
 * person to whom a flag leads. Where the marks lie is the caller's matter.
 */
import { type Alike, alike, isNearText, type TextMark, weightOf } from '../../rules/review/text-marks.ts';

/** What a lookup tells of each mark: how many other people have it (up to a most), and some of their items. */
export type Seen<Item> = ReadonlyMap<number, { readonly people: number; readonly items: readonly Item[] }>;

/** Looks up marks. `person`: whose own items do not count. */
export type MarkLookup<Item> = (asked: {
  readonly person: string;
  readonly marks: readonly number[];
  readonly mostPeople: number;
  readonly mostItems: number;
}) => Promise<Seen<Item>>;

export type MarksOf<Item> = (items: readonly Item[]) => Promise<Map<Item, readonly number[]>>;

/** People counted for one mark at most: beyond that it hardly weighs less. */
export const MOST_PEOPLE = 400;
/** Items read for one mark at most, and items compared at most. */
const MOST_ITEMS = 60;
const MOST_COMPARED = 12;
/** Of what weight by the first weighing, in parts of the whole, an item is related. */
const RELATED = 0.1;

export interface Near<Item> extends Alike {
  readonly item: Item;
}

/** The items most like these marks, the nearest first; those that a person should see only. */
export async function nearTexts<Item>(
  person: string,
  marks: readonly TextMark[],
  lookup: MarkLookup<Item>,
  marksOf: MarksOf<Item>,
): Promise<Near<Item>[]> {
  const seen = await lookup({
    person,
    marks: marks.map(({ mark }) => mark),
    mostPeople: MOST_PEOPLE,
    mostItems: MOST_ITEMS,
  });
  const related = relatedIn(marks, seen);
  if (related.length === 0) return [];
  const first = related.slice(0, MOST_COMPARED);
  const theirs = await marksOf(first);
  const kin = new Set(related);
  const people = (mark: number): number => {
    const one = seen.get(mark);
    if (one === undefined) return 0;
    const strangers = one.items.filter((item) => !kin.has(item)).length;
    return (one.people * strangers) / Math.max(1, one.items.length);
  };
  return first
    .flatMap((item) => {
      const other = theirs.get(item);
      return other === undefined ? [] : [{ item, ...alike(marks, other, people) }];
    })
    .filter(isNearText)
    .sort((a, b) => b.sharePpm - a.sharePpm);
}

/** Items that share more than set phrases, the nearest first. */
function relatedIn<Item>(marks: readonly TextMark[], seen: Seen<Item>): Item[] {
  const shared = new Map<Item, number>();
  let own = 0;
  for (const { mark, voice } of marks) {
    const one = seen.get(mark);
    const weight = voice * weightOf(one?.people ?? 0);
    own += weight;
    for (const item of one?.items ?? []) shared.set(item, (shared.get(item) ?? 0) + weight);
  }
  return [...shared]
    .filter(([, weight]) => weight >= RELATED * own)
    .sort((a, b) => b[1] - a[1])
    .map(([item]) => item);
}
