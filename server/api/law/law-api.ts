/**
 * Which rules of law and of the house are there, what does each say, how often does it refuse, and what would they say to a case?
 *
 * All dated rules of the policy packs, superseded ones among them, each with its source and how sure we are of it. Counts of refusals are
 * those of the last nights' reports. A case is made up of what is entered; nothing is read of a real person and nothing is sent.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { DEADLINES } from '../../../policy/deadlines/deadlines.ts';
import { CUSTODY } from '../../../policy/law/custody.ts';
import { LIMITS, OVERDRAFT, SHARES } from '../../../policy/law/limits.ts';
import { LAW_VERSION, lawOf } from '../../../policy/law/packs.ts';
import { wordLawOf } from '../../../policy/words/word-packs.ts';
import { CHANNELS, type Channel } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Cited, Jurisdiction } from '../../../rules/gate/law.ts';
import { lawsServed } from '../../contact/approval.ts';
import { readNights } from '../../db/reading/night-read.ts';
import { wayOf } from '../../gate/situation-from.ts';
import type { House } from '../house.ts';
import { problemsAt } from '../problem.ts';
import { NightKept } from '../studio-schema.ts';
import { askCase } from './law-case.ts';
import { JURISDICTIONS, LawAnswer, LawAsked, LawAsking, type LawRuleShown } from './law-schema.ts';
import { prohibitionFile } from './prohibition-files.ts';

const NIGHTS = 30;

/** The addresses under /api/studio/law. */
export function lawApi(house: House): FastifyPluginAsyncZod {
  const problems = problemsAt(400);
  return async (app) => {
    app.get('/law', { schema: { tags: ['studio'], response: { 200: LawAnswer, ...problems } } }, async () =>
      allRules(house),
    );
    app.post(
      '/law/ask',
      { schema: { tags: ['studio'], body: LawAsked, response: { 200: LawAsking, ...problems } } },
      async ({ body }) => askCase(house, body),
    );
  };
}

type Group = LawRuleShown['group'];

interface Listed {
  readonly cited: Cited;
  readonly group: Group;
  readonly applies: string;
  readonly ways: readonly string[] | null;
}

/** Every rule, with what applies it. */
function listed(): Listed[] {
  const row = (
    cited: Cited,
    group: Group,
    applies: string,
    ways: readonly string[] | null = null,
  ): Listed => ({
    ...{ cited, group, applies, ways },
  });
  return [
    ...lawOf(JURISDICTIONS).rules.map((rule) => row(rule, 'contact', rule.bars.kind, waysOf(rule.bars))),
    ...wordLawOf(JURISDICTIONS).rules.map((rule) => row(rule, 'words', rule.demands.kind)),
    ...LIMITS.map((rule) => row(rule, 'charge', rule.limits.kind)),
    ...SHARES.map((rule) => row(rule, 'charge', 'debt-shares')),
    row(OVERDRAFT, 'charge', 'legal-amount'),
    ...DEADLINES.map((rule) => row(rule, 'deadline', rule.sets.kind)),
    ...CUSTODY.map((rule) => row(rule, 'custody', rule.duty.kind)),
  ];
}

/** The ways that a prohibition names; null: it names none. */
function waysOf(bars: object): readonly string[] | null {
  const ways: unknown = 'ways' in bars ? bars.ways : null;
  return Array.isArray(ways) ? ways.filter((way): way is string => typeof way === 'string') : null;
}

async function allRules(house: House): Promise<LawAnswer> {
  const today = await house.today();
  const nights = await readNights(house.pool, today, NIGHTS);
  const refusals = new Map<string, number>();
  for (const { report } of nights)
    for (const [name, count] of Object.entries(NightKept.parse(report ?? {}).gate?.refusals ?? {})) {
      const rule = name.split('/')[0]!;
      refusals.set(rule, (refusals.get(rule) ?? 0) + count);
    }
  const serves: Jurisdiction[] = [...(await lawsServed(house.pool, house.collecting.seat)), 'HOUSE'];
  return {
    today: formatDay(today),
    version: LAW_VERSION,
    nights: nights.length,
    serves: [...new Set(serves)],
    rules: listed().map((one) => shown(one, today, refusals)),
  };
}

function shown(
  { cited, group, applies, ways }: Listed,
  today: Day,
  refusals: ReadonlyMap<string, number>,
): LawRuleShown {
  const { id, jurisdiction, from, to, source, strength, confidence, says, draft } = cited;
  if (jurisdiction === 'ELSEWHERE') throw new Error(`${id} stands nowhere`);
  const channels = ways === null ? null : CHANNELS.filter((one: Channel) => ways.includes(wayOf(one)));
  return {
    ...{ rule: id, jurisdiction, group, says: { ...says }, source, strength, confidence, applies, channels },
    from: formatDay(from),
    to: to === null ? null : formatDay(to),
    state:
      draft !== undefined
        ? 'draft'
        : to !== null && to <= today
          ? 'superseded'
          : from > today
            ? 'to-come'
            : 'in-force',
    file: group === 'contact' ? prohibitionFile(applies) : null,
    refusals: group === 'contact' ? (refusals.get(id) ?? 0) : null,
  };
}
