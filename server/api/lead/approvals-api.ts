/**
 * What waits for a second pair of eyes, how long, and may the one who asks decide it?
 *
 * One list of what lies on several desks: cases above an agent's limit or proposed by somebody, texts, ladders, letters to order. Nothing
 * is decided here; each opens its own desk, whose rules judge once more.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { PERMISSIONS } from '../../../policy/house/doors/permissions.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { DAY_MINUTES, type Minute } from '../../../rules/gate/local-time.ts';
import { barredFrom, clockOfCase, decidesAlone, type Reviewer } from '../../../rules/review/review-case.ts';
import {
  deskCounts,
  type LetterDue,
  lettersToOrder,
  type ProposedRow,
  waitingLadders,
  waitingTexts,
} from '../../db/lead/approval-rows.ts';
import { type CaseRow, readQueue, readReviewers } from '../../db/review/review-rows.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { ProblemDetails } from '../problem.ts';
import { caseText } from '../review/case-view.ts';
import { ApprovalsAnswer, ApprovalsAsked, type WaitingItem } from './lead-schema.ts';

const SHOWN = 200;
const LETTERS_SHOWN = 20;
/** Letters that the ladder came to so many days back and nobody ordered. */
const LETTER_DAYS = 30;

/** Who asks, as far as it is known; roles null: doors stand open. */
interface Asker {
  readonly number: string | undefined;
  readonly reviewer: Reviewer | undefined;
  readonly roles: readonly string[] | null;
}

/** The address /api/lead/approvals. */
export function approvalsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/approvals',
      {
        schema: {
          tags: ['lead'],
          querystring: ApprovalsAsked,
          response: { 200: ApprovalsAnswer, 400: ProblemDetails },
        },
      },
      async ({ query, signedIn }) => {
        const caller = signedIn?.caller;
        const roles = house.people !== undefined && caller?.kind === 'staff' ? caller.roles : null;
        return waiting(house, query.staff, roles);
      },
    );
  };
}

async function waiting(
  house: House,
  number: string | undefined,
  roles: Asker['roles'],
): Promise<ApprovalsAnswer> {
  const { pool } = house;
  const today = await house.today();
  const at = house.now(today);
  const [cases, texts, ladders, letters, desks, reviewers] = await Promise.all([
    readQueue(pool, { decided: false, kind: null, size: SHOWN, above: 1 }),
    waitingTexts(pool, SHOWN),
    waitingLadders(pool, SHOWN),
    lettersToOrder(pool, { since: today - LETTER_DAYS, today }, LETTERS_SHOWN),
    deskCounts(pool, today),
    readReviewers(pool),
  ]);
  const asker = { number, roles, reviewer: reviewers.get(number ?? '') };
  const items = [
    ...cases.map((row) => caseItem(row, asker, at)),
    ...texts.map((row) => proposedItem('text', row, asker)),
    ...ladders.map((row) => proposedItem('ladder', row, asker)),
    ...letters.rows.map((row) => letterItem(row, asker)),
  ];
  const urgency = ({ clock }: WaitingItem) => ['late', 'soon', 'in-time', 'none'].indexOf(clock);
  items.sort((a, b) => urgency(a) - urgency(b) || (a.due ?? a.since).localeCompare(b.due ?? b.since));
  return {
    today: formatDay(today),
    level: asker.reviewer?.level ?? null,
    items,
    letters: letters.count,
    desks,
  };
}

/** What its own desk would say to him: approve what is proposed, or decide what is his to decide. */
function mayOfCase({ case: one }: CaseRow, { number, reviewer }: Asker): Pick<WaitingItem, 'may' | 'whyNot'> {
  const not = (whyNot: WaitingItem['whyNot']) => ({ may: null, whyNot });
  if (number === undefined) return not('say-who');
  if (reviewer === undefined) return not('not-a-reviewer');
  const barred = barredFrom(one, reviewer);
  if (barred !== null) return not(barred === 'own-decision' ? 'own-decision' : 'not-trained');
  if (one.proposed !== null) {
    if (one.proposed.by === reviewer.id) return not('own-proposal');
    return reviewer.level < one.level ? not('above-limit') : { may: 'approve', whyNot: null };
  }
  if (one.owner !== null && one.owner !== reviewer.id) return not('another-decides');
  return decidesAlone(one, reviewer) ? { may: 'decide', whyNot: null } : not('above-limit');
}

function caseItem(row: CaseRow, asker: Asker, at: Minute): WaitingItem {
  const one = row.case;
  const clock = clockOfCase(one, at);
  return {
    kind: 'case',
    key: caseText(row),
    what: row.about,
    reviewKind: one.kind,
    account: row.accountId === null ? null : `${row.slot}-${row.accountId}`,
    who: maskedName(row.name),
    proposedBy: one.proposed?.by ?? null,
    owner: one.owner,
    level: one.level,
    since: instantText(one.proposed?.at ?? one.openedAt),
    due: instantText(one.dueAt),
    clock: clock === 'decided' ? 'in-time' : clock,
    ...mayOfCase(row, asker),
    path:
      one.kind === 'complaint'
        ? '/studio/complaints'
        : one.kind === 'dispute'
          ? '/studio/disputes'
          : '/agent/review',
  };
}

/** Whether a role that he has may use the address at which it is decided. */
function mayAt(url: string, { roles }: Asker): boolean {
  if (roles === null) return true;
  const row = PERMISSIONS.find((one) => one.method === 'POST' && one.url === url);
  return row !== undefined && roles.some((role) => (row.who as readonly string[]).includes(role));
}

const APPROVED_AT = {
  text: '/api/studio/texts/:key/approve',
  ladder: '/api/studio/ladders/:key/approve',
} as const;

function proposedItem(kind: 'text' | 'ladder', row: ProposedRow, asker: Asker): WaitingItem {
  const not = (whyNot: WaitingItem['whyNot']) => ({ may: null, whyNot });
  const may =
    asker.number === undefined
      ? not('say-who')
      : asker.number === row.by
        ? not('own-proposal')
        : mayAt(APPROVED_AT[kind], asker)
          ? ({ may: 'approve', whyNot: null } as const)
          : not('other-role');
  return {
    kind,
    key: `${row.name}@${row.version}`,
    what: `${row.name}@${row.version}`,
    reviewKind: null,
    account: null,
    who: null,
    proposedBy: row.by,
    owner: null,
    level: null,
    since: new Date(row.at).toISOString(),
    due: null,
    clock: 'none',
    ...may,
    path: kind === 'text' ? '/studio/texts' : '/studio/ladder',
  };
}

function letterItem({ slot, account, name, planned }: LetterDue, asker: Asker): WaitingItem {
  const key = `${slot}-${account}`;
  const mayOrder = mayAt('/api/studio/letters/:account/orders', asker);
  const may =
    asker.number === undefined
      ? { may: null, whyNot: 'say-who' as const }
      : mayOrder
        ? { may: 'order' as const, whyNot: null }
        : { may: null, whyNot: 'other-role' as const };
  return {
    kind: 'letter',
    key,
    what: key,
    reviewKind: null,
    account: key,
    who: maskedName(name),
    proposedBy: null,
    owner: null,
    level: null,
    since: instantText(minuteOf(planned)),
    due: null,
    clock: 'none',
    ...may,
    path: `/studio/letters/${key}`,
  };
}

const minuteOf = (day: Day): Minute => day * DAY_MINUTES;
