/**
 * To whom do the senders of a rehearsal hand messages, and what truly arrived there?
 *
 * To exchanges of the rehearsal's own, which can misbehave in any way that can be thought of, or to the peers of the real protocols
 * (`real-ends.ts`). Either lives in the process that rehearses: it outlives every sender, and notes each arrival by the key of its
 * message, on the clock of the machine.
 */
import type { Channel } from '../../../rules/account.ts';
import type { Way } from '../../../rules/gate/situation.ts';
import type { Pool } from '../../../server/db/pool.ts';
import { Exchange, type Faults } from '../../peers/exchange.ts';

/** How a sender reaches one far end: by the exchange's own language, or through the product's carrier of that way. */
export type LineOrder =
  | { readonly far: 'exchange'; readonly way: Way; readonly port: number; readonly knowsKeys: boolean }
  | { readonly far: 'peer'; readonly way: Way; readonly port: number };

/** Something that arrived, perhaps again. `at`: milliseconds since 1970. */
export interface Arrival {
  readonly key: string;
  readonly at: number;
}

/** One far end. */
export interface FarEnd {
  readonly channel: Channel;
  readonly order: LineOrder;
  /** To its person a message that arrives again under its key is the same one: an e-mail, a reminder with its tag. */
  readonly sameAgain: boolean;
  /** How many arrived so far; null where it is only seen in the end. */
  arrived(): number | null;
  arrivals(pool: Pool): Promise<readonly Arrival[]>;
  /** Keys of what arrived here and was given back when it was asked for: its person never saw it. */
  givenBack(): ReadonlySet<string>;
  /** Something goes wrong for a moment. */
  trouble(chance: () => number): void;
  /** Nothing goes wrong any more, and what it kept back is told. */
  calm(): void;
  close(): Promise<void>;
}

export const NOTHING: ReadonlySet<string> = new Set();

const FAULTS: readonly { channel: Channel; way: Way; knowsKeys: boolean; faults: Faults }[] = [
  {
    channel: 'sms',
    way: 'sms',
    knowsKeys: false,
    faults: { mute: 0.01, silent: 0.05, twice: 0.1, early: 0.3 },
  },
  { channel: 'in-app', way: 'in-app', knowsKeys: true, faults: { cut: 0.0005, shuffled: 40, twice: 0.1 } },
  { channel: 'push', way: 'push', knowsKeys: true, faults: { mute: 0.01, busy: 0.02, early: 0.5 } },
  {
    channel: 'e-mail',
    way: 'email',
    knowsKeys: false,
    faults: { bounced: 0.1, shuffled: 60, refused: 0.02 },
  },
];

/** Exchanges for four ways, each with faults of its own. */
export function openExchanges(seed: number): Promise<FarEnd[]> {
  return Promise.all(
    FAULTS.map(async ({ channel, way, knowsKeys, faults }, place): Promise<FarEnd> => {
      const exchange = await Exchange.start({ seed: seed + place, knowsKeys, faults, name: `${way}-` });
      return {
        channel,
        order: { far: 'exchange', way, knowsKeys, port: exchange.port },
        sameAgain: false,
        arrived: () => exchange.inbox.length,
        arrivals: async () => exchange.inbox,
        givenBack: () => NOTHING,
        trouble: (chance) => {
          if (chance() < 0.1) exchange.cut();
        },
        calm: () => exchange.tellRest(),
        close: () => exchange.close(),
      };
    }),
  );
}
