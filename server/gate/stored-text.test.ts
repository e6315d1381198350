import { describe, expect, test } from 'vitest';
import { zoneAround } from '../zone-table.ts';
import { storedText, valueIn } from './stored-text.ts';

describe('a value kept as text', () => {
  test('comes back as it was: sets, maps, bigints, lists, nothing', () => {
    const value = {
      days: new Set([3, 1, 2]),
      byName: new Map([['a', { amount: 10n ** 30n }]]),
      list: [null, true, 'x', -0.5, []],
      empty: {},
    };
    expect(valueIn(storedText(value))).toEqual(value);
  });

  test('keeps the clocks of a zone once, however often they are used', () => {
    const zone = zoneAround('America/New_York', 29_000_000);
    const text = storedText({ zones: [zone], address: { zone } });
    expect(text.split('"offsets"')).toHaveLength(2);
    const back = valueIn(text) as { zones: unknown[]; address: { zone: unknown } };
    expect(back.zones[0]).toEqual(zone);
    expect(back.address.zone).toBe(back.zones[0]);
  });

  test('what is not known is left out and is not known again', () => {
    const back = valueIn(storedText({ alive: undefined, minor: false })) as Record<string, unknown>;
    expect(Object.keys(back)).toEqual(['minor']);
  });

  test.each([
    ['a function', { look: () => 1 }],
    ['a number that is none', { at: Number.NaN }],
    ['a name that is taken', { $set: 1, more: 2 }],
  ])('refuses %s', (_, value) => {
    expect(() => storedText(value)).toThrow(/cannot be kept/);
  });

  test('the same value has the same text', () => {
    const value = () => ({ b: 1, a: new Set(['x']), 7: 'n' });
    expect(storedText(valueIn(storedText(value())))).toBe(storedText(value()));
  });
});
