import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { lawOf } from '../../policy/law/packs.ts';
import { attemptOf, situationFrom } from '../../server/gate/situation-from.ts';
import { dayOf } from '../days.ts';
import { firstMinuteOn } from './first-minute.ts';
import { gate, type Law } from './gate.ts';
import { localOf } from './local-time.ts';

const DAY = dayOf(2026, 11, 23);
const WHOLE = lawOf(['CN']);
const QUIET: Law = { ...WHOLE, rules: WHOLE.rules.filter(({ id }) => id === 'CN-TIME') };

function borrowerIn(timeZone: string) {
  return { phone: '1', email: 'a@example.com', region: 'CN-33', timeZone };
}

function asked(timeZone: string, law: Law, day = DAY) {
  const noon = day * 1440 + 720;
  const situation = situationFrom({ borrower: borrowerIn(timeZone), accounts: [] }, noon, HOUSE);
  const attempt = attemptOf('sms', 1n, noon, HOUSE);
  return { situation, attempt, outlook: firstMinuteOn(day, attempt, situation, law) };
}

test('a day whose night is quiet opens in the morning', () => {
  const { situation, outlook } = asked('Asia/Shanghai', QUIET);
  expect(outlook.against).toEqual([]);
  expect(localOf(situation.zones[0]!, outlook.possibleAt!)).toMatchObject({ day: DAY, clock: 481 });
});

test('a rule that time does not lift bars the day and is named', () => {
  const shut: Law = {
    ...QUIET,
    rules: QUIET.rules.map((rule) => ({
      ...rule,
      bars: {
        kind: 'quiet-hours',
        opens: 1440,
        closes: 1440,
        ways: 'all',
        unsettled: 'neither',
        consent: 'any',
      },
    })),
  };
  expect(asked('Asia/Shanghai', shut).outlook).toEqual({
    possibleAt: null,
    against: [{ rule: 'CN-TIME', code: 'time_of_day' }],
  });
});

test('what is not known bars the day: a zone, a law', () => {
  expect(asked('Mars/Olympus', QUIET).outlook.against).toEqual([{ rule: 'zones', code: 'zones' }]);
  const unruled: Law = { ...QUIET, jurisdictions: ['CN', 'ELSEWHERE'] };
  expect(asked('Asia/Shanghai', unruled).outlook.against).toEqual([
    { rule: 'rules.ELSEWHERE', code: 'rules.ELSEWHERE' },
  ]);
});

test('the first minute is allowed by the gate, and no minute of the day before it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        'Asia/Shanghai',
        'America/New_York',
        'Europe/London',
        'Pacific/Apia',
        'Australia/Lord_Howe',
      ),
      fc.integer({ min: dayOf(2026, 1, 1), max: dayOf(2027, 12, 31) }),
      fc.integer({ min: 0, max: 479 }),
      (timeZone, day, before) => {
        const { situation, attempt, outlook } = asked(timeZone, QUIET, day);
        const at = outlook.possibleAt!;
        expect(localOf(situation.zones[0]!, at).day).toBe(day);
        expect(gate({ ...attempt, at }, situation, QUIET).permit).not.toBeNull();
        const earlier = at - 1 - before;
        if (localOf(situation.zones[0]!, earlier).day === day)
          expect(gate({ ...attempt, at: earlier }, situation, QUIET).permit).toBeNull();
      },
    ),
    { numRuns: 300, seed: 20261122 },
  );
});
