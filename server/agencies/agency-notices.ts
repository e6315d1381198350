/**
 * How is a borrower told of an agency before it may begin?
 *
 * By a message like every other, with a permit of its own (consumer protection measures for banks and insurers, 2022, art. 41): its words
 * name the agency as it stands in the public register. What the log says of the agency is written with it: entrusted, and not begun.
 */
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, startOfDay } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';
import { askMessages } from '../contact/gather.ts';
import { type CaseRow, noteAsked } from '../db/agencies/placed-case-rows.ts';
import { distinct } from '../db/gate/person-rows.ts';
import type { Client } from '../db/pool.ts';
import { zoneAround } from '../zone-table.ts';
import { type NameOf, tellOpened } from './give-back.ts';
import type { AgencyHouse } from './placed-standing.ts';

/** Ways of the notice: the next is taken when one could not be used. */
const WAYS: readonly Way[] = ['sms', 'in-app', 'email'];

/** Asks for the notices; each is a message like every other, judged by the gate when it is its turn. */
export async function askNotices(
  client: Client,
  rows: readonly Pick<CaseRow, 'slot' | 'accountId' | 'borrower' | 'agency' | 'tries'>[],
  day: Day,
  at: number,
  nameOf: NameOf,
  { collecting }: AgencyHouse,
): Promise<void> {
  if (rows.length === 0) return;
  const facts = await tellOpened(client, distinct(rows), at, nameOf);
  const closes = startOfDay(zoneAround(collecting.timeZone, (day + 1) * DAY_MINUTES), day + 1) - 1;
  const numbers = await askMessages(
    client,
    rows.map(({ slot, borrower, accountId, agency, tries }) => ({
      key: { slot, borrower },
      way: WAYS[tries % WAYS.length]!,
      template: 'agency-notice',
      tone: 'plain' as const,
      purpose: 'legally-required',
      debts: [String(accountId)],
      replyTo: `f${facts.get(`${borrower} ${agency}`)!}`,
      day,
      notBefore: at,
      notAfter: closes,
    })),
  );
  const asked = rows.map((row, place) => ({ ...row, message: numbers[place]! }));
  await noteAsked(client, asked, day);
}
