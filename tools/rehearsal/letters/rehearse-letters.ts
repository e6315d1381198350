/**
 * Is any letter issued with a hole in a name?
 *
 * Signed letters to people with rare names go through the press as in the product. A page that was set must read back with the whole name: the
 * text is taken out of the PDF by another program than the one that made it. A name that cannot be set must be refused with its sign.
 */
import type { SetLetter } from '../../../server/contact/letters/letter.ts';
import { LetterPress } from '../../../server/contact/letters/letter-press.ts';
import { lookAtPdf } from '../../../server/review/papers/pdf-look.ts';
import { NAME_KINDS, type NameKind, type RareName, rareNames } from './rare-names.ts';
import { letterTo, type Shape } from './rehearsed-letter.ts';

/** What came of the letters of one kind of name. */
export interface KindFigures {
  set: number;
  /** By the sign that is missing. */
  readonly refused: Map<string, number>;
}

export interface LetterFigures {
  readonly kinds: ReadonlyMap<NameKind, KindFigures>;
  /** Names that do not stand on their page, or were refused for another reason: none, if all is well. */
  readonly faults: readonly string[];
  readonly pages: readonly { readonly name: RareName; readonly shape: Shape; readonly set: SetLetter }[];
}

const bare = (text: string) => text.replace(/\s/g, '').normalize('NFC');

/** Text that is taken out of Devanagari comes in the order of its shaped glyphs: there each sign is looked for, and eyes look at the rest. */
function standsIn(text: string, name: string): boolean {
  return (
    text.includes(name) ||
    (/\p{Script=Devanagari}/u.test(name) && [...name].every((sign) => text.includes(sign)))
  );
}

/** Sets so many letters; `keep`: how many pages are given back for the eye. */
export async function rehearseLetters(count: number, seed: number, keep = 0): Promise<LetterFigures> {
  const press = new LetterPress();
  const kinds = new Map(
    NAME_KINDS.map((kind): [NameKind, KindFigures] => [kind, { set: 0, refused: new Map() }]),
  );
  const faults: string[] = [];
  const pages: LetterFigures['pages'][number][] = [];
  try {
    for (const [place, name] of rareNames(count, seed).entries()) {
      const { shape, letter } = letterTo(name, place);
      const set = await press.set(letter);
      const kind = kinds.get(name.kind)!;
      if ('refused' in set) {
        if (set.refused !== 'no-sign-for') faults.push(`${name.name}: ${set.refused} ${set.what}`);
        kind.refused.set(set.what, (kind.refused.get(set.what) ?? 0) + 1);
        continue;
      }
      kind.set += 1;
      if (!standsIn(bare(textOf(set)), bare(name.name)))
        faults.push(`${name.name} does not stand on its page`);
      if (pages.length < keep) pages.push({ name, shape, set });
    }
  } finally {
    await press.close();
  }
  return { kinds, faults, pages };
}

/** What stands on the pages, as another program reads them. */
function textOf({ pdf }: SetLetter): string {
  const seen = lookAtPdf(pdf);
  return seen.state === 'read' ? seen.look.text : '';
}

/** The lines of the rehearsal's answer. */
export async function rehearseRareNames(
  { events, seed }: { readonly events: number; readonly seed: number },
  tell: (result: { what: string; runs: string; holds: boolean; note: string; seconds: number }) => void,
): Promise<void> {
  const began = performance.now();
  const { kinds, faults } = await rehearseLetters(events, seed);
  const told = [...kinds].map(([kind, { set, refused }]) => {
    const count = [...refused.values()].reduce((sum, one) => sum + one, 0);
    return `${kind} ${set} set, ${count} refused (${refused.size} signs)`;
  });
  tell({
    what: 'a letter to a rare name is set with every sign, or refused with the one that is missing',
    runs: `${events} letters`,
    holds: faults.length === 0,
    note: [...told, ...faults.slice(0, 5)].join('; '),
    seconds: (performance.now() - began) / 1000,
  });
}
