/**
 * How does a lead give people to somebody else, and take that back?
 *
 * By name or by the rule, never above the capacity of whoever gets them, never people in distress to somebody who is not trained for them.
 * Language and queue are the rule's; a lead who names somebody knows why. What is left stays where it is, with the reason. Taking a
 * round back touches those alone about whom nothing came later, and is itself a round that can be taken back.
 */
import { teamRulesOn } from '../../policy/house/desk/team-rules.ts';
import type { Day } from '../../rules/days.ts';
import { type LeftWhy, sharePeople } from '../../rules/lead/share-people.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { tellOfTeam } from '../db/gate/silence-rows.ts';
import {
  hasRound,
  lockRounds,
  makeMoves,
  type NewMove,
  openRound,
  wayBack,
} from '../db/lead/assignment-rows.ts';
import { peopleAt, peopleOf, type WaitingRow } from '../db/lead/waiting-people.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { isHere, type Products, personKey, queueFor, teamOn, waitingFrom } from './team.ts';

/** Whom to move: these people, or all that somebody has. `to` null: by the rule. */
export interface MoveWish {
  readonly people: readonly BorrowerKey[] | { readonly allOf: string };
  readonly to: string | null;
  readonly why: string;
}

export type Moved =
  | {
      readonly state: 'moved';
      readonly round: number | null;
      readonly moved: number;
      readonly left: readonly { readonly key: string; readonly why: LeftWhy | 'changed' }[];
    }
  | {
      readonly state: 'refused';
      readonly why: 'no-such-worker' | 'away' | 'nobody-chosen' | 'no-such-round';
    };

/** People at a time, and the most that are moved by one press. */
const BATCH = 2_000;
const MOST = 5_000;

/** Moves people; `by`: the lead. One press at a time, so that two cannot fill the same room. */
export function movePeople(
  pool: Pool,
  wish: MoveWish,
  by: string,
  day: Day,
  products: Products,
): Promise<Moved> {
  return transaction(pool, async (client): Promise<Moved> => {
    await lockRounds(client);
    const rules = teamRulesOn(day);
    const team = await teamOn(client, day, rules);
    const target = wish.to === null ? null : team.find(({ id }) => id === wish.to);
    if (target === undefined) return { state: 'refused', why: 'no-such-worker' };
    if (target !== null && !isHere(target)) return { state: 'refused', why: 'away' };
    const rows = await peopleAt(client, await keysOf(client, wish));
    const moving = rows.filter(({ worker }) => worker !== target?.id);
    if (moving.length === 0) return { state: 'refused', why: 'nobody-chosen' };
    const from = new Set(moving.map(({ worker }) => worker));
    // Named, he takes any queue and language; by the rule whoever has them now is left out.
    const takers =
      target === null
        ? team.filter((one) => isHere(one) && !from.has(one.id))
        : [{ ...target, queues: [], languages: ['zh-CN', 'en'] }];
    const shared = sharePeople(
      moving.map((row) => waitingFrom({ ...row, before: null }, queueFor(row, day, products, rules))),
      takers,
    );
    const moves = movesOf(moving, new Map(shared.given.map((one) => [one.key, one.worker])));
    const words = { kind: 'lead', day, by, why: wish.why, undoes: null } as const;
    return told(await write(client, words, moves), moves, shared.left);
  });
}

const keysOf = async (client: Client, { people }: MoveWish): Promise<readonly BorrowerKey[]> =>
  'allOf' in people ? peopleOf(client, people.allOf, null, MOST) : people;

function movesOf(rows: readonly WaitingRow[], to: ReadonlyMap<string, string>): NewMove[] {
  return rows.flatMap((row): NewMove[] => {
    const taker = to.get(personKey(row));
    const { slot, borrower, account, worker } = row;
    if (taker === undefined) return [];
    return [{ slot, borrower, account, from: worker, to: taker, home: null, why: 'lead' }];
  });
}

/** Takes a round back, as far as nothing came later. What was somebody's is his again, also above his capacity. */
export function undoRound(pool: Pool, round: number, by: string, why: string, day: Day): Promise<Moved> {
  return transaction(pool, async (client): Promise<Moved> => {
    await lockRounds(client);
    if (!(await hasRound(client, round))) return { state: 'refused', why: 'no-such-round' };
    const moves = await wayBack(client, round);
    const words = { kind: 'undo', day, by, why, undoes: round } as const;
    return told(await write(client, words, moves), moves, []);
  });
}

interface Written {
  readonly round: number | null;
  readonly done: ReadonlySet<string>;
}

/** One round, in batches; whom it moved. */
async function write(
  client: Client,
  words: Parameters<typeof openRound>[1],
  moves: readonly NewMove[],
): Promise<Written> {
  if (moves.length === 0) return { round: null, done: new Set() };
  const round = await openRound(client, words);
  const done = new Set<string>();
  for (let from = 0; from < moves.length; from += BATCH)
    for (const key of await makeMoves(client, round, words.by, moves.slice(from, from + BATCH)))
      done.add(key);
  await tellOfTeam(client);
  return { round, done };
}

function told(
  { round, done }: Written,
  moves: readonly NewMove[],
  left: Extract<Moved, { state: 'moved' }>['left'],
): Moved {
  const changed = moves.filter((move) => !done.has(personKey(move)));
  const also = changed.map((move) => ({ key: personKey(move), why: 'changed' as const }));
  return { state: 'moved', round, moved: done.size, left: [...left, ...also] };
}
