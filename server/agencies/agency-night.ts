/**
 * What is done with agencies and what lies with them for the morrow of a night?
 *
 * What ends is told thirty days before and stops work when it has ended; what is open goes a step on or comes back; what the rules take is
 * drawn. Batches of their own, over open cases and over what a rule looks for: a quiet account costs nothing. Done again it does nothing more.
 */
import { agencyTermsOn } from '../../policy/house/agencies/agency-terms.ts';
import { caseStep, type ReturnReason } from '../../rules/agencies/agency-case.ts';
import { endingsOf } from '../../rules/agencies/agency-fitness.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, startOfDay } from '../../rules/gate/local-time.ts';
import { keepAlarms } from '../db/agencies/agency-paper-rows.ts';
import {
  beginCases,
  type CaseKey,
  noteTold,
  openCaseKeys,
  readCases,
} from '../db/agencies/placed-case-rows.ts';
import { distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import { openDay } from '../db/night.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { knownAt } from '../gate/silence.ts';
import { zoneAround } from '../zone-table.ts';
import { type Agencies, endTraining, readAgencies, unfitOn } from './agency-desk.ts';
import { askNotices } from './agency-notices.ts';
import { drawCases } from './draw-cases.ts';
import { giveBack, type NameOf, tellOpened } from './give-back.ts';
import { type AgencyHouse, asRules, barredBy } from './placed-standing.ts';
import { listUntold } from './reported-contact.ts';

/** What a night came to. */
export interface AgencyNight {
  readonly alarms: number;
  readonly noticed: number;
  readonly told: number;
  readonly begun: number;
  readonly back: number;
  readonly drawn: number;
}

const TOGETHER = 300;

/** Does for the morrow of `night` what is due. */
export async function agencyNight(pool: Pool, night: Day, house: AgencyHouse): Promise<AgencyNight> {
  const none = { alarms: 0, noticed: 0, told: 0, begun: 0, back: 0, drawn: 0 };
  // Of nights that are closed together the last one counts: nobody begins on a day that is over.
  if ((await openDay(pool)) !== night + 1) return none;
  const agencies = await readAgencies(pool);
  if (agencies.files.size === 0) return none;
  const day = night + 1;
  const alarms = await transaction(pool, async (client) => {
    await endTraining(client, agencies, day);
    return tellEndings(client, agencies, day);
  });
  await listUntold(pool, day, house);
  const sum = { ...none, alarms };
  let last: CaseKey | null = null;
  for (;;) {
    const keys: CaseKey[] = await openCaseKeys(pool, last, TOGETHER);
    if (keys.length === 0) break;
    const done = await transaction(pool, (client) => stepAll(client, keys, agencies, day, house));
    for (const what of ['noticed', 'told', 'begun', 'back'] as const) sum[what] += done[what];
    last = keys.at(-1)!;
  }
  return { ...sum, drawn: await drawCases(pool, agencies, day, house) };
}

/** What ends within the days of warning, and what has ended: each is told once. */
async function tellEndings(client: Client, agencies: Agencies, day: Day): Promise<number> {
  const terms = agencyTermsOn(day);
  const rows = [...agencies.files.values()].flatMap((file) =>
    endingsOf(file, terms)
      .filter(({ until }) => until - day <= terms.warnDays)
      .map((one) => ({ agency: file.agency, ...one, stopped: one.until < day })),
  );
  return rows.length === 0 ? 0 : keepAlarms(client, rows, day);
}

type Stepped = Pick<AgencyNight, 'noticed' | 'told' | 'begun' | 'back'>;

async function stepAll(
  client: Client,
  keys: readonly CaseKey[],
  agencies: Agencies,
  day: Day,
  house: AgencyHouse,
): Promise<Stepped> {
  await lockBorrowers(client, distinct(keys));
  const rows = await readCases(client, keys, day);
  const read = await barredBy(
    client,
    rows.filter(({ hasFacts }) => hasFacts),
    day,
    house,
  );
  const fit = new Map(
    [...agencies.files.keys()].map((one) => [one, unfitOn(agencies, one, day).length === 0]),
  );
  const terms = agencyTermsOn(day);
  const doing = rows.map((row) => {
    const { one, now } = asRules(row, read(row.accountId), fit.get(row.agency) ?? false);
    return { row, step: caseStep(one, now, day, terms) };
  });
  const at = startOfDay(zoneAround(house.collecting.timeZone, day * DAY_MINUTES), day);
  const nameOf: NameOf = (agency) => agencies.files.get(agency)?.name;
  const of = (act: 'ask-notice' | 'told' | 'begin') =>
    doing.filter(({ step }) => step.act === act).map(({ row }) => row);
  const back = doing.flatMap(({ row, step }) =>
    step.act === 'return' ? [{ ...row, why: step.why satisfies ReturnReason }] : [],
  );
  await giveBack(client, back, day, knownAt(at));
  const [asking, told, begin] = [of('ask-notice'), of('told'), of('begin')];
  if (told.length > 0) await noteTold(client, told, day);
  if (begin.length > 0) {
    await beginCases(client, begin, day, at);
    await tellOpened(client, distinct(begin), at, nameOf);
  }
  await askNotices(client, asking, day, at, nameOf, house);
  return { noticed: asking.length, told: told.length, begun: begin.length, back: back.length };
}
