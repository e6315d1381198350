/**
 * May this notice of the law go out, and which disclosures does this occasion need? Scenarios' questions, put to the product.
 *
 * What happened is read from the history up to the question. What is not stated is in order: consent to electronic notices,
 * writing, an address that works.
 */
import { DISCLOSURES, NOTICES } from '../../policy/words/notices-usa.ts';
import { formatDay } from '../../rules/days.ts';
import { rulesOn } from '../../rules/gate/law.ts';
import type { Way } from '../../rules/gate/situation.ts';
import { kindsInLaw } from '../../rules/gate/who/kind-in-law.ts';
import { disclosuresOf, type Talk } from '../../rules/words/disclosure.ts';
import { judgeNotice, type Notice } from '../../rules/words/statutory-notice.ts';
import type { WordVerdict } from '../../rules/words/word-law.ts';
import type { ScenarioOf } from './answer-scenario.ts';
import { FORM_CODES, heard, PART_CODES } from './answer-words.ts';
import { WAY_CODES } from './codes.ts';
import { calendarAround } from './dates/answer-dates.ts';
import { type Answer, answer, type Event } from './scenario.ts';
import { dayIn, situationOf } from './situation-of.ts';

const SOME_DAY = '2026-03-04';

export function answerNotice(scenario: ScenarioOf<'notice_check'>): Answer | readonly string[] {
  const { given, when } = scenario;
  if (!when.notice) return ['when.notice'];
  const day = dayIn(when.at ?? SOME_DAY);
  const { collector } = situationOf(scenario);
  const where = given.jurisdictions ?? [];
  const rules = rulesOn(NOTICES, day, kindsInLaw(collector), new Set(given.assumeInForce ?? [])).filter(
    ({ jurisdiction }) => (where as readonly string[]).includes(jurisdiction),
  );
  const notice = noticeOf(scenario);
  const verdicts = judgeNotice(notice, rules, (holidays) =>
    calendarAround(notice.instrument?.depositOn ?? day, holidays, scenario),
  );
  if (verdicts.length === 0) return answer('allow', { reasons: ['rule_not_applicable'] });
  const answered = heard(verdicts, []);
  return { ...answered, values: valuesOf(verdicts) };
}

/** Days as the format writes them; of several deadlines the earliest, of several windows what they share. */
function valuesOf(verdicts: readonly WordVerdict[]): Record<string, unknown> {
  const windows = verdicts.flatMap(({ values }) =>
    values?.window ? [values.window as [number, number]] : [],
  );
  const deadlines = verdicts.flatMap(({ values }) =>
    values?.deadline === undefined ? [] : [values.deadline as number],
  );
  return {
    ...(windows.length > 0 && {
      window: [
        formatDay(Math.max(...windows.map(([from]) => from))),
        formatDay(Math.min(...windows.map(([, to]) => to))),
      ],
    }),
    ...(deadlines.length > 0 && { deadline: formatDay(Math.min(...deadlines)) }),
  };
}

/** The notice with everything unstated in order. */
function noticeOf(scenario: ScenarioOf<'notice_check'>): Notice {
  const { given, when } = scenario;
  const history = given.history ?? [];
  const day = dayIn(when.at ?? SOME_DAY);
  const before = history.filter(({ at }) => dayIn(at) <= day);
  const consumer = (given.persons ?? []).find(({ id, role }) => id === 'consumer' || role === 'consumer');
  const instrument = (given.instruments ?? []).find(({ id }) => !when.instrument || id === when.instrument);
  const point = (given.contactPoints ?? []).find(({ id }) => id === when.contactPoint);
  const provided = before.find(
    (event) =>
      (event.type === 'notice_sent' && event.notice === 'validation') ||
      (event.type === 'initial_communication' && event.validationInfoIncluded === true),
  );
  return {
    notice: when.notice === 'validation' ? 'validation' : 'deposit',
    on: day,
    way: WAY_CODES[when.channel ?? 'mail'],
    written: when.inWriting ?? true,
    form: when.form ? FORM_CODES[when.form] : null,
    added: when.elements ? when.elements.map((code) => PART_CODES[code]) : null,
    first: firstOf(before),
    providedOn: provided ? dayIn(provided.at) : null,
    returned:
      point?.status === 'invalid' ||
      point?.status === 'wrong' ||
      cameBack(before, when.channel ?? 'mail', point !== undefined),
    lastKnown: point?.lastKnown ?? false,
    consentsToElectronic: consumer?.esignConsent ?? true,
    needsRepresentative: (consumer?.deceased ?? false) && (consumer?.deceasedKnown ?? true),
    instrument:
      instrument?.depositOn && instrument.postdatedDays !== undefined && instrument.postdatedDays !== null
        ? { postdatedDays: instrument.postdatedDays, depositOn: dayIn(instrument.depositOn) }
        : null,
  };
}

function firstOf(before: readonly Event[]): Notice['first'] {
  const first = before.find(({ type }) => type === 'initial_communication');
  return first?.type === 'initial_communication'
    ? { on: dayIn(first.at), withNotice: first.validationInfoIncluded ?? true }
    : null;
}

/** A notice sent by this channel came back, and none has gone another way since; a stated contact point is another one. */
function cameBack(before: readonly Event[], channel: string, elsewhere: boolean): boolean {
  if (elsewhere) return false;
  return before.some((event) => {
    if (event.type !== 'notice_returned') return false;
    const sent = before.find(({ id, type }) => type === 'notice_sent' && id === event.of);
    return sent?.type === 'notice_sent' && (sent.channel ?? 'mail') === channel;
  });
}

export function answerDisclosure(scenario: ScenarioOf<'disclosure_check'>): Answer {
  const { given, when } = scenario;
  const { collector } = situationOf(scenario);
  const where = given.jurisdictions ?? [];
  const rules = rulesOn(DISCLOSURES, dayIn(when.at ?? SOME_DAY), kindsInLaw(collector), new Set()).filter(
    ({ jurisdiction }) => (where as readonly string[]).includes(jurisdiction),
  );
  if (rules.length === 0) return answer('allow', { reasons: ['rule_not_applicable'] });
  const history = given.history ?? [];
  const place = history.findIndex(({ id }) => id !== undefined && id === when.event);
  const itself = place < 0 ? undefined : history[place];
  if (itself?.type === 'call_placed' && itself.message === 'limited_content') return answer('allow');
  const earlier = place < 0 ? history.filter((event) => isBefore(event, when.at)) : history.slice(0, place);
  const wanted = rules.flatMap((rule) =>
    disclosuresOf(rule, { oral: when.occasion === 'conversation' }, earlier.map(talkOf)),
  );
  return wanted.length === 0
    ? answer('allow')
    : answer('require', { require: [...new Set(wanted)] as Answer['require'] });
}

/** A talk at the very time that is asked about is the occasion itself; anything else at that time came before. */
function isBefore({ at, type }: Event, asked: string | null | undefined): boolean {
  if (!asked || at < asked) return true;
  return at === asked && type !== 'inbound' && type !== 'call_placed';
}

const ORAL: ReadonlySet<Way> = new Set(['call', 'voicemail', 'visit']);

/** What was told of the debt in one event of the history. */
function talkOf(event: Event): Talk {
  const head = { at: dayIn(event.at) * 1440, id: event.id ?? null };
  switch (event.type) {
    case 'initial_communication':
      return { ...head, oral: ORAL.has(WAY_CODES[event.channel ?? 'call']), communicated: true };
    case 'call_placed': {
      const debts = [...(event.raised ?? []), ...(event.discussed ?? [])];
      const unstated = event.raised === undefined && event.discussed === undefined;
      const talked = event.outcome === 'conversation' && (debts.length > 0 || unstated);
      const left = event.outcome === 'voicemail' && event.message !== 'limited_content';
      return { ...head, oral: true, communicated: talked || left };
    }
    case 'inbound':
      return {
        ...head,
        oral: ORAL.has(WAY_CODES[event.channel ?? 'call']),
        communicated:
          event.outcome === 'conversation' &&
          (event.discussed === undefined || (event.discussed ?? []).length > 0),
      };
    case 'message_sent':
      return { ...head, oral: ORAL.has(WAY_CODES[event.channel ?? 'data_message']), communicated: true };
    case 'visit':
      return { ...head, oral: true, communicated: event.contactMade ?? false };
    case 'notice_sent':
    case 'demand':
    case 'verification_sent':
      return { ...head, oral: false, communicated: true };
    default:
      return { ...head, oral: false, communicated: false };
  }
}
