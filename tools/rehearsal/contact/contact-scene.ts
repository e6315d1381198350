/**
 * Where is dispatch rehearsed: which plan, which words, which carriers?
 *
 * The people of the gate's rehearsal, each with contacts planned for the day as closing would have planned them. The words are short
 * and made from the facts as composing finds them; carriers are real sockets to an exchange that can misbehave.
 */
import type { Channel } from '../../../rules/account.ts';
import type { Compose } from '../../../server/contact/judge-batch.ts';
import { CopyWriter } from '../../../server/db/binary-copy.ts';
import { CONTACT_COLUMNS, writeContact } from '../../../server/db/book-row.ts';
import { copyIn } from '../../../server/db/copy-stream.ts';
import { type Pool, transaction } from '../../../server/db/pool.ts';
import { type Rehearsed, TODAY } from '../gate-scene.ts';

/** Plans one contact by each of these channels for each of these people. */
export async function planContacts(
  pool: Pool,
  people: readonly Rehearsed[],
  channels: readonly Channel[],
): Promise<void> {
  const out = new CopyWriter(1 << 16);
  for (const { key, account } of people)
    for (const channel of channels)
      writeContact(out, {
        slot: key.slot,
        accountId: account.accountId,
        borrower: key.borrower,
        day: TODAY,
        step: STEPS[channel] ?? channel,
        channel,
        template: 'overdue',
        state: 'planned',
        reason: 'rehearsed',
      });
  await transaction(pool, (client) => copyIn(client, 'contact', CONTACT_COLUMNS, out));
}

const STEPS: Readonly<Partial<Record<Channel, string>>> = { 'in-app': 'notice', sms: 'sms-first' };

/** A sentence with the debts that are still open and the check code. */
export const plainWords: Compose = ({ template, way, debts }, { language, accounts }, _minute, code) => {
  const open = accounts.filter(({ account }) => debts.includes(String(account.id)));
  const owed = open.map(({ account: { id, balances } }) => {
    const due = balances.duePrincipal + balances.dueInterest + balances.dueFee;
    return `${id}: ${due}`;
  });
  return {
    state: 'composed',
    template: `${template}/${way}@rehearsed`,
    language,
    outer: null,
    // The far end of a text knows the message by the debt that it begins with.
    body: `${debts.join(' ')}: ${owed.join('; ')} (${code})`,
    html: null,
    debts,
    facts: { code },
    content: [],
    findings: [],
  };
};
