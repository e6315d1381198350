declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';
  /** Decrypts a body of the content coding aes128gcm (RFC 8188) with the receiver's keys. */
  export function decrypt(
    body: Buffer,
    params: { version: 'aes128gcm'; privateKey: ECDH; authSecret: Buffer },
  ): Buffer;
}
