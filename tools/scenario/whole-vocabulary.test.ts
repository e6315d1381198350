/**
 * Is every word of the exchange format understood where the format lists it?
 *
 * For each kind of question, each listed key with each listed code is put to the adapter under each law: nothing breaks, and no
 * word makes a question unsayable that can be asked without it. What cannot be asked without it (a law has no rule on it, a
 * fact is missing) stays so, and says which.
 */
import { describe, expect, test } from 'vitest';
import { answerScenario } from './answer-scenario.ts';
import type { Kind } from './scenario.ts';
import { CODES, EVENTS, OBJECTS, QUESTIONS } from './scenario-words.ts';

type Fields = Readonly<Record<string, string>>;
type Raw = Readonly<Record<string, unknown>>;

const LAWS = ['US-FED', 'UK', 'HK', 'CN', 'IN'];
const BASE: Raw = {
  zones: ['Asia/Shanghai'],
  collector: { kind: 'third_party_collector' },
  persons: [{ id: 'consumer', role: 'consumer' }],
  debts: [{ id: 'D1' }, { id: 'D2' }],
  contactPoints: [{ id: 'M1', kind: 'mobile', of: 'consumer' }],
  agencies: [{ id: 'A1' }],
  instruments: [{ id: 'I1', kind: 'check', postdatedDays: 12, depositOn: '2026-03-20' }],
  currency: 'USD',
};

const PLAIN: Readonly<Record<string, readonly unknown[]>> = {
  bool: [true, false],
  int: [0, 60],
  date: ['2026-03-04'],
  time: ['2026-03-04T12:00', '2026-03-04'],
  clock: ['09:00'],
  money: ['100.00'],
  pct: ['24.0'],
  zone: ['America/Los_Angeles'],
  id: ['D1', 'M1'],
  text: ['words'],
};

/** Values of a kind of the vocabulary: every code of a list, some of the endless ones. */
function valuesOf(kind: string): readonly unknown[] {
  if (kind.startsWith('*=')) return codesOf(kind.slice(2)).map((code) => [code]);
  if (kind.startsWith('=')) return codesOf(kind.slice(1));
  if (kind.includes('@')) return [];
  if (kind.startsWith('*')) return [[], PLAIN[kind.slice(1)] ?? []];
  return PLAIN[kind] ?? [];
}

const codesOf = (list: string): readonly string[] => CODES[list as keyof typeof CODES];

/** What a kind of question cannot do without. */
const FIRST: Readonly<Partial<Record<Kind, string>>> = {
  assignment_check: 'action',
  data_use_check: 'operation',
  status_query: 'what',
  date_computation: 'what',
  amount_computation: 'what',
  evidence_check: 'what',
  retention_check: 'action',
  policy_check: 'policy',
  plan_check: 'action',
  charge_check: 'charge',
  claim_check: 'claim',
  notice_check: 'notice',
  disclosure_check: 'occasion',
};

/** One plain question of a kind for each code of what it cannot do without. */
function questionsOf(kind: Kind): readonly Raw[] {
  const fields: Fields = QUESTIONS[kind];
  const first = FIRST[kind];
  const plain = {
    kind,
    ...('at' in fields ? { at: '2026-03-04' } : {}),
    ...('asOf' in fields ? { asOf: '2026-03-04' } : {}),
    ...('payment' in fields ? { payment: '100.00' } : {}),
    ...('debt' in fields ? { debt: 'D1' } : {}),
  };
  if (first === undefined) return [plain];
  return valuesOf(fields[first] ?? '').map((code) => ({ ...plain, [first]: code }));
}

function cannot(law: string, given: Raw, when: Raw): readonly string[] {
  const said = answerScenario({ id: 'x', given: { jurisdictions: [law], ...BASE, ...given }, when });
  return 'cannotExpress' in said ? said.cannotExpress : [];
}

const READER = /=|\.type|^when\.kind/;
const KINDS = Object.keys(QUESTIONS) as Kind[];

describe('every listed word', () => {
  test.each(KINDS)('%s: each key with each code is understood', (kind) => {
    const refused: string[] = [];
    for (const law of LAWS)
      for (const when of questionsOf(kind)) {
        const without = cannot(law, {}, when);
        for (const [key, type] of Object.entries(QUESTIONS[kind] as Fields)) {
          if (key === FIRST[kind]) continue;
          for (const value of valuesOf(type)) {
            const more = cannot(law, {}, { ...when, [key]: value }).filter((word) => !without.includes(word));
            if (without.length === 0 && more.length > 0)
              refused.push(`${law} ${JSON.stringify(when)} ${key}=${JSON.stringify(value)}: ${more.join()}`);
          }
        }
      }
    expect(refused).toEqual([]);
  });

  test.each(Object.keys(EVENTS))('the event %s, with each of its codes, in every history', (type) => {
    const refused: string[] = [];
    for (const when of KINDS.flatMap((kind) => questionsOf(kind).slice(0, 1)))
      for (const [key, kind] of [['id', 'id'], ...Object.entries(EVENTS[type as keyof typeof EVENTS])])
        for (const value of valuesOf(kind ?? '')) {
          const event = { type, at: '2026-03-01T12:00', [key ?? 'id']: value };
          const words = cannot('US-FED', { history: [event] }, when);
          if (words.some((word) => word.startsWith('given.history[') && READER.test(word)))
            refused.push(words.join());
        }
    expect(refused).toEqual([]);
  });

  test('the facts about people, debts, contact points and the rest', () => {
    const slots = { person: 'persons', debt: 'debts', contactPoint: 'contactPoints', agency: 'agencies' };
    const refused: string[] = [];
    for (const when of KINDS.flatMap((kind) => questionsOf(kind).slice(0, 1)))
      for (const [name, slot] of Object.entries(slots))
        for (const [key, kind] of Object.entries(OBJECTS[name as keyof typeof OBJECTS] as Fields))
          for (const value of valuesOf(kind)) {
            const [own] = BASE[slot] as readonly Raw[];
            const words = cannot('US-FED', { [slot]: [{ ...own, [key]: value }] }, when);
            if (words.some((word) => word.startsWith(`given.${slot}[`))) refused.push(words.join());
          }
    expect(refused).toEqual([]);
  });

  test('a word that is not listed is named, with its place', () => {
    expect(cannot('US-FED', {}, { kind: 'time_window', moon: 'full' })).toEqual(['when.moon']);
    const event = { type: 'call_placed', at: '2026-03-01', outcome: 'sang' };
    expect(cannot('US-FED', { history: [event] }, { kind: 'frequency_count' })).toEqual([
      'given.history[0].outcome=sang',
    ]);
  });
});
