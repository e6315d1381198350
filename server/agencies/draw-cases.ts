/**
 * Which debts do the rules of placement take tonight, and which agency gets each?
 *
 * Nobody chooses: the agency follows from a digest of the person under a key of the house. A draw that falls to an agency that is full, or
 * may not work, falls to nobody. Once more before anything is written each person is locked and judged by all that is recorded about him.
 */
import { agencyTermsOn } from '../../policy/house/agencies/agency-terms.ts';
import { agencyAt, type PlacementRule, spansOf, takes } from '../../rules/agencies/placement-rule.ts';
import { daysPastDueOf } from '../../rules/arrears.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, startOfDay } from '../../rules/gate/local-time.ts';
import { readAccounts } from '../db/accounts.ts';
import { addCases, type Candidate, drawable, drawnBy, openCounts } from '../db/agencies/placed-case-rows.ts';
import { distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { houseKey } from '../vault/house-key.ts';
import { zoneAround } from '../zone-table.ts';
import { type Agencies, rulesOn, unfitOn } from './agency-desk.ts';
import { askNotices } from './agency-notices.ts';
import { type AgencyHouse, barredBy } from './placed-standing.ts';

/** Name of the key under which draws are made. */
export const DRAW_KEY = 'agency-draw';
const TOGETHER = 300;

/** Draws for `day`; returns how many cases are new. Done again it finds what is left under the nightly number. */
export async function drawCases(
  pool: Pool,
  agencies: Agencies,
  day: Day,
  house: AgencyHouse,
): Promise<number> {
  const rules = rulesOn(agencies, day);
  if (rules.length === 0) return 0;
  const key = await houseKey(pool, DRAW_KEY);
  const room = new Map<string, number>();
  const counts = await openCounts(pool);
  for (const [agency, file] of agencies.files) {
    const isFit = unfitOn(agencies, agency, day).length === 0 && !file.lawFirm;
    room.set(agency, isFit ? (file.contract?.capacity ?? 0) - (counts.get(agency)?.open ?? 0) : 0);
  }
  let drawn = 0;
  for (const one of rules) drawn += await drawBy(pool, one, room, agencies, { day, key }, house);
  return drawn;
}

async function drawBy(
  pool: Pool,
  { rule, paper }: Agencies['rules'][number],
  room: Map<string, number>,
  agencies: Agencies,
  { day, key }: { readonly day: Day; readonly key: Buffer },
  house: AgencyHouse,
): Promise<number> {
  let left = rule.mostANight - (await drawnBy(pool, `${rule.id}@${paper}`, day));
  let drawn = 0;
  let last: Candidate | null = null;
  while (left > 0) {
    const spans = spansOf(rule).filter(({ agency }) => (room.get(agency) ?? 0) > 0);
    if (spans.length === 0) break;
    const dues = { from: day - MOST_DAYS, to: day - rule.daysPastDue.from };
    const { least } = rule.overdue;
    const { restDays } = agencyTermsOn(day);
    const terms = { day, key, rule: rule.id, dues, least, products: rule.products, spans, restDays };
    const found: Candidate[] = await drawable(pool, terms, last, Math.min(TOGETHER, left));
    if (found.length === 0) break;
    const cases = await transaction(pool, (client) =>
      drawSome(client, found, { rule, name: `${rule.id}@${paper}`, room, agencies }, day, house),
    );
    left -= cases;
    drawn += cases;
    last = found.at(-1)!;
  }
  return drawn;
}

/** Days past due may stand still: what fell due long ago is looked at, and the rule says by its own count. */
const MOST_DAYS = 3_660;

interface Drawing {
  readonly rule: PlacementRule;
  readonly name: string;
  readonly room: Map<string, number>;
  readonly agencies: Agencies;
}

async function drawSome(
  client: Client,
  found: readonly Candidate[],
  { rule, name, room, agencies }: Drawing,
  day: Day,
  house: AgencyHouse,
): Promise<number> {
  await lockBorrowers(client, distinct(found));
  const rows = await readAccounts(client, found, false);
  const accounts = new Map(rows.map(({ account }) => [account.id, account]));
  const barred = await barredBy(client, found, day, house);
  const cases = found.flatMap((one) => {
    const account = accounts.get(one.accountId);
    const product = account && house.products.get(account.product);
    if (account === undefined || product === undefined || account.plan !== null) return [];
    const daysPastDue = daysPastDueOf(account, day, product);
    const agency = agencyAt(Number(one.point), rule);
    const bars = barred(one.accountId);
    const isBarred = bars.isHeld || bars.isDisputed || bars.isVulnerable || bars.hasStopped;
    if (agency === null || isBarred || !takes(rule, { ...one, daysPastDue })) return [];
    const free = room.get(agency) ?? 0;
    if (free <= 0) return [];
    room.set(agency, free - 1);
    const { slot, accountId, borrower, overdue } = one;
    const lastOn = day + rule.termDays;
    const idleDays = rule.withoutSuccessDays;
    return [
      { slot, accountId, borrower, agency, rule: name, overdue, daysPastDue, drawnOn: day, lastOn, idleDays },
    ];
  });
  const added = new Set((await addCases(client, cases)).map(({ accountId }) => accountId));
  const at = startOfDay(zoneAround(house.collecting.timeZone, day * DAY_MINUTES), day);
  const fresh = cases.filter(({ accountId }) => added.has(accountId)).map((one) => ({ ...one, tries: 0 }));
  await askNotices(client, fresh, day, at, (agency) => agencies.files.get(agency)?.name, house);
  return added.size;
}
