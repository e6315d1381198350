/**
 * How do two general rule engines write the rules that the gate is measured with?
 *
 * Each rule of the packs that is measured stands here by its name, once as an expression of the Common Expression Language, which
 * is true where the rule refuses, and once as conditions for json-rules-engine. Counting over the log is an expression in
 * CEL, over the log as the gate has it; json-rules-engine has none and is given the counts by functions, which is how it is meant
 * to be used.
 */
import type { TopLevelCondition } from 'json-rules-engine';
import type { Happening } from '../../rules/gate/situation.ts';
import type { Plain } from './decision-facts.ts';

interface Written {
  readonly cel: string;
  readonly json: TopLevelCondition;
}

const is = (fact: string, value: unknown, path?: string) => ({
  fact,
  operator: 'equal',
  value,
  ...(path === undefined ? {} : { path }),
});
const oneOf = (fact: string, value: readonly unknown[], path?: string) => ({
  fact,
  operator: 'in',
  value,
  ...(path === undefined ? {} : { path }),
});
const atLeast = (fact: string, value: number) => ({ fact, operator: 'greaterThanInclusive', value });
const below = (fact: string, value: number, path?: string) => ({
  fact,
  operator: 'lessThan',
  value,
  ...(path === undefined ? {} : { path }),
});

/** Brackets stand so that no engine reads a field which an event does not have: one of them goes on after a second "&&". */
const COUNTED =
  '((e.type == "call" && (e.outcome != "busy" && e.outcome != "not-in-service")) || e.type == "message" || e.type == "visit")';
const TALK = 'e.type == "call" && (e.outcome == "conversation" || e.outcome == "unknown")';
const TRY = 'e.type == "call" && (e.outcome != "conversation" && e.address == f.address)';

const counted = (where: string, most: number) =>
  `size(f.log.filter(e, e.at <= f.at && (${where}))) >= ${most}`;
const held = (kind: string): Written => ({
  cel: `f.holds.exists(h, h.kind == "${kind}" && h.from <= f.day && f.day <= h.to)`,
  json: { all: [{ fact: 'held', operator: 'contains', value: kind }] },
});
const wayIs = (way: string) => `f.way == "${way}"`;

/** Every rule that is measured, under its name in the packs. */
export const RULES: Readonly<Record<string, Written>> = {
  'CN-TIME': {
    cel: 'f.clock < 481.0 || f.clock >= 1320.0',
    json: { any: [below('clock', 481), atLeast('clock', 1320)] },
  },
  'HOUSE-HOURS-SPOKEN': {
    cel: 'f.way in ["call", "visit"] && (f.clock < 540.0 || f.clock >= 1200.0)',
    json: { all: [oneOf('way', ['call', 'visit']), { any: [below('clock', 540), atLeast('clock', 1200)] }] },
  },
  'HOUSE-HOURS-WRITTEN': {
    cel: 'f.way in ["sms", "email"] && (f.clock < 510.0 || f.clock >= 1260.0)',
    json: { all: [oneOf('way', ['sms', 'email']), { any: [below('clock', 510), atLeast('clock', 1260)] }] },
  },
  'CN-FREQ-1': {
    cel: `${wayIs('call')} && ${counted(`e.at >= f.today && (${TALK})`, 3)}`,
    json: { all: [is('way', 'call'), atLeast('talksToday', 3)] },
  },
  'HOUSE-TALKS': {
    cel: `${wayIs('call')} && ${counted(`e.at >= f.today && (${TALK})`, 1)}`,
    json: { all: [is('way', 'call'), atLeast('talksToday', 1)] },
  },
  'CN-FREQ-2': {
    cel: `${wayIs('call')} && ${counted(`e.at >= f.today && (${TRY})`, 6)}`,
    json: { all: [is('way', 'call'), atLeast('triesToday', 6)] },
  },
  'HOUSE-TRIES': {
    cel: `${wayIs('call')} && ${counted(`e.at >= f.today && (${TRY})`, 3)}`,
    json: { all: [is('way', 'call'), atLeast('triesToday', 3)] },
  },
  'HOUSE-DAY': {
    cel: counted(`e.at >= f.today && ${COUNTED}`, 4),
    json: { all: [atLeast('contactsToday', 4)] },
  },
  'HOUSE-WEEK': {
    cel: counted(`e.at >= f.week && ${COUNTED}`, 10),
    json: { all: [atLeast('contactsInWeek', 10)] },
  },
  'HOUSE-MEDIA': {
    cel: 'f.log.exists(e, e.type == "opt-out" && (e.at <= f.at && (e.scope == "way" && e.way == f.way)))',
    json: { all: [is('mediumClosed', true)] },
  },
  'HOUSE-ADDRESS': {
    cel: 'f.log.exists(e, e.type == "opt-out" && (e.at <= f.at && (e.scope == "address" && (e.way == f.way && e.address == f.address))))',
    json: { all: [is('addressClosed', true)] },
  },
  'HOUSE-WRITTEN-STOP': {
    cel: 'f.log.exists(e, e.type == "cease-received" && e.at <= f.at)',
    json: { all: [is('stopped', true)] },
  },
  'HOUSE-DISPUTE': {
    cel: 'f.log.exists(e, e.type == "dispute" && e.at <= f.at)',
    json: { all: [is('disputed', true)] },
  },
  'HOUSE-MILDER-FIRST': {
    cel: '(f.way == "call" && !f.log.exists(e, e.type == "message" && (e.way != "letter" && (e.at >= f.since && e.at <= f.at)))) || (f.way == "visit" && !f.log.exists(e, e.type == "message" && (e.way == "letter" && (e.at >= f.since && e.at <= f.at))))',
    json: {
      any: [
        { all: [is('way', 'call'), is('messageTried', false)] },
        { all: [is('way', 'visit'), is('letterTried', false)] },
      ],
    },
  },
  'HOUSE-VISIT': {
    cel: 'f.way == "visit" && !f.booked',
    json: { all: [is('way', 'visit'), is('booked', false)] },
  },
  'HOUSE-RECORDED': {
    cel: 'f.way == "call" && !f.records',
    json: { all: [is('way', 'call'), is('records', false)] },
  },
  'HOUSE-OWNERSHIP': {
    cel: 'f.address != null && (f.point.state in ["invalid", "wrong"] || f.point.confidence < 80.0)',
    json: {
      all: [
        { fact: 'address', operator: 'notEqual', value: null },
        { any: [oneOf('point', ['invalid', 'wrong'], '$.state'), below('point', 80, '$.confidence')] },
      ],
    },
  },
  'CN-SRC': {
    cel: 'f.address != null && !(f.point.provenance in ["contract", "reserved", "consent", "public", "told-by-contact", "credit-bureau", "used-by-person"])',
    json: {
      all: [
        { fact: 'address', operator: 'notEqual', value: null },
        {
          fact: 'point',
          path: '$.provenance',
          operator: 'notIn',
          value: [
            'contract',
            'reserved',
            'consent',
            'public',
            'told-by-contact',
            'credit-bureau',
            'used-by-person',
          ],
        },
      ],
    },
  },
  'HOUSE-DECEASED': { cel: '!f.person.alive', json: { all: [is('person', false, '$.alive')] } },
  'HOUSE-MINOR': { cel: 'f.person.minor', json: { all: [is('person', true, '$.minor')] } },
  'HOUSE-BANKRUPT': { cel: 'f.person.bankrupt', json: { all: [is('person', true, '$.bankrupt')] } },
  'HOUSE-HARDSHIP': held('hardship'),
  'HOUSE-DISASTER': held('disaster'),
  'HOUSE-PLAN-KEPT': held('plan-kept'),
  'HOUSE-PAID': { cel: '!f.owed', json: { all: [is('owed', false)] } },
};

const isCounted = (event: Happening) =>
  event.type === 'message' ||
  event.type === 'visit' ||
  (event.type === 'call' && event.outcome !== 'busy' && event.outcome !== 'not-in-service');

/** Facts that json-rules-engine works out when a rule asks for them, each once for an attempt. */
export const DERIVED: Readonly<Record<string, (plain: Plain) => unknown>> = {
  talksToday: ({ log, at, today }) =>
    log.filter(
      (e) =>
        e.at <= at &&
        e.at >= today &&
        e.type === 'call' &&
        (e.outcome === 'conversation' || e.outcome === 'unknown'),
    ).length,
  triesToday: ({ log, at, today, address }) =>
    log.filter(
      (e) =>
        e.at <= at &&
        e.at >= today &&
        e.type === 'call' &&
        e.outcome !== 'conversation' &&
        e.address === address,
    ).length,
  contactsToday: ({ log, at, today }) =>
    log.filter((e) => e.at <= at && e.at >= today && isCounted(e)).length,
  contactsInWeek: ({ log, at, week }) => log.filter((e) => e.at <= at && e.at >= week && isCounted(e)).length,
  mediumClosed: ({ log, at, way }) =>
    log.some((e) => e.type === 'opt-out' && e.at <= at && e.scope === 'way' && e.way === way),
  addressClosed: ({ log, at, way, address }) =>
    log.some(
      (e) =>
        e.type === 'opt-out' && e.at <= at && e.scope === 'address' && e.way === way && e.address === address,
    ),
  stopped: ({ log, at }) => log.some((e) => e.type === 'cease-received' && e.at <= at),
  disputed: ({ log, at }) => log.some((e) => e.type === 'dispute' && e.at <= at),
  messageTried: ({ log, at, since }) =>
    log.some((e) => e.type === 'message' && e.way !== 'letter' && e.at >= since && e.at <= at),
  letterTried: ({ log, at, since }) =>
    log.some((e) => e.type === 'message' && e.way === 'letter' && e.at >= since && e.at <= at),
  held: ({ holds, day }) =>
    holds.filter(({ from, to }) => from <= day && to !== null && day <= to).map(({ kind }) => kind),
};
