/**
 * How does a message centre run in a process of its own?
 *
 * Started by `startSmscApart`, which passes its options and asks how far it has come. It ends with whoever started it.
 */
import { startSmsc } from './smsc.ts';
import type { SmscCount } from './smsc-apart.ts';

const smsc = await startSmsc(JSON.parse(process.argv[2] ?? '{}'));
process.on('message', () => {
  const { submits, texts, unacknowledged } = smsc;
  const { user, system } = process.cpuUsage();
  const count: SmscCount = { submits, texts, unacknowledged, processor: (user + system) / 1e6 };
  process.send!({ count });
});
process.on('disconnect', () => process.exit(0));
process.send!({ port: smsc.port });
