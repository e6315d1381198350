/**
 * What is this file, may it be taken, and what does it tell of its own making?
 *
 * By its content, never by its name: a PDF, JPEG or PNG that can be read to its end. The program that wrote it, its dates and what was appended
 * later become flags for a person; many honest people scan with a program that also edits, so none of them refuses.
 */
import { EDITORS, MACHINES } from '../../../policy/house/document-kinds.ts';
import { type Flag, flagOf } from '../../../rules/review/flag.ts';
import { readPicture, type SeenPicture } from '../look-at-picture.ts';
import { lookAtPdf, type PdfRefusal } from './pdf-look.ts';
import { tellsOfPicture } from './picture-tells.ts';

export const MEDIA = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type Media = (typeof MEDIA)[number];

/** What a paper tells of itself. */
export interface PaperLook {
  readonly media: Media;
  readonly pages: number;
  readonly program: string;
  readonly made: string | null;
  readonly changed: string | null;
  readonly text: string;
  readonly pictures: readonly SeenPicture[];
  readonly flags: readonly Flag[];
}

export type PaperRefusal = PdfRefusal | 'not-a-paper' | 'broken-picture';
export type PaperSeen =
  | { readonly state: 'read'; readonly look: PaperLook }
  | { readonly state: 'refused'; readonly why: PaperRefusal };

/** The kind of a file by its first bytes; null: none that is taken. */
export function mediaOf(file: Uint8Array): Media | null {
  const head = Buffer.from(file.subarray(0, 8)).toString('hex');
  if (head.startsWith('255044462d')) return 'application/pdf';
  if (head.startsWith('ffd8ff')) return 'image/jpeg';
  return head === '89504e470d0a1a0a' ? 'image/png' : null;
}

/** Looks at a whole file. */
export function lookAtPaper(file: Uint8Array): PaperSeen {
  const media = mediaOf(file);
  if (media === null) return { state: 'refused', why: 'not-a-paper' };
  if (media === 'application/pdf') {
    const seen = lookAtPdf(file);
    if (seen.state === 'refused') return seen;
    const { pages, producer, creator, made, changed, additions, text } = seen.look;
    const pictures = seen.look.pictures.flatMap((one) => readPicture(one) ?? []);
    const program = [creator, producer].filter((one) => one !== '').join(' / ');
    const flags = [
      ...programFlags(program),
      ...(additions > 0 ? [flagOf('changed-after', 1_000_000, { times: String(additions) })] : []),
      ...dateFlags(made, changed),
      ...(text.trim().length < 20 && pictures.length === 0 ? [flagOf('not-comparable', 0)] : []),
    ];
    return { state: 'read', look: { media, pages, program, made, changed, text, pictures, flags } };
  }
  const picture = readPicture(file);
  if (picture === null) return { state: 'refused', why: 'broken-picture' };
  const { program, made, changed, words } = tellsOfPicture(file);
  const flags = [...programFlags(`${program} ${words}`), ...dateFlags(made, changed)];
  return {
    state: 'read',
    look: { media, pages: 1, program, made, changed, text: '', pictures: [picture], flags },
  };
}

function programFlags(program: string): Flag[] {
  const low = program.toLowerCase();
  const editor = EDITORS.find((one) => low.includes(one));
  const machine = MACHINES.find((one) => low.includes(one));
  return [
    ...(editor === undefined ? [] : [flagOf('edited-with', 1_000_000, { program: editor })]),
    ...(machine === undefined ? [] : [flagOf('made-by-machine', 1_000_000, { program: machine })]),
  ];
}

/** Changed on another day than it was made. */
function dateFlags(made: string | null, changed: string | null): Flag[] {
  const [from, to] = [made?.slice(0, 8), changed?.slice(0, 8)];
  if (from === undefined || to === undefined || from === to) return [];
  return [flagOf('dates-disagree', 1_000_000, { made: from, changed: to })];
}
