/**
 * Who waits, in which order, and what is said of each?
 *
 * Rows come along an index, a page at a time; what is owed is read anew and the gate is asked about every row of the page at this minute.
 */

import { CHANNELS } from '../../../rules/account.ts';
import { bucketOn, daysPastDueOf } from '../../../rules/arrears.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { DAY_MINUTES, type Minute } from '../../../rules/gate/local-time.ts';
import { momentText, tellShortly } from '../../../rules/telling/gate-telling.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { type NextFacts, tellNext, wayOfPlace } from '../../../rules/work/next-told.ts';
import { type Behind, countWaiting, endOf, readWaiting, type Wanted } from '../../db/desk/waiting-rows.ts';
import { transaction } from '../../db/pool.ts';
import { type Reachable, reachable } from '../../desk/reachable.ts';
import { freshList, reasonAt } from '../../desk/take-next.ts';
import { zoneAround } from '../../zone-table.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { maskedName, maskedPhone } from '../mask.ts';
import { Refused } from '../problem.ts';
import { amountText } from '../wire.ts';
import type { WorkAnswer, WorkAsked, WorkItem } from './desk-schema.ts';

/** A page of those who wait. `own`: under which numbers somebody's own lie. */
export async function workList(house: House, asked: WorkAsked, own: readonly string[]): Promise<WorkAnswer> {
  const { pool } = house;
  const today = await house.today();
  const now = house.now(today);
  await freshList(pool, today);
  const wanted = wantedOf(house, asked, today, own);
  const behind = asked.after === undefined ? null : behindOf(asked.after);
  const rows = await readWaiting(pool, wanted, behind, asked.size + 1);
  const page = rows.slice(0, asked.size);
  const last = page.at(-1);
  const judged = await transaction(pool, (client) =>
    reachable(client, page, asked.worker ?? null, now, house),
  );
  return {
    today: formatDay(today),
    now: instantText(now),
    items: itemsOf(house, judged, today, now, asked.language),
    next: rows.length > asked.size && last !== undefined ? cursorOf(endOf(wanted, last)) : null,
    order: orderText(asked.order, asked.language),
    waiting: await countsOf(pool),
    connected: house.telephone !== undefined,
  };
}

/** Counts are for the top of the list: a few seconds old they are as good, and not every page pays for them. */
const COUNTS_MS = 15_000;
const counted = new WeakMap<House['pool'], { readonly at: number; readonly counts: WorkAnswer['waiting'] }>();

async function countsOf(pool: House['pool']): Promise<WorkAnswer['waiting']> {
  const last = counted.get(pool);
  const at = performance.now();
  if (last !== undefined && at - last.at < COUNTS_MS) return last.counts;
  const counts = await countWaiting(pool);
  counted.set(pool, { at, counts });
  return counts;
}

const cursorOf = ({ first, second, slot, borrower }: Behind) =>
  writeCursor([first, second, slot, borrower].map(String));

function behindOf(text: string): Behind {
  const [first, second, slot, borrower] = readCursor(text, 4);
  return { first: first!, second: second!, slot: Number(slot), borrower: borrower! };
}

/** Filters as the book knows them. A bucket is a range of oldest due days, taken without grace and pauses. */
export function wantedOf(
  house: House,
  asked: Pick<WorkAsked, 'order' | 'whose' | 'reason' | 'channel' | 'product' | 'bucket'>,
  today: Day,
  own: readonly string[],
): Wanted {
  const products = [...house.products.values()];
  const product = asked.product === undefined ? null : products.find(({ id }) => id === asked.product);
  if (product === undefined)
    throw noSuch(
      'product',
      asked.product,
      products.map(({ id }) => id),
    );
  const buckets = (product ?? products[0])?.buckets ?? [];
  const bucket = asked.bucket === undefined ? null : buckets.find(({ name }) => name === asked.bucket);
  if (bucket === undefined)
    throw noSuch(
      'bucket',
      asked.bucket,
      buckets.map(({ name }) => name),
    );
  return {
    order: asked.order,
    whose: asked.whose,
    own,
    reason: asked.reason ?? null,
    way: asked.channel === undefined ? null : CHANNELS.indexOf(asked.channel),
    product: product?.code ?? null,
    oldestFrom: bucket === null || bucket.to === null ? null : today - bucket.to,
    oldestTo: bucket === null ? null : today - bucket.from,
  };
}

function noSuch(what: string, asked: string | undefined, known: readonly string[]): Refused {
  return new Refused(400, `There is no such ${what}.`, [
    { where: `query.${what}`, what: `"${asked}" is not a ${what}`, todo: `Use one of: ${known.join(', ')}.` },
  ]);
}

/** Rows as they stand on the screen. */
export function itemsOf(
  house: House,
  judged: readonly Reachable[],
  today: Day,
  now: Minute,
  language: Language,
): WorkItem[] {
  return judged.flatMap((one) => {
    const { row, way, allowed, account } = one;
    const product = account === null ? undefined : house.products.get(account.product);
    if (account === null || product === undefined) return [];
    const zone = zoneOf(row.timeZone, today);
    const told =
      one.asked === null
        ? null
        : tellShortly(one.asked.decision, one.asked.attempt, one.asked.zones, language, 'agent');
    const put = row.snoozedUntil !== null && row.snoozedUntil > now ? row.snoozedUntil : null;
    return [
      {
        person: `${row.slot}-${row.borrower}`,
        key: `${row.slot}-${row.accountId}`,
        account: row.accountId.toString(),
        name: maskedName(row.name),
        phone: maskedPhone(row.phone),
        language: row.language,
        product: product.name,
        currency: product.currency,
        overdue: amountText(row.overdue ?? 0n, product.currency),
        debts: row.debts,
        daysPastDue: daysPastDueOf(account, today, product),
        bucket: bucketOn(account, today, product),
        channel: way ?? null,
        kind: reasonAt(one, today),
        reason: tellNext(factsOf(one, today), zone, language),
        allowed,
        headline: told?.headline ?? null,
        again: allowed ? null : (told?.again ?? null),
        snoozed:
          put === null
            ? null
            : zone === undefined
              ? instantText(put)
              : momentText(put, now, zone, language).trim(),
        claimedBy: row.claimedBy,
        assigned: row.assigned,
      },
    ];
  });
}

function factsOf(one: Reachable, today: Day): NextFacts {
  const { row } = one;
  return {
    reason: reasonAt(one, today),
    way: wayOfPlace(row.way),
    last: row.lastOn,
    planned: row.planned,
    wished: row.reason === 'call-back' ? row.aboutAt : null,
    promised: row.reason === 'promise' ? row.aboutAt : null,
    reached: row.reached,
    closes: one.closes,
    today,
  };
}

/** The zone of a person; undefined where its name is none. */
export function zoneOf(name: string, today: Day) {
  try {
    return zoneAround(name, today * DAY_MINUTES);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function orderText(order: WorkAsked['order'], language: Language): string {
  const en = language === 'en';
  switch (order) {
    case 'next':
      return en
        ? 'Promised, wished for, answers, today, earlier; then amount × chance of this morning.'
        : '承诺、约定回电、待答复、今日、此前；再按今晨金额 × 可能性。';
    case 'amount':
      return en ? 'The largest amount past due of this morning first.' : '今晨逾期金额大者在前。';
    case 'oldest':
      return en ? 'The oldest due day first.' : '最早到期者在前。';
    default:
      return order satisfies never;
  }
}
