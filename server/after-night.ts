/**
 * What is done for people once a night is closed and its plan judged?
 *
 * Batches of their own, each of which can be done again: closing itself knows nothing of them, and none of them holds it up.
 */
import { WATCH } from '../policy/warning/watch-points.ts';
import type { Day } from '../rules/days.ts';
import { DAY_MINUTES, startOfDay } from '../rules/gate/local-time.ts';
import { agencyNight } from './agencies/agency-night.ts';
import { askNotices } from './agreements/tell-notices.ts';
import { haltCases } from './court/case-stages.ts';
import { watchLimitation } from './court/limitation-night.ts';
import { type CreditHouse, reportCredit } from './credit/credit-night.ts';
import type { Pool } from './db/pool.ts';
import { listMorning } from './desk/take-next.ts';
import { countNight } from './figures/count-figures.ts';
import { letterNight } from './firms/letter-night.ts';
import { leadNight } from './lead/lead-night.ts';
import { forgetOldTold } from './machines/forget-told.ts';
import { checkDays } from './oversight/check-day.ts';
import { askOwnReminders } from './prevention/own-reminders.ts';
import { makeStatements } from './reckoning/make-statements.ts';
import { saleNight } from './sale/sale-night.ts';
import { watchPayments } from './warning/watch-payments.ts';
import { zoneAround } from './zone-table.ts';

/** The first minute of the morrow where the lender is. */
function morning(night: Day, { collecting }: CreditHouse): number {
  return startOfDay(zoneAround(collecting.timeZone, (night + 1) * DAY_MINUTES), night + 1);
}

/** Does for the morrow of `night` what is due. */
export async function afterNight(pool: Pool, night: Day, house: CreditHouse): Promise<void> {
  await askOwnReminders(pool, night);
  await askNotices(pool, night, house);
  await reportCredit(pool, night, house);
  await agencyNight(pool, night, house);
  await makeStatements(pool, night + 1);
  await watchLimitation(pool, night, house);
  await haltCases(pool, house, night, morning(night, house));
  await letterNight(pool, night, house);
  await saleNight(pool, night, house, morning(night, house));
  await forgetOldTold(pool);
  await watchPayments(pool, night, { ...house, watch: WATCH });
  await listMorning(pool, night + 1);
  await countNight(pool, night, house);
  await leadNight(pool, night, house.products);
  await checkDays(pool, night);
}
