/**
 * What is done, day by day, to the few accounts of a demonstration that go the whole way or are stopped on it?
 *
 * By the functions that serve everybody, at the minute of a day: a text through the sender and its gate, a call on a permit, an agency that
 * begins once its notice was handed over, a letter that a lawyer signs, a visit that the borrower confirms, a case that a second person
 * approves. What a rule refuses does not happen, and the way ends there. Days before the book began are past days of the same people: only
 * contacts lie there, since an account's own facts begin with the book.
 */

import { VISIT_TERMS } from '../../../policy/house/visits/visit-terms.ts';
import type { ReturnReason } from '../../../rules/agencies/agency-case.ts';
import { daysPastDueOf } from '../../../rules/arrears.ts';
import type { Day } from '../../../rules/days.ts';
import { startOfDay } from '../../../rules/gate/local-time.ts';
import { askNotices } from '../../../server/agencies/agency-notices.ts';
import { giveBack, tellOpened } from '../../../server/agencies/give-back.ts';
import { HANDED } from '../../../server/agencies/placed-standing.ts';
import type { House } from '../../../server/api/house.ts';
import { ContactRoom } from '../../../server/contact/contact-room.ts';
import { askMessage } from '../../../server/contact/gather.ts';
import { LetterPress } from '../../../server/contact/letters/letter-press.ts';
import { addCases, beginCases, noteTold, readCases } from '../../../server/db/agencies/placed-case-rows.ts';
import { type BorrowerKey, lockBorrowers } from '../../../server/db/gate/person-rows.ts';
import { transaction } from '../../../server/db/pool.ts';
import { readTold } from '../../../server/db/reading/told-account.ts';
import { readVisit } from '../../../server/db/visits/visit-rows.ts';
import { giveLetter } from '../../../server/firms/give-letter.ts';
import { proposeLetter } from '../../../server/firms/propose-letter.ts';
import { returnLetter, signLetter } from '../../../server/firms/sign-letter.ts';
import { lawFor } from '../../../server/gate/law-for.ts';
import { type Gatehouse, permitAndMark } from '../../../server/gate/permit-desk.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { attemptOf } from '../../../server/gate/situation-from.ts';
import { tellOutcomes } from '../../../server/gate/tell-person.ts';
import { approveVisit, confirmVisit, proposeVisit } from '../../../server/visits/arrange-visit.ts';
import { type SentBody, takeEntries } from '../../../server/visits/sent-entries.ts';
import { windowsIn } from '../../../server/visits/visit-case.ts';
import { takeLeave } from '../../../server/visits/visit-leave.ts';
import { zoneAround } from '../../../server/zone-table.ts';
import { DEMO_AGENCY, DEMO_AGENCY_NAME } from '../demo-agencies.ts';
import type { DemoFarEnds } from '../far-ends.ts';
import { courtDeed } from './lived-court.ts';
import { arranged, type Deed, HANDS, toldOf, WAY_FIRM, type Walker } from './way-hands.ts';

/** Ten in the morning where the lender is. */
const MORNING = 600;

export class LivedWay {
  readonly #house: House;
  readonly #press = new LetterPress();
  readonly #clock: { day: Day; minute: number };
  readonly #room: ContactRoom;

  private constructor(house: House, room: ContactRoom, clock: { day: Day; minute: number }) {
    this.#house = house;
    this.#room = room;
    this.#clock = clock;
  }

  /** Opens it with the far ends of the demonstration. */
  static async open(house: House, farEnds: DemoFarEnds): Promise<LivedWay> {
    const clock = { day: await house.today(), minute: MORNING };
    const now = () => minuteOf(house, clock);
    const { pool, products, ladder, collecting } = house;
    const room = await ContactRoom.open({
      ...{ pool, products, ladder, collecting, now },
      today: async () => clock.day,
      site: () => farEnds.site,
      open: (hearer) => farEnds.open(pool, hearer, now),
    });
    return new LivedWay(house, room, clock);
  }

  async close(): Promise<void> {
    await this.#room.close();
    await this.#press.close();
  }

  /** It is this day, in the morning. */
  on(day: Day): void {
    this.#clock.day = day;
    this.#clock.minute = MORNING;
  }

  /** Sends what waits. */
  async send(): Promise<void> {
    await this.#room.drain();
  }

  get #at(): number {
    this.#clock.minute += 1;
    return minuteOf(this.#house, this.#clock);
  }

  get #acting() {
    return { today: this.#clock.day, at: this.#at };
  }

  /** The house as it stands on that day. */
  get #then() {
    const { pool, products, ladder, collecting } = this.#house;
    const { day } = this.#clock;
    return {
      ...{ pool, products, ladder, collecting, press: this.#press },
      today: async () => day,
      now: () => this.#at,
    };
  }

  #gate(at: number): Gatehouse {
    const { collecting, products, ladder } = this.#house;
    const lawOf = (region: string) => lawFor(region, collecting);
    return { collecting, products, lawOf, strategy: `${ladder.id}@${ladder.version}`, now: () => at };
  }

  /** Does it; what came of it, in a word. */
  async do(who: Walker, deed: Deed): Promise<string> {
    const person = { slot: who.slot, borrower: who.borrower };
    const order = { ...person, order: 1 };
    switch (deed) {
      case 'sms':
        return this.#text(who);
      case 'call':
      case 'agency-call':
        return this.#call(who, deed === 'call' ? null : DEMO_AGENCY);
      case 'draw':
      case 'begin':
      case 'give-back':
        return this.#lend(who, deed);
      case 'propose-letter':
        return toldOf(await proposeLetter(this.#then, who, HANDS.agent));
      case 'give-letter':
        return toldOf(await giveLetter(this.#then, order, HANDS.lead));
      case 'send-back': {
        const why = '请核对地址';
        const to = 'sent-back' as const;
        return toldOf(
          await returnLetter(this.#then, order, { firm: WAY_FIRM, staff: HANDS.lawyer, to, why }),
        );
      }
      case 'sign-letter':
        return toldOf(await signLetter(this.#then, order, { firm: WAY_FIRM, staff: HANDS.lawyer }));
      case 'propose-visit':
      case 'approve-visit':
      case 'confirm-visit':
      case 'visit':
        return this.#visit(person, deed);
      default:
        return this.#court(who, deed);
    }
  }

  async #text(who: Walker): Promise<string> {
    const at = this.#at;
    await transaction(this.#house.pool, (client) =>
      askMessage(client, {
        key: { slot: who.slot, borrower: who.borrower },
        ...{ way: 'sms', template: 'overdue', tone: 'plain', purpose: 'collect' },
        ...{ debts: [String(who.accountId)], replyTo: null, day: this.#clock.day },
        ...{ notBefore: at, notAfter: at + 600 },
      }),
    );
    return 'done';
  }

  async #call(who: Walker, agency: string | null): Promise<string> {
    const at = this.#at;
    const { at: _, ...attempt } = attemptOf('call', who.accountId, at, this.#house.collecting);
    const by = agency === null ? { worker: HANDS.agent } : { by: agency, worker: HANDS.collector };
    const key = { slot: who.slot, borrower: who.borrower };
    const [one] = await permitAndMark(
      this.#house.pool,
      [{ key, attempt: { ...attempt, ...by } }],
      this.#gate(at),
    );
    if (one?.permit == null) return `refused: ${JSON.stringify(one?.verdicts ?? one?.missing ?? null)}`;
    const ending = { type: 'outcome', outcome: 'no-answer' } as const;
    await tellOutcomes(this.#house.pool, [{ key, permit: one.permit, at: at + 2, ending }]);
    return 'done';
  }

  /** As the nights do it: drawn and the notice asked for, told and begun, given back. */
  async #lend(who: Walker, deed: 'draw' | 'begin' | 'give-back'): Promise<string> {
    const { pool, collecting } = this.#house;
    const { day } = this.#clock;
    const at = this.#at;
    const person = { slot: who.slot, borrower: who.borrower };
    const key = { slot: who.slot, accountId: who.accountId };
    const house = { collecting, products: this.#house.products };
    return transaction(pool, async (client) => {
      await lockBorrowers(client, [person]);
      if (deed === 'draw') {
        const terms = { rule: 'late-sixty', lastOn: day + 60, idleDays: 45 };
        const told = await readTold(client, key);
        const product = told === null ? undefined : house.products.get(told.account.product);
        if (told === null || product === undefined) return 'no account';
        const drawn = {
          ...key,
          ...person,
          agency: DEMO_AGENCY,
          overdue: who.overdue,
          drawnOn: day,
          daysPastDue: daysPastDueOf(told.account, day, product),
          ...terms,
        };
        await addCases(client, [drawn]);
        await askNotices(client, [{ ...drawn, tries: 0 }], day, at, () => DEMO_AGENCY_NAME, house);
        return 'done';
      }
      const [open] = await readCases(client, [key], day);
      if (open === undefined) return 'no case';
      if (deed === 'give-back')
        await giveBack(client, [{ ...open, why: 'no-success' satisfies ReturnReason }], day, knownAt(at));
      else {
        if (!HANDED.has(open.notice ?? '')) return `notice ${open.notice}`;
        await noteTold(client, [key], day - 3);
        await beginCases(client, [key], day, at);
        await tellOpened(client, [person], at, () => DEMO_AGENCY_NAME);
      }
      return 'done';
    });
  }

  async #visit(key: BorrowerKey, deed: Deed): Promise<string> {
    const house = this.#then;
    const visit = { ...key, visit: 1 };
    if (deed === 'propose-visit') {
      const wish = { by: HANDS.lead, place: 'home', addressId: 'postal', why: '其他方式均未奏效' } as const;
      return arranged(await proposeVisit(house, key, wish, this.#acting));
    }
    if (deed === 'approve-visit')
      return arranged(
        await approveVisit(house, visit, { by: HANDS.second, visitors: HANDS.visitors }, this.#acting),
      );
    const row = await readVisit(house.pool, visit);
    if (row === null) return 'no visit';
    if (deed === 'confirm-visit') {
      const window = windowsIn(row.windows)[0];
      return window === undefined
        ? 'no window'
        : arranged(await confirmVisit(house, visit, window, true, this.#acting));
    }
    const { fromAt } = row;
    if (fromAt === null) return 'not booked';
    const leave = await takeLeave(house, row, HANDS.visitors[0], fromAt - 30, VISIT_TERMS[0]!.terms);
    if (leave.state !== 'given') return leave.state;
    const said = (after: number, body: SentBody) => ({
      ...{ key: `way-${body.type}`, minute: fromAt + after, body },
      deviceAt: new Date((fromAt + after) * 60_000),
    });
    const entries = [
      said(2, { type: 'arrived', permit: leave.permit, asked: true, spot: null }),
      said(3, { type: 'identity', steps: ['card-shown', 'code-told', 'his-name-asked', 'alone-with-him'] }),
      said(5, { type: 'consent', of: 'entry', given: true }),
      said(20, { type: 'found-out', willing: 'no', able: 'yes', words: '有稳定收入，表示暂不愿还款。' }),
      said(25, { type: 'report', words: '全程平和，未达成安排。' }),
      said(26, { type: 'ended', met: true, how: 'over' }),
    ];
    await takeEntries(house, visit, HANDS.visitors[0], entries, fromAt + 30);
    return 'done';
  }

  #court(who: Walker, deed: Deed): Promise<string> {
    const acting = (by: string) => ({ by, ...this.#acting });
    return courtDeed(this.#house, who, deed, acting, (at) => this.#gate(at));
  }
}

const minuteOf = ({ collecting }: House, { day, minute }: { day: Day; minute: number }) =>
  startOfDay(zoneAround(collecting.timeZone, day * 1440), day) + minute;
