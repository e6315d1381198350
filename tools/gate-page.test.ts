import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOUSE } from '../policy/house/collecting.ts';
import { lawOf } from '../policy/law/packs.ts';
import { dayOf } from '../rules/days.ts';
import { gate } from '../rules/gate/gate.ts';
import { clockOf, clockText, localOf, minutesAt } from '../rules/gate/local-time.ts';
import { againText } from '../rules/telling/gate-telling.ts';
import { attemptOf, happened, situationFrom } from '../server/gate/situation-from.ts';
import { zoneAround } from '../server/zone-table.ts';

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'gate.md'), 'utf8');

test('the refused call of the page is decided as the page says', () => {
  const zone = zoneAround('Asia/Shanghai', dayOf(2026, 11, 22) * 1440);
  const minute = (day: number, clock: string) => minutesAt(zone, day, clockOf(clock))[0]!;
  const at = minute(dayOf(2026, 11, 22), '23:10');
  const borrower = { phone: '13800000000', email: null, region: 'CN-33', timeZone: 'Asia/Shanghai' };
  const debt = {
    id: '1',
    kind: 'other',
    servicedAs: '1',
    owed: true,
    overdue: true,
    lawful: true,
    timeBarred: false,
    household: undefined,
  } as const;
  const sent = happened({ at: minute(dayOf(2026, 11, 21), '10:00'), id: null, dayOnly: false }, 'sms', '1');
  const situation = {
    ...situationFrom({ borrower, accounts: [] }, at, HOUSE),
    debts: [debt],
    steps: { since: minute(dayOf(2026, 11, 12), '00:00'), impossible: [] },
    log: [sent],
  };
  const decision = gate(attemptOf('call', 1n, at, HOUSE), situation, lawOf(['CN', 'HOUSE']));
  expect(decision.result).toBe('refuse');
  expect(decision.missing).toEqual([]);

  const rows = [...page.matchAll(/^\| `([A-Z0-9-]+)` \| (refuses|passes)(?: until (\d\d:\d\d))? \|/gm)];
  expect(rows.length).toBe(5);
  for (const [, rule, finds, until] of rows) {
    const verdict = decision.verdicts.find((one) => one.rule.id === rule);
    expect(verdict?.outcome, rule).toBe(finds === 'refuses' ? 'refuse' : 'pass');
    if (until !== undefined) expect(clockText(localOf(zone, verdict!.until!).clock), rule).toBe(until);
  }
  const refusing = decision.verdicts.filter(({ outcome }) => outcome !== 'pass').map(({ rule }) => rule.id);
  expect(refusing.toSorted()).toEqual(
    rows.filter(([, , finds]) => finds === 'refuses').map(([, rule]) => rule),
  );
  const told = againText(decision.nextAllowedAt, at, zone, 'en', 'agent');
  expect(told).toBe('Possible again at 09:00 on 23 November, the borrower’s time.');
  expect(page).toContain('possible again at 09:00 on 23 November');
});
