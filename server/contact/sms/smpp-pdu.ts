/**
 * What do the messages of SMPP 3.4 say, and how are they written?
 *
 * The handful that a sender of texts needs (SMPP 3.4 §4): bind, submit_sm, deliver_sm, query_sm, cancel_sm, enquire_link, unbind and
 * generic_nack with their answers. Tested in both directions against another implementation (smpp-pdu.test.ts). Names are the
 * standard's, in our spelling.
 */
import { OctetReader, type OctetWriter } from './smpp-octets.ts';
import type { Tlv } from './smpp-parameters.ts';

/** A message is at least its head; longer than this is garbage: the standard's largest parameter has 64 KB. */
export const HEAD = 16;
export const LONGEST = 70_000;

export const COMMANDS = {
  genericNack: 0x80000000,
  bindReceiver: 0x01,
  bindTransmitter: 0x02,
  query: 0x03,
  submit: 0x04,
  deliver: 0x05,
  unbind: 0x06,
  cancel: 0x08,
  bindTransceiver: 0x09,
  enquireLink: 0x15,
} as const;

/** Set in the command of an answer. */
export const ANSWER = 0x80000000;

/** Bits of esm_class (§5.2.12). */
export const ESM = { kind: 0x3c, receipt: 0x04, intermediate: 0x20, headed: 0x40 } as const;

export interface Address {
  /** Type of number: 0 unknown, 1 international, 2 national, 5 letters. */
  readonly ton: number;
  /** Numbering plan: 1 is E.164. */
  readonly npi: number;
  readonly number: string;
}

export interface Bind {
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
  readonly interfaceVersion: number;
  readonly address: Address;
}

/** submit_sm and deliver_sm have one layout (§4.4.1, §4.6.1). */
export interface ShortMessage {
  readonly serviceType: string;
  readonly from: Address;
  readonly to: Address;
  readonly esmClass: number;
  readonly protocolId: number;
  readonly priority: number;
  readonly scheduled: string;
  readonly validity: string;
  readonly registeredDelivery: number;
  readonly replace: number;
  readonly coding: number;
  readonly defaultMessage: number;
  readonly octets: Buffer;
  readonly tlvs: readonly Tlv[];
}

export interface Query {
  readonly messageId: string;
  readonly from: Address;
}

export interface Queried {
  readonly messageId: string;
  readonly finalDate: string;
  readonly state: number;
  readonly error: number;
}

export interface Cancel {
  readonly serviceType: string;
  readonly messageId: string;
  readonly from: Address;
  readonly to: Address;
}

export interface Head {
  readonly command: number;
  readonly status: number;
  readonly sequence: number;
}

/** One message as read. `type` says what its body is; an answer with an error often has none. */
export type Pdu = Head &
  (
    | { readonly type: 'bind'; readonly bind: Bind }
    | { readonly type: 'bound'; readonly systemId: string; readonly tlvs: readonly Tlv[] }
    | { readonly type: 'submit' | 'deliver'; readonly message: ShortMessage }
    | { readonly type: 'submitted' | 'delivered'; readonly messageId: string }
    | { readonly type: 'query'; readonly query: Query }
    | { readonly type: 'queried'; readonly queried: Queried }
    | { readonly type: 'cancel'; readonly cancel: Cancel }
    | { readonly type: 'bare' }
    | { readonly type: 'unknown' }
    | { readonly type: 'torn' }
  );

/** Reads the message between `from` and `end`, which are its own bounds. Never throws: what is cut short is `torn`. */
export function readPdu(octets: Buffer, from: number, end: number): Pdu {
  const head = {
    command: octets.readUInt32BE(from + 4),
    status: octets.readUInt32BE(from + 8),
    sequence: octets.readUInt32BE(from + 12),
  };
  const reader = new OctetReader(octets, from + HEAD, end);
  const pdu = readBody(head, reader);
  return reader.torn ? { ...head, type: 'torn' } : pdu;
}

function readBody(head: Head, from: OctetReader): Pdu {
  const { command, status, sequence } = head;
  // Spread out, not `...head`: this is done for every message, and a spread costs as much as the reading.
  switch (command) {
    case COMMANDS.submit:
      return { command, status, sequence, type: 'submit', message: readMessage(from) };
    case COMMANDS.deliver:
      return { command, status, sequence, type: 'deliver', message: readMessage(from) };
    case (COMMANDS.submit | ANSWER) >>> 0:
      return { command, status, sequence, type: 'submitted', messageId: textOrNone(from) };
    case (COMMANDS.deliver | ANSWER) >>> 0:
      return { command, status, sequence, type: 'delivered', messageId: textOrNone(from) };
    case COMMANDS.bindReceiver:
    case COMMANDS.bindTransmitter:
    case COMMANDS.bindTransceiver:
      return { command, status, sequence, type: 'bind', bind: readBind(from) };
    case (COMMANDS.bindReceiver | ANSWER) >>> 0:
    case (COMMANDS.bindTransmitter | ANSWER) >>> 0:
    case (COMMANDS.bindTransceiver | ANSWER) >>> 0: {
      const systemId = textOrNone(from);
      return { command, status, sequence, type: 'bound', systemId, tlvs: from.tlvs() };
    }
    case COMMANDS.query:
      return {
        command,
        status,
        sequence,
        type: 'query',
        query: { messageId: from.text(), from: readAddress(from) },
      };
    case (COMMANDS.query | ANSWER) >>> 0:
      return { command, status, sequence, type: 'queried', queried: readQueried(from) };
    case COMMANDS.cancel: {
      const [serviceType, messageId] = [from.text(), from.text()];
      const cancel = { serviceType, messageId, from: readAddress(from), to: readAddress(from) };
      return { command, status, sequence, type: 'cancel', cancel };
    }
    case COMMANDS.genericNack:
    case (COMMANDS.cancel | ANSWER) >>> 0:
    case COMMANDS.enquireLink:
    case (COMMANDS.enquireLink | ANSWER) >>> 0:
    case COMMANDS.unbind:
    case (COMMANDS.unbind | ANSWER) >>> 0:
      return { command, status, sequence, type: 'bare' };
    default:
      return { command, status, sequence, type: 'unknown' };
  }
}

/** An answer that reports an error may leave its body out. */
function textOrNone(from: OctetReader): string {
  return from.left === 0 ? '' : from.text();
}

function readAddress(from: OctetReader): Address {
  return { ton: from.octet(), npi: from.octet(), number: from.text() };
}

function readBind(from: OctetReader): Bind {
  return {
    systemId: from.text(),
    password: from.text(),
    systemType: from.text(),
    interfaceVersion: from.octet(),
    address: readAddress(from),
  };
}

function readQueried(from: OctetReader): Queried {
  if (from.left === 0) return { messageId: '', finalDate: '', state: 0, error: 0 };
  return { messageId: from.text(), finalDate: from.text(), state: from.octet(), error: from.octet() };
}

function readMessage(from: OctetReader): ShortMessage {
  return {
    serviceType: from.text(),
    from: readAddress(from),
    to: readAddress(from),
    esmClass: from.octet(),
    protocolId: from.octet(),
    priority: from.octet(),
    scheduled: from.text(),
    validity: from.text(),
    registeredDelivery: from.octet(),
    replace: from.octet(),
    coding: from.octet(),
    defaultMessage: from.octet(),
    octets: from.octets(from.octet()),
    tlvs: from.left === 0 ? NO_TLVS : from.tlvs(),
  };
}

const NO_TLVS: readonly Tlv[] = [];

/** Writes a message that is its head alone: enquire_link, unbind, generic_nack, their answers, and any answer with an error. */
export function writeBare(to: OctetWriter, command: number, status: number, sequence: number): void {
  to.begin(command, status, sequence, HEAD);
  to.end();
}

export function writeBind(to: OctetWriter, command: number, sequence: number, bind: Bind): void {
  to.begin(command, 0, sequence, 128);
  to.text(bind.systemId, 16);
  to.text(bind.password, 9);
  to.text(bind.systemType, 13);
  to.octet(bind.interfaceVersion);
  writeAddress(to, bind.address, 41);
  to.end();
}

/** The answer to a bind that succeeded. */
export function writeBound(
  to: OctetWriter,
  command: number,
  sequence: number,
  systemId: string,
  tlvs: readonly Tlv[],
): void {
  to.begin((command | ANSWER) >>> 0, 0, sequence, 64 + sizeOf(tlvs));
  to.text(systemId, 16);
  to.tlvs(tlvs);
  to.end();
}

/** Writes submit_sm or deliver_sm. At most 254 octets of text; longer ones go into a parameter (message_payload). */
export function writeMessage(
  to: OctetWriter,
  command: number,
  sequence: number,
  message: ShortMessage,
  tlvs: readonly Tlv[] = message.tlvs,
): void {
  if (message.octets.length > 254) throw new RangeError('more than 254 octets in one short message');
  to.begin(command, 0, sequence, 128 + message.octets.length + sizeOf(tlvs));
  to.text(message.serviceType, 6);
  writeAddress(to, message.from, 21);
  writeAddress(to, message.to, 21);
  to.octet(message.esmClass);
  to.octet(message.protocolId);
  to.octet(message.priority);
  to.text(message.scheduled, 17);
  to.text(message.validity, 17);
  to.octet(message.registeredDelivery);
  to.octet(message.replace);
  to.octet(message.coding);
  to.octet(message.defaultMessage);
  to.octet(message.octets.length);
  to.octets(message.octets);
  to.tlvs(tlvs);
  to.end();
}

/** The good answer to submit_sm (with its id) or deliver_sm (with none). */
export function writeAnswer(to: OctetWriter, command: number, sequence: number, messageId: string): void {
  to.begin((command | ANSWER) >>> 0, 0, sequence, HEAD + 65);
  to.text(messageId, 65);
  to.end();
}

export function writeQuery(to: OctetWriter, sequence: number, query: Query): void {
  to.begin(COMMANDS.query, 0, sequence, 128);
  to.text(query.messageId, 65);
  writeAddress(to, query.from, 21);
  to.end();
}

export function writeQueried(to: OctetWriter, sequence: number, queried: Queried): void {
  to.begin((COMMANDS.query | ANSWER) >>> 0, 0, sequence, 128);
  to.text(queried.messageId, 65);
  to.text(queried.finalDate, 17);
  to.octet(queried.state);
  to.octet(queried.error);
  to.end();
}

export function writeCancel(to: OctetWriter, sequence: number, cancel: Cancel): void {
  to.begin(COMMANDS.cancel, 0, sequence, 192);
  to.text(cancel.serviceType, 6);
  to.text(cancel.messageId, 65);
  writeAddress(to, cancel.from, 21);
  writeAddress(to, cancel.to, 21);
  to.end();
}

function writeAddress(to: OctetWriter, { ton, npi, number }: Address, most: number): void {
  to.octet(ton);
  to.octet(npi);
  to.text(number, most);
}

function sizeOf(tlvs: readonly Tlv[]): number {
  let size = 0;
  for (const { value } of tlvs) size += 4 + value.length;
  return size;
}
