/** How does this browser's device make a passkey, or show one? The words between come from the server and go back to it. */
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { tell } from '../api/ask.ts';

/** Whether this browser can at all. */
export const hasPasskeys = (): boolean => typeof PublicKeyCredential === 'function';

/** Has a device make a passkey and the server keep it under `name`. */
export async function makePasskey(name: string): Promise<void> {
  const optionsJSON = await tell<PublicKeyCredentialCreationOptionsJSON>('/people/own/passkeys/begin', {});
  await tell('/people/own/passkeys', { name, answer: await startRegistration({ optionsJSON }) });
}

/** Has a device vouch: to come in, or to show the second factor once more. */
export async function showPasskey(why: 'sign-in' | 'confirm'): Promise<void> {
  const [begin, end] =
    why === 'sign-in'
      ? ['/people/passkey/begin', '/people/passkey/sign-in']
      : ['/people/confirm/passkey/begin', '/people/confirm/passkey'];
  const optionsJSON = await tell<PublicKeyCredentialRequestOptionsJSON>(begin, {});
  await tell(end, { answer: await startAuthentication({ optionsJSON }) });
}
