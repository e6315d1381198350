/**
 * Who is to be called next, and why he?
 *
 * The rows come in the order of the list; each says its reason and what the gate says at this minute. Who may not be called now
 * stands behind those who may, with the minute from which it is possible.
 */
import type { z } from 'zod';
import { gate } from '../../../rules/gate/gate.ts';
import { DAY_MINUTES, type Minute, startOfDay } from '../../../rules/gate/local-time.ts';
import { momentText, tellDecision } from '../../../rules/telling/gate-telling.ts';
import { dayWords, type Language } from '../../../rules/telling/language.ts';
import { type DialRow, readDial } from '../../db/calls/dial-rows.ts';
import { type PersonRows, readPeople, readStaff } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { lawFor } from '../../gate/law-for.ts';
import { situationOfRows } from '../../gate/person-situation.ts';
import { attemptOf } from '../../gate/situation-from.ts';
import { zoneAround } from '../../zone-table.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { maskedName, maskedPhone } from '../mask.ts';
import { amountText, dayText } from '../wire.ts';
import type { DialAnswer, DialAsked, DialItem } from './calls-schema.ts';

/** A planned call that was not made is worth making for so many days; then the ladder plans anew. */
const DAYS_BACK = 7;
/** More than so many reasons say no more. */
const MOST_REASONS = 3;

/** Today's list. */
export async function dialList(house: House, asked: z.infer<typeof DialAsked>): Promise<DialAnswer> {
  const { pool, collecting } = house;
  const today = await house.today();
  const now = house.now(today);
  const dayBegins = startOfDay(zoneAround(collecting.timeZone, today * DAY_MINUTES), today);
  const rows = await readDial(pool, { today, now, dayBegins, daysBack: DAYS_BACK, size: asked.size });
  const { people, staff } = await transaction(
    pool,
    async (client) => ({
      people: await readPeople(client, rows),
      staff: await readStaff(client, asked.worker === undefined ? [] : [asked.worker], []),
    }),
    'repeatable read',
  );
  const items = rows.flatMap((row) => {
    const person = people.get(row.borrower);
    return person === undefined ? [] : [itemOf(house, row, person, staff, asked, now)];
  });
  return {
    today: dayText(today),
    now: instantText(now),
    items: [...items.filter(({ allowed }) => allowed), ...items.filter(({ allowed }) => !allowed)],
    order: orderText(asked.language),
    connected: house.telephone !== undefined,
  };
}

function itemOf(
  house: House,
  row: DialRow,
  person: PersonRows,
  staff: Parameters<typeof situationOfRows>[1],
  { worker, language }: z.infer<typeof DialAsked>,
  now: Minute,
): DialItem {
  const { collecting, products } = house;
  const situation = situationOfRows(person, staff, now, house);
  const debts = row.accounts.map(String);
  const attempt = {
    ...attemptOf('call', row.accounts[0]!, now, collecting),
    debts,
    worker: worker ?? null,
  };
  const decision = gate(attempt, situation, lawFor(person.region, collecting));
  const told = tellDecision(decision, attempt, situation.zones, language, 'agent');
  const { result, headline, again } = told;
  const may = result === 'permit' || result === 'permit-with-flag';
  const waits = row.wish !== null && row.wish > now;
  const first = person.accounts.find(({ account }) => account.id === row.accounts[0]);
  const { currency } = products.get(first!.account.product)!;
  const [zone] = situation.zones;
  const wished =
    row.wish === null
      ? null
      : zone === undefined
        ? instantText(row.wish)
        : momentText(row.wish, now, zone, language);
  return {
    person: `${row.slot}-${row.borrower}`,
    name: maskedName(row.name),
    phone: maskedPhone(row.phone),
    language: row.language,
    accounts: debts,
    account: `${row.slot}-${debts[0]}`,
    overdue: amountText(row.overdue, currency),
    currency,
    why: whyText(row, wished, language),
    wish: row.wish === null ? null : instantText(row.wish),
    allowed: !waits && may,
    headline: waits ? whyText(row, wished, language) : headline,
    against:
      may || waits
        ? []
        : [...new Set([...told.missing, ...told.speaking.flatMap((rule) => rule.told)])].slice(
            0,
            MOST_REASONS,
          ),
    again: waits ? null : again,
  };
}

function whyText({ rank, planned }: DialRow, wished: string | null, language: Language): string {
  const en = language === 'en';
  switch (rank) {
    case 'wish-due':
      return en
        ? `Asked to be called ${wished}: we promised it.`
        : `客户约定${wished?.trim()}回电：我们已答应。`;
    case 'wish-later':
      return en ? `Asked to be called ${wished}, not before.` : `客户约定${wished?.trim()}回电，此前不拨打。`;
    case 'today':
      return en ? 'A call is planned for today.' : '今日计划电话。';
    case 'earlier': {
      const day = planned === null ? '' : dayWords(planned, language);
      return en ? `A call was planned for ${day} and not made.` : `${day}计划电话，未进行。`;
    }
    default:
      return rank satisfies never;
  }
}

function orderText(language: Language): string {
  return language === 'en'
    ? 'Promised calls first, at their time; then today’s plan, then what was not made before; the largest amount past due (penalty interest left aside) first. Who may not be called now stands behind.'
    : '约定回电优先（按约定时间），其次今日计划，再次此前未进行的；逾期金额（不含罚息）大者在前。现在不可拨打的排在后面。';
}
