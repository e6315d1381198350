import { expect, test } from 'vitest';
import { endingOf, readEnding, readLine, readNumber } from './registered.ts';

test.each([
  ['+86 10 8888 0000', '1088880000'],
  ['0086-10-88880000', '1088880000'],
  ['（010）8888 0000', '1088880000'],
  ['95000', '95000'],
  ['+44 20 7946 0001', '442079460001'],
  ['call me', null],
  ['', null],
])('a line typed as %j is %j', (typed, line) => {
  expect(readLine(typed)).toBe(line);
});

test.each([
  ['a-0231', 'A0231'],
  ['Ａ０２３１', 'A0231'],
  ['0231', '0231'],
  ["1' or '1'='1", null],
  ['', null],
])('a staff number typed as %j is %j', (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});

test.each([
  ['13812345678', '5678'],
  ['+86 138 1234 5678', '5678'],
  ['jane.smith@example.com', 'mith'],
  ['li@example.com', 'li'],
  ['12', null],
])('the ending of %s is %s, and typed it is the same', (address, ending) => {
  expect(endingOf(address)).toBe(ending);
  if (ending !== null) expect(readEnding(` ${ending.toUpperCase()} `)).toBe(ending);
});
