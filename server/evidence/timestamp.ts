/**
 * Who else can say that a seal was there on its day?
 *
 * A timestamp authority (RFC 3161), where the house names one: it is sent the SHA-256 of a seal's text and signs it with the time. It is
 * asked after the seal is committed; one that does not answer costs nothing but the stamp, which is asked for again the next night.
 */
import { randomBytes } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { PKIStatus, TimeStampResp } from '@peculiar/asn1-tsp';
import { stampSeal, unstampedSeals } from '../db/evidence/seal-rows.ts';
import type { Pool } from '../db/pool.ts';
import { wordsOf } from '../trouble.ts';
import { readStamp } from './verifying/stamp-reading.ts';

/** What came of asking for timestamps. `why`: of the first that was not given. */
export interface Stamping {
  readonly stamped: number;
  readonly why: string | null;
}

/** Seals without a timestamp that are tried together. */
const TOGETHER = 100;
const PATIENCE_MS = 10_000;

/** Asks for the timestamps of seals that have none; nothing where no authority is named (ANHUAN_TSA_URL). */
export async function stampSeals(
  pool: Pool,
  url: string | undefined = process.env.ANHUAN_TSA_URL,
): Promise<Stamping> {
  if (url === undefined || url === '') return { stamped: 0, why: null };
  let stamped = 0;
  for (const { day, hash } of await unstampedSeals(pool, TOGETHER)) {
    const answer = await askAuthority(url, hash);
    if ('why' in answer) return { stamped, why: answer.why };
    await stampSeal(pool, day, answer.token);
    stamped += 1;
  }
  return { stamped, why: null };
}

/** Asks one authority about one digest (SHA-256). */
export async function askAuthority(
  url: string,
  digest: Uint8Array,
): Promise<{ readonly token: Uint8Array } | { readonly why: string }> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: new Uint8Array(requestFor(digest, randomBytes(8))),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) return { why: `the authority answered ${answer.status}` };
    const { status, timeStampToken } = AsnConvert.parse(await answer.arrayBuffer(), TimeStampResp);
    if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods)
      return { why: `the authority refused (status ${status.status})` };
    if (timeStampToken === undefined) return { why: 'the authority gave no token' };
    const token = new Uint8Array(AsnConvert.serialize(timeStampToken));
    const imprint = readStamp(token)?.imprint;
    return imprint !== undefined && Buffer.from(digest).equals(imprint)
      ? { token }
      : { why: 'the token is about something else' };
  } catch (error) {
    return { why: wordsOf(error) };
  }
}

/** TimeStampReq as RFC 3161 2.4.1 has it: version 1, SHA-256 of the seal, a nonce, and the certificate is wanted. */
function requestFor(digest: Uint8Array, nonce: Uint8Array): Buffer {
  const sha256 = Buffer.from('300d06096086480165030402010500', 'hex');
  const imprint = der(0x30, Buffer.concat([sha256, der(0x04, digest)]));
  // A leading zero keeps the number positive, a leading one bit behind it keeps it in its shortest form.
  const number = Buffer.concat([Buffer.of(0, nonce[0]! | 0x80), nonce.subarray(1)]);
  const parts = [der(0x02, Buffer.of(1)), imprint, der(0x02, number), der(0x01, Buffer.of(0xff))];
  return der(0x30, Buffer.concat(parts));
}

const der = (tag: number, body: Uint8Array): Buffer => Buffer.concat([Buffer.of(tag, body.length), body]);
