/**
 * What would a ladder do to real accounts, and to all of them tonight?
 *
 * Some accounts as they are, with their names masked: what each would get in the next sixty days under the version in force and under this
 * one, if nothing is paid. And a dry run of tonight's closing in a thread of its own, one at a time; it writes nothing.
 */
import { COST_CURRENCY } from '../../../policy/house/contact-costs.ts';
import { overdueAmount } from '../../../rules/account.ts';
import { daysPastDueOf } from '../../../rules/arrears.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { following, reignsTo } from '../../../rules/ladder/ladder-in-force.ts';
import { compileStrategy, type Ladder } from '../../../rules/strategy.ts';
import { comingEvents } from '../../../rules/telling/ahead.ts';
import type { Key } from '../../db/accounts.ts';
import { sampleAccounts } from '../../db/contact/text-rows.ts';
import { sampleBorrowers } from '../../db/reading/night-read.ts';
import { readTold, type Told } from '../../db/reading/told-account.ts';
import { findAccount } from '../../db/record.ts';
import { type DryRun, PRESSURE_DAYS, type Side, SPREAD } from '../../ladder/dry-run.ts';
import { readScheduled } from '../../ladder/ladder-shelf.ts';
import { openTrial, type RunningTrial } from '../../ladder/trial-thread.ts';
import { wordsOf } from '../../trouble.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { Refused } from '../problem.ts';
import { amountText } from '../wire.ts';
import type { AccountsAnswer, TrialAnswer } from './ladder-schema.ts';
import { type FoundLadder, findLadder } from './ladder-view.ts';

const DAYS_SHOWN = 60;
const ACCOUNTS_SHOWN = 5;
/** A dry run looks at no more accounts than this, and says so. */
const MOST_ACCOUNTS = 300_000;

/** The ladder in force on a night, and another as if it began on that night. */
async function bothOn(
  house: House,
  night: Day,
  { strategy }: FoundLadder,
): Promise<{ was: Ladder; is: Ladder }> {
  const compiled = compileStrategy(strategy);
  if ('refused' in compiled)
    throw new Refused(409, 'These steps make no ladder yet.', [
      { where: 'params.key', what: compiled.refused.join('; '), todo: 'Correct what the check has found.' },
    ]);
  const reigns = reignsTo(await readScheduled(house.pool), night);
  const now = reigns.at(-1);
  const was = house.ladder;
  const same = now !== undefined && strategy.version !== 0 && now.said.strategy.version === strategy.version;
  return { was, is: same ? was : following(compiled.ladder, reigns, night) };
}

/** Days past due of the accounts of a stage. */
const STAGE_DAYS = { early: [1, 14], middle: [15, 45], late: [46, 400] } as const;

export async function tryOnAccounts(
  house: House,
  key: string,
  asked: { readonly stage: 'before' | keyof typeof STAGE_DAYS; readonly reference?: string | undefined },
): Promise<AccountsAnswer> {
  const today = await house.today();
  const both = await bothOn(house, today, await findLadder(house, key));
  const keys =
    asked.reference === undefined || asked.reference.trim() === ''
      ? await keysOf(house, today, asked.stage)
      : [await keyNamed(house, asked.reference.trim())];
  const told = (await Promise.all(keys.map((one) => readTold(house.pool, one)))).filter(
    (one) => one !== null,
  );
  return {
    against: `${both.was.id}@${both.was.version}`,
    until: formatDay(today + DAYS_SHOWN),
    accounts: told.flatMap((one) => accountTried(house, one, today, both) ?? []),
  };
}

async function keyNamed(house: House, reference: string): Promise<Key> {
  const found = await findAccount(house.pool, reference);
  if (found === null)
    throw new Refused(404, 'There is no such account.', [
      { where: 'query.reference', what: 'no account bears it', todo: 'Give its number, or host:reference.' },
    ]);
  return found;
}

async function keysOf(house: House, today: Day, stage: 'before' | keyof typeof STAGE_DAYS): Promise<Key[]> {
  if (stage === 'before') {
    const rows = await sampleBorrowers(house.pool, null, 'zh-CN', ACCOUNTS_SHOWN);
    const keys = await Promise.all(
      rows.map(({ host, reference }) => findAccount(house.pool, `${host}:${reference}`)),
    );
    return keys.filter((key) => key !== null);
  }
  const [from, to] = STAGE_DAYS[stage];
  return sampleAccounts(house.pool, today - to, today - from, ACCOUNTS_SHOWN);
}

function accountTried(
  house: House,
  { key, account, history, person }: Told,
  today: Day,
  { was, is }: { readonly was: Ladder; readonly is: Ladder },
): AccountsAnswer['accounts'][number] | null {
  const product = house.products.get(account.product);
  if (product === undefined) return null;
  const coming = (ladder: Ladder) => {
    const channels = new Map(ladder.rungs.map(({ step }) => [step.id, step.channel]));
    return comingEvents(account, today, today + DAYS_SHOWN, product, ladder, history.schedule).flatMap(
      ({ body }) =>
        body.type === 'step'
          ? [
              {
                ...{ day: formatDay(body.on), step: body.step, channel: channels.get(body.step)! },
                held: body.missing !== null,
              },
            ]
          : [],
    );
  };
  return {
    account: `${key.slot}-${key.accountId}`,
    name: maskedName(person.name),
    product: product.name,
    daysPastDue: daysPastDueOf(account, today, product),
    overdue: amountText(overdueAmount(account), product.currency),
    currency: product.currency,
    was: coming(was),
    is: coming(is),
  };
}

interface Running {
  readonly number: number;
  readonly key: string;
  readonly both: { readonly was: Ladder; readonly is: Ladder };
  readonly thread: RunningTrial;
  state: TrialAnswer['state'];
  done: number;
  of: number;
  error: string | null;
  result: DryRun | null;
}

/** The dry runs of one server: the last is kept, one runs at a time. */
export class TrialDesk {
  readonly #house: House;
  #last: Running | null = null;
  #count = 0;

  constructor(house: House) {
    this.#house = house;
  }

  /** Starts a dry run of tonight. */
  async start(key: string): Promise<TrialAnswer> {
    const house = this.#house;
    if (this.#last?.state === 'running')
      throw new Refused(409, 'A dry run is under way. Wait until it is done.', [
        {
          where: 'body.key',
          what: `${this.#last.key} is being tried`,
          todo: 'Look at it, then start another.',
        },
      ]);
    const night = await house.today();
    const both = await bothOn(house, night, await findLadder(house, key));
    const url = house.pool.options.connectionString;
    if (url === undefined) throw new Error('the pool does not say which database it is on');
    this.#count += 1;
    const trial = { night, products: house.products, ...both, most: MOST_ACCOUNTS };
    const thread = openTrial(url, trial, (done, of) => Object.assign(running, { done, of }));
    const running: Running = {
      ...{ number: this.#count, key, both, thread },
      ...{ state: 'running', done: 0, of: 0, error: null, result: null },
    };
    this.#last = running;
    thread.result.then(
      (result) => Object.assign(running, { state: 'done', result, done: running.of }),
      (error: unknown) => Object.assign(running, { state: 'failed', error: wordsOf(error) }),
    );
    return this.show(running.number);
  }

  show(number: number): TrialAnswer {
    const running = this.#last;
    if (running === null || running.number !== number)
      throw new Refused(404, 'This dry run is no longer kept. Start it again.');
    const { state, done, of, error, result, both } = running;
    return {
      ...{ trial: number, state, done, of, error },
      result: result === null ? null : resultShown(this.#house, result, both),
    };
  }

  async close(): Promise<void> {
    if (this.#last?.state === 'running') await this.#last.thread.stop();
  }
}

function resultShown(
  house: House,
  run: DryRun,
  { was, is }: { readonly was: Ladder; readonly is: Ladder },
): NonNullable<TrialAnswer['result']> {
  const channels = new Map([...was.rungs, ...is.rungs].map(({ step }) => [step.id, step.channel]));
  const none = { planned: 0, held: 0 };
  const names = [...channels.keys()].filter(
    (name) => run.was.steps[name] !== undefined || run.is.steps[name] !== undefined,
  );
  const buckets = [...new Set([...Object.keys(run.was.buckets), ...Object.keys(run.is.buckets)])].sort();
  return {
    night: formatDay(run.night),
    was: `${was.id}@${was.version}`,
    is: is.version === 0 ? 'draft' : `${is.id}@${is.version}`,
    ...{ accounts: run.accounts, whole: run.whole, broken: run.broken, costCurrency: COST_CURRENCY },
    before: sideShown(house, run.was),
    after: sideShown(house, run.is),
    steps: names.map((step) => ({
      step,
      channel: channels.get(step)!,
      was: run.was.steps[step] ?? none,
      is: run.is.steps[step] ?? none,
    })),
    buckets: buckets.map((bucket) => ({
      bucket,
      was: run.was.buckets[bucket] ?? 0,
      is: run.is.buckets[bucket] ?? 0,
    })),
    changed: run.changed,
    shown: run.shown.map(({ slot, accountId, daysPastDue, was: before, is: after }) => ({
      account: `${slot}-${accountId}`,
      daysPastDue,
      was: [...before],
      is: [...after],
    })),
    pressure: {
      days: PRESSURE_DAYS,
      groups: [...SPREAD],
      was: { ...run.pressure.was, by: [...run.pressure.was.by] },
      is: { ...run.pressure.is, by: [...run.pressure.is.by] },
    },
  };
}

function sideShown(house: House, side: Side): NonNullable<TrialAnswer['result']>['before'] {
  const currencies = new Map([...house.products.values()].map(({ currency }) => [currency.code, currency]));
  const { contacts, held, people, accounts, money, cost } = side;
  return {
    ...{ contacts, held, people, accounts },
    money: Object.entries(money).map(([code, amount]) => {
      const currency = currencies.get(code) ?? { code, digits: 0 };
      return { currency, amount: amountText(amount, currency) };
    }),
    cost: amountText(cost, COST_CURRENCY),
  };
}
