/**
 * Which lives does a demonstration show beside owing and paying: agreements, disputes, papers, complaints, people in distress?
 *
 * A few borrowers of the made-up book do in its last days what borrowers do, through the same doors as everybody, so that no page is empty. What
 * is refused is refused as to anybody: the book is a made-up one and nobody can say beforehand who may agree what. The wrong contact of
 * the demonstration is made by the sender that rehearsals keep for it; the product has none that could.
 */
import { join } from 'node:path';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { buildApplication } from '../../server/api/application.ts';
import type { House } from '../../server/api/house.ts';
import { FILE_FOLDERS, KeptFiles } from '../../server/contact/kept-files.ts';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import { openDay } from '../../server/db/night.ts';
import type { Pool } from '../../server/db/pool.ts';
import { sampleBorrowers } from '../../server/db/reading/night-read.ts';
import { findAccount, readRecords } from '../../server/db/record.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { tellOfPeople } from '../../server/gate/tell-person.ts';
import { LadderShelf } from '../../server/ladder/ladder-shelf.ts';
import { send } from '../rehearsal/disputes/dispute-scene.ts';
import { callAround, lookAtOne, tryUntrained } from './demo-calls.ts';
import type { DemoPost } from './demo-post.ts';
import { type AgreedRow, type Doors, LivedDoors, type Liver } from './lived-doors.ts';
import { CARE, COMPLAINTS, PAYSLIP, paperOf } from './lived-words.ts';

/** Days past due of those who agree something, and of those who dispute and complain: nobody is both. */
const AGREEING = { from: 12, to: 40, people: 14 };
const SPEAKING = { from: 48, to: 80, people: 15 };

/** A promise falls due so many days later; what else is agreed is kept for the time being. */
const PROMISED_IN = 3;
const OTHERS = [
  { kind: 'instalments', months: 6 },
  { kind: 'later-date', months: null },
  { kind: 'instalments', months: 12 },
] as const;

/** Calls of each agent on the open day. */
const CALLS_TODAY = 4;

export class DemoLives {
  readonly #pool: Pool;
  readonly #lived: LivedDoors;
  readonly house: House;
  readonly #minuteOn: House['now'];
  readonly #far: DemoPost | null;
  /** What is promised to be paid, on which day. */
  readonly #due: { readonly by: Liver; readonly on: string; readonly amount: string }[] = [];

  private constructor(house: House, doors: Doors, post: DemoPost | null) {
    const { pool, now } = house;
    this.house = house;
    this.#far = post;
    this.#pool = pool;
    this.#lived = new LivedDoors(pool, doors);
    this.#minuteOn = now;
  }

  /**
   * Opens its own doors, at which the exchange of `post` tells of calls until the demonstration serves; without one nobody calls.
   * `papers`: where what is handed in lies; left out: below the home of the house.
   */
  static async open(
    pool: Pool,
    minuteOn: House['now'],
    { post, papers }: { readonly post?: DemoPost; readonly papers?: KeptFiles } = {},
  ): Promise<DemoLives> {
    const ladders = new LadderShelf(pool, FIRST_LADDER);
    const house: House = {
      ...{ pool, products: PRODUCTS, collecting: HOUSE, now: minuteOn },
      get ladder() {
        return ladders.current;
      },
      advanceDay: () => Promise.reject(new Error('its lives do not move a book on')),
      today: async () => {
        const today = (await openDay(pool))!;
        await ladders.look(today);
        return today;
      },
      papers: papers ?? new KeptFiles(join(homeFolder(), FILE_FOLDERS.papers)),
      ...(post === undefined
        ? {}
        : { telephone: post.openTelephone(join(homeFolder(), FILE_FOLDERS.recordings)) }),
    };
    const doors = await buildApplication(house, null);
    if (post !== undefined) post.tellTo(await doors.listen({ host: '127.0.0.1', port: 0 }));
    return new DemoLives(house, doors, post ?? null);
  }

  /** The agents call; of what they do on a day that is then closed some is looked at later. */
  async call(each: number): Promise<void> {
    if (this.#far !== null) await callAround(this.#lived.doors, this.#far, each);
  }

  /** Some agree on something: of two promises the first will be kept, the other not. */
  async agree(day: Day): Promise<void> {
    const promised: { by: Liver; row: AgreedRow }[] = [];
    const firstOn = formatDay(day + PROMISED_IN);
    const people = await this.#people(day, AGREEING);
    for (const by of people.splice(0, people.length - OTHERS.length)) {
      if (promised.length === 2) break;
      const wish = { kind: 'promise', months: null, amount: null, firstOn };
      const [row] = await this.#lived.agree(by, wish, 'accepted');
      if (row !== undefined) promised.push({ by, row });
    }
    const [kept] = promised;
    if (kept !== undefined) this.#due.push({ by: kept.by, on: kept.row.due, amount: kept.row.amount });
    for (const [place, wish] of OTHERS.entries())
      if (people[place] !== undefined)
        await this.#lived.agree(people[place], { ...wish, amount: null, firstOn: null }, 'any');
  }

  /** Pays what was promised for this day. */
  async pay(day: Day): Promise<void> {
    for (const { by, on, amount } of this.#due)
      if (on === formatDay(day)) await this.#lived.post(by, 'pay', { amount }, `kept-${by.reference}-${on}`);
  }

  /** What happens on the open day. */
  async speak(day: Day): Promise<void> {
    const people = await this.#people(day, SPEAKING);
    const [debt, payment, message, stopped, crossed, paid, agency, ...rest] = people;
    if (agency === undefined) return;
    await this.#lived.dispute(debt!, 'debt', 'not-mine', '这笔借款不是我办的，我没有签过合同。');
    await this.#lived.dispute(payment!, 'payment', 'not-credited', '十月二十日转账还款 200 元，至今未入账。');
    await this.#impostor(message!);
    await this.#messages(day, [stopped!, crossed!, paid!, agency]);
    await this.#papers(day, rest);
    await this.#complain(rest);
    await this.#decide();
    await lookAtOne(this.#lived.doors);
    await tryUntrained(this.#lived.doors);
    await this.call(CALLS_TODAY);
  }

  /** The doors through which its people go. */
  get lived(): LivedDoors {
    return this.#lived;
  }

  async close(): Promise<void> {
    await this.#lived.doors.close();
  }

  async #people(day: Day, { from, to, people }: typeof AGREEING): Promise<Liver[]> {
    const found = await sampleBorrowers(this.#pool, [day - to, day - from], 'zh-CN', people);
    const livers = await Promise.all(
      found.map(async ({ host, reference }): Promise<Liver | null> => {
        const account = await findAccount(this.#pool, `${host}:${reference}`);
        const [record] = account === null ? [] : await readRecords(this.#pool, [account]);
        if (account === null || record === undefined) return null;
        return { host, reference, account, key: { slot: account.slot, borrower: record.account.borrower } };
      }),
    );
    return livers.filter((one) => one !== null);
  }

  async #impostor(by: Liver): Promise<void> {
    const told = { way: 'sms', code: 'ABCD-2345', number: '+8617012345678', text: '请立即转账到以下账户' };
    await this.#lived.dispute(by, 'message', 'not-from-you', '收到一条要我转账的短信。', { told });
  }

  /** One message each: wrong for its way was closed, crossed by a payment, right, and wrong by an agency. */
  async #messages(day: Day, [stopped, crossed, right, agency]: readonly Liver[]): Promise<void> {
    const at = this.#minuteOn(day);
    const stop = {
      type: 'opt-out',
      by: 'borrower',
      scope: 'way',
      way: 'sms',
      address: null,
      via: 'sms',
    } as const;
    await tellOfPeople(this.#pool, [{ key: stopped!.key, at: at - 90, fact: stop }], knownAt(at - 90));
    const sent = async (by: Liver, sender?: string, flight?: 'sent') =>
      send(
        this.#pool,
        { ...by, zone: 'Asia/Shanghai', phone: '' },
        {
          ...{ at: at - 20, by: 'gapped-law', day },
          ...(sender === undefined ? {} : { sender }),
          ...(flight === undefined ? {} : { flight }),
        },
      );
    const about = async (by: Liver, ground: string, words: string, permit: number) =>
      this.#lived.dispute(by, 'message', ground, words, { permit });
    await about(stopped!, 'had-stopped', '我一小时前已回复退订，仍然收到短信。', await sent(stopped!));
    const flying = await sent(crossed!, undefined, 'sent');
    await this.#lived.post(crossed!, 'pay', { amount: '50000.00' }, `crossed-${crossed!.reference}`);
    await about(crossed!, 'had-paid', '我刚刚付清，短信就到了。', flying);
    await about(right!, 'had-paid', '我已经还过了。', await sent(right!));
    await about(agency!, 'not-from-you', '一家我没听说过的机构发来短信。', await sent(agency!, 'agency-7'));
  }

  /** Two hand in one paper, a third one that has expired; a fourth says that he is ill. */
  async #papers(day: Day, [one, two, old, ill]: readonly Liver[]): Promise<void> {
    const hand = async (by: Liver | undefined, words: string, issuedOn: Day) => {
      if (by === undefined) return;
      const form = new FormData();
      form.set('kind', 'payslip');
      form.set('issuedOn', formatDay(issuedOn));
      form.set('file', new Blob([new Uint8Array(paperOf(words))]), 'payslip.pdf');
      const packed = new Request('http://demo', { method: 'POST', body: form });
      const { host, reference, account } = by;
      await this.#lived.doors.inject({
        method: 'POST',
        url: `/api/borrower/${host}/${encodeURIComponent(reference)}/accounts/${account.accountId}/papers`,
        headers: { 'content-type': packed.headers.get('content-type')! },
        payload: Buffer.from(await packed.arrayBuffer()),
      });
    };
    await hand(one, PAYSLIP, day - 20);
    await hand(two, PAYSLIP, day - 20);
    await hand(old, `${PAYSLIP} Piece rate, workshop 4.`, day - 200);
    if (ill !== undefined) await this.#lived.post(ill, 'care', CARE);
  }

  async #complain(people: readonly Liver[]): Promise<void> {
    for (const [place, { words, kind, via }] of COMPLAINTS.entries()) {
      const by = people[4 + place];
      if (by === undefined) return;
      if (via === 'portal') await this.#lived.post(by, 'complaints', { kind, words });
      else {
        const { host, reference } = by;
        const theirNumber = via === 'regulator' ? '12378-2026-104233' : null;
        const told = { host, reference, via, kind, words, theirNumber, by: 'a17' };
        await this.#lived.ask('POST', 'studio/complaints', told);
      }
    }
  }

  /** People have begun: a complaint is decided, a paper is taken, an illness too. */
  async #decide(): Promise<void> {
    type Listed = { items: { key: string; kind: string; via?: string; flags?: unknown[] }[] };
    const complaints = await this.#lived.ask<Listed>('GET', 'studio/complaints');
    const late = complaints?.items.find(({ kind }) => kind === 'service');
    if (late !== undefined)
      await this.#lived.ask('POST', `studio/complaints/${late.key}/decide`, {
        ...{
          by: 'l21',
          valid: true,
          kind: 'service',
          reason: 'situation-evident',
          cause: 'delay',
          causeOf: null,
        },
        words: {
          zh: '您说得对：回复晚了四天，已改由专人跟进。',
          en: 'You are right: our answer came four days late.',
        },
      });
    const queue = await this.#lived.ask<Listed>('GET', 'agent/review?size=50');
    const plain = queue?.items.find(({ kind, flags }) => kind === 'paper' && flags?.length === 0);
    const care = queue?.items.find(({ kind }) => kind === 'vulnerability');
    for (const [one, by] of [
      [plain, 'a17'],
      [care, 'l21'],
    ] as const)
      if (one !== undefined)
        await this.#lived.ask('POST', `agent/review/${one.key}/step`, { act: 'claim', by });
    if (plain === undefined) return;
    const words = { zh: '工资单清楚，可以证明收入。', en: 'The payslip is plain and proves the income.' };
    const verdict = { outcome: 'supported', reasons: ['proof-sufficient'], words, alternative: null };
    await this.#lived.ask('POST', `agent/review/${plain.key}/step`, { act: 'decide', by: 'a17', verdict });
  }
}
