/**
 * How does a person decide a complaint, give it more time, or sort it anew?
 *
 * Under the borrower's lock and through the review queue, so that clock, owner and four eyes are the same as for everything else that people
 * decide. A decision says whether it was right, why, and where it came from; the borrower is told by a message, and the bar that
 * the open complaint was falls with it. A complaint that was right is never called frivolous, and one that was not may be.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { ComplaintCause, ComplaintKind } from '../../rules/complaint/complaint-kinds.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, type Minute, startOfDay } from '../../rules/gate/local-time.ts';
import { askMessage } from '../contact/gather.ts';
import {
  type ComplaintKey,
  type ComplaintRow,
  complaintsOf,
  decideComplaintRow,
  extendComplaint,
  readComplaint,
  sortComplaint,
} from '../db/gate/complaint-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { appendProofs } from '../evidence/proof.ts';
import { type Known, Silence } from '../gate/silence.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';
import { type CaseStep, stepCaseIn } from '../review/route-person.ts';
import { zoneAround } from '../zone-table.ts';
import { dueFor } from './take-complaint.ts';

/** What somebody decides. `reason` is one of the queue's list; `words`: the answer, in both languages. */
export interface ComplaintDecision {
  readonly valid: boolean;
  readonly kind: ComplaintKind;
  readonly reason: string;
  readonly cause: ComplaintCause;
  readonly causeOf: string | null;
  readonly words: { readonly zh: string; readonly en: string };
}

export type ComplaintStep =
  | { readonly state: 'done'; readonly row: ComplaintRow }
  | {
      readonly state: 'refused';
      readonly why:
        | Extract<CaseStep, { state: 'refused' }>['why']
        | 'no-such-complaint'
        | 'no-cause'
        | 'no-time-left';
    };

/** Days on which an answer is worth sending. */
const SAID_FOR = 7;

/** Takes it, decides it and answers it in one transaction; a refusal changes nothing. */
export async function decideComplaint(
  pool: Pool,
  key: ComplaintKey,
  decision: ComplaintDecision,
  by: string,
  when: {
    readonly today: Day;
    readonly known: Known;
    readonly language: 'zh-CN' | 'en';
    readonly timeZone: string;
  },
): Promise<ComplaintStep> {
  const { at } = when.known;
  try {
    return await transaction(pool, async (client): Promise<ComplaintStep> => {
      const row = await locked(client, key);
      if (row === null || row.review === null) return { state: 'refused', why: 'no-such-complaint' };
      const { valid, kind, reason, cause, causeOf, words } = decision;
      if (valid === (cause === 'none')) return { state: 'refused', why: 'no-cause' };
      const caseKey = { slot: key.slot, borrower: key.borrower, seq: row.review };
      const outcome = valid ? 'granted' : 'nothing-found';
      const verdict = { outcome, reasons: [reason], words, alternative: null } as const;
      for (const act of [{ act: 'claim' }, { act: 'decide', verdict }] as const) {
        const step = await stepCaseIn(client, caseKey, act, by, at);
        // Thrown, so that a case taken and then not decided is not left taken.
        if (step.state === 'refused') throw new NotDecided(step.why);
        // What would only be a proposal is for somebody with the authority to decide.
        if (act.act === 'decide' && step.row.case.decided === null) throw new NotDecided('above-limit');
      }
      if (row.kind !== kind) await sortComplaint(client, key, kind);
      await decideComplaintRow(client, key, when.today, {
        ...{ valid, reason, cause, causeOf },
        answer: when.language === 'en' ? words.en : words.zh,
      });
      // The bar stands as long as another complaint waits.
      const waits = (await complaintsOf(client, key)).some(({ decidedOn }) => decidedOn === null);
      if (!waits) {
        const silence = new Silence(when.known);
        const fact = { type: 'complaint', pending: false, frivolous: false } as const;
        await tellOfPeopleIn(client, [{ key, at, fact }], silence);
        await silence.fall(client);
      }
      await answer(client, row, when.today, when.timeZone);
      return { state: 'done', row: (await readComplaint(client, key))! };
    });
  } catch (error) {
    if (error instanceof NotDecided) return { state: 'refused', why: error.why };
    throw error;
  }
}

class NotDecided extends Error {
  readonly why: Extract<ComplaintStep, { state: 'refused' }>['why'];

  constructor(why: NotDecided['why']) {
    super(why);
    this.why = why;
  }
}

async function locked(client: Client, key: ComplaintKey): Promise<ComplaintRow | null> {
  await lockBorrowers(client, [key]);
  return readComplaint(client, key);
}

async function answer(
  client: Client,
  { slot, borrower, account, complaint }: ComplaintRow,
  today: Day,
  timeZone: string,
): Promise<void> {
  const zone = zoneAround(timeZone, today * DAY_MINUTES);
  await askMessage(client, {
    key: { slot, borrower },
    way: 'in-app',
    template: 'complaint-answered',
    tone: 'plain',
    purpose: 'requested-information',
    debts: account === null ? [] : [String(account)],
    replyTo: `k${complaint}`,
    day: today,
    notBefore: startOfDay(zone, today),
    notAfter: startOfDay(zone, today + SAID_FOR) - 1,
  });
}

/** Gives a complaint the longer time that its law allows: complex once, exceptional after that; the borrower sees why. */
export async function giveMoreTime(
  pool: Pool,
  key: ComplaintKey,
  {
    how,
    why,
    by,
    region,
  }: {
    readonly how: 'complex' | 'extended';
    readonly why: string;
    readonly by: string;
    readonly region: string;
  },
  { today, at, collecting }: { readonly today: Day; readonly at: Minute; readonly collecting: Collecting },
): Promise<ComplaintStep> {
  return transaction(pool, async (client): Promise<ComplaintStep> => {
    const row = await locked(client, key);
    if (row === null || row.decidedOn !== null) return { state: 'refused', why: 'no-such-complaint' };
    // An exceptional case adds its days to those of a complex one (银行业保险业消费投诉处理管理办法).
    const complex = dueFor(region, row.receivedOn, 'complex', collecting);
    const due = how === 'complex' ? complex.day : dueFor(region, complex.day, 'extended', collecting).day;
    if (complex.rule === null || row.dueOn === null || due <= row.dueOn || today > row.dueOn)
      return { state: 'refused', why: 'no-time-left' };
    await extendComplaint(client, key, { dueOn: due, on: today, why });
    await appendProofs(client, [
      {
        ...{ slot: key.slot, borrower: key.borrower, at, kind: 'review' },
        data: { complaint: key.complaint, step: 'more-time', how, by, dueOn: due },
        sealed: { why },
      },
    ]);
    return { state: 'done', row: (await readComplaint(client, key))! };
  });
}
