/**
 * How does something reach a person who must decide it, and how does he decide?
 *
 * `routeToPerson` opens a case in the caller's transaction: nothing is routed and lost. Every step of a case (opened, taken, proposed,
 * decided, appealed) is appended to the borrower's own chain in the transaction that takes it. Two who take it at once meet at the
 * borrower's lock: one gets it, the other hears who has it. The rules of who may do what are in `rules/review/review-case.ts`.
 */
import { REVIEW_TERMS, reasonsFor } from '../../policy/house/review-terms.ts';
import { DAY_MINUTES, type Minute } from '../../rules/gate/local-time.ts';
import type { Flag } from '../../rules/review/flag.ts';
import {
  appeal,
  approve,
  assign,
  type CaseRefusal,
  claim,
  decide,
  giveBack,
  type Level,
  type Reviewer,
  type ReviewKind,
  type Stepped,
  type Verdict,
} from '../../rules/review/review-case.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import {
  type CaseKey,
  type CaseRow,
  openCase,
  readCase,
  readReviewers,
  writeCase,
} from '../db/review/review-rows.ts';
import { appendProofs } from '../evidence/proof.ts';
import type { Plain } from '../evidence/verifying/canonical.ts';
import { knownAt, Silence } from '../gate/silence.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';

/** What a person must decide. */
export interface Routed {
  readonly subject: {
    readonly key: BorrowerKey;
    readonly account: bigint | null;
    /** What is decided, by a name that its own part knows: "application 7", "paper 3". */
    readonly about: string;
  };
  readonly kind: Exclude<ReviewKind, 'appeal'>;
  /** Why a person: a code or a short sentence, no personal data. */
  readonly why: string;
  readonly flags: readonly Flag[];
  /** The house's minute. */
  readonly at: Minute;
  /** The minute by which it must be decided; null: the house's own clock for this kind. `rule`: the law that sets it. */
  readonly by: Minute | null;
  readonly rule?: string | null;
  readonly level: Level;
  /** The hold in the borrower's log that lasts until this is decided. */
  readonly hold?: string | null;
}

/** Opens a case. The caller's transaction has locked the borrower, or locks him here. */
export async function routeToPerson(client: Client, one: Routed): Promise<CaseKey> {
  const { key, account, about } = one.subject;
  const { slot, borrower } = key;
  await lockBorrowers(client, [key]);
  const dueAt = one.by ?? one.at + REVIEW_TERMS.decideInDays[one.kind] * DAY_MINUTES;
  const seq = await openCase(client, {
    slot,
    borrower,
    kind: one.kind,
    about,
    accountId: account,
    why: one.why,
    level: one.level,
    openedAt: one.at,
    dueAt: Math.max(dueAt, one.at),
    rule: one.rule ?? null,
    flags: one.flags,
    hold: one.hold ?? null,
    notBy: [],
    appealOf: null,
  });
  await prove(client, { ...key, seq }, one.at, 'opened', {
    kind: one.kind,
    about,
    why: one.why,
    dueAt,
    level: one.level,
    flags: one.flags.map(({ kind }) => kind),
  });
  return { slot, borrower, seq };
}

export type CaseStep =
  | { readonly state: 'done'; readonly row: CaseRow }
  | { readonly state: 'refused'; readonly why: CaseRefusal | 'no-such-case' | 'no-such-reviewer' };

/** What comes of a step from the desk of review. */
export type DeskStep = CaseStep | { readonly state: 'refused'; readonly why: 'at-its-desk' };

/** Steps that only the desk of a complaint may take: there it has its cause, and the borrower his answer. */
const AT_ITS_DESK: ReadonlySet<Act['act']> = new Set(['decide', 'approve', 'send-back']);

/** One step of one person, at a minute of the house's clock. */
export type Act =
  | { readonly act: 'claim' | 'give-back' }
  | { readonly act: 'assign'; readonly to: string }
  | {
      readonly act: 'decide';
      readonly verdict: Verdict;
      /** What is decided takes at least this level, whatever the case was opened with. */
      readonly takes?: Level;
    }
  | { readonly act: 'approve' | 'send-back' };

/** Takes a step in a case from the desk of review, or says why not. */
export async function stepCase(
  pool: Pool,
  key: CaseKey,
  act: Act,
  by: string,
  at: Minute,
): Promise<DeskStep> {
  return transaction(pool, async (client) => {
    const row = AT_ITS_DESK.has(act.act) ? await readCase(client, key) : null;
    if (row?.case.kind === 'complaint') return { state: 'refused', why: 'at-its-desk' };
    return stepCaseIn(client, key, act, by, at);
  });
}

/** The same in the caller's transaction, for the part whose case it is. */
export async function stepCaseIn(
  client: Client,
  key: CaseKey,
  act: Act,
  by: string,
  at: Minute,
): Promise<CaseStep> {
  await lockBorrowers(client, [key]);
  const row = await readCase(client, key);
  if (row === null) return { state: 'refused', why: 'no-such-case' };
  const people = await readReviewers(client);
  const who = people.get(by);
  if (who === undefined) return { state: 'refused', why: 'no-such-reviewer' };
  const stepped = stepOf(row, act, who, people, at);
  if (stepped.state === 'refused') return stepped;
  await writeCase(client, key, stepped.next, at);
  await prove(client, key, at, act.act, factsOf(act, by), wordsOf(act));
  if (stepped.next.decided !== null && row.hold !== null) await liftHold(client, row, at);
  return { state: 'done', row: (await readCase(client, key))! };
}

function stepOf(
  row: CaseRow,
  act: Act,
  who: Reviewer,
  people: ReadonlyMap<string, Reviewer>,
  at: Minute,
): Stepped | { readonly state: 'refused'; readonly why: 'no-such-reviewer' } {
  switch (act.act) {
    case 'claim':
      return claim(row.case, who);
    case 'give-back':
      return giveBack(row.case, who);
    case 'assign': {
      const to = people.get(act.to);
      return to === undefined ? { state: 'refused', why: 'no-such-reviewer' } : assign(row.case, who, to);
    }
    case 'decide':
      return decide(raised(row.case, act.takes), who, act.verdict, at, reasonsFor(act.verdict.outcome));
    case 'approve':
      return approve(row.case, who, true, at);
    case 'send-back':
      return approve(row.case, who, false, at);
  }
}

/** A case at the level that its decision takes; never lower. */
function raised(one: CaseRow['case'], takes: Level | undefined): CaseRow['case'] {
  return takes === undefined || takes <= one.level ? one : { ...one, level: takes };
}

function factsOf(act: Act, by: string): Record<string, Plain> {
  if (act.act === 'assign') return { by, to: act.to };
  if (act.act !== 'decide') return { by };
  const { outcome, reasons, alternative } = act.verdict;
  return { by, outcome, reasons, alternative };
}

const wordsOf = (act: Act) => (act.act === 'decide' ? { ...act.verdict.words } : undefined);

/** The borrower asks somebody else to look: a case of its own, with its own clock. */
export async function appealCase(pool: Pool, key: CaseKey, at: Minute, words: string): Promise<CaseStep> {
  return transaction(pool, async (client): Promise<CaseStep> => {
    await lockBorrowers(client, [key]);
    const row = await readCase(client, key);
    if (row === null) return { state: 'refused', why: 'no-such-case' };
    const { appealInDays, decideInDays } = REVIEW_TERMS;
    const stepped = appeal(row.case, at, appealInDays * DAY_MINUTES, decideInDays.appeal * DAY_MINUTES);
    if (stepped.state === 'refused') return stepped;
    const { level, openedAt, dueAt, notBy } = stepped.next;
    const { slot, borrower, about, accountId, flags } = row;
    const seq = await openCase(client, {
      ...{ slot, borrower, kind: 'appeal', about, accountId, why: 'appeal', level, openedAt, dueAt },
      ...{ rule: null, flags, hold: null, notBy, appealOf: row.seq },
    });
    await prove(client, { slot, borrower, seq }, at, 'appealed', { of: row.seq, dueAt, notBy }, { words });
    return { state: 'done', row: (await readCase(client, { slot, borrower, seq }))! };
  });
}

/** Notes in the borrower's chain that somebody looked at what he stated. */
export async function noteLook(pool: Pool, key: CaseKey, by: string, at: Minute): Promise<void> {
  await transaction(pool, async (client) => {
    await lockBorrowers(client, [key]);
    await prove(client, key, at, 'looked', { by });
  });
}

/** The hold that lasted until the decision ends with it: what was decided for the person holds in its own name. */
async function liftHold(client: Client, { slot, borrower, hold }: CaseRow, at: Minute): Promise<void> {
  const silence = new Silence(knownAt(at));
  const fact = { type: 'hold-lifted', id: hold! } as const;
  await tellOfPeopleIn(client, [{ key: { slot, borrower }, at, fact }], silence);
  await silence.fall(client);
}

async function prove(
  client: Client,
  { slot, borrower, seq }: CaseKey,
  at: Minute,
  step: string,
  data: Record<string, Plain>,
  sealed?: Record<string, string>,
): Promise<void> {
  await appendProofs(client, [
    {
      ...{ slot, borrower, at, kind: 'review', data: { case: seq, step, ...data } },
      ...(sealed === undefined ? {} : { sealed }),
    },
  ]);
}
