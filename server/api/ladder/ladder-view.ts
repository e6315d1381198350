/**
 * What does a strategist see of a ladder?
 *
 * A version with what became of it, its steps, what stands against them, how full they are, and where a rule of law or house leaves no room
 * for a channel: a rule about a number of contacts is drawn over the days on which the ladder is fuller than it allows, and where a channel
 * must wait for milder ones over the days before them.
 */

import { CHANNELS, type Channel } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { fullestDays } from '../../../rules/ladder/contact-load.ts';
import { inForceOn } from '../../../rules/ladder/ladder-in-force.ts';
import { MILDER } from '../../../rules/ladder/strategy-faults.ts';
import { compileStrategy, type Ladder, type Strategy } from '../../../rules/strategy.ts';
import { TEXT_NAMES, TONES } from '../../../rules/words/approved-text.ts';
import { lawsServed, openShelf } from '../../contact/approval.ts';
import {
  type DraftRow,
  readDraft,
  readDrafts,
  readSchedule,
  readVersions,
  type ScheduleRow,
  type VersionRow,
} from '../../db/ladder/ladder-rows.ts';
import { firstUnbegun } from '../../db/night.ts';
import { wayOf } from '../../gate/situation-from.ts';
import { capsOn, checkLadder, type LadderCap } from '../../ladder/check-ladder.ts';
import { keyText } from '../../ladder/keep-ladder.ts';
import { quietHoursOn } from '../../ladder/quiet-hours-on.ts';
import { strategyFrom, written } from '../../ladder/strategy-text.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';
import type {
  BandShown,
  LadderAnswer,
  LadderJudged,
  LaddersAnswer,
  LadderVersionShown,
} from './ladder-schema.ts';

/** A version or a draft, found by its name in addresses. */
export interface FoundLadder {
  readonly key: string;
  readonly strategy: Strategy;
  readonly version: VersionRow | null;
  readonly draft: DraftRow | null;
}

/** Throws a refusal when there is none. */
export async function findLadder(house: House, key: string): Promise<FoundLadder> {
  const at = key.lastIndexOf('-');
  const [strategy, number] = [key.slice(0, at), Number(key.slice(at + 1))];
  if (strategy === 'draft') {
    const draft = number > 2_147_483_647 ? null : await readDraft(house.pool, number);
    if (draft === null) throw new Refused(404, 'There is no such draft.');
    return { key, strategy: strategyFrom(draft.strategy, 0, draft.body), version: null, draft };
  }
  const version = (await readVersions(house.pool)).find(
    (row) => row.strategy === strategy && row.version === number,
  );
  if (version === undefined) throw new Refused(404, 'There is no such version of the ladder.');
  return { key, strategy: strategyFrom(strategy, number, version.body), version, draft: null };
}

export async function listLadders(house: House): Promise<LaddersAnswer> {
  const today = await house.today();
  const [versions, said, drafts] = [
    await readVersions(house.pool),
    await readSchedule(house.pool),
    await readDrafts(house.pool),
  ];
  const now = inForceOn(said, today);
  return {
    today: formatDay(today),
    firstNight: formatDay((await firstUnbegun(house.pool)) ?? today),
    inForce: now === null ? null : keyText(now),
    versions: versions.map((row) => showVersion(row, said, today)).reverse(),
    drafts: drafts.map(({ draft, basedOn, author, revision }) => ({
      ...{ key: `draft-${draft}`, basedOn, author, revision },
    })),
    said: [...said].reverse().map((row) => ({
      seq: row.seq,
      key: keyText(row),
      name: nameOf(row),
      from: formatDay(row.from),
      ...{ by: row.by, why: row.why, day: formatDay(row.saidOn) },
    })),
    texts: await textsByChannel(house, today),
  };
}

const nameOf = ({ strategy, version }: { readonly strategy: string; readonly version: number }): string =>
  `${strategy}@${version}`;

export function showVersion(row: VersionRow, said: readonly ScheduleRow[], today: Day): LadderVersionShown {
  const shown = (one: VersionRow['approved']) => (one === null ? null : { ...one, day: formatDay(one.day) });
  const own = said.filter((one) => one.strategy === row.strategy && one.version === row.version);
  const { state, from } = standing(row, own, said, today);
  return {
    ...{ key: keyText(row), name: nameOf(row), version: row.version, state },
    from: from === null ? null : formatDay(from),
    ...{ basedOn: row.basedOn, author: row.author, why: row.why, made: formatDay(row.madeOn) },
    ...{ approved: shown(row.approved), refused: shown(row.refused), retired: shown(row.retired) },
  };
}

/** Where a version stands: what was said later for an earlier night takes a plan away. */
function standing(
  row: VersionRow,
  own: readonly ScheduleRow[],
  said: readonly ScheduleRow[],
  today: Day,
): { readonly state: LadderVersionShown['state']; readonly from: Day | null } {
  const now = inForceOn(said, today);
  if (now !== null && now.strategy === row.strategy && now.version === row.version)
    return { state: 'in-force', from: now.from };
  const ahead = own.findLast((one) => one.from > today && inForceOn(said, one.from)?.seq === one.seq);
  if (ahead !== undefined) return { state: 'scheduled', from: ahead.from };
  if (row.retired !== null) return { state: 'retired', from: own.at(-1)?.from ?? null };
  const past = own.findLast((one) => one.from <= today);
  if (past !== undefined) return { state: 'past', from: past.from };
  const state = row.approved !== null ? 'approved' : row.refused !== null ? 'refused' : 'submitted';
  return { state, from: null };
}

/** Which text can be chosen for a channel, in which tones: those with an approved version in both languages. */
async function textsByChannel(house: House, today: Day): Promise<LaddersAnswer['texts']> {
  const shelf = await openShelf(house.pool);
  return CHANNELS.flatMap((channel) =>
    Object.keys(TEXT_NAMES).flatMap((template) => {
      const tones = TONES.filter((tone) =>
        (['zh-CN', 'en'] as const).every(
          (language) => shelf.textFor(template, wayOf(channel), tone, language, today) !== null,
        ),
      );
      return tones.length === 0 ? [] : [{ template, channel, tones: [...tones] }];
    }),
  );
}

export async function showLadder(house: House, found: FoundLadder): Promise<LadderAnswer> {
  const today = await house.today();
  const said = await readSchedule(house.pool);
  const { key, strategy, version, draft } = found;
  const basedOn = draft?.basedOn ?? version?.basedOn ?? null;
  return {
    key,
    name: version === null ? key : nameOf(version),
    draft: draft === null ? null : { number: draft.draft, author: draft.author, revision: draft.revision },
    version: version === null ? null : showVersion(version, said, today),
    basedOn: basedOn === null ? null : keyText({ strategy: strategy.id, version: basedOn }),
    steps: strategy.steps.map(written),
    judged: await judgeLadder(house, strategy),
  };
}

/** What stands against a strategy, how full it is, and where a rule leaves no room. */
export async function judgeLadder(house: House, strategy: Strategy): Promise<LadderJudged> {
  const day = await house.today();
  const jurisdictions = await lawsServed(house.pool, house.collecting.seat);
  const texts = await openShelf(house.pool);
  const findings = checkLadder(strategy, { texts, jurisdictions, day });
  const compiled = compileStrategy(strategy);
  const caps = capsOn({ jurisdictions, day });
  const ladder = 'ladder' in compiled ? compiled.ladder : null;
  return {
    findings: findings.map((one) => ({ ...one })),
    bands: [...milderBands(strategy), ...(ladder === null ? [] : capBands(ladder, caps))],
    hours: quietHoursOn({ jurisdictions, day }).map(({ rules, ...one }) => ({ ...one, rules: [...rules] })),
    load: ladder === null ? null : loadOf(ladder, caps),
    rungs: ladder === null ? [] : ladder.rungs.map(({ day: on, step }) => ({ step: step.id, day: on })),
  };
}

function loadOf({ rungs }: Ladder, caps: readonly LadderCap[]): NonNullable<LadderJudged['load']> {
  return {
    week: fullestDays(rungs, 7),
    month: fullestDays(rungs, 30),
    caps: caps.map(({ rule, most, days, channels }) => ({
      ...{ rule: rule.id, most, days, fullest: fullestDays(rungs, days, channels).contacts },
    })),
  };
}

/** The days on which a channel cannot be: before what must be tried before it. */
function milderBands({ steps }: Strategy): BandShown[] {
  const first = (channel: Channel): number | null => {
    const days = steps.filter((step) => step.channel === channel).map(({ day }) => day);
    return days.length === 0 ? null : Math.min(...days);
  };
  const says = {
    en: 'Milder first: what is gentler is tried before it.',
    zh: '先轻后重：须先尝试更缓和的方式。',
  };
  return CHANNELS.flatMap((channel): BandShown[] => {
    const before = channel === 'call' ? (['sms'] as const) : (MILDER[channel] ?? []);
    const days = before.flatMap((one) => first(one) ?? []);
    if (before.length === 0 || days.length === 0) return [];
    return [{ channel, from: -60, to: Math.max(...days), rule: 'HOUSE-MILDER', says, source: 'house rule' }];
  });
}

/** The days that lie in a stretch fuller than a rule allows. */
function capBands({ rungs }: Ladder, caps: readonly LadderCap[]): BandShown[] {
  return caps.flatMap(({ rule, most, days, channels }) => {
    const fullest = fullestDays(rungs, days, channels);
    if (fullest.contacts <= most) return [];
    return [...channels]
      .filter((channel) => rungs.some(({ step }) => step.channel === channel))
      .map((channel) => ({
        ...{ channel, from: fullest.from, to: fullest.from + days - 1 },
        ...{ rule: rule.id, says: rule.says, source: rule.source },
      }));
  });
}
