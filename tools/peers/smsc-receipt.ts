/**
 * How does a message centre write a receipt?
 *
 * As text (SMPP 3.4 appendix B), as parameters, or both, as centres differ in this; with or without the sender's own number.
 */

import { numberTlv, TAGS, textTlv, tlvOf } from '../../server/contact/sms/smpp-parameters.ts';
import { type Address, ESM, type ShortMessage } from '../../server/contact/sms/smpp-pdu.ts';
import { stateWord } from '../../server/contact/sms/smpp-receipt.ts';
import { STATE, type Taken } from './smsc-phones.ts';

export interface ReceiptStyle {
  /** Where a receipt says it: both. */
  readonly receiptForm?: 'both' | 'text' | 'parameters';
  /** The id in a receipt, for centres that write it another way there. */
  readonly receiptId?: (id: string) => string;
  /** Whether receipts echo user_message_reference. */
  readonly echo?: boolean;
}

const NOBODY: Address = { ton: 0, npi: 1, number: '' };

/** A message from the centre with nothing in it. */
export const PLAIN: ShortMessage = {
  serviceType: '',
  from: NOBODY,
  to: NOBODY,
  esmClass: 0,
  protocolId: 0,
  priority: 0,
  scheduled: '',
  validity: '',
  registeredDelivery: 0,
  replace: 0,
  coding: 0,
  defaultMessage: 0,
  octets: Buffer.alloc(0),
  tlvs: [],
};

/** The day that every receipt states, on the centre's clock: 2026-11-22 09:30. */
const DATE = '2611220930';

export function receiptOf({ id, message, state }: Taken, style: ReceiptStyle): ShortMessage {
  const { receiptForm = 'both', receiptId = (same) => same, echo = false } = style;
  const named = receiptId(id);
  const error = state === STATE.undeliverable ? '001' : '000';
  const text = `id:${named} sub:001 dlvrd:001 submit date:${DATE} done date:${DATE} stat:${stateWord(state)} err:${error} text:`;
  const reference = tlvOf(message.tlvs, TAGS.userMessageReference);
  const said = [textTlv(TAGS.receiptedMessageId, named), numberTlv(TAGS.messageState, state, 1)];
  return {
    ...PLAIN,
    from: message.to,
    to: message.from,
    esmClass: ESM.receipt,
    octets: receiptForm === 'parameters' ? PLAIN.octets : Buffer.from(text, 'latin1'),
    tlvs: [
      ...(receiptForm === 'text' ? [] : said),
      ...(echo && reference !== null ? [{ tag: TAGS.userMessageReference, value: reference }] : []),
    ],
  };
}
