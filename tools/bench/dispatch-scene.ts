/**
 * What does a sender of the bench work with?
 *
 * The house, its approved texts, the law of China, and a carrier to the message centre: the same in every process that sends.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { approvedFrom } from '../../policy/words/house-use.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { dayOf } from '../../rules/days.ts';
import { TextShelf } from '../../rules/words/approved-text.ts';
import { openSmpp, type SmppCarrier } from '../../server/contact/carriers/smpp-carrier.ts';
import { compose } from '../../server/contact/compose.ts';
import { type Sending, USUAL } from '../../server/contact/dispatch.ts';
import { Line } from '../../server/contact/line.ts';
import { lawFor } from '../../server/gate/law-for.ts';
import { NOON, rehearsedHouse } from '../rehearsal/gate-scene.ts';
import { RULES } from '../rehearsal/scene.ts';

const REGION = 'CN-33';
export const house = rehearsedHouse({ at: NOON }, lawFor(REGION, HOUSE));
const writing = {
  collecting: HOUSE,
  products: PRODUCTS,
  ladder: FIRST_LADDER,
  letterheads: LETTERHEADS,
  texts: new TextShelf(approvedFrom(HOUSE_TEMPLATES, dayOf(2026, 1, 1))),
};

/** A carrier to a centre of the bench, as fast as it takes. */
export function carrierTo(port: number): Promise<SmppCarrier> {
  const account = { host: '127.0.0.1', systemId: 'anhuan', password: 'secret', from: '10690001' };
  return openSmpp({ ...account, port, window: 500, perSecond: 1_000_000, costOfPart: 500 }, async () => {});
}

/** How dispatch runs on the bench; `composed` hears how long each message took to be put into words. */
export function sendingWith(
  carrier: SmppCarrier,
  { senders, batch }: Pick<Sending, 'senders' | 'batch'>,
  composed: (milliseconds: number) => void,
): Sending {
  return {
    ...USUAL,
    slotsTogether: 64,
    house,
    rules: RULES,
    senders,
    batch,
    lines: [new Line({ carrier })],
    compose: (wanted, person, minute, code) => {
      const began = performance.now();
      const words = compose(wanted, person, minute, code, writing);
      composed(performance.now() - began);
      return words;
    },
  };
}
