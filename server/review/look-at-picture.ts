/**
 * Which pictures of other people show nearly this paper?
 *
 * A few bits of its points are looked up like the marks of a text; the pictures that share most are opened, one after the other, and laid upon
 * it. A form that hundreds use shares points with all of them: what decides is how much of what was filled in is the same.
 */
import { weightOf } from '../../rules/review/text-marks.ts';
import { type MarkLookup, MOST_PEOPLE } from './look-alike.ts';
import { type Grey, shrink } from './pictures/grey-picture.ts';
import { BrokenPicture, quarterOfJpeg } from './pictures/jpeg-quarter.ts';
import { isNearPicture, type Laid } from './pictures/picture-match.ts';
import { type Point, pictureMarks, pointsOf } from './pictures/picture-points.ts';
import { lightOfPng } from './pictures/png-light.ts';

/** A picture as it is compared. */
export interface SeenPicture {
  readonly grey: Grey;
  readonly points: readonly Point[];
  readonly marks: readonly number[];
}

export interface PictureShelf<Item> {
  readonly lookup: MarkLookup<Item>;
  /** Lays the picture of an item upon one; null when it is gone, or is quite another. */
  readonly lay: (upon: SeenPicture, item: Item) => Promise<Laid | null>;
}

export interface NearPicture<Item> extends Laid {
  readonly item: Item;
}

const MOST_OPENED = 24;
const MOST_ITEMS = 80;
const LEAST_SHARED = 3;

/** Reads a JPEG or PNG; null when it is neither, or broken. */
export function readPicture(file: Uint8Array): SeenPicture | null {
  try {
    const grey = shrink(file[0] === 0xff ? quarterOfJpeg(file) : lightOfPng(file));
    const points = pointsOf(grey);
    return { grey, points, marks: pictureMarks(points) };
  } catch (error) {
    if (error instanceof BrokenPicture) return null;
    throw error;
  }
}

/** The pictures that a person should see beside this one, the nearest first. */
export async function findPictures<Item>(
  person: string,
  picture: SeenPicture,
  shelf: PictureShelf<Item>,
): Promise<NearPicture<Item>[]> {
  const seen = await shelf.lookup({
    person,
    marks: picture.marks,
    mostPeople: MOST_PEOPLE,
    mostItems: MOST_ITEMS,
  });
  const weights = new Map<Item, { count: number; weight: number }>();
  for (const { people, items } of seen.values())
    for (const item of items) {
      const sum = weights.get(item) ?? { count: 0, weight: 0 };
      sum.count += 1;
      sum.weight += weightOf(people);
      weights.set(item, sum);
    }
  const first = [...weights]
    .filter(([, { count }]) => count >= LEAST_SHARED)
    .sort((a, b) => b[1].weight - a[1].weight)
    .slice(0, MOST_OPENED);
  const near: NearPicture<Item>[] = [];
  for (const [item] of first) {
    const laid = await shelf.lay(picture, item);
    if (laid !== null && isNearPicture(laid)) near.push({ item, ...laid });
  }
  return near.sort((a, b) => b.sharePpm - a.sharePpm);
}
