/**
 * Does every text of a decision come back letter by letter, whatever stands in it?
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutOf, type DecisionTexts, differenceOf, frameFrom, frameOf, textsFrom } from './decision-text.ts';

const SEED = 20261122;

/** Values as the gate keeps them: numbers of every length, digits within words, signs that mean something in a pattern. */
const leaf = fc.oneof(
  fc.integer(),
  fc.nat({ max: 9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('c12', 'f007', '$&', '\u0001', '\u0002', '\n', '"log":[', '],"calendar":{', '0:1', ''),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.dictionary(fc.constantFrom('at', 'id', 'log', 'calendar', 'debts', 'x1'), leaf, {
  maxKeys: 5,
});
const text = fc
  .record({
    attempt: value,
    situation: fc.record({ debts: fc.array(value), log: fc.array(value), calendar: value }),
  })
  .map((one) => JSON.stringify({ value: one, clocks: [] }));
const texts = fc.record({
  law: fc.constantFrom('ab12', 'cd34'),
  strategy: fc.constantFrom('gentle@1', 'gentle@2'),
  inputs: text,
  answer: text,
});
/** The same with other numbers. */
const renumbered = ({ inputs, answer, ...rest }: DecisionTexts, by: number): DecisionTexts => {
  const other = (one: string) => one.replace(/\d+/g, (number) => String((Number(number) + by) % 10 ** 7));
  return { ...rest, inputs: other(inputs), answer: other(answer) };
};

describe('a decision in a frame', () => {
  it('comes back as it was: the two that the frame was made of, and any other of the shape', () => {
    fc.assert(
      fc.property(texts, fc.nat({ max: 99 }), fc.nat({ max: 99 }), (one, by, more) => {
        const all = [one, renumbered(one, by), renumbered(one, more)];
        const [first, second] = all.map(cutOf);
        const frame = frameOf(first!, second!);
        for (const each of all) {
          const cut = cutOf(each);
          expect(cut.shape).toBe(first!.shape);
          expect(textsFrom(frame, differenceOf(cut, frame))).toEqual(each);
        }
        expect(frameFrom(frame)).toEqual(frame);
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it('takes the log out, so that people with other logs share a frame', () => {
    const with_ = (log: string) => ({
      law: 'l',
      strategy: 's',
      inputs: `{"value":{"situation":{"log":[${log}],"calendar":{"years":[2026]}}},"clocks":[]}`,
      answer: '{}',
    });
    const [none, some] = [with_(''), with_('{"at":1,"id":"c1"},{"at":2,"id":"c2"}')];
    const frame = frameOf(cutOf(none), cutOf(some));
    expect(frame.inputs).toContain('"years":[2026]');
    expect(differenceOf(cutOf(some), frame)).toBe('\n{"at":1,"id":"c1"},{"at":2,"id":"c2"}');
    expect(textsFrom(frame, differenceOf(cutOf(some), frame))).toEqual(some);
  });

  it('keeps no number that the two had not in common', () => {
    const of = (debt: string) => ({
      law: 'l',
      strategy: 's',
      inputs: `{"debts":["${debt}"],"days":7}`,
      answer: '[]',
    });
    const frame = frameOf(cutOf(of('41007')), cutOf(of('41008')));
    expect(frame.inputs).toBe('{"debts":["0"],"days":7}');
    expect(differenceOf(cutOf(of('5')), frame)).toBe('0:5');
  });

  it('refuses another shape', () => {
    const of = (inputs: string) => cutOf({ law: 'l', strategy: 's', inputs, answer: '{}' });
    const frame = frameOf(of('[1]'), of('[2]'));
    expect(() => frameOf(of('[1]'), of('[1,2]'))).toThrow('two shapes');
    expect(() => differenceOf(of('[1,2]'), frame)).toThrow('another shape');
  });
});
