/**
 * What must hold for every contact, whatever happened before it?
 *
 * Each property is a sentence and a fast-check property over random lives. Hours and counts are recounted here from the log by
 * other means: the runtime's own calendar instead of the rules', and the law's figures as they are printed. The test beside
 * this file runs a few hundred of each, `./anhuan rehearse` ten thousand and more.
 */
import { ok, deepStrictEqual as same } from 'node:assert';
import fc from 'fast-check';
import { lawOf } from '../../policy/law/packs.ts';
import type { Day } from '../../rules/days.ts';
import type { Finding } from '../../rules/gate/finding.ts';
import { against, type Decision, decide, gate, judge, type Law, rulesFor } from '../../rules/gate/gate.ts';
import { lookOf } from '../../rules/gate/in-force.ts';
import type { Jurisdiction } from '../../rules/gate/law.ts';
import type { CallAttempts } from '../../rules/gate/often/call-attempts.ts';
import { debtCount } from '../../rules/gate/often/debt-counts.ts';
import type { Attempt, Happening, Situation } from '../../rules/gate/situation.ts';
import { reaches } from '../../rules/gate/spared.ts';
import { troubledLives } from '../scenario/troubled-lives.ts';
import { type ContactLife, contactLives } from './contact-lives.ts';

const laws = new Map<string, Law>();
function lawFor(jurisdictions: readonly Jurisdiction[]): Law {
  const key = jurisdictions.join();
  const law = laws.get(key) ?? lawOf(jurisdictions);
  laws.set(key, law);
  return law;
}

const isAllowed = ({ result }: Pick<Decision, 'result'>) =>
  result === 'permit' || result === 'permit-with-flag';

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Local day and minute of the day, by the runtime's own calendar. */
function shown(zone: string, at: number): { readonly day: Day; readonly clock: number } {
  let format = clocks.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    clocks.set(zone, format);
  }
  const [year, month, day, hour, minute] = format
    .formatToParts(at * 60_000)
    .flatMap(({ type, value }) => (type === 'literal' ? [] : [Number(value)]));
  return { day: Date.UTC(year!, month! - 1, day) / 86_400_000, clock: hour! * 60 + minute! };
}

/** Hours in which a law lets one call or write, as printed, in minutes of the day. */
const HOURS: Readonly<Record<Jurisdiction, readonly [number, number]>> = {
  CN: [480, 1320],
  'US-FED': [480, 1260],
  'US-MA': [480, 1260],
  'US-NYC': [480, 1260],
  UK: [480, 1260],
  IN: [480, 1140],
  HK: [480, 1260],
  HOUSE: [510, 1260],
  // No law is recorded: there is no hour.
  ELSEWHERE: [0, 0],
};

type Call = Extract<Happening, { type: 'call' }>;

/** Calls to the person that count: not to numbers found wrong. */
function callsTo({ attempt: { at }, situation: { log } }: ContactLife): Call[] {
  const wrong = log.flatMap((event) =>
    event.type === 'number-wrong' && event.at <= at ? [event.address] : [],
  );
  return log.filter(
    (event): event is Call =>
      event.type === 'call' &&
      event.at <= at &&
      event.to === 'consumer' &&
      (event.address === null || !wrong.includes(event.address)),
  );
}

function dayIn(zone: string, event: Happening, { zones }: Situation): Day {
  return shown(event.dayOnly ? zones[0]!.name : zone, event.at).day;
}

const SILENT = ['busy', 'not-in-service'];
/** D1 and D2 are student loans under one account. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  D1: ['D1', 'D2'],
  D2: ['D1', 'D2'],
  D3: ['D3'],
};

function concerns(event: Call, debt: string): boolean {
  const group = GROUPS[debt]!;
  if (event.raised.length > 0) return event.raised.some((one) => group.includes(one));
  if (event.attributedTo !== null) return group.includes(event.attributedTo);
  return event.discussed.length === 0 || event.discussed.some((one) => group.includes(one));
}

/** Counted calls about a debt by one collector in seven days of the calendar of a zone. */
function recount(life: ContactLife, zone: string, debt: string): number {
  const { attempt, situation } = life;
  const today = shown(zone, attempt.at).day;
  return callsTo(life).filter(
    (event) =>
      event.by === attempt.by &&
      !SILENT.includes(event.outcome) &&
      concerns(event, debt) &&
      dayIn(zone, event, situation) > today - 7,
  ).length;
}

function talkedToday(life: ContactLife, zone: string): number {
  const { attempt, situation } = life;
  const today = shown(zone, attempt.at).day;
  return callsTo(life).filter(
    (event) =>
      (event.outcome === 'conversation' || event.outcome === 'unknown') &&
      dayIn(zone, event, situation) === today,
  ).length;
}

function hoursKept({ jurisdictions, situation, attempt }: ContactLife, at: number): void {
  for (const { name } of situation.zones)
    for (const where of jurisdictions) {
      if (where === 'IN' && attempt.way !== 'call' && attempt.way !== 'voicemail') continue;
      const [opens, closes] = HOURS[where];
      const { clock } = shown(name, at);
      ok(clock >= opens && clock < closes, `${where} at ${clock} in ${name}`);
    }
}

const TIMED = ['call', 'sms', 'email', 'voicemail'];

function capsKept(life: ContactLife): void {
  const { jurisdictions, attempt, situation } = life;
  if (attempt.way !== 'call' && attempt.way !== 'voicemail') return;
  for (const { name } of situation.zones) {
    if (jurisdictions.includes('CN')) ok(talkedToday(life, name) < 3, `talks in ${name}`);
    if (jurisdictions.includes('HOUSE')) ok(talkedToday(life, name) < 1, `the house's talks in ${name}`);
    if (jurisdictions.includes('US-FED')) ok(recount(life, name, attempt.debts[0]!) < 7, `calls in ${name}`);
  }
}

function judged({ jurisdictions, situation, attempt }: ContactLife, at = attempt.at): boolean {
  return isAllowed(decide({ ...attempt, at }, situation, lawFor(jurisdictions)));
}

/** Some minutes of a stretch, its first and last among them. */
function some(from: number, to: number): number[] {
  const steps = [0, 1, 2, 3, 5, 7, 11, 13].map((step) => from + Math.floor(((to - from) * step) / 13));
  return [...new Set(steps)];
}

const plain = () => contactLives('plain');
const any = () => contactLives('any');

export const CONTACT_PROPERTIES: Readonly<Record<string, fc.IProperty<[ContactLife]>>> = {
  'no contact is permitted outside the hours, or above a cap, in any zone in which the person may be':
    fc.property(plain(), (life) => {
      if (!judged(life)) return;
      if (TIMED.includes(life.attempt.way)) hoursKept(life, life.attempt.at);
      capsKept(life);
    }),
  'counts are those of the log, counted anew': fc.property(plain(), (life) => {
    const { situation, attempt } = life;
    const terms = rulesFor(attempt, situation, lawFor(['US-FED']))
      .map(({ bars }) => bars)
      .find((bars) => bars.kind === 'call-attempts');
    if (terms === undefined) return;
    for (const debt of ['D1', 'D2', 'D3']) {
      const { placed } = debtCount(terms as CallAttempts, attempt, debt, situation);
      same(placed, Math.max(...situation.zones.map(({ name }) => recount(life, name, debt))));
    }
  }),
  'the next allowed minute of a refusal is allowed, and no minute before it is': fc.property(
    any(),
    (life) => {
      const { jurisdictions, situation, attempt } = life;
      const { nextAllowedAt, permit } = gate(attempt, situation, lawFor(jurisdictions));
      if (permit !== null || nextAllowedAt === null) return;
      ok(judged(life, nextAllowedAt), `refused at ${nextAllowedAt}`);
      for (const at of some(attempt.at, nextAllowedAt - 1)) ok(!judged(life, at), `allowed before, at ${at}`);
    },
  ),
  'a permit is good at each of its minutes': fc.property(any(), (life) => {
    const { jurisdictions, situation, attempt } = life;
    const { permit } = gate(attempt, situation, lawFor(jurisdictions));
    if (permit === null) return;
    for (let { at } = attempt; at <= permit.until; at += 1) ok(judged(life, at), `refused at ${at}`);
  }),
  'asked for what bars alone, the gate names the very rules that refuse among all verdicts, for the same reasons':
    fc.property(troubledLives(), ({ jurisdictions, situation, attempt }) => {
      const law = lawFor(jurisdictions);
      const { verdicts, lacking } = judge(attempt, situation, law);
      const short = against(attempt, situation, law);
      same(short.lacking, lacking);
      const refusing = verdicts.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'flag');
      same(
        short.bars.map(({ rule, found }) => [rule.id, shownOf(found)]),
        refusing.map(({ rule, ...found }) => [rule.id, shownOf(found)]),
      );
    }),
  'a rule that is left out for a way of contact says nothing of a contact made this way': fc.property(
    troubledLives(),
    ({ jurisdictions, situation, attempt }) => {
      for (const rule of rulesFor(attempt, situation, lawFor(jurisdictions)))
        if (!reaches(rule.bars, attempt.way)) same(lookOf(rule)(attempt, situation), null);
    },
  ),
  'one more contact, a hold or an opt-out never turns a refusal into a permit': fc.property(any(), (life) => {
    if (judged(life)) return;
    for (const worse of harder(life)) ok(!judged(worse), 'permitted with more against it');
  }),
};

/** What a finding says, but for the flags that its rule's strength adds. */
function shownOf({ outcome, until, reasons, factors, require, values, from }: Finding): unknown {
  return { outcome, until, reasons, factors, require, values, from };
}

/** The same life with one thing more that speaks against a contact. */
function harder(life: ContactLife): ContactLife[] {
  const { situation, attempt } = life;
  const head = { at: attempt.at, id: null, dayOnly: false };
  const more = (event: object): ContactLife => ({
    ...life,
    situation: { ...situation, log: [...situation.log, { ...head, ...event } as Happening] },
  });
  return [
    more({ type: 'opt-out', by: 'consumer', scope: 'way', way: attempt.way, address: null, via: null }),
    more({
      type: 'opt-out',
      by: 'consumer',
      scope: 'address',
      way: null,
      address: attempt.address,
      via: null,
    }),
    more({
      type: 'message',
      way: 'sms',
      to: 'consumer',
      address: null,
      debts: [],
      asked: false,
      replyTo: null,
    }),
    more(callBy(attempt)),
    { ...life, situation: { ...situation, holds: [{ kind: 'house', from: 0, to: null, debts: null }] } },
  ];
}

function callBy({ by }: Attempt): object {
  return {
    type: 'call',
    by,
    to: 'consumer',
    address: 'N1',
    outcome: 'unknown',
    attributedTo: null,
    raised: [],
    discussed: [],
    limitedContent: false,
    purpose: 'collect',
    answerBelievedWrong: false,
    nowBelievedRight: false,
  };
}
