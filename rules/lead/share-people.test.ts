import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayTake, sharePeople, type Waiting, type Worker } from './share-people.ts';

const SEED = 20261122;
const person = (key: string, more: Partial<Waiting> = {}): Waiting => ({
  ...{ key, language: 'zh-CN', queue: 'early', care: false, before: null },
  ...more,
});
const worker = (id: string, more: Partial<Worker> = {}): Worker => ({
  ...{ id, languages: ['zh-CN', 'en'], queues: [], capacity: 10, load: 0, trained: false },
  ...more,
});

describe('A2 B6: who speaks with whom', () => {
  test('who had somebody before has him again, while there is room', () => {
    const team = [worker('a1'), worker('a2', { load: 9 }), worker('a3', { load: 10 })];
    const { given } = sharePeople([person('p1', { before: 'a2' }), person('p2', { before: 'a3' })], team);
    expect(given).toEqual([
      { key: 'p1', worker: 'a2', same: true },
      { key: 'p2', worker: 'a1', same: false },
    ]);
  });

  test('people in distress go to trained agents alone, and before the others', () => {
    const team = [worker('a1', { capacity: 1, trained: true }), worker('a2', { capacity: 1 })];
    const people = [person('p1'), person('p2', { care: true }), person('p3', { care: true })];
    expect(sharePeople(people, team)).toEqual({
      given: [
        { key: 'p1', worker: 'a2', same: false },
        { key: 'p2', worker: 'a1', same: false },
      ],
      left: [{ key: 'p3', why: 'no-room' }],
    });
  });

  test('language and queue are kept; who nobody may take is told as that', () => {
    const team = [worker('a1', { languages: ['zh-CN'] }), worker('a2', { queues: ['late'] })];
    const people = [person('p1', { language: 'en' }), person('p2', { language: 'en', queue: 'late' })];
    expect(sharePeople(people, team)).toEqual({
      given: [{ key: 'p2', worker: 'a2', same: false }],
      left: [{ key: 'p1', why: 'nobody' }],
    });
  });

  test('the load follows the capacity', () => {
    const people = Array.from({ length: 30 }, (_, n) => person(`p${n + 10}`));
    const { given } = sharePeople(people, [worker('a1', { capacity: 10 }), worker('a2', { capacity: 20 })]);
    expect(given.filter((one) => one.worker === 'a1')).toHaveLength(10);
    expect(given.filter((one) => one.worker === 'a2')).toHaveLength(20);
  });
});

const LANGUAGES = ['zh-CN', 'en'] as const;
const QUEUES = ['care', 'early', 'late'] as const;
const workers = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^a\d{1,2}$/),
    languages: fc.uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 0, maxLength: 2 }),
    queues: fc.uniqueArray(fc.constantFrom(...QUEUES), { maxLength: 2 }),
    capacity: fc.integer({ min: 0, max: 12 }),
    load: fc.integer({ min: 0, max: 6 }),
    trained: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);
const people = fc.uniqueArray(
  fc.record({
    key: fc.stringMatching(/^p\d{1,3}$/),
    language: fc.constantFrom(...LANGUAGES),
    queue: fc.constantFrom(...QUEUES),
    care: fc.boolean(),
    before: fc.option(fc.stringMatching(/^a\d{1,2}$/)),
  }),
  { selector: ({ key }) => key, maxLength: 60 },
);

describe('for any people and any team', () => {
  test('everybody is given to one agent or told as left, and nobody else appears', () => {
    fc.assert(
      fc.property(people, workers, (waiting, team) => {
        const { given, left } = sharePeople(waiting, team);
        const told = [...given, ...left].map(({ key }) => key).sort();
        expect(told).toEqual(waiting.map(({ key }) => key).sort());
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('nobody is put above his capacity, and nobody who may take him has room for one who is left', () => {
    fc.assert(
      fc.property(people, workers, (waiting, team) => {
        const { given, left } = sharePeople(waiting, team);
        const loadOf = (one: Worker) => one.load + given.filter((row) => row.worker === one.id).length;
        for (const one of team) expect(loadOf(one)).toBeLessThanOrEqual(Math.max(one.load, one.capacity));
        for (const { key, why } of left) {
          const may = team.filter((one) => mayTake(one, waiting.find((who) => who.key === key)!));
          expect(may.length === 0).toBe(why === 'nobody');
          expect(may.filter((one) => loadOf(one) < one.capacity)).toEqual([]);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('whoever is given may take him: language, queue, training', () => {
    fc.assert(
      fc.property(people, workers, (waiting, team) => {
        for (const { key, worker: id, same } of sharePeople(waiting, team).given) {
          const who = waiting.find((one) => one.key === key)!;
          expect(mayTake(team.find((one) => one.id === id)!, who)).toBe(true);
          expect(same).toBe(who.before === id);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('the same people and team have the same answer in whatever order they are named', () => {
    fc.assert(
      fc.property(people, workers, (waiting, team) => {
        expect(sharePeople([...waiting].reverse(), [...team].reverse())).toEqual(sharePeople(waiting, team));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
