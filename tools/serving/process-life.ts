/**
 * When does a process that runs for good end, and at which minute may it rehearse?
 *
 * It ends when it is asked to, once. Only against far ends on this machine may a house stand still at a minute of its book's day:
 * a rehearsal must never reach a person.
 */
import { type Clock, clockOf } from '../../rules/gate/local-time.ts';
import type { CarriersFile } from '../../server/serving/carriers-file.ts';
import { Trouble } from '../../server/trouble.ts';

/** Until Ctrl-C, or whoever started us asks us to end. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** The time of day of `--rehearse-at`; null without it. Throws where a carrier of the file is not on this machine. */
export function rehearsedAt(option: string | boolean | undefined, file: CarriersFile | null): Clock | null {
  if (option === undefined) return null;
  if (typeof option !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(option))
    throw new Trouble(`"${option}" is no time of day.`, 'It looks like this: --rehearse-at 10:00');
  for (const carrier of file?.carriers ?? []) {
    const far = farEndsOf(carrier).find((host) => !/^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/.test(host));
    if (far !== undefined)
      throw new Trouble(
        `${carrier.name} leads to ${far}: a rehearsal never leaves this machine.`,
        'Leave --rehearse-at out, or use a carriers file whose far ends are on 127.0.0.1.',
      );
  }
  return clockOf(option);
}

/** The hosts that a carrier connects to. */
function farEndsOf(carrier: CarriersFile['carriers'][number]): string[] {
  const hostOf = (address: string) => new URL(address).hostname;
  switch (carrier.kind) {
    case 'smpp':
    case 'mail':
      return [carrier.host];
    case 'sms-http':
      return [hostOf(carrier.endpoint)];
    case 'push':
      return carrier.services.map((service) => hostOf(service.replace('*.', '')));
    case 'post':
    case 'exchange':
      return [hostOf(carrier.address)];
    case 'in-app':
      return [];
    default:
      return carrier satisfies never;
  }
}
