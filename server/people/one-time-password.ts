/**
 * Which six digits does the person's telephone show now, and does one of the written-down codes open in its stead?
 *
 * RFC 6238: HMAC-SHA-1 over the number of 30-second steps since 1970, six digits; one step before and after counts, none counts twice.
 * Recovery codes are 120 random bits each, so that their plain digest may be kept (ASVS 5.0, 6.5.2: from 112 bits on nobody can try them all).
 */
import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 15;
const RECOVERY_LETTERS = (RECOVERY_BYTES * 8) / 5;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The step that an instant lies in. Milliseconds since 1970. */
export function stepAt(milliseconds: number): number {
  return Math.floor(milliseconds / 1000 / STEP_SECONDS);
}

/** The digits of a step (RFC 4226 §5.3). */
export function digitsOf(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const from = mac[mac.length - 1]! & 0xf;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The step whose digits these are, around `now`; null: none. */
export function stepOf(secret: Uint8Array, typed: string, now: number): number | null {
  const given = Buffer.from(typed.replaceAll(/\s/g, ''));
  const near = [0, -1, 1].map((off) => stepAt(now) + off);
  const found = near.filter((step) => {
    const right = Buffer.from(digitsOf(secret, step));
    return given.length === right.length && timingSafeEqual(given, right);
  });
  return found[0] ?? null;
}

/** Bytes as people and telephones take them (RFC 4648 §6), without padding. */
export function base32(bytes: Uint8Array): string {
  let out = '';
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += LETTERS[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? out + LETTERS[(held << (5 - bits)) & 31] : out;
}

/** The address that a telephone reads from the picture. */
export function telephoneAddress(secret: Uint8Array, login: string): string {
  const words = new URLSearchParams({ secret: base32(secret), issuer: 'Anhuan' });
  return `otpauth://totp/Anhuan:${encodeURIComponent(login)}?${words}`;
}

/** Codes to write down: "ABCD-EFGH-IJKL-MNOP-QRST-UVWX". */
export function freshRecovery(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    base32(randomBytes(RECOVERY_BYTES)).replace(/(.{4})(?=.)/g, '$1-'),
  );
}

/** What is kept of one; null: it does not look like one. */
export function recoveryDigest(typed: string): Buffer | null {
  const plain = typed.toUpperCase().replaceAll(/[^A-Z2-7]/g, '');
  return plain.length === RECOVERY_LETTERS ? hash('sha256', `recovery/${plain}`, 'buffer') : null;
}
