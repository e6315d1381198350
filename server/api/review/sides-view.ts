/**
 * What does a clerk see beside each other when a flag says that two papers or texts are alike?
 *
 * Both sides with what they share marked, opened for a reason that is kept: the own side in this borrower's chain, the other side in the
 * other's. Names stay masked; the other side's account is not told.
 */
import type { Flag } from '../../../rules/review/flag.ts';
import { sharedRuns } from '../../../rules/review/text-marks.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { namesOf, readPaper, statementsOf } from '../../db/review/paper-rows.ts';
import type { CaseRow } from '../../db/review/review-rows.ts';
import { openProofs } from '../../evidence/proof.ts';
import { PAPER_BENCH } from '../../review/papers/paper-bench.ts';
import type { PaperLook } from '../../review/papers/paper-look.ts';
import { openPaper } from '../../review/papers/take-paper.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { Refused } from '../problem.ts';
import { paperRoom } from './papers-api.ts';
import type { SideShown, SidesAnswer } from './review-schema.ts';

interface Item extends BorrowerKey {
  readonly isPaper: boolean;
  readonly item: number;
}

export interface Opener {
  readonly by: string;
  readonly why: string;
  readonly at: number;
}

interface Side {
  readonly shown: SideShown;
  readonly look: PaperLook | null;
  /** The file, of a paper. */
  readonly file: Uint8Array | null;
}

/** Both sides of a flag of a case; without a flag, the paper or text that the case is about. */
export async function openSides(
  house: House,
  row: CaseRow,
  place: number,
  opener: Opener,
): Promise<SidesAnswer> {
  const flag: Flag | undefined = row.flags[place];
  const [kind, number] = row.about.split(' ');
  if (kind !== 'paper' && kind !== 'statement')
    throw new Refused(404, 'There is nothing to open in this case.');
  const { slot, borrower } = row;
  const own = await sideOf(
    house,
    { slot, borrower, isPaper: kind === 'paper', item: Number(number) },
    opener,
  );
  if (own === null) throw new Refused(404, 'It was taken back or erased.');
  const place2 = flag?.other ?? null;
  const other =
    place2 === null
      ? null
      : await sideOf(
          house,
          {
            slot: place2.slot,
            borrower: BigInt(place2.borrower),
            isPaper: place2.isPaper,
            item: place2.item,
          },
          opener,
        );
  return {
    flag: place,
    own: await marked(own, other),
    other: other === null ? null : await marked(other, own),
  };
}

/** A side with what the other has too. */
async function marked({ shown, look }: Side, other: Side | null): Promise<SideShown> {
  if (other === null) return shown;
  const text = shown.text ?? '';
  const runs = sharedRuns(text, other.shown.text ?? '')[0];
  const picture = look?.pictures[0];
  const laid =
    picture === undefined || other.file === null ? null : await PAPER_BENCH.lay(picture, other.file);
  const alike = laid === null || 'state' in laid ? [] : laid.alike;
  return { ...shown, marked: runs, alike: alike.map((box) => [...box]) };
}

async function sideOf(house: House, one: Item, opener: Opener): Promise<Side | null> {
  const who = maskedName(await namesOf(house.pool, one));
  const bare = { who, text: null, marked: [], paper: null, media: null, alike: [] };
  if (!one.isPaper) {
    const row = (await statementsOf(house.pool, one)).find(({ seq }) => seq === one.item);
    if (row === undefined) return null;
    const texts = await openProofs(house.pool, [{ ...one, seq: row.proof }]);
    const text = texts.get(`${one.borrower}-${row.proof}`)?.words;
    return text === undefined
      ? null
      : { shown: { ...bare, at: instantText(row.at), text }, look: null, file: null };
  }
  const look = { worker: opener.by, why: opener.why, at: opener.at };
  const opened = await openPaper(paperRoom(house), one, one.item, look);
  const row = opened?.row ?? (await readPaper(house.pool, one, one.item));
  if (opened === null || row === null) return null;
  const seen = await PAPER_BENCH.look(opened.bytes);
  const data = `data:${row.media};base64,${opened.bytes.toString('base64')}`;
  const shown = { ...bare, at: instantText(row.handedAt), paper: data, media: row.media };
  const file = opened.bytes;
  if (seen.state !== 'read') return { shown, look: null, file };
  const text = seen.look.text.trim() === '' ? null : seen.look.text;
  return { shown: { ...shown, text }, look: seen.look, file };
}
