import { describe, expect, test } from 'vitest';
import { PLAIN } from '../../../tools/peers/smsc-receipt.ts';
import { absoluteInstant } from '../carriers/smpp-carrier.ts';
import { numberTlv, TAGS, textTlv } from './smpp-parameters.ts';
import { ESM } from './smpp-pdu.ts';
import { instantOf, isReceipt, readReceipt } from './smpp-receipt.ts';

const receipt = (text: string, tlvs: (typeof PLAIN)['tlvs'] = []) => ({
  ...PLAIN,
  esmClass: ESM.receipt,
  octets: Buffer.from(text, 'latin1'),
  tlvs,
});

describe('the text of a receipt', () => {
  test.each([
    [
      'id:0123456789 sub:001 dlvrd:001 submit date:2611220900 done date:2611220905 stat:DELIVRD err:000 text:Hello',
      'delivered',
      'DELIVRD',
      null,
      '2611220905',
    ],
    [
      'id:7 sub:001 dlvrd:000 submit date:261122090000 done date:261122090512 stat:UNDELIV err:001 text:',
      'bounced',
      'UNDELIV err 001',
      '1',
      '261122090512',
    ],
    ['id:7 stat:EXPIRED err:12', 'expired', 'EXPIRED err 12', '12', null],
    ['id:7 stat:DELETED', 'recalled', 'DELETED', null, null],
    ['id:7 stat:REJECTD err:0', 'bounced', 'REJECTD', null, null],
    ['id:7 stat:ACCEPTD', 'pending', 'ACCEPTD', null, null],
    ['id:7 stat:ENROUTE', 'pending', 'ENROUTE', null, null],
    ['id:7 stat:UNKNOWN', 'unknown', 'UNKNOWN', null, null],
    ['id:7 stat:delivered', 'delivered', 'DELIVERED', null, null],
    ['id:7 Stat:UNDELIVERABLE Err:MK:0001', 'bounced', 'UNDELIVERABLE err MK:0001', 'MK:0001', null],
    ['id:7 stat:SOMETHING', 'unknown', 'SOMETHING', null, null],
    ['who knows', 'unknown', 'no state', null, null],
  ])('%s', (text, fate, detail, error, done) => {
    expect(readReceipt(receipt(text))).toMatchObject({ fate, detail, error, done });
  });

  test('names the message, also where the person wrote of an id', () => {
    expect(readReceipt(receipt('id: ab-12 stat:DELIVRD text:id:other')).messageId).toBe('ab-12');
    expect(readReceipt(receipt('stat:DELIVRD')).messageId).toBeNull();
  });

  test('gives way to parameters', () => {
    const tlvs = [
      textTlv(TAGS.receiptedMessageId, 'ff'),
      numberTlv(TAGS.messageState, 5, 1),
      { tag: TAGS.networkErrorCode, value: Buffer.from([3, 0, 1]) },
      numberTlv(TAGS.userMessageReference, 9, 2),
    ];
    expect(readReceipt(receipt('id:255 stat:DELIVRD err:000', tlvs))).toMatchObject({
      messageId: 'ff',
      fate: 'bounced',
      error: '1',
      userReference: 9,
    });
  });

  test('may stand in message_payload', () => {
    const payload = { tag: TAGS.messagePayload, value: Buffer.from('id:5 stat:EXPIRED') };
    expect(readReceipt(receipt('', [payload]))).toMatchObject({ messageId: '5', fate: 'expired' });
  });

  test('on the way to a receipt nothing is final', () => {
    const notice = { ...receipt('id:5 stat:DELIVRD'), esmClass: ESM.intermediate };
    expect(isReceipt(notice)).toBe(true);
    expect(readReceipt(notice).fate).toBe('pending');
  });

  test('is not what a person writes', () => {
    expect(isReceipt({ ...receipt('id:5 stat:DELIVRD'), esmClass: 0 })).toBe(false);
    expect(isReceipt({ ...receipt('…'), esmClass: ESM.headed })).toBe(false);
  });
});

describe('the date of a receipt', () => {
  test.each([
    ['2611220930', 480, Date.UTC(2026, 10, 22, 1, 30)],
    ['261122093015', 0, Date.UTC(2026, 10, 22, 9, 30, 15)],
    ['2611320930', 0, null],
    ['2611222530', 0, null],
    ['2611220930', null, null],
    [null, 480, null],
  ])('%s at %s minutes', (done, ahead, at) => {
    expect(instantOf(done, ahead)).toBe(at);
  });

  test.each([
    ['261122093000032+', Date.UTC(2026, 10, 22, 1, 30)],
    ['261122093000020-', Date.UTC(2026, 10, 22, 14, 30)],
    ['000001020304000R', null],
    ['', null],
  ])('of a query: %s', (time, at) => {
    expect(absoluteInstant(time)).toBe(at);
  });
});
