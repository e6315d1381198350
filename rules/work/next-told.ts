/**
 * With which sentence does a person stand on the list?
 *
 * The reason first, then when he was last reached where that is known: "Promised for today · last reached at 19:00 on 18 November".
 */
import { CHANNELS, type Channel } from '../account.ts';
import { civil, type Day } from '../days.ts';
import { clockText, localOf, type Minute, type Zone } from '../gate/local-time.ts';
import { capital, channelName, type Language, MONTHS } from '../telling/language.ts';
import type { NextReason } from './next-account.ts';

/** What a row of the list knows. */
export interface NextFacts {
  readonly reason: NextReason;
  /** What is planned; null: nothing has to be planned for it. */
  readonly way: Channel | null;
  readonly last: Day | null;
  readonly planned: number;
  /** The minute wished for. */
  readonly wished: Minute | null;
  /** The day promised. */
  readonly promised: Day | null;
  readonly reached: Minute | null;
  readonly closes: Minute | null;
  readonly today: Day;
}

/** The sentence, without a full stop. */
export function tellNext(facts: NextFacts, zone: Zone | undefined, language: Language): string {
  const reached = facts.reached === null ? null : clockIn(facts.reached, zone);
  const first = reasonText(facts, zone, language);
  if (reached === null) return first;
  const on = reached.day === facts.today ? '' : dayText(reached.day, language);
  if (language === 'en') return `${first} · last reached at ${reached.clock}${on === '' ? '' : ` on ${on}`}`;
  return `${first} · 上次 ${on}${on === '' ? '' : ' '}${reached.clock} 接通`;
}

function reasonText(facts: NextFacts, zone: Zone | undefined, language: Language): string {
  const en = language === 'en';
  switch (facts.reason) {
    case 'promise': {
      const { promised, today } = facts;
      if (promised === today) return en ? 'Promised for today' : '承诺今日到期';
      return en ? 'Promised for tomorrow' : '承诺明日到期';
    }
    case 'call-back': {
      const at = facts.wished === null ? null : clockIn(facts.wished, zone);
      const on = at === null || at.day === facts.today ? '' : dayText(at.day, language);
      if (en)
        return at === null
          ? 'Asked to be called'
          : `Asked to be called at ${at.clock}${on === '' ? '' : ` on ${on}`}`;
      return at === null ? '约定回电' : `约定${on} ${at.clock} 回电`;
    }
    case 'answer':
      return en ? 'Wrote or disputed, and waits for an answer' : '有回复或异议，等待答复';
    case 'closing': {
      const until = facts.closes === null ? '' : clockIn(facts.closes, zone).clock;
      return en
        ? `${wayText(facts, language)}: allowed only until ${until}`
        : `${wayText(facts, language)}：只可到 ${until} 为止`;
    }
    case 'today':
    case 'earlier':
      return plannedText(facts, language);
    default:
      return facts.reason satisfies never;
  }
}

function wayText({ way }: NextFacts, language: Language): string {
  return capital(channelName(way ?? 'call', language));
}

function plannedText(facts: NextFacts, language: Language): string {
  const { last, planned, today } = facts;
  const en = language === 'en';
  const way = wayText(facts, language);
  const before = planned - 1;
  if (last === null || last === today) {
    if (before <= 0) return en ? `${way} planned for today` : `今日计划${way}`;
    return en
      ? `${way} planned for today, ${before} before it not made`
      : `今日计划${way}，此前 ${before} 次未进行`;
  }
  return en
    ? `${way} planned for ${dayText(last, 'en')}, not made`
    : `${dayText(last, 'zh-CN')}计划${way}，未进行`;
}

/** Without a known zone the house's minute is told as it is, in UTC. */
function clockIn(at: Minute, zone: Zone | undefined): { day: Day; clock: string } {
  if (zone === undefined)
    return { day: Math.floor(at / 1440), clock: clockText(((at % 1440) + 1440) % 1440) };
  const { day, clock } = localOf(zone, at);
  return { day, clock: clockText(clock) };
}

/** A day without its year: what stands on the list is of these weeks. */
function dayText(day: Day, language: Language): string {
  const { month, date: of } = civil(day);
  return language === 'en' ? `${of} ${MONTHS[month - 1]}` : `${month}月${of}日`;
}

/** The channel of a place in CHANNELS; null: none is planned. */
export function wayOfPlace(place: number | null): Channel | null {
  return place === null ? null : (CHANNELS[place] ?? null);
}
