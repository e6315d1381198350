/**
 * Which debts take a special path, and how far has each come? And which claims grow too old?
 */
import { stringify } from 'csv-stringify/sync';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import { faultOfPathEnd } from '../../../rules/court/special-path.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { doPathStep, endPath, openPath, type PathDone, termsOfPath } from '../../court/path-desk.ts';
import { alarmCounts, type CalendarRow, calendarRows } from '../../db/court/limitation-rows.ts';
import { openPaths, type PathRow } from '../../db/court/path-rows.ts';
import { type PersonBytes, toldPerson } from '../../vault/sealed-person.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { accountNamed } from '../oversight/named-account.ts';
import { partsOf } from '../oversight/oversight-api.ts';
import { problemsAt, Refused } from '../problem.ts';
import { attached, TABLE_TYPES } from '../serving/attached.ts';
import {
  CalendarAnswer,
  CalendarAsked,
  CalendarFileAsked,
  PathAsked,
  PathDoneAnswer,
  PathEndAsked,
  PathParams,
  PathStepAsked,
  PathsAnswer,
} from './court-schema.ts';

const problems = problemsAt(400, 403, 404, 409);
const tags = ['court'];
const PAGE = 100;
const MOST = 5_000;
const DAY_MS = 86_400_000;

/** The addresses under /api/court about paths and the calendar. */
export function pathsApi(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  const done = { 200: PathDoneAnswer, ...problems };
  const acting = async (by: string) => {
    const today = await house.today();
    return { by, today, at: house.now(today) };
  };
  return async (app) => {
    await app.register(calendar(house));
    app.get('/paths', { schema: { tags, response: { 200: PathsAnswer } } }, async () => {
      const rows = await openPaths(pool, PAGE);
      return { today: formatDay(await house.today()), items: rows.map(pathView) };
    });
    app.post('/paths', { schema: { tags, body: PathAsked, response: done } }, async ({ body }) => {
      const key = await accountNamed(house, body.account, 'body.account');
      return told(await openPath(pool, key, body.kind, await acting(body.by)));
    });
    const one = { tags, params: PathParams, response: done };
    app.post('/paths/:path/step', { schema: { ...one, body: PathStepAsked } }, async ({ params, body }) =>
      told(await doPathStep(pool, keyFrom(params.path), body, await acting(body.by))),
    );
    app.post('/paths/:path/end', { schema: { ...one, body: PathEndAsked } }, async ({ params, body }) =>
      told(await endPath(pool, keyFrom(params.path), body.end, await acting(body.by))),
    );
  };
}

function keyFrom(text: string) {
  const [slot, borrower, pathNo] = partsOf(text);
  return { slot, borrower, pathNo };
}

function pathView(row: PathRow & { readonly person: PersonBytes }) {
  const terms = termsOfPath(row.kind);
  return {
    key: `${row.slot}-${row.borrower}-${row.pathNo}`,
    account: String(row.accountId),
    who: maskedName(toldPerson(row.person).name),
    ...{ kind: row.kind, openedOn: formatDay(row.openedOn), rests: terms.rests, source: terms.source },
    speakTo: [...terms.speakTo],
    steps: terms.steps.map(({ id, says, documents }) => ({
      ...{ id, says, documents: [...documents] },
      done: row.done.includes(id),
    })),
    ends: terms.ends.map(({ id, says }) => ({
      id,
      says,
      open: faultOfPathEnd(terms, row.done, id) === null,
    })),
  };
}

const REFUSALS = {
  'no-account': () => new Refused(404, 'There is no such account.'),
  'no-path': () => new Refused(404, 'There is no such open path.'),
  'open-already': () => new Refused(409, 'Such a path is open already.'),
  'no-such-step': () => new Refused(400, 'The path has no such step.'),
  'no-such-end': () => new Refused(400, 'The path has no such end.'),
  'done-before': () => new Refused(409, 'The step was done before.'),
  'not-yet': () => new Refused(409, 'An earlier step is still to be done.'),
  'document-missing': () => new Refused(409, 'The step needs one of its documents.'),
  'steps-open': () => new Refused(409, 'Steps that this end needs are still to be done.'),
} as const;

function told(done: PathDone) {
  if (done.state === 'done') return { state: 'done' as const };
  throw REFUSALS[done.why]();
}

function calendar(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.get(
      '/calendar',
      { schema: { tags, querystring: CalendarAsked, response: { 200: CalendarAnswer, ...problems } } },
      async ({ query }) => {
        const today = await house.today();
        const after =
          query.after === undefined ? null : (readCursor(query.after, 3) as [bigint, bigint, bigint]);
        const rows = await calendarRows(pool, today + query.within, PAGE, after);
        return {
          today: formatDay(today),
          items: rows.slice(0, PAGE).map((row) => calendarLine(row, today)),
          next: nextOf(rows, PAGE, (last) => [last.ends!, last.slot, last.accountId]),
          alarms: await alarmCounts(pool),
        };
      },
    );
    app.get(
      '/calendar/file',
      { schema: { tags, querystring: CalendarFileAsked, response: problems } },
      async ({ query: { within, kind, language } }, reply) => {
        const today = await house.today();
        const rows = (await calendarRows(pool, today + within, MOST, null)).slice(0, MOST);
        const lines = rows.map((row) => calendarLine(row, today));
        return kind === 'csv'
          ? attached(reply, TABLE_TYPES.csv, 'limitation.csv').send(
              stringify(lines, {
                bom: true,
                header: true,
                columns: ['account', 'ends', 'daysLeft', 'alarm', 'case'],
                escape_formulas: true,
              }),
            )
          : attached(reply, 'text/calendar; charset=utf-8', 'limitation.ics').send(
              calendarFile(lines, language, today),
            );
      },
    );
  };
}

type CalendarLine = CalendarAnswer['items'][number];

function calendarLine(row: CalendarRow, today: Day): CalendarLine {
  return {
    key: `${row.slot}-${row.accountId}`,
    account: String(row.accountId),
    who: maskedName(toldPerson(row.person).name),
    ends: formatDay(row.ends!),
    daysLeft: row.ends! - today,
    alarm: row.alarm,
    case: row.caseNo === null ? null : `${row.slot}-${row.borrower}-${row.caseNo}`,
  };
}

const WORDS = {
  'zh-CN': { name: '诉讼时效日历', title: (account: string) => `诉讼时效届满：账户 ${account}` },
  en: { name: 'Limitation calendar', title: (account: string) => `Limitation ends: account ${account}` },
} as const;

/** RFC 5545, a whole day each with alarms 90 and 30 days before; no name stands in it. */
function calendarFile(lines: readonly CalendarLine[], language: Language, made: Day): string {
  const words = WORDS[language];
  const file = ical({ name: words.name, prodId: { company: 'Anhuan', product: 'limitation' } });
  file.method(ICalCalendarMethod.PUBLISH);
  for (const { account, ends, daysLeft } of lines) {
    const start = (made + daysLeft) * DAY_MS;
    const event = file.createEvent({
      id: `${ends}-${account}@limitation.anhuan`,
      ...{ start: new Date(start), end: new Date(start + DAY_MS), allDay: true, timezone: 'UTC' },
      stamp: new Date(made * DAY_MS),
      summary: words.title(account),
    });
    for (const days of [90, 30]) event.createAlarm({ type: ICalAlarmType.display, trigger: days * 86_400 });
  }
  return file.toString();
}
