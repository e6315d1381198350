/**
 * Who works in a demonstration, so that whoever tries it can be each of them?
 *
 * Made-up people of the database, without password or telephone: nobody can come in as one of them but by the demonstration's own
 * button. The numbers are those under which the demonstration's calls and reviews were done.
 */
import { openDay } from '../../server/db/night.ts';
import { addStaff, type StaffRow } from '../../server/db/people/staff-rows.ts';
import { type Pool, transaction } from '../../server/db/pool.ts';
import { DEMO_AGENCY, openDemoAgencies } from './demo-agencies.ts';
import { liveLetters } from './demo-letters.ts';
import { liveSales } from './demo-sales.ts';
import { liveVisits } from './demo-visits.ts';
import { WAY_FIRM } from './way/way-hands.ts';

const row = (number: string, name: string, role: StaffRow['roles'][number]): StaffRow => ({
  ...{ number, login: number, name, roles: [role] },
  agency: role === 'agency' ? DEMO_AGENCY : null,
});

const PEOPLE: readonly StaffRow[] = [
  row('a17', '王芳', 'agent'),
  row('l21', '李强', 'lead'),
  row('s41', '陈静', 'strategist'),
  row('h31', '赵敏', 'compliance'),
  row('d51', '周伟', 'administrator'),
  row('u61', '吴霞', 'auditor'),
  row('g71', '孙涛', 'agency'),
  { ...row('w91', '沈知行', 'firm'), agency: WAY_FIRM },
  // The second of two who decide about a visit.
  row('l22', '何敏', 'lead'),
];

/** Has them work here; a second time changes nothing. */
export async function addDemoStaff(pool: Pool): Promise<void> {
  await transaction(pool, async (client) => {
    for (const one of PEOPLE) await addStaff(client, one, 'demonstration');
  });
}

/** The same, with the agencies, the letters, the visits and the sales that are shown. */
export async function openDemoPeople(pool: Pool): Promise<void> {
  const today = await openDay(pool);
  await addDemoStaff(pool);
  if (today === null) return;
  // Before an agency gets those who are late longest: what lies with one is not sold.
  await liveSales(pool, today);
  await openDemoAgencies(pool, today);
  await liveLetters(pool, today);
  await liveVisits(pool, today);
}
