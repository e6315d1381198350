/**
 * Who may buy on a day, and how is a buyer's paper proposed and decided?
 *
 * One person proposes, another decides; an admission puts him into the public register, an ending takes him out.
 */
import { BUYER_CLAUSES } from '../../policy/sale/buyer-clauses.ts';
import type { Day } from '../../rules/days.ts';
import {
  type BuyerFile,
  type BuyerLack,
  type BuyerPaper,
  buyerFile,
  buyerLacks,
} from '../../rules/sale/buyer-paper.ts';
import { readNumber } from '../../rules/telling/registered.ts';
import { endRegistered, enterRegister } from '../db/identity/register-rows.ts';
import { type Pool, type Queryable, transaction } from '../db/pool.ts';
import {
  addBuyerPaper,
  type BuyerPaperRow,
  buyerPapers,
  decideBuyerRow,
  lockBuyerPaper,
} from '../db/sale/buyer-rows.ts';
import { storedText, valueIn } from '../gate/stored-text.ts';

export interface WaitingPaper extends Omit<BuyerPaperRow, 'data'> {
  readonly content: BuyerPaper;
}
export interface Buyers {
  readonly files: ReadonlyMap<string, BuyerFile>;
  readonly waiting: readonly WaitingPaper[];
}

const contentOf = ({ data }: Pick<BuyerPaperRow, 'data'>) => valueIn(data) as BuyerPaper;

/** All buyers as they stand, and what waits to be decided. */
export async function readBuyers(db: Queryable): Promise<Buyers> {
  const rows = await buyerPapers(db);
  const granted = rows.filter(({ verdict }) => verdict === 'granted');
  const files = new Map<string, BuyerFile>();
  for (const [buyer, papers] of Map.groupBy(granted, (row) => row.buyer)) {
    const file = buyerFile(buyer, papers.map(contentOf));
    if (file !== null) files.set(buyer, file);
  }
  const waiting = rows
    .filter(({ verdict }) => verdict === null)
    .map(({ data, ...row }) => ({ ...row, content: contentOf({ data }) }));
  return { files, waiting };
}

/** Why nobody may sell to a buyer on a day; none: somebody may. */
export const lacksOn = ({ files }: Buyers, buyer: string, day: Day): readonly BuyerLack[] =>
  buyerLacks(files.get(buyer) ?? null, day, BUYER_CLAUSES);

/** Keeps a proposal; null: the number can stand in no register, or he was not let in. */
export async function proposeBuyer(
  pool: Pool,
  buyer: string,
  content: BuyerPaper,
  { by, today }: { readonly by: string; readonly today: Day },
): Promise<number | null> {
  if (readNumber(buyer) === null) return null;
  if (content.kind !== 'admission' && !(await readBuyers(pool)).files.has(buyer)) return null;
  return addBuyerPaper(pool, { buyer, kind: content.kind, data: storedText(content), day: today, by });
}

export type DecidedBuyer = 'granted' | 'refused' | 'no-such-paper' | 'own-proposal';

/** Decides a paper that somebody else proposed. */
export function decideBuyer(
  pool: Pool,
  paper: number,
  {
    verdict,
    by,
    today,
  }: { readonly verdict: 'granted' | 'refused'; readonly by: string; readonly today: Day },
): Promise<DecidedBuyer> {
  return transaction(pool, async (client): Promise<DecidedBuyer> => {
    const row = await lockBuyerPaper(client, paper);
    if (row === null || row.verdict !== null) return 'no-such-paper';
    if (row.by === by) return 'own-proposal';
    await decideBuyerRow(client, paper, { day: today, by, verdict });
    const content = contentOf(row);
    const id = readNumber(row.buyer)!;
    if (verdict === 'granted' && content.kind === 'admission')
      await enterRegister(client, [{ kind: 'buyer', id, name: content.name, actsFor: null }]);
    if (verdict === 'granted' && content.kind === 'ending') await endRegistered(client, 'buyer', id);
    return verdict;
  });
}
