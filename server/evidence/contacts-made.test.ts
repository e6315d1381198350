import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDay } from '../../rules/days.ts';
import {
  fillGateScene,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  TODAY,
  textAbout,
} from '../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { tellMade } from '../api/gate/contact-view.ts';
import type { Database } from '../db/databases.ts';
import { readProofs } from '../db/evidence/proof-rows.ts';
import { readTold } from '../db/reading/told-account.ts';
import { decide, permitAndMark, use } from '../gate/permit-desk.ts';
import { knownAt } from '../gate/silence.ts';
import { tellOfPeople, tellOutcomes } from '../gate/tell-person.ts';
import { contactsMade } from './contacts-made.ts';
import { exportEvidence } from './evidence-export.ts';
import { PERSON_BEGINNING, personHash } from './person-chain.ts';
import { sealClosedDays, sha256 } from './seal.ts';
import { chainBytes } from './verifying/chain-check.ts';
import { checkEvidence } from './verifying/evidence-check.ts';
import type { EvidenceRecord } from './verifying/evidence-records.ts';
import { RECORDS_TAG } from './verifying/file-parts.ts';

let database: Database;
let people: Rehearsed[];
const LIVES = 12;
const law = rehearsedLaw('of the lives', '08:00');

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, LIVES + 1);
  await sealClosedDays(database.pool);
});
afterAll(() => database.close());

const step = fc.record({
  what: fc.constantFrom('mark', 'ask', 'ask-and-use', 'outcome', 'hold', 'wait'),
  pick: fc.nat(9),
  outcome: fc.constantFrom('delivered', 'bounced', 'sent', 'not-sent'),
});

/** Lives one step after the other; days go by in between. */
async function live(
  { key, account }: Rehearsed,
  steps: readonly { what: string; pick: number; outcome: 'delivered' | 'bounced' | 'sent' | 'not-sent' }[],
): Promise<void> {
  const { pool } = database;
  let at = NOON;
  const made: number[] = [];
  const ask = {
    key,
    attempt: textAbout({ key, account }),
    wording: { template: 't@1', texts: { body: '您好' } },
  };
  for (const { what, pick, outcome } of steps) {
    const house = rehearsedHouse({ at }, law);
    at += 7;
    if (what === 'wait') at += 1440;
    if (what === 'mark')
      for (const { permit } of await permitAndMark(pool, [ask], house))
        if (permit !== null) made.push(permit);
    if (what === 'ask') await decide(pool, [ask], house);
    if (what === 'ask-and-use') {
      const [asked] = await decide(pool, [ask], house);
      if (asked?.permit != null) {
        const [used] = await use(pool, [{ ...key, permit: asked.permit }], house);
        if (used?.state === 'sending') made.push(asked.permit);
      }
    }
    if (what === 'outcome' && made.length > 0)
      await tellOutcomes(pool, [
        { key, permit: made[pick % made.length]!, at, ending: { type: 'outcome', outcome } },
      ]);
    if (what === 'hold')
      await tellOfPeople(pool, [{ key, at, fact: { type: 'zone', name: 'Asia/Tokyo' } }], knownAt(at));
  }
}

/** What an outcome as it was kept says. */
const outcomeIn = (text: string | undefined): string | null =>
  text === undefined ? null : JSON.parse(text).value.outcome;

/** The records of a file. */
function recordsOf(file: Buffer): EvidenceRecord[] {
  const text = file.toString();
  const from = text.indexOf(RECORDS_TAG) + RECORDS_TAG.length;
  return JSON.parse(text.slice(from, text.indexOf('</script>', from)));
}

test('the list that the borrower sees is the list that is proven, whatever happened', async () => {
  let life = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const person = people[life++ % LIVES]!;
      await live(person, steps);
      const { pool } = database;
      const made = await contactsMade(pool, person.key);
      const told = await readTold(pool, person.account);
      const seen = await tellMade(pool, told!, TODAY);
      expect(seen.map(({ permit, code, became }) => [permit, code, became])).toEqual(
        made.map(({ permit, code, became }) => [permit, code, became]),
      );
      const file = await exportEvidence(pool, { account: person.account, contactsOnly: true, lender: 'x' });
      expect(checkEvidence(file).findings).toEqual([]);
      const proven = recordsOf(file).flatMap((one) =>
        one.of === 'person' && one.kind === 'contact' ? [{ at: one.at, ...JSON.parse(one.data) }] : [],
      );
      const short = ({
        permit,
        at,
        way,
        sender,
        purpose,
      }: {
        permit: number;
        at: number;
        way: string;
        sender: string;
        purpose: string;
      }) => ({ permit, at, way, sender, purpose });
      const byPermit = (a: { permit: number }, b: { permit: number }) => a.permit - b.permit;
      expect(made.map(short).sort(byPermit)).toEqual(proven.map(short).sort(byPermit));
      // What became of each is the last outcome that is proven.
      for (const { permit, became, crossed } of made) {
        const ends = recordsOf(file).flatMap((one) =>
          one.of === 'person' &&
          JSON.parse(one.data).fact !== undefined &&
          JSON.parse(one.data).permit === permit
            ? [{ type: JSON.parse(one.data).type, text: one.open!.find(({ name }) => name === 'data')!.text }]
            : [],
        );
        expect(became).toBe(outcomeIn(ends.findLast(({ type }) => type === 'outcome')?.text));
        expect(crossed).toBe(ends.some(({ type }) => type === 'crossed'));
      }
    }),
    { seed: 20261122, numRuns: LIVES, endOnFailure: true },
  );
});

test('every proof follows the one before it in the order of appending, and both ways of hashing agree', async () => {
  const proofs = await readProofs(
    database.pool,
    people.map(({ key }) => key),
  );
  expect(proofs.length).toBeGreaterThan(LIVES * 3);
  for (const own of Map.groupBy(proofs, ({ borrower }) => borrower).values()) {
    let before: Uint8Array = PERSON_BEGINNING;
    for (const [place, row] of own.entries()) {
      const { slot, borrower, seq, day, at, kind, data, hash } = row;
      expect(seq).toBe(place + 1);
      expect(personHash(before, row)).toEqual(hash);
      const record = {
        of: 'person' as const,
        slot,
        id: String(borrower),
        seq,
        day: formatDay(day),
        at,
        kind,
        data,
        hash: '',
      };
      expect(sha256(chainBytes(before, record)!)).toEqual(hash);
      before = hash;
    }
  }
});

test('a contact beside the evidence is a fault that the export names', async () => {
  const { key, account } = people[LIVES]!;
  await permitAndMark(
    database.pool,
    [{ key, attempt: textAbout(people[LIVES]!) }],
    rehearsedHouse({ at: NOON }, law),
  );
  await database.pool.query('alter table proof disable trigger proof_append_only');
  await database.pool.query('delete from proof where slot = $1 and borrower_id = $2', [
    key.slot,
    key.borrower,
  ]);
  await database.pool.query('alter table proof enable trigger proof_append_only');
  await expect(exportEvidence(database.pool, { account, contactsOnly: true, lender: 'x' })).rejects.toThrow(
    /1 contacts with borrower .* have no proof/,
  );
});
