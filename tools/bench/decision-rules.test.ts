import { expect, test } from 'vitest';
import { celDecider, gateDecider, jsonDecider, otherCelDecider } from './bench-decisions.ts';
import { RULES } from './decision-rules.ts';
import { decisionSet, measuredLaw } from './decision-set.ts';

test('the gate and the other engines name the same refusing rules for every attempt', async () => {
  const ours = gateDecider(measuredLaw());
  const others = [celDecider(), otherCelDecider(), jsonDecider()];
  const heard = new Set<string>();
  for (const one of decisionSet(400, 20261122)) {
    const wanted = [...ours(one)].toSorted();
    for (const other of others) expect([...(await other(one))].toSorted()).toEqual(wanted);
    for (const rule of wanted) heard.add(rule);
  }
  // A rule that no attempt meets would be measured for nothing.
  expect(Object.keys(RULES).filter((rule) => !heard.has(rule))).toEqual([]);
});
