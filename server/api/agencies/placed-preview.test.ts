import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '../../../rules/account.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { knownAt } from '../../gate/silence.ts';
import { enterFacts } from '../../ledger/enter-facts.ts';
import { AgencyScene, callAbout, NORTH, SOUTH } from './agency-scene.ts';

/** A debt that lies with an agency, of somebody who has another one that does not. */
interface Pair {
  readonly slot: number;
  readonly accountId: bigint;
  readonly elsewhere: bigint;
  readonly agency: string;
}

let scene: AgencyScene;
const pairs: Pair[] = [];
let today: number;

beforeAll(async () => {
  scene = await AgencyScene.open(await testDatabase(), { accounts: 300, closed: true });
  await scene.begin();
  today = await scene.house.today();
  const { rows } = await scene.database.pool.query<Pair>(
    `select distinct on (a.borrower_id) p.slot, p.account_id as "accountId", o.account_id as elsewhere, p.agency
       from placement p
       join account a on a.slot = p.slot and a.account_id = p.account_id
       join account o on o.slot = a.slot and o.borrower_id = a.borrower_id and o.account_id <> a.account_id
      where not exists (select from placement x where x.slot = o.slot and x.account_id = o.account_id)
      order by a.borrower_id, p.slot, p.account_id`,
  );
  for (const pair of rows.slice(0, 16)) if ((await previewOf(pair)).allowed) pairs.push(pair);
}, 300_000);
afterAll(() => scene?.close());

interface Listed {
  readonly items: readonly { readonly key: string; readonly allowed: boolean; readonly headline: string }[];
  readonly next: string | null;
}

/** What the list of its agency says of a debt. */
async function previewOf({ agency, slot, accountId }: Pair): Promise<Listed['items'][number]> {
  for (let after = ''; ; ) {
    const { body } = await scene.ask<Listed>(agency, 'GET', `/placements?language=en${after}`);
    const found = body.items.find(({ key }) => key === `${slot}-${accountId}`);
    if (found !== undefined) return found;
    if (body.next === null) throw new Error('it lies with the agency and does not stand in its list');
    after = `&after=${body.next}`;
  }
}

async function enter({ slot, elsewhere }: Pair, facts: readonly Fact[]): Promise<void> {
  const { products, ladder } = scene.house;
  const key = { slot, accountId: elsewhere };
  for (const fact of facts) {
    const at = knownAt(scene.house.now(today));
    const [done] = await enterFacts(scene.database.pool, [{ key, fact }], { products, ladder }, at);
    expect(done!.state).toBe('entered');
  }
}

const calls = (count: number, back: number): Fact[] =>
  Array.from({ length: count }, (_, place) => ({
    ...{ id: `call-${back}-${place}`, type: 'tried', channel: 'call' },
    valueOn: today - back,
  }));

describe('what an agency’s list says of now is what the gate says when it asks', () => {
  test.each<[string, () => Fact[]]>([
    ['nothing', () => []],
    ['a call today', () => calls(1, 0)],
    ['three calls today', () => calls(3, 0)],
    ['ten calls today', () => calls(10, 0)],
    ['three calls a day for a week', () => [6, 5, 4, 3, 2, 1].flatMap((back) => calls(3, back))],
    [
      'a pause for hardship',
      () => [
        {
          ...{ id: 'rest', type: 'paused', reason: 'hardship', valueOn: today },
          ...{ from: today, to: today + 30 },
        },
      ],
    ],
    [
      'a breathing space',
      () => [
        {
          ...{ id: 'space', type: 'paused', reason: 'breathing-space', valueOn: today },
          ...{ from: today, to: today + 30 },
        },
      ],
    ],
  ])('with %s on a debt that lies elsewhere', async (_, facts) => {
    const pair = pairs.shift()!;
    await enter(pair, facts());
    const { allowed } = await previewOf(pair);
    const worker = pair.agency === 'North' ? NORTH.worker : SOUTH.worker;
    const { body } = await scene.ask<{ state: string; reasons?: string[] }>(
      pair.agency,
      'POST',
      '/permits',
      callAbout(pair, worker),
    );
    expect(allowed ? 'permit' : 'refused').toBe(body.state);
  });
});

describe('and what it says before the gate is asked', () => {
  const asks = async (pair: Pair) => {
    const worker = pair.agency === 'North' ? NORTH.worker : SOUTH.worker;
    const asked = callAbout(pair, worker);
    const { body } = await scene.ask<{ state: string; reasons?: string[] }>(
      pair.agency,
      'POST',
      '/permits',
      asked,
    );
    return [body.state, ...(body.reasons ?? [])];
  };

  test('of an agency whose licence was not renewed', async () => {
    const pair = pairs.find(({ agency }) => agency === 'North')!;
    expect((await previewOf(pair)).allowed).toBe(true);
    await scene.grant('North', { kind: 'licence', number: 'L-2', until: today - 1 });
    const { allowed, headline } = await previewOf(pair);
    expect([allowed, headline]).toEqual([false, 'Nobody calls: your agency’s licence has expired.']);
    expect(await asks(pair)).toEqual(['refused', 'licence-expired']);
    await scene.grant('North', { kind: 'licence', number: 'L-3', until: today + 400 });
  });
});
