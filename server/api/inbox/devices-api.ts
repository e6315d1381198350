/**
 * On which of my devices am I reminded, and how does that begin and end?
 *
 * A browser that wants reminders subscribes to our public key at its maker's push service and tells us the address. It may tell us
 * only an address of a push service that we talk to. A device is its last subscriber's alone.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { isPushService } from '../../contact/push/push-origins.ts';
import { devicesOf, forgetDevice, forgetDevices, keepDevice } from '../../db/contact/push-device-rows.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { ByReference } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { ProblemDetails, Refused } from '../problem.ts';
import { borrowerAt } from './inbox-api.ts';
import { DeviceAsked, DeviceGone, DevicesAnswer, ThisDevice } from './inbox-schema.ts';

/** As many as one person may have; the rest of the list would be somebody's mistake. */
const MOST_DEVICES = 20;

/** Addresses under /api/borrower. */
export function devicesApi(house: House): FastifyPluginAsyncZod {
  const answers = { 200: DevicesAnswer, 400: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails };
  const schema = { tags: ['borrower'], params: ByReference, response: answers };
  return async (app) => {
    // A question with a body: the address of a browser is a secret, and secrets stand in no URL.
    app.post(
      '/:host/:reference/devices/this',
      { schema: { ...schema, body: ThisDevice } },
      async ({ params, body }) => {
        const { key } = await borrowerAt(house, params);
        return shown(house, key, body.endpoint);
      },
    );
    app.post(
      '/:host/:reference/devices',
      { schema: { ...schema, body: DeviceAsked } },
      async ({ params, body }) => {
        const { key } = await borrowerAt(house, params);
        const { endpoint, keys, language } = body;
        if (house.push === undefined) throw refused(409, 'This lender sends no reminders to devices.');
        if (!isPushService(endpoint, house.push.services))
          throw refused(400, 'The address is not one of a push service.');
        const others = await devicesOf(house.pool, [key]);
        if (others.length >= MOST_DEVICES && !others.some((one) => one.endpoint === endpoint))
          throw refused(409, `There are ${MOST_DEVICES} devices already.`);
        const opens = `/borrower/${encodeURIComponent(params.host)}/${encodeURIComponent(params.reference)}/messages`;
        const since = house.now(await house.today());
        await keepDevice(house.pool, { ...key, endpoint, ...keys, language, opens, since });
        return shown(house, key, endpoint);
      },
    );
    app.post(
      '/:host/:reference/devices/remove',
      { schema: { ...schema, body: DeviceGone } },
      async ({ params, body }) => {
        const { key } = await borrowerAt(house, params);
        if (body.endpoint === null) await forgetDevices(house.pool, key);
        else await forgetDevice(house.pool, body.endpoint, key);
        return shown(house, key, body.endpoint);
      },
    );
  };
}

async function shown(house: House, person: BorrowerKey, endpoint: string | null): Promise<DevicesAnswer> {
  const devices = await devicesOf(house.pool, [person]);
  const on = devices.some((device) => device.endpoint === endpoint);
  return { publicKey: house.push?.publicKey ?? null, on, others: devices.length - (on ? 1 : 0) };
}

function refused(status: number, what: string): Refused {
  return new Refused(status, what, [
    { where: 'body.endpoint', what, todo: 'Use the browser’s own subscription, or remove a device first.' },
  ]);
}
