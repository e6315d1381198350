/**
 * What do people of the house, of a firm, and visitors try with somebody, allowed or not?
 *
 * They call the server's own functions as the doors do. Mostly the next step, by the right person; now and then another step, by somebody
 * who may not, at another hour.
 */
import { randomUUID } from 'node:crypto';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import { visitTermsNamed } from '../../../policy/house/visits/visit-terms.ts';
import { OVER } from '../../../rules/court/court-stage.ts';
import { makeBundle } from '../../../server/court/bundle/make-bundle.ts';
import { announceCase, approveCase, fileCase, openCase } from '../../../server/court/case-desk.ts';
import { casesOf } from '../../../server/db/court/case-rows.ts';
import { type OrderRow, ordersAbout } from '../../../server/db/firms/order-rows.ts';
import { type VisitRow, visitsOf } from '../../../server/db/visits/visit-rows.ts';
import { declineLetter, giveLetter } from '../../../server/firms/give-letter.ts';
import { proposeLetter } from '../../../server/firms/propose-letter.ts';
import { returnLetter, signLetter } from '../../../server/firms/sign-letter.ts';
import {
  approveVisit,
  cancelVisit,
  confirmVisit,
  declineVisit,
  moveVisit,
  proposeVisit,
} from '../../../server/visits/arrange-visit.ts';
import { takeEntries } from '../../../server/visits/sent-entries.ts';
import { windowsIn } from '../../../server/visits/visit-case.ts';
import { takeLeave } from '../../../server/visits/visit-leave.ts';
import { type Chance, done, type Outcome, oneOf, refused } from '../rungs/rung-outcome.ts';
import { SIGNERS, STAFF, type Street, UNTRAINED } from './street.ts';
import type { Walker } from './street-book.ts';
import { liveOn } from './street-life.ts';

const ROOM = { products: PRODUCTS, collecting: HOUSE };
const VISITORS = ['f81', 'f82'] as const;
const someone = (chance: Chance) => (chance() < 0.95 ? oneOf(chance, STAFF) : UNTRAINED);

type Came =
  | { readonly state: 'done' }
  | { readonly state: 'refused'; readonly why: string | readonly string[] };

function outcomeOf(name: string, came: { readonly state: string }, why: readonly string[]): Outcome {
  return came.state === 'refused' ? refused(why.map((one) => `${name}: ${one}`)) : done(name);
}

/** A step of a letter. */
export async function letterStep(street: Street, { key, account }: Walker, chance: Chance): Promise<Outcome> {
  const { letters, pool } = street;
  const rows = await ordersAbout(pool, account.slot, account.accountId);
  const open = rows.find(({ state }) => ['proposed', 'sent-back', 'with-firm', 'signed'].includes(state));
  const by = someone(chance);
  const wild = chance() < 0.1;
  if (open === undefined) {
    const came = await proposeLetter(letters, account, by);
    return outcomeOf('letter proposed', came, came.state === 'refused' ? [came.why, ...came.lacks] : []);
  }
  const order = { ...key, order: open.order };
  const waits = open.state === 'proposed' || open.state === 'sent-back';
  if (waits !== wild) {
    const drawn = chance();
    if (drawn < 0.05)
      return outcomeOf('letter declined', await declineLetter(letters, order, { by, why: 'walked' }), []);
    const came = await giveLetter(letters, order, by);
    // Somebody at the firm is quick: the borrower has not been told yet.
    if (came.state === 'done' && chance() < 0.15) return sign(street, order, came.order, chance);
    return outcomeOf('letter given', came, whyOf(came));
  }
  return sign(street, order, open, chance);
}

async function sign(
  { letters }: Street,
  order: { slot: number; borrower: bigint; order: number },
  { firm }: OrderRow,
  chance: Chance,
): Promise<Outcome> {
  const staff = chance() < 0.9 ? oneOf(chance, SIGNERS) : 'w99';
  const who = { staff, firm: chance() < 0.95 ? firm : 'FIRM2003' };
  if (chance() < 0.04) {
    const came = await returnLetter(letters, order, {
      ...who,
      to: oneOf(chance, ['sent-back', 'refused']),
      why: 'walked',
    });
    return outcomeOf('letter returned', came, whyOf(came));
  }
  const came = await signLetter(letters, order, who);
  return outcomeOf('letter signed', came, whyOf(came));
}

const whyOf = (
  came: { state: 'done' } | { state: 'refused'; why: string; what: readonly string[] },
): string[] => (came.state === 'refused' ? [came.why, ...(came.why === 'lacks' ? came.what : [])] : []);

/** A step towards a visit, or beside it. */
export async function visitStep(street: Street, walker: Walker, chance: Chance): Promise<Outcome> {
  const { visits, pool, clock } = street;
  const { key } = walker;
  const now = { today: clock.day, at: clock.at };
  const row = (await visitsOf(pool, key)).find(({ endedAt }) => endedAt === null);
  // Who visits may also sit at a desk, though not for the same visit.
  const by = chance() < 0.1 ? oneOf(chance, VISITORS) : someone(chance);
  const drawn = chance();
  if (row === undefined || drawn < 0.05) {
    const wish = { by, place: 'home', addressId: 'postal', why: 'walked' } as const;
    return arranged('visit proposed', await proposeVisit(visits, key, wish, now));
  }
  if (row.state === 'proposed') {
    const pair =
      chance() < 0.8 ? [...VISITORS] : [oneOf(chance, [...VISITORS, ...STAFF]), oneOf(chance, VISITORS)];
    return arranged('visit approved', await approveVisit(visits, row, { by, visitors: pair }, now));
  }
  if (drawn < 0.08) return arranged('visit declined', await declineVisit(visits, row, now));
  if (drawn < 0.1) return arranged('visit cancelled', await cancelVisit(visits, row, by, 'walked', now));
  if (drawn < 0.14) return atDoor(street, row, oneOf(chance, [...VISITORS, ...STAFF]), null, clock.at);
  if (row.state === 'booked')
    return drawn < 0.2 ? arranged('visit moved', await moveVisit(visits, row, null, now)) : null;
  // Late enough that everything else of a day lies before it.
  const windows = windowsIn(row.windows).filter(({ from }) => (from + 480) % 1440 >= 840);
  const offered = windows.slice(0, 4);
  const strange = { from: clock.at + 300, until: clock.at + 420 };
  const window = offered.length === 0 || chance() < 0.06 ? strange : oneOf(chance, offered);
  return arranged('visit booked', await confirmVisit(visits, row, window, true, now));
}

function arranged(name: string, came: Came): Outcome {
  const why = came.state === 'refused' ? (typeof came.why === 'string' ? [came.why] : came.why) : [];
  return outcomeOf(name, came, why);
}

/** The day of an appointment: leave, whatever happens on the way, the bell. */
export async function doorStep(street: Street, walker: Walker, chance: Chance): Promise<Outcome> {
  const { visits, pool, clock } = street;
  const row = (await visitsOf(pool, walker.key)).find(({ state }) => state === 'booked');
  if (row?.fromAt == null || row.onDay !== clock.day) return null;
  const { terms } = visitTermsNamed(row.terms);
  const worker = chance() < 0.93 ? oneOf(chance, VISITORS) : 'a17';
  const at = row.fromAt - 30;
  const leave = await takeLeave(visits, row, worker, at, terms);
  const between = chance();
  if (between < 0.12) await liveOn(street, walker, chance, row.fromAt - 15);
  else if (between < 0.18) await moveVisit(visits, row, null, { today: clock.day, at: row.fromAt - 15 });
  else if (between < 0.22)
    await cancelVisit(visits, row, 'l21', 'walked', { today: clock.day, at: row.fromAt - 15 });
  const permit = leave.state === 'given' && chance() < 0.95 ? leave.permit : null;
  const early = chance() < 0.06 ? -25 : 5;
  const came = await atDoor(
    street,
    row,
    chance() < 0.94 ? worker : oneOf(chance, ['f82', 'a17']),
    permit,
    row.fromAt + early,
  );
  return came ?? refused([`visit leave: ${leave.state}`]);
}

async function atDoor(
  { visits }: Street,
  row: VisitRow,
  worker: string,
  permit: number | null,
  at: number,
): Promise<Outcome> {
  const entry = (body: Parameters<typeof takeEntries>[3][number]['body'], minute: number) => ({
    ...{ key: randomUUID(), minute, deviceAt: new Date(minute * 60_000), body },
  });
  const [arrived] = await takeEntries(
    visits,
    row,
    worker,
    [
      entry({ type: 'arrived', permit, asked: true, spot: null }, at),
      entry({ type: 'ended', met: true, how: 'over' }, at + 15),
    ],
    at + 16,
  );
  return arrived?.told === 'breach' ? refused(['visit: breach']) : done('visit');
}

/** A step towards a court. */
export async function courtStep(street: Street, walker: Walker, chance: Chance): Promise<Outcome> {
  const { pool, clock } = street;
  const acting = { by: someone(chance), today: clock.day, at: clock.at };
  const row = (await casesOf(pool, walker.key)).find(({ stage }) => !OVER.includes(stage));
  const wild = chance() < 0.06;
  const name = (what: string) => `court ${what}`;
  const told = (
    what: string,
    came: { state: string; why?: string; blockers?: readonly string[]; gate?: readonly string[] },
  ) => outcomeOf(name(what), came, [came.why ?? '', ...(came.blockers ?? []), ...(came.gate ?? [])]);
  if (row === undefined) {
    const asked = {
      ...({ path: chance() < 0.9 ? 'suit' : 'arbitration', ground: 'pays-others' } as const),
      ...({ means: chance() < 0.92 ? 'able' : 'unknown', clause: chance() < 0.5 } as const),
    };
    return told('opened', await openCase(pool, ROOM, walker.account, asked, acting));
  }
  if (row.stage === 'filed') return null;
  if (row.stage === 'prepared' && !wild) return told('approved', await approveCase(pool, ROOM, row, acting));
  if (row.stage === 'approved' && !wild) return told('noticed', await announceCase(pool, ROOM, row, acting));
  const waited = row.stage === 'noticed' && clock.day >= row.stageOn + 15;
  const hasty = row.stage === 'noticed' && chance() < 0.15;
  const stale = row.bundleOn === null || clock.day - row.bundleOn > 7;
  if ((waited || hasty) && stale && chance() < 0.5) {
    const made = await makeBundle(pool, ROOM, row, acting);
    return made.state === 'made' ? done('court bundle') : told('bundle', made);
  }
  if (!waited && !hasty && !wild) return null;
  return told('filed', await fileCase(pool, { ...ROOM, gate: street.gate() }, row, acting));
}
