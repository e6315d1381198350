/**
 * When does a round of a negotiation become a case that a person must decide?
 *
 * When the rules leave it to a person, and when the borrower wants their answer looked at again: in the transaction of the round, with
 * the day that he was told as its clock. An account has one such case at a time: a further round joins the one that waits.
 */
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, type Minute, startOfDay } from '../../rules/gate/local-time.ts';
import type { Answer } from '../../rules/negotiation/answer-proposal.ts';
import type { Authority } from '../../rules/negotiation/negotiable.ts';
import type { Level } from '../../rules/review/review-case.ts';
import type { Client, Queryable } from '../db/pool.ts';
import type { Told } from '../db/reading/told-account.ts';
import { type CaseRow, casesOf } from '../db/review/review-rows.ts';
import { routeToPerson } from '../review/route-person.ts';
import { zoneAround } from '../zone-table.ts';

/** Which level of the queue has an authority. */
export const LEVELS: Readonly<Record<Authority, Level>> = { system: 1, agent: 1, lead: 2, committee: 3 };
/** "proposal 3": how a case names its round. */
const aboutOf = (proposal: number) => `proposal ${proposal}`;

/** The round that a case was opened about; null: it is about something else. */
export function roundIn({ about }: Pick<CaseRow, 'about'>): number | null {
  const found = /^proposal (\d+)$/.exec(about);
  return found === null ? null : Number(found[1]);
}

/** Cases about the proposals of an account, the newest first. */
export async function proposalCases(db: Queryable, { key, account, person }: Told): Promise<CaseRow[]> {
  const all = await casesOf(db, { slot: key.slot, borrower: person.id });
  return all.filter((row) => row.accountId === account.id && roundIn(row) !== null);
}

/** Opens the case of a round, or leaves it to the one that waits: the account has one at a time. */
export async function routeRound(
  client: Client,
  { collecting }: { readonly collecting: { readonly timeZone: string } },
  told: Told,
  round: { readonly proposal: number; readonly answer: Answer; readonly at: Minute; readonly asked: boolean },
): Promise<void> {
  const waiting = (await proposalCases(client, told)).some((row) => row.case.decided === null);
  if (waiting) return;
  const { proposal, answer, at, asked } = round;
  const by = answer.answer === 'person' ? answer.by : answer.answer === 'refused' ? answer.appealBy : null;
  const zone = (day: Day) => zoneAround(collecting.timeZone, day * DAY_MINUTES);
  await routeToPerson(client, {
    subject: {
      key: { slot: told.key.slot, borrower: told.person.id },
      account: told.account.id,
      about: aboutOf(proposal),
    },
    kind: 'application',
    why: whyOf(answer, asked),
    flags: [],
    at,
    by: by === null ? null : Math.max(at, startOfDay(zone(by + 1), by + 1) - 1),
    level: levelOf(answer),
  });
}

function whyOf(answer: Answer, asked: boolean): string {
  if (answer.answer === 'person') return answer.reasons.map(({ why }) => why).join(', ');
  const against = 'objections' in answer ? answer.objections.map(({ why }) => why).join(', ') : '';
  return asked ? `appeal: ${against}` : against;
}

/** What the rules say it takes at least; a no of theirs is looked at by a lead, who may set a waiting time aside. */
function levelOf(answer: Answer): Level {
  if (answer.answer !== 'person') return 2;
  const above = answer.reasons.flatMap((one) => (one.why === 'authority' ? [LEVELS[one.what]] : []));
  return Math.max(1, ...above) as Level;
}
