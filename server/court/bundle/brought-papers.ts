/**
 * How does a paper that only others can make come into the file of a case?
 *
 * A clerk brings it for one item of the list of the court's place: the court's own form, an officer's certificate, a receipt. It is sealed as
 * it comes and looked at by its content; the step of the case names who brought it and its digest, so that the exhibit of the bundle is the
 * very file that was brought. The bundle is then made anew: one that was made before lacks it, or holds what was taken back.
 */
import { createHash } from 'node:crypto';
import { checklistFor } from '../../../policy/house/court/bundle-lists.ts';
import { MOST_BROUGHT, MOST_BROUGHT_BYTES } from '../../../policy/house/court/court-terms.ts';
import { jurisdictionsOf } from '../../../policy/law/packs.ts';
import { broughtKind, type Checklist } from '../../../rules/court/bundle-list.ts';
import { OVER } from '../../../rules/court/court-stage.ts';
import type { KeptFiles } from '../../contact/kept-files.ts';
import { type BroughtRow, broughtTo, dropBrought, keepBrought } from '../../db/court/brought-rows.ts';
import type { CaseKey, CaseRow } from '../../db/court/case-rows.ts';
import type { Pool, Queryable } from '../../db/pool.ts';
import { appendProofs, openProofs } from '../../evidence/proof.ts';
import type { ExhibitRecord } from '../../evidence/verifying/evidence-records.ts';
import {
  type FileRefusal,
  lookAtSealed,
  type PaperShelf,
  type SealedPaper,
  sealPaper,
} from '../../review/papers/sealed-paper.ts';
import { openSealed } from '../../vault/sealed-file.ts';
import { type Acting, type Done, type OpenCase, refusedAct, step, withCase } from '../case-desk.ts';
import type { CourtRoom } from '../case-standing.ts';

/** Where papers of cases lie. */
export interface BroughtRoom extends CourtRoom, PaperShelf {}

/** What came of bringing one; `file`: the file itself cannot be taken. */
export type Brought = Done | { readonly state: 'file'; readonly why: FileRefusal };

/** A paper about to be entered: looked at, `sha256` of its clear bytes. */
interface Seen {
  readonly item: string;
  readonly paper: SealedPaper;
  readonly media: BroughtRow['media'];
  readonly sha256: string;
}

/** Takes a paper for an item of the list, as it comes in. Nothing of one that is refused is kept. */
export async function bringPaper(
  pool: Pool,
  room: BroughtRoom,
  key: CaseKey,
  acting: Acting,
  item: string,
  source: AsyncIterable<Uint8Array>,
): Promise<Brought> {
  const may = await withCase(
    pool,
    room,
    key,
    acting,
    async (open) => (await mayBring(open, item, 0)) ?? found(open),
  );
  if (may.state === 'refused') return may;
  const clear = createHash('sha256');
  const sealed = await sealPaper(room, key, source, (piece) => clear.update(piece));
  if (sealed.state === 'refused') return { state: 'file', why: sealed.why };
  const { paper } = sealed;
  const look = await lookAtSealed(room, key, paper);
  if (look.state === 'refused') return { state: 'file', why: look.why };
  const seen = { item, paper, media: look.look.media, sha256: clear.digest('hex') };
  const entered = await withCase(
    pool,
    room,
    key,
    acting,
    async (open) => (await mayBring(open, item, paper.bytes)) ?? enter(open, acting, seen),
  ).catch(async (error: unknown) => {
    await room.files.drop(key, paper.digest);
    throw error;
  });
  if (entered.state === 'refused') await room.files.drop(key, paper.digest);
  return entered;
}

const found = ({ row, now }: OpenCase): Done => ({ state: 'done', row, now });

/** What stands against one more paper of so many bytes; null: nothing. */
async function mayBring({ client, told, row }: OpenCase, item: string, bytes: number): Promise<Done | null> {
  if (OVER.includes(row.stage)) return refusedAct('not-now');
  const list = checklistFor(jurisdictionsOf(told.person.region));
  if (list?.items.some((one) => one.id === item && one.cannot !== undefined) !== true)
    return refusedAct('not-on-list');
  const there = (await broughtTo(client, row)).filter(({ digest }) => digest !== null);
  const all = there.reduce((sum, one) => sum + one.bytes, bytes);
  return there.length >= MOST_BROUGHT || all > MOST_BROUGHT_BYTES ? refusedAct('papers-full') : null;
}

async function enter({ client, row, now }: OpenCase, acting: Acting, seen: Seen): Promise<Done> {
  const { item, paper, media, sha256 } = seen;
  const { digest, bytes, fileKey } = paper;
  const seq = ((await broughtTo(client, row)).at(-1)?.seq ?? 0) + 1;
  const { slot, borrower, caseNo } = row;
  const data = { case: caseNo, paper: seq, step: 'brought', kind: item, media, bytes, sha256: digest };
  const [proof] = await appendProofs(client, [
    { slot, borrower, at: acting.at, kind: 'paper', data, sealed: { key: fileKey.toString('hex') } },
  ]);
  const kept = {
    seq,
    item,
    media,
    bytes,
    digest,
    broughtBy: acting.by,
    broughtOn: acting.today,
    proof: proof!,
  };
  await keepBrought(client, row, kept);
  const told = { what: 'paper', kind: item, digest: sha256, on: acting.today } as const;
  return { state: 'done', row: await step(client, outdated(row), acting, told), now };
}

/** The case with a bundle that has to be made anew. */
const outdated = (row: CaseRow): CaseRow => ({ ...row, bundleOn: null, missing: null });

/** Takes a paper back that was not the right one: the file goes, that there was one stays. What was filed stays filed. */
export async function takeBackBrought(
  pool: Pool,
  room: BroughtRoom,
  key: CaseKey,
  acting: Acting,
  seq: number,
): Promise<Done> {
  const gone: { digest: string | null } = { digest: null };
  const done = await withCase(pool, room, key, acting, async ({ client, row, now }) => {
    const paper = (await broughtTo(client, row)).find((one) => one.seq === seq);
    if (paper?.digest == null) return refusedAct('no-paper');
    if (row.filedOn !== null || OVER.includes(row.stage)) return refusedAct('not-now');
    gone.digest = paper.digest;
    await dropBrought(client, row, seq, { by: acting.by, on: acting.today });
    const told = { what: 'paper-back', kind: paper.item, on: acting.today } as const;
    return { state: 'done', row: await step(client, outdated(row), acting, told), now };
  });
  if (done.state === 'done' && gone.digest !== null) await room.files.drop(key, gone.digest);
  return done;
}

/** A paper as an exhibit, before it is numbered. */
export type BroughtExhibit = Pick<ExhibitRecord, 'kind' | 'title' | 'media' | 'text'>;

/** Which papers lie with a case now: two that are equal are of the same papers. */
export async function broughtNow(db: Queryable, key: CaseKey): Promise<string> {
  const rows = await broughtTo(db, key);
  return rows.flatMap(({ seq, digest }) => (digest === null ? [] : [seq])).join(' ');
}

/** The papers that lie with a case as exhibits; those of a person who was erased cannot be opened and are none. */
export async function broughtExhibits(
  pool: Pool,
  files: KeptFiles | undefined,
  key: CaseKey,
  list: Checklist,
): Promise<BroughtExhibit[]> {
  const rows = (await broughtTo(pool, key)).filter(({ digest }) => digest !== null);
  if (rows.length === 0) return [];
  // A bundle without what was brought would be another one than the case names.
  if (files === undefined)
    throw new Error('the papers of this case lie on a shelf that this process does not have');
  const keys = await openProofs(
    pool,
    rows.map(({ proof }) => ({ slot: key.slot, borrower: key.borrower, seq: proof })),
  );
  const exhibits: BroughtExhibit[] = [];
  for (const { item, digest, media, proof } of rows) {
    const says = list.items.find(({ id }) => id === item)?.says;
    const fileKey = keys.get(`${key.borrower}-${proof}`)?.key;
    if (says === undefined || fileKey === undefined) continue;
    const bytes = await openSealed(files, key, digest!, Buffer.from(fileKey, 'hex'));
    if (bytes === null) continue;
    exhibits.push({
      kind: broughtKind(item),
      title: [says.zh, says.en],
      media,
      text: bytes.toString('base64'),
    });
  }
  return exhibits;
}
