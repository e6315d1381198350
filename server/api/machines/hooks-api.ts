/**
 * Where are a lender's systems and its agencies' told, what was sent there, and what goes out once more?
 *
 * Under /api/people, for administrators. An address is looked at before it is kept, and again each time before it is knocked at.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { MACHINES } from '../../../policy/house/doors/machines.ts';
import { DAY_MINUTES, minutesAt } from '../../../rules/gate/local-time.ts';
import { deliveriesOf, deliveryAt, sendAgain, tellOne } from '../../db/machines/delivery-rows.ts';
import {
  addEndpoint,
  allEndpoints,
  changeSecret,
  isEndpoint,
  startEndpoint,
  stopEndpoint,
} from '../../db/machines/endpoint-rows.ts';
import { notePeople } from '../../db/people/staff-rows.ts';
import { transaction } from '../../db/pool.ts';
import { type DoorTerms, faultOfUrl } from '../../machines/webhook-door.ts';
import { freshSecret, sealSecret } from '../../machines/webhook-secret.ts';
import { AGENCY_KINDS, bodyOf, TEST_KIND, WEBHOOK_KINDS } from '../../machines/webhook-words.ts';
import { masterInForce } from '../../vault/key-ring.ts';
import { zoneAround } from '../../zone-table.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { dayFrom } from '../wire.ts';
import { administratorOf, refuseStranger, workingAgencies } from './keys-api.ts';
import {
  AgainAnswer,
  AgainAsked,
  ByDelivery,
  ByEndpoint,
  DeliveriesAnswer,
  DeliveriesAsked,
  DeliveryAnswer,
  EndpointAsked,
  EndpointSecret,
  EndpointsAnswer,
  EndpointWord,
  TestAnswer,
} from './machines-schema.ts';

const problems = problemsAt(400, 401, 403, 404, 409);
const tags = ['people'];
const instant = (minute: number): string => new Date(minute * 60_000).toISOString();

/** The addresses about webhooks. */
export function hooksApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(endpoints(house));
    await app.register(endpointStates(house));
    await app.register(deliveries(house));
    await app.register(sendingAgain(house));
  };
}

function endpoints({ pool, webhooks }: House): FastifyPluginAsyncZod {
  const doors: DoorTerms = webhooks ?? { nets: [], loopback: false };
  return async (app) => {
    app.get('/webhooks', { schema: { tags, response: { 200: EndpointsAnswer, ...problems } } }, async () => ({
      kinds: [...WEBHOOK_KINDS],
      agencyKinds: [...AGENCY_KINDS],
      agencies: await workingAgencies(pool),
      items: (await allEndpoints(pool)).map(({ failing, stoppedAt, ...one }) => ({
        ...one,
        kinds: [...one.kinds],
        madeAt: one.madeAt.toISOString(),
        bothUntil: one.bothUntil?.toISOString() ?? null,
        state:
          stoppedAt !== null ? ('stopped' as const) : failing ? ('failing' as const) : ('works' as const),
      })),
    }));
    app.post(
      '/webhooks',
      { schema: { tags, body: EndpointAsked, response: { 200: EndpointSecret, ...problems } } },
      async ({ body, signedIn }) => {
        const by = administratorOf(signedIn);
        refuseUrl(body.url, doors);
        await refuseStranger(pool, body.agency);
        const secret = freshSecret();
        const endpoint = await transaction(pool, async (client) => {
          const master = await masterInForce(client);
          const made = await addEndpoint(client, body, by, (number) => sealSecret(master, number, secret));
          const whose = body.agency === null ? '' : ` of ${body.agency}`;
          await notePeople(client, by, `made a webhook${whose}: ${new URL(body.url).host}`, String(made));
          return made;
        });
        return { endpoint, secret };
      },
    );
    app.post(
      '/webhooks/:endpoint/secret',
      { schema: { tags, params: ByEndpoint, response: { 200: EndpointSecret, ...problems } } },
      async ({ params: { endpoint }, signedIn }) => {
        const by = administratorOf(signedIn);
        const secret = freshSecret();
        // In one transaction: a change of the master key waits for what is sealed with it.
        await transaction(pool, async (client) => {
          const sealed = sealSecret(await masterInForce(client), endpoint, secret);
          if (!(await changeSecret(client, endpoint, sealed, MACHINES.webhooks.bothHours)))
            throw noEndpoint();
          await notePeople(client, by, 'changed the secret of a webhook', String(endpoint));
        });
        return { endpoint, secret };
      },
    );
  };
}

function endpointStates({ pool, ...house }: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/webhooks/:endpoint/stop',
      { schema: { tags, params: ByEndpoint, response: { 200: EndpointWord, ...problems } } },
      async ({ params: { endpoint }, signedIn }) => {
        const by = administratorOf(signedIn);
        if (!(await stopEndpoint(pool, endpoint, `by ${by}`))) throw noEndpoint();
        await notePeople(pool, by, 'stopped a webhook', String(endpoint));
        return { state: 'stopped' as const };
      },
    );
    app.post(
      '/webhooks/:endpoint/start',
      { schema: { tags, params: ByEndpoint, response: { 200: EndpointWord, ...problems } } },
      async ({ params: { endpoint }, signedIn }) => {
        const by = administratorOf(signedIn);
        const now = house.now(await house.today());
        if (!(await startEndpoint(pool, endpoint, now))) throw noEndpoint();
        await notePeople(pool, by, 'started a webhook', String(endpoint));
        return { state: 'started' as const };
      },
    );
  };
}

function deliveries({ pool }: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/webhooks/:endpoint/deliveries',
      {
        schema: {
          tags,
          params: ByEndpoint,
          querystring: DeliveriesAsked,
          response: { 200: DeliveriesAnswer, ...problems },
        },
      },
      async ({ params: { endpoint }, query: { state = null, kind = null, after, size } }) => {
        const before = after === undefined ? null : readCursor(after, 1)[0]!;
        const rows = await deliveriesOf(pool, endpoint, { state, kind, before }, size + 1);
        return {
          items: rows.slice(0, size).map(({ nextAt, ...one }) => ({
            ...one,
            position: one.position.toString(),
            at: instant(one.at),
            nextAt: one.state === 'waiting' ? instant(nextAt) : null,
          })),
          next: nextOf(rows, size, ({ position }) => [position]),
        };
      },
    );
    app.get(
      '/webhooks/:endpoint/deliveries/:position',
      { schema: { tags, params: ByDelivery, response: { 200: DeliveryAnswer, ...problems } } },
      async ({ params: { endpoint, position } }) => {
        const one = await deliveryAt(pool, endpoint, BigInt(position));
        if (one === null) throw noEndpoint();
        const { id, kind, state, host, tries } = one;
        return {
          ...{ id, kind, state, body: bodyOf(one, host) },
          tries: tries.map(({ at, ...rest }) => ({ ...rest, at: instant(at) })),
        };
      },
    );
  };
}

function sendingAgain({ pool, collecting, ...house }: House): FastifyPluginAsyncZod {
  const minuteNow = async () => house.now(await house.today());
  return async (app) => {
    app.post(
      '/webhooks/:endpoint/again',
      { schema: { tags, params: ByEndpoint, body: AgainAsked, response: { 200: AgainAnswer, ...problems } } },
      async ({ params: { endpoint }, body: { position, failedSince }, signedIn }) => {
        administratorOf(signedIn);
        const which =
          position === undefined
            ? { since: midnightOf(dayFrom(failedSince!), collecting.timeZone) }
            : { position: BigInt(position) };
        return { again: await sendAgain(pool, endpoint, which, await minuteNow()) };
      },
    );
    app.post(
      '/webhooks/:endpoint/test',
      { schema: { tags, params: ByEndpoint, response: { 200: TestAnswer, ...problems } } },
      async ({ params: { endpoint }, signedIn }) => {
        administratorOf(signedIn);
        if (!(await isEndpoint(pool, endpoint))) throw noEndpoint();
        const id = `evt_${randomUUID().replaceAll('-', '')}`;
        const data = JSON.stringify({
          accounts: [],
          test: 'Nothing happened: somebody looks whether you hear.',
        });
        const event = { id, kind: TEST_KIND, at: await minuteNow(), data };
        return { position: (await tellOne(pool, endpoint, event)).toString() };
      },
    );
  };
}

function midnightOf(day: number, timeZone: string): number {
  return minutesAt(zoneAround(timeZone, day * DAY_MINUTES), day, 0)[0] ?? day * DAY_MINUTES;
}

const FAULTS = {
  'not-an-address': ['it is no address of a web server', 'Write it as https://host/path.'],
  'not-secure': ['it does not begin with https://', 'Give the endpoint a certificate.'],
  'not-open': [
    'it leads to this machine or into a private net',
    'Give one of the open net, or name the net in the carriers file.',
  ],
} as const;

function refuseUrl(url: string, doors: DoorTerms): void {
  const fault = faultOfUrl(url, doors);
  if (fault === null) return;
  const [what, todo] = FAULTS[fault];
  throw new Refused(400, `This address cannot be told: ${what}.`, [{ where: 'body.url', what: fault, todo }]);
}

const noEndpoint = () =>
  new Refused(404, 'There is no such webhook, or nothing of it to be changed.', [
    { where: 'params.endpoint', what: 'not there', todo: 'Look at the list again.' },
  ]);
