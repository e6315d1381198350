import { expect, test } from 'vitest';
import type { Database } from '../../../server/db/databases.ts';
import { testDatabase } from '../../test-database.ts';
import { exitOf, measureSilence, silenceText, spread } from './bench-silence.ts';

test('the bench lets all five things happen to open leave, and no use is answered go after them', async () => {
  const database = await testDatabase();
  try {
    const measured = await measureSilence(database, { people: 60, permits: 5, each: 1 }, (line) =>
      console.log(Date.now() % 1e6, line),
    );
    expect(silenceText(measured)).toContain('0 after it');
    expect(measured.goAfter).toBe(0);
    expect(exitOf(measured)).toBe(0);
    expect(measured.permits).toBeGreaterThan(1);
    expect(measured.uses).toBeGreaterThanOrEqual(10);
    for (const { refused, list } of measured.kinds) {
      expect(refused.max).toBeGreaterThan(0);
      expect(list.p50).toBeGreaterThan(0);
    }
  } finally {
    await database.close();
  }
}, 120_000);

/** Whatever revokes leave falls on a copy of the permit, so that its moment is known and the leave stays open. */
const NO_REVOCATION = `
  drop trigger permit_refers on permit;
  create function spare() returns trigger language plpgsql as $$
  begin
    insert into permit (slot, borrower_id, permit, result, at, until, attempt, code, revoked_at, revoked_why)
    values (new.slot, new.borrower_id, new.permit + 1000000, new.result, new.at, new.until, new.attempt, new.code, new.revoked_at,
            new.revoked_why);
    return old;
  end $$;
  create trigger a_spare before update on permit for each row
    when (old.revoked_at is null and new.revoked_why like 'it became known%') execute function spare()`;
/** The gate never hears that a debt was taken from its agency. */
const NO_WORD_OF_RECALL = `
  create function unheard() returns trigger language plpgsql as $$ begin return null; end $$;
  create trigger a_unheard before insert on person_fact for each row when (new.type = 'agency') execute function unheard()`;

test.each<[string, readonly string[], number]>([
  ['revocation alone is gone: the gate refuses at the instant of use', [NO_REVOCATION], 0],
  ['what the gate knows alone is gone: the leave was revoked', [NO_WORD_OF_RECALL], 0],
  ['both are gone: the bench notices and the command ends with 1', [NO_REVOCATION, NO_WORD_OF_RECALL], 1],
])(
  'with a guard taken away: %s',
  async (_, gone, after) => {
    const database = await testDatabase();
    const without = async ({ pool }: Database) => {
      for (const one of gone) await pool.query(one);
    };
    try {
      const wish = { people: 60, permits: 1, each: 1, without };
      const measured = await measureSilence(database, wish, () => {});
      expect(measured.goAfter).toBe(after);
      expect(exitOf(measured)).toBe(after);
    } finally {
      await database.close();
    }
  },
  120_000,
);

test('a spread names values that were measured', () => {
  expect(spread([5, 1, 4, 2, 3])).toEqual({ p50: 3, p95: 5, p99: 5, max: 5 });
});
