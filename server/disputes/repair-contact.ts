/**
 * How is put right what a verdict on one contact calls for?
 *
 * In the transaction of the verdict, each thing once: an apology joins the queue of messages and is judged by the gate like any other,
 * a way or a number is closed by a fact, how it could happen becomes a complaint with its clock, and what only somebody can do (tell an
 * agency, close a number that is not known any more) waits in his list of work (`server/disputes/repair-work.ts`).
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { ComplaintVia } from '../../rules/complaint/complaint-kinds.ts';
import type { Day } from '../../rules/days.ts';
import { type Repair, repairsOf } from '../../rules/dispute/contact-repairs.ts';
import { DAY_MINUTES, type Minute } from '../../rules/gate/local-time.ts';
import type { Via, Way } from '../../rules/gate/situation.ts';
import { takeComplaint } from '../complaints/take-complaint.ts';
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
  /** What the person said, how it came, and where he lives. */
  readonly said: { readonly words: string; readonly via: Via; readonly region: string };
  readonly at: Minute;
  readonly today: Day;
  readonly collecting: Collecting;
}

/** Whether the way or number of the contact is closed by the same verdict: nobody is apologised to by it. */
interface Closing {
  readonly closes: boolean;
}

/** Makes the repairs of a verdict; returns what was kept of them. */
export async function repairContact(
  client: Client,
  repairing: Repairing,
  silence: Silence,
): Promise<readonly RepairRow[]> {
  const { key, dispute, given, at, collecting } = repairing;
  const isAgency = given.contact !== null && given.contact.sender !== collecting.collector.id;
  const rows: RepairRow[] = [];
  const repairs = repairsOf(given, { isAgency });
  const closes = repairs.includes('close-way') || repairs.includes('close-address');
  for (const repair of repairs)
    rows.push(...(await repairOne(client, repair, { ...repairing, closes }, silence)));
  await keepRepairs(client, key, dispute, at, rows);
  return rows;
}

async function repairOne(
  client: Client,
  repair: Repair,
  repairing: Repairing & Closing,
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
      return contact === null ? [] : [await closeWay(client, repairing, contact.way as Way, silence)];
    case 'close-address':
      if (contact === null) return [];
      if (contact.address === null)
        return [{ repair, about: contact.way, state: 'waits', detail: 'no-number-kept' }];
      await tellOfPeopleIn(
        client,
        [{ key, at, fact: { type: 'number-wrong', address: contact.address } }],
        silence,
      );
      return [{ repair, about: contact.address, state: 'done', detail: contact.address }];
    case 'tell-agency':
      return [{ repair, about: contact?.sender ?? '', state: 'waits', detail: given.verdict }];
    case 'open-complaint': {
      const complaint = await openComplaint(client, repairing, silence);
      return [{ repair, about: contact?.sender ?? '', state: 'done', detail: `complaint ${complaint}` }];
    }
    default:
      return repair satisfies never;
  }
}

async function closeWay(
  client: Client,
  { key, at }: Repairing,
  way: Way,
  silence: Silence,
): Promise<RepairRow> {
  const fact = { type: 'opt-out', by: BORROWER, scope: 'way', way, address: null, via: 'portal' } as const;
  await tellOfPeopleIn(client, [{ key, at, fact }], silence);
  return { repair: 'close-way', about: way, state: 'done', detail: way };
}

const COMPLAINED_BY: Readonly<Record<Via, ComplaintVia>> = {
  call: 'phone',
  letter: 'letter',
  email: 'email',
  sms: 'sms',
  portal: 'portal',
  'response-form': 'letter',
  'by-hand': 'branch',
};
/** Who takes in a complaint that follows from a verdict. */
const BY_VERDICT = 'record';

/** How a wrong contact could happen is a complaint like any other: clock, owner, cause. Opened again it is the one that is there. */
export async function openComplaint(
  client: Client,
  { key, dispute, said, at, today, collecting }: Omit<Repairing, 'given' | 'told'>,
  silence: Silence,
): Promise<number> {
  const { complaint } = await takeComplaint(
    client,
    {
      ...{ key, account: null, region: said.region, kind: 'contact', via: COMPLAINED_BY[said.via] },
      ...{ takenBy: BY_VERDICT, theirNumber: null, about: `dispute ${dispute}`, words: said.words },
    },
    { collecting, today, at },
    silence,
  );
  return complaint;
}

async function apologise(
  client: Client,
  { key, at, today, closes }: Repairing & Closing,
  { permit, way, debts }: NonNullable<VerdictGiven['contact']>,
): Promise<RepairRow> {
  const message = await askMessage(client, {
    key,
    way: (closes ? undefined : SAID_BY[way as Way]) ?? 'in-app',
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
