/**
 * Which contacts were planned or made about this account, why, and what did the gate say to each?
 *
 * One list for the agent's timeline and the borrower's "why did I get this?": the ladder's own sentence, what became of the
 * plan, and the gate's sentences with the law behind them.
 */
import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import {
  clockText,
  DAY_MINUTES,
  isKnownAt,
  localOf,
  type Minute,
  type Zone,
} from '../../../rules/gate/local-time.ts';
import type { Ladder } from '../../../rules/strategy.ts';
import { tellPreview } from '../../../rules/telling/gate-telling.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { describe } from '../../../rules/telling/reasons.ts';
import type { Product } from '../../../rules/terms.ts';
import { type PreviewRow, previewsOf } from '../../db/gate/preview-row.ts';
import type { Queryable } from '../../db/pool.ts';
import { contactsOf, type PlannedContact, type Told } from '../../db/reading/told-account.ts';
import { contactsMade } from '../../evidence/contacts-made.ts';
import { ruleNamed } from '../../gate/rule-named.ts';
import { zoneAround } from '../../zone-table.ts';
import type { ContactMadeShown, ContactShown } from './gate-schema.ts';

/** What the gate said in the night about the contacts of an account, by day and step. */
export class Previews {
  readonly #rows: ReadonlyMap<string, PreviewRow>;
  readonly #zone: Zone | undefined;
  readonly #language: Language;

  constructor(rows: readonly PreviewRow[], zone: Zone | undefined, language: Language) {
    this.#rows = new Map(rows.map((row) => [`${row.day}/${row.step}`, row]));
    this.#zone = zone;
    this.#language = language;
  }

  /** The sentences for a step planned for a day; none where the gate was not asked. */
  told(day: Day, step: string): string[] {
    const row = this.#rows.get(`${day}/${step}`);
    if (row === undefined) return [];
    const { possibleAt, against } = row;
    const outlook = possibleAt === null ? { possibleAt, against } : { possibleAt, against: [] as const };
    return tellPreview(outlook, this.#zone, (rule) => ruleNamed(rule)?.source ?? null, this.#language);
  }
}

/** Reads what the gate said about an account's contacts. */
export async function readPreviews(
  db: Queryable,
  told: Told,
  today: Day,
  language: Language,
): Promise<Previews> {
  return new Previews(await previewsOf(db, told.key), zoneOf(told, today), language);
}

function zoneOf({ person }: Told, today: Day): Zone | undefined {
  try {
    return zoneAround(person.timeZone, today * DAY_MINUTES);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Every contact made with the borrower of an account, latest first, with local times. */
export async function tellMade(db: Queryable, told: Told, today: Day): Promise<ContactMadeShown[]> {
  const made = await contactsMade(db, { slot: told.key.slot, borrower: told.person.id });
  const zone = zoneOf(told, today);
  return made.map((one) => ({ ...one, debts: [...one.debts], at: minuteText(one.at, zone) }));
}

function minuteText(at: Minute, zone: Zone | undefined): string {
  const { day, clock } =
    zone === undefined || !isKnownAt(zone, at)
      ? { day: Math.floor(at / DAY_MINUTES), clock: clockIn(at) }
      : localOf(zone, at);
  return `${formatDay(day)} ${clockText(clock)}`;
}

const clockIn = (at: Minute): number => at - Math.floor(at / DAY_MINUTES) * DAY_MINUTES;

/** The contacts of an account, latest first, each with its reason and the gate's word on it. */
export async function tellContacts(
  db: Queryable,
  told: Told,
  today: Day,
  product: Product,
  ladderOf: (night: Day) => Ladder,
  language: Language,
): Promise<ContactShown[]> {
  const previews = await readPreviews(db, told, today, language);
  const planned = await contactsOf(db, told.key);
  return tellPlanned(told, planned, previews, product, ladderOf, language);
}

/** The same of contacts that were read already. */
export function tellPlanned(
  told: Told,
  planned: readonly PlannedContact[],
  previews: Previews,
  product: Product,
  ladderOf: (night: Day) => Ladder,
  language: Language,
): ContactShown[] {
  const why = new Map(
    told.events.flatMap((event) =>
      event.body.type === 'step'
        ? [
            [
              `${event.body.on}/${event.body.step}`,
              describe(event, language, product, ladderOf(event.day)),
            ] as const,
          ]
        : [],
    ),
  );
  return planned.map(({ day, step, channel, state }) => ({
    day: formatDay(day),
    step,
    channel: CHANNELS[channel]!,
    state,
    why: why.get(`${day}/${step}`) ?? '',
    gate: previews.told(day, step),
  }));
}
