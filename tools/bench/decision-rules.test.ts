import { expect, test } from 'vitest';
import { celDecider, gateDecider, jsonDecider } from './bench-decisions.ts';
import { RULES } from './decision-rules.ts';
import { decisionSet, measuredLaw } from './decision-set.ts';

test('the gate and both other engines name the same refusing rules for every attempt', async () => {
  const [ours, cel, json] = [gateDecider(measuredLaw()), celDecider(), jsonDecider()];
  const heard = new Set<string>();
  for (const one of decisionSet(400, 20261122)) {
    const wanted = [...ours(one)].toSorted();
    expect([...(await cel(one))].toSorted()).toEqual(wanted);
    expect([...(await json(one))].toSorted()).toEqual(wanted);
    for (const rule of wanted) heard.add(rule);
  }
  // A rule that no attempt meets would be measured for nothing.
  expect(Object.keys(RULES).filter((rule) => !heard.has(rule))).toEqual([]);
});
