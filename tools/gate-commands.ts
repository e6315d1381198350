/**
 * Why may this borrower be contacted now or not, and does a decision of the past come out the same today?
 *
 * `./anhuan gate explain --account A` asks the gate as a sender would, prints what every rule said in both languages with its
 * article, and keeps nothing: it is no permit. `./anhuan gate replay ID` makes a kept decision again from its own inputs and
 * the law of its time; the exit code is 1 where it differs. An ID is borrower and number: 1000000001-7.
 */
import { HOUSE } from '../policy/house/collecting.ts';
import { PRODUCTS } from '../policy/house/products.ts';
import { CHANNELS, type Channel } from '../rules/account.ts';
import { formatDay, parseDay } from '../rules/days.ts';
import { type Decision, gate } from '../rules/gate/gate.ts';
import { clockOf, clockText, localOf, type Minute, minutesAt } from '../rules/gate/local-time.ts';
import type { Attempt, Situation } from '../rules/gate/situation.ts';
import { type ToldDecision, type ToldVerdict, tellDecision } from '../rules/telling/gate-telling.ts';
import { openDatabase } from '../server/db/databases.ts';
import { readDecision } from '../server/db/gate/decision-read.ts';
import type { Pool } from '../server/db/pool.ts';
import { readTold, type Told } from '../server/db/reading/told-account.ts';
import { findAccount } from '../server/db/record.ts';
import { slotOfBorrower } from '../server/db/slot.ts';
import { lawFor } from '../server/gate/law-for.ts';
import { situationNow } from '../server/gate/person-situation.ts';
import { Replay } from '../server/gate/replay-decision.ts';
import { attemptOf } from '../server/gate/situation-from.ts';
import { Trouble } from '../server/trouble.ts';
import { minuteNow } from '../server/zone-table.ts';
import type { Call } from './commands.ts';

/** Prints why a contact about an account is allowed or refused. */
export async function runExplain(call: Call): Promise<number> {
  const { account, way = 'call', at } = call.options;
  if (account === undefined) throw new Trouble('Explain for whom?', 'Give --account <account>.');
  const channel = CHANNELS.find((one) => one === way || (way === 'email' && one === 'e-mail'));
  if (channel === undefined)
    throw new Trouble(`There is no way "${way}".`, `Give one of ${CHANNELS.join(', ')}.`);
  return withPool(call, async (pool) => {
    const told = await toldOf(pool, String(account));
    const { accountId } = told.key;
    const now = minuteNow();
    const minute = at === undefined ? now : minuteOption(String(at), await knownAt(pool, told, now));
    const situation = await knownAt(pool, told, minute);
    const attempt = attemptOf(channel, accountId, minute, HOUSE);
    const decision = gate(attempt, situation, lawFor(told.person.region, HOUSE));
    if (call.json) print(asJson(accountId, channel, attempt, situation, decision));
    else process.stdout.write(explained(accountId, attempt, situation, decision));
    return 0;
  });
}

/** Makes a kept decision again. */
export async function runReplay(call: Call): Promise<number> {
  const id = String(call.words[1] ?? '');
  const [, borrower, seq] = /^(\d{1,18})-(\d{1,9})$/.exec(id) ?? [];
  if (borrower === undefined || seq === undefined)
    throw new Trouble(`"${id}" is no decision.`, 'Give borrower and number, as 1000000001-7.');
  return withPool(call, async (pool) => {
    const key = { slot: slotOfBorrower(BigInt(borrower)), borrower: BigInt(borrower) };
    const kept = await readDecision(pool, key, Number(seq));
    if (kept === null)
      throw new Trouble(`There is no decision ${id}.`, 'Give borrower and number, as 1000000001-7.');
    const replay = new Replay(pool);
    const differences = await replay.differences(kept);
    const { version } = await replay.law(kept.law);
    const { result, strategy, law } = kept;
    const facts = {
      id,
      result,
      lawVersion: version,
      law,
      strategy,
      identical: differences.length === 0,
      differences,
    };
    if (call.json) print(facts);
    else {
      const lines = differences.map(
        ({ at, was, is }) => `  ${at}: then ${was ?? 'nothing'}, now ${is ?? 'nothing'}`,
      );
      const verdict = lines.length === 0 ? 'identical' : `differs in ${lines.length} places`;
      process.stdout.write(
        `decision ${id}: ${result}, law ${version} (${law.slice(0, 12)}…), strategy ${strategy}: ${verdict}\n${lines.map((line) => `${line}\n`).join('')}`,
      );
    }
    return differences.length === 0 ? 0 : 1;
  });
}

async function knownAt(pool: Pool, told: Told, at: Minute): Promise<Situation> {
  const known = await situationNow(pool, told, at, { products: PRODUCTS, collecting: HOUSE });
  if (known === null) throw new Error(`account ${told.key.accountId} is of nobody`);
  return known;
}

async function toldOf(pool: Pool, name: string): Promise<Told> {
  const at = await findAccount(pool, name);
  const told = at === null ? null : await readTold(pool, at);
  if (told === null)
    throw new Trouble(
      `There is no account "${name}".`,
      'Give its number, or the reference of its host as host:reference.',
    );
  return told;
}

/** "2026-11-22T09:30" where the borrower lives. */
function minuteOption(text: string, { zones: [zone] }: Situation): Minute {
  const [, date = '', clock = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/.exec(text) ?? [];
  const day = parseDay(date);
  const [minute] = day === null || zone === undefined ? [] : minutesAt(zone, day, clockOf(clock));
  if (minute === undefined)
    throw new Trouble(`"${text}" is no minute there.`, 'Write the local time as 2026-11-22T09:30.');
  return minute;
}

function localText(at: Minute, { zones: [zone] }: Situation): string {
  if (zone === undefined) return `minute ${at}`;
  const { day, clock } = localOf(zone, at);
  return `${formatDay(day)} ${clockText(clock)} ${zone.name}`;
}

function explained(accountId: bigint, attempt: Attempt, situation: Situation, decision: Decision): string {
  const [en, zh] = (['en', 'zh-CN'] as const).map((language) =>
    tellDecision(decision, attempt, situation.zones, language, 'agent'),
  ) as [ToldDecision, ToldDecision];
  const both = (one: string | null, other: string | null) =>
    one === null ? [] : [`${one}`, `${other ?? ''}`];
  const lines = [
    `account ${accountId}, ${localText(attempt.at, situation)}: ${decision.result}`,
    ...both(en.headline, zh.headline),
    ...both(en.again, zh.again),
    ...en.missing.flatMap((sentence, place) => [
      '',
      ...both(`? ${sentence}`, `  ${zh.missing[place] ?? ''}`),
    ]),
    ...[...en.speaking, ...en.silent].flatMap((verdict, place) => [
      '',
      ...verdictLines(verdict, [...zh.speaking, ...zh.silent][place]!),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function verdictLines(en: ToldVerdict, zh: ToldVerdict): string[] {
  const told = en.told.flatMap((sentence, place) => [`    ${sentence}`, `    ${zh.told[place] ?? ''}`]);
  return [
    `${en.outcome.padEnd(10)} ${en.rule} · ${en.source} · ${en.strength}`,
    ...told,
    `    ${en.says}`,
    `    ${zh.says}`,
    ...(en.from.length > 0 ? [`    ${en.from.join('; ')}`] : []),
  ];
}

function asJson(
  accountId: bigint,
  channel: Channel,
  attempt: Attempt,
  situation: Situation,
  decision: Decision,
): Record<string, unknown> {
  const { result, missing, nextAllowedAt, verdicts } = decision;
  return {
    account: String(accountId),
    way: channel,
    at: attempt.at,
    local: localText(attempt.at, situation),
    result,
    missing,
    nextAllowedAt,
    nextAllowedLocal: nextAllowedAt === null ? null : localText(nextAllowedAt, situation),
    verdicts: verdicts.map(({ rule: { id, source, strength, confidence, says }, ...found }) => ({
      rule: id,
      source,
      strength,
      confidence,
      says,
      ...found,
    })),
  };
}

async function withPool(call: Call, work: (pool: Pool) => Promise<number>): Promise<number> {
  const database = await openDatabase({ databaseUrl: call.databaseUrl });
  try {
    return await work(database.pool);
  } finally {
    await database.close();
  }
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
