/**
 * Which papers and texts of other people is this one like, in this house's tables?
 *
 * The same file by its keyed digest, nearly the same picture by its points, nearly the same words by their marks. What is found is a flag with
 * the place of the other; nothing of the other person is told to this one. The key of the marks lies sealed. Marks of papers and texts go with the person they are of (`docs/review.md` says why).
 */
import { COMMON_TEXTS } from '../../policy/house/shared-phrases.ts';
import { type Flag, flagOf, type OtherItem } from '../../rules/review/flag.ts';
import { commonMarks, type MarkKey, textMarks } from '../../rules/review/text-marks.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import type { Queryable } from '../db/pool.ts';
import { itemIn, type LikenessKind, lookupIn, marksOfItems } from '../db/review/likeness-rows.ts';
import { readPaper } from '../db/review/paper-rows.ts';
import { likenessKey } from '../vault/house-key.ts';
import { MOST_PEOPLE, nearTexts } from './look-alike.ts';
import { findPictures, type SeenPicture } from './look-at-picture.ts';
import { PAPER_BENCH } from './papers/paper-bench.ts';
import type { PaperLook } from './papers/paper-look.ts';
import { bytesOfPaper, type PaperRoom } from './papers/take-paper.ts';

/** What was found, and the marks to keep. */
export interface Likes {
  readonly flags: readonly Flag[];
  readonly marks: readonly { readonly what: LikenessKind; readonly marks: readonly number[] }[];
}

let own: { readonly key: MarkKey; readonly common: ReadonlySet<number> } | null = null;

/** The key of this house's marks, and the marks that everybody may have. */
async function houseMarks(db: Queryable): Promise<NonNullable<typeof own>> {
  const bytes = await likenessKey(db, 'marks');
  const key = { a: bytes.readInt32BE(0), b: bytes.readInt32BE(4) };
  if (own?.key.a !== key.a || own.key.b !== key.b) own = { key, common: commonMarks(COMMON_TEXTS, key) };
  return own;
}

/** Texts of others that this one is like, and its marks. */
export async function likeTexts(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  text: string,
): Promise<Likes> {
  const { key, common } = await houseMarks(db);
  const marks = textMarks(text, key, common);
  const kept = marks.map(({ mark }) => mark);
  const near = await nearTexts(`${slot}-${borrower}`, marks, lookupIn(db, 'text'), (items) =>
    marksOfItems(db, 'text', items),
  );
  return {
    flags: near.slice(0, 3).map(({ item, sharePpm }) => flagOf('near-text', sharePpm, {}, otherOf(item))),
    marks: [{ what: 'text', marks: kept }],
  };
}

const otherOf = (text: string): OtherItem => {
  const { slot, borrower, isPaper, item } = itemIn(text);
  return { slot, borrower: String(borrower), isPaper, item };
};

/** Papers of others that this one is like, and its marks. */
export async function likePapers(
  room: PaperRoom,
  key: BorrowerKey,
  look: PaperLook,
  keyed: string,
): Promise<Likes> {
  const file = Number.parseInt(keyed.slice(0, 12), 16);
  const person = `${key.slot}-${key.borrower}`;
  const same = await lookupIn(
    room.pool,
    'file',
  )({ person, marks: [file], mostPeople: MOST_PEOPLE, mostItems: 3 });
  const sameItems = same.get(file)?.items ?? [];
  const words = look.text.trim().length < 20 ? null : await likeTexts(room.pool, key, look.text);
  const [picture] = look.pictures;
  const { near, unread } =
    picture === undefined ? { near: [], unread: 0 } : await picturesLike(room, person, picture);
  const flags = [
    ...sameItems.map((item) => flagOf('same-file', 1_000_000, {}, otherOf(item))),
    ...near.map(({ item, sharePpm }) => flagOf('near-picture', sharePpm, {}, otherOf(item))),
    ...(words?.flags ?? []),
    ...(unread === 0 ? [] : [flagOf('not-comparable', 0, { others: String(unread) })]),
  ];
  // The same file is nearly the same picture and text as well: one flag for each other paper says enough.
  const seen = new Set<string>();
  return {
    flags: flags.filter(({ other }) => {
      const place = JSON.stringify(other);
      return !seen.has(place) && seen.add(place) !== null;
    }),
    marks: [
      { what: 'file', marks: [file] },
      { what: 'picture', marks: picture?.marks ?? [] },
      ...(words?.marks ?? []),
    ],
  };
}

/** Pictures of others that are nearly this one; `unread`: how many could not be compared. */
async function picturesLike(room: PaperRoom, person: string, picture: SeenPicture) {
  const { bench = PAPER_BENCH } = room;
  let unread = 0;
  const near = await findPictures(person, picture, {
    lookup: lookupIn(room.pool, 'picture'),
    lay: async (upon, item) => {
      const key = itemIn(item);
      const row = await readPaper(room.pool, key, key.item);
      const bytes = row === null ? null : await bytesOfPaper(room, key, row);
      const laid = bytes === null ? null : await bench.lay(upon, bytes);
      if (laid === null || !('state' in laid)) return laid;
      unread += 1;
      return null;
    },
  });
  return { near: near.slice(0, 3), unread };
}
