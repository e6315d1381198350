/**
 * Who has whom this morning?
 *
 * Whoever came home has his people again; whoever is cured lies with nobody; then all who wait and have nobody, or somebody who is away or
 * has left, are shared by the rule (rules/lead/share-people.ts) in one go, and what changes is written in batches. Done again for
 * its day it finds nothing to do. Nobody is looked at about whom nothing is planned.
 */
import { type TeamRules, teamRulesOn } from '../../policy/house/desk/team-rules.ts';
import type { Day } from '../../rules/days.ts';
import { sharePeople } from '../../rules/lead/share-people.ts';
import { tellOfTeam } from '../db/gate/silence-rows.ts';
import {
  curedOn,
  type MoveWhy,
  makeMoves,
  type NewMove,
  openRound,
  wayHome,
} from '../db/lead/assignment-rows.ts';
import { markHomed, returned } from '../db/lead/team-rows.ts';
import { keepMorning, type MorningRow, readWaiting, type WaitingRow } from '../db/lead/waiting-people.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { isHere, type Member, type Products, personKey, queueFor, teamOn, waitingFrom } from './team.ts';

/** What a morning came to. */
export interface Assigned {
  readonly waiting: number;
  readonly given: number;
  readonly home: number;
  readonly cured: number;
  readonly left: number;
}

/** Changes in one transaction. */
const BATCH = 2_000;
const HOUSE = 'house';

/** Gives out the people who wait on `day`, the morrow of the night before it. */
export async function assignMorning(pool: Pool, day: Day, products: Products): Promise<Assigned> {
  const rules = teamRulesOn(day);
  const round = { number: null as number | null };
  const back = await returned(pool, day);
  const home = await write(pool, day, round, await wayHome(pool, back));
  if (back.length > 0) await markHomed(pool, back, day);
  const cured = await write(pool, day, round, await curedOn(pool, day - 1));
  const team = await teamOn(pool, day, rules);
  const waiting = await readWaiting(pool, day);
  const { moves, morning } = planned(waiting, team, day, products, rules);
  const given = await write(pool, day, round, moves);
  await transaction(pool, async (client) => {
    await keepMorning(client, day, morning);
    await tellOfTeam(client);
  });
  const left = morning.reduce((sum, { noRoom, nobody }) => sum + noRoom + nobody, 0);
  return { waiting: waiting.length, given, home, cured, left };
}

/** What the rule says of all who have nobody here, and the morning queue by queue. */
function planned(
  waiting: readonly WaitingRow[],
  team: readonly Member[],
  day: Day,
  products: Products,
  rules: TeamRules,
): { readonly moves: NewMove[]; readonly morning: MorningRow[] } {
  const here = new Set(team.filter(isHere).map(({ id }) => id));
  const known = new Set(team.map(({ id }) => id));
  const rows = waiting.map((row) => ({
    row,
    key: personKey(row),
    queue: queueFor(row, day, products, rules),
  }));
  const open = rows.filter(({ row: { worker } }) => worker === null || !here.has(worker));
  const shared = sharePeople(
    open.map(({ row, queue }) => waitingFrom(row, queue)),
    team.filter(isHere),
  );
  const given = new Map(shared.given.map((one) => [one.key, one]));
  const left = new Map(shared.left.map(({ key, why }) => [key, why]));
  const moves = open.flatMap(({ row, key }): NewMove[] => {
    const one = given.get(key);
    if (one === undefined) return [];
    const { slot, borrower, account, worker: from } = row;
    const away = from !== null && known.has(from);
    const why: MoveWhy = from === null ? (one.same ? 'same-worker' : 'rule') : away ? 'absence' : 'left';
    return [{ slot, borrower, account, from, to: one.worker, home: away ? (row.before ?? from) : null, why }];
  });
  const morning = rules.queues.flatMap(({ id }): MorningRow[] => {
    const own = rows.filter(({ queue }) => queue === id);
    if (own.length === 0) return [];
    const count = (is: (key: string) => boolean) => own.filter(({ key }) => is(key)).length;
    return [
      {
        queue: id,
        waiting: own.length,
        oldest: own.reduce((oldest, { row }) => Math.min(oldest, row.first), day),
        held: count((key) => !given.has(key) && !left.has(key)),
        given: count((key) => given.has(key)),
        noRoom: count((key) => left.get(key) === 'no-room'),
        nobody: count((key) => left.get(key) === 'nobody'),
      },
    ];
  });
  return { moves, morning };
}

/** Writes changes in batches under one round, which is opened with the first of them; returns how many were made. */
async function write(
  pool: Pool,
  day: Day,
  round: { number: number | null },
  moves: readonly NewMove[],
): Promise<number> {
  let made = 0;
  for (let from = 0; from < moves.length; from += BATCH) {
    const some = moves.slice(from, from + BATCH);
    const { number, size } = await transaction(pool, async (client) => {
      const words = { kind: 'morning', day, by: HOUSE, why: 'morning', undoes: null } as const;
      const opened = round.number ?? (await openRound(client, words));
      return { number: opened, size: (await makeMoves(client, opened, HOUSE, some)).size };
    });
    round.number = number;
    made += size;
  }
  return made;
}
