/**
 * Until when must a record be kept, and may a debt be reported to a bureau? A scenario's question, put to those rules.
 */
import type { Day } from '../../../rules/days.ts';
import { termsOf } from '../../../rules/deadlines/deadline-law.ts';
import { furnishAfterContact, furnishByConsent, type Heard } from '../../../rules/deadlines/furnishing.ts';
import {
  type Floor,
  type Kept,
  keepUntil,
  longer,
  mayPurge,
  type RecordKind,
} from '../../../rules/deadlines/retention.ts';
import type { Finding } from '../../../rules/gate/finding.ts';
import type { ScenarioOf } from '../answer-scenario.ts';
import { type Answer, answer, type Code, type Event, type Scenario } from '../scenario.ts';
import { dayIn } from '../situation-of.ts';
import { dateOf } from './answer-dates.ts';
import { answerOfFinding } from './answer-evidence.ts';
import { debtIn, eventNamed, eventsOf, isAbout, isConsumer, lawDay, lawIn, unruled } from './legal-facts.ts';

type Said = Answer | readonly string[];

const RECORD_CODES: Readonly<Record<Code<'record'>, RecordKind>> = {
  call_log: 'call-log',
  call_recording: 'call-recording',
  document_given_to_consumer: 'document-given',
  compliance_evidence: 'compliance-evidence',
  sharing_record: 'sharing-record',
  impact_assessment: 'impact-assessment',
};

const COLLECTING = [
  'call_placed',
  'message_sent',
  'visit',
  'demand',
  'notice_sent',
  'initial_communication',
] as const;

export function answerRetention(scenario: ScenarioOf<'retention_check'>): Said {
  const law = lawIn(scenario);
  const terms = termsOf(law, 'retention');
  if (terms.length === 0)
    return termsOf(lawIn(scenario, false), 'retention').length > 0
      ? answer('allow', { reasons: ['rule_not_applicable'] })
      : unruled(scenario);
  const { action } = scenario.when;
  const records = (scenario.when.records ?? []).map((code) => RECORD_CODES[code]);
  const recording = termsOf(law, 'recording').some(({ required }) => required);
  const years = terms.flatMap((one) =>
    one.records.includes('call-recording') && one.after === 'made' && 'years' in one.keep
      ? [one.keep.years]
      : [],
  );
  const duty = {
    recordingRequired: recording,
    ...(years.length > 0 ? { retainYearsAfterCall: Math.max(...years) } : {}),
  };
  if (action === 'list_duties') return dutiesOf(records, terms, duty);
  const floors = records.map((kind) => keepUntil(keptOf(kind, scenario), terms));
  const [first, ...rest] = floors;
  if (first === undefined) return ['when.records'];
  const floor = rest.reduce(longer, first);
  if (action !== 'purge') {
    const [lacking] = floor.lacks;
    return lacking && floor.open === null
      ? [lacking]
      : answer('compute', { values: { ...valuesOf(floor), ...duty } });
  }
  return answerOfFinding(mayPurge(floor, lawDay(scenario)), { values: valuesOf(floor) });
}

function valuesOf({ until, open }: Floor): Answer['values'] {
  return {
    ...(until === null ? {} : { retainUntil: dateOf(until) }),
    ...(open === 'debt-cleared' ? { retainUntilEvent: 'debt_settled' } : {}),
  };
}

function dutiesOf(
  records: readonly RecordKind[],
  terms: readonly { readonly records: readonly RecordKind[] }[],
  values: Answer['values'],
): Answer {
  const asked = (kind: RecordKind) =>
    (records.length === 0 || records.includes(kind)) && terms.some((one) => one.records.includes(kind));
  const require: Code<'require'>[] = [
    ...(asked('call-log') ? (['retain_call_log'] as const) : []),
    ...(asked('document-given') ? (['retain_document_given_to_consumer'] as const) : []),
  ];
  return answer(require.length > 0 ? 'require' : 'compute', { require, values });
}

/** A record is of the day of its event, or of the last event it could be of. */
function keptOf(kind: RecordKind, scenario: ScenarioOf<'retention_check'>): Kept {
  const { given, when } = scenario;
  const debt = debtIn(scenario);
  const history = given.history ?? [];
  const named = eventNamed(scenario, when.event);
  const like = history.filter(({ type }) =>
    kind === 'sharing-record'
      ? type === 'data_shared'
      : kind === 'call-recording'
        ? type === 'call_placed'
        : COLLECTING.some((one) => one === type),
  );
  const made = (named ?? like.at(-1))?.at ?? debt.lastCollectionActivityOn;
  const active = history.filter(({ type }) => COLLECTING.some((one) => one === type)).at(-1)?.at;
  const last = debt.lastCollectionActivityOn === undefined ? active : debt.lastCollectionActivityOn;
  return {
    kind,
    madeOn: made ? dayIn(made) : undefined,
    lastActivityOn: last ? dayIn(last) : (last as null | undefined),
    oralPlan: given.plan?.form === 'oral',
    cleared: debt.settled ?? debt.status === 'paid_settled_or_discharged',
  };
}

export function answerFurnish(scenario: ScenarioOf<'furnish_check'>): Said {
  const law = lawIn(scenario);
  const consents = termsOf(law, 'furnish-by-consent');
  const contacts = termsOf(law, 'furnish-after-contact');
  if (consents.length + contacts.length === 0) {
    const others = lawIn(scenario, false);
    const bindsOthers =
      termsOf(others, 'furnish-by-consent').length + termsOf(others, 'furnish-after-contact').length > 0;
    return bindsOthers ? answer('allow', { reasons: ['rule_not_applicable'] }) : unruled(scenario);
  }
  const { given, when } = scenario;
  const debtor = given.persons?.find(({ role }) => (role ?? 'consumer') === 'consumer') ?? {};
  const findings: Finding[] = [
    ...consents.map((terms) =>
      furnishByConsent(
        {
          consent: debtor.furnishConsent === undefined ? true : (debtor.furnishConsent ?? false),
          told: debtor.toldOfNegativeReport === undefined ? true : (debtor.toldOfNegativeReport ?? false),
          negative: when.negative ?? true,
        },
        terms,
      ),
    ),
    ...contacts.flatMap((terms) => contactFinding(scenario, terms.waitDays, debtor.toldOfNegativeReport)),
  ];
  const against = findings.find(({ outcome }) => outcome !== 'pass');
  const disputed = eventsOf(scenario, 'dispute').length > 0;
  return answerOfFinding(against ?? findings[0] ?? { outcome: 'pass' }, {
    require: against === undefined && disputed ? ['mark_as_disputed'] : [],
  });
}

/** Where the history tells of no contact at all, the contact that the law wants first is in order. */
function contactFinding(
  scenario: ScenarioOf<'furnish_check'>,
  waitDays: number,
  told: boolean | null | undefined,
): Finding[] {
  const heard = heardIn(scenario);
  const atIssue = (scenario.given.history ?? []).some(({ type }) =>
    [...COLLECTING, 'inbound', 'notice_returned', 'returns_monitored'].some((one) => one === type),
  );
  const unstated = told === undefined || told === true;
  if (!atIssue && unstated) return [{ outcome: 'pass' }];
  return [furnishAfterContact(heard, { waitDays }, lawDay(scenario))];
}

/** How the person came to hear of the debt. */
function heardIn(scenario: Scenario): Heard[] {
  const history = scenario.given.history ?? [];
  return history.flatMap((event, place): Heard[] => {
    const on = dayIn(event.at);
    const by = heardBy(event, scenario);
    if (by === null) return [];
    if (by === 'talk') return [{ by, on }];
    return [{ by, on, ...returnsOf(event, history.slice(place + 1)) }];
  });
}

function heardBy(event: Event, scenario: Scenario): Heard['by'] | null {
  switch (event.type) {
    case 'call_placed':
      return event.outcome === 'conversation' && isConsumer(event.to, scenario) && isAbout(event)
        ? 'talk'
        : null;
    case 'inbound':
      return event.outcome === 'conversation' && isAbout(event) ? 'talk' : null;
    case 'visit':
      return event.contactMade && isAbout(event) ? 'talk' : null;
    case 'message_sent':
      return isConsumer(event.to, scenario) && isAbout(event) ? sentBy(event.channel) : null;
    case 'notice_sent':
    case 'initial_communication':
    case 'demand':
      return sentBy(event.channel);
    default:
      return null;
  }
}

function sentBy(channel: Code<'channel'> | null | undefined): Heard['by'] | null {
  if (channel === 'call' || channel === 'visit') return 'talk';
  return channel === 'voicemail' ? null : 'sent';
}

/** What came back of a letter or message, and until when somebody looked. */
function returnsOf(sent: Event, later: readonly Event[]): { backOn: Day | null; watchedUntil: Day | null } {
  const of = (one: { readonly of?: string | null }) => !one.of || one.of === sent.id;
  const watched = later.flatMap((one) => (one.type === 'returns_monitored' && of(one) ? [one] : []));
  const back = later.find((one) => one.type === 'notice_returned' && of(one))?.at;
  const seen = watched.find(({ result }) => result === 'returned');
  // On which day of the watch it came back is not told: the first is the one that never lets too much through.
  const backAt = back ?? seen?.at ?? null;
  const until = watched.at(-1)?.until ?? null;
  return { backOn: backAt ? dayIn(backAt) : null, watchedUntil: until ? dayIn(until) : null };
}
