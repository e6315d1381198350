import fc from 'fast-check';
import smpp from 'smpp';
import { describe, expect, test } from 'vitest';
import { FrameReader } from './smpp-frames.ts';
import { OctetWriter } from './smpp-octets.ts';
import { numberTlv, TAGS, textTlv, tlvNumber, tlvText } from './smpp-parameters.ts';
import {
  ANSWER,
  COMMANDS,
  type Pdu,
  readPdu,
  type ShortMessage,
  writeAnswer,
  writeBare,
  writeBind,
  writeBound,
  writeCancel,
  writeMessage,
  writeQueried,
  writeQuery,
} from './smpp-pdu.ts';

const SEED = 20261122;
const RUNS = { seed: SEED, numRuns: 300 };

const letters = (most: number) => fc.string({ unit: fc.constantFrom(...'abcXYZ0189+-_. '), maxLength: most });
const octet = fc.integer({ min: 0, max: 255 });
const sequence = fc.integer({ min: 1, max: 0x7fffffff });
const address = fc.record({ ton: octet, npi: octet, number: letters(20) });
const octets = fc.uint8Array({ maxLength: 254 }).map((bytes) => Buffer.from(bytes));

const message = fc.record({
  serviceType: letters(5),
  from: address,
  to: address,
  esmClass: octet,
  protocolId: octet,
  priority: octet,
  scheduled: fc.constantFrom('', '261122093000000+'),
  validity: fc.constantFrom('', '000001020304000R'),
  registeredDelivery: octet,
  replace: octet,
  coding: octet,
  defaultMessage: octet,
  octets,
});

const written = (write: (to: OctetWriter) => void): Buffer => {
  const writer = new OctetWriter();
  write(writer);
  return Buffer.from(writer.take());
};

const read = (bytes: Buffer): Pdu => readPdu(bytes, 0, bytes.readUInt32BE(0));

/** What the other implementation reads, before it interprets texts and times. */
function readByOther(bytes: Buffer): Record<string, unknown> {
  const filter = smpp.PDU.prototype._filter;
  smpp.PDU.prototype._filter = () => {};
  try {
    return { ...new smpp.PDU(bytes) };
  } finally {
    smpp.PDU.prototype._filter = filter;
  }
}

const asOther = (from: Omit<ShortMessage, 'tlvs'>) => ({
  service_type: from.serviceType,
  source_addr_ton: from.from.ton,
  source_addr_npi: from.from.npi,
  source_addr: from.from.number,
  dest_addr_ton: from.to.ton,
  dest_addr_npi: from.to.npi,
  destination_addr: from.to.number,
  esm_class: from.esmClass,
  protocol_id: from.protocolId,
  priority_flag: from.priority,
  schedule_delivery_time: from.scheduled,
  validity_period: from.validity,
  registered_delivery: from.registeredDelivery,
  replace_if_present_flag: from.replace,
  data_coding: from.coding,
  sm_default_msg_id: from.defaultMessage,
  short_message: from.octets,
});

describe('against another implementation', () => {
  test('what we write, it reads: texts in both directions', () => {
    fc.assert(
      fc.property(message, sequence, fc.option(fc.nat(0xffff)), (fields, number, reference) => {
        for (const [command, name] of [
          [COMMANDS.submit, 'submit_sm'],
          [COMMANDS.deliver, 'deliver_sm'],
        ] as const) {
          const tlvs = [
            ...(reference === null ? [] : [numberTlv(TAGS.userMessageReference, reference, 2)]),
            textTlv(TAGS.receiptedMessageId, 'abc'),
            numberTlv(TAGS.messageState, 2, 1),
          ];
          const bytes = written((to) => writeMessage(to, command, number, { ...fields, tlvs }));
          const other = readByOther(bytes);
          expect(other).toMatchObject({
            command: name,
            command_length: bytes.length,
            sequence_number: number,
            ...asOther(fields),
            receipted_message_id: 'abc',
            message_state: 2,
          });
          expect(other.user_message_reference).toBe(reference ?? undefined);
        }
      }),
      RUNS,
    );
  });

  test('what it writes, we read: texts in both directions', () => {
    fc.assert(
      fc.property(message, sequence, fc.nat(0xffff), (fields, number, reference) => {
        for (const [type, name] of [
          ['submit', 'submit_sm'],
          ['deliver', 'deliver_sm'],
        ] as const) {
          const bytes = new smpp.PDU(name, {
            ...asOther(fields),
            sequence_number: number,
            user_message_reference: reference,
            receipted_message_id: 'abc',
          }).toBuffer();
          const pdu = read(bytes);
          expect(pdu).toMatchObject({ type, sequence: number, status: 0, message: fields });
          if (pdu.type !== 'submit' && pdu.type !== 'deliver') throw new Error(pdu.type);
          expect(tlvNumber(pdu.message.tlvs, TAGS.userMessageReference)).toBe(reference);
          expect(tlvText(pdu.message.tlvs, TAGS.receiptedMessageId)).toBe('abc');
        }
      }),
      RUNS,
    );
  });

  test('binds and their answers', () => {
    fc.assert(
      fc.property(
        letters(15),
        letters(8),
        letters(12),
        octet,
        address,
        sequence,
        (systemId, password, systemType, version, from, number) => {
          const bind = { systemId, password, systemType, interfaceVersion: version, address: from };
          const theirs = {
            system_id: systemId,
            password,
            system_type: systemType,
            interface_version: version,
            addr_ton: from.ton,
            addr_npi: from.npi,
            address_range: from.number,
          };
          const command = COMMANDS.bindTransceiver;
          expect(readByOther(written((to) => writeBind(to, command, number, bind)))).toMatchObject(theirs);
          const bytes = new smpp.PDU('bind_transceiver', { ...theirs, sequence_number: number }).toBuffer();
          expect(read(bytes)).toMatchObject({ type: 'bind', command, bind });
          const answer = written((to) =>
            writeBound(to, command, number, systemId, [numberTlv(TAGS.scInterfaceVersion, 0x34, 1)]),
          );
          expect(readByOther(answer)).toMatchObject({ system_id: systemId, sc_interface_version: 0x34 });
          const theirAnswer = new smpp.PDU('bind_transceiver_resp', {
            system_id: systemId,
            sequence_number: number,
          });
          expect(read(theirAnswer.toBuffer())).toMatchObject({ type: 'bound', systemId, sequence: number });
        },
      ),
      RUNS,
    );
  });

  test('queries, cancels and their answers', () => {
    fc.assert(
      fc.property(
        letters(64),
        address,
        address,
        octet,
        octet,
        sequence,
        (messageId, from, to, state, error, number) => {
          const source = { source_addr_ton: from.ton, source_addr_npi: from.npi, source_addr: from.number };
          const dest = { dest_addr_ton: to.ton, dest_addr_npi: to.npi, destination_addr: to.number };
          const head = { sequence_number: number, message_id: messageId };
          expect(
            readByOther(written((writer) => writeQuery(writer, number, { messageId, from }))),
          ).toMatchObject({ ...head, ...source });
          expect(read(new smpp.PDU('query_sm', { ...head, ...source }).toBuffer())).toMatchObject({
            query: { messageId, from },
          });
          const queried = { messageId, finalDate: '', state, error };
          const theirs = { ...head, final_date: '', message_state: state, error_code: error };
          expect(readByOther(written((writer) => writeQueried(writer, number, queried)))).toMatchObject(
            theirs,
          );
          expect(read(new smpp.PDU('query_sm_resp', theirs).toBuffer())).toMatchObject({ queried });
          const cancel = { serviceType: 'CMT', messageId, from, to };
          const theirCancel = { ...head, service_type: 'CMT', ...source, ...dest };
          expect(readByOther(written((writer) => writeCancel(writer, number, cancel)))).toMatchObject(
            theirCancel,
          );
          expect(read(new smpp.PDU('cancel_sm', theirCancel).toBuffer())).toMatchObject({ cancel });
        },
      ),
      RUNS,
    );
  });

  test.each([
    ['enquire_link', COMMANDS.enquireLink],
    ['enquire_link_resp', COMMANDS.enquireLink | ANSWER],
    ['unbind', COMMANDS.unbind],
    ['unbind_resp', COMMANDS.unbind | ANSWER],
    ['generic_nack', COMMANDS.genericNack],
    ['cancel_sm_resp', COMMANDS.cancel | ANSWER],
  ])('%s is its head alone', (name, signed) => {
    const command = signed >>> 0;
    const bytes = written((to) => writeBare(to, command, 0x45, 7));
    expect(bytes).toEqual(new smpp.PDU(name, { command_status: 0x45, sequence_number: 7 }).toBuffer());
    expect(read(bytes)).toEqual({ type: 'bare', command, status: 0x45, sequence: 7 });
  });

  test('answers to texts, good and bad', () => {
    const good = written((to) => writeAnswer(to, COMMANDS.submit, 7, 'abc'));
    expect(good).toEqual(
      new smpp.PDU('submit_sm_resp', { sequence_number: 7, message_id: 'abc' }).toBuffer(),
    );
    expect(read(good)).toMatchObject({ type: 'submitted', messageId: 'abc', status: 0 });
    const bad = new smpp.PDU('submit_sm_resp', { sequence_number: 7, command_status: 0x58 }).toBuffer();
    expect(read(bad)).toMatchObject({ type: 'submitted', messageId: '', status: 0x58 });
  });
});

describe('what is not right', () => {
  test('a message cut anywhere is torn, never an exception', () => {
    fc.assert(
      fc.property(message, fc.nat(400), (fields, cut) => {
        const whole = written((to) =>
          writeMessage(to, COMMANDS.deliver, 7, { ...fields, tlvs: [textTlv(0x1e, 'abcdef')] }),
        );
        const length = 16 + (cut % (whole.length - 16));
        const bytes = Buffer.from(whole.subarray(0, length));
        bytes.writeUInt32BE(length, 0);
        const pdu = read(bytes);
        // Cut exactly before the parameters it is whole again.
        const beforeTlvs = whole.length - 4 - 7;
        expect(pdu.type).toBe(length === beforeTlvs ? 'deliver' : 'torn');
      }),
      RUNS,
    );
  });

  test('any octets at all are read without failing', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 300 }),
        fc.constantFrom(...Object.values(COMMANDS)),
        (bytes, command) => {
          const octetsOf = Buffer.from(bytes);
          octetsOf.writeUInt32BE(octetsOf.length, 0);
          octetsOf.writeUInt32BE(command, 4);
          expect(typeof read(octetsOf).type).toBe('string');
        },
      ),
      RUNS,
    );
  });

  test('a text that is too long is a bug of the writer, not a wrong message', () => {
    expect(() => written((to) => writeAnswer(to, COMMANDS.submit, 7, 'x'.repeat(65)))).toThrow(RangeError);
  });
});

describe('a stream', () => {
  test('cut at any places gives the same messages', () => {
    fc.assert(
      fc.property(
        fc.array(message, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(2000)),
        (messages, cuts) => {
          const bytes = written((to) => {
            for (const [n, each] of messages.entries())
              writeMessage(to, COMMANDS.submit, n + 1, { ...each, tlvs: [] });
          });
          const places = [0, ...new Set(cuts.map((cut) => cut % bytes.length)), bytes.length].sort(
            (a, b) => a - b,
          );
          const frames = new FrameReader();
          const seen: Pdu[] = [];
          for (const [n, place] of places.entries()) {
            if (n === 0) continue;
            const sound = frames.read(
              Buffer.from(bytes.subarray(places[n - 1]!, place)),
              (pdu) => seen.push(pdu) > 0,
            );
            expect(sound).toBe(true);
          }
          expect(seen).toMatchObject(messages.map((each, n) => ({ sequence: n + 1, message: each })));
        },
      ),
      RUNS,
    );
  });

  test.each([
    ['shorter than a head', '0000000f0000'],
    ['longer than any message', '7fffffff0000'],
    ['of another protocol', Buffer.from('HTTP/1.1 200 OK').toString('hex')],
  ])('with a length %s is lost', (_, hex) => {
    expect(new FrameReader().read(Buffer.from(hex, 'hex'), () => true)).toBe(false);
  });
});
