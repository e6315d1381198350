/**
 * What becomes of a person an agent takes, opens, puts off, hands over or writes about?
 *
 * Each act is one transaction. Who is on another agent's screen is refused by name of that agent, never silently.
 */
import type { z } from 'zod';
import { WORK_ORDER } from '../../../policy/house/desk/work-order.ts';
import type { StaffCaller } from '../../../rules/people/permission.ts';
import { momentText } from '../../../rules/telling/gate-telling.ts';
import { isPauseDue } from '../../../rules/work/after-abuse.ts';
import { assign, claim, holderOf, isAtWork, leave } from '../../db/desk/claim-rows.ts';
import { abusesOn, pinNote } from '../../db/desk/note-rows.ts';
import { keepStanding } from '../../db/desk/waiting-morning.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { keepNote, putDraft } from '../../desk/kept-notes.ts';
import { freshList, takeNext } from '../../desk/take-next.ts';
import { accountByKey } from '../agent-api.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';
import type {
  DraftAsked,
  HandOverAsked,
  HeldAnswer,
  LeaveAsked,
  NextAnswer,
  NextAsked,
  NoteAsked,
  PinAsked,
} from './desk-schema.ts';
import { itemsOf, wantedOf, zoneOf } from './work-view.ts';

/** What is handed to "lead" is every lead's own. */
const LEAD = 'lead';

/** Under which numbers somebody's own people lie. */
export function ownNumbers(worker: string | undefined, caller: StaffCaller | null): string[] {
  const own = worker === undefined ? [] : [worker];
  return caller?.roles.includes('lead') ? [...own, LEAD] : own;
}

/** Where the person of an account lies. */
export async function personKey(house: House, key: string): Promise<BorrowerKey> {
  const told = await accountByKey(house, key);
  return { slot: told.key.slot, borrower: told.person.id };
}

/** Leaves the one on the screen, and takes the next. */
export async function giveNext(
  house: House,
  asked: z.infer<typeof NextAsked>,
  own: readonly string[],
): Promise<NextAnswer> {
  const { pool } = house;
  const { worker, whose, language } = asked;
  const today = await house.today();
  const now = house.now(today);
  if (asked.leave !== undefined) await leaveOne(house, { ...asked.leave, worker });
  await freshList(pool, today);
  const wanted = wantedOf(house, { order: 'next', whose }, today, own);
  const taken = await takeNext(pool, wanted, { worker, today, now }, house);
  const pause = isPauseDue(await abusesOn(pool, worker, today));
  if (taken.state === 'nobody') {
    const zone = zoneOf(house.collecting.timeZone, today);
    const again =
      taken.again === null
        ? null
        : zone === undefined
          ? instantText(taken.again)
          : momentText(taken.again, now, zone, language).trim();
    return { item: null, again, milder: false, pause };
  }
  const [item] = itemsOf(house, [taken.one], today, now, language);
  return { item: item ?? null, again: null, milder: taken.milder, pause };
}

/** Takes a person from the list. */
export async function openOne(house: House, key: string, worker: string): Promise<HeldAnswer> {
  const person = await personKey(house, key);
  const held = await transaction(house.pool, async (client) => {
    await keepStanding(client);
    return claim(client, person, worker, WORK_ORDER.claimMinutes);
  });
  if (held) return { key, by: worker };
  const by = await holderOf(house.pool, person);
  // Somebody who does not wait can be looked at; there is nothing to hold.
  if (by === null || by === worker) return { key, by: null };
  throw new Refused(409, 'Somebody else has this person on his screen.', [
    { where: 'body.key', what: `${by} has him`, todo: 'Take the next one.' },
  ]);
}

/** Puts a person off, or is through with him for today. */
export async function leaveOne(
  house: House,
  { key, how, minutes, worker }: z.infer<typeof LeaveAsked>,
): Promise<HeldAnswer> {
  const person = await personKey(house, key);
  const at = house.now(await house.today());
  const until = at + (minutes ?? WORK_ORDER.leftMinutes);
  await leave(house.pool, person, worker, how === 'done' ? { done: true, at } : { done: false, until });
  return { key, by: await holderOf(house.pool, person) };
}

/** Gives a person with all his debts to a colleague or the lead, with a note. */
export async function handOver(
  house: House,
  key: string,
  { worker, to, note }: z.infer<typeof HandOverAsked>,
): Promise<HeldAnswer> {
  const person = await personKey(house, key);
  const refused = (what: string) =>
    new Refused(409, 'This person was not handed over.', [
      { where: 'body.to', what, todo: 'Give the number of a colleague, or "lead".' },
    ]);
  if (to === worker) throw refused('it is your own number');
  if (house.people !== undefined && to !== LEAD && !(await isAtWork(house.pool, to)))
    throw refused(`nobody who works here has the number ${to}`);
  const by = await holderOf(house.pool, person);
  if (by !== null && by !== worker) throw refused(`${by} has him on his screen`);
  const at = house.now(await house.today());
  await transaction(house.pool, async (client) => {
    await keepNote(client, person, { at, worker, about: 'hand-over', words: `→ ${to}: ${note}` });
    await assign(client, person, { worker: to, by: worker, why: 'handed over', until: at });
  });
  return { key, by: null };
}

export async function addNoteTo(
  house: House,
  key: string,
  { worker, words, about }: z.infer<typeof NoteAsked>,
  agency: string | null = null,
): Promise<{ kept: boolean }> {
  const person = await personKey(house, key);
  const at = house.now(await house.today());
  await transaction(house.pool, (client) => keepNote(client, person, { at, worker, about, words, agency }));
  return { kept: true };
}

export async function pinOne(
  house: House,
  key: string,
  note: number,
  { worker, pinned }: z.infer<typeof PinAsked>,
): Promise<{ kept: boolean }> {
  const person = await personKey(house, key);
  if (!(await pinNote(house.pool, person, note, pinned ? worker : null)))
    throw new Refused(404, 'There is no such note.', [
      { where: 'params.note', what: `no note ${note}`, todo: 'Take it from the list.' },
    ]);
  return { kept: true };
}

/** Keeps what is typed so far. */
export async function draftFor(
  house: House,
  key: string,
  { worker, words }: z.infer<typeof DraftAsked>,
): Promise<{ kept: boolean }> {
  await putDraft(house.pool, await personKey(house, key), worker, words);
  return { kept: true };
}
