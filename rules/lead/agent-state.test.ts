import { expect, test } from 'vitest';
import { type AgentSigns, agentState } from './agent-state.ts';

const LIMITS = { wrapUpMinutes: 15, seenMinutes: 10 };
const NOW = 1_000_000_000;
const ago = (minutes: number) => NOW - minutes * 60_000;
const NONE: AgentSigns = { absent: false, call: null, seenAt: null };
const call = (begun: number, ended: number | null, entered: boolean) => ({
  ...NONE,
  call: { begunAt: ago(begun), endedAt: ended === null ? null : ago(ended), entered },
});

test.each<[string, AgentSigns, string, number | null]>([
  ['an open call', call(3, null, false), 'on-call', 3],
  ['a call that ended and has no entry', call(9, 5, false), 'wrap-up', 5],
  ['an entry was made', call(9, 5, true), 'idle', 5],
  ['nobody wrote it up for long', call(60, 50, false), 'off', 50],
  ['a call whose end nobody told is not for ever', call(300, null, false), 'off', 300],
  ['a page was open a moment ago', { ...NONE, seenAt: ago(2) }, 'idle', 2],
  ['a page was open an hour ago', { ...NONE, seenAt: ago(60) }, 'off', 60],
  ['nothing is known', NONE, 'off', null],
  ['away', { ...NONE, absent: true, seenAt: ago(1) }, 'absent', null],
  ['away, and yet on the telephone', { ...call(2, null, false), absent: true }, 'on-call', 2],
])('A2: %s', (_, signs, state, since) => {
  expect(agentState(signs, NOW, LIMITS)).toEqual({ state, since: since === null ? null : ago(since) });
});
