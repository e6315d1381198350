/**
 * What stands against a ladder: its own order, its texts, and what law and house allow?
 *
 * One list of findings, each with the step and the field at which it stands, what it is and what to do. A hard one keeps a version from
 * being handed in and approved. A soft one is something that the gate would refuse, or that hardens suddenly: it is seen and weighed.
 */
import { lawOf } from '../../policy/law/packs.ts';
import type { Channel } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Jurisdiction, LawRule } from '../../rules/gate/law.ts';
import type { Way } from '../../rules/gate/situation.ts';
import { fullestDays } from '../../rules/ladder/contact-load.ts';
import { FURTHEST, faultsOfStrategy, type StrategyFault } from '../../rules/ladder/strategy-faults.ts';
import { compileStrategy, type Ladder, type Step, type Strategy } from '../../rules/strategy.ts';
import { channelName } from '../../rules/telling/language.ts';
import { isTextName, type TextShelf } from '../../rules/words/approved-text.ts';
import { wayOf } from '../gate/situation-from.ts';

export interface Both {
  readonly en: string;
  readonly zh: string;
}

/** One thing that stands against a ladder. `step` null: the whole; `rule`: the rule of law or house behind it. */
export interface LadderFinding {
  readonly step: string | null;
  readonly field: string | null;
  readonly hard: boolean;
  readonly what: Both;
  readonly todo: Both;
  readonly rule: string | null;
  readonly source: string | null;
}

/** What a ladder is held against. */
export interface CheckGround {
  readonly texts: TextShelf;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly day: Day;
}

/** A rule that allows so many contacts in so many days. */
export interface LadderCap {
  readonly rule: LawRule;
  readonly most: number;
  readonly days: number;
  readonly channels: ReadonlySet<Channel>;
}

/** Everything against a strategy; hard findings first. */
export function checkLadder(strategy: Strategy, ground: CheckGround): LadderFinding[] {
  const compiled = compileStrategy(strategy);
  const found = [
    ...faultsOfStrategy(strategy).map(findingOf),
    ...strategy.steps.flatMap((step) => missingTexts(step, ground)),
    ...toneJumps(strategy.steps),
    ...('ladder' in compiled ? overCaps(compiled.ladder, capsOn(ground)) : []),
  ];
  return found.sort((a, b) => Number(b.hard) - Number(a.hard));
}

function findingOf({ step, field, what, channel, missing, day }: StrategyFault): LadderFinding {
  const names = (language: 'en' | 'zh-CN') => missing.map((one) => channelName(one, language));
  const told = {
    empty: [both('The ladder has no step', '阶梯没有任何步骤'), both('Add a step', '请添加步骤')],
    twice: [
      both('Another step has this name', '另有步骤使用此名称'),
      both('Give each step a name of its own', '请为每个步骤取不同的名称'),
    ],
    'repeat-half': [
      both('Repeating and its last day go together', '重复间隔与截止日须同时填写'),
      both('Fill in both or neither', '请两项都填或都不填'),
    ],
    'repeat-none': [
      both('It repeats every 0 days', '重复间隔为 0 天'),
      both('Repeat it every day at most', '重复间隔至少 1 天'),
    ],
    far: [
      both(`Day ${day} is too far from the due day`, `第 ${day} 天离还款日过远`),
      both(
        `Choose a day between ${FURTHEST.before} and ${FURTHEST.after}`,
        `请选择 ${FURTHEST.before} 至 ${FURTHEST.after} 之间`,
      ),
    ],
    'milder-missing': [
      both(
        `Milder first: ${channel === null ? '' : channelName(channel, 'en')} only after ${names('en').join(' and ')} was tried`,
        `先轻后重：${channel === null ? '' : channelName(channel, 'zh-CN')}之前须先尝试${names('zh-CN').join('、')}`,
      ),
      both(`Require ${names('en').join(' and ')} before it`, `请将${names('zh-CN').join('、')}设为前置条件`),
    ],
    'call-first': [
      both(
        `Milder first: a call on day ${day} comes before any text message`,
        `先轻后重：第 ${day} 天的电话早于任何短信`,
      ),
      both('Move the call behind the first text message', '请将电话移至首条短信之后'),
    ],
  } as const satisfies Record<StrategyFault['what'], readonly [Both, Both]>;
  const [says, todo] = told[what];
  const milder = what === 'milder-missing' || what === 'call-first';
  return { step, field, hard: true, what: says, todo, rule: milder ? 'HOUSE-MILDER' : null, source: null };
}

const LANGUAGES = ['zh-CN', 'en'] as const;
const LANGUAGE_NAMES = { 'zh-CN': both('Chinese', '中文'), en: both('English', '英文') } as const;

/** A step whose text nobody approved cannot be sent. */
function missingTexts({ id, template, channel, tone }: Step, { texts, day }: CheckGround): LadderFinding[] {
  const finding = (what: Both, todo: Both, field: string): LadderFinding => ({
    ...{ step: id, field, hard: true, what, todo, rule: null, source: null },
  });
  if (!isTextName(template))
    return [
      finding(
        both(`There is no text "${template}"`, `没有名为“${template}”的话术`),
        both('Choose one of the texts', '请从话术中选择'),
        'template',
      ),
    ];
  const lacking = LANGUAGES.filter(
    (language) => texts.textFor(template, wayOf(channel), tone, language, day) === null,
  );
  if (lacking.length === 0) return [];
  const named = (language: 'en' | 'zh') => lacking.map((one) => LANGUAGE_NAMES[one][language]);
  return [
    finding(
      both(
        `No approved text for this channel and tone in ${named('en').join(' and ')}`,
        `该渠道与语气缺少已批准的${named('zh').join('、')}话术`,
      ),
      both('Choose another tone or text, or have one approved', '请更换语气或话术，或先批准话术'),
      'tone',
    ),
  ];
}

const HARDNESS = ['friendly', 'plain', 'firm', 'formal'] as const;

/** The tone hardens slowly: on one channel it never goes back, and never from friendly to formal at once. */
function toneJumps(steps: readonly Step[]): LadderFinding[] {
  const found: LadderFinding[] = [];
  const byChannel = Map.groupBy(
    [...steps].sort((a, b) => a.day - b.day),
    ({ channel }) => channel,
  );
  for (const list of byChannel.values())
    for (const [place, step] of list.entries()) {
      const before = list[place - 1];
      if (before === undefined) continue;
      const change = HARDNESS.indexOf(step.tone) - HARDNESS.indexOf(before.tone);
      if (change >= 0 && change <= 1) continue;
      found.push({
        ...{ step: step.id, field: 'tone', hard: false, rule: null, source: null },
        what:
          change < 0
            ? both(`Milder in tone than "${before.id}" before it`, `语气比之前的“${before.id}”更缓和`)
            : both(`Much harder in tone than "${before.id}" before it`, `语气比之前的“${before.id}”骤然变硬`),
        todo: both('Let the tone harden slowly', '语气宜逐步加重'),
      });
    }
  return found;
}

const CHANNEL_LIST = ['in-app', 'push', 'sms', 'e-mail', 'call', 'letter', 'visit', 'court'] as const;

/** The rules in force that put a number to contacts. Only what a plan alone can break: how often talks come about, it cannot know. */
export function capsOn({ jurisdictions, day }: Pick<CheckGround, 'jurisdictions' | 'day'>): LadderCap[] {
  const { rules } = lawOf([...new Set<Jurisdiction>([...jurisdictions, 'HOUSE'])]);
  return rules.flatMap((rule): LadderCap[] => {
    const { from, to, draft, bars } = rule;
    if (draft !== undefined || day < from || (to !== null && day >= to)) return [];
    const cap = (most: number, days: number, ways: readonly Way[]): LadderCap[] => {
      const channels = CHANNEL_LIST.filter((channel) => ways.includes(wayOf(channel)));
      return channels.length === 0 ? [] : [{ rule, most, days, channels: new Set(channels) }];
    };
    switch (bars.kind) {
      case 'all-ways':
      case 'call-attempts':
        return cap(bars.most, bars.days, bars.ways);
      case 'tries-at-address':
        return cap(bars.most, bars.days, ['call']);
      case 'home-visits':
        return cap(bars.most, bars.days, ['visit']);
      default:
        return [];
    }
  });
}

/** Stretches of the ladder that are fuller than a rule allows for one debt alone; the gate would refuse the rest. */
export function overCaps(ladder: Ladder, caps: readonly LadderCap[]): LadderFinding[] {
  return caps.flatMap(({ rule, most, days, channels }): LadderFinding[] => {
    const fullest = fullestDays(ladder.rungs, days, channels);
    if (fullest.contacts <= most) return [];
    const first = ladder.rungs.find(({ day, step }) => day >= fullest.from && channels.has(step.channel));
    return [
      {
        ...{ step: first?.step.id ?? null, field: 'day', hard: false, rule: rule.id, source: rule.source },
        what: both(
          `${fullest.contacts} contacts within ${days} days from day ${fullest.from} on; at most ${most} are allowed`,
          `自第 ${fullest.from} 天起 ${days} 天内有 ${fullest.contacts} 次联系，最多允许 ${most} 次`,
        ),
        todo: both(
          `Spread them out: the gate refuses the rest. ${rule.says.en}`,
          `请分散安排，超出的将被联系闸门拒绝。${rule.says.zh}`,
        ),
      },
    ];
  });
}

function both(en: string, zh: string): Both {
  return { en, zh };
}
