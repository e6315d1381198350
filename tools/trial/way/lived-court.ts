/**
 * How does a demonstration's account come before a court: opened, approved, announced, filed with its bundle, judged, over?
 *
 * By the acts of the court desk, two people, on the days of the way. What an act refuses does not happen.
 */
import type { Stage } from '../../../rules/court/court-stage.ts';
import type { House } from '../../../server/api/house.ts';
import { makeBundle } from '../../../server/court/bundle/make-bundle.ts';
import {
  type Acting,
  announceCase,
  approveCase,
  fileCase,
  openCase,
} from '../../../server/court/case-desk.ts';
import { addCost, moveCase } from '../../../server/court/case-stages.ts';
import type { Gatehouse } from '../../../server/gate/permit-desk.ts';
import { arranged, type Deed, HANDS, type Walker } from './way-hands.ts';

const SUIT = { path: 'suit', means: 'able', ground: 'pays-others', clause: false } as const;
/** What a court adjudged beside the claim, and what was laid out; fen. */
const ADJUDGED = { interest: 8_600n, costs: 12_500n } as const;
/** Days in which a judgment is to be paid. */
const PAY_DAYS = 25;

/** Does one deed; what came of it, in a word. */
export async function courtDeed(
  room: House,
  who: Walker,
  deed: Deed,
  acting: (by: string) => Acting,
  gateAt: (at: number) => Gatehouse,
): Promise<string> {
  const { pool } = room;
  const key = { slot: who.slot, borrower: who.borrower, caseNo: 1 };
  switch (deed) {
    case 'open-case':
      return arranged(await openCase(pool, room, who, SUIT, acting(HANDS.lead)));
    case 'approve-case':
      return arranged(await approveCase(pool, room, key, acting(HANDS.head)));
    case 'notice':
      return arranged(await announceCase(pool, room, key, acting(HANDS.lead)));
    case 'file': {
      const made = await makeBundle(pool, room, key, acting(HANDS.lead));
      if (made.state !== 'made') return arranged(made);
      const now = acting(HANDS.lead);
      const filed = await fileCase(pool, { ...room, gate: gateAt(now.at) }, key, now);
      if (filed.state === 'done')
        await addCost(pool, room, key, acting(HANDS.lead), { kind: 'court-fee', amount: ADJUDGED.costs });
      return arranged(filed);
    }
    default: {
      const now = acting(HANDS.lead);
      const money = { principal: who.overdue, ...ADJUDGED, payBy: now.today + PAY_DAYS };
      const award = deed === 'judged' ? money : null;
      const docket = deed === 'accepted' ? '（2026）浙0110民初20471号' : null;
      const told = { to: deed as Stage, on: now.today, docket, nextOn: null, award };
      return arranged(await moveCase(pool, room, key, now, told));
    }
  }
}
