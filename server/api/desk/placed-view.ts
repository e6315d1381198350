/**
 * What lies with an agency, and which of it may its person call now?
 *
 * The same gate, asked with the agency as the sender. Names and numbers are masked; there is no export, and a page is as far as one sees.
 */
import { bucketOn, daysPastDueOf } from '../../../rules/arrears.ts';
import { formatDay } from '../../../rules/days.ts';
import { gate } from '../../../rules/gate/gate.ts';
import { positionOf } from '../../../rules/telling/forecast.ts';
import { tellDecision } from '../../../rules/telling/gate-telling.ts';
import { readAgencies } from '../../agencies/agency-desk.ts';
import { beforeGate } from '../../agencies/asked-leave.ts';
import { type PlacedRow, readPlaced } from '../../db/desk/placed-rows.ts';
import { readPeople, readStaff } from '../../db/gate/person-rows.ts';
import { asHouse } from '../../db/people/walled-pool.ts';
import { transaction } from '../../db/pool.ts';
import { readTold } from '../../db/reading/told-account.ts';
import { lawFor } from '../../gate/law-for.ts';
import { situationOfRows } from '../../gate/person-situation.ts';
import { attemptOf } from '../../gate/situation-from.ts';
import { beforeWords } from '../agencies/before-words.ts';
import { productOf } from '../borrower-api.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { maskedName, maskedPhone } from '../mask.ts';
import { amountText } from '../wire.ts';
import type { PlacedAnswer, PlacedAsked, PlacedItem } from './desk-schema.ts';

/** A page of what lies with an agency; `own` and `worker` are the asker's own agency, which goes before what he says, and number. */
export async function placedList(
  house: House,
  { agency: own, worker }: { readonly agency: string | null; readonly worker: string | null },
  asked: PlacedAsked,
): Promise<PlacedAnswer> {
  const today = await house.today();
  const agency = own ?? asked.agency ?? '';
  const cursor = asked.after === undefined ? null : readCursor(asked.after, 2);
  const behind = cursor === null ? null : { slot: Number(cursor[0]), accountId: cursor[1]! };
  const rows = await readPlaced(house.pool, agency, today, behind, asked.size + 1);
  const page = rows.slice(0, asked.size);
  return {
    today: formatDay(today),
    items: await shown(house, { agency, worker }, page, today, asked),
    next: nextOf(rows, asked.size, ({ slot, accountId }) => [slot, accountId]),
  };
}

async function shown(
  house: House,
  { agency, worker }: { readonly agency: string; readonly worker: string | null },
  rows: readonly PlacedRow[],
  today: number,
  { language }: PlacedAsked,
): Promise<PlacedItem[]> {
  const { collecting } = house;
  const now = house.now(today);
  // Contacts about a debt that lies elsewhere count too, and the agency sees nothing of that debt: the gate reads it as the house, as it
  // does when leave is asked, and only its answer is told.
  const { people, staff, agencies } = await asHouse(() =>
    transaction(house.pool, async (client) => ({
      people: await readPeople(client, rows),
      staff: await readStaff(client, [], [agency]),
      agencies: await readAgencies(client),
    })),
  );
  const items: PlacedItem[] = [];
  for (const { slot, accountId, borrower, since, ...person } of rows) {
    const told = await readTold(house.pool, { slot, accountId });
    const known = people.get(borrower);
    if (told === null || known === undefined) continue;
    const product = productOf(house, told);
    const situation = situationOfRows(known, staff, now, house);
    const attempt = { ...attemptOf('call', accountId, now, collecting), by: agency };
    const decision = gate(attempt, situation, lawFor(known.region, collecting));
    const { result, headline, again } = tellDecision(decision, attempt, situation.zones, language, 'agent');
    const isDue = told.account.oldestDue !== null && told.account.writtenOffOn === null;
    const before = beforeGate(agencies, { agency, worker, isDue }, today);
    items.push({
      key: `${slot}-${accountId}`,
      account: accountId.toString(),
      name: maskedName(person.name),
      phone: maskedPhone(person.phone),
      language: person.language,
      product: product.name,
      currency: product.currency,
      overdue: amountText(positionOf(told.account, today, product, told.history).overdue, product.currency),
      daysPastDue: daysPastDueOf(told.account, today, product),
      bucket: bucketOn(told.account, today, product),
      ...(before.length === 0
        ? { allowed: result === 'permit' || result === 'permit-with-flag', headline, again }
        : { allowed: false, headline: beforeWords(before, language), again: null }),
      since: formatDay(since),
    });
  }
  return items;
}
