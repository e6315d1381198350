/**
 * Which contacts that a night has planned would the gate allow on their day, from which minute on, and which rules refuse the others?
 *
 * A batch after the night, over its contacts alone; closing knows nothing of it. All contacts of a person are judged together in
 * order of mildness, each as if those before it had been made, so that the plan of a day keeps to one budget. The
 * judgement is provisional: the gate is asked again at the instant of use.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { type Day, parseDay } from '../../rules/days.ts';
import { type DayOutlook, firstMinuteOn } from '../../rules/gate/first-minute.ts';
import type { Law } from '../../rules/gate/gate.ts';
import { DAY_MINUTES } from '../../rules/gate/local-time.ts';
import type { Happening, Situation } from '../../rules/gate/situation.ts';
import type { Product } from '../../rules/terms.ts';
import { type PlannedPerson, planSlots, readPlan, type WantedContact } from '../db/gate/plan-read.ts';
import { keepPreview, type PreviewRow, writePreview } from '../db/gate/preview-row.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { lawFor } from './law-for.ts';
import { NO_STAFF, withLog } from './person-log.ts';
import { attemptOf, happened, situationFrom } from './situation-from.ts';

/** What the gate said about the contacts of one night. Kept with the night's report. */
export interface GatePreview {
  readonly asked: number;
  readonly possible: number;
  /** "CN-TIME/time_of_day": how many planned contacts it refuses; one that two rules refuse counts for both. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly milliseconds: number;
}

export interface PreviewTerms {
  readonly products: ReadonlyMap<number, Product>;
  readonly collecting: Collecting;
}

/** Contacts judged in one transaction. */
const TOGETHER = 5_000;
/** No rule looks further back; what is older is not read. */
const DAYS_BACK = 35;

/** Judges every contact planned for the morrow of `night`, keeps it, and returns the counts. Doing it again replaces it. */
export async function previewNight(pool: Pool, night: Day, terms: PreviewTerms): Promise<GatePreview> {
  const began = performance.now();
  const day = night + 1;
  let asked = 0;
  let possible = 0;
  const refusals: Record<string, number> = {};
  for (const slots of await planSlots(pool, day, TOGETHER)) {
    const rows = await transaction(pool, async (client) => {
      const people = await readPlan(client, day, slots, day - DAYS_BACK);
      const judged = people.flatMap((person) => judgePlan(person, day, terms));
      await writePreview(client, day, slots, judged);
      return judged;
    });
    for (const { possibleAt, against } of rows) {
      asked += 1;
      if (possibleAt !== null) possible += 1;
      for (const { rule, code } of against) {
        const name = `${rule}/${code}`;
        refusals[name] = (refusals[name] ?? 0) + 1;
      }
    }
  }
  const milliseconds = Math.round(performance.now() - began);
  const preview = { asked, possible, refusals, milliseconds };
  await keepPreview(pool, night, preview);
  return preview;
}

/** One person's contacts of a day, one after the other. */
export function judgePlan(
  { slot, borrower, wanted, accounts, log }: PlannedPerson,
  day: Day,
  { products, collecting }: PreviewTerms,
): PreviewRow[] {
  const noon = day * DAY_MINUTES + DAY_MINUTES / 2;
  const onFile = accounts.flatMap(({ account, facts }) => {
    const product = products.get(account.product);
    return product === undefined ? [] : [{ account, facts, product }];
  });
  const law = lawFor(borrower.region, collecting);
  const filed = situationFrom({ borrower, accounts: onFile }, noon, collecting);
  let situation = withLog(filed, log, NO_STAFF, noon);
  return wanted.map((contact) => {
    const outlook = judgeContact(contact, day, situation, law, collecting);
    if (outlook.possibleAt !== null) situation = afterwards(situation, contact, outlook.possibleAt);
    return { slot, accountId: contact.accountId, day, step: contact.step, law: law.version, ...outlook };
  });
}

function judgeContact(
  { channel, accountId }: WantedContact,
  day: Day,
  situation: Situation,
  law: Law,
  collecting: Collecting,
): DayOutlook {
  const noon = day * DAY_MINUTES + DAY_MINUTES / 2;
  return firstMinuteOn(day, attemptOf(channel, accountId, noon, collecting), situation, law);
}

/** The same situation after the contact was made at its first minute, with an outcome nobody knows: it counts. */
function afterwards(situation: Situation, { channel, accountId }: WantedContact, at: number): Situation {
  const made = happened({ at, id: null, dayOnly: false }, channel, String(accountId));
  const counted: Happening = made.type === 'call' ? { ...made, outcome: 'unknown' } : made;
  return { ...situation, log: [...situation.log, counted].sort((a, b) => a.at - b.at) };
}

/** The reports of nights that were just closed, each with what the gate said about its plan. */
export async function previewNights<R extends { readonly night: string }>(
  pool: Pool,
  reports: readonly R[],
  terms: PreviewTerms,
): Promise<(R & { readonly gate: GatePreview })[]> {
  const seen: (R & { readonly gate: GatePreview })[] = [];
  for (const report of reports) {
    const night = parseDay(report.night);
    if (night === null) throw new Error(`"${report.night}" is no night`);
    seen.push({ ...report, gate: await previewNight(pool, night, terms) });
  }
  return seen;
}
