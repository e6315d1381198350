/**
 * By which way does the confirming code reach the borrower?
 *
 * As a message like any other, judged by the gate when it is its turn: asked for by him in his session, which stands in his log, so it
 * answers him and collects nothing. By text message where a number is on file, else in the app.
 */
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { askMessage } from '../contact/gather.ts';
import type { Client } from '../db/pool.ts';
import type { Told } from '../db/reading/told-account.ts';
import type { Known } from '../gate/silence.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';

/** Puts the message into the queue; returns what it answers in the person's log ("f12") and its way. */
export async function sendCode(
  client: Client,
  { key, account, person }: Told,
  today: Day,
  at: Minute,
  minutes: number,
  known: Known,
  template: 'agreement-code' | 'sign-in-code' = 'agreement-code',
): Promise<{ readonly asked: string; readonly sentBy: 'in-app' | 'sms' }> {
  const borrower = { slot: key.slot, borrower: person.id };
  const debts = [String(account.id)];
  const fact = {
    type: 'inbound',
    way: 'in-app',
    from: BORROWER,
    address: null,
    conversation: false,
    discussed: [],
    debts,
  } as const;
  const [number] = await tellOfPeopleIn(client, [{ key: borrower, at, fact }], known);
  const asked = `f${number!}`;
  const sentBy = person.phone === null ? 'in-app' : 'sms';
  await askMessage(client, {
    key: borrower,
    way: sentBy,
    template,
    tone: 'plain',
    purpose: 'requested-information',
    debts,
    replyTo: asked,
    day: today,
    notBefore: at,
    notAfter: at + minutes,
  });
  return { asked, sentBy };
}
