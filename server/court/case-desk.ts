/**
 * Who opens, approves, announces and files a case, and what stops it?
 *
 * Each act is one transaction: the account's lock, the person's lock, everything read anew, the preconditions asked, the step appended to
 * the person's log with its proof, the row written. The filing itself is a contact by the way of the court: the gate judges it under the
 * same lock, and without its permit the row cannot be written. Nothing leaves the house here: a clerk takes the bundle to the court.
 */
import { NOTICE_WORTH_DAYS } from '../../policy/house/court/court-terms.ts';
import { blockersOf, type CourtAct, type Precondition } from '../../rules/court/court-preconditions.ts';
import type { Stage } from '../../rules/court/court-stage.ts';
import type { Means } from '../../rules/court/worth-it.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, type Minute } from '../../rules/gate/local-time.ts';
import { lockedAccount } from '../agreements/propose.ts';
import { askMessages } from '../contact/gather.ts';
import type { Key } from '../db/accounts.ts';
import { postalAddress } from '../db/calls/letter-rows.ts';
import { type CaseKey, type CaseRow, casesOf, readCase, writeCase } from '../db/court/case-rows.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import type { Told } from '../db/reading/told-account.ts';
import { reasonsOf } from '../gate/kept-judgement.ts';
import { newCode } from '../gate/new-code.ts';
import { type Gatehouse, permitAndMarkIn } from '../gate/permit-desk.ts';
import { attemptOf } from '../gate/situation-from.ts';
import { storedText } from '../gate/stored-text.ts';
import { type CaseAsked, type CaseStanding, type CourtRoom, standingNow } from './case-standing.ts';
import type { CourtStep } from './court-fact.ts';

/** Who acts, on which day, at which minute of the house's clock. */
export interface Acting {
  readonly by: string;
  readonly today: Day;
  readonly at: Minute;
}

/** What came of an act: the case as it stands, or what stands against it. */
export type Done =
  | { readonly state: 'done'; readonly row: CaseRow; readonly now: CaseStanding }
  | {
      readonly state: 'refused';
      readonly why: Refusal;
      readonly blockers: readonly Precondition[];
      /** What the gate said, when it was the gate. */
      readonly gate: readonly string[];
    };
export type Refusal =
  | 'no-case'
  | 'no-account'
  | 'no-terms'
  | 'open-already'
  | 'not-now'
  | 'blocked'
  | 'no-address'
  | 'gate'
  | 'halted'
  | 'not-said'
  | 'date'
  | 'appeal-open'
  | 'not-on-list'
  | 'papers-full'
  | 'no-paper';

export const refusedAct = (
  why: Refusal,
  blockers: readonly Precondition[] = [],
  gate: readonly string[] = [],
): Done => ({ state: 'refused', why, blockers, gate });

/** A case under its locks with everything that is known of it. */
export interface OpenCase {
  readonly client: Client;
  readonly told: Told;
  readonly row: CaseRow;
  readonly now: CaseStanding;
}

/** Opens the case of a debt, weighed: one that is not worth it is written down as refused, with the reasons. */
export async function openCase(
  pool: Pool,
  room: CourtRoom,
  key: Key,
  asked: Omit<CaseAsked, 'openedBy'> & { readonly means: Means; readonly ground: string },
  { by, today, at }: Acting,
): Promise<Done> {
  return transaction(pool, async (client): Promise<Done> => {
    const told = await lockedAccount(client, key);
    if (told === null) return refusedAct('no-account');
    const person = { slot: key.slot, borrower: told.person.id };
    await lockBorrowers(client, [person]);
    const before = await casesOf(client, person);
    if (before.some((one) => one.accountId === told.account.id && !isOver(one.stage)))
      return refusedAct('open-already');
    const now = await standingNow(client, room, told, null, { ...asked, openedBy: by }, today, at);
    if (now === null || now.terms === null) return refusedAct('no-terms');
    const { worth, terms, claim } = now;
    const stage: Stage = worth.against.length === 0 ? 'prepared' : 'refused';
    const row: CaseRow = {
      ...NOTHING_YET,
      ...person,
      caseNo: (before.at(-1)?.caseNo ?? 0) + 1,
      accountId: told.account.id,
      path: asked.path,
      jurisdiction: terms.jurisdiction,
      currency: terms.currency,
      stage,
      stageOn: today,
      means: asked.means,
      ground: asked.ground,
      clause: asked.clause,
      claim,
      brings: worth.brings,
      costs: worth.costs,
      against: worth.against,
      openedOn: today,
      openedBy: by,
    };
    return {
      state: 'done',
      row: await step(client, row, { by, today, at }, { reasons: worth.against }),
      now,
    };
  });
}

const isOver = (stage: Stage) => ['settled', 'withdrawn', 'refused', 'ended'].includes(stage);

const NOTHING_YET = {
  rested: null,
  nextOn: null,
  nextWhy: null,
  halt: null,
  haltOn: null,
  approvedOn: null,
  approvedBy: null,
  notice: null,
  bundleOn: null,
  bundle: null,
  missing: null,
  filedOn: null,
  permit: null,
  docket: null,
  laidOut: 0n,
  award: null,
  judgedOn: null,
  finalFrom: null,
  payBy: null,
} as const;

/** Appends a step of the case to the person's log and writes the row; the person is locked. */
export async function step(
  client: Client,
  row: CaseRow,
  { by, at }: Acting,
  more: Partial<CourtStep> = {},
): Promise<CaseRow> {
  const fact: Omit<CourtStep, 'type'> = {
    case: row.caseNo,
    account: String(row.accountId),
    stage: row.stage,
    on: row.stageOn,
    by,
    ...more,
  };
  const { slot, borrower } = row;
  await appendFacts(client, [
    { slot, borrower, at, type: 'court-step', permit: null, data: storedText(fact) },
  ]);
  await writeCase(client, row);
  return row;
}

/** Does `work` with a case under its locks, everything read anew. */
export async function withCase(
  pool: Pool,
  room: CourtRoom,
  key: CaseKey,
  { today, at }: Acting,
  work: (open: OpenCase) => Promise<Done>,
): Promise<Done> {
  return transaction(pool, async (client) => {
    const found = await readCase(client, key);
    if (found === null) return refusedAct('no-case');
    const told = await lockedAccount(client, { slot: key.slot, accountId: found.accountId });
    await lockBorrowers(client, [key]);
    // Somebody may have moved it while this one waited.
    const row = (await readCase(client, key))!;
    const now = told === null ? null : await standingNow(client, room, told, row, row, today, at);
    return told === null || now === null ? refusedAct('no-account') : work({ client, told, row, now });
  });
}

function barred({ now, row }: OpenCase, act: CourtAct, from: readonly Stage[]): Done | null {
  if (!from.includes(row.stage)) return refusedAct('not-now');
  const blockers = blockersOf(now.standing, act);
  return blockers.length === 0 ? null : refusedAct('blocked', blockers);
}

/** A second person agrees that this debt goes to court. */
export function approveCase(pool: Pool, room: CourtRoom, key: CaseKey, acting: Acting): Promise<Done> {
  return withCase(pool, room, key, acting, async (open) => {
    const { client, row, now } = open;
    const no = barred(open, 'approve', ['prepared']);
    if (no !== null) return no;
    if (row.openedBy === acting.by) return refusedAct('blocked', ['second-person']);
    const { worth, claim } = now;
    const next: CaseRow = {
      ...row,
      stage: 'approved',
      stageOn: acting.today,
      approvedBy: acting.by,
      approvedOn: acting.today,
      ...{ claim, brings: worth.brings, costs: worth.costs, against: worth.against },
      ...{ nextOn: acting.today, nextWhy: 'notice' },
    };
    return { state: 'done', row: await step(client, next, acting), now };
  });
}

/** A second person does not agree, with the reason. */
export function refuseCase(
  pool: Pool,
  room: CourtRoom,
  key: CaseKey,
  acting: Acting,
  reason: string,
): Promise<Done> {
  return withCase(pool, room, key, acting, async ({ client, row, now }) => {
    if (row.stage !== 'prepared') return refusedAct('not-now');
    const next: CaseRow = {
      ...row,
      stage: 'refused',
      stageOn: acting.today,
      against: [...row.against, reason],
    };
    return { state: 'done', row: await step(client, next, acting, { reasons: next.against }), now };
  });
}

/** Asks for the notice: a letter, and the same in his inbox. Both wait for their permits like every message. */
export function announceCase(pool: Pool, room: CourtRoom, key: CaseKey, acting: Acting): Promise<Done> {
  return withCase(pool, room, key, acting, async (open) => {
    const { client, row, now } = open;
    // One that came back is sent anew.
    const again = row.stage === 'noticed' && now.standing.noticeBack;
    const no = barred(open, 'notice', again ? ['noticed'] : ['approved']);
    if (no !== null) return no;
    if ((await postalAddress(client, row)) === null) return refusedAct('no-address');
    const { today, at } = acting;
    const asked = (way: 'letter' | 'in-app') => ({
      key: row,
      way,
      template: 'referral',
      tone: 'formal' as const,
      purpose: 'collect' as const,
      debts: [String(row.accountId)],
      replyTo: null,
      day: today,
      notBefore: at,
      notAfter: at + NOTICE_WORTH_DAYS * DAY_MINUTES,
    });
    const [notice] = await askMessages(client, [asked('letter'), asked('in-app')]);
    const next: CaseRow = {
      ...row,
      stage: 'noticed',
      stageOn: today,
      notice: notice!,
      ...{ nextOn: today + now.standing.waitDays + 1, nextWhy: 'wait-over' },
    };
    return { state: 'done', row: await step(client, next, acting, { message: notice! }), now };
  });
}

/** Files the case: every precondition again, then the gate, then the row; all of it or nothing. */
export function fileCase(
  pool: Pool,
  room: CourtRoom & { readonly gate: Gatehouse },
  key: CaseKey,
  acting: Acting,
): Promise<Done> {
  return withCase(pool, room, key, acting, async (open) => {
    const { client, row, now, told } = open;
    const no = barred(open, 'file', ['noticed', 'rejected']);
    if (no !== null) return no;
    const { today, at } = acting;
    const [decided] = await permitAndMarkIn(
      client,
      [
        {
          key: { slot: row.slot, borrower: row.borrower },
          code: newCode(),
          attempt: () => {
            const { at: _, ...attempt } = attemptOf('court', told.account.id, at, room.collecting);
            return { attempt, wording: { template: 'court-filing', texts: { body: `${row.bundle}` } } };
          },
        },
      ],
      { ...room.gate, now: () => at },
    );
    if (decided == null || decided.permit === null)
      return refusedAct('gate', [], decided == null ? [] : reasonsOf(decided));
    const next: CaseRow = {
      ...row,
      ...{ stage: 'filed', stageOn: today, filedOn: today, permit: decided.permit, claim: now.claim },
      ...{ nextOn: today + 7, nextWhy: 'court-answer' },
    };
    return {
      state: 'done',
      row: await step(client, next, acting, { permit: decided.permit, digest: row.bundle! }),
      now,
    };
  });
}
