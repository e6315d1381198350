/**
 * How does a law firm come to write for the house, and how does that end?
 *
 * One person proposes it with its licence, its power of attorney and its lawyers; another decides. From then on it stands in the public
 * register, where anybody can check it, until its time or its licence is over: that night it ends, its lawyers with it, and
 * no letter of its goes out any more.
 */
import { PRODUCTS } from '../../policy/house/products.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { readNumber } from '../../rules/telling/registered.ts';
import {
  decideEngagement,
  type EngagementRow,
  endEngagements,
  firmInForce,
  type LawyerRow,
  type NewEngagement,
  readEngagement,
  readLawyers,
  writeEngagement,
} from '../db/firms/engagement-rows.ts';
import { endRegistered, enterRegister } from '../db/identity/register-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { newLawyerKey } from './lawyer-key.ts';

export type NewLawyer = Omit<LawyerRow, 'engagement' | 'public'>;

export type EngagementRefusal =
  | 'no-such-engagement'
  | 'not-waiting'
  | 'own-proposal'
  | 'number-unfit'
  | 'no-lawyer'
  | 'unknown-product'
  | 'time-turned-round'
  | 'licence-ends-before'
  | 'firm-in-force';

export type Engaging<Done> =
  | ({ readonly state: 'done' } & Done)
  | { readonly state: 'refused'; readonly why: EngagementRefusal };

const refused = (why: EngagementRefusal) => ({ state: 'refused', why }) as const;

/** Proposes a firm; its number among the engagements. */
export async function proposeFirm(
  pool: Pool,
  one: NewEngagement,
  lawyers: readonly NewLawyer[],
): Promise<Engaging<{ readonly engagement: number }>> {
  if ([one.firm, ...lawyers.map(({ lawyer }) => lawyer)].some((number) => readNumber(number) !== number))
    return refused('number-unfit');
  if (lawyers.length === 0) return refused('no-lawyer');
  const known = new Set([...PRODUCTS.values()].map(({ id }) => id));
  if (one.products.some((product) => !known.has(product))) return refused('unknown-product');
  if (one.until <= one.from) return refused('time-turned-round');
  if ([one, ...lawyers].some(({ licenceUntil }) => licenceUntil < one.from))
    return refused('licence-ends-before');
  return transaction(pool, async (client) => {
    const rows = [];
    for (const lawyer of lawyers)
      rows.push({ ...lawyer, ...(await newLawyerKey(client, one.firm, lawyer.lawyer)) });
    return { state: 'done', engagement: await writeEngagement(client, one, rows) } as const;
  });
}

/** Another person's word on a proposal. */
export interface FirmVerdict {
  readonly by: string;
  readonly at: Minute;
  readonly approve: boolean;
  readonly why: string | null;
}

/** Decides a proposal; approved, the firm and its lawyers stand in the register. */
export async function decideFirm(
  pool: Pool,
  engagement: number,
  verdict: FirmVerdict,
): Promise<Engaging<{ readonly row: EngagementRow }>> {
  return transaction(pool, async (client) => {
    const row = await readEngagement(client, engagement, true);
    if (row === null) return refused('no-such-engagement');
    if (row.state !== 'proposed') return refused('not-waiting');
    if (row.proposedBy === verdict.by) return refused('own-proposal');
    if (verdict.approve && (await firmInForce(client, row.firm)) !== null) return refused('firm-in-force');
    await decideEngagement(client, engagement, verdict);
    if (verdict.approve) await register(client, row);
    return { state: 'done', row } as const;
  });
}

async function register(client: Client, { engagement, firm, nameZh, nameEn }: EngagementRow): Promise<void> {
  const lawyers = await readLawyers(client, [engagement]);
  await enterRegister(client, [
    { kind: 'agency', id: firm, name: { zh: nameZh, en: nameEn }, actsFor: null },
    ...lawyers.map((lawyer) => ({
      kind: 'worker' as const,
      id: lawyer.lawyer,
      name: { zh: lawyer.nameZh, en: lawyer.nameEn },
      actsFor: firm,
    })),
  ]);
}

/** Ends an engagement at once. */
export async function endFirm(
  pool: Pool,
  engagement: number,
  why: string,
): Promise<Engaging<{ readonly row: EngagementRow }>> {
  return transaction(pool, async (client) => {
    const [row] = await endEngagements(client, { engagement, why });
    if (row === undefined) return refused('no-such-engagement');
    await endRegistered(client, 'agency', row.firm);
    return { state: 'done', row } as const;
  });
}

/** Ends in a night what may write no more on its morrow; how many. */
export async function endFirmsOver(client: Client, day: Day): Promise<number> {
  const over = await endEngagements(client, { day });
  for (const { firm } of over) await endRegistered(client, 'agency', firm);
  return over.length;
}
