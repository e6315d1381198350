/**
 * What may a borrower decide himself about being contacted, and what does it end at once?
 *
 * Each wish is a fact in his log, entered as soon as he says it: the gate sees it from that commit on, and what waits against it is
 * cancelled in the same transaction. That one contact was wrong is a complaint with the day by which it must be decided; while
 * it is open the gate lets nothing through that collects.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Day, formatDay } from '../../../rules/days.ts';
import { clockOf } from '../../../rules/gate/local-time.ts';
import { takeComplaint } from '../../complaints/take-complaint.ts';
import { transaction } from '../../db/pool.ts';
import type { Told } from '../../db/reading/told-account.ts';
import type { Ending, PersonFact } from '../../gate/person-log.ts';
import { type Known, Silence } from '../../gate/silence.ts';
import { BORROWER } from '../../gate/situation-from.ts';
import { tellOfPeopleIn } from '../../gate/tell-person.ts';
import { ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { ProblemDetails, Refused } from '../problem.ts';
import { DayText } from '../wire.ts';
import { EndedShown } from './ended.ts';
import { endedIn, onThisMachine } from './pay-api.ts';

/** Ways that a borrower may close and open one by one. */
export const CLOSED_WAYS = ['sms', 'email', 'push', 'in-app', 'call', 'letter', 'visit'] as const;

const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day such as 08:30');

export const WishAsked = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('no-contact') }),
  z.object({ wish: z.literal('no-way'), way: z.enum(CLOSED_WAYS) }),
  z.object({ wish: z.literal('way-again'), way: z.enum(CLOSED_WAYS) }),
  z.object({ wish: z.literal('no-address'), address: z.string().min(1).max(100) }),
  z.object({ wish: z.literal('hours'), from: ClockText, to: ClockText }),
  z.object({ wish: z.literal('any-hours') }),
  z.object({ wish: z.literal('withdraw-consent'), scope: z.enum(['call', 'sms', 'time', 'way']) }),
  z.object({
    wish: z.literal('contact-wrong'),
    day: DayText,
    step: z.string().min(1).max(100),
    words: z.string().trim().min(1).max(2000),
  }),
]);
export type WishAsked = z.infer<typeof WishAsked>;

export const WishAnswer = z
  .object({
    ended: EndedShown.nullable(),
    decidedBy: DayText.nullable().describe('Of a complaint: the day by which it must be decided'),
  })
  .meta({ id: 'Wish' });
export type WishAnswer = z.infer<typeof WishAnswer>;

/** The address of wishes, under /api/borrower. */
export function wishesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/:host/:reference/accounts/:account/wishes',
      {
        schema: {
          tags: ['borrower'],
          params: ByAccount,
          body: WishAsked,
          response: { 200: WishAnswer, 400: ProblemDetails, 403: ProblemDetails, 404: ProblemDetails },
        },
      },
      async (request, reply) => {
        onThisMachine(request);
        const since = performance.now() - reply.elapsedTime;
        const told = await ownAccount(house, request.params);
        const today = await house.today();
        return keep(house, told, request.body, today, { at: house.now(today), since });
      },
    );
  };
}

async function keep(
  house: House,
  told: Told,
  asked: WishAsked,
  today: Day,
  known: Known,
): Promise<WishAnswer> {
  const key = { slot: told.key.slot, borrower: told.person.id };
  const { fallen, decidedBy } = await transaction(house.pool, async (client) => {
    const silence = new Silence(known);
    let decidedBy: Day | null = null;
    if (asked.wish === 'contact-wrong') {
      const { collecting } = house;
      const about = `${told.account.id}/${asked.day}/${asked.step}`;
      const complaint = {
        ...{ key, account: told.account.id, region: told.person.region },
        ...({ kind: 'contact', via: 'portal', takenBy: null, theirNumber: null } as const),
        ...{ about, words: asked.words },
      };
      decidedBy = (await takeComplaint(client, complaint, { collecting, today, at: known.at }, silence))
        .dueOn;
    } else {
      const entries = factsOf(asked).map((fact) => ({ key, at: known.at, fact }));
      await tellOfPeopleIn(client, entries, silence);
    }
    return { fallen: await silence.fall(client), decidedBy };
  });
  return { ended: endedIn(fallen, known), decidedBy: decidedBy === null ? null : formatDay(decidedBy) };
}

/** What a wish says, as facts of the person's log. */
function factsOf(asked: Exclude<WishAsked, { wish: 'contact-wrong' }>): Exclude<PersonFact, Ending>[] {
  const by = BORROWER;
  const via = 'portal';
  switch (asked.wish) {
    case 'no-contact':
      return [
        { type: 'opt-out', by, scope: 'person', way: null, address: null, via },
        { type: 'cease-received', via, written: true },
      ];
    case 'no-way':
      return [{ type: 'opt-out', by, scope: 'way', way: asked.way, address: null, via }];
    case 'way-again':
      return [
        {
          type: 'consent',
          scope: 'way',
          directly: true,
          debts: null,
          address: null,
          days: null,
          times: null,
          way: asked.way,
        },
      ];
    case 'no-address':
      return [{ type: 'opt-out', by, scope: 'address', way: null, address: asked.address, via }];
    case 'hours': {
      if (asked.from === asked.to)
        throw new Refused(400, 'These hours have no length.', [
          { where: 'body.to', what: 'from and to are the same', todo: 'Choose a later end.' },
        ]);
      // What suits is named; what does not suit is the rest of the day, over midnight where it has to be.
      const times = [{ weekdays: null, from: clockOf(asked.to), to: clockOf(asked.from) }];
      return [NO_HOURS, { type: 'preference', times, places: [], until: null }];
    }
    case 'any-hours':
      return [NO_HOURS];
    case 'withdraw-consent':
      return [{ type: 'consent-withdrawn', scope: asked.scope, debts: null }];
  }
}

/** Takes back every hour named before: a later wish replaces an earlier one. */
const NO_HOURS = { type: 'preference', times: [], places: [], until: null } as const;
