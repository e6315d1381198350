/**
 * Which parameters may follow the fixed ones of a message, and what do they hold?
 *
 * Tag, length, value (SMPP 3.4 §5.3). Only those are named that a sender of texts reads or writes; others are kept as octets.
 */

/** A parameter behind the fixed ones: tag and value (SMPP 3.4 §5.3). */
export interface Tlv {
  readonly tag: number;
  readonly value: Buffer;
}

export const TAGS = {
  payloadType: 0x0019,
  receiptedMessageId: 0x001e,
  userMessageReference: 0x0204,
  sarReference: 0x020c,
  sarTotal: 0x020e,
  sarSequence: 0x020f,
  scInterfaceVersion: 0x0210,
  networkErrorCode: 0x0423,
  messagePayload: 0x0424,
  messageState: 0x0427,
} as const;

/** The value of a parameter, or null. */
export function tlvOf(tlvs: readonly Tlv[], tag: number): Buffer | null {
  for (const tlv of tlvs) if (tlv.tag === tag) return tlv.value;
  return null;
}

/** A parameter that is a whole number of one, two or four octets; null when absent or of another length. */
export function tlvNumber(tlvs: readonly Tlv[], tag: number): number | null {
  const value = tlvOf(tlvs, tag);
  if (value === null || ![1, 2, 4].includes(value.length)) return null;
  return value.readUIntBE(0, value.length);
}

/** A parameter that is a text, without its closing zero. */
export function tlvText(tlvs: readonly Tlv[], tag: number): string | null {
  const value = tlvOf(tlvs, tag);
  if (value === null) return null;
  const close = value.indexOf(0);
  return value.toString('latin1', 0, close === -1 ? value.length : close);
}

export function numberTlv(tag: number, value: number, octets: 1 | 2 | 4): Tlv {
  const buffer = Buffer.alloc(octets);
  buffer.writeUIntBE(value, 0, octets);
  return { tag, value: buffer };
}

export function textTlv(tag: number, value: string): Tlv {
  return { tag, value: Buffer.from(`${value}\0`, 'latin1') };
}
