/**
 * How does a sender work in a process of its own?
 *
 * Started with the database's address and the centre's port; sends everything that is due each time it is told to, and says what it
 * came to. It stays, so that what is measured is not the warming up.
 */
import type { Sending } from '../../server/contact/dispatch.ts';
import { Dispatcher } from '../../server/contact/dispatcher.ts';
import { openPool } from '../../server/db/pool.ts';
import { carrierTo, sendingWith } from './dispatch-scene.ts';

/** What one run of a sender came to. Milliseconds of all its connections together; `processor` in seconds. */
export interface Sent {
  readonly sent: number;
  readonly judging: number;
  readonly composing: number;
  readonly carrier: number;
  readonly keeping: number;
  readonly processor: number;
}

const [url, port] = process.argv.slice(2);
const pool = openPool(url!, 8);
const carrier = await carrierTo(Number(port));

async function run(how: Pick<Sending, 'senders' | 'batch'>): Promise<Sent> {
  let composing = 0;
  const sending = sendingWith(carrier, how, (milliseconds) => {
    composing += milliseconds;
  });
  const dispatcher = await Dispatcher.open(pool, sending);
  const before = process.cpuUsage();
  await dispatcher.send();
  const { user, system } = process.cpuUsage(before);
  const { sent, judgingMs, carrierMs, keepingMs } = dispatcher.counts;
  await dispatcher.close();
  return {
    sent,
    judging: judgingMs - composing,
    composing,
    carrier: carrierMs,
    keeping: keepingMs,
    processor: (user + system) / 1e6,
  };
}

process.on('message', (how: Pick<Sending, 'senders' | 'batch'>) => {
  void run(how).then((sent) => process.send!(sent));
});
process.on('disconnect', () => process.exit(0));
process.send!('ready');
