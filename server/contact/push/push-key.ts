/**
 * With which key do we sign what we push, on every host the same?
 *
 * A browser subscribes to one sender's public key (VAPID, RFC 8292) and its push service takes nothing signed by another; a new key
 * would silence every device. So the pair is made once and lies in the database, its secret half wrapped by the master key.
 */
import webpush from 'web-push';
import { keepPushKey } from '../../db/contact/push-device-rows.ts';
import type { Queryable } from '../../db/pool.ts';
import { masterInForce, masterNamed } from '../../vault/key-ring.ts';

/** The pair, as web browsers and push services write it (base64url). */
export interface PushKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

export const PUSH_PLACE = 'push-key';

/** The pair of this house, made when there is none. */
export async function pushKey(db: Queryable): Promise<PushKey> {
  const master = await masterInForce(db);
  const fresh = webpush.generateVAPIDKeys();
  const kept = await keepPushKey(db, {
    public: fresh.publicKey,
    master: master.id,
    wrapped: master.wrap(Buffer.from(fresh.privateKey), PUSH_PLACE),
  });
  return {
    publicKey: kept.public,
    privateKey: masterNamed(kept.master).unwrap(kept.wrapped, PUSH_PLACE).toString(),
  };
}
