import { expect, test } from 'vitest';
import { billOfMaterials, faultsOfBill, isAllowed } from './bill-of-materials.ts';

test('each dependency that runs is in the list, under a licence that is allowed', async () => {
  const bill = await billOfMaterials();
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(faultsOfBill(bill)).toEqual([]);
  const [first, ...others] = bill.components;
  expect(
    faultsOfBill({ ...bill, components: others.filter(({ name }) => name !== 'fastify') }),
  ).toContainEqual(expect.stringMatching(/^fastify@\S+ is not in the list$/));
  const strange = { ...first!, licenses: [{ license: { id: 'GPL-3.0-only' } }] };
  expect(faultsOfBill({ ...bill, components: [strange, ...others] })).toContainEqual(
    expect.stringMatching(/is under GPL-3.0-only$/),
  );
}, 60_000);

test.each([
  ['MIT', true],
  ['MIT AND OFL-1.1', true],
  ['(GPL-3.0 OR MIT)', true],
  ['MIT AND GPL-3.0', false],
  ['no licence', false],
])('%s: %s', (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});
