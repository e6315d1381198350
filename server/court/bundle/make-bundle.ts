/**
 * How does everything about a debt become one file that a court can read and anybody can check?
 *
 * An evidence file with two kinds of record more: numbered exhibits, each with its digest, and an index with the checklist of the court's
 * place. The paper in Chinese and in English lies in it as exhibits too. What is missing is named, and the file says that it is
 * incomplete. Whoever holds it checks it with the same page and the same command as every evidence file.
 */
import { checklistFor } from '../../../policy/house/court/bundle-lists.ts';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { jurisdictionsOf } from '../../../policy/law/packs.ts';
import { type CheckedItem, type Checklist, checkedBy, missingIn } from '../../../rules/court/bundle-list.ts';
import { formatDay } from '../../../rules/days.ts';
import { LANGUAGES } from '../../../rules/telling/language.ts';
import type { KeptFiles } from '../../contact/kept-files.ts';
import { agreementsOf } from '../../db/agreements/agreement-rows.ts';
import { postalAddress, readLetters } from '../../db/calls/letter-rows.ts';
import { type CaseKey, type CaseRow, countDecisions } from '../../db/court/case-rows.ts';
import { disputesOf } from '../../db/disputes/dispute-rows.ts';
import type { Pool } from '../../db/pool.ts';
import { evidenceRecords, signedFile } from '../../evidence/evidence-export.ts';
import { sha256 } from '../../evidence/seal.ts';
import { signerFor } from '../../evidence/signing.ts';
import { bytesOfExhibit } from '../../evidence/verifying/bundle-check.ts';
import { canonical } from '../../evidence/verifying/canonical.ts';
import {
  type BundleRecord,
  type EvidenceRecord,
  type ExhibitRecord,
  isChain,
} from '../../evidence/verifying/evidence-records.ts';
import { toHex } from '../../evidence/verifying/file-parts.ts';
import { type Acting, type Done, type OpenCase, refusedAct, step, withCase } from '../case-desk.ts';
import type { CourtRoom } from '../case-standing.ts';
import { type BroughtExhibit, broughtExhibits, broughtNow } from './brought-papers.ts';
import { paperTexts, setPapers } from './bundle-paper.ts';
import { type BundleSources, exhibitsOf, statementLines } from './exhibit-texts.ts';

/** A bundle that was made. `missing`: items of the checklist that nothing meets. */
export interface MadeBundle {
  readonly state: 'made';
  readonly row: CaseRow;
  readonly file: Buffer;
  readonly digest: string;
  readonly missing: readonly string[];
}

/** What a bundle is made with. `papers`: where those lie that people brought; without it a case that has some gets none. */
export interface BundleRoom extends CourtRoom {
  readonly papers?: KeptFiles;
}

/** Makes the bundle of a case and notes its digest on it; what leaves the house is handed out by the caller. */
export async function makeBundle(
  pool: Pool,
  room: BundleRoom,
  key: CaseKey,
  acting: Acting,
): Promise<MadeBundle | Extract<Done, { state: 'refused' }>> {
  const gathered: { sources: BundleSources | null } = { sources: null };
  const looked = await withCase(pool, room, key, acting, async (open) => {
    gathered.sources = await sourcesOf(open);
    return { state: 'done', row: open.row, now: open.now };
  });
  if (looked.state === 'refused') return looked;
  const { sources } = gathered;
  const list = sources === null ? null : checklistFor(jurisdictionsOf(sources.told.person.region));
  if (sources === null || list === null) return refusedAct('no-terms') as Extract<Done, { state: 'refused' }>;
  const papers = await broughtNow(pool, key);
  const brought = await broughtExhibits(pool, room.papers, key, list);
  const { file, missing } = await fileOf(pool, { ...sources, brought }, list, acting);
  const digest = toHex(sha256(file));
  const noted = await withCase(pool, room, key, acting, async ({ client, row, now }) => {
    // Somebody brought a paper, or took one back, while this was made.
    if ((await broughtNow(client, key)) !== papers) return refusedAct('not-now');
    const next: CaseRow = { ...row, bundleOn: acting.today, bundle: digest, missing };
    return {
      state: 'done',
      row: await step(client, next, acting, { what: 'bundle', digest, reasons: missing, on: acting.today }),
      now,
    };
  });
  return noted.state === 'refused' ? noted : { state: 'made', row: noted.row, file, digest, missing };
}

async function sourcesOf({ client, told, row, now }: OpenCase): Promise<BundleSources> {
  const key = { slot: row.slot, borrower: row.borrower };
  const letters = row.notice === null ? [] : await readLetters(client, { ...key, message: row.notice });
  return {
    ...{ told, row, now, letters },
    address: await postalAddress(client, key),
    agreements: await agreementsOf(client, told.key),
    disputes: await disputesOf(client, key),
    decisions: await countDecisions(client, key),
    through: now.standing.today - 1,
  };
}

async function fileOf(
  pool: Pool,
  sources: BundleSources & { readonly brought: readonly BroughtExhibit[] },
  list: Checklist,
  { today }: Acting,
): Promise<{ file: Buffer; missing: string[] }> {
  const { told, row } = sources;
  const wish = { account: told.key, contactsOnly: false, lender: LETTERHEADS['zh-CN'].lender };
  const { records, through } = await evidenceRecords(pool, wish);
  const drafts = exhibitsOf(sources);
  const made = drafts.map(({ kind, title, empty, body }, place) =>
    exhibit(place + 1, kind, title, 'application/json', empty, canonical(body)),
  );
  const brought = sources.brought.map(({ kind, title, media, text }, place) =>
    exhibit(made.length + place + 1, kind, title, media, false, text),
  );
  const written = [...made, ...brought];
  const items = checkedBy(list, written);
  const papers = await setPapers(
    LANGUAGES.map((language) => paperTexts(paperSources(sources, list, items, written, today), language)),
  );
  const papersSet = papers.map((paper, place) => {
    if ('refused' in paper) throw new Error(`the paper of a bundle cannot be set: ${paper.refused}`);
    const zh = LANGUAGES[place] === 'zh-CN';
    const title = zh
      ? (['纸质件（中文）', 'Paper in Chinese'] as const)
      : (['纸质件（英文）', 'Paper in English'] as const);
    const text = Buffer.from(paper.pdf).toString('base64');
    return exhibit(
      written.length + place + 1,
      zh ? 'paper-zh' : 'paper-en',
      title,
      'application/pdf',
      false,
      text,
    );
  });
  const exhibits = [...written, ...papersSet];
  const missing = missingIn(items);
  const bundle: BundleRecord = {
    of: 'bundle',
    anhuan: 'bundle/1',
    case: row.caseNo,
    day: formatDay(today),
    jurisdiction: list.jurisdiction,
    court: [list.court.zh, list.court.en],
    items: list.items.map(({ id, says, source }, place) => ({
      ...{ id, says: [says.zh, says.en] as const, source },
      exhibit: items[place]!.exhibit,
    })),
    complete: missing.length === 0,
    exhibits: exhibits.map(({ number, kind, sha256: digest }) => ({ number, kind, sha256: digest })),
    heads: { account: headOf(records, 'account'), person: headOf(records, 'person') },
  };
  return { file: signedFile([...records, bundle, ...exhibits], await signerFor(pool, through)), missing };
}

function exhibit(
  number: number,
  kind: string,
  title: ExhibitRecord['title'],
  media: ExhibitRecord['media'],
  empty: boolean,
  text: string,
): ExhibitRecord {
  return {
    of: 'exhibit',
    number,
    kind,
    title,
    media,
    empty,
    sha256: toHex(sha256(bytesOfExhibit({ media, text }))),
    text,
  };
}

function headOf(
  records: readonly EvidenceRecord[],
  of: 'account' | 'person',
): { seq: number; hash: string } | null {
  const last = records.findLast((one) => isChain(one) && one.of === of);
  return last === undefined || !isChain(last) ? null : { seq: last.seq, hash: last.hash };
}

function paperSources(
  sources: BundleSources,
  list: Checklist,
  items: readonly CheckedItem[],
  exhibits: readonly ExhibitRecord[],
  today: number,
) {
  const claim = JSON.parse(exhibits.find(({ kind }) => kind === 'claim')!.text) as Record<string, unknown>;
  const account = String(sources.told.account.id);
  return { list, items, exhibits, claim, account, day: formatDay(today), lines: statementLines(sources) };
}
