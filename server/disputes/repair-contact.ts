/**
 * How is put right what a verdict on one contact calls for?
 *
 * In the transaction of the verdict, each thing once: an apology joins the queue of messages and is judged by the gate like any other,
 * a way or a number is closed by a fact, and what somebody must do (tell an agency, open a complaint) waits in the queue of
 * compliance. What cannot be done is kept with its reason.
 */
import type { Day } from '../../rules/days.ts';
import { type Repair, repairsOf } from '../../rules/dispute/contact-repairs.ts';
import { DAY_MINUTES, type Minute } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';
import { askMessage } from '../contact/gather.ts';
import { keepImpostor, keepRepairs, type RepairRow } from '../db/disputes/repair-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import type { Client } from '../db/pool.ts';
import type { Silence } from '../gate/silence.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';
import type { VerdictGiven } from './judge-message.ts';

/** Ways that an apology can go by; anything else is said in the app. */
const SAID_BY: Readonly<Partial<Record<Way, Way>>> = { sms: 'sms', email: 'email', letter: 'letter' };
/** Days for which an apology is worth saying. */
const SORRY_FOR = 7;

/** What is being repaired, when, and for whom. */
export interface Repairing {
  readonly key: BorrowerKey;
  readonly dispute: number;
  readonly given: Pick<VerdictGiven, 'verdict' | 'against' | 'contact'>;
  /** What was told of a message that is not ours. */
  readonly told: string | null;
  readonly at: Minute;
  readonly today: Day;
  /** The lender itself, as a sender. */
  readonly house: string;
}

/** Makes the repairs of a verdict; returns what was kept of them. */
export async function repairContact(
  client: Client,
  repairing: Repairing,
  silence: Silence,
): Promise<readonly RepairRow[]> {
  const { key, dispute, given, at, house } = repairing;
  const isAgency = given.contact !== null && given.contact.sender !== house;
  const rows: RepairRow[] = [];
  for (const repair of repairsOf(given, { isAgency }))
    rows.push(...(await repairOne(client, repair, repairing, silence)));
  await keepRepairs(client, key, dispute, at, rows);
  return rows;
}

async function repairOne(
  client: Client,
  repair: Repair,
  repairing: Repairing,
  silence: Silence,
): Promise<RepairRow[]> {
  const { key, dispute, given, told, at } = repairing;
  const { contact, against } = given;
  switch (repair) {
    case 'ask-person':
      return [];
    case 'report-impostor':
      await keepImpostor(client, {
        ...key,
        dispute,
        at,
        because: against[0]?.rule ?? 'unknown',
        told: told ?? '{}',
      });
      return [{ repair, about: '', state: 'done', detail: against[0]?.rule ?? 'unknown' }];
    case 'apology':
      return contact === null ? [] : [await apologise(client, repairing, contact)];
    case 'close-way':
      if (contact === null) return [];
      await tellOfPeopleIn(
        client,
        [
          {
            key,
            at,
            fact: {
              type: 'opt-out',
              by: BORROWER,
              scope: 'way',
              way: contact.way as Way,
              address: null,
              via: 'portal',
            },
          },
        ],
        silence,
      );
      return [{ repair, about: contact.way, state: 'done', detail: contact.way }];
    case 'close-address':
      if (contact?.address == null) return [];
      await tellOfPeopleIn(
        client,
        [{ key, at, fact: { type: 'number-wrong', address: contact.address } }],
        silence,
      );
      return [{ repair, about: contact.address, state: 'done', detail: contact.address }];
    case 'tell-agency':
    case 'open-complaint':
      return [{ repair, about: contact?.sender ?? '', state: 'waits', detail: given.verdict }];
    default:
      return repair satisfies never;
  }
}

async function apologise(
  client: Client,
  { key, at, today }: Repairing,
  { permit, way, debts }: NonNullable<VerdictGiven['contact']>,
): Promise<RepairRow> {
  const message = await askMessage(client, {
    key,
    way: SAID_BY[way as Way] ?? 'in-app',
    template: 'apology',
    tone: 'plain',
    // It tells that what was begun has ended, and asks for nothing.
    purpose: 'confirm-end',
    debts: debts === '' ? [] : debts.split(' '),
    replyTo: `c${permit}`,
    day: today,
    notBefore: at,
    notAfter: at + SORRY_FOR * DAY_MINUTES,
  });
  return { repair: 'apology', about: '', state: 'asked', detail: `message ${message}` };
}
