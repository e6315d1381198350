/**
 * Which papers of buyers of claims were proposed, granted and refused?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Client, Queryable } from '../pool.ts';

/** A paper as it is kept. `data`: the text of `rules/sale/buyer-paper.ts`. */
export interface BuyerPaperRow {
  readonly paper: number;
  readonly buyer: string;
  readonly kind: string;
  readonly data: string;
  readonly day: Day;
  readonly by: string;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
  readonly verdict: 'granted' | 'refused' | null;
}

const COLUMNS =
  'paper, buyer, kind, data, day, by, decided_on as "decidedOn", decided_by as "decidedBy", verdict';

/** Keeps a proposal; returns its number. */
export async function addBuyerPaper(
  db: Queryable,
  { buyer, kind, data, day, by }: Pick<BuyerPaperRow, 'buyer' | 'kind' | 'data' | 'day' | 'by'>,
): Promise<number> {
  const { rows } = await db.query<{ paper: number }>(
    'insert into buyer_paper (buyer, kind, data, day, by) values ($1, $2, $3, $4, $5) returning paper',
    [buyer, kind, data, formatDay(day), by],
  );
  return rows[0]!.paper;
}

/** The paper of a number, locked; null: there is none. */
export async function lockBuyerPaper(client: Client, paper: number): Promise<BuyerPaperRow | null> {
  const { rows } = await client.query<BuyerPaperRow>(
    `select ${COLUMNS} from buyer_paper where paper = $1 for update`,
    [paper],
  );
  return rows[0] ?? null;
}

/** Writes what was decided about a locked paper that waits. */
export async function decideBuyerRow(
  client: Client,
  paper: number,
  { day, by, verdict }: { day: Day; by: string; verdict: 'granted' | 'refused' },
): Promise<void> {
  await client.query(
    'update buyer_paper set decided_on = $2, decided_by = $3, verdict = $4 where paper = $1 and verdict is null',
    [paper, formatDay(day), by, verdict],
  );
}

/** What was granted, in order of decision, and what waits. Buyers are few: all at once. */
export async function buyerPapers(db: Queryable): Promise<BuyerPaperRow[]> {
  const { rows } = await db.query<BuyerPaperRow>(
    `select ${COLUMNS} from buyer_paper where verdict is null or verdict = 'granted' order by decided_on nulls last, paper`,
  );
  return rows;
}
